import type * as v from 'valibot';
import { nearest } from '#verdict';
import { shown, type Mistakes } from './mistakes.js';
import { listed, missing } from './shape.js';
import type { Spot } from './spot.js';

type Issue = v.BaseIssue<unknown>;

/** Tell what breaks a shape, each at its place. @param spot of the value that was held to the shape */
export function tellIssues(issues: readonly Issue[], spot: Spot, mistakes: Mistakes): void {
  for (const issue of issues) {
    const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const last = issue.path?.at(-1);
    const at = spot.at(...keys);
    const isMissing = issue.kind === 'schema' && last?.origin === 'key' && issue.input === undefined;
    if (isMissing) mistakes.add(spot.at(...keys.slice(0, -1)).place, missing(String(last.key)));
    else if (issue.type === 'raw_check')
      mistakes.add(last === undefined ? at.place : at.keyPlace, issue.message);
    else mistakes.add(last?.origin === 'key' ? at.keyPlace : at.place, `${subject(keys)}${explain(issue)}`);
  }
}

/** What a message is about: a key, or an item of a list. */
function subject(keys: readonly (string | number)[]): string {
  const last = keys.at(-1);
  if (last === undefined) return 'the file ';
  if (typeof last === 'string') return `${shown(last)} `;
  const list = keys.findLast((key) => typeof key === 'string');
  return `item ${last + 1} of ${shown(list ?? '')} `;
}

/** What the shapes' own messages do not say: they are those of a wrong kind of value. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  loose_object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  union: 'text or a number',
};

function explain(issue: Issue): string {
  // Ours begin so; the library's begin with "Invalid".
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.type === 'picklist') return explainChoice(issue);
  return `must be ${KINDS[issue.type] ?? issue.expected ?? 'something else'}, not ${given(issue)}`;
}

function explainChoice({ expected, input }: Issue): string {
  const values = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
  const near = typeof input === 'string' ? nearest(input, values) : undefined;
  const help = near === undefined ? '' : ` (did you mean ${near}?)`;
  return `must be ${listed(values)}${help}`;
}

function given({ input, received }: Issue): string {
  if (input === null || input === undefined) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a mapping';
  // Which text it is stands in the file, and may be a secret.
  return typeof input === 'string' ? 'text' : received;
}
