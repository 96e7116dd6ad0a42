/** What a caller may still ask for, in the points that operations cost. */
export interface RateStanding {
  readonly limit: number;
  /** Of the operation that was asked last. */
  readonly cost: number;
  readonly remaining: number;
  /** When everything is there again, if nothing more is asked. */
  readonly resetAt: Date;
}
