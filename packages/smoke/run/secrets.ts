import { Redactor, secretForms } from '#verdict';
import { inOneLine } from '../judge/show.js';

/** Shorter ones turn up in encoded form by chance, and masking that would make findings unreadable. */
const SHORTEST_ENCODED = 6;

/**
 * The secrets of one run, kept out of its results. A server may echo what it was sent in a form of its own, so that each is also known as
 * JSON, HTML, hexadecimal and base64 would write it.
 */
export class Secrets {
  readonly #known = new Set<string>();
  readonly #redactor = new Redactor();
  readonly #mask: (secret: string) => void;

  /** @param mask told of each secret once, before it is used */
  constructor(mask: (secret: string) => void) {
    this.#mask = mask;
  }

  add(secret: string): void {
    if (secret.trim() === '' || this.#known.has(secret)) return;
    this.#known.add(secret);
    this.#mask(secret);
    this.#redactor.addForms(secretForms(secret).flatMap((form) => [form, ...encodings(form)]));
  }

  /** A text as it may be printed: without secrets, in one line, cut. */
  show(text: string): string {
    return inOneLine(this.#redactor.redact(text));
  }
}

function encodings(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const forms = [
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...htmlForms(text),
    encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+'),
  ];
  const bytes = Buffer.from(text);
  if (bytes.length >= SHORTEST_ENCODED) {
    const hex = bytes.toString('hex');
    forms.push(hex, hex.toUpperCase());
    for (const base64 of base64Forms(bytes))
      forms.push(base64, base64.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

function htmlForms(text: string): readonly string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ['&#39;', '&#x27;', '&apos;'].flatMap((apostrophe) =>
    ['&quot;', '&#34;'].map((quote) => basic.replaceAll("'", apostrophe).replaceAll('"', quote)),
  );
}

/** As it stands inside a longer text: the three ways in which its bytes can fall into base64's groups, less what its neighbours share. */
function base64Forms(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const shared = Math.ceil((before * 8) / 6);
    return encoded.slice(shared, Math.floor(((before + bytes.length) * 8) / 6));
  });
}
