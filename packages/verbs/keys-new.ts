import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Verb } from '#kit';
import { newKeyPair } from '#seal';
import { codeOf, conclude, decided, messageOf, PRODUCER, UserError } from '#verdict';
import { keysNew as schema } from './schemas/keys-new.js';

/** The secret that workflows hand to `signing-key`. */
const SECRET = 'BACKPROOF_SIGNING_KEY';

/** `backproof keys new`. The private half is never shown. */
export const keysNew: Verb<typeof schema> = {
  schema,
  execute: async (inputs, { ports: { log, clock } }) => {
    const [privateFile, publicFile] = [resolve(inputs['private-file']), resolve(inputs['public-file'])];
    const { keyId, privatePem, publicPem } = newKeyPair();
    await writeNew(privateFile, privatePem, 0o600);
    try {
      await writeNew(publicFile, publicPem, 0o644);
    } catch (error) {
      // Half a pair is of use to nobody, and nobody has seen it.
      await rm(privateFile, { force: true });
      throw error;
    }
    log.info(
      `Private half: ${privateFile}. Store it as the secret ${SECRET}, whole, and keep one copy offline.`,
    );
    log.info(
      `Public half: ${publicFile}. Commit it and give it as \`verify-key\`: by it everybody can check what the private half signed.`,
    );
    const line = `Set the secret ${SECRET} from ${privateFile}, remove that file from this machine, and commit ${publicFile}.`;
    const checks = [decided(true, { id: 'keys.written', expected: 'a new key pair', found: `key ${keyId}` })];
    const conclusion = conclude(checks, 'none');
    return {
      report: {
        title: schema.title,
        ...conclusion,
        statement: line,
        at: clock.now(),
        ...{ facts: [], checks, phases: [], relations: [], notes: [], producer: PRODUCER },
      },
      outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
      details: { key_id: keyId, private_file: privateFile, public_file: publicFile },
      lastLine: line,
    };
  },
};

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new UserError(`${path} is there already`, {
        remedy: 'Name another file: a key that was written over is lost for good',
      });
    }
    throw new UserError(`${path} cannot be written: ${messageOf(error)}`, {
      remedy: 'Name a file in a folder that is there',
      cause: error,
    });
  }
}
