import { UserError } from '#verdict';
import { FOREIGN, IGNORED, isParameter, type Parameters } from './parameters.js';

export interface ParsedUrl {
  readonly parameters: Parameters;
  /** The password as it was typed, before percent-decoding. */
  readonly typedPassword?: string;
}

const FORM = 'postgresql://user:password@host:5432/database';

/**
 * Take a connection URL apart as libpq does. Not by `new URL`: it knows neither an empty host, nor a socket folder, nor
 * a password that is not a valid part of a URL, and its errors repeat the password.
 */
export function parseUrl(url: string): ParsedUrl {
  const scheme = /^postgres(?:ql)?:\/\//.exec(url);
  if (scheme === null) {
    throw wrong('it does not begin with postgresql://', `A connection is written ${FORM}`);
  }
  const rest = url.slice(scheme[0].length);
  if (/[\s\0]/.test(rest)) throw wrong('it holds a space or a line break', 'Write a space as %20');
  const [before, query] = cut(rest, '?');
  const [authority, path] = cut(before, '/');
  // The rest of a password that holds an unescaped / or ? would be taken for a name, and shown.
  if (rest.slice(authority.length).includes('@')) {
    throw wrong(
      'it holds an @ after the host',
      'Write a / in a password as %2F, a ? as %3F, and an @ elsewhere as %40',
    );
  }
  // libpq takes the first @; a password that holds one unescaped would turn its end into the host.
  if (authority.split('@').length > 2) {
    throw wrong('it holds more than one @', 'Write an @ in the user or the password as %40');
  }
  const [login, place] = authority.includes('@') ? cut(authority, '@') : ['', authority];
  const [user, typedPassword] = cut(login, ':');
  const { host, port } = parsePlace(place ?? '');
  const parameters: Parameters = {
    ...given('user', decode(user, 'the user')),
    ...given('password', decode(typedPassword, 'the password')),
    ...given('host', decode(host, 'the host')),
    ...given('port', port),
    ...given('dbname', decode(path, 'the database')),
    ...parseQuery(query),
  };
  const typed = typedPassword ?? /(?:^|&)password=([^&]*)/.exec(query ?? '')?.[1];
  return { parameters, ...(typed === undefined || typed === '' ? {} : { typedPassword: typed }) };
}

function wrong(why: string, remedy: string): UserError {
  return new UserError(`The connection URL cannot be used: ${why}`, { remedy });
}

function cut(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function given(name: keyof Parameters, value: string | undefined): Parameters {
  return value === undefined || value === '' ? {} : { [name]: value };
}

function parsePlace(place: string): { host: string; port: string | undefined } {
  if (place.includes(',')) throw wrong('it names several hosts', 'Name the one server to be used');
  if (place.startsWith('[')) {
    const match = /^\[([^\]]+)\](?::(\d*))?$/.exec(place);
    if (match?.[1] === undefined) throw wrong('its IPv6 address is not closed by ]', `Write [::1]:5432`);
    return { host: match[1], port: match[2] };
  }
  const [host, port] = cut(place, ':');
  if (port?.includes(':') === true) {
    throw wrong(
      'its host holds more than one colon',
      'Write an IPv6 address in brackets, and a / in the password as %2F',
    );
  }
  return { host, port };
}

function decode(text: string | undefined, what: string): string | undefined {
  if (text === undefined) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // The error of decodeURIComponent is not kept: nothing of the text may be shown.
    throw wrong(`${what} holds a % that begins no valid escape`, 'Write a % as %25');
  }
  if (decoded.includes('\0')) throw wrong(`${what} holds %00`, 'PostgreSQL knows no such character');
  return decoded;
}

function parseQuery(query: string | undefined): Parameters {
  const parameters: Parameters = {};
  if (query === undefined || query === '') return parameters;
  for (const part of query.split('&')) {
    const [rawName, rawValue] = cut(part, '=');
    const name = decode(rawName, 'a parameter') ?? '';
    const value = decode(rawValue, isParameter(name) ? `the parameter ${name}` : 'a parameter');
    if (value === undefined)
      throw wrong('a parameter has no value', 'Write parameters as name=value, joined by &');
    if (isParameter(name)) {
      if (value !== '') parameters[name] = value;
    } else if (name === 'ssl' && value === 'true') {
      parameters.sslmode = 'require';
    } else if (!IGNORED.has(name)) {
      const plain = /^\w{1,40}$/.test(name) ? name : 'a parameter';
      throw wrong(
        `libpq does not know ${plain}`,
        FOREIGN.get(name) ?? 'Take that parameter out, and write a ? or & in a password as %3F or %26',
      );
    }
  }
  return parameters;
}
