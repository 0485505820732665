import { readFileSync, statSync } from 'node:fs';
import { UserError, codeOf } from '#verdict';
import { escapePassfileField, isSocket, type Connection } from './model.js';

/** One line that gives this password for whatever a program connects to: the file is for one connection only. */
export function passfileLine(password: string): string {
  if (/[\r\n\0]/.test(password)) {
    throw new UserError(
      'The password holds a line break or a null character, which libpq cannot read from a file',
      {
        remedy:
          'Choose a password without them, and check that the secret was not stored with a trailing newline',
      },
    );
  }
  return `*:*:*:*:${escapePassfileField(password)}\n`;
}

type Wanted = Pick<Connection, 'host' | 'port' | 'database' | 'user'>;

/** The password that a password file's text holds for a connection: the first line that matches, as libpq reads it. */
export function findInPassfile(text: string, wanted: Wanted): string | undefined {
  const values = [matchedHost(wanted.host), String(wanted.port), wanted.database, wanted.user];
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const fields = splitLine(line.replace(/\r+$/, ''));
    const password = fields[4];
    if (password === undefined) continue;
    if (values.every((value, at) => fields[at]?.raw === '*' || fields[at]?.value === value))
      return password.value;
  }
  return undefined;
}

/** libpq calls a socket in its default folder `localhost`. */
function matchedHost(host: string): string {
  return isSocket({ host }) && ['/var/run/postgresql', '/tmp'].includes(host) ? 'localhost' : host;
}

interface Field {
  readonly raw: string;
  readonly value: string;
}

function splitLine(line: string): Field[] {
  const fields: Field[] = [];
  let raw = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\' && at + 1 < line.length) {
      raw += character + line.charAt(++at);
    } else if (character === ':' && fields.length < 4) {
      fields.push(field(raw));
      raw = '';
    } else {
      raw += character;
    }
  }
  return [...fields, field(raw)];
}

function field(raw: string): Field {
  return { raw, value: raw.replace(/\\(.)/gs, '$1') };
}

/**
 * The password that a password file holds for a connection.
 *
 * @param named whether the user named the file: then it must be there and be private; else it is only looked at
 */
export function readPassfile(path: string, wanted: Wanted, named: boolean): string | undefined {
  try {
    const about = statSync(path);
    if (process.platform !== 'win32' && (about.mode & 0o077) !== 0) {
      if (!named) return undefined;
      throw new UserError(`The password file ${path} can be read by others`, {
        remedy: `Run: chmod 600 ${path}`,
      });
    }
    return findInPassfile(readFileSync(path, 'utf8'), wanted);
  } catch (error) {
    if (error instanceof UserError || codeOf(error) === undefined) throw error;
    if (!named) return undefined;
    throw new UserError(`The password file ${path} cannot be read: ${codeOf(error) ?? ''}`, { cause: error });
  }
}
