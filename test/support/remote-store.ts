import { DirectoryStore, type ByteRange, type Protection, type Store } from '#stores';

/** Operations of a store, as they are counted. */
export type Operation = 'put' | 'get' | 'list' | 'folders' | 'head' | 'delete';

/** What becomes of an operation before it reaches the store. */
export type Meddle = (operation: Operation, path: string) => Promise<void> | void;

/** A store as one elsewhere is: it has no local folder. What it is asked for is counted, and can be made to fail. */
export class RemoteStore implements Store {
  readonly url: string;
  readonly calls: { readonly operation: Operation; readonly path: string; readonly range?: ByteRange }[] = [];
  readonly #behind: DirectoryStore;
  readonly #meddle: Meddle;
  /** What objects were put with. */
  readonly protections = new Map<string, Protection | undefined>();
  closed = false;

  constructor(
    root: string,
    { meddle = () => undefined, locks = false }: { readonly meddle?: Meddle; readonly locks?: boolean } = {},
  ) {
    this.#behind = new DirectoryStore(root);
    this.url = this.#behind.url;
    this.#meddle = meddle;
    this.capabilities = async () => ({ ...(await this.#behind.capabilities()), lock: locks });
  }

  capabilities: Store['capabilities'];

  /** How often something was asked for. */
  count(operation: Operation): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  async put(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    protection?: Protection,
  ): Promise<{ readonly size: number }> {
    await this.#call('put', path);
    this.protections.set(path, protection);
    return this.#behind.put(path, bytes);
  }

  async *get(path: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
    this.calls.push({ operation: 'get', path, ...(range === undefined ? {} : { range }) });
    await this.#meddle('get', path);
    yield* this.#behind.get(path, range);
  }

  async *list(folder: string): AsyncGenerator<Awaited<ReturnType<Store['head']>> & object> {
    await this.#call('list', folder);
    yield* this.#behind.list(folder);
  }

  async *folders(folder: string): AsyncGenerator<string> {
    await this.#call('folders', folder);
    yield* this.#behind.folders(folder);
  }

  async head(path: string): ReturnType<Store['head']> {
    await this.#call('head', path);
    return this.#behind.head(path);
  }

  async delete(path: string): Promise<void> {
    await this.#call('delete', path);
    await this.#behind.delete(path);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  async #call(operation: Operation, path: string): Promise<void> {
    this.calls.push({ operation, path });
    await this.#meddle(operation, path);
  }
}
