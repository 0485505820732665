import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '#process';

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of the tests' own, in a folder of theirs. */
export class Authority {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(folder: string): Promise<Authority> {
    const authority = new Authority(folder);
    await authority.#openssl(
      ...['req', '-x509', ...KEY, '-days', '200', '-subj', '/CN=Test authority'],
      ...['-keyout', 'authority.key', '-out', 'authority.pem'],
    );
    return authority;
  }

  /** The file that whoever is to trust it names. */
  get file(): string {
    return join(this.#folder, 'authority.pem');
  }

  /** A certificate for a DNS name that ends in so many days; a negative number has passed. */
  async sign(name: string, days: number): Promise<Certificate> {
    const base = `${name}.${days}`;
    await writeFile(join(this.#folder, `${base}.ext`), `subjectAltName=DNS:${name}\n`);
    await this.#openssl(
      ...['req', ...KEY, '-subj', `/CN=${name}`, '-keyout', `${base}.key`, '-out', `${base}.csr`],
    );
    await this.#openssl(
      ...['x509', '-req', '-in', `${base}.csr`, '-days', String(days), '-extfile', `${base}.ext`],
      ...['-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-out', `${base}.pem`],
    );
    return this.#read(base);
  }

  /** A certificate that nobody vouches for. */
  async selfSigned(name: string): Promise<Certificate> {
    await this.#openssl(
      ...['req', '-x509', ...KEY, '-days', '200', '-subj', `/CN=${name}`],
      ...['-addext', `subjectAltName=DNS:${name}`, '-keyout', 'self.key', '-out', 'self.pem'],
    );
    return this.#read('self');
  }

  async #read(base: string): Promise<Certificate> {
    const read = (ending: string): Promise<string> => readFile(join(this.#folder, base + ending), 'utf8');
    return { cert: await read('.pem'), key: await read('.key') };
  }

  async #openssl(...args: readonly string[]): Promise<void> {
    await runProgram('/usr/bin/openssl', { args, env: { PATH: '/usr/bin:/bin' }, cwd: this.#folder });
  }
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
