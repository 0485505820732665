import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError, codeOf, messageOf } from '#verdict';

/** Write the file that `out` names, in a folder that is made if need be. @throws UserError where it is there already, or cannot be written */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    const isThere = codeOf(error) === 'EEXIST';
    throw new UserError(
      isThere ? `${path} is there already` : `${path} cannot be written: ${messageOf(error)}`,
      {
        remedy: isThere ? 'Name another file with `out`' : 'Name a file that may be written with `out`',
        cause: error,
      },
    );
  }
}
