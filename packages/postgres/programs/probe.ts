import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '#verdict';
import { runProgram } from '#process';
import type { PostgresVersion, ProgramName } from './types.js';
import { parseVersion } from './version.js';

/** Longer than any program takes to say its version, a container that starts included. */
const TIMEOUT_MS = 60_000;

/** What a folder turned out to hold. */
export type Probe =
  | { readonly kind: 'good'; readonly version: PostgresVersion }
  | { readonly kind: 'missing'; readonly programs: readonly ProgramName[] }
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * Look whether a folder has every program that is needed, of one version, and whether they run.
 *
 * @param env beside a minimal environment of our own: no secret of the run reaches a program that nobody has looked at yet
 */
export async function probe(
  folder: string,
  need: readonly ProgramName[],
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Probe> {
  const there = await Promise.all(need.map((name) => executable(join(folder, name))));
  const missing = need.filter((_, index) => there[index] !== true);
  if (missing.length > 0) return { kind: 'missing', programs: missing };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const versions = await Promise.all(
      need.map((name) => versionOf(join(folder, name), env, AbortSignal.any([signal, timeout]))),
    );
    return agreed(versions);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'broken', reason: timeout.aborted ? 'no answer to --version' : messageOf(error) };
  }
}

export async function executable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function versionOf(
  path: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<PostgresVersion> {
  const text = await runProgram(path, {
    args: ['--version'],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...env },
    signal,
  });
  return parseVersion(text);
}

function agreed(versions: readonly PostgresVersion[]): Probe {
  const [first] = versions;
  if (first === undefined) throw new RangeError('no program was asked for');
  const texts = new Set(versions.map((version) => version.text));
  if (texts.size === 1) return { kind: 'good', version: first };
  return { kind: 'broken', reason: `it mixes programs of ${[...texts].join(' and ')}` };
}
