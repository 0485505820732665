import type { Verb } from '#kit';
import { dueDatabases, matrixOf } from '#fleet';
import { conclude, formatCount, PRODUCER } from '#verdict';
import { fleetCheck, readFleetFile } from './fleet-file.js';
import { plan as schema } from './schemas/plan.js';

/** `backproof plan`, the action `plan`. */
export const plan: Verb<typeof schema> = {
  schema,
  execute: async (inputs, { ports: { log, clock } }) => {
    const fleet = await readFleetFile(inputs.file);
    for (const line of fleet.advice) log.warning(line);
    const due = dueDatabases(fleet, { kind: inputs.for, schedule: inputs.schedule, only: inputs.only });
    const matrix = matrixOf(due, inputs.for);
    for (const { database, store } of matrix.include) log.info(`${inputs.for} ${database}, store ${store}`);
    const count = matrix.include.length;
    const line = `${formatCount(count, 'database')} of ${formatCount(fleet.databases.length)} due for ${inputs.for}, at most ${fleet.maxParallel} at a time.`;
    const checks = [fleetCheck(inputs.file, formatCount(fleet.databases.length, 'database'))];
    const conclusion = conclude(checks, 'none');
    return {
      report: {
        title: `Plan of ${inputs.file}`,
        ...conclusion,
        statement: line,
        at: clock.now(),
        facts: matrix.include.map(({ database, store }) => ({ label: database, value: store })),
        ...{ checks, phases: [], relations: [], notes: fleet.advice, producer: PRODUCER },
      },
      outputs: {
        matrix: JSON.stringify(matrix),
        count: String(count),
        'max-parallel': String(fleet.maxParallel),
        verdict: conclusion.verdict,
        claim: conclusion.claim,
      },
      details: { matrix, count, max_parallel: fleet.maxParallel },
      lastLine: line,
    };
  },
};
