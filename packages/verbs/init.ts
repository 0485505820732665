import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { answerProblem, firstFleet, firstWorkflow, type FirstAnswers } from '#fleet';
import { refuseMistakes, type InputsOf, type Verb, type VerbContext } from '#kit';
import { conclude, decided, messageOf, PRODUCER, UserError } from '#verdict';
import { init as schema } from './schemas/init.js';

type Inputs = InputsOf<typeof schema>;

const FLEET = '.github/backproof.yml';
const WORKFLOW = '.github/workflows/backproof.yml';

/** What is asked, and what an empty line stands for. */
const QUESTIONS: readonly (readonly [keyof FirstAnswers, question: string, usual: string])[] = [
  ['database', 'Name of the backups, such as the application and its stage', 'app-production'],
  ['source-secret', 'Name of the secret that holds the connection URL', 'DATABASE_URL'],
  ['store', 'Folder of the runner where backups are to stay', '/mnt/backups'],
  ['runs-on', 'Label of the runner that has that folder and reaches the database', 'self-hosted'],
  ['schedule', 'When, as cron in five fields, UTC', '17 3 * * *'],
];

/** `backproof init`. */
export const init: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    const from = sourceOf(inputs.from);
    const paths = [FLEET, WORKFLOW].map((path) => join(inputs.folder, path));
    if (!inputs.force) refuseExisting(paths);
    const answers = await answersFor(inputs, context);
    const schemaUrl = `https://raw.githubusercontent.com/${from.replace('@', '/')}/schemas/backproof.schema.json`;
    const texts = [firstFleet(answers, schemaUrl), firstWorkflow(answers, from)];
    for (const [index, path] of paths.entries()) await write(path, texts[index] ?? '', inputs.force);
    const line = lastLine(answers, from);
    const checks = [decided(true, { id: 'fleet.written', expected: 'two files', found: paths.join(', ') })];
    const conclusion = conclude(checks, 'none');
    for (const path of paths) context.ports.log.info(`wrote ${path}`);
    return {
      report: {
        title: 'First files',
        ...conclusion,
        statement: line,
        at: context.ports.clock.now(),
        ...{ facts: [], checks, phases: [], relations: [], notes: [], producer: PRODUCER },
      },
      outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
      details: { files: paths },
      lastLine: line,
    };
  },
};

function sourceOf(from: string): string {
  if (/^[\w.-]+\/[\w.-]+@([0-9a-f]{40}|COMMIT)$/.test(from)) return from;
  throw new UserError(`--from ${JSON.stringify(from.slice(0, 80))} names no commit`, {
    remedy: 'Write owner/repository@ and the full commit SHA of a release',
  });
}

function refuseExisting(paths: readonly string[]): void {
  const there = paths.filter((path) => existsSync(path));
  if (there.length === 0) return;
  throw new UserError(`${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already`, {
    remedy: 'Edit what is there, or write over it with --force',
  });
}

/** What flags say; the rest is asked. @throws UserError where there is nobody to ask, or a flag is wrong */
async function answersFor(inputs: Inputs, { ask, ports }: VerbContext): Promise<FirstAnswers> {
  refuseMistakes(
    QUESTIONS.flatMap(([key]) => {
      const problem = inputs[key] === '' ? undefined : answerProblem(key, inputs[key]);
      return problem === undefined ? [] : [`--${key} ${problem}`];
    }),
  );
  const missing = QUESTIONS.filter(([key]) => inputs[key] === '').map(([key]) => `--${key}`);
  if (ask === undefined && missing.length > 0) {
    throw new UserError(`Nobody can be asked for ${missing.join(', ')}`, {
      remedy: 'Give these flags, or run it at a terminal',
    });
  }
  const answers: Record<keyof FirstAnswers, string> = { ...pick(inputs) };
  for (const [key, question, usual] of QUESTIONS) {
    while (answers[key] === '' && ask !== undefined) {
      const answer = (await ask(`${question} [${usual}]: `)).trim() || usual;
      const problem = answerProblem(key, answer);
      if (problem === undefined) answers[key] = answer;
      else ports.log.warning(`That ${problem}`);
    }
  }
  return answers;
}

function pick(inputs: Inputs): FirstAnswers {
  return {
    database: inputs.database,
    'source-secret': inputs['source-secret'],
    store: inputs.store,
    'runs-on': inputs['runs-on'],
    schedule: inputs.schedule,
  };
}

async function write(path: string, text: string, force: boolean): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${messageOf(error)}`, {
      remedy: 'Set --folder to the repository’s folder',
      cause: error,
    });
  }
}

function lastLine(answers: FirstAnswers, from: string): string {
  const secret = `Set the secret ${answers['source-secret']}`;
  return /OWNER|COMMIT/.test(from)
    ? `${secret}, and put the owner and the full commit SHA of a release into ${WORKFLOW}.`
    : `${secret}, and commit both files.`;
}
