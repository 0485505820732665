import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** When the certificate of the server at the other end stops holding; `undefined` where it showed none. */
export function certificateEnd(socket: Socket): Date | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const end = socket.getPeerX509Certificate()?.validTo;
  return end === undefined ? undefined : new Date(end);
}
