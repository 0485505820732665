import type pg from 'pg';

/** Receives what `COPY … TO STDOUT` sends. What it throws ends the copying. */
export interface CopySink {
  /** Rows in COPY's text form, cut anywhere; valid during the call only. */
  bytes(chunk: Uint8Array): void;
  /** The statement at this place of the list is over. */
  end(statement: number): void;
}

/** Message types of the protocol (PostgreSQL, 55.7 Message Formats). */
const COPY_DATA = 0x64;
const COPY_DONE = 0x63;
const READY = 0x5a;
const HEADER = 5;
/** A call into the runtime costs as much as moving a short row byte by byte. */
const SHORT = 40;

type Stream = pg.Connection['stream'];
type Listener = (this: unknown, bytes: Buffer) => void;

/**
 * Statements `COPY … TO STDOUT` sent as one query, as node-postgres submits queries. Its own reader makes an object of every row and
 * holds a whole row however long; this one takes the framing away from the bytes as they come, in place, so that a row of any length
 * costs no memory. Every message but data goes on to node-postgres.
 */
export class CopyOut implements pg.Submittable {
  readonly done: Promise<void>;
  readonly #sql: string;
  readonly #sink: CopySink;
  readonly #header = Buffer.alloc(HEADER);
  #headerLength = 0;
  /** Type of the open message, and how many of its bytes are still to come. */
  #type = 0;
  #left = 0;
  #statement = 0;
  #stream: Stream | undefined;
  #others: readonly Listener[] = [];
  #failure: { readonly error: unknown } | undefined;
  #settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void };

  constructor(statements: readonly string[], sink: CopySink) {
    this.#sql = statements.join(';\n');
    this.#sink = sink;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.done = promise;
    this.#settle = {
      resolve: () => {
        resolve(undefined);
      },
      reject,
    };
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    this.#stream = stream;
    this.#others = stream.listeners('data').filter(isListener);
    stream.on('data', this.#take);
    for (const listener of this.#others) stream.off('data', listener);
    connection.query(this.#sql);
  }

  handleCommandComplete(): void {
    // Nothing to keep: the rows were counted as they came.
  }

  handleEmptyQuery(): void {
    // Likewise.
  }

  /** An error of the server, which goes on with ReadyForQuery; or the connection is lost. */
  handleError(error: unknown): void {
    this.#failure ??= { error };
    this.#settle.reject(this.#failure.error);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#settle.resolve();
    else this.#settle.reject(this.#failure.error);
  }

  readonly #take = (chunk: Buffer): void => {
    const end = chunk.length;
    let ours = true;
    // The rows found so far, moved together; everything before `at` was dealt with.
    let from = 0;
    let to = 0;
    let at = 0;
    while (at < end) {
      if (this.#left > 0) {
        const length = Math.min(this.#left, end - at);
        if (this.#type === COPY_DATA) {
          if (from === to) from = to = at;
          if (to !== at) move(chunk, at, length, to);
          to += length;
        } else {
          this.#pass(chunk.subarray(from, to));
          this.#forward(chunk.subarray(at, at + length));
          ours = false;
          from = to = at + length;
        }
        at += length;
        this.#left -= length;
        continue;
      }
      if (this.#headerLength === 0 && at + HEADER <= end) {
        this.#type = chunk[at] ?? 0;
        this.#left = chunk.readUInt32BE(at + 1) - 4;
        at += HEADER;
      } else {
        this.#header[this.#headerLength++] = chunk[at++] ?? 0;
        if (this.#headerLength < HEADER) continue;
        this.#headerLength = 0;
        this.#type = this.#header[0] ?? 0;
        this.#left = this.#header.readUInt32BE(1) - 4;
      }
      if (this.#type === COPY_DATA) continue;
      this.#pass(chunk.subarray(from, to));
      from = to = at;
      if (this.#type === COPY_DONE) this.#end();
      if (this.#type === READY) this.#detach();
      const header = Buffer.alloc(HEADER);
      header[0] = this.#type;
      header.writeUInt32BE(this.#left + 4, 1);
      this.#forward(header);
    }
    this.#pass(chunk.subarray(from, to));
    if (ours) release(chunk);
  };

  #pass(rows: Uint8Array): void {
    if (rows.length === 0 || this.#failure !== undefined) return;
    try {
      this.#sink.bytes(rows);
    } catch (error) {
      this.#failure = { error };
    }
  }

  #end(): void {
    if (this.#failure !== undefined) return;
    try {
      this.#sink.end(this.#statement++);
    } catch (error) {
      this.#failure = { error };
    }
  }

  #forward(bytes: Buffer): void {
    for (const listener of this.#others) listener.call(this.#stream, bytes);
  }

  /** The next message belongs to another query. What of this one is still to come is forwarded nevertheless. */
  #detach(): void {
    for (const listener of this.#others) this.#stream?.on('data', listener);
    this.#stream?.off('data', this.#take);
  }
}

/** Every read of a socket fills a buffer of its own; left to the garbage collector they pile up to some 64 MB. */
function release(chunk: Buffer): void {
  const { buffer } = chunk;
  if (buffer instanceof ArrayBuffer && chunk.byteLength === buffer.byteLength && 'transfer' in buffer)
    buffer.transfer(0);
}

function isListener(listener: unknown): listener is Listener {
  return typeof listener === 'function';
}

function move(bytes: Buffer, from: number, length: number, to: number): void {
  if (length > SHORT) {
    bytes.copyWithin(to, from, from + length);
    return;
  }
  for (let source = from, target = to; source < from + length; source++, target++)
    bytes[target] = bytes[source] ?? 0;
}
