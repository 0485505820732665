import { Cron } from 'croner';
import { messageOf } from '#verdict';

/** What GitHub takes: five fields of figures, names, `*`, `,`, `-` and `/`; no `@daily`, no `L`, `W`, `#` or `?`. */
const FIELDS = /^(?:(?:[\d*,/-]|[A-Z]{3}(?=[\s,-]|$))+\s+){4}(?:[\d*,/-]|[A-Z]{3}(?=[\s,-]|$))+$/i;

/** GitHub starts nothing more often, in minutes. */
const SHORTEST = 5;
/** Enough of a pattern's times to see its shortest distance: no list of minutes has more. */
const RUNS = 60;

/** What is wrong with a schedule of GitHub's; undefined where nothing is. */
export function cronProblem(text: string): string | undefined {
  if (!FIELDS.test(text.trim())) {
    return "is no schedule in cron's five fields (minute, hour, day, month, weekday; UTC), such as 17 3 * * *";
  }
  try {
    return distanceProblem(new Cron(text.trim(), { mode: '5-part', timezone: 'UTC' }));
  } catch (error) {
    return `is no schedule: ${messageOf(error).replace(/^CronPattern: /, '')}`;
  }
}

function distanceProblem(cron: Cron): string | undefined {
  const runs = cron.nextRuns(RUNS, new Date('2024-01-01T00:00:00Z'));
  if (runs.length === 0) return 'is a schedule that never comes';
  const distances = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
  const shortest = Math.min(...distances) / 60_000;
  return shortest < SHORTEST
    ? `comes every ${shortest} min; GitHub starts nothing more often than every ${SHORTEST}`
    : undefined;
}

/** The same for schedules that differ in spaces and in the case of names only. */
export function sameCron(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toUpperCase();
}
