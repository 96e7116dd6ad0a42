/** BENCH_QUICK=1 tries the bench itself in small: its figures mean nothing and are not kept. */
export const isQuick = process.env.BENCH_QUICK !== undefined;

export const brief = isQuick ? { rounds: 2, milliseconds: 500 } : { rounds: 5, milliseconds: 3_000 };
