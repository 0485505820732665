import type { Manifest } from '#manifest';
import { freshness, parseBackupId, type Protected } from '#policy';
import { OperationFailed, UserError, notApplicable, type Check } from '#verdict';
import { fetchManifest, isComplete, readManifest, setIds, type SetPlace } from './catalogue.js';

export interface AgeCheck {
  readonly check: Check;
  readonly ageSeconds: number;
}

/** Is the set recent enough? Whoever asks for an older one by name or by chance knows that it is not. */
export function ageOf(manifest: Manifest, backupId: string, maxAgeSeconds: number, now: Date): AgeCheck {
  const newest = momentOf(manifest);
  const fresh = freshness({ newest, now, maxAgeSeconds });
  const asked = backupId === 'latest' || fresh.verdict === 'proven';
  return {
    check: asked ? fresh : notApplicable({ ...fresh, found: `${fresh.found}; an older set was asked for` }),
    ageSeconds: (now.getTime() - newest.getTime()) / 1000,
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
  return setsSince(
    set,
    now,
    () => true,
    (manifest) => ({
      snapshot: momentOf(manifest),
      complete: new Date(manifest.completed_at ?? manifest.created_at),
    }),
  );
}

/**
 * What the manifests of the complete sets of the seven days before a moment say; one that cannot be read speaks for nothing. A manifest
 * may have megabytes: none is kept.
 */
export async function setsSince<T>(
  set: SetPlace,
  until: Date,
  wanted: (id: string) => boolean,
  pick: (manifest: Manifest) => T,
): Promise<readonly T[]> {
  const picked: T[] = [];
  for (const id of set.siblings ?? (await setIds(set.store, set.name))) {
    const at = parseBackupId(id);
    if (at === undefined || !wanted(id) || at.getTime() < until.getTime() - WINDOW_MS) continue;
    const place = { ...set, id };
    try {
      // One that is incomplete has none, and is told by that: nothing else is asked of it.
      picked.push(pick(readManifest(await fetchManifest(place))));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // A store that does not answer is no damaged set: without its history, what is odd would pass.
      if (error instanceof OperationFailed && (await isComplete(place))) throw error;
    }
  }
  return picked;
}
