import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError, messageOf } from '#verdict';
import { MAX_RECORD_BYTES, type ForeignRecord } from './foreign.js';

const LINE_FEED = 0x0a;

/**
 * Records of a file with one on each line, or of a folder with one in each `.json` file, by name.
 *
 * @throws UserError where it cannot be read
 */
export async function* recordsIn(path: string): AsyncGenerator<ForeignRecord, void, undefined> {
  try {
    if ((await stat(path)).isDirectory()) yield* filesOf(path);
    else yield* linesOf(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The records cannot be read: ${messageOf(error)}`, {
      remedy: 'Give a file with a record on each line, or a folder with a record in each .json file',
      where: path,
      cause: error,
    });
  }
}

async function* filesOf(folder: string): AsyncGenerator<ForeignRecord, void, undefined> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  // Numbers without leading zeros count as numbers: 2.json comes before 10.json.
  const { compare } = new Intl.Collator('en', { numeric: true });
  for (const name of names.sort(compare)) {
    const where = join(folder, name);
    yield { bytes: await bytesOf(where), where };
  }
}

/** A file's bytes, as many as a record may have and one more: whoever reads it sees that it is too large. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of createReadStream(file, { end: MAX_RECORD_BYTES }))
    if (part instanceof Uint8Array) parts.push(part);
  return Buffer.concat(parts);
}

async function* linesOf(file: string): AsyncGenerator<ForeignRecord, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  const record = (bytes: Buffer): ForeignRecord => ({ bytes, where: `${file}:${number}` });
  for await (const part of createReadStream(file)) {
    if (!(part instanceof Uint8Array)) throw new TypeError('a file was not read as bytes');
    const text = Buffer.concat([rest, part]);
    let from = 0;
    for (let end = text.indexOf(LINE_FEED); end >= 0; end = text.indexOf(LINE_FEED, from)) {
      number++;
      if (end > from) yield record(text.subarray(from, end));
      from = end + 1;
    }
    rest = text.subarray(from);
    if (rest.length > MAX_RECORD_BYTES) {
      throw new UserError(`Line ${number + 1} is longer than ${MAX_RECORD_BYTES} bytes`, { where: file });
    }
  }
  number++;
  if (rest.length > 0) yield record(rest);
}
