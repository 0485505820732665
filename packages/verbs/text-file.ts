import { createReadStream } from 'node:fs';
import { UserError, codeOf, messageOf } from '#verdict';

/** More than a file that people write may have, so that whoever parses it sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The text of a file that a person wrote.
 *
 * @param what the file is, such as `probe file`
 * @param remedy what to do where there is none
 * @throws UserError
 */
export async function readTextFile(path: string, what: string, remedy: string): Promise<string> {
  try {
    return await textOf(path);
  } catch (error) {
    throw new UserError(`The ${what} ${path} cannot be read: ${reason(error)}`, { remedy, cause: error });
  }
}

async function textOf(path: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: MAX_BYTES - 1 })) {
    if (Buffer.isBuffer(part)) parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}

function reason(error: unknown): string {
  if (error instanceof TypeError) return 'it is not UTF-8';
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  return code === 'EISDIR' ? 'it is a folder' : messageOf(error);
}
