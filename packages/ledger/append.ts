import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { PARTIAL, type Store } from '#stores';
import { UserError } from '#verdict';
import { writeCheckpoint } from './checkpoint.js';
import {
  NOTHING_BEFORE,
  encodeEntry,
  headFrom,
  parseEntry,
  type EntryLine,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerHead,
} from './entry.js';
import { entryPath } from './layout.js';
import { CHECKPOINT_EVERY } from './places.js';
import { entryBeyond, hasEntry, lastNumber, listCheckpoints, readLine } from './reading.js';

export interface AppendOptions {
  /** Entries after which a checkpoint is written. */
  readonly checkpointEvery?: number;
  readonly signal?: AbortSignal;
}

/** How often others may be faster before it is given up: somebody gets on each time. */
const TRIES = 400;
/** Longest pause before the next try, in milliseconds. */
const LONGEST_PAUSE_MS = 100;
/** After so long nobody is writing any more who left a half-written entry in a directory: a put takes a blink. */
const ABANDONED_MS = 60_000;

/** Appends of this process to one ledger, one after the other: against each other they would only lose time. */
interface Queue {
  /** Settled with the last of them. */
  ended: Promise<unknown>;
  /** Number of an entry that is there, to look for the end from; 0 where none is known. */
  known: number;
}

const queues = new WeakMap<Store, Map<string, Queue>>();

function queueFor(store: Store, name: string): Queue {
  const ofStore = queues.get(store) ?? new Map<string, Queue>();
  queues.set(store, ofStore);
  const queue = ofStore.get(name) ?? { ended: Promise.resolve(), known: 0 };
  ofStore.set(name, queue);
  return queue;
}

/**
 * Write down what was done. Where several do so at the same time, each gets a place of its own and nothing is lost, on stores that
 * let one of several writers win (`conditionalWrites`); elsewhere one writer at a time is assumed, and verification shows where two were.
 *
 * @returns the new head: what is put where whoever can write to the store cannot
 * @throws UserError where the store refuses
 */
export async function appendEntry(
  store: Store,
  name: string,
  event: LedgerEvent,
  options: AppendOptions = {},
): Promise<LedgerHead> {
  const queue = queueFor(store, name);
  const mine = queue.ended.then(() => append(store, name, event, queue, options));
  queue.ended = mine.catch(() => undefined);
  return mine;
}

/** The last entry; undefined where there is none. @throws UserError where it cannot be read */
export async function headOf(store: Store, name: string): Promise<LedgerHead | undefined> {
  const last = await lastEntry(store, name, 0);
  return last === undefined ? undefined : headFrom(last);
}

async function append(
  store: Store,
  name: string,
  event: LedgerEvent,
  queue: Queue,
  { checkpointEvery = CHECKPOINT_EVERY, signal }: AppendOptions,
): Promise<LedgerHead> {
  for (let tried = 1; ; tried++) {
    signal?.throwIfAborted();
    const last = await lastEntry(store, name, queue.known);
    queue.known = last?.seq ?? 0;
    const next = following(last, event);
    if (await write(store, name, next, tried === TRIES)) {
      const head = headFrom(next.entry);
      queue.known = head.seq;
      if (head.seq % checkpointEvery === 0) await writeCheckpoint(store, name, head);
      return head;
    }
    await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * tried), undefined, {
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

function following(last: LedgerEntry | undefined, event: LedgerEvent): EntryLine {
  const before = last === undefined ? 0 : Date.parse(last.at);
  return encodeEntry(
    // Two machines' clocks differ by a little, and time in a ledger does not go backwards.
    {
      ...event,
      at:
        event.at.getTime() < before && before - event.at.getTime() < MAX_SKEW_MS
          ? new Date(before)
          : event.at,
    },
    {
      log_id: last?.log_id ?? randomUUID(),
      prev: last?.hash ?? NOTHING_BEFORE,
      seq: (last?.seq ?? 0) + 1,
    },
  );
}

/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;

/** @returns whether the place was free @throws UserError where the store refuses for another reason, or at last */
async function write(
  store: Store,
  name: string,
  { entry, line }: EntryLine,
  last: boolean,
): Promise<boolean> {
  const path = entryPath(name, entry.seq);
  try {
    await store.put(path, ReadableStream.from([Buffer.from(`${line}\n`, 'utf8')]));
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const there = await readLine(store, name, entry.seq);
    // The answer to a request that was sent again may be that we were there before.
    if (there === line) return true;
    if (last || (there === undefined && !(await isBeingWritten(store, path)))) throw error;
    return false;
  }
}

/** In a directory: whether somebody has begun to write it. What a killed writer left there is taken away. */
async function isBeingWritten(store: Store, path: string): Promise<boolean> {
  const partial = await store.head(path + PARTIAL);
  if (partial === undefined) return (await store.head(path)) !== undefined;
  if (Date.now() - partial.modifiedAt.getTime() > ABANDONED_MS) await store.delete(path + PARTIAL);
  return true;
}

/**
 * The last entry, behind missing ones too: whoever took one away shall not stop the ledger.
 *
 * @param known number of an entry that is there, or 0
 * @throws UserError where it is no entry that can be continued
 */
async function lastEntry(store: Store, name: string, known: number): Promise<LedgerEntry | undefined> {
  let from = known;
  if (from === 0) {
    const newest = (await listCheckpoints(store, name)).at(-1) ?? 0;
    from = newest > 0 && (await hasEntry(store, name, newest)) ? newest : 0;
  }
  let last = await lastNumber(store, name, from);
  // Once an entry is known, what was missing before it was looked for already.
  while (known === 0) {
    const beyond = await entryBeyond(store, name, last + 1);
    if (beyond === undefined) break;
    last = await lastNumber(store, name, beyond);
  }
  if (last === 0) return undefined;
  const line = await readLine(store, name, last);
  const entry = line === undefined ? undefined : parseEntry(line);
  if (entry === undefined || 'problem' in entry) {
    throw new UserError(
      `The last entry of the ledger cannot be continued: ${entry?.problem ?? 'it is gone'}`,
      {
        remedy: 'Look at it with `backproof verify chain`',
        where: entryPath(name, last),
      },
    );
  }
  return entry;
}
