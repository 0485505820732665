import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { connect, parseConnection } from '#postgres';

test('a run that is ended while a server keeps it waiting does not wait for the server', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const ending = new AbortController();
    const connection = parseConnection(`postgresql://u@127.0.0.1:${address.port}/d?sslmode=disable`, {});
    const connecting = connect(connection, { signal: ending.signal });
    connecting.catch(() => undefined);
    await once(server, 'connection');
    ending.abort(new Error('enough'));
    await expect(connecting).rejects.toThrow('enough');
  } finally {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  }
});
