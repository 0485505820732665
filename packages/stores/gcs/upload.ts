import * as v from 'valibot';
import { OperationFailed } from '#verdict';
import { persistently } from '../persistence.js';
import { inPieces, oneAhead } from '../pieces.js';
import type { GcsClient } from './client.js';
import { Crc32c } from './crc32c.js';
import { GcsRefusal, passes, refusalIn } from './refusal.js';

/** Bytes of a request: what is held in memory, three times. The service wants a multiple of 256 KiB. */
const PIECE = 8 * 1024 * 1024;

/** What the service tells of an object that was just finished. */
const writtenSchema = v.pipe(
  v.object({ generation: v.string(), size: v.string(), crc32c: v.string() }),
  v.transform(({ generation, size, crc32c }) => ({ generation, size: Number(size), crc32c })),
);
type Written = v.InferOutput<typeof writtenSchema>;

/**
 * An object of unknown length, in a resumable session: one piece at a time, each repeated from where the service has it. The client
 * library's own upload takes a lost answer to the last piece for lost data, which is why this is ours.
 * https://cloud.google.com/storage/docs/performing-resumable-uploads
 *
 * @param resource the object's own fields besides its name
 * @param onLast told before the last piece is sent: from then on the object may be there
 * @throws GcsRefusal 412 where the name is taken
 */
export async function upload(
  client: GcsClient,
  name: string,
  resource: Readonly<Record<string, unknown>>,
  bytes: AsyncIterable<Uint8Array>,
  onLast: () => void,
): Promise<{ readonly size: number; readonly generation: string }> {
  const checksum = new Crc32c();
  let session: Session | undefined;
  let size = 0;
  try {
    for await (const { piece, last } of oneAhead(inPieces(bytes, PIECE))) {
      checksum.update(piece);
      session ??= await Session.begin(client, name, resource);
      if (last) onLast();
      const written = await session.send(piece, size, last ? checksum.toString() : undefined);
      size += piece.length;
      if (written !== undefined) {
        session = undefined;
        if (written.size === size && written.crc32c === checksum.toString()) {
          return { size, generation: written.generation };
        }
        await client.bucket.file(name, { generation: written.generation }).delete();
        throw new OperationFailed('The store holds other bytes than were sent, and they were removed', {
          remedy: 'Start the backup again',
        });
      }
    }
    throw new Error('a stream ended without its last piece');
  } catch (error) {
    await session?.cancel();
    throw error;
  }
}

class Session {
  readonly #client: GcsClient;
  readonly #url: string;

  private constructor(client: GcsClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  static async begin(
    client: GcsClient,
    name: string,
    resource: Readonly<Record<string, unknown>>,
  ): Promise<Session> {
    const query = new URLSearchParams({ uploadType: 'resumable', name, ifGenerationMatch: '0' });
    const place = await persistently(
      async () => {
        const answer = await client.send({
          method: 'POST',
          url: `${client.endpoint}/upload/storage/v1/b/${client.bucket.name}/o?${String(query)}`,
          headers: {
            'content-type': 'application/json',
            'x-upload-content-type': 'application/octet-stream',
          },
          body: JSON.stringify(resource),
        });
        const body = await answer.text();
        if (answer.status !== 200) throw refusalIn(answer.status, body);
        return answer.headers.get('location');
      },
      passes,
      client,
    );
    if (place === null) throw new Error('the service opened an upload and told no place for it');
    return new Session(client, place);
  }

  /**
   * One piece of the object; what was written of it once the last is there.
   *
   * @param crc32c of the whole object, with its last piece
   */
  async send(piece: Buffer, offset: number, crc32c: string | undefined): Promise<Written | undefined> {
    const total = crc32c === undefined ? '*' : String(offset + piece.length);
    let has = offset;
    return persistently(
      async (failed) => {
        if (failed > 0) {
          const state = await this.#ask({ 'content-range': `bytes */${total}` });
          if (state.written !== undefined) return state.written;
          has = state.has;
        }
        if (has < offset || has > offset + piece.length) {
          throw new OperationFailed('The store lost bytes that it had acknowledged', {
            remedy: 'Start the backup again',
          });
        }
        const rest = piece.subarray(has - offset);
        if (rest.length === 0 && crc32c === undefined) return undefined;
        const range = rest.length === 0 ? '*' : `${has}-${has + rest.length - 1}`;
        const answer = await this.#ask(
          {
            'content-range': `bytes ${range}/${total}`,
            ...(crc32c === undefined ? {} : { 'x-goog-hash': `crc32c=${crc32c}` }),
          },
          rest,
        );
        if (answer.written !== undefined) return answer.written;
        has = answer.has;
        if (crc32c === undefined && has === offset + piece.length) return undefined;
        throw new GcsRefusal(503, '', 'the service took a part of what was sent');
      },
      passes,
      this.#client,
    );
  }

  /** Let the service forget what it has; it would by itself in a week. */
  async cancel(): Promise<void> {
    await this.#client
      .send({ method: 'DELETE', url: this.#url })
      .then((answer) => answer.text())
      .catch(() => undefined);
  }

  /** What the service has of the object: so many bytes, or all of it. */
  async #ask(
    headers: Readonly<Record<string, string>>,
    body: Buffer = Buffer.alloc(0),
  ): Promise<{ readonly has: number; readonly written?: Written }> {
    const answer = await this.#client.send({ method: 'PUT', url: this.#url, headers, body });
    const text = await answer.text();
    if (answer.status === 200 || answer.status === 201) {
      const written = v.parse(writtenSchema, JSON.parse(text));
      return { has: written.size, written };
    }
    if (answer.status !== 308) throw refusalIn(answer.status, text);
    const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1];
    return { has: last === undefined ? 0 : Number(last) + 1 };
  }
}
