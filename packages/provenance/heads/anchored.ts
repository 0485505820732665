import type { Anchor, LedgerHead } from '#ledger';
import { backupId } from '#policy';
import type { SignedBy, Trust } from '#seal';
import { atOnce, type Protection, type Store } from '#stores';
import { UserError } from '#verdict';
import { MAX_HEAD_BYTES, openHead, type NewHead } from './statement.js';

/** Whose ledger the heads are of, and whose signatures count. */
export interface HeadsOf {
  readonly name: string;
  readonly trust: Trust;
}

/** What was found in a place where heads are kept. */
export interface KeptHeads {
  readonly anchors: readonly Anchor[];
  /** What lies there and does not count, each with the reason. */
  readonly refused: readonly string[];
}

/** Statements in one file that are looked at: more are nobody's notes. */
const MAX_IN_FILE = 1_000;

/**
 * The heads in a file: one signed statement, or one a line. Other lines are passed over, so that what `git cat-file tag` prints of a tag
 * with a statement in its message can be given as it is.
 *
 * @param source how messages name the file
 */
export async function headsIn(text: string, source: string, of: HeadsOf): Promise<KeptHeads> {
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  const found: KeptHeads[] = [];
  for (const line of lines.slice(0, MAX_IN_FILE)) found.push(await opened(Buffer.from(line), source, of));
  return joined(found);
}

/** The folder of heads that are kept in a store. */
export function anchorsFolder(name: string): string {
  return `${name}/anchors`;
}

/** Heads in a store that are read, the latest entries' first: of the earlier ones these know as well. */
const MAX_IN_STORE = 200;

/** The heads of a name's ledger that are kept in a store. @throws UserError where the store does not give what it has */
export async function headsKept(store: Store, of: HeadsOf): Promise<KeptHeads> {
  const paths: string[] = [];
  for await (const { path } of store.list(anchorsFolder(of.name))) paths.push(path);
  const latest = paths.toSorted().toReversed().slice(0, MAX_IN_STORE);
  return joined(
    await atOnce(latest, async (path) => {
      const parts: Uint8Array[] = [];
      for await (const part of store.get(path, { start: 0, end: MAX_HEAD_BYTES + 1 })) parts.push(part);
      return underItsNumber(path, of, await opened(Buffer.concat(parts), path, of));
    }),
  );
}

/**
 * Keep a signed head in a store, under a name that is free.
 *
 * @param protection refused where the store cannot lock
 * @returns its path
 * @throws UserError where the store refuses
 */
export async function keepHead(
  store: Store,
  { name, head, at }: NewHead,
  signed: Uint8Array,
  protection: Protection,
): Promise<string> {
  const stamp = backupId(at).slice('backup-'.length);
  const path = `${anchorsFolder(name)}/${numbered(head)}-${stamp}.json`;
  await store.put(path, ReadableStream.from([Uint8Array.from(signed)]), protection);
  return path;
}

/** A genuine one of an early entry, put under a later number, would hide those between behind the last that is read. */
function underItsNumber(path: string, { name }: HeadsOf, found: KeptHeads): KeptHeads {
  const [anchor] = found.anchors;
  if (anchor === undefined || path.startsWith(`${anchorsFolder(name)}/${numbered(anchor.head)}-`))
    return found;
  return { anchors: [], refused: [`${path}: it is a head of entry ${anchor.head.seq}`] };
}

function numbered({ seq }: LedgerHead): string {
  return String(seq).padStart(12, '0');
}

async function opened(bytes: Uint8Array, source: string, { name, trust }: HeadsOf): Promise<KeptHeads> {
  if (bytes.length > MAX_HEAD_BYTES) return { anchors: [], refused: [`${source}: it is too large`] };
  try {
    const { head, by } = await openHead(bytes, name, trust);
    return { anchors: [{ head, source, by: by.map(signerName).join(', ') }], refused: [] };
  } catch (error) {
    if (error instanceof UserError) return { anchors: [], refused: [`${source}: ${error.message}`] };
    throw error;
  }
}

/** Who signed, short, as anchors tell it. */
export function signerName(by: SignedBy): string {
  return by.kind === 'key' ? `key ${by.keyId.slice(0, 16)}` : by.identity;
}

function joined(found: readonly KeptHeads[]): KeptHeads {
  return {
    anchors: found.flatMap(({ anchors }) => anchors),
    refused: found.flatMap(({ refused }) => refused),
  };
}
