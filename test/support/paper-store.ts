import { backupId } from '#policy';
import { UserError } from '#verdict';
import type { ByteRange, Capabilities, Store, StoreObject } from '#stores';

/** Objects that a service tells in one answer. */
const PAGE = 1000;

/** A store of any number of sets that never were anywhere, which counts the requests that a service would have got. */
export class PaperStore implements Store {
  readonly url = 'paper:';
  requests = 0;
  readonly #contents = new Map<string, Uint8Array>();
  /** In order; undefined since one was added. */
  #paths: readonly string[] | undefined;
  readonly deleted: string[] = [];

  /** Put an object into it, free of charge. */
  add(path: string, bytes: Uint8Array): void {
    this.#contents.set(path, bytes);
    this.#paths = undefined;
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({ conditionalWrites: true, versions: false, lock: false, serverChecksum: false });
  }

  async put(path: string, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly size: number }> {
    this.requests++;
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const whole = Buffer.concat(parts);
    this.add(path, whole);
    return { size: whole.length };
  }

  async *get(path: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array> {
    this.requests++;
    const bytes = this.#contents.get(path);
    if (bytes === undefined) throw new UserError(`There is no ${path}`);
    yield await Promise.resolve(Buffer.from(bytes.subarray(range.start, range.end)));
  }

  async *list(folder: string): AsyncGenerator<StoreObject> {
    const found = this.#below(folder).filter((path) => this.#contents.has(path));
    this.requests += Math.max(1, Math.ceil(found.length / PAGE));
    for (const path of found) yield await Promise.resolve(this.#objectAt(path));
  }

  async *folders(folder: string): AsyncGenerator<string> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const names = new Set(
      this.#below(folder).flatMap((path) => {
        const rest = path.slice(prefix.length);
        return rest.includes('/') ? [rest.slice(0, rest.indexOf('/'))] : [];
      }),
    );
    this.requests += Math.max(1, Math.ceil(names.size / PAGE));
    for (const name of [...names].sort()) yield await Promise.resolve(name);
  }

  head(path: string): Promise<StoreObject | undefined> {
    this.requests++;
    return Promise.resolve(this.#contents.has(path) ? this.#objectAt(path) : undefined);
  }

  delete(path: string): Promise<void> {
    this.requests++;
    this.#contents.delete(path);
    this.deleted.push(path);
    return Promise.resolve();
  }

  #below(folder: string): readonly string[] {
    this.#paths ??= [...this.#contents.keys()].sort();
    if (folder === '') return this.#paths;
    return this.#paths.slice(this.#firstFrom(`${folder}/`), this.#firstFrom(`${folder}0`));
  }

  /** Where the first path stands that is not before a text; `0` comes after `/`. */
  #firstFrom(text: string): number {
    const paths = this.#paths ?? [];
    let [from, to] = [0, paths.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((paths[middle] ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #objectAt(path: string): StoreObject {
    return { path, size: this.#contents.get(path)?.length ?? 0, modifiedAt: new Date(0) };
  }
}

/** Ids of sets that were made every so many hours, newest first. */
export function idsEvery(hours: number, count: number, newest: Date): readonly string[] {
  return Array.from({ length: count }, (_, n) =>
    backupId(new Date(newest.getTime() - n * hours * 3_600_000)),
  );
}
