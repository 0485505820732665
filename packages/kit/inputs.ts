import { holdsPassword, nearest, UserError } from '#verdict';
import type { ActionSchema, InputSpec } from './schema.js';
import { parseValue, WrongValue, type InputValue } from './values.js';

/** Parsed inputs by name, whatever the action. */
export type Inputs = Readonly<Record<string, InputValue>>;

/** A text input; empty where it was not given, or the action has none of that name. */
export function textOf(inputs: Inputs, name: string): string {
  const value = inputs[name];
  return typeof value === 'string' ? value : '';
}

/** A list input; empty where the action has none of that name. */
export function listOf(inputs: Inputs, name: string): readonly string[] {
  const value = inputs[name];
  return typeof value === 'object' ? value : [];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where inputs come from, and how that side writes their names. */
export interface InputSide {
  readonly side: 'action' | 'cli';
  /** The input's name as its user writes it: `jobs`, `--jobs`. */
  readonly spell: (name: string) => string;
}

/** The inputs that exist on one side, with the defaults that they have there. */
export function inputsOn(
  schema: ActionSchema,
  side: 'action' | 'cli',
): readonly (readonly [string, InputSpec])[] {
  return Object.entries(schema.inputs)
    .filter(([, spec]) => spec.only === undefined || spec.only === side)
    .map(([name, spec]) => [name, specOn(spec, side)]);
}

function specOn(spec: InputSpec, side: 'action' | 'cli'): InputSpec {
  return side === 'cli' && spec.type === 'boolean' && spec.cliDefault !== undefined
    ? { ...spec, default: spec.cliDefault }
    : spec;
}

/** What was given for an input: its own text, else the environment variable of a secret. Empty means nothing. */
export function givenText(spec: InputSpec, text: string | undefined, env: Environment): string {
  if (text !== undefined && text.trim() !== '') return text;
  return spec.type === 'text' && spec.secret !== undefined ? (env[spec.secret.env] ?? '') : '';
}

/**
 * Every secret that is known before anything runs: secret inputs, and passwords in the environment. A default such as
 * `throwaway` is no secret.
 */
export function knownSecrets(
  schema: ActionSchema,
  given: ReadonlyMap<string, string>,
  env: Environment,
): readonly string[] {
  const secrets = [env['PGPASSWORD'] ?? ''];
  for (const [name, spec] of Object.entries(schema.inputs)) {
    if (spec.type !== 'text' || spec.secret === undefined) continue;
    for (const text of [given.get(name) ?? '', env[spec.secret.env] ?? '']) {
      const isKept = spec.secret.isWhole === true || !isPlainUrl(text);
      if (isKept && text.trim() !== (spec.default ?? '')) secrets.push(text);
    }
  }
  return secrets.filter((secret) => secret.trim() !== '');
}

/** A URL without a password is no secret, and a message that may not name the host helps nobody. */
function isPlainUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) && !holdsPassword(text);
}

/**
 * Parse everything that was given. All mistakes are told at once, since each costs its user a whole run.
 *
 * @param given texts by name, as they were given; names that the schema lacks are mistakes
 * @throws UserError
 */
export function parseInputs(
  schema: ActionSchema,
  given: ReadonlyMap<string, string>,
  env: Environment,
  { side, spell }: InputSide,
): Inputs {
  const known = inputsOn(schema, side);
  const names = known.map(([name]) => name);
  const mistakes: string[] = [];
  for (const name of given.keys()) {
    if (!names.includes(name)) mistakes.push(unknownName(name, names, spell));
  }
  const values: Record<string, InputValue> = {};
  for (const [name, spec] of known) {
    try {
      values[name] = parseValue(spec, givenText(spec, given.get(name), env));
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      mistakes.push(`${spell(name)} ${error.message}${alternative(spec)}`);
    }
  }
  refuseMistakes(mistakes);
  return values;
}

/** Those of the named inputs that can be parsed, for what must be told although others are wrong. */
export function inputsAmong(
  names: readonly string[],
  schema: ActionSchema,
  given: ReadonlyMap<string, string>,
  env: Environment,
): Inputs {
  const values: Record<string, InputValue> = {};
  for (const [name, spec] of Object.entries(schema.inputs)) {
    if (!names.includes(name)) continue;
    try {
      values[name] = parseValue(spec, givenText(spec, given.get(name), env));
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
    }
  }
  return values;
}

/** @throws UserError naming every mistake, where there is one */
export function refuseMistakes(mistakes: readonly string[]): void {
  if (mistakes.length === 0) return;
  throw new UserError(mistakes.join('; '), { remedy: 'Correct this and run it again' });
}

/** That a name is not known, and what it was probably meant to be. */
export function unknownName(
  name: string,
  known: readonly string[],
  spell: (name: string) => string = (plain) => plain,
): string {
  const near = nearest(name, known);
  return near === undefined
    ? `${spell(name)} is unknown; known are ${known.map(spell).join(', ')}`
    : `${spell(name)} is unknown; did you mean ${spell(near)}?`;
}

function alternative(spec: InputSpec): string {
  return spec.type === 'text' && spec.secret !== undefined ? ` (or set ${spec.secret.env})` : '';
}
