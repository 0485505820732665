import { known, type Fact, type KeyRotation } from '../posture.js';
import type { S3Connection } from './connection.js';
import { failureOf } from './failure.js';

const PERMISSION = 'kms:GetKeyRotationStatus';

/**
 * Whether a key of Amazon's key service is replaced by itself:
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html. Other services' keys are not asked about.
 *
 * @param key as the bucket names it: an id or an ARN
 * @param endpoint of the key service, where it is not that of the key's region
 */
export async function keyRotationOf(
  { place, common, ports }: Pick<S3Connection, 'place' | 'common' | 'ports'>,
  key: string,
  endpoint?: string,
): Promise<Fact<KeyRotation>> {
  if (!place.amazon && endpoint === undefined)
    return { state: 'untold', why: "only Amazon's key service is asked" };
  // Few ask for it, and it takes as long to load as a client of S3.
  const { GetKeyRotationStatusCommand, KMSClient, KMSServiceException } = await import('@aws-sdk/client-kms');
  const region = /^arn:[^:]*:kms:([^:]+):/.exec(key)?.[1] ?? place.region;
  const kms = new KMSClient({
    ...common,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  try {
    const answer = await kms.send(new GetKeyRotationStatusCommand({ KeyId: key }), {
      abortSignal: ports.signal,
    });
    const { KeyRotationEnabled: on = false, RotationPeriodInDays: everyDays } = answer;
    return known({ on, ...(everyDays === undefined ? {} : { everyDays }) });
  } catch (error) {
    ports.signal.throwIfAborted();
    const code = error instanceof KMSServiceException ? error.name : failureOf(error)?.code;
    if (code === undefined) throw error;
    if (code === 'AccessDeniedException') return { state: 'denied', permission: PERMISSION };
    // Keys that came from elsewhere, and pairs of keys, are replaced by hand.
    if (code === 'UnsupportedOperationException') return known({ on: false });
    return { state: 'untold', why: code };
  } finally {
    kms.destroy();
  }
}
