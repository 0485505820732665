import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { MANIFEST_DIGEST_FILE, MANIFEST_FILE, digestLine, parseManifest, sha256Hex } from '#manifest';
import { backupId } from '#policy';
import { FaultProxy } from '../support/fault-proxy.js';
import { startRadosgw, type Radosgw } from '../support/radosgw.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import type { Sample } from './measure.js';
import { measureRow, type Result, type Side } from './row.js';
import { interrupted, openNew, type Stand } from './stand.js';

const MANY = 10_000;
const FEW = 100;
/** The most that many may take of the time, and of the requests, of few. */
const TARGET = 3;
const NAME = 'many';
/** Three sets a day: nine years of them, beside a month. */
const APART_MS = 8 * 3_600_000;

/** What a list, and a verification with its freshness and its median of seven days, take in a bucket of many sets and in one of few. */
export async function manySetsResults(
  stand: Stand,
  runs: number,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const template = await makeTemplate(stand);
  await using gateway = await startRadosgw();
  const many = await fill(gateway, template, MANY);
  const few = await fill(gateway, template, FEW);
  say(`${MANY} and ${FEW} sets are there`);
  const look = (bucket: string, endpoint: string): Promise<Sample> =>
    lookAt(stand, gateway, bucket, endpoint);
  const side = (count: number, bucket: string): Side => ({
    name: `${count} sets`,
    run: () => look(bucket, gateway.endpoint),
  });
  const name = 'list and verify --level quick in S3';
  const times = await measureRow(
    { name, ours: side(MANY, many), theirs: [{ ...side(FEW, few), target: TARGET }] },
    runs,
    say,
  );
  await using proxy = await FaultProxy.start(gateway.endpoint);
  await look(many, proxy.endpoint);
  const ofMany = proxy.seen.length;
  proxy.watch();
  await look(few, proxy.endpoint);
  const ofFew = proxy.seen.length;
  const requests: Result = {
    name: `${name}, requests: ${MANY} sets / ${FEW} sets`,
    ours: String(ofMany),
    theirs: String(ofFew),
    value: (ofMany / ofFew).toFixed(3),
    target: `≤ ${TARGET.toFixed(2)}`,
    reached: ofMany / ofFew <= TARGET,
  };
  return [...times, requests];
}

async function lookAt(stand: Stand, gateway: Radosgw, bucket: string, endpoint: string): Promise<Sample> {
  const set = ['--store', s3Url(endpoint, bucket, 'bench'), '--name', NAME];
  const env = awsEnv(gateway);
  const list = await stand.ours(['list', ...set], { env });
  const verify = await stand.ours(['verify', ...set, '--level', 'quick'], { env });
  return { seconds: list.seconds + verify.seconds };
}

/** A set that all of them are copies of, each of another moment. */
interface Template {
  readonly manifest: ReturnType<typeof parseManifest>;
  readonly data: readonly { readonly path: string; readonly bytes: Buffer }[];
}

async function makeTemplate(stand: Stand): Promise<Template> {
  const session = await openNew(stand.server, NAME);
  await session.execute('create table t as select 1 as n');
  await session.close();
  const store = join(stand.folder, 'template');
  await stand.ours(['backup', '--store', store, '--name', NAME, '--no-globals'], { database: NAME });
  const sets = join(store, NAME, 'backups');
  const [id = ''] = await readdir(sets);
  const manifest = parseManifest(await readFile(join(sets, id, MANIFEST_FILE)), MANIFEST_FILE);
  const data = await Promise.all(
    manifest.files.map(async ({ path }) => ({ path, bytes: await readFile(join(sets, id, path)) })),
  );
  return { manifest, data };
}

/** A bucket with so many sets, the newest made just now. */
async function fill(gateway: Radosgw, template: Template, count: number): Promise<string> {
  const Bucket = await makeBucket(gateway);
  const client = rawClient(gateway);
  const now = Date.now();
  let next = 0;
  const writer = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      interrupted.throwIfAborted();
      await writeSet(client, Bucket, template, new Date(now - at * APART_MS));
    }
  };
  await Promise.all(Array.from({ length: 16 }, writer));
  client.destroy();
  return Bucket;
}

async function writeSet(client: S3Client, Bucket: string, template: Template, at: Date): Promise<void> {
  const id = backupId(at);
  const moment = at.toISOString();
  const manifest = {
    ...template.manifest,
    backup_id: id,
    created_at: moment,
    completed_at: moment,
    databases: template.manifest.databases.map((database) => ({ ...database, snapshot_at: moment })),
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  const objects = [
    ...template.data,
    { path: MANIFEST_DIGEST_FILE, bytes: Buffer.from(digestLine(sha256Hex(bytes))) },
    { path: MANIFEST_FILE, bytes },
  ];
  for (const { path, bytes: Body } of objects) {
    const Key = `bench/${NAME}/backups/${id}/${path}`;
    await client.send(new PutObjectCommand({ Bucket, Key, Body }));
  }
}
