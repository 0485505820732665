import type { Anchor, LedgerHead } from '#ledger';
import { UserError } from '#verdict';

/** Heads of a ledger as inputs give them. @throws UserError */
export function givenHeads(texts: readonly string[]): readonly Anchor[] {
  return texts.map((text) => ({ head: parseHead(text, 'heads'), source: 'the head given' }));
}

/** Read `number:hash`. @throws UserError */
export function parseHead(text: string, input: string): LedgerHead {
  const [, seq, hash] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq !== undefined && hash !== undefined && Number(seq) > 0) return { seq: Number(seq), hash };
  throw new UserError(`\`${input}\` is no head of a ledger: ${text}`, {
    remedy: 'Write number:hash, as `verify chain` and the summaries of jobs tell it',
  });
}
