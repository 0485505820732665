import * as v from 'valibot';

/** The one version of the manifest there is. A reader refuses every other. */
export const MANIFEST_VERSION = 'backup.manifest.v1';

/** Largest manifest that is read, in bytes: a hundred thousand relations fit several times. */
export const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

const MAX_FILES = 1_000_000;
const MAX_TEXT = 64 * 1024;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'is not an RFC 3339 time in UTC'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'is a time that there is not'),
);
/** An object of which anything may be a member; valibot's own would take an array for one. */
const anyObject = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'is not an object',
);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lowercase hex'));
const sha3 = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/, 'is not 0x and a SHA3-256 in lowercase hex'));
const backupId = v.pipe(v.string(), v.regex(/^backup-\d{8}-\d{6}$/, 'is not backup-YYYYMMDD-HHMMSS'));

/** A path that stays inside the set: relative, forward slashes, no empty, `.` or `..` part, no control character. */
const path = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.check((value) => isInnerPath(value), 'is not a path inside the set'),
);

/** Whether `value` names something below the folder it is resolved in, on every system. */
export function isInnerPath(value: string): boolean {
  if (value === '' || value.startsWith('/') || /[\u0000-\u001f\u007f\\:]/u.test(value)) return false;
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const digests = { size_bytes: count, sha3_256: sha3, sha256 };

/** A part of a file that was too large for one object (50 GiB), in order. */
const volume = v.looseObject({ path, ...digests });

const file = v.looseObject({
  /** The file as a person gets it back. */
  path,
  type: v.picklist(['database', 'globals', 'file', 'wal', 'physical', 'resource']),
  ...digests,
  /** The database that the file belongs to, by name. */
  database: v.optional(text),
  /** The object in the store, where it differs from the file (sealed, or a plain file compressed). */
  stored: v.optional(
    v.looseObject({ path, ...digests, volumes: v.optional(v.pipe(v.array(volume), v.maxLength(100_000))) }),
  ),
  /** Where the file lies in an object that it shares with others: in `bundles`, from this byte on, as it is. */
  within: v.optional(v.looseObject({ path, offset: count })),
  /** Permission bits, owner and times of a plain file, for restoring it as it was. */
  mode: v.optional(count),
  modified_at: v.optional(instant),
});

/** An object that holds several small files, one right after the other: every byte of it belongs to one of them, and to its digests. */
const bundle = v.looseObject({ path, size_bytes: count });

const fingerprint = v.looseObject({
  rows: count,
  /** Of the COPY lines. */
  bytes: count,
  /** Order-independent: the method, a colon, and a sum of row hashes in hexadecimal digits. */
  sum: text,
  /** Of the COPY lines in the dump's order. */
  sha256,
});

const largeObject = v.looseObject({
  oid: v.pipe(count, v.maxValue(0xffff_ffff)),
  bytes: count,
  sha256,
});

const relation = v.looseObject({
  /** Schema and name as they are, for SQL. */
  schema: text,
  table: text,
  /** Schema and name, each quoted where PostgreSQL would quote it, for people. */
  name: text,
  /** How the relation is proven; what is not says why in `reason`. */
  evidence: v.picklist([
    'compare',
    'sum of leaves',
    'recomputed',
    'extension member',
    'extension configuration',
    'not dumped',
    'excluded on request',
  ]),
  /** Rows in the archive, where the archive tells. */
  rows: v.optional(count),
  /** Rows that the source counted in the dump's snapshot. */
  source_rows: v.optional(count),
  reason: v.optional(text),
  /** Name of the partition tree within which rows may change their leaf at a restore; they are compared as a sum. */
  moves_within: v.optional(text),
  /** What the dumped COPY lines are; compared with those of a restored table. */
  fingerprint: v.optional(fingerprint),
  /** The source's own hash of its rows in the dump's snapshot, with its method; or in `unhashed` why there is none. */
  witness: v.optional(text),
  unhashed: v.optional(text),
});

const dump = v.looseObject({
  format: v.picklist(['custom', 'directory', 'plain']),
  /** The archive: a file's path, or for `directory` the folder's. */
  path,
  /** Version of the pg_dump that wrote it. */
  client_version: text,
  /** pg_dump's own compression inside the archive: method and level (`zstd:1`), or `none`. */
  compression: text,
  /** Compression of the whole file around the archive, where the client could not do it. */
  stream_compression: v.optional(text),
  /** What a piped custom archive lacks: [dump id, offset of its data block] for every entry with data. */
  offsets: v.optional(v.pipe(v.array(v.strictTuple([count, count])), v.maxLength(MAX_FILES))),
  /** Entries in the archive's table of contents. */
  toc_entries: v.optional(count),
  /** Filters handed to pg_dump, as argument and pattern. */
  filters: v.optional(v.array(text)),
});

const database = v.looseObject({
  name: text,
  server_version: text,
  /** Just before the snapshot was exported, by the source's clock: nothing committed before is missing. */
  snapshot_at: instant,
  /** Just after it: nothing committed later is inside. */
  snapshot_until: v.optional(instant),
  snapshot_lsn: v.optional(text),
  /** Timeline of the source's write-ahead log. */
  timeline: v.optional(count),
  /** The cluster's own number, the same on its standbys. */
  system_identifier: v.optional(text),
  /** Where the source is a standby: the commit time of the last transaction that it had replayed. */
  standby_replayed_at: v.optional(instant),
  dump: v.optional(dump),
  inventory: anyObject,
  relations: v.pipe(v.array(relation), v.maxLength(MAX_FILES)),
  /** Every dumped large object by its content; absent where the dump was not decoded. */
  large_objects: v.optional(v.pipe(v.array(largeObject), v.maxLength(MAX_FILES))),
});

const source = v.looseObject({
  repository: v.optional(text),
  repository_id: v.optional(text),
  commit: v.optional(text),
  ref: v.optional(text),
  run_id: v.optional(text),
  run_attempt: v.optional(count),
  workflow: v.optional(text),
});

export const manifestSchema = v.looseObject({
  version: v.literal(MANIFEST_VERSION),
  backup_id: backupId,
  /** The set's name in the store. */
  name: v.optional(text),
  created_at: instant,
  /** When everything but the manifest itself was in the store. */
  completed_at: v.optional(instant),
  created_by: text,
  system_version: text,
  kind: v.picklist(['logical', 'physical']),
  /** The earlier set that an incremental physical set builds on. */
  parent: v.optional(v.looseObject({ backup_id: backupId, manifest_sha256: sha256 })),
  databases: v.pipe(v.array(database), v.maxLength(10_000)),
  source: v.pipe(anyObject, source),
  files: v.pipe(v.array(file), v.minLength(1), v.maxLength(MAX_FILES)),
  bundles: v.optional(v.pipe(v.array(bundle), v.maxLength(MAX_FILES))),
  total_files: count,
  total_size_bytes: count,
  compression: v.pipe(v.string(), v.regex(/^[a-z0-9-]+(:-?\d+)?$/, 'is not a method with an optional level')),
  encryption: v.picklist(['none', 'age', 'aes-256-gcm', 'aes-256-cbc']),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = v.InferOutput<typeof file>;
export type ManifestDatabase = v.InferOutput<typeof database>;
export type ManifestRelation = v.InferOutput<typeof relation>;
export type ManifestDump = v.InferOutput<typeof dump>;
