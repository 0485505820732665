/**
 * A process that puts its standard input into a bucket: `node upload-main.js ours|lib-storage <store URL> <endpoint> <bucket>`. Keys
 * come from the environment.
 */
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { openStore } from '#stores';
import { storeOptions } from '../support/stores.js';

const [how = '', url = '', endpoint = '', bucket = ''] = process.argv.slice(2);
if (how === 'ours') {
  const store = await openStore(url, storeOptions({ env: process.env }));
  await store.put('stream', process.stdin);
  await store.close?.();
} else {
  // As its README has it.
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true });
  await new Upload({ client, params: { Bucket: bucket, Key: 'stream', Body: process.stdin } }).done();
  client.destroy();
}
