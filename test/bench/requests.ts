import { FaultProxy } from '../support/fault-proxy.js';
import { startRadosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, s3Url } from '../support/s3.js';
import type { Result } from './row.js';
import type { Stand } from './stand.js';
import { TABLES, seedTables } from './tables.js';

const TARGET = 200;
const NAME = 'requests';

/** How many requests a backup of many small tables in the directory format makes of S3. */
export async function requestsResult(stand: Stand, say: (line: string) => void): Promise<Result> {
  await seedTables(stand, NAME, true);
  await using gateway = await startRadosgw();
  await using proxy = await FaultProxy.start(gateway.endpoint);
  const store = s3Url(proxy.endpoint, await makeBucket(gateway), 'bench');
  const { seconds } = await stand.ours(
    ['backup', '--store', store, '--name', NAME, '--format', 'directory', '--jobs', '2'],
    { database: NAME, env: awsEnv(gateway) },
  );
  const requests = proxy.seen.length;
  say(`backup of ${TABLES} tables into S3: ${requests} requests, ${seconds.toFixed(1)} s`);
  return {
    name: `backup of ${TABLES} small tables, directory format, into S3, PostgreSQL ${stand.major}`,
    ours: `${seconds.toFixed(1)} s`,
    theirs: '',
    value: `${requests} requests`,
    target: `≤ ${TARGET} requests`,
    reached: requests <= TARGET,
  };
}
