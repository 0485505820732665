import type { Store } from '#stores';
import { UserError } from '#verdict';
import { parseEntry, type LedgerHead } from './entry.js';
import { ChainJudge } from './judge.js';
import { checkpointPath } from './layout.js';
import { filesBetween } from './places.js';
import { listCheckpoints, readLine } from './reading.js';

/**
 * Bundle the entries since the last checkpoint, so that whoever reads the ledger need not ask for each. The entries stay. Nothing is
 * bundled of a chain that does not hold, and nothing is lost where the store refuses: the next checkpoint has it.
 */
export async function writeCheckpoint(store: Store, name: string, head: LedgerHead): Promise<void> {
  const before = (await listCheckpoints(store, name)).filter((seq) => seq < head.seq).at(-1) ?? 0;
  const line = before === 0 ? undefined : await readLine(store, name, before);
  const trusted = line === undefined ? undefined : parseEntry(line);
  if (before > 0 && (trusted === undefined || 'problem' in trusted)) return;
  const judge = new ChainJudge(trusted === undefined || 'problem' in trusted ? undefined : trusted);
  const places = filesBetween(store, name, before + 1, head.seq);
  const lines: string[] = [];
  for await (const placed of places) {
    if ('fault' in (await judge.look(placed, () => places)) || placed.line === undefined) return;
    lines.push(placed.line);
  }
  if (judge.head?.hash !== head.hash) return;
  try {
    await store.put(
      checkpointPath(name, head.seq),
      ReadableStream.from([Buffer.from(`${lines.join('\n')}\n`, 'utf8')]),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}
