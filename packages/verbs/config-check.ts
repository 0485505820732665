import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verb } from '#kit';
import { schedulesOf } from '#alerts';
import { compareSchedules, KINDS, type Fleet } from '#fleet';
import { codeOf, conclude, formatCount, PRODUCER, UserError, messageOf } from '#verdict';
import { fleetCheck, readFleetFile } from './fleet-file.js';
import { configCheck as schema } from './schemas/config-check.js';
import { readTextFile } from './text-file.js';

/** `backproof config check`. */
export const configCheck: Verb<typeof schema> = {
  schema,
  execute: async (inputs, { ports: { log, clock } }) => {
    const fleet = await readFleetFile(inputs.file);
    const workflows = await workflowsIn(inputs.workflows);
    if (workflows.length === 0) {
      log.warning(`There is no workflow in ${inputs.workflows}: schedules are compared with none.`);
    } else {
      const started = workflows.flatMap(({ path, text }) => {
        const { schedules, problem } = schedulesOf(text);
        if (problem !== undefined) log.warning(`${path}: ${problem}`);
        return schedules.map(({ cron }) => cron);
      });
      compareSchedules(fleet, inputs.file, started);
    }
    for (const line of fleet.advice) log.warning(line);
    for (const line of linesOf(fleet)) log.info(line);
    const line = `${inputs.file} has no mistakes: ${formatCount(fleet.databases.length, 'database')}.`;
    const checks = [fleetCheck(inputs.file, formatCount(fleet.databases.length, 'database'))];
    const conclusion = conclude(checks, 'none');
    return {
      report: {
        title: `Check of ${inputs.file}`,
        ...conclusion,
        statement: line,
        at: clock.now(),
        ...{ facts: [], checks, phases: [], relations: [], notes: fleet.advice, producer: PRODUCER },
      },
      outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
      details: { databases: fleet.databases.map(({ name }) => name), advice: fleet.advice },
      lastLine: line,
    };
  },
};

interface WorkflowText {
  readonly path: string;
  readonly text: string;
}

/** The workflows in a folder; none where there is no such folder. */
async function workflowsIn(folder: string): Promise<readonly WorkflowText[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
    return await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name);
        return { path, text: await readTextFile(path, 'workflow', 'Check `workflows`') };
      }),
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (error instanceof UserError) throw error;
    throw new UserError(`The folder ${folder} cannot be read: ${messageOf(error)}`, {
      remedy: 'Check `workflows`',
      cause: error,
    });
  }
}

function linesOf({ databases }: Fleet): readonly string[] {
  return databases.map(({ name, tier, tasks }) => {
    const told = KINDS.flatMap((kind) => {
      const task = tasks[kind];
      return task === undefined ? [] : [`${kind} ${task.schedule?.cron ?? 'by hand'}`];
    });
    return `${name}${tier === undefined ? '' : ` (${tier})`}: ${told.join(', ')}`;
  });
}
