import { RecordHasher, RowHasher, type TableFingerprint } from '#dump-format';
import { messageOf } from '#verdict';
import type { Session } from '../connection/index.js';
import { quoteLiteral } from '../sql.js';
import { attempt } from './attempt.js';
import { copyStatement, type CopyTable } from './copy-tables.js';
import { share } from './share.js';
import { witnessHash } from './witness-hash.js';

/** What a table's COPY lines are, or why they could not be read. */
export type CopyFingerprint = ReadTable | { readonly reason: string };

interface ReadTable {
  readonly fingerprint: TableFingerprint;
  /** The hash that the server would give as its witness, computed from the same lines; only where that is asked for, and can be. */
  readonly hash?: string | undefined;
}

export interface CopyFingerprintOptions {
  /** The archive's encoding: that of the database that was dumped. */
  readonly encoding: string;
  /** `lc_monetary` of the source, where it is known: money is written as it says. */
  readonly lcMonetary?: string | undefined;
  /** Tables of which the witness's hash is wanted as well. */
  readonly hashed?: ((table: CopyTable) => boolean) | undefined;
  readonly onProgress?: (done: { readonly tables: number; readonly bytes: number }) => void;
}

/** Tables up to this size are read together, so that ten thousand empty ones do not cost ten thousand round trips. */
const SMALL_BYTES = 256 * 1024;
const BATCH = 64;

/**
 * Fingerprint tables of a live database by the lines that pg_dump would write of them, several at once, the largest first.
 *
 * @param sessions inside transactions with every setting pinned, which see the same; as many tables are read at once
 * @param tables with the columns in the order of the archive's COPY statement
 * @returns one answer a table, in the order of `tables`
 */
export async function fingerprintTables(
  sessions: readonly Session[],
  tables: readonly CopyTable[],
  options: CopyFingerprintOptions,
): Promise<readonly CopyFingerprint[]> {
  const found = new Map<CopyTable, CopyFingerprint>();
  for (const [table, reason] of await withoutMoney(sessions, tables, options.lcMonetary))
    found.set(table, { reason });
  const jobs = plan(tables.filter((table) => !found.has(table)));
  const done = { tables: 0, bytes: 0 };
  const hashers = new Map(sessions.map((session) => [session, new Copying(session, options)]));
  await share(
    [...hashers.values()],
    () => jobs.shift(),
    async (copying, job) => {
      for await (const [table, result] of copying.read(job)) {
        found.set(table, result);
        done.tables++;
        done.bytes += 'fingerprint' in result ? result.fingerprint.bytes : 0;
        options.onProgress?.(done);
      }
    },
  );
  return tables.map((table) => found.get(table) ?? { reason: 'not read' });
}

/** Large tables alone, the largest first; small ones together. */
function plan(tables: readonly CopyTable[]): (readonly CopyTable[])[] {
  const order = [...tables].sort((a, b) => b.bytes - a.bytes);
  const jobs: (readonly CopyTable[])[] = order
    .filter((table) => table.bytes > SMALL_BYTES)
    .map((table) => [table]);
  const small = order.filter((table) => table.bytes <= SMALL_BYTES);
  for (let start = 0; start < small.length; start += BATCH) jobs.push(small.slice(start, start + BATCH));
  return jobs;
}

/** Have money written as the source writes it. @returns the tables that cannot be compared, with the reason */
async function withoutMoney(
  sessions: readonly Session[],
  tables: readonly CopyTable[],
  lcMonetary: string | undefined,
): Promise<readonly (readonly [CopyTable, string])[]> {
  const holders = tables.filter((table) => table.money);
  if (holders.length === 0 || lcMonetary === undefined) return [];
  for (const session of sessions) {
    const set = await attempt(session, () =>
      session.execute(`SET LOCAL lc_monetary = ${quoteLiteral(lcMonetary)}`),
    );
    if ('error' in set) {
      const reason = `it holds money, written as the locale ${lcMonetary} has it, which this server lacks`;
      return holders.map((table) => [table, reason]);
    }
  }
  return [];
}

/** Reads tables over one session. */
class Copying {
  readonly #session: Session;
  readonly #options: CopyFingerprintOptions;
  #hasher = new RowHasher();
  #records: RecordHasher | undefined;

  constructor(session: Session, options: CopyFingerprintOptions) {
    this.#session = session;
    this.#options = options;
  }

  async *read(
    tables: readonly CopyTable[],
  ): AsyncGenerator<readonly [CopyTable, CopyFingerprint], void, undefined> {
    for (let rest = tables; rest.length > 0;) {
      const { read, error } = await this.#together(rest);
      for (const [at, result] of read.entries()) {
        const table = rest[at];
        if (table !== undefined) yield [table, result];
      }
      const failed = rest[read.length];
      if (failed === undefined) return;
      yield [failed, { reason: messageOf(error) }];
      rest = rest.slice(read.length + 1);
    }
  }

  /** All that can be read before one fails. */
  async #together(
    tables: readonly CopyTable[],
  ): Promise<{ readonly read: readonly ReadTable[]; readonly error: unknown }> {
    const read: ReadTable[] = [];
    const statements = tables.map((table) => copyStatement(table, this.#options.encoding));
    let records = this.#recordsOf(tables[0]);
    const tried = await attempt(this.#session, () =>
      this.#session.copyOut(statements, {
        bytes: (chunk) => {
          this.#hasher.push(chunk);
          records?.push(chunk);
        },
        end: () => {
          const sums = records?.end();
          read.push({
            fingerprint: this.#hasher.end(),
            hash: sums === undefined ? undefined : witnessHash(sums),
          });
          records = this.#recordsOf(tables[read.length]);
        },
      }),
    );
    if ('value' in tried) return { read, error: undefined };
    // It may hold the beginning of the table that failed.
    this.#hasher = new RowHasher();
    return { read, error: tried.error };
  }

  /** For a table whose lines hold all that its rows hold, and in the same form. */
  #recordsOf(table: CopyTable | undefined): RecordHasher | undefined {
    if (table === undefined || table.generated || table.money || this.#options.hashed?.(table) !== true)
      return undefined;
    this.#records ??= new RecordHasher();
    this.#records.start(table.columns.length);
    return this.#records;
  }
}
