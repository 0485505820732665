import { Mistakes } from '#yaml-file';
import { sameCron } from './cron.js';
import { KINDS } from './kinds.js';
import type { Fleet } from './model.js';

/**
 * Hold the schedules of a fleet to those that start workflows.
 *
 * @param started every schedule that starts some workflow
 * @throws FileMistakes with each that starts none: nothing would ever happen at its time
 */
export function compareSchedules(fleet: Fleet, file: string, started: readonly string[]): void {
  const places = new Mistakes();
  for (const { tasks } of fleet.databases) {
    for (const kind of KINDS) {
      const schedule = tasks[kind]?.schedule;
      if (schedule === undefined || started.some((cron) => sameCron(cron, schedule.cron))) continue;
      places.add(
        schedule.at,
        `no workflow is started by this schedule: add "- cron: '${schedule.cron}'" to the one that calls ${kind}.yml`,
      );
    }
  }
  places.throwIfAny(file);
}
