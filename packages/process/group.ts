import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram, signalGroup } from './run.js';
import { ownHost, startOf } from './identity.js';

/** A program that was started with `startProgram`, and whatever it started in its group: told from later ones with the same number. */
export interface ProcessGroup {
  /** Number of the program, and of its group. */
  readonly pid: number;
  /** Host and process namespace: a number means nothing in another one. */
  readonly host: string;
  /** When the program started, in the system's own terms. */
  readonly started: string;
  /** Stands in its environment as `GROUP_MARK`, and in that of its children: they may outlive it. */
  readonly mark: string;
}

/** The variable that a group is known by when the program that leads it is gone. */
export const GROUP_MARK = 'BACKPROOF_GROUP';

const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;

/** What a later process needs to end a program's group. Asked while it runs. */
export async function groupOf(pid: number, mark: string): Promise<ProcessGroup> {
  return { pid, mark, host: await ownHost(), started: (await startOf(pid)) ?? '' };
}

/** End a group: SIGTERM, and SIGKILL where it does not obey within five seconds. Nothing is done where it is gone, or another's. */
export async function endGroup(group: ProcessGroup): Promise<void> {
  if (!(await isStill(group))) return;
  signalGroup(group.pid, 'SIGTERM');
  if (await goneWithin(group.pid, PATIENCE_MS)) return;
  signalGroup(group.pid, 'SIGKILL');
  await goneWithin(group.pid, PATIENCE_MS);
}

/**
 * The system gives a number to no other process while a group bears it. So where the program itself runs, its start decides;
 * where only its children do, the mark does.
 */
async function isStill(group: ProcessGroup): Promise<boolean> {
  if (group.host !== (await ownHost())) return false;
  const members = await membersOf(group.pid);
  if (members.includes(group.pid)) return (await startOf(group.pid)) === group.started;
  for (const pid of members) {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    if (environment.split('\0').includes(`${GROUP_MARK}=${group.mark}`)) return true;
  }
  return false;
}

async function goneWithin(group: number, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while ((await membersOf(group)).length > 0) {
    if (performance.now() > deadline) return false;
    await sleep(PAUSE_MS);
  }
  return true;
}

/** The processes of a group that run; those that have ended and wait to be read by their parents do not count. */
async function membersOf(group: number): Promise<readonly number[]> {
  return process.platform === 'linux' ? membersByProc(group) : membersByPs(group);
}

async function membersByProc(group: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const members = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
      // After the name in parentheses, which may hold anything: state, parent, group (proc(5)).
      const [state = '', , own] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(own) === group && !'ZX'.includes(state) ? [Number(pid)] : [];
    }),
  );
  return members.flat();
}

async function membersByPs(group: number): Promise<readonly number[]> {
  const table = await runProgram('/bin/ps', { args: ['-axo', 'pid=,pgid=,stat='], env: {} });
  return table.split('\n').flatMap((line) => {
    const [pid, own, state = 'Z'] = line.trim().split(/\s+/);
    return Number(own) === group && !state.startsWith('Z') ? [Number(pid)] : [];
  });
}
