/**
 * A process that puts its standard input into a bucket: `node upload-main.js ours|lib-storage <store URL> <endpoint> <bucket>`. Keys
 * come from the environment. Each way loads what it needs and no more, since memory and start count.
 */
const [how = '', url = '', endpoint = '', bucket = ''] = process.argv.slice(2);
await (how === 'ours' ? ours() : naive());

async function ours(): Promise<void> {
  const { openStore } = await import('#stores');
  const { systemClock } = await import('#verdict');
  const nothing = (): void => undefined;
  const store = await openStore(url, {
    ports: {
      clock: systemClock,
      log: { info: nothing, warning: nothing, debug: nothing, group: (_title, work) => work() },
      signal: new AbortController().signal,
    },
    env: process.env,
    workFolder: process.cwd(),
    stallSeconds: 60,
    github: () => Promise.reject(new Error('there is no GitHub here')),
  });
  await store.put('stream', process.stdin);
  await store.close?.();
}

/** As the README of lib-storage has it. */
async function naive(): Promise<void> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { Upload } = await import('@aws-sdk/lib-storage');
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true });
  await new Upload({ client, params: { Bucket: bucket, Key: 'stream', Body: process.stdin } }).done();
  client.destroy();
}
