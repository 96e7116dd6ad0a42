import { readdirSync, readFileSync } from 'node:fs';

/** CPU time of a process so far, user and system, all its threads, in milliseconds; asked of the kernel, not of the process. */
export function cpuOf(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // A thread that has just ended.
    }
  }
  return nanoseconds / 1e6;
}

/** Memory of a process that is in RAM, in bytes. */
export function residentOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

/** A process and all that it has started. */
export function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...(children === '' ? [] : children.split(' ').flatMap((child) => familyOf(Number(child))))];
}

const ticksPerSecond = 100;

/** CPU time of a process, what it has started, and what of that has ended by now, in milliseconds. To a hundredth of a second. */
export function familyCpuOf(pid: number): number {
  let ticks = 0;
  for (const member of familyOf(pid)) {
    try {
      const fields = readFileSync(`/proc/${member}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      // utime, stime, cutime, cstime
      ticks += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    } catch {
      // It has just ended and is counted with its parent.
    }
  }
  return (ticks / ticksPerSecond) * 1_000;
}

/** The moment by the clock that all processes of this machine share, in milliseconds with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();
