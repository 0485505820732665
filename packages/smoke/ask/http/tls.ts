import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** What is known of connections that are kept: Node 24 shows the certificate of one to its first reader only. */
const known = new WeakMap<TLSSocket, Date>();

/** When the certificate of the server at the other end stops holding; `undefined` where it showed none. */
export function certificateEnd(socket: Socket): Date | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const before = known.get(socket);
  if (before !== undefined) return before;
  const text = socket.getPeerX509Certificate()?.validTo;
  if (text === undefined) return undefined;
  const end = new Date(text);
  known.set(socket, end);
  return end;
}
