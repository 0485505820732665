import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { codeOf } from '#verdict';
import { runProgram } from './run.js';

/** One process, told from a later one with the same number. */
export interface ProcessIdentity {
  /** Host and process namespace: a number means nothing in another one. */
  readonly host: string;
  readonly pid: number;
  /** When it started, in the system's own terms. */
  readonly started: string;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  const started = await startOf(process.pid);
  return { host: await ownHost(), pid: process.pid, started: started ?? '' };
}

/** `unknown` for a process of another host or container, which cannot be seen from here. */
export async function stateOf(identity: ProcessIdentity): Promise<'alive' | 'gone' | 'unknown'> {
  if (identity.host !== (await ownHost())) return 'unknown';
  const started = await startOf(identity.pid);
  return started !== undefined && started === identity.started ? 'alive' : 'gone';
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** This machine, as long as it is up, and the namespace of process numbers that we are in. */
export async function ownHost(): Promise<string> {
  const [boot, namespace] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return [hostname(), boot.trim(), namespace].filter((part) => part !== '').join(' ');
}

/** When a process started, in the system's own terms; undefined where it does not run. */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return await ps(pid, 'lstart=');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field, the program's name in parentheses, may hold anything; the start is the 22nd (proc(5)).
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

/** A process's command line, argument by argument; where the system does not tell them apart, as one; empty where it is gone. */
export async function commandOf(pid: number): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [(await ps(pid, 'command=')) ?? ''];
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const text = await runProgram('/bin/ps', { args: ['-o', column, '-p', String(pid)], env: {} }).catch(
    () => '',
  );
  return text.trim() === '' ? undefined : text.trim();
}
