import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, codeOf, type Clock, type Logger } from '#verdict';
import { endProcess, serverProcess } from './ending.js';
import { FOLDER_PREFIX, isStillborn, readMark, removeFolder, writeMark } from './folder.js';
import { stateOf } from '#process';

/**
 * End the throwaway server of a folder and remove the folder: for a later process than the one that started it.
 * Nothing is done where the folder is gone already.
 *
 * @throws UserError where the folder is there but is not one of ours
 */
export async function endServer(folder: string): Promise<void> {
  const mark = await readMark(folder);
  if (mark === undefined) {
    if (!(await exists(folder))) return;
    throw new UserError(`${folder} is not the folder of a throwaway server and is left alone`);
  }
  const pid = await serverProcess(join(folder, 'data'));
  if (pid !== undefined) await endProcess(pid);
  await removeFolder(folder, mark.socket);
}

/** Let a server outlive this process, for later steps of a job; a sweep leaves it alone until then. */
export async function keepServer(folder: string, until: Date): Promise<void> {
  const mark = await readMark(folder);
  if (mark === undefined) throw new UserError(`${folder} is not the folder of a throwaway server`);
  await writeMark(folder, { ...mark, keepUntil: until.toISOString() });
}

/**
 * End the servers below a folder whose owners were killed, and remove what they left.
 *
 * @returns how many there were
 */
export async function sweepLeftovers(parent: string, log: Logger, clock: Clock): Promise<number> {
  let swept = 0;
  for (const name of await entries(parent)) {
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    const folder = join(parent, name);
    const mark = await readMark(folder);
    if (mark === undefined) {
      if (await isStillborn(folder)) await removeFolder(folder, folder);
      continue;
    }
    if (mark.keepUntil !== undefined && new Date(mark.keepUntil) > clock.now()) continue;
    if ((await stateOf(mark.owner)) !== 'gone') continue;
    await endServer(folder);
    log.info(`Removed a throwaway server that a killed run had left: ${folder}`);
    swept++;
  }
  return swept;
}

async function entries(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function exists(folder: string): Promise<boolean> {
  return (await entries(folder)).length > 0;
}
