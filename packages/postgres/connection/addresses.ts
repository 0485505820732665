import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isSocket, type Connection } from './model.js';

/** Where a connection leads: addresses in the resolver's order, or the folder of the socket. */
export async function addressesOf(connection: Connection): Promise<readonly string[]> {
  if (isSocket(connection)) return [connection.host];
  const known = connection.address ?? connection.host;
  if (isIP(known) !== 0) return [known];
  const found = await lookup(known, { all: true });
  return [...new Set(found.map(({ address }) => address))];
}

/** Whether a name led to IPv6 addresses only: most runners have no route to those. */
export function onlyIPv6(addresses: readonly string[]): boolean {
  return addresses.length > 0 && addresses.every((address) => isIP(address) === 6);
}
