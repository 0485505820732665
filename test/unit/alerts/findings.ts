import { DEFAULT_ISSUE_SETTINGS, type Finding, type IssueSettings } from '#alerts';

export const DAY = 86_400_000;
export const START = new Date('2026-01-01T03:00:00Z');

/** The moment so many days after the start. */
export function day(days: number): Date {
  return new Date(START.getTime() + days * DAY);
}

export function red(at: Date, parts: Partial<Finding> = {}): Finding {
  return {
    database: 'app',
    failure: 'freshness',
    state: 'red',
    what: 'the newest backup is 3 d old',
    expected: 'at most 26 h old',
    found: '3 d old',
    remedy: 'Look at the backup workflow',
    runUrl: 'https://github.example/acme/shop/actions/runs/4711',
    at,
    ...parts,
  };
}

export function green(at: Date, parts: Partial<Finding> = {}): Finding {
  return red(at, {
    state: 'green',
    what: 'the newest backup is 2 h old',
    found: '2 h old',
    evidence: 'backup-20260101-030000 is 2 h old',
    ...parts,
  });
}

export function settings(parts: Partial<IssueSettings> = {}): IssueSettings {
  return { ...DEFAULT_ISSUE_SETTINGS, ...parts };
}
