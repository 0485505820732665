import type { Manifest } from '#manifest';
import {
  commonParts,
  leftReceipt,
  sourceOf,
  writeReceipt,
  type DrillPredicate,
  type LeftReceipt,
  type RecoveryFacts,
} from '#provenance';
import type { Signer } from '#seal';
import type { Ports } from '#verdict';
import type { DrillResult } from './result.js';

export interface ReceiptOptions {
  readonly kind: 'drill' | 'recovery';
  readonly startedAt: Date;
  /** The workflow run. */
  readonly run: Manifest['source'];
  /** Signs it; undefined where nobody does. */
  readonly signer: Signer | undefined;
  /** What a guided recovery says besides. */
  readonly recovery?: RecoveryFacts;
}

/** Write down beside the set what a drill or a recovery of it came to. A store that takes no receipt costs it nothing. */
export async function leaveReceipt(
  result: DrillResult,
  options: ReceiptOptions,
  ports: Pick<Ports, 'clock'>,
): Promise<LeftReceipt> {
  const { kind, signer, recovery } = options;
  const predicate = {
    ...predicateOf(result, options, ports.clock.now()),
    ...(recovery === undefined ? {} : { recovery }),
  };
  return leftReceipt(kind, () => writeReceipt(result.set, { kind, predicate }, signer));
}

function predicateOf(result: DrillResult, options: ReceiptOptions, finishedAt: Date): DrillPredicate {
  const { manifest, targetVersion, rpoSeconds, worstLossSeconds } = result;
  return {
    ...commonParts({ ...result, ...options, finishedAt }),
    source: sourceOf(manifest),
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
  };
}
