import type { Store } from '#stores';
import { MAX_ENTRY_BYTES } from './entry.js';
import type { Placed } from './judge.js';
import { checkpointPath, entryNumber, entryPath, ledgerFolder } from './layout.js';
import { entryBeyond, inOrderOf, listCheckpoints, readLine, readText } from './reading.js';

/** Entries in a checkpoint, where it is not said otherwise. */
export const CHECKPOINT_EVERY = 1_000;
/** Largest checkpoint that is read, in bytes. */
const MAX_CHECKPOINT_BYTES = 4 * CHECKPOINT_EVERY * MAX_ENTRY_BYTES;
/** Objects that are read at the same time. */
const AT_ONCE = 32;

/**
 * Entries as checkpoints bundle them, and one by one after the last: few requests, however long the ledger is. The last entry of each
 * checkpoint is read by itself too; where it is not what is bundled, its place is given as empty, so that somebody looks closer.
 */
export async function* bundledPlaces(
  store: Store,
  name: string,
  after: number,
): AsyncGenerator<Placed, void, undefined> {
  let place = after + 1;
  const checkpoints = (await listCheckpoints(store, name)).filter((to) => to > after);
  for await (const bundle of inOrderOf(checkpoints, (to) => readWithLast(store, name, to), 2)) {
    const { from, to, lines, path, last } = bundle;
    yield* filesBetween(store, name, place, from - 1);
    for (const [index, line] of lines.entries()) {
      const seq = from + index;
      if (seq < place) continue;
      yield { seq, line: seq === to && line !== last ? undefined : line, path };
      place = seq + 1;
    }
  }
  yield* upwards(store, name, place);
}

/** Every entry by itself, found by listing all of them. */
export async function* listedPlaces(
  store: Store,
  name: string,
  after: number,
  onCovered: (seq: number, path: string, how: 'overwritten' | 'deleted') => void,
): AsyncGenerator<Placed, void, undefined> {
  let last = after;
  for await (const { path, covered } of store.list(ledgerFolder(name))) {
    const seq = entryNumber(name, path);
    if (seq === undefined || seq <= after) continue;
    last = Math.max(last, seq);
    if (covered !== undefined) onCovered(seq, path, covered);
  }
  yield* filesBetween(store, name, after + 1, last);
}

export interface Checkpoint {
  /** Number of the entry that its first line should be. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly path: string;
}

/** Entries as a checkpoint says them: one a line, the last the one in its name. Nothing of it is checked here. */
export async function readCheckpoint(store: Store, name: string, to: number): Promise<Checkpoint> {
  const path = checkpointPath(name, to);
  const text = (await readText(store, path, MAX_CHECKPOINT_BYTES)) ?? '';
  const lines = text.replace(/\n$/, '').split('\n');
  return { from: to - lines.length + 1, to, lines, path };
}

/** Each entry of a range by itself, the missing ones too. */
export async function* filesBetween(
  store: Store,
  name: string,
  first: number,
  last: number,
): AsyncGenerator<Placed, void, undefined> {
  yield* inOrderOf(range(first, last), (seq) => placedAt(store, name, seq), AT_ONCE);
}

function* range(first: number, last: number): Generator<number, void, undefined> {
  for (let seq = first; seq <= last; seq++) yield seq;
}

async function readWithLast(
  store: Store,
  name: string,
  to: number,
): Promise<Checkpoint & { readonly last: string | undefined }> {
  const [checkpoint, last] = await Promise.all([readCheckpoint(store, name, to), readLine(store, name, to)]);
  return { ...checkpoint, last };
}

async function placedAt(store: Store, name: string, seq: number): Promise<Placed> {
  return { seq, line: await readLine(store, name, seq), path: entryPath(name, seq) };
}

/** Entries by their numbers until there is none any more, some at once and then more. */
async function* upwards(store: Store, name: string, first: number): AsyncGenerator<Placed, void, undefined> {
  for (let seq = first, many = 4; ; many = Math.min(2 * many, AT_ONCE)) {
    const end = seq + many;
    for await (const placed of filesBetween(store, name, seq, end - 1)) {
      if (placed.line === undefined) {
        if ((await entryBeyond(store, name, placed.seq)) === undefined) return;
        // It may have been written just now, before the one beyond.
        yield await placedAt(store, name, placed.seq);
      } else yield placed;
    }
    seq = end;
  }
}
