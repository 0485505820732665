import type { Manifest } from '#manifest';
import { freshness, parseBackupId, sizeDeviation, type Protected } from '#policy';
import type { Store } from '#stores';
import { UserError, notApplicable, type Check } from '#verdict';
import { fetchManifest, isComplete, readManifest, setIds, type SetPlace } from './catalogue.js';

export interface AgeAndSize {
  readonly checks: readonly Check[];
  readonly ageSeconds: number;
  /** Signed share away from the median of the last seven days. */
  readonly deviation: number | undefined;
}

export interface AgeAndSizeOptions {
  readonly store: Store;
  readonly backupId: string;
  readonly maxAge: number;
  readonly maxSizeDeviation: number;
}

/** Is the set recent enough, and is its size not odd? */
export async function ageAndSize(
  options: AgeAndSizeOptions,
  set: SetPlace,
  manifest: Manifest,
  now: Date,
): Promise<AgeAndSize> {
  const newest = momentOf(manifest);
  const fresh = freshness({ newest, now, maxAgeSeconds: options.maxAge });
  const size = sizeDeviation({
    size: manifest.total_size_bytes,
    history: (await manifestsSince(set, new Date(manifest.created_at), (id) => id < set.id)).map(
      (earlier) => ({
        at: new Date(earlier.created_at),
        size: earlier.total_size_bytes,
      }),
    ),
    now: new Date(manifest.created_at),
    maxDeviation: options.maxSizeDeviation,
  });
  // Whoever asks for an older set by name or by chance knows that it is not fresh.
  const asked = options.backupId === 'latest' || fresh.verdict === 'proven';
  const age = asked
    ? fresh
    : notApplicable({ ...fresh, found: `${fresh.found}; an older set was asked for` });
  return {
    checks: [age, size.check],
    ageSeconds: (now.getTime() - newest.getTime()) / 1000,
    deviation: size.deviation,
  };
}

/** The moment that a set shows: its earliest snapshot, or when it was made. */
export function momentOf(manifest: Manifest): Date {
  const instants = manifest.databases.map((database) => Date.parse(database.snapshot_at));
  return new Date(instants.length === 0 ? Date.parse(manifest.created_at) : Math.min(...instants));
}

const WINDOW_MS = 7 * 86_400_000;

/** What the sets of the last seven days protect: for `worstLoss`. */
export async function protectedMoments(set: SetPlace, now: Date): Promise<readonly Protected[]> {
  const manifests = await manifestsSince(set, now, () => true);
  return manifests.map((manifest) => ({
    snapshot: momentOf(manifest),
    complete: new Date(manifest.completed_at ?? manifest.created_at),
  }));
}

/** Manifests of the complete sets of the seven days before a moment; one that cannot be read speaks for nothing. */
async function manifestsSince(
  set: SetPlace,
  until: Date,
  wanted: (id: string) => boolean,
): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const id of await setIds(set.store, set.name)) {
    const at = parseBackupId(id);
    if (at === undefined || !wanted(id) || at.getTime() < until.getTime() - WINDOW_MS) continue;
    const place = { ...set, id };
    if (!(await isComplete(place))) continue;
    try {
      manifests.push(readManifest(await fetchManifest(place)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return manifests;
}
