import { tableKey } from '#dump-format';
import {
  filesOfDump,
  inStorageOrder,
  objectPaths,
  type Manifest,
  type ManifestDatabase,
  type ManifestFile,
} from '#manifest';
import type { ProgramFinder } from '#postgres';
import type { Store } from '#stores';
import {
  UserError,
  conclude,
  decided,
  formatBytes,
  formatCount,
  messageOf,
  notApplicable,
  notRun,
  type Check,
  type Conclusion,
  type Ports,
} from '#verdict';
import { chooseSet, fetchManifest, resolveName, type FoundSet } from './catalogue.js';
import { decodeDump, type Contents } from './contents.js';
import { HashedFiles, presenceChecks } from './files.js';
import { anomalies, type Anomalies, type AnomalyOptions } from './anomalies.js';
import { ageOf } from './history.js';
import type { secondOpinion } from './second-opinion.js';
import { checkManifest, type Authority, type ManifestVerdict } from './manifest-checks.js';
import { NotRead } from './set-reader.js';

/** `quick` reads no data, `full` every byte, `deep` asks pg_restore too. */
export type Level = 'quick' | 'full' | 'deep';

export interface VerifyOptions extends AnomalyOptions, Authority {
  readonly store: Store;
  /** '' for the only one there is. */
  readonly name: string;
  /** `latest`, `random`, or an id. */
  readonly backupId: string;
  readonly level: Level;
  /** Seconds. */
  readonly maxAge: number;
  /** For level `deep`. */
  readonly programs: ProgramFinder;
}

export interface VerifyResult extends Conclusion {
  readonly set: FoundSet;
  /** Undefined where it cannot be read. */
  readonly manifest: Manifest | undefined;
  readonly checks: readonly Check[];
  readonly ageSeconds: number | undefined;
  readonly sizeDeviation: number | undefined;
  /** Rows that were seen when the dumps were decoded; undefined where they were not. */
  readonly rows: number | undefined;
  readonly seconds: number;
}

/** Verify one set. A set that is damaged is a verdict, not an error; errors are for what could not be looked at. */
export async function verify(options: VerifyOptions, ports: Ports): Promise<VerifyResult> {
  const started = performance.now();
  const name = await resolveName(options.store, options.name);
  const set = await fetchManifest(await chooseSet(options.store, name, options.backupId));
  const read = await checkManifest(set, options);
  const rest =
    read.manifest === undefined
      ? NOTHING
      : await verifyContents(options, set, { ...read, manifest: read.manifest }, ports);
  const checks = [...read.checks, ...rest.checks];
  for (const check of checks)
    if (check.verdict === 'failed')
      ports.log.info(`${check.where ?? check.id}: ${check.id} failed: ${check.found}`);
  return {
    ...conclude(checks, options.level === 'quick' ? 'none' : 'intact'),
    set,
    manifest: read.manifest,
    checks,
    ageSeconds: rest.ageSeconds,
    sizeDeviation: rest.sizeDeviation,
    rows: rest.rows,
    seconds: (performance.now() - started) / 1000,
  };
}

interface Rest {
  readonly checks: readonly Check[];
  readonly ageSeconds: number | undefined;
  readonly sizeDeviation: Anomalies['sizeDeviation'];
  readonly rows: number | undefined;
}

const NOTHING: Rest = { checks: [], ageSeconds: undefined, sizeDeviation: undefined, rows: undefined };

async function verifyContents(
  options: VerifyOptions,
  set: FoundSet,
  read: ManifestVerdict & { readonly manifest: Manifest },
  ports: Ports,
): Promise<Rest> {
  const { manifest } = read;
  const presence = await presenceChecks(set, manifest);
  const { check: age, ageSeconds } = ageOf(manifest, options.backupId, options.maxAge, ports.clock.now());
  const { checks: odd, sizeDeviation } = await anomalies(options, set, manifest, ports);
  const known = { ageSeconds, sizeDeviation };
  if (options.level === 'quick') return { ...known, checks: [...presence, age, ...odd], rows: undefined };
  const missing = new Set(
    presence.filter((check) => check.id === 'archive.presence').map((check) => check.where),
  );
  const contents = await readEverything(set, manifest, missing, ports);
  const opinion = options.level === 'deep' ? await askPgRestore(options, set, read, contents.toc, ports) : [];
  return {
    ...known,
    checks: [...presence, ...contents.checks, ...opinion, age, ...odd],
    rows: contents.rows,
  };
}

/** Loaded for the level that needs it, with all that runs PostgreSQL's programs. */
async function askPgRestore(...args: Parameters<typeof secondOpinion>): Promise<readonly Check[]> {
  const loaded = await import('./second-opinion.js');
  return loaded.secondOpinion(...args);
}

interface Everything {
  readonly checks: readonly Check[];
  readonly rows: number;
  /** Entries in the table of contents of each database's dump, by its name. */
  readonly toc: ReadonlyMap<string, number>;
}

/** One pass over every byte: digests, and on the way the structure and content of each dump. */
async function readEverything(
  set: FoundSet,
  manifest: Manifest,
  missing: ReadonlySet<string | undefined>,
  ports: Ports,
): Promise<Everything> {
  const totalBytes = manifest.total_size_bytes;
  const isMissing = (file: ManifestFile): boolean => objectPaths(file).some((path) => missing.has(path));
  await using files = new HashedFiles(set, (bytes) => {
    ports.signal.throwIfAborted();
    ports.progress({ phase: 'verify', bytes, totalBytes });
  });
  const checks: Check[] = [];
  const toc = new Map<string, number>();
  let rows = 0;
  for (const database of manifest.databases) {
    if (database.dump === undefined) continue;
    if (filesOfDump(manifest, database.dump).some(isMissing)) continue;
    const found = await structure(manifest, database, files);
    checks.push(...found.checks);
    if (found.contents === undefined) continue;
    toc.set(database.name, found.contents.toc.entries.length);
    for (const count of found.contents.rows.values()) rows += count;
  }
  for (const file of inStorageOrder(manifest.files)) {
    if (isMissing(file)) continue;
    const check = await files.check(file);
    const word = WORDS[check.verdict];
    ports.log.info(`${file.path}: ${formatBytes(file.size_bytes)}, ${word}`);
    checks.push(check);
  }
  return { checks, rows, toc };
}

const WORDS = { proven: 'as written', failed: 'NOT as written', unproven: 'not read' } as const;

async function structure(
  manifest: Manifest,
  database: ManifestDatabase,
  files: HashedFiles,
): Promise<{ readonly checks: readonly Check[]; readonly contents: Contents | undefined }> {
  const { dump } = database;
  if (dump === undefined) return { checks: [], contents: undefined };
  const parts = {
    id: 'archive.structure',
    supports: 'intact',
    expected: 'a whole dump, every byte decoded',
    where: dump.path,
  } as const;
  try {
    const contents = await decodeDump(manifest, dump, (file) => files.open(file));
    if (contents === undefined)
      return { checks: [notApplicable({ ...parts, found: 'plain SQL has no structure to read' })], contents };
    const entries = contents.toc.entries.length;
    const same = dump.toc_entries === undefined || dump.toc_entries === entries;
    const found = `${formatCount(entries, 'entry', 'entries')} in the table of contents${same ? '' : `, the manifest says ${dump.toc_entries}`}`;
    return { checks: [decided(same, { ...parts, found }), rowsCheck(database, contents)], contents };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error instanceof NotRead)
      return { checks: [notRun({ ...parts, found: `not read: ${error.line}` })], contents: undefined };
    const where = error.where ?? dump.path;
    return { checks: [decided(false, { ...parts, found: messageOf(error), where })], contents: undefined };
  }
}

/** The archive's rows against the source's own count, else those seen at the backup, table by table: the first thing that an empty dump gets wrong. */
function rowsCheck(database: ManifestDatabase, contents: Contents): Check {
  const wrong: string[] = [];
  let [compared, uncounted] = [0, 0];
  for (const relation of database.relations) {
    const expected = relation.source_rows ?? relation.rows;
    if (relation.evidence !== 'compare' || expected === undefined) continue;
    compared++;
    if (relation.source_rows === undefined) uncounted++;
    const rows = contents.rows.get(tableKey(relation.schema, relation.table));
    if (rows !== expected) {
      wrong.push(
        `${relation.name}: ${rows === undefined ? 'no rows' : formatCount(rows, 'row')} instead of ${expected}`,
      );
    }
  }
  const shown = wrong.slice(0, 5).join('; ') + (wrong.length > 5 ? ` and ${wrong.length - 5} more` : '');
  return decided(wrong.length === 0, {
    id: 'archive.rows',
    supports: 'intact',
    expected: `the rows that ${uncounted === 0 ? 'the source counted' : 'the backup recorded'}, in ${formatCount(compared, 'table')}`,
    found: wrong.length === 0 ? 'the same' : shown,
    where: database.name,
  });
}
