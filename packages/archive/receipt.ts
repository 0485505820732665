import type { Manifest } from '#manifest';
import { commonParts, leftReceipt, sourceOf, writeReceipt, type LeftReceipt } from '#provenance';
import type { Signer } from '#seal';
import type { Ports } from '#verdict';
import type { Level, VerifyResult } from './verify.js';

export interface VerificationReceiptOptions {
  readonly level: Level;
  readonly startedAt: Date;
  /** The workflow run. */
  readonly run: Manifest['source'];
  /** Signs it; undefined where nobody does. */
  readonly signer: Signer | undefined;
}

/** Write down beside the set what a verification of it came to. */
export async function leaveVerification(
  result: VerifyResult,
  options: VerificationReceiptOptions,
  ports: Pick<Ports, 'clock'>,
): Promise<LeftReceipt> {
  const { level, signer } = options;
  const predicate = {
    ...commonParts({ ...result, ...options, finishedAt: ports.clock.now() }),
    source: sourceOf(result.manifest),
    level,
    ...(result.ageSeconds === undefined ? {} : { age_seconds: result.ageSeconds }),
  };
  return leftReceipt('verification', () =>
    writeReceipt(result.set, { kind: 'verification', predicate }, signer),
  );
}
