/** Shorter lines of a multi-line secret (`{`, `}`) say nothing, and masking them would make logs unreadable. */
const SHORTEST_LINE = 4;

/**
 * Every text that gives a secret away: itself, percent-decoded and percent-encoded, the password in it where it is a URL (the
 * runner masks a secret only as the exact string that it is), and each line of one with several lines.
 */
export function secretForms(secret: string): readonly string[] {
  const forms = new Set<string>();
  const whole = secret.trim();
  for (const part of [whole, ...passwordsOf(whole)]) {
    for (const form of spellings(part)) forms.add(form);
  }
  const lines = whole.split(/\r?\n/);
  if (lines.length > 1) {
    for (const line of lines) {
      const text = line.trim();
      if (text.length >= SHORTEST_LINE) for (const form of spellings(text)) forms.add(form);
    }
  }
  forms.delete('');
  return [...forms].sort((a, b) => b.length - a.length);
}

/** True where a text is a URL or connection string with a password in it. */
export function holdsPassword(text: string): boolean {
  return passwordsOf(text).some((password) => password !== '');
}

/**
 * The password in a URL's user part or query, or in a `key=value` connection string, as it is written there. Special characters
 * that their writer forgot to encode make several readings possible: all of them are returned.
 */
function passwordsOf(text: string): readonly string[] {
  const found: string[] = [];
  const rest = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(text)?.[1];
  if (rest !== undefined) {
    const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
    for (const reading of [authority, rest]) {
      const password = /^[^:@/]*:(.*)@/s.exec(reading)?.[1];
      if (password !== undefined) found.push(password);
    }
  }
  for (const match of text.matchAll(/\b(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s&']+))/gi)) {
    found.push(match[1] ?? match[2] ?? '');
  }
  return found;
}

function spellings(text: string): readonly string[] {
  const decoded = percentDecoded(text);
  const encoded = percentEncoded(decoded);
  const all = [text, decoded, encoded, encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())];
  // Node's URL prints fewer characters encoded than encodeURIComponent does, and it also encodes the apostrophe.
  return [...all, encodeURI(decoded.toWellFormed()), encoded.replaceAll("'", '%27')];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A pattern that matches exactly this text. */
function patternOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Takes secrets out of text: our own guard beside the runner's, and the only one on a terminal. */
export class Redactor {
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  /** @returns the forms that were not known yet */
  add(secret: string): readonly string[] {
    return this.addForms(secretForms(secret));
  }

  /**
   * Take out these texts as they are. What was derived from a secret is none of its own: the decoded form of a URL may read as if it
   * held another, shorter password.
   *
   * @returns the forms that were not known yet
   */
  addForms(forms: readonly string[]): readonly string[] {
    const fresh = forms.filter((form) => form !== '' && !this.#forms.has(form));
    if (fresh.length === 0) return fresh;
    for (const form of fresh) this.#forms.add(form);
    const longestFirst = [...this.#forms].sort((a, b) => b.length - a.length);
    this.#pattern = new RegExp(longestFirst.map(patternOf).join('|'), 'g');
    return fresh;
  }

  redact(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, '***');
  }

  /** The same value with every text in it redacted. */
  redactAll(value: unknown): unknown {
    if (typeof value === 'string') return this.redact(value);
    if (Array.isArray(value)) return value.map((member) => this.redactAll(member));
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.redactAll(member)]));
    }
    return value;
  }
}
