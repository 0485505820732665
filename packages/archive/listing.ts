import { MANIFEST_FILE, type Manifest } from '#manifest';
import { nextPurge, parseBackupId, type Fate, type NextPurge, type RetentionPlan } from '#policy';
import { standingOf, type Standing } from '#provenance';
import type { Trust } from '#seal';
import { atOnce, type Protection, type Store } from '#stores';
import { UserError, messageOf, type Ports } from '#verdict';
import { fetchManifest, inSet, readManifest, setIds } from './catalogue.js';
import { retention, type RetentionRequest } from './retention.js';
import { listReceipts, surveySet, type Survey, type SurveyedBackup } from './survey.js';

export interface ListingRequest {
  readonly store: Store;
  readonly name: string;
  /** So many of the newest are looked into; of the others nothing is told but what their names and a listing do. */
  readonly limit: number;
  /** Whose signature a receipt must have to count; absent where none is demanded. */
  readonly trust?: Trust | undefined;
  /** What retention would do; undefined where nobody asked. */
  readonly retention: Omit<RetentionRequest, 'store' | 'name' | 'trust'> | undefined;
}

/** A backup in a listing. */
export interface ListedBackup {
  readonly id: string;
  readonly at: Date;
  /** What the listing shows of it; undefined for an older one where only names were asked for. */
  readonly held: SurveyedBackup | undefined;
  /** Undefined where it was not read. */
  readonly manifest: Manifest | undefined;
  /** Why its manifest cannot be read. */
  readonly problem: string | undefined;
  /** What receipts say of it. */
  readonly standing: Standing | undefined;
  readonly protection: Protection | undefined;
  readonly fate: Fate | undefined;
}

export interface Listing {
  /** Newest first. */
  readonly backups: readonly ListedBackup[];
  readonly plan: RetentionPlan | undefined;
  readonly next: NextPurge | undefined;
}

/**
 * The backups of a name. However many there are, the requests are those of one listing of names, and a few for each of the newest; with
 * retention, those of a listing of all objects.
 */
export async function listBackups(request: ListingRequest, ports: Ports): Promise<Listing> {
  const { store, name, limit, trust } = request;
  const kept = request.retention && (await retention({ ...request.retention, store, name, trust }, ports));
  const known: readonly Known[] =
    kept?.backups.map((held) => ({ id: held.id, at: held.at, held })) ?? (await knownByName(store, name));
  const receipts = kept?.receipts ?? (await listReceipts(store, name));
  const fates = new Map(kept?.plan.fates.map((fate) => [fate.id, fate]));
  const { lock: locks } = await store.capabilities();
  const context = { store, name, receipts, locks, trust, now: ports.clock.now() };
  const newest = await atOnce(known.slice(0, limit), (backup) => lookInto(backup, context));
  const older = known.slice(limit).map((backup) => ({ ...NOTHING, ...backup }));
  return {
    backups: [...newest, ...older].map((backup) => ({ ...backup, fate: fates.get(backup.id) })),
    plan: kept?.plan,
    next: kept === undefined || kept.plan.stopped !== undefined ? undefined : nextPurge(kept.facts),
  };
}

interface Known {
  readonly id: string;
  readonly at: Date;
  readonly held: SurveyedBackup | undefined;
}

async function knownByName(store: Store, name: string): Promise<readonly Known[]> {
  return (await setIds(store, name)).flatMap((id) => {
    const at = parseBackupId(id);
    return at === undefined ? [] : [{ id, at, held: undefined }];
  });
}

type Looked = Omit<ListedBackup, 'fate'>;
const NOTHING = {
  ...{ manifest: undefined, problem: undefined, standing: undefined, protection: undefined },
} as const;

interface LookContext {
  readonly store: Store;
  readonly name: string;
  readonly receipts: Survey['receipts'];
  /** Whether the store locks at all. */
  readonly locks: boolean;
  readonly trust: Trust | undefined;
  readonly now: Date;
}

async function lookInto(backup: Known, context: LookContext): Promise<Looked> {
  const { store, name, receipts, locks, trust, now } = context;
  const { id } = backup;
  const held = backup.held ?? (await surveySet(store, name, id));
  const shown: Looked = { ...NOTHING, ...backup, held };
  if (held?.complete !== true || held.legacy) return shown;
  try {
    const place = { store, name, id };
    const found = await fetchManifest(place);
    const manifest = readManifest(found);
    const standing = await standingOf(found, receipts.get(id) ?? [], now, trust);
    const protection = locks ? await store.protectionOf?.(inSet(place, MANIFEST_FILE)) : undefined;
    return { ...shown, manifest, standing, protection };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...shown, problem: messageOf(error) };
  }
}
