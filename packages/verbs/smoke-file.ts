import { UserError } from '#verdict';
import { readTextFile } from './text-file.js';

/** The text of a probe file, and what its places are called by. */
export interface ProbeText {
  readonly file: string;
  readonly text: string;
}

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
  const remedy = 'Check `file`; a workflow that has not checked out its repository has no files of it';
  return { file, text: await readTextFile(file, 'probe file', remedy) };
}
