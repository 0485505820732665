import type { LargeObjectFingerprint, TableFingerprint } from '#dump-format';
import type { ManifestDatabase, ManifestDump } from '#manifest';
import {
  connect,
  filterArguments,
  listRelations,
  settingsToPin,
  startDump,
  takeInventory,
  type Connection,
  type DumpCall,
  type Inventory,
  type Programs,
  type Relation,
  type ServerInfo,
  type Session,
} from '#postgres';
import type { Check, Ports } from '#verdict';
import { both } from './both.js';
import { planCompression } from './compression.js';
import { nameDenied } from './denied.js';
import { coverage } from './coverage.js';
import { dumpFolder } from './dump-folder.js';
import { explainLoss } from './explain.js';
import { inventoryCheck } from './inventory-check.js';
import { momentFacts, openSight, snapshotCheck, whyUncounted, type Sight } from './moment.js';
import type { BackupOptions } from './options.js';
import { countsCheck, disagreement, hashesCheck, leftOut, toldOnce } from './source-checks.js';
import { StallWatch } from './stall.js';
import { storeArchive, storeScript } from './stream.js';
import { lockInTheWay } from './waiting.js';
import { Witness, type Testimony } from './witness.js';
import { fileNameOf, type SetWriter } from './writer.js';

/** One database of a set: what goes into the manifest, and what was checked on the way. */
export interface DatabaseBackup {
  readonly database: ManifestDatabase;
  readonly checks: readonly Check[];
}

export interface DatabaseJob {
  readonly options: BackupOptions;
  readonly connection: Connection;
  readonly env: Readonly<Record<string, string>>;
  readonly server: ServerInfo;
  readonly programs: Programs;
  readonly writer: SetWriter;
  readonly ports: Ports;
  /** A session to the database, in no transaction yet. It is closed when the job ends. */
  readonly lead: Session;
}

/** What a pg_dump waits longer for locks than we wait for it: only one that was left behind gets there. */
const LOCK_MARGIN_SECONDS = 5;

/** The last comment of every complete plain script that pg_dump writes. */
const SCRIPT_FOOTER = '-- PostgreSQL database dump complete';

/**
 * Back up one database: one snapshot, seen by pg_dump, by the row counts and by the inventory alike. Where the source exports none,
 * pg_dump takes its own, and what the source cannot say of that moment is unproven.
 */
export async function backUpDatabase(job: DatabaseJob): Promise<DatabaseBackup> {
  const stall = new StallWatch(`The dump of ${job.connection.database}`, job.options.stallSeconds, () =>
    lockInTheWay(job.connection),
  );
  const sibling = new AbortController();
  const signal = AbortSignal.any([job.ports.signal, stall.signal, sibling.signal]);
  const { lead } = job;
  const cutOff = (): void => void lead.close();
  signal.addEventListener('abort', cutOff, { once: true });
  const flowing = Promise.withResolvers<undefined>();
  let witness: Witness | undefined;
  try {
    const pins = await settingsToPin(lead, job.server);
    const sight = await openSight(lead);
    const relations = await listRelations(lead, job.server.standby);
    const counted = relations.filter((relation) => relation.counted);
    if (sight.snapshot !== undefined) {
      witness = await Witness.begin(() => connect(job.connection, { signal }), sight.snapshot, counted, {
        ...job.options.witness,
        serverMajor: job.server.version.major,
      });
    }
    const [dumped, [inventory, testimony, moment]] = await both(
      // A count of a large table may take longer than any stall: only bytes are waited for.
      dump(job, { pins, snapshot: sight.snapshot }, stall, signal, () => {
        flowing.resolve(undefined);
      }).finally(() => {
        flowing.resolve(undefined);
        stall.end();
      }),
      describeSource(job, sight, lead, flowing.promise, (free) =>
        witness === undefined ? silence(sight, counted) : witness.testify(lead, flowing.promise, free),
      ),
      sibling,
    );
    const held = dumped.held?.tables;
    const found = coverage(relations, testimony, held, filterArguments(job.options.filters).length > 0);
    if (found.missing.length > 0) throw leftOut(found.missing, sight);
    if (found.disagreeing.length > 0) throw disagreement(found.disagreeing);
    const snapshot = snapshotCheck(sight, lead);
    // A transaction that stays open holds back the source's vacuum, and storing may take hours.
    await Promise.all([witness?.close(), lead.close()]);
    await storeDump(job, dumped);
    return {
      database: {
        name: job.connection.database,
        server_version: job.server.version.text,
        ...moment,
        ...(job.server.systemIdentifier === undefined
          ? {}
          : { system_identifier: job.server.systemIdentifier }),
        dump: dumped.dump,
        inventory,
        relations: [...found.relations],
        ...(dumped.held === undefined
          ? {}
          : { large_objects: dumped.held.largeObjects.map((object) => ({ ...object })) }),
      },
      checks: [
        snapshot,
        countsCheck(job.connection.database, found.relations.length, toldOnce(sight, found.uncounted)),
        inventoryCheck(job.connection.database, inventory, job.server),
        hashesCheck(
          job.connection.database,
          job.options.witness.mode,
          found.relations.length,
          toldOnce(sight, found.unhashed),
        ),
      ],
    };
  } catch (error) {
    if (stall.signal.aborted) throw stall.signal.reason;
    throw await explained(error, job);
  } finally {
    stall.end();
    signal.removeEventListener('abort', cutOff);
    await Promise.all([witness?.close(), lead.close()]);
  }
}

async function storeDump({ connection, options }: DatabaseJob, { store }: Dumped): Promise<void> {
  if (store === undefined) return;
  const stall = new StallWatch(`Storing the dump of ${connection.database}`, options.stallSeconds);
  try {
    await store(stall);
  } finally {
    stall.end();
  }
}

/** Why it failed, with what only the source can tell of it. */
async function explained(error: unknown, { options, connection, server }: DatabaseJob): Promise<unknown> {
  // Whoever left parts out knows that they may not be read.
  const filtered = filterArguments(options.filters).length > 0;
  const named = filtered ? error : await nameDenied(error, connection, server.version.major);
  return explainLoss(named, server);
}

/**
 * What the source says while the dump runs: its inventory, its rows, and the moment.
 *
 * @param testify handed when the session is free: the inventory tries what may fail, and nobody may ask meanwhile
 */
async function describeSource(
  job: DatabaseJob,
  sight: Sight,
  lead: Session,
  flowing: Promise<void>,
  testify: (free: Promise<unknown>) => Testimony | Promise<Testimony>,
): Promise<[Inventory, Testimony, Awaited<ReturnType<typeof momentFacts>>]> {
  const inventory = takeInventory(lead, job.server.version.major);
  return Promise.all([
    inventory,
    testify(inventory),
    inventory.then(() => momentFacts(sight, lead, flowing)),
  ]);
}

/** What a source says that cannot be asked of the dump's moment. */
function silence(sight: Sight, tables: readonly Relation[]): Testimony {
  const reason = 'withheld' in sight ? whyUncounted(sight.withheld) : 'not counted';
  return new Map(tables.map(({ name }) => [name, { reason }]));
}

export type DumpFacts = Pick<
  ManifestDump,
  'format' | 'client_version' | 'compression' | 'stream_compression' | 'filters'
>;

export interface Dumped {
  readonly dump: ManifestDump;
  /** What was seen of it on its way; undefined for plain SQL, which nobody decodes. */
  readonly held: Held | undefined;
  /** Brings it into the stores; absent where it lies there already. It needs nothing of the source any more. */
  readonly store?: (stall: StallWatch) => Promise<void>;
}

/** The content of a dump: the tables with rows, by `tableKey`, and the large objects. */
interface Held {
  readonly tables: ReadonlyMap<string, TableFingerprint>;
  readonly largeObjects: readonly LargeObjectFingerprint[];
}

async function dump(
  job: DatabaseJob,
  seen: Pick<DumpCall, 'pins' | 'snapshot'>,
  stall: StallWatch,
  signal: AbortSignal,
  onFlowing: () => void,
): Promise<Dumped> {
  const { options, programs } = job;
  const onBytes = progressOf(job, onFlowing);
  const plan = planCompression(options.compression, options.format, programs.version.major);
  const call = {
    programs,
    env: job.env,
    ...seen,
    format: options.format,
    compression: plan.inner,
    filters: options.filters,
    lockSeconds: options.stallSeconds === 0 ? 0 : options.stallSeconds + LOCK_MARGIN_SECONDS,
    log: job.ports.log,
    signal,
  };
  const common: DumpFacts = {
    format: options.format,
    client_version: programs.version.text,
    compression: plan.inner,
    ...(plan.outer === undefined ? {} : { stream_compression: `${plan.outer.method}:${plan.outer.level}` }),
    filters: [...filterArguments(options.filters)],
  };
  const base = `data/${fileNameOf(job.connection.database)}`;
  if (options.format === 'directory') return dumpFolder(job, call, common, base, stall, onBytes);
  const running = await startDump(call);
  const path = base + (options.format === 'custom' ? '.dump' : '.sql') + plan.suffix;
  const streamed = {
    running,
    program: 'pg_dump',
    writer: job.writer,
    kind: { path, type: 'database', database: job.connection.database },
    compression: plan.outer,
    stall,
    onBytes,
  } as const;
  if (options.format === 'plain') {
    await storeScript(streamed, SCRIPT_FOOTER);
    return { dump: { ...common, path }, held: undefined };
  }
  const { summary, fingerprints } = await storeArchive(streamed);
  const offsets = summary.blocks.map((block): [number, number] => [block.dumpId, block.offset]);
  return {
    dump: { ...common, path, offsets, toc_entries: summary.toc.entries.length },
    held: fingerprints,
  };
}

function progressOf(job: DatabaseJob, onFlowing: () => void): (bytes: number) => void {
  return (bytes) => {
    onFlowing();
    job.ports.progress({ phase: 'dump', bytes, current: job.connection.database });
  };
}
