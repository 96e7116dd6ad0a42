/** A Redis or Valkey server of our own, which forgets everything when it is killed. */
export interface Bus {
  readonly url: string;
  readonly about: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}
