import { spawn } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { startRadosgw } from '../support/radosgw.js';
import { rcloneProgram } from '../support/rclone.js';
import { NODE_24 } from '../support/runner.js';
import { awsEnv, makeBucket, rawClient, s3Url } from '../support/s3.js';
import type { Command, Sample } from './measure.js';
import { measureRow, type Result, type Side } from './row.js';

/** The most that we may take of the time of each of the others. */
const TARGET = 1;
const MEMORY_TARGET = 200_000_000;
const PREFIX = 'bench';
const KEY = 'stream';

/**
 * A stream that does not compress, out of a pipe into a bucket of a local S3 service, against what else puts a pipe there. The
 * service shares the cores with whoever is measured.
 *
 * @param megabytes length of the stream, in MiB
 */
export async function uploadResults(
  megabytes: number,
  runs: number,
  folder: string,
  say: (line: string) => void,
): Promise<readonly Result[]> {
  const file = join(folder, 'upload');
  await writeRandom(file, megabytes);
  await using gateway = await startRadosgw();
  const bucket = await makeBucket(gateway);
  const client = rawClient(gateway);
  const env = { PATH: '/usr/bin:/bin', HOME: folder, ...awsEnv(gateway) };
  const size = megabytes * 2 ** 20;
  const side = (name: string, key: string, command: Omit<Command, 'env'>): Side => ({
    name,
    run: () => timedPipe(file, { ...command, env }),
    reset: () => takeAway(client, bucket, key, size),
  });
  const main = (how: string): Omit<Command, 'env'> => ({
    path: NODE_24,
    args: [
      join(import.meta.dirname, 'upload-main.js'),
      ...[how, s3Url(gateway.endpoint, bucket, PREFIX), gateway.endpoint, bucket],
    ],
  });
  const remote = `:s3,provider=Ceph,env_auth,endpoint='${gateway.endpoint}':${bucket}/${KEY}`;
  const row = {
    name: `upload of ${megabytes} MiB to S3`,
    memoryTarget: MEMORY_TARGET,
    ours: side('the S3 store', `${PREFIX}/${KEY}`, main('ours')),
    theirs: [
      {
        ...side('rclone rcat', KEY, { path: await rcloneProgram(), args: ['rcat', remote] }),
        target: TARGET,
      },
      { ...side('lib-storage', KEY, main('lib-storage')), target: TARGET },
    ],
  };
  try {
    return await measureRow(row, runs, say);
  } finally {
    client.destroy();
    await rm(file);
  }
}

/** Run a program with a file's bytes in the pipe before it, and take the most memory that it held. */
async function timedPipe(file: string, command: Command): Promise<Sample> {
  const begun = performance.now();
  const feeder = spawn('/bin/cat', [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const child = spawn(command.path, [...command.args], {
    env: command.env,
    stdio: [feeder.stdout, 'ignore', 'pipe'],
  });
  // The pipe is theirs alone: it breaks when one of them ends.
  feeder.stdout.destroy();
  let peakBytes = 0;
  const watch = setInterval(() => {
    void peakOf(child.pid).then((bytes) => (peakBytes = Math.max(peakBytes, bytes)));
  }, 50);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`${command.path} ${command.args.join(' ')} ended with ${code}: ${said}`);
    return { seconds: (performance.now() - begun) / 1000, peakBytes };
  } finally {
    clearInterval(watch);
    feeder.kill();
  }
}

/** The most memory that a process has held until now, in bytes; Linux counts it. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** @throws Error where not all of it arrived */
async function takeAway(client: S3Client, Bucket: string, Key: string, size: number): Promise<void> {
  const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key }));
  if (ContentLength !== size) throw new Error(`${Key} has ${ContentLength} bytes, not ${size}`);
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
}

async function writeRandom(file: string, megabytes: number): Promise<void> {
  const zeros = Buffer.alloc(2 ** 20);
  const blocks = Readable.from(Array.from({ length: megabytes }, () => zeros));
  const cipher = createCipheriv('aes-256-ctr', randomBytes(32), randomBytes(16));
  await pipeline(blocks, cipher, createWriteStream(file));
}
