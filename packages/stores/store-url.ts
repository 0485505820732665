import { UserError, nearest } from '#verdict';

/** A store's URL in its parts, such as `s3://bucket/some/prefix?region=eu-central-1`. */
export interface StoreUrl {
  /** Without what follows the question mark, and without credentials: for messages. */
  readonly shown: string;
  /** What stands between `//` and the next slash: a bucket, an account. */
  readonly authority: string;
  /** The parts of the path behind it, none of them empty. */
  readonly path: readonly string[];
  readonly params: ReadonlyMap<string, string>;
}

/**
 * Take a store's URL apart.
 *
 * @param known names of the parameters that this kind of store has
 * @throws UserError for credentials in the URL, which would end in logs; for parts that lead upwards; for unknown parameters
 */
export function parseStoreUrl(text: string, known: readonly string[]): StoreUrl {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?$/i.exec(text);
  if (match === null) throw new UserError('The store is not a URL that can be read', { remedy: EXAMPLE });
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  if (authority.includes('@')) {
    throw new UserError("A store's URL holds credentials, which would end in logs", {
      remedy: "Take them out of it, and log in as the store's own tools do: environment, profile or OIDC",
    });
  }
  const shown = `${scheme}://${authority}${path}`;
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.some((part) => part === '.' || part === '..' || /[\u0000-\u001f\u007f\\]/u.test(part))) {
    throw new UserError(`The path of '${shown}' is none below its root`, { remedy: EXAMPLE });
  }
  const params = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!known.includes(name)) throw unknownParameter(name, known, shown);
    if (params.has(name)) throw new UserError(`The parameter ${name} stands twice in '${shown}'`, {});
    params.set(name, value);
  }
  return { shown, authority, path: parts, params };
}

const EXAMPLE = 'Such as s3://bucket/prefix?region=eu-central-1';

function unknownParameter(name: string, known: readonly string[], shown: string): UserError {
  const near = nearest(name, known);
  const list = known.length === 0 ? 'It takes none' : `Its parameters are: ${known.join(', ')}`;
  return new UserError(`'${shown}' has no parameter ${name}`, {
    remedy: near === undefined ? list : `Did you mean ${near}? ${list}`,
  });
}
