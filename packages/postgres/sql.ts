/** A name in double quotes: safe in any SQL text, whatever it holds (PostgreSQL, 4.1.1 Identifiers and Key Words). */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string constant, safe whatever `standard_conforming_strings` says (4.1.2.2, String Constants with C-Style Escapes). */
export function quoteLiteral(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** Schema and name, both quoted. */
export function qualified(schema: string, name: string): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** libpq reads a database's name with `=` or a URL's scheme as a connection string; spelled as one, it is a name again (34.1.1). */
export function asConnectionString(database: string): string {
  if (!/[=:]/.test(database)) return database;
  return `dbname='${database.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
