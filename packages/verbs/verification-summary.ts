import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Decision, SummaryOptions } from '#gate';
import type { VerbContext } from '#kit';
import { UserError, messageOf } from '#verdict';
import { signerFrom, type SigningInputs } from './signing.js';

const FILE = 'backproof-vsa.json';

/**
 * Write a decision as a verification summary, signed where somebody signs.
 *
 * @returns its path; '' where there is nothing that it could speak of
 * @throws UserError
 */
export async function writeSummary(
  decision: Decision,
  options: SummaryOptions,
  inputs: SigningInputs & { readonly 'vsa-path': string },
  context: VerbContext,
): Promise<string> {
  const [{ summaryOf }, { PAYLOAD_TYPE }] = await Promise.all([import('#gate'), import('#provenance')]);
  const statement = summaryOf(decision, options);
  if (statement === undefined) return '';
  const given = inputs['vsa-path'];
  const path = resolve(given === '' ? (context.onRunner ? join(context.tempFolder, FILE) : FILE) : given);
  const signer = await signerFrom(inputs, context);
  const bytes = (await signer?.sign(PAYLOAD_TYPE, statement)) ?? statement;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw new UserError(`The verification summary cannot be written: ${messageOf(error)}`, {
      remedy: 'Set `vsa-path` to a file that may be written',
      cause: error,
    });
  }
  return path;
}
