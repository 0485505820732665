import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe as suite, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  connectionUrl,
  credentials,
  describe,
  parseConnection,
  secretForms,
  withDatabase,
  withUser,
  type Connection,
} from '#postgres';
import { UserError } from '#verdict';
import { findInPassfile, passfileLine } from '../../../packages/postgres/connection/passfile.js';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((value) => !value.includes('\0'));
const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6(),
  text.map((name) => `/run/${name.replaceAll(',', '')}`),
);

function refusal(url: string, env: Record<string, string> = {}): UserError {
  try {
    parseConnection(url, env);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`accepted: ${url}`);
}

suite('a connection URL', () => {
  test('carries every user, password, host and database there and back', () => {
    fc.assert(
      fc.property(
        fc.record({
          host,
          port: fc.integer({ min: 1, max: 65_535 }),
          user: text,
          password: text,
          database: text,
        }),
        fc.option(text, { nil: undefined }),
        (parts, options) => {
          const connection: Connection = {
            ...parts,
            ...(options === undefined ? {} : { options }),
            tls: { mode: 'prefer' },
            applicationName: 'backproof',
            connectTimeoutSeconds: 15,
          };
          const { spellings, ...parsed } = parseConnection(connectionUrl(connection), {});
          expect(parsed).toEqual(connection);
          expect(spellings).toContain(encodeURIComponent(parts.password));
        },
      ),
    );
  });

  test('gives all that libpq knows of it', () => {
    const url =
      'postgres://us%40er:p%3Aw@[2001:db8::1]:6000/d%2Fb?sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=/c.pem' +
      '&sslkey=/k.pem&connect_timeout=3&application_name=a%20b&options=-c%20work_mem%3D1MB&channel_binding=prefer';
    expect(parseConnection(url, { PGHOST: 'ignored', PGSSLMODE: 'disable' })).toEqual({
      host: '2001:db8::1',
      port: 6000,
      user: 'us@er',
      password: 'p:w',
      database: 'd/b',
      tls: { mode: 'verify-full', rootCertificate: '/etc/ca.pem', certificate: '/c.pem', key: '/k.pem' },
      applicationName: 'a b',
      connectTimeoutSeconds: 3,
      options: '-c work_mem=1MB',
      spellings: [url, 'p%3Aw'],
    });
  });

  test('is filled from PG* where it leaves something out, and only there', () => {
    const env = {
      PGHOST: 'env.example',
      PGHOSTADDR: '192.0.2.1',
      PGPORT: '6001',
      PGUSER: 'eve',
      PGPASSWORD: 'from env',
      PGDATABASE: 'envdb',
      PGSSLMODE: 'require',
      PGSSLROOTCERT: '/ca.pem',
    };
    expect(parseConnection('', env)).toMatchObject({
      host: 'env.example',
      address: '192.0.2.1',
      port: 6001,
      user: 'eve',
      password: 'from env',
      database: 'envdb',
      // libpq verifies the chain where `require` comes with a root certificate.
      tls: { mode: 'verify-ca', rootCertificate: '/ca.pem' },
    });
    const mixed = parseConnection('postgresql://u@h/', env);
    expect(mixed).toMatchObject({ host: 'h', user: 'u', password: 'from env', database: 'envdb' });
    expect(mixed.address).toBeUndefined();
    expect(parseConnection('postgresql://u@h', {}).database).toBe('u');
    expect(parseConnection('postgresql:///db?host=/run/pg&user=u', {})).toMatchObject({
      host: '/run/pg',
      user: 'u',
    });
  });

  test.each([
    ['mysql://u:hunter2@h/db'],
    ['u:hunter2@h/db'],
    ['postgresql://u:hunter2@@h/db'],
    ['postgresql://u:hunter2/x@h/db'],
    ['postgresql://u:hunter2?x@h/db'],
    ['postgresql://u:12/hunter2@h/db'],
    ['postgresql://u:hunter2%zz@h/db'],
    ['postgresql://u:hunter2@h:port/db'],
    ['postgresql://u:hunter2@h:70000/db'],
    ['postgresql://u:hunter2@a,b/db'],
    ['postgresql://u:hunter2@[::1/db'],
    ['postgresql://u:hunter2@h/db?schema=public'],
    ['postgresql://u:hunter2@h/db?pgbouncer=true'],
    ['postgresql://u:hunter2@h/db?sslmode=yes'],
    ['postgresql://u:hunter2@h/db?connect_timeout=soon'],
    ['postgresql://u:hunter2 @h/db'],
    ['postgresql://u:hunter2%00@h/db'],
    ['postgresql://u:hunter2@h/db?password'],
  ])('is refused in one line without its password: %s', (url) => {
    const { line } = refusal(url);
    expect(line).not.toContain('hunter2');
    expect(line).not.toContain('\n');
  });

  test('never shows its password, however badly it is escaped', () => {
    const junk = fc.string({ unit: fc.constantFrom(...Array.from('/?#@:%&=[]\\ ,+;\n1a')), maxLength: 6 });
    fc.assert(
      fc.property(junk, junk, junk, (before, between, after) => {
        const url = `postgresql://user:${before}hunter2${between}hunter2${after}@host:5432/db?sslmode=prefer`;
        let shown: string;
        try {
          shown = describe(parseConnection(url, {}));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          shown = error.line;
        }
        expect(shown).not.toContain('hunter2');
      }),
      { numRuns: 2000 },
    );
  });

  test('that is empty is refused where no PG* variable stands in, as from a secret that is not there', () => {
    expect(refusal('').remedy).toContain('secret');
    expect(refusal('', { PGPASSWORD: 'x' })).toBeInstanceOf(UserError);
    expect(refusal('', { PGSERVICE: 'prod' }).message).toContain('PGSERVICE');
  });
});

suite('secrets', () => {
  const connection = parseConnection('postgresql://u:a%2fb%20%22c@h:1/db', {});

  test('are known in every form in which they can turn up', () => {
    const forms = secretForms(connection);
    expect(forms).toEqual(
      expect.arrayContaining([
        'a/b "c',
        'a%2Fb%20%22c',
        'a%2fb%20%22c',
        'a/b \\"c',
        'postgresql://u:a%2fb%20%22c@h:1/db',
        connectionUrl(connection),
      ]),
    );
    expect(secretForms(withDatabase(connection, 'other'))).toContain('a%2fb%20%22c');
    expect(secretForms(withUser(connection, 'other'))).toEqual([]);
    expect(secretForms(parseConnection('postgresql://u@h/db', {}))).toEqual([]);
  });

  test('do not turn up in a description', () => {
    expect(describe(connection)).toBe('postgresql://u@h:1/db');
  });

  test('go to programs through a file that only we can read, and that is gone afterwards', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bp-test-'));
    try {
      const made = await credentials(connection, folder);
      expect(Object.values(made.env).join('\n')).not.toContain('a/b');
      expect(made.env).toMatchObject({ PGHOST: 'h', PGPORT: '1', PGUSER: 'u', PGSSLMODE: 'prefer' });
      expect(made.env).not.toHaveProperty('PGPASSWORD');
      const { readdir, stat, readFile } = await import('node:fs/promises');
      const path = made.path ?? '';
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path, 'utf8')).toBe('*:*:*:*:a/b "c\n');
      await made.remove();
      await made.remove();
      expect(await readdir(folder)).toEqual([]);
      const broken = credentials({ ...connection, password: 'two\nlines' }, folder);
      await expect(broken).rejects.toBeInstanceOf(UserError);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

suite('a password file', () => {
  const wanted = { host: 'h:1', port: 5432, database: 'd\\b', user: 'u' };

  test('gives back every password that can stand in it', () => {
    fc.assert(
      fc.property(
        text.filter((value) => !/[\r\n]/.test(value)),
        (password) => {
          expect(findInPassfile(passfileLine(password), wanted)).toBe(password);
        },
      ),
    );
  });

  test('is read like libpq reads it: the first line that matches', () => {
    const lines = [
      '# h\\:1:5432:*:u:commented',
      'short',
      'h\\:1:5433:*:*:port',
      'h\\:1:5432:d\\\\b:u:yes:no',
      '*:*:*:*:last',
    ];
    expect(findInPassfile(lines.join('\n'), wanted)).toBe('yes:no');
    expect(findInPassfile(lines.join('\r\n'), { ...wanted, user: 'v' })).toBe('last');
    expect(findInPassfile('other:*:*:*:x', wanted)).toBeUndefined();
  });

  test('is used where no password is given, and refused where others can read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bp-test-'));
    try {
      const path = join(folder, '.pgpass');
      await writeFile(path, 'h:5432:db:u:filed\n', { mode: 0o600 });
      const url = 'postgresql://u@h/db';
      expect(parseConnection(url, { PGPASSFILE: path }).password).toBe('filed');
      expect(parseConnection(url, { HOME: folder }).password).toBe('filed');
      expect(parseConnection('postgresql://u:given@h/db', { HOME: folder }).password).toBe('given');
      await chmod(path, 0o644);
      expect(refusal(url, { PGPASSFILE: path }).message).toContain(path);
      expect(parseConnection(url, { HOME: folder }).password).toBeUndefined();
      expect(refusal(url, { PGPASSFILE: join(folder, 'none') })).toBeInstanceOf(UserError);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
