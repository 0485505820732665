import { defineAction } from '#kit';
import { common, verdictOutputs } from './common.js';

export const plan = defineAction({
  name: 'plan',
  verb: 'plan',
  title: 'Plan of a fleet',
  description:
    'Read the file of a fleet, and put out the databases that are due as a matrix for the jobs that follow.',
  permissions: [],
  inputs: {
    file: common.fleetFile,
    for: {
      type: 'choice',
      values: ['backup', 'verify', 'drill'],
      default: 'backup',
      description: 'What the jobs do.',
    },
    schedule: {
      type: 'text',
      description:
        'The schedule that started the run: only databases with the same one are due. Default: all that the file has.',
      example: '${{ github.event.schedule }}',
    },
    only: {
      type: 'list',
      description: 'Only these databases, whatever their schedule, separated by commas or newlines.',
      example: 'app-production, billing',
    },
    summary: common.summary,
    'allow-unproven': common.allowUnproven,
  },
  outputs: {
    matrix: {
      description: 'For `strategy.matrix`: `{"include": […]}` with a job each database, as JSON.',
      example: '{"include":[{"database":"app-production",…}]}',
    },
    count: {
      description: 'How many jobs there are: none is no matrix, so skip the job at `0`.',
      example: '12',
    },
    'max-parallel': { description: 'For `strategy.max-parallel`: jobs at the same time.', example: '8' },
    ...verdictOutputs,
  },
});
