import { expect, test } from '@jest/globals';
import { checksOf, probeCheck, type Finding, type ProbeResult } from '#smoke';

const at = { line: 4, column: 5 };

function finding(what: string, held: boolean, line = 4): Finding {
  return { what, expected: 'ok', found: held ? 'ok' : 'broken', held, at: { line, column: 9 } };
}

function probe(more: Partial<ProbeResult>): ProbeResult {
  return {
    ...{ name: 'health', kind: 'http', at, verdict: 'proven', attempts: 1, tookMs: 12 },
    ...{ findings: [finding('status', true)], ...more },
  };
}

test('a probe is a check under its name, with its time and its place', () => {
  expect(probeCheck(probe({}), 'smoke.yml')).toEqual({
    ...{ id: 'smoke.http', verdict: 'proven', required: true, subject: 'health', seconds: 0.012 },
    ...{ expected: 'status ok', found: 'ok', where: 'smoke.yml:4:5', at: { file: 'smoke.yml', ...at } },
  });
});

test('one that failed tells what failed alone, at the first such line', () => {
  const findings = [finding('status', true), finding('etag', false, 8), finding('body', false, 9)];
  const check = probeCheck(probe({ verdict: 'failed', findings }), 'smoke.yml');
  expect(check).toMatchObject({ verdict: 'failed', where: 'smoke.yml:8:9', at: { line: 8 } });
  expect(check.expected).toBe('etag ok; body ok');
  expect(check.found).toBe('etag broken; body broken');
});

test('one with hundreds of findings is one line all the same, which counts the rest', () => {
  const findings = Array.from({ length: 300 }, (_, n) => finding(`check ${n}`, n % 2 === 0));
  const check = probeCheck(probe({ verdict: 'failed', findings }), 'smoke.yml');
  expect(check.expected.split('; ')).toHaveLength(9);
  expect(check.expected).toContain('142 more');
});

test('one that was not asked says why, and how often one was asked is told where it was more than once', () => {
  const unasked = probe({ verdict: 'unproven', attempts: 0, findings: [], reason: 'needs "orders"' });
  expect(probeCheck(unasked, 'f')).toMatchObject({ verdict: 'unproven', required: true });
  expect(probeCheck(unasked, 'f').found).toContain('needs "orders"');
  expect(probeCheck(probe({ attempts: 7 }), 'f').found).toContain('7');
});

test('the service comes first, and decides with the others', () => {
  const service = {
    verdict: 'failed',
    expected: 'it runs',
    found: 'exit code 3',
    tookMs: 40,
    at,
    lastLines: [],
  } as const;
  const run = { verdict: 'failed', probes: [probe({})], tookMs: 50, service } as const;
  expect(checksOf(run, 'f').map(({ id, verdict }) => [id, verdict])).toEqual([
    ['smoke.service', 'failed'],
    ['smoke.http', 'proven'],
  ]);
});
