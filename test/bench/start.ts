import { connectionUrl, withDatabase } from '#postgres';
import { Job } from '../support/runner.js';
import { spread, type Result } from './row.js';
import { median } from './measure.js';
import { DATABASE, type Stand } from './stand.js';

const TARGET_SECONDS = 0.12;
const RUNS = 15;

/** From the start of the action's process, as a runner starts it, to the first line that a person sees. */
export async function startResult(stand: Stand): Promise<Result> {
  await using job = await Job.start();
  const source = connectionUrl(withDatabase(stand.server.connection, DATABASE));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const step = await job.startMain('actions/pg-backup', {
      with: { source, store: job.workspace, 'postgres-bin': stand.programs.folder },
    });
    const milliseconds = await step.firstLine;
    step.kill('SIGKILL');
    const { log } = await step.result;
    if (milliseconds === undefined) throw new Error(`pg-backup wrote no line: ${log}`);
    times.push(milliseconds / 1000);
  }
  const middle = median(times);
  return {
    name: 'cold start of pg-backup to its first log line',
    ours: spread(times),
    theirs: '',
    value: `${Math.round(middle * 1000)} ms`,
    target: `≤ ${TARGET_SECONDS * 1000} ms`,
    reached: middle <= TARGET_SECONDS,
  };
}
