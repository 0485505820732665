import { UserError, holdsPassword } from '#verdict';
import type * as Paths from '../json-path.js';
import type { Reference, SmokePlan, Template } from '../model.js';
import { textOfJson } from '../judge/json-text.js';
import { Secrets } from './secrets.js';
import type { Surroundings } from './surroundings.js';

/** A reference that leads to nothing here: what needs it cannot be asked. */
export class NotGiven extends UserError {}

/** A template's text, and whether a secret is in it. */
export interface Filled {
  readonly text: string;
  readonly secret: boolean;
}

/** What references stand for: given from outside, or captured so far. */
export class Values {
  readonly secrets: Secrets;
  readonly #plan: Pick<SmokePlan, 'baseUrl'>;
  readonly #surroundings: Surroundings;
  readonly #captured = new Map<string, Filled>();
  #paths: typeof Paths | undefined;

  constructor(plan: Pick<SmokePlan, 'baseUrl'>, surroundings: Surroundings) {
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.secrets = new Secrets(surroundings.mask);
    for (const url of [surroundings.connectionUrl, surroundings.baseUrl])
      if (url !== undefined) this.#keepPassword(url);
  }

  /** Load what following paths into a manifest needs; before anything is filled in. */
  async load(): Promise<void> {
    if (this.#surroundings.manifest !== undefined) this.#paths = await import('../json-path.js');
  }

  /** @throws NotGiven */
  fill(template: Template): Filled {
    let text = '';
    let secret = false;
    for (const part of template) {
      const filled = typeof part === 'string' ? { text: part, secret: false } : this.#value(part);
      text += filled.text;
      secret ||= filled.secret;
    }
    this.#keepPassword(text);
    return { text, secret };
  }

  /** Every text that a template comes to, in their order. */
  fillAll(templates: readonly Template[]): readonly string[] {
    return templates.map((template) => this.fill(template).text);
  }

  capture(name: string, text: string, secret: boolean): void {
    if (secret) this.secrets.add(text);
    this.#captured.set(name, { text, secret });
  }

  /** @throws NotGiven */
  baseUrl(): string {
    const { baseUrl } = this.#surroundings;
    if (baseUrl !== undefined && baseUrl !== '') return baseUrl;
    if (this.#plan.baseUrl !== undefined) return this.fill(this.#plan.baseUrl).text;
    throw new NotGiven('no base URL is given', {
      remedy: 'Write `base-url:` into the probe file, or give the input',
    });
  }

  /** @throws NotGiven */
  connectionUrl(): string {
    const { connectionUrl } = this.#surroundings;
    if (connectionUrl !== undefined && connectionUrl !== '') return connectionUrl;
    throw new NotGiven('no connection URL of a database is given', {
      remedy: 'Give the input `connection-url`',
    });
  }

  #value(reference: Reference): Filled {
    switch (reference.kind) {
      case 'env':
        return this.#variable(reference.name);
      case 'manifest':
        return { text: this.#fromManifest(reference.path), secret: false };
      case 'value':
        return this.#named(reference.name);
    }
  }

  #named(name: string): Filled {
    const captured = this.#captured.get(name);
    if (captured !== undefined) return captured;
    if (name === 'base-url') return plain(this.baseUrl());
    if (name === 'connection-url') return plain(this.connectionUrl());
    throw new NotGiven(`nothing has set ${name} yet`);
  }

  #variable(name: string): Filled {
    const text = this.#surroundings.env[name];
    // A workflow hands on a secret that is not there as an empty text.
    if (text === undefined || text === '') {
      throw new NotGiven(`the variable ${name} is not set, or empty`, {
        remedy: `Set ${name} in the environment of the step`,
      });
    }
    this.secrets.add(text);
    return { text, secret: true };
  }

  #fromManifest(path: string): string {
    const { manifest } = this.#surroundings;
    if (manifest === undefined || this.#paths === undefined)
      throw new NotGiven('no manifest is given', { remedy: 'Name the set that was restored' });
    const { compilePath, select } = this.#paths;
    const found = select(manifest, compilePath(path));
    if (found.length !== 1)
      throw new NotGiven(`the manifest has ${found.length} values at ${path}, where one is needed`);
    return textOfJson(found[0]);
  }

  /** A URL may carry a login, whoever wrote it; that of a database in many ways. */
  #keepPassword(text: string): void {
    if (/^https?:\/\//i.test(text)) {
      const password = URL.parse(text)?.password ?? '';
      this.secrets.add(password);
    } else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && holdsPassword(text)) this.secrets.add(text);
  }
}

function plain(text: string): Filled {
  return { text, secret: holdsPassword(text) };
}
