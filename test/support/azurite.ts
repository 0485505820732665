import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Daemons, freePorts } from './daemons.js';
import { PROJECT_ROOT } from './postgres.js';
import { NODE_24 } from './runner.js';

/** Azure's emulator of its blob service, in memory. Dispose of it to end it. */
export interface Azurite extends AsyncDisposable {
  /** `http://127.0.0.1:<port>/<account>` */
  readonly endpoint: string;
  readonly account: string;
  readonly key: string;
  /** As `AZURE_STORAGE_CONNECTION_STRING`. */
  readonly connectionString: string;
}

export async function startAzurite(): Promise<Azurite> {
  const [port = 0] = await freePorts(1);
  const account = 'backprooftest';
  const key = randomBytes(64).toString('base64');
  const daemons = new Daemons();
  const end = (): Promise<void> => daemons[Symbol.asyncDispose]();
  try {
    const main = join(PROJECT_ROOT, 'node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js');
    const server = await daemons.start(
      NODE_24,
      [
        ...[main, '--blobHost', '127.0.0.1', '--blobPort', String(port)],
        ...['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent'],
      ],
      { PATH: '/usr/bin:/bin', AZURITE_ACCOUNTS: `${account}:${key}` },
    );
    const endpoint = `http://127.0.0.1:${port}/${account}`;
    await daemons.answers(endpoint, server);
    return {
      endpoint,
      account,
      key,
      connectionString: [
        'DefaultEndpointsProtocol=http',
        `AccountName=${account}`,
        `AccountKey=${key}`,
        `BlobEndpoint=${endpoint}`,
      ].join(';'),
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
