import { RestError } from '@azure/storage-blob';
import { OperationFailed, UserError, formatDuration, messageOf, type Clock } from '#verdict';
import { Stalled } from '../persistence.js';
import type { Login } from './credentials.js';

/** The service's own name for what went wrong, such as `BlobNotFound`; undefined for errors that are not its answers. */
export function azureCode(error: unknown): string | undefined {
  if (!(error instanceof RestError)) return undefined;
  // An answer to HEAD has no body that would name it.
  return error.response?.headers.get('x-ms-error-code') ?? error.code;
}

const LOCKED = ['BlobImmutableDueToPolicy', 'BlobImmutableDueToLegalHold'];
/** Names that are there, conditions that say so, and blocks that went when another's blob was made of its own. */
const TAKEN = ['BlobAlreadyExists', 'ConditionNotMet', 'InvalidBlockList', 'InvalidBlobOrBlock', ...LOCKED];

/** Whether a commit may have failed because there is a blob of that name. */
export function mayBeTaken(error: unknown): boolean {
  return TAKEN.includes(azureCode(error) ?? '');
}

export function isLocked(error: unknown): boolean {
  return LOCKED.includes(azureCode(error) ?? '');
}

/** Whether a service does not list versions: an emulator, or an account of a kind that keeps none. */
export function refusesVersions(error: unknown): boolean {
  return error instanceof RestError && [400, 409, 501].includes(error.statusCode ?? 0);
}

/** For `catch`: undefined where there is no such blob; where there is not even the container, that is an error. */
export function ignoreNoBlob(error: unknown): undefined {
  const missing = error instanceof RestError && error.statusCode === 404;
  if (missing && azureCode(error) !== 'ContainerNotFound') return undefined;
  throw error;
}

const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** Of the system's: a connection that broke or was not to be had. */
const PASSING_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'REQUEST_SEND_ERROR',
  'PARSE_ERROR',
]);
/** What arrived was not what was sent. */
const MANGLED = new Set(['Md5Mismatch', 'Crc64Mismatch', 'OperationTimedOut', 'ServerBusy', 'InternalError']);

/** Whether the same request may succeed when it is made again. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Stalled) return true;
  if (!(error instanceof RestError)) return false;
  if (error.statusCode !== undefined && PASSING_STATUS.has(error.statusCode)) return true;
  const code = azureCode(error) ?? '';
  return PASSING_CODES.has(code) || MANGLED.has(code);
}

/** What an explanation needs to know of the store. */
export interface ExplainedStore {
  readonly url: string;
  readonly container: string;
  readonly host: string;
  readonly login: Login;
  readonly clock: Clock;
}

/** Errors of the service in words, with the way out; others as they are. */
export function explainAzure(error: unknown, store: ExplainedStore): unknown {
  if (error instanceof RestError) return explainAnswer(error, store);
  if (error instanceof Error && IDENTITY_ERRORS.has(error.name)) {
    return new UserError('There is no login to Azure that can be used', {
      remedy: `Log in with azure/login before this step, or set ${VARIABLES}`,
      where: store.url,
      cause: error,
    });
  }
  if (error instanceof Error && error.message.startsWith('Bearer token authentication is not permitted')) {
    return new UserError('A login is sent over https only', {
      remedy: 'Give an endpoint that begins with https:',
      where: store.url,
    });
  }
  if (error instanceof Stalled) {
    return new OperationFailed(
      `The store moved no byte for ${formatDuration(error.seconds)}, several times`,
      {
        remedy: 'Check the connection to it, or allow more time',
        where: store.url,
        cause: error,
      },
    );
  }
  return error;
}

const VARIABLES = 'AZURE_STORAGE_KEY, AZURE_STORAGE_SAS_TOKEN or AZURE_STORAGE_CONNECTION_STRING';
const IDENTITY_ERRORS = new Set([
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
]);
/** Azure refuses requests whose time is further off than this. */
const CLOCK_SECONDS = 15 * 60;

function explainAnswer(error: RestError, store: ExplainedStore): UserError {
  const { message, remedy } = story(error, store);
  return new UserError(message, { remedy, where: store.url, cause: error });
}

interface Story {
  readonly message: string;
  readonly remedy: string;
}

function story(error: RestError, store: ExplainedStore): Story {
  const code = azureCode(error) ?? '';
  const off = secondsOff(error, store.clock);
  if (NOT_US.has(code) && Math.abs(off) > CLOCK_SECONDS) {
    const which = off > 0 ? 'ahead of' : 'behind';
    return {
      message: `This machine's clock is ${formatDuration(Math.abs(off))} ${which} Azure's, which refuses the login for it`,
      remedy: 'Set the clock right',
    };
  }
  const known = STORIES[code]?.(store);
  if (known !== undefined) return known;
  if (PASSING_CODES.has(code)) {
    return {
      message: `${store.host} cannot be reached: ${messageOf(error)}`,
      remedy: 'Check the endpoint and the network',
    };
  }
  const status = error.statusCode === undefined ? '' : ` ${error.statusCode}`;
  return {
    message: `Azure answered${status}${code === '' ? '' : ` ${code}`}: ${firstLine(error)}`,
    remedy: PASSING_STATUS.has(error.statusCode ?? 0)
      ? 'It said so several times; try again later'
      : `Check that ${store.host} is an Azure Blob service and may be used as this step does`,
  };
}

/** Answers to a login that is not accepted. */
const NOT_US = new Set([
  'AuthenticationFailed',
  'InvalidAuthenticationInfo',
  'AuthorizationFailure',
  'NoAuthenticationInformation',
]);

const LOGIN_REMEDIES: Readonly<Record<Login, string>> = {
  key: "AZURE_STORAGE_KEY is not this account's key, or was renewed: copy it from the account's access keys",
  'connection-string': 'AZURE_STORAGE_CONNECTION_STRING is out of date: copy it again',
  sas: 'AZURE_STORAGE_SAS_TOKEN has run out, or is of another account or container: make a new one',
  identity:
    'The login has run out, or is of another tenant: log in again with azure/login right before this step',
};

const refusedLogin = (store: ExplainedStore): Story => ({
  message: 'Azure does not accept the login',
  remedy: LOGIN_REMEDIES[store.login],
});

const missingPermission = (store: ExplainedStore): Story => ({
  message: `The login may not do this in the container ${store.container}`,
  remedy:
    store.login === 'sas'
      ? 'Make a SAS token for the container with read, add, create, write, delete and list, for versions also delete version, for locks immutable storage'
      : 'Give it the role "Storage Blob Data Contributor" on the container; Owner and Contributor do not include it',
});

const unknownAccount = (store: ExplainedStore): Story => ({
  message: `There is no storage account at ${store.host}`,
  remedy: "Check the account's name in the URL; of another cloud than Azure's public one, give its endpoint",
});

const STORIES: Readonly<Record<string, ((store: ExplainedStore) => Story) | undefined>> = {
  ENOTFOUND: unknownAccount,
  AuthenticationFailed: refusedLogin,
  InvalidAuthenticationInfo: refusedLogin,
  NoAuthenticationInformation: refusedLogin,
  ResourceNotFound: unknownAccount,
  AuthorizationPermissionMismatch: missingPermission,
  InsufficientAccountPermissions: missingPermission,
  AuthorizationResourceTypeMismatch: missingPermission,
  AuthorizationServiceMismatch: missingPermission,
  AuthorizationFailure: (store) => ({
    message: `The login is refused by the account at ${store.host}`,
    remedy: `Check its network rules and firewall, then the login: ${LOGIN_REMEDIES[store.login]}`,
  }),
  KeyBasedAuthenticationNotPermitted: () => ({
    message: 'The storage account accepts no keys',
    remedy: 'Log in with azure/login instead, and take the key out of the environment',
  }),
  ContainerNotFound: (store) => ({
    message: `There is no container ${store.container} in the account`,
    remedy: `Make it first: az storage container create --name ${store.container}`,
  }),
  ContainerBeingDeleted: (store) => ({
    message: `The container ${store.container} is being deleted`,
    remedy: 'Wait until it is gone and make it again, or take another',
  }),
  AccountIsDisabled: () => ({
    message: 'The storage account is disabled',
    remedy: 'Check the subscription: it may be out of credit',
  }),
  ConditionNotMet: () => ({
    message: 'The object was replaced while it was read',
    remedy: 'Find out who writes into this store besides Backproof, and start again',
  }),
  BlobArchived: () => ({
    message: 'The object lies in the archive tier, which cannot be read',
    remedy: 'Set its tier to Hot or Cool, wait until it is there, and start again',
  }),
  LeaseIdMissing: () => ({
    message: 'Somebody holds a lease on the object',
    remedy: 'Break the lease, or wait until it ends',
  }),
};

/** How far our clock is ahead of the service's, by the time of its answer. */
function secondsOff(error: RestError, clock: Clock): number {
  const theirs = Date.parse(error.response?.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? 0 : (clock.now().getTime() - theirs) / 1000;
}

function firstLine(error: RestError): string {
  return error.message.split('\n')[0]?.trim() ?? '';
}
