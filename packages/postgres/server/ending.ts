import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#verdict';
import { commandOf, isAlive } from '#process';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 20;

/** The process that serves a data folder, if one does: read from the server's own file, and looked at before it is believed. */
export async function serverProcess(data: string): Promise<number | undefined> {
  let text: string;
  try {
    text = await readFile(join(data, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(text.split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  return (await isServerOf(pid, data)) ? pid : undefined;
}

/**
 * End a server at once, without the checkpoint of an orderly end, as nothing of it must survive: SIGQUIT, and SIGKILL to its
 * process group where it does not obey.
 */
export async function endProcess(pid: number): Promise<void> {
  send(pid, 'SIGQUIT');
  if (await goneWithin(pid, PATIENCE_MS)) return;
  // The servers that we start lead a process group of their own.
  send(-pid, 'SIGKILL');
  await goneWithin(pid, PATIENCE_MS);
}

async function goneWithin(pid: number, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(PAUSE_MS);
  }
  return true;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** Whether a process is a PostgreSQL server of this data folder: asked before it is sent a signal. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  const args = await commandOf(pid);
  if (process.platform !== 'linux') return args.join(' ').includes(data);
  // Programs of unpacked packages run by way of their own dynamic loader, which then comes first.
  const program = args.slice(0, Math.max(0, args.indexOf(data)));
  return program.some((part) => /(^|\/)(postgres|postmaster)$/.test(part));
}
