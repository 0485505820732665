/**
 * Loaded before a program (`node --import`): whatever would leave the process for a network, or ask it for a name, throws, and the
 * attempt is written into the file that NETWORK_ATTEMPTS names. A program that swallows the error is seen as well.
 */
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';

function refuse(what: string): () => never {
  return () => {
    appendFileSync(process.env['NETWORK_ATTEMPTS'] ?? '/dev/stderr', `${what}\n`);
    throw Object.assign(new Error(`there is no network: ${what}`), { code: 'ENETUNREACH' });
  };
}

/** Every function of an object that has one of these names. */
function block(object: object, name: string, members: readonly string[]): void {
  for (const member of members) {
    if (typeof Reflect.get(object, member) === 'function')
      Reflect.set(object, member, refuse(`${name}.${member}`));
  }
}

const NAMES = [
  'lookup',
  'resolve',
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveTxt',
  'resolveSrv',
  'reverse',
];

block(net.Socket.prototype, 'net.Socket', ['connect']);
block(net, 'net', ['connect', 'createConnection']);
block(tls, 'tls', ['connect']);
for (const [name, module] of [
  ['http', http],
  ['https', https],
] as const)
  block(module, name, ['request', 'get']);
block(dgram, 'dgram', ['createSocket']);
block(dns, 'dns', NAMES);
block(dns.promises, 'dns.promises', NAMES);
block(globalThis, 'globalThis', ['fetch', 'WebSocket', 'EventSource']);
// Those who import a function by its name get the same.
syncBuiltinESMExports();
