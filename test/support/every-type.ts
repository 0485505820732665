import * as v from 'valibot';
import { quoteIdentifier, quoteLiteral, type Session } from '#postgres';
import { BUILT_IN_RANGES, NARROWED, WITHOUT_INPUT, baseValues } from './type-values.js';

const builtIn = v.object({
  name: v.string(),
  kind: v.picklist(['base', 'range', 'multirange']),
  delimiter: v.string(),
  /** For a multirange: its range. */
  range: v.nullable(v.string()),
  /** It has an order of its own, so that there may be ranges of it. */
  ordered: v.boolean(),
});
type BuiltIn = v.InferOutput<typeof builtIn>;

/** Every built-in type that a column may have, by the server's own catalogue: no pseudo-type, no row of a catalogue, no array. */
const BUILT_IN = `
select t.typname as name, t.typdelim as delimiter, g.rngtypid::regtype::text as range,
  case t.typtype when 'b' then 'base' when 'r' then 'range' else 'multirange' end as kind,
  exists (select from pg_opclass o join pg_am a on a.oid = o.opcmethod
           where a.amname = 'btree' and o.opcdefault and o.opcintype = t.oid) as ordered
from pg_type t left join pg_range g on g.rngmultitypid = t.oid
where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype in ('b', 'r', 'm') and not exists (select from pg_type e where e.typarray = t.oid)
order by t.typname collate "C"`;

/** What the values of types that name objects point to, and the roles that they name. */
const OBJECTS = `
create role every_owner; create role "every ""Röle""";
create schema every; set search_path = every;
create table "odd ""Näme" (id int);
create type one_more as (a int, b text);
create function only_one(text, one_more[]) returns int language sql as 'select 1';`;

/**
 * Fill a database with a table for every built-in type: in each row a value of the type, arrays of it, a domain, a composite, and,
 * where the type has an order, a range and a multirange, at their extremes.
 *
 * @returns names of the types
 * @throws where the server has a type that is not thought of here
 */
export async function seedEveryType(session: Session, major: number): Promise<readonly string[]> {
  const values = baseValues(major);
  const types = await session.rows(builtIn, BUILT_IN);
  await session.execute(OBJECTS);
  for (const type of types) {
    const table = quoteIdentifier(type.name);
    if (WITHOUT_INPUT.includes(type.name))
      await session.execute(
        `create table ${table} (id int, one pg_catalog.${table}); insert into ${table} values (1), (2)`,
      );
    else await session.execute(tableOf(type, valuesOf(type, values)));
  }
  for (const [at, [type, texts]] of Object.entries(NARROWED).entries())
    await session.execute(
      `create table narrowed_${at} (one ${type}, many ${type}[]);` +
        `insert into narrowed_${at} values ${texts.map((text) => `(${quoteLiteral(text)}, ${quoteLiteral(arrayOf([text, text], ','))})`).join()}`,
    );
  await session.execute('create table till (amounts "multirange of money"[])');
  return types.map(({ name }) => name);
}

function valuesOf(type: BuiltIn, values: Readonly<Record<string, readonly string[]>>): readonly string[] {
  if (type.kind === 'multirange') return multiranges(BUILT_IN_RANGES[type.range ?? ''] ?? []);
  const known = type.kind === 'range' ? BUILT_IN_RANGES[type.name] : values[type.name];
  if (known === undefined) throw new Error(`no values are thought of for the type ${type.name}`);
  return known;
}

function tableOf(type: BuiltIn, values: readonly string[]): string {
  const table = quoteIdentifier(type.name);
  const name = (prefix: string): string => quoteIdentifier(`${prefix} ${type.name}`);
  const base = `pg_catalog.${table}`;
  const columns: string[] = [`one ${base}`, `many ${base}[]`];
  const made: string[] = [`create domain ${name('domain of')} as ${base};`];
  const kinds: ((text: string) => string)[] = [
    quoteLiteral,
    (text) => quoteLiteral(nested(text, type.delimiter)),
  ];
  const add = (column: string, of: string, write: (text: string) => string): void => {
    columns.push(`${column} ${of}`);
    kinds.push(write);
  };
  add('narrowed', name('domain of'), quoteLiteral);
  add('domains', `${name('domain of')}[]`, (text) => quoteLiteral(nested(text, type.delimiter)));
  if (type.ordered && type.kind === 'base') {
    made.push(
      `create type ${name('range of')} as range (subtype = ${base}, multirange_type_name = ${name('multirange of')});`,
    );
    add('range', name('range of'), (text) => quoteLiteral(rangeOf(text)));
    add('multirange', name('multirange of'), (text) => quoteLiteral(`{${rangeOf(text)}}`));
    add('ranges', `${name('range of')}[]`, (text) =>
      quoteLiteral(arrayOf([rangeOf(text), 'empty', '(,)'], ',')),
    );
  }
  const composite = name('composite of');
  made.push(`create type ${composite} as (${columns.join()});`);
  const fields = [...kinds];
  const row = (text: string): string => `row(${fields.map((write) => write(text)).join()})::${composite}`;
  add('composite', composite, row);
  add('composites', `${composite}[]`, (text) => `array[${row(text)}, null]`);
  const rows = values.map((text) => `(${kinds.map((write) => write(text)).join()})`);
  // Nulls throughout; empty arrays; and two equal rows, which cancel each other in a poor sum.
  rows.push(
    `(${kinds.map(() => 'null').join()})`,
    `(null, '{}'${', null'.repeat(kinds.length - 2)})`,
    rows[0] ?? '',
  );
  return `${made.join('')} create table ${table} (${columns.join()}); insert into ${table} values ${rows.join(', ')}`;
}

/** Two dimensions with bounds of their own, and a null. */
function nested(text: string, delimiter: string): string {
  const element = quoted(text);
  const [first, second] = [[element, 'NULL'].join(delimiter), [element, element].join(delimiter)];
  return `[-1:0][5:6]={{${first}}${delimiter}{${second}}}`;
}

function arrayOf(texts: readonly string[], delimiter: string): string {
  return `{${texts.map(quoted).join(delimiter)}}`;
}

/** A range of one value, with its bounds quoted. */
function rangeOf(text: string): string {
  return `[${quoted(text)},${quoted(text)}]`;
}

function multiranges(ranges: readonly string[]): readonly string[] {
  return ['{}', ...ranges.map((range) => `{${range}}`), `{${ranges.join()}}`];
}

/** As arrays, rows and ranges all read it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (one) => `\\${one}`)}"`;
}
