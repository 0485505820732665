import * as v from 'valibot';
import { persistently } from '../persistence.js';
import type { StoreObject } from '../store.js';
import type { GcsClient } from './client.js';
import { passes } from './refusal.js';

/** Objects of one answer to a listing. */
const PAGE = 1000;

const momentSchema = v.pipe(
  v.string(),
  v.transform((text) => new Date(text)),
);

const versionSchema = v.object({
  name: v.string(),
  /** Grows with every version of a name. */
  generation: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  size: v.pipe(v.union([v.string(), v.number()]), v.transform(Number)),
  timeCreated: momentSchema,
  /** There where a newer version or a deletion lies on top. */
  timeDeleted: v.optional(momentSchema),
  metadata: v.optional(v.record(v.string(), v.nullish(v.string())), {}),
});

/** One version of an object. */
export type Version = v.InferOutput<typeof versionSchema>;

const pageSchema = v.object({
  items: v.optional(v.array(versionSchema), []),
  prefixes: v.optional(v.array(v.string()), []),
  nextPageToken: v.optional(v.string()),
});
type Page = v.InferOutput<typeof pageSchema>;

const FIELDS = 'items(name,generation,size,timeCreated,timeDeleted,metadata),prefixes,nextPageToken';

/** Every version of everything that begins so, page by page, by name in UTF-8 order. */
export async function* pages(
  client: GcsClient,
  query: { readonly prefix: string; readonly delimiter?: '/'; readonly maxResults?: number },
): AsyncGenerator<Page, void, undefined> {
  for (let pageToken: string | undefined; ;) {
    const from = pageToken;
    const page = await persistently(
      async () => {
        const [, , answer] = await client.bucket.getFiles({
          maxResults: PAGE,
          ...query,
          ...(from === undefined ? {} : { pageToken: from }),
          versions: true,
          autoPaginate: false,
          fields: FIELDS,
        });
        return v.parse(pageSchema, answer ?? {});
      },
      passes,
      client,
    );
    yield page;
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return;
  }
}

/** The versions of each name together, the first written first. */
export async function* byName(
  listing: AsyncIterable<Page>,
): AsyncGenerator<readonly [Version, ...Version[]], void, undefined> {
  let same: Version[] = [];
  for await (const { items } of listing) {
    for (const version of items) {
      if (same[0] !== undefined && same[0].name !== version.name) {
        yield oldestFirst(same);
        same = [];
      }
      same.push(version);
    }
  }
  if (same.length > 0) yield oldestFirst(same);
}

function oldestFirst(versions: readonly Version[]): readonly [Version, ...Version[]] {
  const [first, ...rest] = versions.toSorted((a, b) => Number(BigInt(a.generation) - BigInt(b.generation)));
  if (first === undefined) throw new Error('a name without a version');
  return [first, ...rest];
}

/** Answers hold a name and what comes behind it: few are needed to see its end. */
const FEW = 20;

/** Every version under one name, the first written first. */
export async function versionsOf(client: GcsClient, name: string): Promise<readonly Version[]> {
  for await (const versions of byName(pages(client, { prefix: name, maxResults: FEW }))) {
    return versions[0].name === name ? versions : [];
  }
  return [];
}

/** What a store tells of a name: the first version counts. */
export function objectOf(path: string, versions: readonly [Version, ...Version[]]): StoreObject {
  const [first] = versions;
  const object = { path, size: first.size, modifiedAt: first.timeCreated };
  if (first.timeDeleted === undefined) return object;
  const live = versions.some(({ timeDeleted }) => timeDeleted === undefined);
  return { ...object, covered: live ? 'overwritten' : 'deleted' };
}
