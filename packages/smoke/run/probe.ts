import { setTimeout as sleep } from 'node:timers/promises';
import type { Limit } from '../ask/limit.js';
import type { Probe } from '../model.js';
import type { Finding, ProbeResult } from '../result.js';
import { attempt, type Asking } from './attempt.js';
import type { Slots } from './slots.js';
import { NotGiven } from './values.js';

/**
 * Ask a probe until it holds, or its attempts or its time are used up. A place among those that are asked at the same time is taken for
 * each attempt, not for the pauses between them.
 */
export async function askProbe(
  probe: Probe,
  asking: Asking,
  slots: Slots,
  limit: Limit,
): Promise<ProbeResult> {
  const { attempts: most, intervalMs, deadlineMs } = probe.waitFor ?? ONCE;
  let startedAt: number | undefined;
  let attempts = 0;
  let findings: readonly Finding[] = [];
  const left = (): number =>
    startedAt === undefined ? deadlineMs : deadlineMs - (performance.now() - startedAt);
  try {
    for (;;) {
      await slots.take();
      try {
        limit.throwIfEnded();
        startedAt ??= performance.now();
        // The place may have come too late for another attempt.
        if (attempts === 0 || left() > 0) {
          attempts++;
          findings = await attempt(probe, asking, Math.min(probe.timeoutMs, left()), limit);
        }
      } finally {
        slots.free();
      }
      if (findings.every(({ held }) => held)) return result('proven');
      if (attempts >= most || left() <= intervalMs) return result('failed');
      await sleep(intervalMs, undefined, { signal: limit.signal });
    }
  } catch (error) {
    limit.throwIfEnded();
    if (error instanceof NotGiven) return unasked(probe, asking.values.secrets.show(error.message));
    throw error;
  }

  function result(verdict: 'proven' | 'failed'): ProbeResult {
    const tookMs = startedAt === undefined ? 0 : performance.now() - startedAt;
    return { name: probe.name, kind: probe.does.kind, at: probe.at, verdict, attempts, tookMs, findings };
  }
}

const ONCE = { attempts: 1, intervalMs: 0, deadlineMs: Infinity };

/** A probe that was not asked, and why. */
export function unasked({ name, at, does: { kind } }: Probe, reason: string): ProbeResult {
  return { name, kind, at, verdict: 'unproven', attempts: 0, tookMs: 0, findings: [], reason };
}
