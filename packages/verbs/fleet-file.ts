import { readFleet, type Fleet } from '#fleet';
import { decided, type Check } from '#verdict';
import { fleetInputs } from './schemas/fleet-inputs.js';
import { readTextFile } from './text-file.js';

/** The fleet that a file describes. @throws FileMistakes, UserError */
export async function readFleetFile(file: string): Promise<Fleet> {
  const remedy =
    'Check `file`; a workflow that has not checked out its repository has no files of it; `backproof init` writes a first one';
  return readFleet(await readTextFile(file, 'fleet file', remedy), { file, inputs: fleetInputs });
}

/** `fleet.file`: that a file could be read whole. One that could not is an error with all its mistakes. */
export function fleetCheck(file: string, found: string): Check {
  return decided(true, { id: 'fleet.file', expected: 'a file without mistakes', found, where: file });
}
