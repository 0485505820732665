import type { Store } from '#stores';
import { AnchorWatch, anchorFaults, type Anchor, type JudgedAnchor } from './anchors.js';
import { parseEntry, type LedgerEntry, type LedgerHead } from './entry.js';
import type { LedgerFault } from './faults.js';
import { RunNumbers, type RunGap } from './gaps.js';
import { ChainJudge, type Placed } from './judge.js';
import { entryPath } from './layout.js';
import { bundledPlaces, listedPlaces, readCheckpoint } from './places.js';
import { entryBeyond, listCheckpoints, readLine } from './reading.js';

export interface VerifyLedgerOptions {
  /** A head that was verified before: only what is later is read, and that it is still there. */
  readonly since?: LedgerHead;
  /** Heads that somebody vouches for. Without one a cut end and a ledger written anew cannot be told. */
  readonly anchors: readonly Anchor[];
  /** Read every entry by itself and compare with the checkpoints, instead of reading these: as many requests as there are entries. */
  readonly every?: boolean;
  /** Told each entry that holds, in order. */
  readonly onEntry?: (entry: LedgerEntry) => void;
}

export interface LedgerVerdict {
  /** No fault was found; how much that says depends on the anchors. */
  readonly intact: boolean;
  /** The last entry that holds; undefined where none does, or where there is no ledger. */
  readonly head: LedgerHead | undefined;
  /** Entries that were looked at and hold. */
  readonly entries: number;
  /** The first bad entry, then what anchors say. */
  readonly faults: readonly LedgerFault[];
  readonly anchors: readonly JudgedAnchor[];
  /** Among the entries that were looked at, and the one that was known before. */
  readonly gaps: readonly RunGap[];
}

/**
 * Check a name's ledger. Where the bundled entries show something odd, every entry is read by itself, which says more precisely what.
 *
 * @throws UserError where the store does not give what it has
 */
export async function verifyLedger(
  store: Store,
  name: string,
  options: VerifyLedgerOptions,
): Promise<LedgerVerdict> {
  if (options.every === true) return verifyEvery(store, name, options);
  // Whoever is told of entries must not be told of them twice.
  const held: LedgerEntry[] = [];
  const { onEntry } = options;
  const quick = await verifyPlaces(store, name, bundledPlaces(store, name, options.since?.seq ?? 0), {
    ...options,
    ...(onEntry === undefined ? {} : { onEntry: (entry) => held.push(entry) }),
  });
  if (!quick.intact) return verifyEvery(store, name, options);
  if (onEntry !== undefined) held.forEach(onEntry);
  return quick;
}

async function verifyEvery(store: Store, name: string, options: VerifyLedgerOptions): Promise<LedgerVerdict> {
  const after = options.since?.seq ?? 0;
  const covered: LedgerFault[] = [];
  const hashes = new Map<number, string>();
  const places = listedPlaces(store, name, after, (seq, path, how) => {
    covered.push(coveredFault(seq, path, how));
  });
  const verdict = await verifyPlaces(store, name, places, {
    ...options,
    onEntry: (entry) => {
      hashes.set(entry.seq, entry.hash);
      options.onEntry?.(entry);
    },
  });
  const faults = [...verdict.faults, ...covered];
  // What a broken chain says of checkpoints says nothing new.
  if (verdict.faults.every(({ code }) => ['ledger-rewritten', 'ledger-truncated'].includes(code))) {
    faults.push(...(await checkpointFaults(store, name, after, hashes)));
  }
  return { ...verdict, intact: faults.length === 0, faults };
}

function coveredFault(seq: number, where: string, how: 'overwritten' | 'deleted'): LedgerFault {
  return how === 'overwritten'
    ? {
        code: 'ledger-forked',
        seq,
        where,
        message: `Entry ${seq} was written over; the first version counts`,
      }
    : { code: 'ledger-deleted', seq, where, message: `Entry ${seq} was deleted; the store still keeps it` };
}

async function verifyPlaces(
  store: Store,
  name: string,
  places: AsyncGenerator<Placed, void, undefined>,
  { since, anchors, onEntry }: VerifyLedgerOptions,
): Promise<LedgerVerdict> {
  const watch = new AnchorWatch(anchors);
  const runs = new RunNumbers();
  const faults: LedgerFault[] = [];
  let entries = 0;
  const known = since === undefined ? undefined : await knownEntry(store, name, since);
  const judge = new ChainJudge(known !== undefined && 'entry' in known ? known.entry : undefined);
  if (known !== undefined && 'fault' in known) faults.push(known.fault);
  else {
    if (since !== undefined) watch.pass(since);
    // Runs between it and the next one would be missed otherwise.
    if (known !== undefined) runs.add(known.entry);
    for (let next = await places.next(); next.done !== true; next = await places.next()) {
      const looking = judge.look(next.value, () => places);
      // An entry that holds is told at once: of a hundred thousand promises each would cost its turn.
      const looked = looking instanceof Promise ? await looking : looking;
      if ('fault' in looked) {
        faults.push(looked.fault);
        break;
      }
      entries++;
      watch.pass(looked.entry);
      runs.add(looked.entry);
      onEntry?.(looked.entry);
    }
    await places.return();
  }
  const judged = watch.end(since?.seq ?? 1, faults.length === 0);
  const { head } = judge;
  faults.push(...anchorFaults(name, judged, head?.seq ?? 0));
  return { intact: faults.length === 0, head, entries, faults, anchors: judged, gaps: runs.gaps() };
}

/** The entry that was verified before, if it is still the same. */
async function knownEntry(
  store: Store,
  name: string,
  since: LedgerHead,
): Promise<{ readonly entry: LedgerEntry } | { readonly fault: LedgerFault }> {
  const { seq } = since;
  const bad = (code: LedgerFault['code'], message: string): { fault: LedgerFault } => ({
    fault: { code, seq, message, where: entryPath(name, seq) },
  });
  const line = await readLine(store, name, seq);
  if (line === undefined) {
    const cut = (await entryBeyond(store, name, seq)) === undefined;
    return bad(cut ? 'ledger-truncated' : 'ledger-deleted', `Entry ${seq} was known, and is gone`);
  }
  const entry = parseEntry(line);
  if ('problem' in entry) return bad('ledger-edited', `Entry ${seq} was edited: ${entry.problem}`);
  if (entry.hash === since.hash && entry.seq === seq) return { entry };
  return bad(
    'ledger-rewritten',
    `Entry ${seq} is another than the one that was known: the ledger was written anew from there or before`,
  );
}

/** What checkpoints say otherwise than the entries that hold. */
async function checkpointFaults(
  store: Store,
  name: string,
  after: number,
  hashes: ReadonlyMap<number, string>,
): Promise<readonly LedgerFault[]> {
  for (const to of await listCheckpoints(store, name)) {
    if (to <= after) continue;
    const { from, lines, path } = await readCheckpoint(store, name, to);
    for (const [index, line] of lines.entries()) {
      const seq = from + index;
      if (seq <= after) continue;
      const entry = parseEntry(line);
      if ('problem' in entry || entry.seq !== seq) {
        const why = 'problem' in entry ? entry.problem : `it says ${entry.seq}`;
        return [
          {
            code: 'ledger-checkpoint',
            seq,
            where: path,
            message: `The checkpoint's entry ${seq} was edited: ${why}`,
          },
        ];
      }
      const hash = hashes.get(seq);
      if (hash === entry.hash) continue;
      return [
        hash === undefined
          ? {
              code: 'ledger-truncated',
              seq,
              where: entryPath(name, seq),
              message: `Entry ${seq} and all later ones are gone, and a checkpoint has it`,
            }
          : {
              code: 'ledger-checkpoint',
              seq,
              where: path,
              message: `The checkpoint has another entry ${seq} than the ledger`,
            },
      ];
    }
  }
  return [];
}
