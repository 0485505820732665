import { parseArgs } from 'node:util';
import { inputsOn, unknownName, type ActionSchema, type InputSpec } from '#kit';
import { holdsPassword } from '#verdict';

/** What stands on the command line after the verb. */
export interface Arguments {
  /** Texts by input name; a list's repetitions joined by newlines. */
  readonly given: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly help: boolean;
  /** Flags that are wrong, each with the way out. */
  readonly mistakes: readonly string[];
}

/** Flags that every verb has. */
export const COMMON_FLAGS = ['json', 'help'] as const;

/** Read a verb's flags: `--flag value`, `--flag=value`, `--flag` and `--no-flag` for what is true or false. */
export function readArguments(schema: ActionSchema, args: readonly string[]): Arguments {
  const inputs = new Map(inputsOn(schema, 'cli'));
  const names = [...inputs.keys(), ...COMMON_FLAGS];
  const { tokens } = parseArgs({
    args: [...args],
    options: flagTypes(inputs),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  const switches = new Set<string>();
  const mistakes: string[] = [];
  let afterUnknown = false;
  for (const token of tokens) {
    if (token.kind === 'positional' && !afterUnknown) {
      mistakes.push(`${JSON.stringify(token.value)} belongs to no flag`);
    }
    afterUnknown = false;
    if (token.kind !== 'option') continue;
    if (token.name === 'json' || token.name === 'help') {
      switches.add(token.name);
      continue;
    }
    const negated = token.name.startsWith('no-') && inputs.get(token.name.slice(3))?.type === 'boolean';
    const name = negated ? token.name.slice(3) : token.name;
    const spec = inputs.get(name);
    if (spec === undefined) {
      mistakes.push(unknownName(name, names, (plain) => (plain === name ? token.rawName : `--${plain}`)));
      afterUnknown = token.value === undefined;
      continue;
    }
    const text = negated ? negatedText(token.value) : flagText(spec, token.value, token.inlineValue);
    const mistake = text === undefined ? needsValue(name, spec, negated) : passwordMistake(name, spec, text);
    if (mistake !== undefined) mistakes.push(mistake);
    else if (text !== undefined) addText(given, name, spec, text, mistakes);
  }
  return { given, json: switches.has('json'), help: switches.has('help'), mistakes };
}

function flagTypes(
  inputs: ReadonlyMap<string, InputSpec>,
): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const types: Record<string, { type: 'string' | 'boolean'; short?: string }> = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  for (const [name, spec] of inputs) {
    types[name] = { type: spec.type === 'boolean' ? 'boolean' : 'string' };
    if (spec.type === 'boolean') types[`no-${name}`] = { type: 'boolean' };
  }
  return types;
}

function negatedText(value: string | undefined): string | undefined {
  return value === undefined ? 'false' : undefined;
}

/** A value that begins with a dash is probably the next flag: `--name --json`. */
function flagText(
  spec: InputSpec,
  value: string | undefined,
  inline: boolean | undefined,
): string | undefined {
  if (spec.type === 'boolean') return value ?? 'true';
  return value === undefined || (inline !== true && value.startsWith('-')) ? undefined : value;
}

function needsValue(name: string, spec: InputSpec, negated: boolean): string {
  if (negated) return `--no-${name} takes no value`;
  return `--${name} needs a value${spec.type === 'text' ? ` (--${name}=… where it begins with a dash)` : ''}`;
}

/** Every process on the machine can read a command line. */
function passwordMistake(name: string, spec: InputSpec, text: string): string | undefined {
  if (spec.type !== 'text' || spec.secret === undefined || !holdsPassword(text)) return undefined;
  return `--${name} holds a password, which every process on this machine could read; set ${spec.secret.env} instead, or leave the password out and set PGPASSWORD`;
}

function addText(
  given: Map<string, string>,
  name: string,
  spec: InputSpec,
  text: string,
  mistakes: string[],
): void {
  const earlier = given.get(name);
  if (earlier !== undefined && spec.type !== 'list') mistakes.push(`--${name} is given twice`);
  given.set(name, earlier === undefined ? text : `${earlier}\n${text}`);
}
