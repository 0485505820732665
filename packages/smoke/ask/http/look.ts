import type { IncomingMessage } from 'node:http';
import type { HttpPart } from '../../model.js';
import type { Found } from '../../judge/judge.js';
import type { Answer, Looked } from '../answer.js';
import { textOf, type Body } from './body.js';
import { isJsonPart, lookIntoJson, readJson, type JsonBody, type JsonPart } from './look-json.js';
import { withoutLogin } from './redirects.js';

export interface HttpAnswerParts {
  readonly response: Pick<IncomingMessage, 'headers' | 'headersDistinct'>;
  readonly body: Body;
  readonly status: number;
  readonly url: URL;
  readonly redirects: number;
  /** From the first request to the last byte of the answer, redirects and all. */
  readonly tookMs: number;
  readonly certificateEnd: Date | undefined;
  readonly now: Date;
}

const MS_A_DAY = 86_400_000;

/** A whole answer over HTTP. */
export class HttpAnswer implements Answer<HttpPart> {
  readonly #parts: HttpAnswerParts;
  #document: Promise<JsonBody> | undefined;

  constructor(parts: HttpAnswerParts) {
    this.#parts = parts;
  }

  look(part: HttpPart): Looked | Promise<Looked> {
    if (isJsonPart(part)) return this.#json(part);
    const { status, redirects, tookMs, url, body } = this.#parts;
    switch (part.kind) {
      case 'status':
        return { text: String(status) };
      case 'header':
        return this.#header(part.name);
      case 'body':
        return textOf(this.#parts.response, body, 'text');
      case 'sha256':
        return hashOf(body.sha256);
      case 'sha3-256':
        return hashOf(body.sha3);
      case 'etag':
        return this.#etag();
      case 'latency-ms':
        return { text: String(Math.ceil(tookMs)), unit: 'ms' };
      case 'redirects':
        return { text: String(redirects) };
      case 'url':
        return { text: withoutLogin(url.href) };
      case 'tls-days-left':
        return this.#daysLeft();
    }
  }

  async #json(part: JsonPart): Promise<Looked> {
    this.#document ??= readJson(this.#parts.response, this.#parts.body);
    return lookIntoJson(await this.#document, part);
  }

  #header(name: string): Found {
    const values = this.#parts.response.headersDistinct[name.toLowerCase()];
    return values === undefined
      ? { missing: `no header ${name.toLowerCase()}` }
      : { text: values.join(', ') };
  }

  #etag(): Found {
    const header = this.#header('etag');
    return 'missing' in header ? header : { text: bareEtag(header.text), normalise: asEtag };
  }

  #daysLeft(): Found {
    const { certificateEnd, now } = this.#parts;
    if (certificateEnd === undefined) return { missing: 'no certificate: the answer did not come over TLS' };
    const days = Math.floor((certificateEnd.getTime() - now.getTime()) / MS_A_DAY);
    return { text: String(days), unit: days === 1 ? 'day' : 'days' };
  }
}

function hashOf(hex: string | undefined): Found {
  if (hex === undefined) throw new Error('a hash is looked at that was not taken');
  return { text: hex, normalise: (text) => text.trim().toLowerCase().replace(/^0x/, '') };
}

/** An entity tag without the mark of a weak one and its quotes (RFC 9110, 8.8.3). */
function bareEtag(text: string): string {
  return text
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/s, '$1');
}

/** A manifest writes hashes with `0x` in front, a service's tag seldom does. */
function asEtag(text: string): string {
  return bareEtag(text).replace(/^0x(?=[0-9a-f]{16})/i, '');
}
