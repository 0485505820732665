import type { S3Connection } from './connection.js';
import { versionPages, type KeyedObject } from './listing.js';

/** Everything that was ever put under a key and is still there. */
export interface KeyHistory {
  readonly key: string;
  /** The first version that was written and is there; undefined where there are only marks of deletion. */
  readonly first: KeyedObject | undefined;
  /** Ids of all versions and marks of deletion, versions first, the newest first. */
  readonly ids: readonly string[];
}

interface Growing {
  readonly key: string;
  first: Omit<KeyedObject, 'covered'> | undefined;
  readonly versions: string[];
  readonly markers: string[];
  /** What a reader without a version id would see. */
  latest: string | undefined;
}

/** The histories of keys with a prefix, in the store's order. Within a key the store lists the newest version first. */
export async function* keyHistories(
  connection: S3Connection,
  prefix: string,
): AsyncGenerator<KeyHistory, void, undefined> {
  // A key's versions may go on on the next page: the last key of a page waits for it.
  let open = new Map<string, Growing>();
  for await (const page of versionPages(connection, { Prefix: prefix })) {
    const of = (key = ''): Growing => {
      const known = open.get(key);
      if (known !== undefined) return known;
      const fresh: Growing = { key, first: undefined, versions: [], markers: [], latest: undefined };
      open.set(key, fresh);
      return fresh;
    };
    for (const { Key, VersionId = 'null', Size, LastModified, IsLatest } of page.Versions ?? []) {
      const history = of(Key);
      history.versions.push(VersionId);
      history.first = {
        key: history.key,
        size: Size ?? 0,
        modifiedAt: LastModified ?? new Date(0),
        versionId: VersionId,
      };
      if (IsLatest === true) history.latest = VersionId;
    }
    for (const { Key, VersionId = 'null', IsLatest } of page.DeleteMarkers ?? []) {
      const history = of(Key);
      history.markers.push(VersionId);
      if (IsLatest === true) history.latest = VersionId;
    }
    // Versions and marks come apart; together they are in order again.
    const sorted = [...open.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    const last = page.IsTruncated === true ? sorted.pop() : undefined;
    for (const history of sorted) yield finished(history);
    open = new Map(last === undefined ? [] : [[last.key, last]]);
  }
  for (const history of open.values()) yield finished(history);
}

function finished({ key, first, versions, markers, latest }: Growing): KeyHistory {
  const ids = [...versions, ...markers];
  if (first === undefined || latest === first.versionId || latest === undefined) return { key, first, ids };
  return { key, first: { ...first, covered: markers.includes(latest) ? 'deleted' : 'overwritten' }, ids };
}

/** The history of one key; undefined where nothing was ever put there. */
export async function historyOf(connection: S3Connection, key: string): Promise<KeyHistory | undefined> {
  // A key comes before all longer ones that begin like it.
  for await (const history of keyHistories(connection, key)) {
    return history.key === key ? history : undefined;
  }
  return undefined;
}
