import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  ALERTING_VERBS,
  classOfCheck,
  findingsOf,
  type AlertingVerb,
  type Ending,
  type FailureClass,
} from '#alerts';
import { conclude, decided, notApplicable, notRun, type Check, type Claim } from '#verdict';
import { sourcesBelow } from '../../support/architecture.js';
import { REPOSITORY } from '../../support/runner.js';

const AT = new Date('2026-11-20T03:00:00Z');
const parts = (id: string): { id: string; expected: string; found: string } => ({
  id,
  expected: 'this',
  found: 'that',
});
const proven = (id: string): Check => decided(true, { ...parts(id), supports: 'intact' });
const failed = (id: string): Check => decided(false, parts(id));

function ending(
  verb: AlertingVerb,
  checks: readonly Check[],
  change: Partial<Ending> = {},
  aim: Claim | 'none' = 'intact',
): Ending {
  const report = {
    ...{ title: 'It of app', statement: 'So it is.', at: AT, checks, producer: 'backproof/test' },
    ...{ facts: [], phases: [], relations: [], notes: [], ...conclude(checks, aim) },
  };
  return {
    ...{ verb, result: { kind: 'report', report, line: 'So it is.' } },
    ...{ database: 'app', standIn: 'nightly / job', allowUnproven: false, isNewest: true, at: AT },
    ...change,
  };
}

function broken(verb: AlertingVerb, change: Partial<Ending> = {}): Ending {
  return {
    ...ending(verb, []),
    result: { kind: 'error', line: 'No such server', remedy: 'Start it' },
    ...change,
  };
}

/** `red app integrity`, each finding in a line. */
function told(of: Ending): readonly string[] {
  return findingsOf(of)
    .map(({ state, database, failure }) => `${state} ${database}: ${failure}`)
    .sort();
}

/** Where the ids of checks stand in the sources: as `id: '…'`, or as a text with a dot in a family that is known. */
const ID = /(?<![\w-])id:? ?[:=]? ['`]([a-z]+(?:\.[a-z-]+)?)[.'`$]|\bid: ['`]([a-z]+)\.\$\{/g;
/** Of verbs that have no alerts: `config check`, `plan`, `init`, `list`, `keys new`, `receipt …`, `verify chain`, `ledger anchor`, `approve`, `recover`. */
const WITHOUT_ALERTS = [
  ...['fleet.file', 'fleet.written', 'store.listing', 'keys.written'],
  ...['receipt.signature', 'receipt.subject', 'receipt.valid'],
  ...['ledger.chain', 'ledger.anchored', 'ledger.anchors', 'ledger.gaps'],
  ...['chain.records', 'chain.heads', 'approval.written'],
  ...[
    'recovery.undone',
    'recovery.swapped',
    'recovery.owners',
    'recovery.settings',
    'recovery.target-backup',
  ],
];

describe('every check belongs to a class of failure', () => {
  test('those that the sources name', async () => {
    const rooms = ['archive', 'backup', 'drill', 'smoke', 'policy', 'postgres', 'alerts', 'verbs'];
    const sources = await sourcesBelow(...rooms.map((room) => `packages/${room}`));
    const ids = new Set(
      sources.flatMap(({ text }) => [...text.matchAll(ID)].map(([, whole, family]) => whole ?? family ?? '')),
    );
    expect(ids.size).toBeGreaterThan(25);
    for (const id of ['archive.hash', 'freshness.age', 'backup.complete', 'schedule.fired', 'assertion'])
      expect([...ids]).toContain(id);
    const unclassed = [...ids].filter((id) =>
      ALERTING_VERBS.some((verb) => classOfCheck(id, verb) === undefined),
    );
    expect(unclassed.filter((id) => !WITHOUT_ALERTS.includes(id))).toEqual([]);
  });

  test('those that the pages name', () => {
    const pages = ['docs/architecture.md', 'docs/watch.md', 'docs/anomalies.md', 'docs/stores.md'];
    const text = pages.map((page) => readFileSync(`${REPOSITORY}/${page}`, 'utf8')).join('\n');
    const rows = text.split('\n').filter((line) => /^\| `[a-z]+\.[a-z-]+`/.test(line));
    const ids = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z]+\.[a-z-]+)`/g)]);
    expect(ids.length).toBeGreaterThan(20);
    for (const [, id = ''] of ids) expect([id, classOfCheck(id, 'drill')]).not.toContain(undefined);
  });

  test.each<[string, AlertingVerb, FailureClass]>([
    ['freshness.age', 'verify', 'freshness'],
    ['size.deviation', 'verify', 'size-anomaly'],
    ['anomaly.empty', 'run', 'size-anomaly'],
    ['archive.hash', 'verify', 'integrity'],
    ['manifest.valid', 'drill', 'integrity'],
    ['backup.complete', 'backup', 'backup-failed'],
    ['source.counts', 'backup', 'backup-failed'],
    ['source.counts', 'drill', 'drill-failed'],
    ['restore.errors', 'drill', 'drill-failed'],
    ['equal.rows', 'run', 'drill-failed'],
    ['assertion', 'drill', 'drill-failed'],
    ['rto.target', 'drill', 'drill-failed'],
    ['smoke.http', 'smoke', 'smoke-failed'],
    ['schedule.fired', 'verify', 'schedule-stopped'],
    ['archive.covered', 'verify', 'integrity'],
    ['posture.versioning', 'verify', 'store-posture'],
    ['gate.backup', 'gate', 'gate-blocked'],
  ])('%s of %s is %s', (id, verb, failure) => {
    expect(classOfCheck(id, verb)).toBe(failure);
  });
});

describe('what a run says of each class', () => {
  test('red where a check failed, green where all was proven, nothing where nothing was', () => {
    const checks = [proven('archive.hash'), failed('freshness.age'), notApplicable(parts('size.deviation'))];
    expect(told(ending('verify', checks))).toEqual(['green app: integrity', 'red app: freshness']);
  });

  test('unproven is red; where it is let through it is neither red nor green', () => {
    const checks = [proven('equal.rows'), notRun(parts('equal.content'))];
    expect(told(ending('drill', checks))).toEqual(['red app: drill-failed']);
    expect(told(ending('drill', checks, { allowUnproven: true }))).toEqual([]);
    expect(told(ending('drill', [failed('equal.rows')], { allowUnproven: true }))).toEqual([
      'red app: drill-failed',
    ]);
  });

  test('findings tell the heads of ledgers that the report tells, and nothing else of its facts', () => {
    const of = ending('verify', [failed('freshness.age'), proven('archive.hash')]);
    if (of.result.kind !== 'report') throw new Error('it has no report');
    const value = `12:${'ab'.repeat(32)} in s3://backups`;
    const facts = [
      { label: 'Size', value: '10 MB' },
      { label: 'Ledger of app', value, isAnchor: true },
    ] as const;
    const result = { ...of.result, report: { ...of.result.report, facts } };
    expect(findingsOf({ ...of, result }).map(({ heads }) => heads)).toEqual([[value], [value]]);
  });

  test('a check of no known class is of the class of its action', () => {
    expect(told(ending('smoke', [failed('unheard.of')]))).toEqual(['red app: smoke-failed']);
  });

  test.each(ALERTING_VERBS)('what %s opens by an error, it closes by a proof', (verb) => {
    const proofs: Readonly<Record<AlertingVerb, readonly string[]>> = {
      backup: ['backup.complete'],
      verify: ['archive.hash'],
      watch: ['schedule.state'],
      drill: ['equal.rows'],
      smoke: ['smoke.http'],
      gate: ['gate.backup'],
      run: ['backup.complete', 'archive.hash', 'equal.rows'],
    };
    const closed = told(ending(verb, proofs[verb].map(proven)));
    for (const name of ['nightly / job', verb === 'watch' ? 'nightly / job' : 'app']) {
      const [opened = ''] = told(broken(verb, { database: name }));
      expect(opened).toMatch('red ');
      expect(closed).toContain(opened.replace('red ', 'green '));
    }
  });

  test('a look at sizes, an older set, or another set proves no recovery of the data', () => {
    const green = [proven('manifest.valid'), proven('freshness.age')];
    expect(told(ending('verify', green, {}, 'none'))).toEqual(['green app: freshness']);
    expect(told(ending('verify', green, { isNewest: false }))).toEqual([]);
    expect(
      told(ending('drill', [proven('archive.hash'), proven('equal.rows')], { isNewest: false })),
    ).toEqual(['green app: drill-failed', 'green nightly / job: drill-failed']);
    expect(told(ending('smoke', [proven('manifest.digest'), proven('smoke.sql')]))).not.toContain(
      'green app: integrity',
    );
  });

  test('schedules are told of their workflow, each for itself', () => {
    const at = (check: Check, where: string): Check => ({ ...check, where });
    const checks = [
      at(proven('schedule.state'), 'a.yml'),
      at(proven('schedule.fired'), 'a.yml'),
      at(proven('schedule.state'), 'b.yml'),
      at(failed('schedule.fired'), 'b.yml'),
    ];
    expect(told(ending('watch', checks))).toEqual([
      'green a.yml: schedule-stopped',
      'red b.yml: schedule-stopped',
    ]);
  });

  test('an error brings its own way out', () => {
    expect(findingsOf(broken('backup'))[0]).toMatchObject({ found: 'No such server', remedy: 'Start it' });
  });
});
