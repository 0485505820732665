import { createReadStream } from 'node:fs';
import { UserError, codeOf, messageOf } from '#verdict';

/** The text of a probe file, and what its places are called by. */
export interface ProbeText {
  readonly file: string;
  readonly text: string;
}

/** More than a probe file may have, so that whoever parses it sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The probes that the inputs give: a file, or the YAML itself. @throws UserError */
export async function readProbes(inputs: {
  readonly file: string;
  readonly probes: string;
}): Promise<ProbeText> {
  const { file, probes } = inputs;
  if ((file === '') === (probes === '')) {
    throw new UserError(file === '' ? 'No probes are given' : '`file` and `probes` are both given', {
      remedy: 'Give the path of a probe file as `file`, or its YAML as `probes`',
    });
  }
  if (file === '') return { file: 'probes', text: probes };
  try {
    return { file, text: await textOf(file) };
  } catch (error) {
    throw new UserError(`The probe file ${file} cannot be read: ${reason(error)}`, {
      remedy: 'Check `file`; a workflow that has not checked out its repository has no files of it',
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

function reason(error: unknown): string {
  if (error instanceof TypeError) return 'it is not UTF-8';
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  return code === 'EISDIR' ? 'it is a folder' : messageOf(error);
}
