import * as v from 'valibot';
import { persistently } from '../persistence.js';
import { known, type Fact, type PostureFacts } from '../posture.js';
import { factsIn, placeIn, publicAccessIn, settingsIn, type BucketSettings } from './bucket-facts.js';
import type { GcsClient } from './client.js';
import { isForbidden, passes } from './refusal.js';

/** Ask a bucket for its settings. Nothing is changed. @param below what the names of the sets begin with */
export async function bucketPosture(client: GcsClient, below: string): Promise<PostureFacts> {
  const [settings, deletesVersions] = await Promise.all([
    ask(client, 'storage.buckets.get', async () => settingsIn((await client.bucket.getMetadata())[0])),
    mayDelete(client),
  ]);
  if (settings.state !== 'known') {
    return {
      place: { service: 'google' },
      ...{ versioning: settings, lock: settings, lifecycle: settings, encryption: settings },
      ...{ publicAccess: settings, deletesVersions },
    };
  }
  return {
    place: placeIn(settings.value),
    ...factsIn(settings.value, below),
    publicAccess: await publicAccessOf(client, settings.value),
    deletesVersions,
  };
}

async function publicAccessOf(
  client: GcsClient,
  { iamConfiguration }: BucketSettings,
): Promise<PostureFacts['publicAccess']> {
  if (iamConfiguration.publicAccessPrevention === 'enforced') return known({ open: [], blocked: true });
  return ask(client, 'storage.buckets.getIamPolicy', async () =>
    publicAccessIn((await client.bucket.iam.getPolicy())[0]),
  );
}

const testedSchema = v.object({ permissions: v.optional(v.array(v.string()), []) });

const DELETE = 'storage.objects.delete';

/** The service tells what the credential may do, without its doing so. */
function mayDelete(client: GcsClient): Promise<Fact<boolean>> {
  return ask(client, DELETE, async () => {
    const [, answer] = await client.bucket.iam.testPermissions(DELETE);
    return v.parse(testedSchema, answer).permissions.includes(DELETE);
  });
}

type Told<T> = Extract<Fact<T>, { state: 'known' | 'denied' }>;

async function ask<T>(client: GcsClient, permission: string, question: () => Promise<T>): Promise<Told<T>> {
  try {
    return { state: 'known', value: await persistently(question, passes, client) };
  } catch (error) {
    if (isForbidden(error)) return { state: 'denied', permission };
    throw error;
  }
}
