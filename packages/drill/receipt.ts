import type { Manifest } from '#manifest';
import { MAX_CHECKS, writeReceipt, type DrillPredicate } from '#provenance';
import { PRODUCER, UserError, messageOf, type Check, type Ports } from '#verdict';
import type { DrillResult } from './result.js';

export interface ReceiptOptions {
  readonly startedAt: Date;
  /** The workflow run. */
  readonly run: Manifest['source'];
}

/** What became of the receipt: its path in the store, or why there is none. */
export type Receipt = { readonly path: string } | { readonly problem: string };

/** Write down beside the set what a drill of it came to. A store that takes no receipt costs the drill nothing. */
export async function leaveReceipt(
  result: DrillResult,
  options: ReceiptOptions,
  ports: Pick<Ports, 'clock'>,
): Promise<Receipt> {
  try {
    return { path: await writeReceipt(result.set, predicateOf(result, options, ports.clock.now())) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: `The receipt of this drill could not be written: ${messageOf(error)}` };
  }
}

function predicateOf(result: DrillResult, { startedAt, run }: ReceiptOptions, now: Date): DrillPredicate {
  const { verdict, claim, manifest, targetVersion, rpoSeconds, worstLossSeconds } = result;
  const checks = inOrder(result.checks);
  return {
    ...{ verdict, claim, signature: 'none', tool: PRODUCER },
    started_at: startedAt.toISOString(),
    finished_at: now.toISOString(),
    run: Object.fromEntries(
      Object.entries(run).flatMap(([key, value]): [string, string | number][] =>
        typeof value === 'string' ? [[key, short(value)]] : typeof value === 'number' ? [[key, value]] : [],
      ),
    ),
    source: {
      databases: (manifest?.databases ?? []).map(({ name, server_version, snapshot_at }) => ({
        ...{ name: short(name), server_version: short(server_version), snapshot_at },
      })),
    },
    ...(targetVersion === undefined ? {} : { target: { server_version: targetVersion } }),
    rto: {
      seconds: result.rtoSeconds,
      phases: result.phases.map(({ name, seconds }) => ({ name, seconds })),
    },
    ...(rpoSeconds === undefined
      ? {}
      : {
          rpo: {
            seconds: rpoSeconds,
            measured: 'from the earliest snapshot in the set to the end of the drill',
            ...(worstLossSeconds === undefined ? {} : { worst_of_seven_days_seconds: worstLossSeconds }),
          },
        }),
    checks: checks.slice(0, MAX_CHECKS).map(checkOf),
    ...(checks.length > MAX_CHECKS ? { checks_left_out: checks.length - MAX_CHECKS } : {}),
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
