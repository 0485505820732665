import type { LedgerEntry } from '#ledger';
import type { ReceiptKind } from '#provenance';
import type { SignedBy } from '#seal';
import type { ActorUse, AuditedBackup, SignerUse } from './model.js';
import type { FoundReceipt } from './receipts.js';

interface Act<K> {
  readonly who: string;
  readonly what: K;
  readonly at: Date;
}

interface Uses<K> {
  readonly counts: ReadonlyMap<K, number>;
  readonly first: Date;
  readonly last: Date;
}

/** Acts by who did them. */
function usesBy<K, A extends Act<K>>(acts: readonly A[]): readonly (readonly [A, Uses<K>])[] {
  const found = new Map<string, { readonly one: A; counts: Map<K, number>; first: Date; last: Date }>();
  for (const act of acts) {
    const known = found.get(act.who) ?? {
      one: act,
      counts: new Map<K, number>(),
      first: act.at,
      last: act.at,
    };
    known.counts.set(act.what, (known.counts.get(act.what) ?? 0) + 1);
    if (act.at < known.first) known.first = act.at;
    if (act.at > known.last) known.last = act.at;
    found.set(act.who, known);
  }
  return [...found.values()].map(({ one, ...uses }) => [one, uses]);
}

type Signature = Act<'backup' | ReceiptKind> & { readonly by: SignedBy };

/** Keys and identities that signed, what, and from when to when. */
export function signersOf(
  backups: readonly AuditedBackup[],
  receipts: readonly FoundReceipt[],
): readonly SignerUse[] {
  const signatures: readonly Signature[] = [
    ...backups.flatMap(({ evidence, at }) =>
      evidence.by.map((by) => ({ who: idOf(by), by, what: 'backup' as const, at })),
    ),
    ...receipts.flatMap(({ evidence, kind, at }) =>
      evidence.by.map((by) => ({ who: idOf(by), by, what: kind, at })),
    ),
  ];
  return usesBy<'backup' | ReceiptKind, Signature>(signatures).map(([{ by }, { counts, first, last }]) => ({
    ...{ by, signed: counts, first, last },
  }));
}

/** What makes a signer the same one. */
function idOf(by: SignedBy): string {
  return by.kind === 'key'
    ? by.keyId
    : JSON.stringify([by.issuer, by.identity, by.repositoryId, by.ownerId, by.runnerEnvironment]);
}

type Deed = Act<string> & { readonly actor: LedgerEntry['actor'] };

/** Who did what, as the ledger names them. */
export function actorsOf(deeds: readonly LedgerEntry[]): readonly ActorUse[] {
  const acts = deeds.map(({ actor, action, at }): Deed => {
    const { login, workflow, repository_id } = actor;
    return { who: JSON.stringify([login, workflow, repository_id]), what: action, at: new Date(at), actor };
  });
  return usesBy<string, Deed>(acts).map(([{ actor }, { counts, first, last }]) => ({
    ...{ actor, did: counts, first, last },
  }));
}
