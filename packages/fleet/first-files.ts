import { stringify } from 'yaml';
import * as v from 'valibot';
import { PRODUCER } from '#verdict';
import { isFleetName, settingShapes } from './shape.js';

/** What a first fleet is made of. */
export interface FirstAnswers {
  /** Name of the sets in the store. */
  readonly database: string;
  readonly 'source-secret': string;
  readonly store: string;
  readonly 'runs-on': string;
  readonly schedule: string;
}

/** What is wrong with an answer; undefined where nothing is. */
export function answerProblem(key: keyof FirstAnswers, text: string): string | undefined {
  if (key === 'database') {
    return isFleetName(text) ? undefined : 'must be a name: letters, digits, ., - and _';
  }
  const held = v.safeParse(settingShapes[key], text);
  return held.success ? undefined : held.issues[0].message;
}

/** A first file for a fleet of one, which grows by a line or two a database. */
export function firstFleet(answers: FirstAnswers, schemaUrl: string): string {
  const said = (key: keyof FirstAnswers): string => stringify(answers[key], { lineWidth: 0 }).trimEnd();
  const schedule = stringify(answers.schedule, { defaultStringType: 'QUOTE_SINGLE' }).trimEnd();
  return `# yaml-language-server: $schema=${schemaUrl}
# What is backed up, verified and drilled. \`backproof config check\` explains mistakes by their line.

# What holds for every database that says nothing else.
defaults:
  store: ${said('store')}
  runs-on: ${said('runs-on')}
  backup: { schedule: ${schedule} }
  verify: { schedule: ${schedule}, max-age: 26h }
  drill: { schedule: ${schedule} }

databases:
  # The name of its sets in the store.
  ${said('database')}:
    # The name of the secret that holds its connection URL; never the URL itself.
    source-secret: ${said('source-secret')}
`;
}

/** The workflow that follows it. @param from where the reusable workflows are: `owner/repository@commit` */
export function firstWorkflow({ schedule }: Pick<FirstAnswers, 'schedule'>, from: string): string {
  const [repository = '', commit = ''] = from.split('@');
  const version = PRODUCER.split('/').at(-1) ?? '';
  const call = (name: string): string =>
    `${repository}/.github/workflows/${name}.yml@${commit} # v${version}`;
  return `# Follows .github/backproof.yml: each database is backed up, verified and drilled when it is due.
name: Backproof

on:
  schedule:
    # Every schedule of .github/backproof.yml, and no other. Times are UTC.
    - cron: ${stringify(schedule, { defaultStringType: 'QUOTE_SINGLE' }).trimEnd()}
  workflow_dispatch:

# Reads .github/backproof.yml, and nothing else.
permissions:
  contents: read

jobs:
  backup:
    uses: ${call('backup')}
    # The workflow takes those that .github/backproof.yml names.
    secrets: inherit

  # What could be backed up is verified and drilled, whatever became of the others.
  verify:
    needs: backup
    if: '!cancelled()'
    uses: ${call('verify')}

  drill:
    needs: verify
    if: '!cancelled()'
    uses: ${call('drill')}
`;
}
