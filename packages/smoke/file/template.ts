import type { Reference, Template } from '../model.js';

/** A template, and what is wrong with the references in it. */
export interface ParsedTemplate {
  readonly template: Template;
  readonly problems: readonly string[];
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** True where a text holds something that would be taken for a reference. */
export function holdsReference(text: string): boolean {
  return /(?<!\$)\$\{/.test(text);
}

/** Split text at its references `${…}`; `$${` is a plain `${`. */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: (string | Reference)[] = [];
  const problems: string[] = [];
  let plain = '';
  let rest = 0;
  while (rest < text.length) {
    const start = text.indexOf('${', rest);
    if (start === -1) break;
    if (start > rest && text[start - 1] === '$') {
      plain += `${text.slice(rest, start - 1)}\${`;
      rest = start + 2;
      continue;
    }
    const end = endOfReference(text, start + 2);
    if (end === -1) {
      problems.push('a reference `${` is not closed by `}`; a plain `${` is written `$${`');
      break;
    }
    plain += text.slice(rest, start);
    rest = end + 1;
    const reference = parseReference(text.slice(start + 2, end));
    if (typeof reference === 'string') problems.push(reference);
    else {
      if (plain !== '') parts.push(plain);
      plain = '';
      parts.push(reference);
    }
  }
  plain += text.slice(rest);
  if (plain !== '' || parts.length === 0) parts.push(plain);
  return { template: parts, problems };
}

/** Where the `}` is that closes a reference: one in a JSON path’s quotes does not. */
function endOfReference(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const unit = text[i] ?? '';
    if (quote !== '') {
      if (unit === '\\') i++;
      else if (unit === quote) quote = '';
    } else if (unit === '}') return i;
    else if (unit === "'" || unit === '"') quote = unit;
  }
  return -1;
}

/** A reference, or what is wrong with it. */
function parseReference(inner: string): Reference | string {
  const text = inner.trim();
  const [, kind, rest = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  if (kind === 'env') {
    if (VARIABLE.test(rest)) return { kind: 'env', name: rest };
    return `\${${cut(text)}} names no variable of the environment, as in \${env:API_TOKEN}`;
  }
  if (kind === 'manifest') {
    if (rest.startsWith('$')) return { kind: 'manifest', path: rest };
    return `\${${cut(text)}} names no JSON path, as in \${manifest:$.files[0].sha3_256}`;
  }
  if (NAME.test(text)) return { kind: 'value', name: text };
  return `\${${cut(text)}} is no reference: those are \${name}, \${env:NAME} and \${manifest:$.path}`;
}

function cut(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
