import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runProgram } from '#process';
import { get, plan, probe, run, text, told } from '../../support/smoke.js';
import { testFolder } from '../../support/throwaway.js';

let folder: string;
const servers: Server[] = [];
const trusted = getCACertificates('default');

async function openssl(...args: string[]): Promise<void> {
  await runProgram('/usr/bin/openssl', { args, env: { PATH: '/usr/bin:/bin' }, cwd: folder });
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A server that shows a certificate for the given names, signed by the test's own authority; its URL by the name `localhost`. */
async function serving(name: string, names: string, days: string): Promise<string> {
  await writeFile(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
  await openssl('req', ...KEY, '-subj', '/CN=server', '-keyout', `${name}.key`, '-out', `${name}.csr`);
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
  await openssl('x509', '-req', '-in', `${name}.csr`, '-days', days, ...signed, '-out', `${name}.pem`);
  return listen(`${name}.key`, `${name}.pem`);
}

async function listen(key: string, certificate: string): Promise<string> {
  const server = createServer(
    { key: await readFile(join(folder, key)), cert: await readFile(join(folder, certificate)) },
    (_request, response) => response.end('well'),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `https://localhost:${address.port}`;
}

beforeAll(async () => {
  folder = await testFolder();
  await openssl(
    'req',
    '-x509',
    ...KEY,
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  setDefaultCACertificates([...trusted, await readFile(join(folder, 'ca.pem'), 'utf8')]);
});

afterAll(async () => {
  setDefaultCACertificates(trusted);
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

async function ask(url: string, days = '0'): Promise<string> {
  const expected = [
    [{ kind: 'status' }, { equals: ['200'] }],
    [{ kind: 'tls-days-left' }, { atLeast: [days] }],
  ] as const;
  return told(await run(plan([probe(get(text(url, '/'), expected))])));
}

test('a certificate that holds, and how long it will', async () => {
  const url = await serving('good', 'DNS:localhost', '30');
  expect(await ask(url, '29')).toBe('proven');
  expect(await ask(url, '31')).toMatch(/^failed \| certificate’s days left: (29|30) days$/);
});

test('over connections that are kept, each answer knows its certificate', async () => {
  const url = await serving('kept', 'DNS:localhost', '30');
  const expected = [[{ kind: 'tls-days-left' }, { atLeast: ['29'] }]] as const;
  const probes = Array.from({ length: 6 }, (_, n) => probe(get(text(url, '/'), expected), { name: `p${n}` }));
  const result = await run(plan(probes, { parallel: 2 }));
  expect(result.probes.map(({ findings }) => findings[0]?.found)).toEqual(probes.map(() => '29 days'));
});

test('a certificate for another name', async () => {
  expect(await ask(await serving('other', 'DNS:example.org', '30'))).toMatch(
    /^failed \| answer: the certificate of localhost:\d+ is for another name: .*DNS:example\.org$/,
  );
});

test('a certificate that has ended', async () => {
  expect(await ask(await serving('expired', 'DNS:localhost', '-1'))).toMatch(
    /^failed \| answer: the certificate of localhost:\d+ has expired$/,
  );
});

test('a certificate that nobody vouches for', async () => {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await openssl('req', '-x509', ...KEY, '-days', '2', ...subject, '-keyout', 'self.key', '-out', 'self.pem');
  expect(await ask(await listen('self.key', 'self.pem'))).toMatch(
    /^failed \| answer: the certificate of localhost:\d+ does not hold: it is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
  );
});

test('a server that speaks no TLS, and one that speaks nothing else', async () => {
  const url = await serving('only', 'DNS:localhost', '30');
  expect(await ask(url.replace('https:', 'http:'))).toMatch(/^failed \| /);
  const { createServer: createPlain } = await import('node:http');
  const plainServer = createPlain((_request, response) => response.end());
  await new Promise<void>((resolve) => plainServer.listen(0, 'localhost', resolve));
  try {
    const address = plainServer.address();
    const port = address !== null && typeof address !== 'string' ? address.port : 0;
    expect(await ask(`https://localhost:${port}`)).toMatch(
      /^failed \| answer: the TLS handshake with localhost:\d+ failed: /,
    );
  } finally {
    plainServer.close();
  }
});
