import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { codeOf } from '#verdict';
import { known, type Fact, type PostureFacts } from './posture.js';

/** Others may look who may not read: every file is its writer's alone. */
const EVERYBODY_WRITES = 0o002;

/** A folder keeps nothing from whoever may write to it; what there is to ask is who may. */
export async function directoryPosture(folder: string): Promise<PostureFacts> {
  const { mode } = await stat(folder);
  const open =
    (mode & EVERYBODY_WRITES) === 0 ? [] : ['every account of this machine may write to the folder'];
  return {
    place: { service: 'file system' },
    versioning: none('a folder keeps no versions'),
    lock: none('a folder has no locks'),
    lifecycle: none('a folder removes nothing by itself'),
    encryption: none('how the disk is encrypted, its folder does not tell'),
    publicAccess: known({ open }),
    deletesVersions: known(await mayWrite(folder)),
  };
}

function none<T>(why: string): Fact<T> {
  return { state: 'none', why };
}

async function mayWrite(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}
