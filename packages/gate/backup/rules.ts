import type { DrillPredicate } from '#provenance';
import { CLAIMS, formatDuration, formatInstant, type Claim } from '#verdict';
import type { BackupRequirement } from '../policy/model.js';
import type { OwnReason } from '../reasons.js';

/** What a rule came to: the first that is broken, or that none is. */
export interface Judgement {
  readonly code: OwnReason;
  readonly found: string;
}

/** How far two machines' clocks may be apart. */
export const MAX_SKEW_MS = 5 * 60_000;

/** Whether a set is young enough, by the moment that it shows. */
export function judgeAge(moment: Date, { maxAge }: BackupRequirement, now: Date): Judgement | undefined {
  const age = now.getTime() - moment.getTime();
  if (age < -MAX_SKEW_MS) {
    return { code: 'backup-in-future', found: `its snapshot is of ${formatInstant(moment)}` };
  }
  // NaN, a date that is none, is never within bounds.
  return age <= maxAge
    ? undefined
    : { code: 'backup-too-old', found: `it is ${formatDuration(age / 1000)} old` };
}

/** Whether what a drill proved is what is asked for. */
export function judgeDrill(drill: DrillPredicate, asked: BackupRequirement, now: Date): Judgement {
  return (
    judgeDatabase(drill, asked) ??
    judgeClaim(drill.claim, asked.claim) ??
    judgeMoment(new Date(drill.finished_at), asked, now) ??
    judgeServer(drill.target?.server_version, asked.serverMajor) ??
    judgeRto(drill.rto.seconds, asked.rto) ??
    judgeRpo(drill.rpo, asked.rpo) ?? {
      code: 'satisfied',
      found: `${drill.claim}, drilled ${formatInstant(new Date(drill.finished_at))}`,
    }
  );
}

function judgeDatabase({ source }: DrillPredicate, { database }: BackupRequirement): Judgement | undefined {
  if (database === undefined || source.databases.some(({ name }) => name === database)) return undefined;
  return { code: 'database-missing', found: `the drill was not of ${database}` };
}

function judgeClaim(found: Claim | 'none', asked: Claim): Judgement | undefined {
  if (found !== 'none' && CLAIMS.indexOf(found) >= CLAIMS.indexOf(asked)) return undefined;
  return { code: 'claim-too-weak', found: `the drill proved ${found}, not ${asked}` };
}

function judgeMoment(ended: Date, { drillMaxAge }: BackupRequirement, now: Date): Judgement | undefined {
  const age = now.getTime() - ended.getTime();
  if (age < -MAX_SKEW_MS) {
    return { code: 'drill-in-future', found: `the drill ended ${formatInstant(ended)}` };
  }
  if (age <= drillMaxAge) return undefined;
  return { code: 'drill-too-old', found: `the drill ended ${formatDuration(age / 1000)} ago` };
}

function judgeServer(version: string | undefined, asked: number | undefined): Judgement | undefined {
  if (asked === undefined || Number.parseInt(version ?? '', 10) >= asked) return undefined;
  const found = version === undefined ? 'the receipt does not say on which server' : `restored on ${version}`;
  return { code: 'server-too-old', found };
}

function judgeRto(seconds: number, asked: number | undefined): Judgement | undefined {
  if (asked === undefined || (seconds >= 0 && seconds * 1000 <= asked)) return undefined;
  return { code: 'rto-exceeded', found: `the restore took ${formatDuration(seconds)}` };
}

function judgeRpo(rpo: DrillPredicate['rpo'], asked: number | undefined): Judgement | undefined {
  if (asked === undefined) return undefined;
  if (rpo === undefined) {
    return { code: 'rpo-unknown', found: 'the receipt does not say what would have been lost' };
  }
  const seconds = rpo.worst_of_seven_days_seconds ?? rpo.seconds;
  if (seconds >= 0 && seconds * 1000 <= asked) return undefined;
  return { code: 'rpo-exceeded', found: `${formatDuration(seconds)} would have been lost` };
}

/** What is asked for, in one line. */
export function askedFor(asked: BackupRequirement, name: string): string {
  const time = (milliseconds: number): string => formatDuration(milliseconds / 1000);
  const { database, claim, maxAge, drillMaxAge, serverMajor, rto, rpo } = asked;
  return [
    `a set of ${name} at most ${time(maxAge)} old${database === undefined ? '' : ` with ${database}`}`,
    `drilled at most ${time(drillMaxAge)} ago: at least ${claim}`,
    ...(serverMajor === undefined ? [] : [`on server ${serverMajor} or later`]),
    ...(rto === undefined ? [] : [`restored within ${time(rto)}`]),
    ...(rpo === undefined ? [] : [`at most ${time(rpo)} lost`]),
  ].join(', ');
}
