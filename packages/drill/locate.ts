import { dirname } from 'node:path';
import {
  ArchiveError,
  BucketHasher,
  RowPicker,
  bucketFlags,
  copyColumns,
  differingBuckets,
  readTableData,
  type LocalArchive,
  type TocEntry,
} from '#dump-format';
import { readTables, type CopyTable, type Session } from '#postgres';
import { UserError, messageOf } from '#verdict';
import { asArchived } from './archived-tables.js';
import { describeRow, type Damage, type LineLayout } from './damage.js';
import { LineKeeper } from './line-keeper.js';
import {
  ARCHIVED,
  NO_DAMAGE,
  RESTORED,
  ROWS_AT_ONCE,
  RowBalance,
  sum,
  type DamageCounts,
  type RowMark,
  type RowSide,
  type Surplus,
} from './row-balance.js';
import { marker } from './row-mark.js';
import { RowSpill } from './row-spill.js';

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

/**
 * Find the rows in which a restored table differs from the archive: both sides are spread over buckets, then the rows of those that
 * differ are held against each other. Both sides are read two or three times, in bounded memory; where the damage is wide, what may
 * differ is set down on disk. Every row is counted.
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
    const { buckets, rows } = await this.#spread();
    const chosen = new Map<string, Surplus>();
    const choose = (id: string, surplus: Surplus): void => {
      if (chosen.size < this.#request.most) chosen.set(id, surplus);
    };
    let keeper = new LineKeeper();
    let counts: DamageCounts;
    if (rows <= ROWS_AT_ONCE) {
      const balance = new RowBalance();
      await this.#pick(buckets, (mark, line) => {
        balance.add(mark);
        keeper.keep(mark, line);
      });
      counts = balance.settle(choose);
    } else counts = await this.#balanceInParts(buckets, rows, choose);
    if ((rows > ROWS_AT_ONCE || !keeper.whole) && chosen.size > 0) {
      keeper = new LineKeeper(chosen.keys());
      await this.#pick(buckets, (mark, line) => {
        keeper.keep(mark, line);
      });
    }
    const described = [...chosen].map(([id, surplus]) => {
      const { archived, restored } = keeper.linesOf(id, surplus);
      return describeRow(this.#layout, archived, restored, Math.max(surplus.missing, surplus.extra));
    });
    return { ...counts, rows: described.sort(byKey) };
  }

  /** Which buckets differ, and how many rows both sides have in them. */
  async #spread(): Promise<{ readonly buckets: readonly number[]; readonly rows: number }> {
    const archived = new BucketHasher(BUCKETS);
    const restored = new BucketHasher(BUCKETS);
    await this.#both(archived, restored);
    const [one, other] = [archived.end(), restored.end()];
    const buckets = differingBuckets(one, other);
    const rows = buckets.reduce(
      (total, bucket) => total + Number((one.counts[bucket] ?? 0n) + (other.counts[bucket] ?? 0n)),
      0,
    );
    return { buckets, rows };
  }

  /** Wide damage: the rows are set down on disk and held against each other part by part. */
  async #balanceInParts(
    buckets: readonly number[],
    rows: number,
    choose: (id: string, surplus: Surplus) => void,
  ): Promise<DamageCounts> {
    // Beside the set's own copy, in the run's private folder.
    const spill = new RowSpill(dirname(this.#request.archive.path), rows);
    try {
      await this.#pick(buckets, (mark) => {
        spill.add(mark);
      });
      let counts = NO_DAMAGE;
      for (const part of spill.parts()) {
        const balance = new RowBalance();
        for (const mark of part) balance.add(mark);
        counts = sum(counts, balance.settle(choose));
      }
      return counts;
    } finally {
      spill.close();
    }
  }

  async #pick(buckets: readonly number[], take: (mark: RowMark, line: Uint8Array) => void): Promise<void> {
    const flags = bucketFlags(BUCKETS, buckets);
    const places = this.#layout.key.map(({ column }) => this.#layout.columns.indexOf(column));
    const picker = (side: RowSide): RowPicker => {
      const markOf = marker(places, side);
      return new RowPicker(flags, (line, hash) => {
        take(markOf(line, hash), line);
      });
    };
    const [archived, restored] = [picker(ARCHIVED), picker(RESTORED)];
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

function byKey(a: Damage['rows'][number], b: Damage['rows'][number]): number {
  const text = (row: Damage['rows'][number]): string => row.key.map(({ value }) => value).join('\t');
  return text(a).localeCompare(text(b), 'en', { numeric: true });
}
