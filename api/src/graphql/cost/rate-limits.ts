import type { RateStanding } from '@sporbar/schema/rate-limit.ts';
import type { Clock } from '@sporbar/schema/time.ts';

/** How much a caller may ask for. */
export interface Rate {
  /** What may be spent at once. */
  readonly limit: number;
  /** What comes back each second. */
  readonly perSecond: number;
}

/** Dozens of times what the busiest page of the site asks for, each minute and all at once. */
export const usualRate: Rate = { limit: 1_500_000, perSecond: 25_000 };

interface Bucket {
  left: number;
  at: number;
}

export interface Taken {
  readonly standing: RateStanding;
  /** Absent when it was let through. */
  readonly retryAfterSeconds?: number;
}

const fewestSwept = 1_000;

/**
 * A bucket for each key, user or address: what an operation costs is taken out before it runs, and it fills again with
 * time. What does not fit takes nothing. Kept in this process: each server of an installation counts for itself.
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: Rate;
  readonly #clock: Clock;
  #sweepAt = fewestSwept;

  constructor(clock: Clock, rate: Rate = usualRate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** How many callers are remembered: those whose bucket is not full. */
  get size(): number {
    return this.#buckets.size;
  }

  take(who: string, cost: number): Taken {
    const { limit, perSecond } = this.#rate;
    const now = this.#clock.now().getTime();
    const left = this.#leftOf(this.#buckets.get(who), now);
    const isEnough = cost <= left;
    const remaining = isEnough ? left - cost : left;
    if (isEnough && cost > 0) this.#keep(who, { left: remaining, at: now });
    const resetAt = new Date(now + Math.ceil(((limit - remaining) / perSecond) * 1_000));
    const standing = { limit, cost, remaining: Math.floor(remaining), resetAt };
    return isEnough ? { standing } : { standing, retryAfterSeconds: Math.ceil((Math.min(cost, limit) - left) / perSecond) };
  }

  #leftOf(bucket: Bucket | undefined, now: number): number {
    const { limit, perSecond } = this.#rate;
    if (bucket === undefined) return limit;
    return Math.min(limit, bucket.left + (Math.max(0, now - bucket.at) / 1_000) * perSecond);
  }

  /** A full bucket is one that nobody has: it is forgotten, at the latest when there are twice as many as were needed. */
  #keep(who: string, bucket: Bucket): void {
    this.#buckets.set(who, bucket);
    if (this.#buckets.size < this.#sweepAt) return;
    for (const [name, held] of this.#buckets) if (this.#leftOf(held, bucket.at) >= this.#rate.limit) this.#buckets.delete(name);
    this.#sweepAt = Math.max(fewestSwept, 2 * this.#buckets.size);
  }
}
