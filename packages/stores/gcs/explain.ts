import { OperationFailed, UserError, codeOf, messageOf } from '#verdict';
import { ObjectLocked } from '../explain.js';
import { isBucket, loginStatus, passes, refusalOf } from './refusal.js';

/** What a person is told; a defect of ours comes back as it is. */
export function explain(error: unknown, doing: string, where: string): unknown {
  if (error instanceof UserError) return error;
  const advice = { where, cause: error };
  const login = loginTrouble(error);
  if (login !== undefined) return new UserError(login.message, { ...advice, remedy: login.remedy });
  const refusal = refusalOf(error);
  if (refusal === undefined) {
    if (!passes(error) && codeOf(error) !== 'ENOTFOUND') return error;
    return new OperationFailed(`Google Cloud Storage could not ${doing}: ${messageOf(error)}`, {
      ...advice,
      remedy: 'Check the way to the service: network, proxy, `endpoint`',
    });
  }
  const { status, reason, message } = refusal;
  if (passes(refusal)) {
    return new OperationFailed(
      `Google Cloud Storage could not ${doing}: it answered ${status} to the last attempt too`,
      { ...advice, remedy: 'Try again later; https://status.cloud.google.com tells of outages' },
    );
  }
  if (reason === 'retentionPolicyNotMet' || reason === 'objectUnderActiveHold' || isKept(message)) {
    return new ObjectLocked(`A lock or a hold keeps it: ${message}`, {
      ...advice,
      remedy: 'Wait until the lock ends, or lift the hold',
    });
  }
  if (status === 401)
    return new UserError(`Google refused the login when asked to ${doing}`, { ...advice, remedy: LOGIN });
  if (status === 403)
    return new UserError(forbidden(message, doing), { ...advice, remedy: permissionRemedy(message) });
  if (status === 404 && isBucket(refusal)) {
    return new UserError('The bucket does not exist', {
      ...advice,
      remedy: 'Check its name, or make it: Backproof makes no buckets',
    });
  }
  if (/retention/i.test(message) && status === 400) {
    return new UserError(`The bucket does not let objects be locked: ${message}`, {
      ...advice,
      remedy: 'Enable object retention for the bucket, or take the lock away',
    });
  }
  return new UserError(
    `Google Cloud Storage would not ${doing}: ${message === '' ? `status ${status}` : message}`,
    advice,
  );
}

const LOGIN =
  'Log in anew, such as with the action google-github-actions/auth before this step; a key or a token may have expired or been revoked';

function loginTrouble(error: unknown): { readonly message: string; readonly remedy: string } | undefined {
  const message = messageOf(error);
  if (/could not load the default credentials/i.test(message)) {
    return {
      message: 'There are no credentials for Google Cloud',
      remedy:
        'Log in with the action google-github-actions/auth before this step, or point GOOGLE_APPLICATION_CREDENTIALS to a file of credentials',
    };
  }
  if (
    /unable to read the credential file|credential_source|lacks? .*credential/i.test(message) ||
    isMissingFile(error)
  ) {
    return { message: `The credentials for Google Cloud cannot be read: ${message}`, remedy: LOGIN };
  }
  if (loginStatus(error) === undefined || passes(error)) return undefined;
  return { message: `Google refused the login: ${message}`, remedy: LOGIN };
}

function isMissingFile(error: unknown): boolean {
  return ['ENOENT', 'EACCES'].includes(codeOf(error) ?? '');
}

function isKept(message: string): boolean {
  return /retention.*(?:until|cannot be deleted)|active .*hold/i.test(message);
}

function forbidden(message: string, doing: string): string {
  const permission = permissionIn(message);
  return permission === undefined
    ? `Google Cloud Storage does not let us ${doing}: ${message}`
    : `The credential may not ${doing}: it lacks ${permission}`;
}

function permissionRemedy(message: string): string {
  const permission = permissionIn(message);
  return permission === undefined
    ? 'Check what the credential may do in this bucket'
    : `Grant it a role with ${permission} on the bucket, such as Storage Object User`;
}

function permissionIn(message: string): string | undefined {
  return /\bstorage\.[a-zA-Z]+\.[a-zA-Z]+/.exec(message)?.[0];
}
