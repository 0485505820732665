import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { LargeObjectFingerprint } from '#dump-format';
import { messageOf } from '#verdict';
import { int8AsCount, type Session } from '../connection/index.js';
import { attempt } from './attempt.js';

/** What a large object holds, or why it could not be read. */
export type LargeObjectFound = LargeObjectFingerprint | { readonly oid: number; readonly reason: string };

/** Large objects of one round trip. */
const PAGE = 500;
/** Up to this size the server hashes a large object itself; of longer ones, pieces of this size are fetched. */
const PIECE = 4 * 1024 * 1024;

const hashedRow = v.object({
  oid: v.number(),
  /** Null for one that is longer than a piece. */
  bytes: v.nullable(int8AsCount),
  sha256: v.nullable(v.string()),
});

/**
 * Fingerprint every large object by its content, in bounded memory on both sides. Pages are no measure: an object that was written
 * here and there has more of them after a restore.
 *
 * @param session inside a transaction
 */
export async function fingerprintLargeObjects(
  session: Session,
  onProgress?: (done: number) => void,
): Promise<readonly LargeObjectFound[]> {
  const found: LargeObjectFound[] = [];
  let last = 0;
  for (;;) {
    const oids = await session.rows(
      v.object({ oid: v.number() }),
      'SELECT oid FROM pg_catalog.pg_largeobject_metadata WHERE oid > $1::pg_catalog.oid ORDER BY oid LIMIT $2',
      [last, PAGE],
    );
    const end = oids.at(-1);
    if (end === undefined) return found;
    const numbers = oids.map(({ oid }) => oid);
    found.push(...(await page(session, numbers)));
    last = end.oid;
    onProgress?.(found.length);
  }
}

/** Where one of them cannot be read, each is tried alone. */
async function page(session: Session, oids: readonly number[]): Promise<readonly LargeObjectFound[]> {
  const tried = await attempt(session, () => session.rows(hashedRow, HASHED, [JSON.stringify(oids), PIECE]));
  if ('value' in tried) {
    const rows: LargeObjectFound[] = [];
    for (const { oid, bytes, sha256 } of tried.value)
      rows.push(bytes === null || sha256 === null ? await inPieces(session, oid) : { oid, bytes, sha256 });
    return rows;
  }
  const [only, ...others] = oids;
  if (only !== undefined && others.length === 0) return [{ oid: only, reason: messageOf(tried.error) }];
  const rows: LargeObjectFound[] = [];
  for (const oid of oids) rows.push(...(await page(session, [oid])));
  return rows;
}

// OFFSET 0 keeps the planner from reading an object twice.
const HASHED = `
SELECT z.oid, pg_catalog.octet_length(z.content)::int8 AS bytes, pg_catalog.encode(pg_catalog.sha256(z.content), 'hex') AS sha256
FROM (SELECT l.oid, CASE WHEN pg_catalog.octet_length(pg_catalog.lo_get(l.oid, $2::int8, 1)) = 0 THEN pg_catalog.lo_get(l.oid) END AS content
      FROM (SELECT value::pg_catalog.oid AS oid FROM pg_catalog.jsonb_array_elements_text($1::jsonb)) l OFFSET 0) z`;

const pieceRow = v.object({ piece: v.string() });

async function inPieces(session: Session, oid: number): Promise<LargeObjectFound> {
  const hash = createHash('sha256');
  let bytes = 0;
  const tried = await attempt(session, async () => {
    for (let length = PIECE; length === PIECE; bytes += length) {
      // A query of its own, so that neither side ever holds more than a piece.
      const { piece } = await session.one(
        pieceRow,
        `SELECT pg_catalog.encode(pg_catalog.lo_get($1::pg_catalog.oid, $2::int8, $3::int4), 'base64') AS piece`,
        [oid, bytes, PIECE],
      );
      const content = Buffer.from(piece, 'base64');
      hash.update(content);
      length = content.length;
    }
  });
  if ('error' in tried) return { oid, reason: messageOf(tried.error) };
  return { oid, bytes, sha256: hash.digest('hex') };
}
