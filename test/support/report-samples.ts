import type { RelationRow, Report } from '#report';
import { decided, notApplicable, notRun, type Check } from '#verdict';

/** Reports as drills make them, for tests and for looking at. */

const rows: readonly [string, number][] = [
  ['public.pgbench_accounts', 5_000_000],
  ['public.events', 1_204_331],
  ['public.pgbench_history', 88_210],
  ['shop.orders', 40_112],
  ['shop."Order Lines"', 120_933],
  ['shop.customers', 9_120],
  ['audit.log', 770_001],
  ['public.empty', 0],
];

export function relations(): RelationRow[] {
  return rows.map(([name, count]) => ({
    database: 'app',
    name,
    evidence: 'compare',
    expectedRows: count,
    foundRows: count,
    verdict: 'proven',
    note: undefined,
  }));
}

const CHECKS: readonly Check[] = [
  decided(true, {
    id: 'manifest.valid',
    supports: 'intact',
    expected: 'a manifest of version 1',
    found: 'backup.manifest.v1, 2 files',
  }),
  decided(true, {
    id: 'archive.hash',
    supports: 'intact',
    expected: 'every file as the manifest lists it',
    found: '2 of 2 files, 412 MiB',
  }),
  notApplicable({
    id: 'manifest.signature',
    supports: 'intact',
    expected: 'a signature',
    found: 'the store is not signed',
  }),
  decided(true, { id: 'freshness.age', expected: 'at most 1 d 2 h old', found: '6 h 2 min old' }),
  decided(true, {
    id: 'size.deviation',
    expected: 'within 30 % of the median of the last 7 days',
    found: '412 MiB, median 409 MiB of 7 sets: +0.7 %',
  }),
  decided(true, {
    id: 'restore.errors',
    supports: 'restorable',
    expected: 'no unexplained error',
    found: 'none; 1 benign message',
    where: 'restore.log',
  }),
  decided(true, {
    id: 'restore.rows',
    supports: 'restorable',
    expected: '8 relations with the rows that the source counted',
    found: '8 of 8 relations, 7,232,707 rows',
  }),
  decided(true, { id: 'rto.target', expected: 'at most 15 min', found: '1 min 7 s' }),
];

export function provenReport(): Report {
  return {
    title: 'Restore drill of app',
    verdict: 'proven',
    claim: 'restorable',
    statement:
      'backup-20261120-030000 restores into PostgreSQL 17.10 with no unexplained error, and all 8 tables have the rows that the source counted.',
    at: new Date('2026-11-20T09:02:00Z'),
    facts: [
      { label: 'Backup set', value: 'backup-20261120-030000' },
      { label: 'Snapshot taken', value: '2026-11-20 03:00:00 UTC' },
      { label: 'Size', value: '412 MiB' },
      { label: 'Source server', value: 'PostgreSQL 15.18' },
      { label: 'Restored into', value: 'PostgreSQL 17.10, throwaway' },
      { label: 'RTO measured', value: '1 min 7 s (target 15 min)' },
      {
        label: 'Manifest SHA-256',
        value: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
      },
    ],
    checks: CHECKS,
    phases: [
      { name: 'fetch', seconds: 4.1 },
      { name: 'verify', seconds: 2.25 },
      { name: 'provision', seconds: 0.61 },
      { name: 'restore', seconds: 41.7 },
      { name: 'analyze', seconds: 6.2 },
      { name: 'compare', seconds: 12.4 },
    ],
    relations: relations(),
    notes: ['pg_restore: 1 benign message: schema "public" already exists'],
    producer: 'backproof/1.0.0',
  };
}

export function failedReport(): Report {
  const report = provenReport();
  return {
    ...report,
    verdict: 'failed',
    claim: 'intact',
    statement: 'audit.log has 770,000 rows, and the source counted 770,001.',
    checks: report.checks.map((check) =>
      check.id === 'restore.rows'
        ? decided(false, { ...check, found: '1 of 8 relations differs: audit.log', where: 'audit.log' })
        : check,
    ),
    relations: report.relations.map((row) =>
      row.name === 'audit.log'
        ? { ...row, foundRows: 770_000, verdict: 'failed', note: '1 row is missing' }
        : row,
    ),
  };
}

export function unprovenReport(): Report {
  const report = provenReport();
  return {
    ...report,
    verdict: 'unproven',
    claim: 'intact',
    statement:
      'The stored bytes are those that were written. Whether they restore is not known: no server could be started.',
    checks: report.checks.map((check) =>
      check.supports === 'restorable' ? notRun({ ...check, found: 'no server could be started' }) : check,
    ),
    relations: [],
    phases: report.phases.slice(0, 2),
  };
}

/** As a run of probes makes one: the service is there, one probe failed, and one could not be asked. */
export function smokeReport(): Report {
  const probe = (subject: string, line: number): Pick<Check, 'subject' | 'seconds' | 'at' | 'where'> => ({
    ...{ subject, seconds: 0.012, at: { file: '.github/smoke.yml', line, column: 5 } },
    where: `.github/smoke.yml:${line}:5`,
  });
  return {
    ...provenReport(),
    title: 'Smoke probes of .github/smoke.yml',
    verdict: 'failed',
    claim: 'none',
    statement: '1 of 3 probes failed, 1 could not be asked, in 340 ms.',
    checks: [
      decided(true, { ...probe('health', 12), id: 'smoke.http', expected: 'status 200', found: '200' }),
      decided(false, {
        ...probe('newest order', 17),
        id: 'smoke.sql',
        expected: 'value at most 1 d 2 h old',
        found: '2026-10-01 03:00:00+00',
      }),
      notRun({
        ...probe('object', 23),
        id: 'smoke.http',
        expected: 'an answer',
        found: 'not asked: needs "newest order"',
      }),
    ],
    phases: [{ name: 'probes', seconds: 0.34 }],
    relations: [],
    notes: [],
  };
}
