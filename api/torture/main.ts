import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ownRedis } from '../src/live/redis-server.testing.ts';
import { bugs } from './planted/bugs.ts';
import { torture } from './torture.ts';

// `npm run torture`: the proof of delivery in its long form. It prints what was done and what came of it, and fails on any fault.

/** What the servers wrote to standard error, for who looks for a reason. */
const kept = resolve(import.meta.dirname, '..', '..', '.cache', 'torture');

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    deliveries: { type: 'string', default: '20000' },
    servers: { type: 'string', default: '3' },
    followers: { type: 'string', default: '16' },
    bus: { type: 'string', default: 'postgres' },
    planted: { type: 'string' },
  },
});

if (!['postgres', 'redis'].includes(values.bus)) throw new Error(`--bus is postgres or redis, and not ${values.bus}`);
if (values.planted !== undefined && bugs[values.planted] === undefined)
  throw new Error(`--planted is one of ${Object.keys(bugs).join(', ')}, and not ${values.planted}`);
// Whatever was started here ends with this process, also when that is told to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const say = (line: string) => console.log(line);
const seed = Number(values.seed);
say(`seed ${seed}${values.planted === undefined ? '' : `, with the planted bug "${values.planted}"`}`);
const outcome = await torture({
  seed,
  deliveries: Number(values.deliveries),
  servers: Number(values.servers),
  followers: Number(values.followers),
  bus: values.bus === 'redis' ? await ownRedis() : undefined,
  planted: values.planted,
  say,
});
const { counts, troubles, faults, contradictions, record } = outcome;
say('');
say(
  `deliveries: ${outcome.deliveries} of ${record.log.length} places in the log, to ${record.followers.length} followers over ${outcome.lines} lines`,
);
say(`acknowledged writes: ${record.acknowledged.length}, looked up on other servers: ${record.reads.length}`);
say(
  `told in gaps: ${outcome.gaps} times, that ${outcome.leftOut} were left out, to ${record.latest.length} who want the newest alone; steps of followed lists: ${outcome.listSteps}`,
);
say(
  Object.entries(troubles)
    .map(([name, times]) => `${name}: ${times}`)
    .join(', '),
);
say(
  Object.entries(counts)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(', '),
);
say(
  `contradictions of tables and lists: ${contradictions.length}; the last follower was there ${Math.round(outcome.settledMs)} ms after the last trouble`,
);
for (const { kind, what } of faults.slice(0, 20)) say(`${kind}: ${what}`);
for (const contradiction of contradictions.slice(0, 20)) say(contradiction);
const isFlawless = faults.length === 0 && contradictions.length === 0 && outcome.deliveries >= Number(values.deliveries);
say(
  `${isFlawless ? 'Nothing' : 'SOMETHING'} was wrong in ${outcome.seconds} s. Again: npm run torture -- --seed ${seed} --bus ${values.bus}`,
);
mkdirSync(kept, { recursive: true });
writeFileSync(join(kept, `${seed}-${values.bus}.log`), outcome.complaints);
process.exit(isFlawless ? 0 : 1);
