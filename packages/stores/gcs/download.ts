import { bytesIn } from '../answers.js';
import type { GcsClient } from './client.js';
import { refusalIn } from './refusal.js';
import type { Version } from './versions.js';

/**
 * A range of one version of an object, over one connection. What the bytes ought to be, whoever reads them knows from the manifest.
 *
 * @throws GcsRefusal
 */
export async function download(
  client: GcsClient,
  { name, generation }: Version,
  start: number,
  end: number,
): Promise<AsyncIterable<Uint8Array>> {
  const { endpoint, bucket } = client;
  const query = new URLSearchParams({ alt: 'media', generation });
  const answer = await client.send({
    method: 'GET',
    url: `${endpoint}/storage/v1/b/${bucket.name}/o/${encodeURIComponent(name)}?${String(query)}`,
    headers: { range: `bytes=${start}-${end - 1}`, 'accept-encoding': 'identity' },
  });
  if (answer.status !== 206) throw refusalIn(answer.status, await answer.text());
  return bytesIn(answer);
}
