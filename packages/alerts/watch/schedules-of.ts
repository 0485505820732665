import { Cron } from 'croner';
import * as v from 'valibot';
import { Mistakes, readYaml } from '#yaml-file';
import type { Schedule } from './model.js';

const entry = v.object({ cron: v.string(), timezone: v.optional(v.string(), 'UTC') });
/** Of a workflow's file, when it starts by itself. */
const workflow = v.object({ on: v.object({ schedule: v.array(entry) }) });

export interface FileSchedules {
  readonly schedules: readonly Schedule[];
  /** Why GitHub cannot follow them, in one line. */
  readonly problem?: string;
}

/** The schedules in the text of a workflow's file; none where it has none. */
export function schedulesOf(text: string): FileSchedules {
  const mistakes = new Mistakes();
  const file = readYaml(text, mistakes);
  if (file === undefined) return { schedules: [], problem: 'its file is not YAML' };
  const read = v.safeParse(workflow, file.value);
  const schedules = read.success ? read.output.on.schedule : [];
  const wrong = schedules.find((schedule) => !isCron(schedule));
  if (wrong === undefined) return { schedules };
  return { schedules: [], problem: `\`${wrong.cron}\` (${wrong.timezone}) is no schedule` };
}

function isCron(schedule: Schedule): boolean {
  try {
    cronOf(schedule);
    // A time zone that there is not shows only when it is asked for a moment.
    dueMoments([schedule], new Date(0), 1);
    return true;
  } catch {
    return false;
  }
}

/** The moments at which a run was due, the latest first, at most `count`, none after `until`. */
export function dueMoments(schedules: readonly Schedule[], until: Date, count: number): readonly Date[] {
  const justAfter = new Date(until.getTime() + 1000);
  const moments = schedules.flatMap((schedule) => cronOf(schedule).previousRuns(count, justAfter));
  // Two crons may name the same moment.
  return [...new Set(moments.map((at) => at.getTime()))]
    .sort((a, b) => b - a)
    .slice(0, count)
    .map((at) => new Date(at));
}

function cronOf({ cron, timezone }: Schedule): Cron {
  return new Cron(cron, { mode: '5-part', timezone, paused: true });
}
