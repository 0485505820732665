/** A package URL: https://github.com/package-url/purl-spec */
export interface Purl {
  /** The kind of package, in lower case: `npm`. */
  readonly type: string;
  /** Decoded, segments joined by `/`: npm's scope, Maven's group. */
  readonly namespace: string | undefined;
  /** Decoded. */
  readonly name: string;
  /** Decoded. */
  readonly version: string | undefined;
  readonly qualifiers: ReadonlyMap<string, string>;
}

const TYPE = /^[A-Za-z][A-Za-z0-9.+-]*$/;
const QUALIFIER = /^[A-Za-z][A-Za-z0-9._-]*$/;

/** Read a package URL; undefined where it is none. */
export function parsePurl(text: string): Purl | undefined {
  if (!/^pkg:[\x21-\x7e]+$/.test(text)) return undefined;
  const [withoutSubpath = ''] = text.slice('pkg:'.length).split('#', 1);
  const [path, query] = splitAt(withoutSubpath, withoutSubpath.indexOf('?'));
  const [type, rest = ''] = splitAt(trimmed(path), trimmed(path).indexOf('/'));
  const lastSlash = rest.lastIndexOf('/');
  // An @ before the last segment is part of a scope that nobody encoded.
  const at = rest.lastIndexOf('@') > lastSlash + 1 ? rest.lastIndexOf('@') : -1;
  const [named, versioned] = splitAt(trimmed(rest), at);
  const segments = decodedAll(trimmed(named).split('/'));
  const version = versioned === undefined ? undefined : decoded(versioned);
  const qualifiers = qualifiersOf(query);
  const name = segments?.at(-1);
  if (!TYPE.test(type) || segments === undefined || name === undefined || qualifiers === undefined)
    return undefined;
  if (versioned !== undefined && (version === undefined || version === '')) return undefined;
  const namespace = segments.slice(0, -1).join('/');
  return {
    type: type.toLowerCase(),
    namespace: namespace === '' ? undefined : namespace,
    ...{ name, version, qualifiers },
  };
}

/** The name with its namespace: `@acme/shop`, `org.acme/shop`. */
export function fullName({ namespace, name }: Purl): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function trimmed(path: string): string {
  return path.replace(/^\/+/, '');
}

/** What stands before a place, and what behind; all of it and nothing where the place is none. */
function splitAt(text: string, at: number): readonly [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function qualifiersOf(query: string | undefined): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (const pair of query === undefined || query === '' ? [] : query.split('&')) {
    const [key, written = ''] = splitAt(pair, pair.indexOf('='));
    const value = decoded(written);
    if (!QUALIFIER.test(key) || value === undefined || found.has(key.toLowerCase())) return undefined;
    found.set(key.toLowerCase(), value);
  }
  return found;
}

/** Every segment, none of them empty. */
function decodedAll(segments: readonly string[]): readonly string[] | undefined {
  const found = segments.map(decoded);
  return found.every((segment) => segment !== undefined && segment !== '')
    ? found.filter((segment) => segment !== undefined)
    : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
