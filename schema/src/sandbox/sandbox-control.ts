export interface SandboxState {
  readonly isRunning: boolean;
  readonly speed: number;
  readonly movesMade: number;
}

/** The sandbox carrier's handles: it is a program beside the portal and works through the public API like any other. */
export interface SandboxControl {
  state(): SandboxState;
  setRunning(running: boolean): void;
  setSpeed(factor: number): void;
  /** Places fresh orders of demo customers; answers how many. */
  seed(orders: number): Promise<number>;
}
