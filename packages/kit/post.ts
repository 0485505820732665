import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as core from '@actions/core';
import { messageOf } from '#verdict';
import { readLeftovers, removeLeftovers, type LeftoverHandlers } from './leftovers.js';

/** The step's state: path of the file that lists what outlived the main part. */
export const LEFTOVERS_STATE = 'leftovers';

/**
 * The post step: end and remove what the main part left. It warns and never fails, since the job's result is already decided.
 *
 * @returns the exit code, always 0
 */
export async function runPost(handlers: LeftoverHandlers): Promise<number> {
  try {
    const file = core.getState(LEFTOVERS_STATE);
    if (file === '') return 0; // the main part ended before it had a folder
    const leftovers = await readLeftovers(file);
    await removeLeftovers(leftovers, handlers, (line) => {
      core.warning(line);
    });
    await rm(dirname(file), { recursive: true, force: true });
  } catch (error) {
    core.warning(`Cleaning up failed: ${messageOf(error)}`);
  }
  return 0;
}
