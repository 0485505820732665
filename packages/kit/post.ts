import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as core from '@actions/core';
import { messageOf, Redactor, type Logger } from '#verdict';
import { readLeftovers, removeLeftovers, type LeftoverHandlers } from './leftovers.js';
import { workflowLogger } from './workflow.js';

/** The step's state: path of the file that lists what outlived the main part. */
export const LEFTOVERS_STATE = 'leftovers';

/** What the post step needs of others. */
export interface PostHandlers extends LeftoverHandlers {
  /** End the servers below a folder whose owners were killed: one may have died before it could write its server down. */
  sweepServers(folder: string, log: Logger): Promise<void>;
}

/**
 * The post step: end and remove what the main part left. It warns and never fails, since the job's result is already decided.
 *
 * @returns the exit code, always 0
 */
export async function runPost(handlers: PostHandlers): Promise<number> {
  try {
    const file = core.getState(LEFTOVERS_STATE);
    if (file === '') return 0; // the main part ended before it had a folder
    const leftovers = await readLeftovers(file);
    if (leftovers.length === 0) return 0; // it ended by itself, and kept nothing
    await removeLeftovers(leftovers, handlers, (line) => {
      core.warning(line);
    });
    const folder = dirname(file);
    await rm(folder, { recursive: true, force: true });
    await handlers.sweepServers(dirname(folder), workflowLogger(new Redactor()));
  } catch (error) {
    core.warning(`Cleaning up failed: ${messageOf(error)}`);
  }
  return 0;
}
