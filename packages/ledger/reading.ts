import type { Store } from '#stores';
import { UserError } from '#verdict';
import { MAX_ENTRY_BYTES } from './entry.js';
import { checkpointNumber, checkpointsFolder, entryPath } from './layout.js';

/**
 * The text of a small object; undefined where there is none.
 *
 * @param limit largest object in bytes; of a larger one the beginning is given, which is then not what it should be
 * @throws UserError where the store does not give it, though it is there
 */
export async function readText(store: Store, path: string, limit: number): Promise<string | undefined> {
  for (let again = true; ; again = false) {
    try {
      const parts: Uint8Array[] = [];
      for await (const part of store.get(path, { start: 0, end: limit })) parts.push(part);
      return Buffer.concat(parts).toString('utf8');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if ((await store.head(path)) === undefined) return undefined;
      // Somebody may have written it just now.
      if (!again) throw error;
    }
  }
}

/** The line of an entry without its line break; undefined where there is none. */
export async function readLine(store: Store, name: string, seq: number): Promise<string | undefined> {
  const text = await readText(store, entryPath(name, seq), MAX_ENTRY_BYTES);
  return text?.replace(/\n$/, '');
}

/** Numbers of the checkpoints, in order. */
export async function listCheckpoints(store: Store, name: string): Promise<readonly number[]> {
  const numbers: number[] = [];
  for await (const { path } of store.list(checkpointsFolder(name))) {
    const seq = checkpointNumber(name, path);
    if (seq !== undefined) numbers.push(seq);
  }
  return numbers;
}

/** How far behind a missing entry later ones are looked for. */
const BEYOND = [1, 2, 3, 4, 8, 32, 128, 512, 2_048, 8_192, 32_768];

/** Whether there is an entry of some number. */
export async function hasEntry(store: Store, name: string, seq: number): Promise<boolean> {
  return (await store.head(entryPath(name, seq))) !== undefined;
}

/**
 * A number beyond a missing entry under which there is one; undefined where none was found. Only some numbers are asked for, so that a
 * long ledger costs no listing: a hole with little behind it may be missed here, and is seen by whoever lists all.
 */
export async function entryBeyond(store: Store, name: string, missing: number): Promise<number | undefined> {
  const asked = BEYOND.map((step) => missing + step);
  const there = await Promise.all(asked.map((seq) => hasEntry(store, name, seq)));
  return asked.find((_, index) => there[index]);
}

/**
 * The number of the last entry, found by asking for numbers and not by listing all: 0 where there is none.
 *
 * @param from an entry that is there, or 0
 */
export async function lastNumber(store: Store, name: string, from: number): Promise<number> {
  let there = from;
  let step = 1;
  while (await hasEntry(store, name, there + step)) {
    there += step;
    step *= 2;
  }
  // There is one at `there`, and none at `there + step`.
  let missing = there + step;
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (await hasEntry(store, name, middle)) there = middle;
    else missing = middle;
  }
  return there;
}

/** Do something for each number of a range, so many at once, and give the results in order. */
export async function* inOrderOf<T>(
  numbers: Iterable<number>,
  work: (seq: number) => Promise<T>,
  atOnce: number,
): AsyncGenerator<T, void, undefined> {
  const running: Promise<T>[] = [];
  for (const seq of numbers) {
    const next = work(seq);
    // It is awaited in its turn; until then nobody is told.
    next.catch(() => undefined);
    running.push(next);
    if (running.length >= atOnce) yield await shifted(running);
  }
  while (running.length > 0) yield await shifted(running);
}

function shifted<T>(running: Promise<T>[]): Promise<T> {
  const first = running.shift();
  if (first === undefined) throw new Error('nothing is running');
  return first;
}
