import { inputsOn, type ActionSchema, type InputSpec } from '#kit';
import { VERSION } from '#verdict';

const WIDTH = 100;
const INDENT = 6;

/** What `backproof --help` prints. */
export function generalHelp(schemas: readonly ActionSchema[]): string {
  const column = Math.max(...schemas.map((schema) => schema.verb.length)) + 2;
  return [
    `backproof ${VERSION}: back up PostgreSQL, and prove that each backup restores.`,
    '',
    'Usage: backproof <verb> [flags]',
    '',
    'Verbs:',
    ...schemas.map((schema) => wrapped(`  ${schema.verb.padEnd(column)}${schema.description}`, column + 2)),
    '',
    'Flags of every verb:',
    '  --json     Print one JSON document on standard output, and everything else on standard error.',
    '  --help     Explain the verb and its flags.',
    '  --version  Print the version.',
    '',
    'Exit codes: 0 proven, 1 failed, 2 unproven, 3 wrong use.',
    '',
  ].join('\n');
}

/** What `backproof <verb> --help` prints. */
export function verbHelp(schema: ActionSchema): string {
  const inputs = inputsOn(schema, 'cli');
  const required = inputs.filter(([, spec]) => spec.type === 'text' && spec.required === true);
  const usage = required.map(([name, spec]) => ` --${name} ${placeholder(spec)}`).join('');
  return [
    wrapped(schema.description, 0),
    '',
    `Usage: backproof ${schema.verb}${usage} [flags]`,
    '',
    'Flags:',
    ...inputs.flatMap(([name, spec]) => flagHelp(name, spec)),
    '  --json',
    wrapped(`${' '.repeat(INDENT)}Print one JSON document on standard output.`, INDENT),
    '',
    'Exit codes: 0 proven, 1 failed, 2 unproven, 3 wrong use.',
    '',
  ].join('\n');
}

function flagHelp(name: string, spec: InputSpec): readonly string[] {
  const head = spec.type === 'boolean' ? `  --${name}, --no-${name}` : `  --${name} ${placeholder(spec)}`;
  return [head, wrapped(`${' '.repeat(INDENT)}${[spec.description, ...notes(spec)].join(' ')}`, INDENT)];
}

function notes(spec: InputSpec): readonly string[] {
  const said: string[] = [];
  if (spec.type === 'text' && spec.secret !== undefined) said.push(`Environment: ${spec.secret.env}.`);
  if (spec.type !== 'list' && spec.default !== undefined) said.push(`Default: ${spec.default}.`);
  return said;
}

function placeholder(spec: InputSpec): string {
  switch (spec.type) {
    case 'text':
      return spec.secret === undefined ? 'TEXT' : 'URL';
    case 'boolean':
      return '';
    case 'integer':
      return 'N';
    case 'duration':
      return 'TIME';
    case 'percent':
      return 'SHARE%';
    case 'choice':
      return spec.values.join('|');
    case 'list':
      return 'A,B,…';
  }
}

/** Break a paragraph at WIDTH; lines after the first are indented. Workflow expressions in descriptions stay as they are. */
function wrapped(text: string, indent: number): string {
  const lead = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = lead;
  for (const word of text.slice(lead.length).split(/(?<= )/)) {
    if ((line + word).trimEnd().length > WIDTH) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
    }
    line += word;
  }
  return [...lines, line.trimEnd()].join('\n');
}
