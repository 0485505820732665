import { ArchiveError } from './errors.js';
import type { ArchiveOptions, ArchiveReader, ArchiveSummary } from './model.js';
import { TarMembers } from './tar-members.js';
import { TarWalker } from './tar-walker.js';

/**
 * Reads a tar archive (`pg_dump -Ft`). Its framing is read here and not by a library: pg_dump writes a small part of what tar files may
 * be, and only a reader of that part alone refuses everything else, an end that was cut off among it.
 */
export class TarArchiveReader implements ArchiveReader {
  readonly #members: TarMembers;
  readonly #walker: TarWalker;
  #bytes = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(options: ArchiveOptions) {
    this.#members = new TarMembers(options);
    this.#walker = new TarWalker(this.#members);
  }

  /** Nothing has to be waited for: tar archives are not compressed. */
  write(bytes: Uint8Array): undefined {
    this.#guarded(() => {
      this.#walker.walk(bytes);
      this.#bytes += bytes.length;
    });
  }

  end(): Promise<ArchiveSummary> {
    return new Promise((resolve) => {
      this.#guarded(() => {
        if (!this.#walker.ended) throw new ArchiveError('it is cut off', this.#bytes);
        const { toc, recorder } = this.#members.finish(this.#bytes);
        resolve({ toc, blocks: recorder.blocks, bytes: this.#bytes });
      });
    });
  }

  /** Remember the first error, and let go of what runs. */
  #guarded(step: () => void): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    try {
      step();
    } catch (error) {
      this.#failure = { error };
      this.#members.destroy();
      throw error;
    }
  }
}
