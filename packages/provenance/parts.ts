import type { Manifest } from '#manifest';
import { PRODUCER, UserError, messageOf, type Check, type Claim, type Verdict } from '#verdict';
import type { Signer } from '#seal';
import { MAX_CHECKS, type DrillPredicate } from './statement.js';

/** Of what every receipt tells. */
export interface Told {
  readonly verdict: Verdict;
  readonly claim: Claim | 'none';
  readonly checks: readonly Check[];
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** The workflow run. */
  readonly run: Manifest['source'];
  /** Undefined where nobody signs. */
  readonly signer: Signer | undefined;
}

type Common = Pick<
  DrillPredicate,
  | 'verdict'
  | 'claim'
  | 'signature'
  | 'tool'
  | 'started_at'
  | 'finished_at'
  | 'run'
  | 'checks'
  | 'checks_left_out'
>;

/** What every receipt says, as its predicate has it. */
export function commonParts({ verdict, claim, checks, startedAt, finishedAt, run, signer }: Told): Common {
  const ordered = inOrder(checks);
  return {
    ...{ verdict, claim, signature: signer?.kind ?? 'none', tool: PRODUCER },
    started_at: startedAt.toISOString(),
    finished_at: finishedAt.toISOString(),
    run: runOf(run),
    checks: ordered.slice(0, MAX_CHECKS).map(checkOf),
    ...(ordered.length > MAX_CHECKS ? { checks_left_out: ordered.length - MAX_CHECKS } : {}),
  };
}

/** The workflow run as statements tell it: texts and numbers alone. */
export function runOf(source: Manifest['source']): DrillPredicate['run'] {
  return Object.fromEntries(
    Object.entries(source).flatMap(([key, value]): [string, string | number][] =>
      typeof value === 'string' ? [[key, short(value)]] : typeof value === 'number' ? [[key, value]] : [],
    ),
  );
}

/** The databases of a set, each as of its own snapshot. */
export function sourceOf(manifest: Pick<Manifest, 'databases'> | undefined): DrillPredicate['source'] {
  return {
    databases: (manifest?.databases ?? []).map(({ name, server_version, snapshot_at }) => ({
      ...{ name: short(name), server_version: short(server_version), snapshot_at },
    })),
  };
}

/** What went wrong first. */
function inOrder(checks: readonly Check[]): readonly Check[] {
  const rank = ({ verdict, required }: Check): number =>
    verdict === 'failed' ? 0 : required && verdict === 'unproven' ? 1 : 2;
  return checks.toSorted((a, b) => rank(a) - rank(b));
}

function checkOf({
  id,
  verdict,
  required,
  supports,
  expected,
  found,
  where,
  subject,
}: Check): DrillPredicate['checks'][number] {
  return {
    ...{ id, verdict, required, expected: short(expected), found: short(found) },
    ...(supports === undefined ? {} : { supports }),
    ...(where === undefined ? {} : { where: short(where) }),
    ...(subject === undefined ? {} : { subject: short(subject) }),
  };
}

const MAX_TEXT = 500;

function short(text: string): string {
  return (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text).toWellFormed();
}

/** What became of a receipt: its path in the store, or why there is none. */
export type LeftReceipt = { readonly path: string } | { readonly problem: string };

/** Write a receipt. A store that takes none, or a service that does not sign it, costs what it tells of nothing. */
export async function leftReceipt(what: string, write: () => Promise<string>): Promise<LeftReceipt> {
  try {
    return { path: await write() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: `The receipt of this ${what} could not be written: ${messageOf(error)}` };
  }
}
