import type { ContainerClient, StoragePipelineOptions } from '@azure/storage-blob';
import { UserError } from '#verdict';
import { parseStoreUrl } from '../store-url.js';

/** Where a store's blobs are, and who asks for them. */
export interface AzurePlace {
  readonly container: ContainerClient;
  /** What stands before the store's own paths in the names of the blobs; empty, or with a slash at its end. */
  readonly prefix: string;
  readonly shown: string;
  readonly login: Login;
}

/** How the service knows us; it decides what to do when it does not. */
export type Login = 'connection-string' | 'key' | 'sas' | 'identity';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the service's own library does besides: nothing is tried again behind our back. */
const PIPELINE: StoragePipelineOptions = { retryOptions: { maxTries: 1 } };

/** Take `azure://account/container/prefix?endpoint=…` for what it says, with the login that the environment holds. */
export async function azurePlace(text: string, env: Environment): Promise<AzurePlace> {
  const { shown, authority: account, path, params } = parseStoreUrl(text, ['endpoint']);
  const [name, ...below] = path;
  if (account === '' || name === undefined) {
    throw new UserError(`'${shown}' names no container`, {
      remedy: 'Such as azure://account/container/prefix',
    });
  }
  const endpoint = endpointOf(account, params.get('endpoint'), shown);
  const { container, login } = await containerClient(
    `${endpoint}/${encodeURIComponent(name)}`,
    account,
    name,
    env,
  );
  return { container, login, shown, prefix: below.map((part) => `${part}/`).join('') };
}

function endpointOf(account: string, given: string | undefined, shown: string): string {
  if (given === undefined) {
    if (/^[a-z0-9]{3,24}$/.test(account)) return `https://${account}.blob.core.windows.net`;
    throw new UserError(`'${account}' is no name of a storage account`, {
      remedy: 'It has 3 to 24 small letters and digits; of another cloud than Azure, give its endpoint',
      where: shown,
    });
  }
  const url = URL.parse(given);
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.search !== '' ||
    url.username !== ''
  ) {
    throw new UserError('The endpoint of the store is none', {
      remedy:
        'Give https://host/… with nothing that is secret, such as https://account.blob.core.chinacloudapi.cn',
      where: shown,
    });
  }
  return url.href.replace(/\/+$/, '');
}

async function containerClient(
  url: string,
  account: string,
  name: string,
  env: Environment,
): Promise<{ readonly container: ContainerClient; readonly login: Login }> {
  const azure = await import('@azure/storage-blob');
  const connection = env['AZURE_STORAGE_CONNECTION_STRING'] ?? '';
  if (connection !== '') {
    const container = fromConnectionString(azure.ContainerClient, connection, name);
    if (container.accountName !== account) {
      throw new UserError(
        `AZURE_STORAGE_CONNECTION_STRING is of the account ${container.accountName}, not of ${account}`,
        {
          remedy: 'Take the one of this account, or name that account in the URL',
        },
      );
    }
    return { container, login: 'connection-string' };
  }
  const key = env['AZURE_STORAGE_KEY'] ?? '';
  if (key !== '') {
    const credential = new azure.StorageSharedKeyCredential(account, key);
    return { container: new azure.ContainerClient(url, credential, PIPELINE), login: 'key' };
  }
  const sas = (env['AZURE_STORAGE_SAS_TOKEN'] ?? '').replace(/^\?/, '');
  if (sas !== '') {
    const anonymous = new azure.AnonymousCredential();
    return { container: new azure.ContainerClient(`${url}?${sas}`, anonymous, PIPELINE), login: 'sas' };
  }
  const { DefaultAzureCredential } = await import('@azure/identity');
  return {
    container: new azure.ContainerClient(url, new DefaultAzureCredential(), PIPELINE),
    login: 'identity',
  };
}

function fromConnectionString(
  Client: new (connection: string, name: string, options: StoragePipelineOptions) => ContainerClient,
  connection: string,
  name: string,
): ContainerClient {
  try {
    return new Client(connection, name, PIPELINE);
  } catch (error) {
    // What the library says of it may quote it.
    throw new UserError('AZURE_STORAGE_CONNECTION_STRING is no connection string of a storage account', {
      remedy: "Copy it whole from the account's access keys",
      cause: error instanceof Error ? error.name : undefined,
    });
  }
}
