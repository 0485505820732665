import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError, codeOf, messageOf } from '#verdict';

/**
 * Where a file of the job's lies, links followed: it must be in the workspace.
 *
 * @throws UserError where there is none, or it lies elsewhere
 */
export async function inWorkspace(workspace: string, path: string): Promise<string> {
  try {
    const root = await realpath(workspace);
    const found = await realpath(resolve(root, path));
    const below = relative(root, found);
    if (below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below)) return found;
  } catch (error) {
    const why = codeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error);
    throw new UserError(`${path} cannot be read: ${why}`, { remedy: REMEDY, cause: error });
  }
  throw new UserError(`${path} cannot be read: it lies outside of the workspace`, { remedy: REMEDY });
}

const REMEDY = 'Let an earlier step of the job put the file below the workspace';

/**
 * A whole file, of whatever length it is said to be.
 *
 * @throws UserError where it cannot be read, or has more than `maxBytes`
 */
export async function readFileUpTo(file: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of partsOf(file, path, maxBytes)) {
    parts.push(part);
    length += part.length;
  }
  if (length <= maxBytes) return Buffer.concat(parts);
  throw new UserError(`${path} is larger than the ${maxBytes} bytes that it may have`);
}

/** The bytes of a file, one part after the other. @param last index of the last byte that is read */
export async function* partsOf(
  file: string,
  path: string,
  last = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const part of createReadStream(file, { end: last })) {
      if (Buffer.isBuffer(part)) yield part;
    }
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${messageOf(error)}`, { remedy: REMEDY, cause: error });
  }
}
