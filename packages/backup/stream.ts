import { CustomArchiveReader, FingerprintSink, type ArchiveSummary } from '#dump-format';
import type { ManifestFile } from '#manifest';
import type { Running } from '#process';
import { compressing, type Compression } from '#seal';
import { OperationFailed, UserError } from '#verdict';
import { explainDump } from './explain.js';
import type { StallWatch } from './stall.js';
import type { FileKind, SetWriter } from './writer.js';

/** What is on its way from a dump program to the store. */
export interface StreamedDump {
  readonly running: Running;
  /** Its name, for messages. */
  readonly program: string;
  readonly writer: SetWriter;
  readonly kind: FileKind;
  /** Compression of the whole stream, where the program did none. */
  readonly compression: Compression | undefined;
  readonly stall: StallWatch;
  readonly onBytes: (total: number) => void;
}

/** What an archive was seen to hold on its way. */
export interface SeenArchive {
  readonly summary: ArchiveSummary;
  readonly fingerprints: Pick<FingerprintSink, 'tables' | 'largeObjects'>;
}

/** Store a custom archive as it comes out of pg_dump, decoding it on the way: the very bytes that are stored are fingerprinted. */
export async function storeArchive(dump: StreamedDump): Promise<SeenArchive> {
  const fingerprints = new FingerprintSink();
  const reader = new CustomArchiveReader({ decode: true, sink: fingerprints });
  let summary: ArchiveSummary | undefined;
  const fail = (error: unknown): never => {
    throw notWhole(error, dump.kind.path);
  };
  await store(dump, {
    take: (part) => {
      try {
        return reader.write(part)?.catch(fail);
      } catch (error) {
        return fail(error);
      }
    },
    end: async () => {
      summary = await reader.end().catch(fail);
    },
  });
  if (summary === undefined) throw new Error('the archive was stored without having been read to its end');
  return { summary, fingerprints };
}

/** What our reader refuses is no archive: the dump did not succeed, whatever pg_dump's exit code says. */
export function notWhole(error: unknown, where: string): unknown {
  if (!(error instanceof UserError)) return error;
  return new OperationFailed(
    `pg_dump ended as if all were well, but what it wrote is not whole: ${error.message}`,
    {
      remedy: 'Look at the pg_dump that was used and at its server; no set was written',
      where,
      cause: error,
    },
  );
}

/** Store SQL text as it comes; `footer` is a line that a complete script holds in its last kilobyte. */
export async function storeScript(dump: StreamedDump, footer: string): Promise<ManifestFile> {
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  return store(dump, {
    take: (part) => {
      if (head.length < HEAD) head = Buffer.from(Buffer.concat([head, part]).subarray(0, HEAD));
      tail = Buffer.from(Buffer.concat([tail, part.subarray(-TAIL)]).subarray(-TAIL));
    },
    end: () => {
      // A script that opens with \restrict closes with \unrestrict: pg_dump after the footer, pg_dumpall before it.
      const key = /^\\restrict (\w+)$/m.exec(head.toString('latin1'))?.[1];
      const closed = key === undefined || tail.includes(`\n\\unrestrict ${key}\n`);
      if (!tail.includes(`${footer}\n`) || !closed) {
        throw new OperationFailed(`The dump is not complete: it does not end as scripts of pg_dump do`, {
          where: dump.kind.path,
        });
      }
    },
  });
}

const HEAD = 1024;
const TAIL = 1024;

interface Tap {
  take(part: Uint8Array): Promise<void> | void;
  /** Called after the last byte of a program that ended well, before the object gets its name. */
  end(): Promise<void> | void;
}

async function store(dump: StreamedDump, tap: Tap): Promise<ManifestFile> {
  const bytes = tapped(dump, tap);
  return dump.writer.put(
    dump.kind,
    dump.compression === undefined ? bytes : compressing(bytes, dump.compression),
  );
}

/** Old pg_dump writes 4 KiB at a time; everything that follows costs a hop to another thread for each part. */
const GATHERED = 256 * 1024;

async function* tapped(dump: StreamedDump, tap: Tap): AsyncGenerator<Uint8Array, void, undefined> {
  const { running, stall } = dump;
  running.stdin.end();
  try {
    for await (const part of gathered(dump)) {
      const taken = tap.take(part);
      if (taken !== undefined) await taken;
      yield part;
      stall.touch();
    }
    const ending = await running.ended;
    stall.signal.throwIfAborted();
    if (ending.code !== 0) throw explainDump(ending, dump.program);
    await tap.end();
  } finally {
    await running.stop();
  }
}

/** The program's output in parts of some length, but for the last one. */
async function* gathered({ running, stall, onBytes }: StreamedDump): AsyncGenerator<Buffer, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let total = 0;
  for await (const part of running.stdout) {
    if (!(part instanceof Uint8Array)) throw new TypeError('a dump was not read as bytes');
    stall.touch();
    total += part.length;
    onBytes(total);
    parts.push(part);
    length += part.length;
    if (length < GATHERED) continue;
    yield Buffer.concat(parts, length);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts, length);
}
