import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import * as v from 'valibot';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { REPOSITORY } from './runner.js';

export const WORKFLOWS = '.github/workflows';
export const EXAMPLES = 'docs/examples';

/** What a person puts in place of `OWNER` and `COMMIT`, as this repository writes it: so that inputs are held to the actions here. */
function asOurOwn(text: string): string {
  return text
    .replaceAll(
      /uses: OWNER\/backproof\/(\.github\/workflows\/[\w.-]+)@COMMIT # v\d+\.\d+\.\d+$/gm,
      'uses: ./$1',
    )
    .replaceAll(/uses: OWNER\/backproof\/(actions\/[\w-]+)@COMMIT # v\d+\.\d+\.\d+$/gm, 'uses: $/$1')
    .replaceAll(/uses: OWNER\/backproof@COMMIT # v\d+\.\d+\.\d+$/gm, 'uses: ./');
}

export function textOf(path: string): string {
  const text = readFileSync(join(REPOSITORY, path), 'utf8');
  return path.startsWith(EXAMPLES) ? asOurOwn(text) : text;
}

/** Every workflow: those that run here, those that are called, and those to copy. */
export function workflowPaths(): readonly string[] {
  const examples = readdirSync(join(REPOSITORY, EXAMPLES)).map((name) => `${EXAMPLES}/${name}`);
  return [
    ...readdirSync(join(REPOSITORY, WORKFLOWS)).map((name) => `${WORKFLOWS}/${name}`),
    ...examples.filter((path) => path.endsWith('.yml') && /^jobs:/m.test(textOf(path))),
  ];
}

const stepSchema = v.object({
  id: v.optional(v.string()),
  if: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  shell: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string())),
  with: v.optional(v.record(v.string(), v.unknown())),
});
export type Step = v.InferOutput<typeof stepSchema>;

const concurrency = v.object({ group: v.string(), 'cancel-in-progress': v.boolean() });
const expression = v.pipe(v.string(), v.regex(/^\$\{\{ matrix\.[\w-]+ \}\}$/));

const permissions = v.record(v.string(), v.picklist(['read', 'write']));

/** A job of steps. Of what a called workflow does, that workflow's own job tells. */
const stepsJob = v.object({
  uses: v.optional(v.undefined()),
  'runs-on': v.union([v.string(), v.array(v.string())]),
  'timeout-minutes': v.union([v.number(), expression]),
  permissions: v.optional(permissions),
  concurrency: v.optional(concurrency),
  strategy: v.optional(v.object({ 'fail-fast': v.boolean(), 'max-parallel': v.string() })),
  steps: v.array(stepSchema),
});
const callingJob = v.object({
  uses: v.string(),
  concurrency: v.optional(concurrency),
  steps: v.optional(v.undefined()),
});
export type Job = v.InferOutput<typeof stepsJob> | v.InferOutput<typeof callingJob>;

export const workflowSchema = v.object({
  on: v.union([v.string(), v.array(v.string()), v.record(v.string(), v.unknown())]),
  /** Absent where each job has its own, or those of whoever calls. */
  permissions: v.optional(permissions),
  concurrency: v.optional(concurrency),
  jobs: v.record(v.string(), v.union([callingJob, stepsJob])),
});
export type Workflow = v.InferOutput<typeof workflowSchema>;

export function workflowAt(path: string): Workflow {
  return v.parse(workflowSchema, parse(textOf(path)));
}

export function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => steps);
}

/** What GitHub's own language service has to say of a file; inputs of sibling actions (`$/…`) and of called workflows included. */
export async function complaints(path: string, text = textOf(path)): Promise<readonly string[]> {
  // It keeps what it parsed by address: every document has its own. Where a workflow lies is known to it by its folder.
  const address = `file:///${randomUUID()}/${path.replace(EXAMPLES, WORKFLOWS)}`;
  const diagnostics = await validate(TextDocument.create(address, 'yaml', 1, text), {
    fileProvider: {
      getFileContent: (file) => Promise.resolve({ name: file.path, content: textOf(file.path) }),
    },
  });
  return diagnostics.map(
    ({ range, message }) =>
      `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}
