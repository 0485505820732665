import { createReadStream } from 'node:fs';
import type { ExpectedChange } from '#policy';
import { UserError, codeOf, messageOf } from '#verdict';
import { DEFAULT_EXPECTED_FILE } from './schemas/verify-archive.js';

/** More than such a file may have, so that its reader sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The jumps that a file declares; none where there is no file and none was named.
 *
 * @throws UserError, FileMistakes
 */
export async function expectedChangesIn(file: string): Promise<readonly ExpectedChange[]> {
  try {
    const text = await textOf(file);
    const { readExpectedChanges } = await import('#policy');
    return await readExpectedChanges(text, file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    if (file === DEFAULT_EXPECTED_FILE && (code === 'ENOENT' || code === 'ENOTDIR')) return [];
    const reason = code === 'ENOENT' ? 'there is no such file' : messageOf(error);
    throw new UserError(`The file of expected changes ${file} cannot be read: ${reason}`, {
      remedy:
        'Check `expected-changes`; a workflow that has not checked out its repository has no files of it',
      cause: error,
    });
  }
}

async function textOf(path: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: MAX_BYTES - 1 })) {
    if (Buffer.isBuffer(part)) parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
