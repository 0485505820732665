import type { ActorUse, Audit, BackupGap, SignerUse } from '#audit';
import type { JudgedAnchor } from '#ledger';
import type { SignedBy } from '#seal';
import { formatCount, formatDuration, formatInstant } from '#verdict';
import { markup, type Markup } from '../markup.js';
import type { Standing } from '../standing.js';
import { table, tagged, text } from './table.js';
import { actorWords } from './tables.js';

/** Something that should be there. */
interface Missing {
  readonly what: string;
  readonly detail: string;
  readonly standing: Standing;
}

const BETWEEN: Readonly<Record<BackupGap['between'], string>> = {
  backups: 'between two backups',
  start: 'no backup before is known',
  end: 'up to the end of the period, or to this moment',
};

/** Gaps of every kind: in time, among receipts, among runs, in the ledger. */
export function missingTable({
  covered = [],
  gaps,
  unreceipted,
  broken,
  ledger,
  strange,
  runs,
}: Audit): Markup {
  const rows: readonly Missing[] = [
    ...ledger.faults.map(({ code, message }) => ({
      what: code,
      detail: message,
      standing: 'failed' as const,
    })),
    ...runs.flatMap(({ path, evidence }) =>
      evidence.refusal === undefined
        ? []
        : [
            {
              what: `${evidence.refusal.code}: ${path}`,
              detail: evidence.refusal.message,
              standing: 'failed' as const,
            },
          ],
    ),
    ...covered.map(({ path, how }) => ({
      what: how === 'deleted' ? 'Deleted, and kept by the store' : 'Written over, and kept by the store',
      detail: path,
      standing: 'failed' as const,
    })),
    ...gaps.map(({ from, to, between }) => ({
      what: `No backup for ${formatDuration((to.getTime() - from.getTime()) / 1000)}`,
      detail: `${formatInstant(from)} to ${formatInstant(to)}, ${BETWEEN[between]}`,
      standing: 'failed' as const,
    })),
    ...unreceipted.map(({ seq, action, subject, at }) => ({
      what: `No receipt of a ${action}`,
      detail: `entry ${seq} of the ledger: ${subject.backup_id ?? ''} at ${at}`,
      standing: 'unproven' as const,
    })),
    ...broken.map(({ seq, action, at, actor }) => ({
      what: `A ${action} ended in an error`,
      detail: `entry ${seq} of the ledger, ${at}: ${actorWords(actor)}`,
      standing: 'unproven' as const,
    })),
    ...ledger.gaps.map(({ workflow, from, to }) => ({
      what: from === to ? `No entry of run ${from}` : `No entry of runs ${from} to ${to}`,
      detail: workflow,
      standing: 'not-applicable' as const,
    })),
    ...strange.map((path) => ({
      what: 'No receipt by its name',
      detail: path,
      standing: 'not-applicable' as const,
    })),
  ];
  return table({
    ...{ id: 'missing', title: 'Gaps, and what does not count', none: 'Nothing is missing.', rows },
    heads: ['What', 'Where'],
    cells: ({ what, detail, standing }) => ({ standing, cells: [text(what), text(detail)] }),
  });
}

/** Keys and identities in use. */
export function signerTable({ signers }: Audit): Markup {
  return table<SignerUse>({
    ...{ id: 'signers', title: 'Keys and identities in use', rows: signers },
    none: 'Nobody whose signature counts signed anything of the period.',
    heads: ['Who', 'Signed', 'First', 'Last'],
    cells: ({ by, signed, first, last }) => ({
      standing: 'proven',
      cells: [
        text(fullWords(by)),
        text([...signed].map(([what, count]) => `${formatCount(count)} × ${what}`).join(', ')),
        ...[markup`${formatInstant(first)}`, markup`${formatInstant(last)}`],
      ],
    }),
  });
}

function fullWords(by: SignedBy): string {
  if (by.kind === 'key') return `Ed25519 key ${by.keyId}`;
  const { identity, issuer, repositoryId, runnerEnvironment } = by;
  return [
    `${identity}, vouched for by ${issuer}`,
    ...(repositoryId === undefined ? [] : [`repository ${repositoryId}`]),
    ...(runnerEnvironment === undefined ? [] : [runnerEnvironment]),
  ].join(', ');
}

/** Who did what, as the ledger names them. */
export function actorTable({ actors }: Audit): Markup {
  return table<ActorUse>({
    ...{ id: 'actors', title: 'Who did what, by the ledger', rows: actors },
    none: 'The ledger tells of nothing in the period.',
    heads: ['Who', 'Did', 'First', 'Last'],
    cells: ({ actor: { login, workflow, repository_id }, did, first, last }) => ({
      standing: 'not-applicable',
      cells: [
        text(
          actorWords({
            ...(login === undefined ? {} : { login }),
            ...(workflow === undefined ? {} : { workflow }),
            ...(repository_id === undefined ? {} : { repository_id }),
          }) || 'not known',
        ),
        text([...did].map(([what, count]) => `${formatCount(count)} × ${what}`).join(', ')),
        ...[markup`${formatInstant(first)}`, markup`${formatInstant(last)}`],
      ],
    }),
  });
}

const ANCHOR_STANDING: Readonly<Record<JudgedAnchor['standing'], Standing>> = {
  ...{ holds: 'proven', contradicts: 'failed', beyond: 'failed' },
  ...{ earlier: 'not-applicable', 'not-reached': 'unproven' },
};

/** Who vouches for the ledger: of each signer the last head, and every one that does not hold. */
export function anchorTable({ ledger }: Audit): Markup {
  const last = new Map<string, JudgedAnchor>();
  for (const judged of ledger.anchors) {
    const key = `${judged.anchor.by ?? judged.anchor.source} ${judged.standing}`;
    const known = last.get(key);
    if (known === undefined || known.anchor.head.seq <= judged.anchor.head.seq) last.set(key, judged);
  }
  return table({
    ...{ id: 'anchors', title: 'Who vouches for the ledger', rows: [...last.values()] },
    none: 'Nobody: a cut end, or a ledger that was written anew, could not be told.',
    caption: `${formatCount(ledger.anchors.length, 'head')} of the ledger known from outside of it; of each signer the last.`,
    heads: ['By', 'Head', 'Stands', 'Found in'],
    cells: ({ anchor: { by, head, source }, standing }) => ({
      standing: ANCHOR_STANDING[standing],
      cells: [
        ...[text(by ?? 'nobody signed it'), text(`${head.seq}:${head.hash}`)],
        ...[tagged(ANCHOR_STANDING[standing], standing), text(source)],
      ],
    }),
  });
}
