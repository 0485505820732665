import { YAMLParseError, parseDocument, visit, type Document } from 'yaml';
import * as v from 'valibot';
import { connect, sqlStateOf, type Session } from '#postgres';
import { UserError, decided, messageOf, type Check, type CheckParts, type Ports } from '#verdict';
import type { Target } from './target.js';

const scalar = v.union([v.null(), v.boolean(), v.number(), v.string()]);
const assertionSchema = v.strictObject({
  /** How the check is called; the query where absent. */
  name: v.optional(v.string()),
  /** The database to ask; the set's first where absent. */
  database: v.optional(v.string()),
  query: v.pipe(v.string(), v.nonEmpty()),
  /** One value, or a list of rows, each a value or a list of values. */
  expect: v.union([scalar, v.array(v.union([scalar, v.array(scalar)]))]),
});

/** A query of the user's and what it must return. */
export type Assertion = v.InferOutput<typeof assertionSchema>;

const MAX_BYTES = 1024 * 1024;

/**
 * Read assertions from YAML (or JSON, which is YAML): a list of `query` and `expect`.
 *
 * @throws UserError with the line of the first mistake
 */
export function parseAssertions(text: string): readonly Assertion[] {
  if (text.trim() === '') return [];
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw new UserError(`\`assertions\` has more than ${MAX_BYTES} bytes`);
  const document = parseDocument(text, { schema: 'core' });
  const [error] = document.errors;
  if (error instanceof YAMLParseError) {
    throw new UserError(`\`assertions\` is not YAML: ${error.message.split('\n')[0] ?? ''}`, {
      remedy: 'Give a list of `query:` and `expect:`',
    });
  }
  // A number stays as it was typed: PostgreSQL's `315.00` is not `315`, and a bigint does not fit into a double.
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source;
    },
  });
  const value = plainValue(document);
  const result = v.safeParse(v.array(assertionSchema), value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new UserError(`\`assertions\`: ${v.getDotPath(issue) ?? 'it'} ${issue.message}`, {
    remedy: 'Give a list of `query:` and `expect:`',
  });
}

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new UserError(`\`assertions\` uses an alias: ${messageOf(error)}`, {
      remedy: 'Write the value out',
      cause: error,
    });
  }
}

/**
 * Ask the restored database, as the role without superuser rights, in a transaction that changes nothing. Values are compared in
 * PostgreSQL's text form, so that `1.0` and `1` differ and large numbers stay exact.
 *
 * @param nameOn the name that a database of the set has on the target
 */
export async function runAssertions(
  assertions: readonly Assertion[],
  firstDatabase: string,
  nameOn: (database: string) => string | undefined,
  target: Target,
  ports: Ports,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const assertion of assertions) {
    const database = assertion.database ?? firstDatabase;
    const restoredAs = nameOn(database);
    const parts = {
      id: 'assertion',
      expected: show(assertion.expect),
      where: assertion.name ?? assertion.query,
    };
    if (restoredAs === undefined) {
      checks.push(decided(false, { ...parts, found: `the set holds no database ${database}` }));
      continue;
    }
    const session = await connect(target.restorer(restoredAs), { signal: ports.signal });
    try {
      checks.push(await ask(session, assertion, parts));
    } finally {
      await session.close();
    }
  }
  return checks;
}

async function ask(session: Session, assertion: Assertion, parts: Omit<CheckParts, 'found'>): Promise<Check> {
  try {
    // The search path stays the user's own, so that the queries read as they do elsewhere.
    await session.execute('BEGIN READ ONLY');
    const rows = await session.texts(assertion.query);
    const same = matchesAll(rows, expectedRows(assertion.expect));
    const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
    return decided(same, { ...parts, found: same ? 'the same' : show(single) });
  } catch (error) {
    // A query that the server refuses is the user's to put right, and the others are still asked.
    if (error instanceof UserError || sqlStateOf(error) !== undefined)
      return decided(false, { ...parts, found: messageOf(error) });
    throw error;
  }
}

type Scalar = v.InferOutput<typeof scalar>;

function expectedRows(expect: Assertion['expect']): readonly (readonly Scalar[])[] {
  if (!Array.isArray(expect)) return [[expect]];
  return expect.map((row) => (Array.isArray(row) ? row : [row]));
}

function matchesAll(
  rows: readonly (readonly (string | null)[])[],
  expected: readonly (readonly Scalar[])[],
): boolean {
  if (rows.length !== expected.length) return false;
  return rows.every((row, at) => {
    const wanted = expected[at] ?? [];
    return (
      row.length === wanted.length && row.every((value, column) => matches(value, wanted[column] ?? null))
    );
  });
}

/** A boolean is PostgreSQL's `t` and `f`, and as text `true` and `false`. */
function matches(found: string | null, expected: Scalar): boolean {
  if (expected === null) return found === null;
  if (typeof expected === 'boolean' && found === (expected ? 't' : 'f')) return true;
  return found === String(expected);
}

const MAX_SHOWN = 300;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
