import { randomUUID } from 'node:crypto';
import { RestError, type ContainerGetPropertiesResponse } from '@azure/storage-blob';
import { known, type Fact, type PostureFacts } from '../posture.js';
import type { AzurePlace } from './credentials.js';
import { azureCode } from './errors.js';
import { ask, type Requests } from './requests.js';

/** What only Azure's management tells, which a login for blobs does not reach. */
const MANAGEMENT = "only Azure's management tells it, not the blob service";

/**
 * What a container's service says of itself.
 *
 * @param versions whether versions were seen to be kept
 */
export async function containerPosture(
  place: AzurePlace,
  folder: string,
  versions: boolean,
  requests: Requests,
): Promise<PostureFacts> {
  const [properties, deletesVersions] = await Promise.all([
    permitted('Storage Blob Data Reader', () =>
      ask(({ abortSignal }) => place.container.getProperties({ abortSignal }), requests),
    ),
    mayDeleteVersions(place, folder, requests),
  ]);
  return {
    place: { service: 'azure', account: place.container.accountName },
    // Without a blob that has them, it cannot be seen whether the account keeps any.
    versioning: versions ? known(true) : { state: 'untold', why: MANAGEMENT },
    lock: told(properties, lockIn),
    lifecycle: { state: 'untold', why: MANAGEMENT },
    encryption: told(properties, encryptionIn),
    publicAccess: told(properties, publicAccessIn),
    deletesVersions,
  };
}

type Properties = ContainerGetPropertiesResponse;

function told<T>(fact: Fact<Properties>, read: (properties: Properties) => Fact<T>): Fact<T> {
  return fact.state === 'known' ? read(fact.value) : fact;
}

function lockIn({
  isImmutableStorageWithVersioningEnabled,
  hasImmutabilityPolicy,
}: Properties): PostureFacts['lock'] {
  if (isImmutableStorageWithVersioningEnabled === true) return known({ possible: true });
  if (hasImmutabilityPolicy === true) {
    return { state: 'untold', why: `how long the container's policy keeps blobs, ${MANAGEMENT}` };
  }
  return known({ possible: false });
}

/** Azure stores nothing unencrypted. */
function encryptionIn({ defaultEncryptionScope }: Properties): PostureFacts['encryption'] {
  const own = defaultEncryptionScope === undefined || defaultEncryptionScope === '$account-encryption-key';
  return known({
    method: 'AES-256',
    key: own
      ? "of the account (Microsoft's, or one of its owner's)"
      : `of the scope ${defaultEncryptionScope}`,
  });
}

function publicAccessIn({ blobPublicAccess }: Properties): PostureFacts['publicAccess'] {
  return known({
    open:
      blobPublicAccess === undefined ? [] : [`the container's public access level is '${blobPublicAccess}'`],
  });
}

/** A version is removed that does not exist, of a blob that does not: who may not is refused, and nothing else happens. */
async function mayDeleteVersions(
  { container, prefix }: AzurePlace,
  folder: string,
  requests: Requests,
): Promise<Fact<boolean>> {
  const name = `${prefix}${folder}/backproof-asks-${randomUUID()}`;
  const blob = container.getBlobClient(name).withVersion('2000-01-01T00:00:00.0000000Z');
  const answer = await permitted('', () =>
    ask(({ abortSignal }) => blob.delete({ abortSignal }), requests).catch((error: unknown) => {
      if (error instanceof RestError && error.statusCode === 404) return;
      throw error;
    }),
  );
  return answer.state === 'known' ? known(true) : known(false);
}

/** Logins that are good, and not for this. */
const NOT_ALLOWED = new Set([
  'AuthorizationPermissionMismatch',
  'AuthorizationFailure',
  'InsufficientAccountPermissions',
]);

async function permitted<T>(
  role: string,
  question: () => Promise<T>,
): Promise<Extract<Fact<T>, { state: 'known' | 'denied' }>> {
  try {
    return { state: 'known', value: await question() };
  } catch (error) {
    if (NOT_ALLOWED.has(azureCode(error) ?? '')) return { state: 'denied', permission: role };
    throw error;
  }
}
