import { connect } from 'node:net';
import type { TcpProbe } from '../model.js';
import type { Values } from '../run/values.js';
import { Unanswered, explainNetworkError, type Answer } from './answer.js';
import { canonicalHost, placeOf, type Hosts } from './hosts.js';
import { TimedOut, type Limit } from './limit.js';

/**
 * See whether a port opens.
 *
 * @throws Unanswered
 */
export async function askTcp(
  probe: TcpProbe,
  { values, hosts }: { readonly values: Values; readonly hosts: Hosts },
  limit: Limit,
): Promise<Answer<never>> {
  const [named = '', portText = ''] = values.fillAll([probe.host, probe.port]);
  const host = canonicalHost(named.trim());
  const port = /^\d{1,5}$/.test(portText.trim()) ? Number(portText) : 0;
  if (host === undefined) throw new Unanswered(`${named} is no host`);
  if (port < 1 || port > 65_535) throw new Unanswered(`${portText} is no port`);
  hosts.check(host, port);
  const place = placeOf(host, port);
  try {
    await open(host, port, hosts, limit);
    return { look: (part) => part };
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    if (error instanceof TimedOut)
      throw new Unanswered(`${place} did not open: ${error.message}`, { cause: error });
    throw explainNetworkError(error, place) ?? error;
  }
}

function open(host: string, port: number, { lookup }: Hosts, limit: Limit): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup });
    const release = limit.onEnd((reason) => {
      socket.destroy(reason);
    });
    socket.once('connect', () => {
      release();
      socket.destroy();
      resolve();
    });
    socket.once('error', (error) => {
      release();
      reject(error);
    });
  });
}
