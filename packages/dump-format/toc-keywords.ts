/**
 * Names that PostgreSQL 12 to 18 do not all quote: keywords other than unreserved ones that came after 12, by PostgreSQL's
 * `src/include/parser/kwlist.h`. `normalize` came with 13, `json_array` to `json_objectagg` and `system_user` with 16, the others with 17.
 */
const NEW_KEYWORDS = [
  'json',
  'json_array',
  'json_arrayagg',
  'json_exists',
  'json_object',
  'json_objectagg',
  'json_query',
  'json_scalar',
  'json_serialize',
  'json_table',
  'json_value',
  'merge_action',
  'normalize',
  'system_user',
];
const QUOTED = new RegExp(`"(${NEW_KEYWORDS.join('|')})"`, 'g');
const BARE: ReadonlyMap<string, string> = new Map(NEW_KEYWORDS.map((name) => [`"${name}"`, name]));

/** SQL words with such names bare, as a server and a pg_dump before the keyword write them. Strings are words too, and stay. */
export function withBareKeywords(words: readonly string[]): readonly string[] {
  return words.map((word) => BARE.get(word) ?? word);
}

/** The tag of an entry, such as `TABLE "json"`, with such names bare. */
export function bareTag(tag: string): string {
  return tag.replaceAll(QUOTED, '$1');
}
