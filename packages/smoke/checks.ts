import { formatCount, type Check } from '#verdict';
import type { Finding, ProbeResult } from './result.js';
import type { ServiceResult } from './service-result.js';
import type { SmokeRun } from './smoke.js';

/** Findings that one line shows; a readiness answer may name hundreds. */
const SHOWN = 8;

/** A run as checks: one a probe, in the file's order, after that of the service under test. */
export function checksOf({ probes, service }: SmokeRun, file: string): readonly Check[] {
  return [
    ...(service === undefined ? [] : [serviceCheck(service, file)]),
    ...probes.map((probe) => probeCheck(probe, file)),
  ];
}

/** A probe as a check. What it expected and found is told of the findings that failed, or of all where none did. */
export function probeCheck(probe: ProbeResult, file: string): Check {
  const failed = probe.findings.filter(({ held }) => !held);
  const told = failed.length === 0 ? probe.findings : failed;
  const place = failed[0]?.at ?? probe.at;
  const expected =
    told.length === 0 && probe.kind === 'tcp'
      ? 'the port opens'
      : some(told, ({ what, expected: wanted }) => `${what} ${wanted}`);
  return {
    id: `smoke.${probe.kind}`,
    verdict: probe.verdict,
    required: true,
    expected: expected === '' ? 'an answer' : expected,
    found: foundBy(probe, told),
    where: `${file}:${place.line}:${place.column}`,
    subject: probe.name,
    seconds: probe.tookMs / 1000,
    at: { file, ...place },
  };
}

function foundBy({ verdict, reason, attempts }: ProbeResult, told: readonly Finding[]): string {
  if (verdict === 'unproven') return `not asked: ${reason ?? 'unknown'}`;
  const found = some(told, ({ what, found: value }) => (told.length === 1 ? value : `${what} ${value}`));
  const answer = found === '' ? (reason ?? 'as expected') : found;
  return attempts > 1 ? `${answer} (at attempt ${formatCount(attempts)})` : answer;
}

function some(findings: readonly Finding[], words: (finding: Finding) => string): string {
  const shown = findings.slice(0, SHOWN).map(words);
  const rest = findings.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${formatCount(rest)} more`] : [])].join('; ');
}

function serviceCheck({ verdict, expected, found, tookMs, at }: ServiceResult, file: string): Check {
  return {
    ...{ id: 'smoke.service', verdict, required: true, expected, found },
    where: `${file}:${at.line}:${at.column}`,
    subject: 'the service under test',
    seconds: tookMs / 1000,
    at: { file, ...at },
  };
}
