import {
  ArchiveError,
  BucketHasher,
  RowPicker,
  bucketFlags,
  copyColumns,
  differingBuckets,
  readTableData,
  type BucketTable,
  type LocalArchive,
  type TocEntry,
} from '#dump-format';
import { readTables, type CopyTable, type Session } from '#postgres';
import { UserError, messageOf } from '#verdict';
import { asArchived } from './archived-tables.js';
import { describeRow, type Damage, type LineLayout } from './damage.js';
import { RowFinder } from './row-finder.js';

export interface LocateRequest {
  /** The set's archive on this machine. */
  readonly archive: LocalArchive;
  /** The archive's data of the table; of a partition tree, of all its leaves. */
  readonly entries: readonly TocEntry[];
  /** The restored table, as `listCopyTables` gives it; of a partition tree, all its leaves. */
  readonly tables: readonly CopyTable[];
  /** The archive's encoding: that of the database that was dumped. */
  readonly encoding: string;
  /** Values may be private: by default they are not shown, nor are keys that could be. */
  readonly showValues: boolean;
  /** How many rows are described at most; all are counted. */
  readonly most: number;
}

/** So many that few rows share one: a handful of wrong rows is told from millions by looking at hundreds. */
const BUCKETS = 1 << 16;
/** Rows that are compared one by one in one reading of both sides, and how often both are read for that at most. */
const ROWS_A_ROUND = 250_000;
const MOST_ROUNDS = 4;

/**
 * Find the rows in which a restored table differs from the archive: both sides are spread over buckets, then the rows of those that
 * differ are held against each other. Both sides are read two or three times, in bounded memory.
 *
 * @param session of the restored database, inside a transaction with every setting pinned
 * @returns the damage, or why it could not be found
 */
export async function locateDamage(
  session: Session,
  request: LocateRequest,
): Promise<Damage | { readonly reason: string }> {
  try {
    return await new Search(session, request).run();
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof UserError) return { reason: messageOf(error) };
    throw error;
  }
}

class Search {
  readonly #session: Session;
  readonly #request: LocateRequest;
  readonly #tables: readonly CopyTable[];
  readonly #layout: LineLayout;

  constructor(session: Session, request: LocateRequest) {
    this.#session = session;
    this.#request = request;
    const { entries, tables, showValues } = request;
    const [first] = entries;
    if (first === undefined || tables.length === 0) throw new UserError('one side has no such table');
    if (entries.some((entry) => entry.copyStatement === ''))
      throw new UserError('the archive holds INSERT statements, not rows that could be compared');
    const columns = entries.map(copyColumns);
    const [layout = []] = columns;
    this.#tables = asArchived(tables, entries);
    const uniform = columns.every((list) => list.join('\t') === layout.join('\t'));
    const key = tables[0]?.key ?? [];
    const keyed = uniform && key.every(({ column }) => layout.includes(column));
    this.#layout = { columns: layout, key: keyed ? key : [], showValues };
  }

  async run(): Promise<Damage> {
    const { rounds, surplus } = await this.#spread();
    const finder = new RowFinder(this.#layout.key.map(({ column }) => this.#layout.columns.indexOf(column)));
    // Damage so wide is not counted row by row: a sample of it says enough.
    const wide = rounds.length > MOST_ROUNDS;
    for (const buckets of wide ? rounds.slice(0, 1) : rounds) {
      await this.#pick(buckets, finder);
      finder.endRound();
    }
    const complete = !wide && !finder.overflowed;
    const wanted = finder.choose(this.#request.most);
    if ((!finder.linesKept || !complete) && wanted.size > 0) {
      finder.keepOnly(wanted);
      await this.#pick(rounds.flat(), finder);
    }
    const rows = [...wanted].map(([id, { missing, extra }]) => {
      const { archived, restored } = finder.linesOf(id);
      return describeRow(this.#layout, archived, restored, Math.max(missing, extra));
    });
    const counts = complete ? finder.counts() : finder.countsAtLeast(surplus);
    return { ...counts, complete, rows: rows.sort(byKey) };
  }

  /** Which buckets differ, in groups of which each can be looked at in one reading; and how many rows the archive has more. */
  async #spread(): Promise<{ readonly rounds: readonly (readonly number[])[]; readonly surplus: number }> {
    const archived = new BucketHasher(BUCKETS);
    const restored = new BucketHasher(BUCKETS);
    await this.#both(archived, restored);
    const [one, other] = [archived.end(), restored.end()];
    return { rounds: group(differingBuckets(one, other), one, other), surplus: rowsOf(one) - rowsOf(other) };
  }

  async #pick(buckets: readonly number[], finder: RowFinder): Promise<void> {
    const flags = bucketFlags(BUCKETS, buckets);
    const archived = new RowPicker(flags, (line, hash) => {
      finder.archived(line, hash);
    });
    const restored = new RowPicker(flags, (line, hash) => {
      finder.restored(line, hash);
    });
    await this.#both(archived, restored);
    archived.end();
    restored.end();
  }

  /** Read both sides at once: one waits for the disk and the decompression, the other for the server. */
  async #both(archived: Lines, restored: Lines): Promise<void> {
    const { archive, entries, encoding } = this.#request;
    const fromArchive = async (): Promise<void> => {
      for (const entry of entries)
        await readTableData(archive, entry, {
          tableChunk: (bytes) => {
            archived.push(bytes);
          },
        });
    };
    const fromServer = async (): Promise<void> => {
      const reason = await readTables(this.#session, this.#tables, encoding, (bytes) => {
        restored.push(bytes);
      });
      if (reason !== undefined) throw new UserError(`the restored table could not be read: ${reason}`);
    };
    const results = await Promise.allSettled([fromArchive(), fromServer()]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }
}

interface Lines {
  push(bytes: Uint8Array): void;
}

function rowsOf(table: BucketTable): number {
  return Number(table.counts.reduce((total, count) => total + count, 0n));
}

function group(
  differing: readonly number[],
  one: BucketTable,
  other: BucketTable,
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let rows = 0;
  for (const bucket of differing) {
    const more = Number((one.counts[bucket] ?? 0n) + (other.counts[bucket] ?? 0n));
    const last = groups.at(-1);
    if (last !== undefined && rows + more <= ROWS_A_ROUND) {
      last.push(bucket);
      rows += more;
    } else {
      groups.push([bucket]);
      rows = more;
    }
  }
  return groups;
}

function byKey(a: Damage['rows'][number], b: Damage['rows'][number]): number {
  const text = (row: Damage['rows'][number]): string => row.key.map(({ value }) => value).join('\t');
  return text(a).localeCompare(text(b), 'en', { numeric: true });
}
