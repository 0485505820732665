import type { CommandPart, HttpPart, SqlPart } from '../model.js';

export type Part = HttpPart | SqlPart | CommandPart;

export function isSqlPart(part: Part): part is SqlPart {
  return part.kind === 'value' || part.kind === 'row-count' || part.kind === 'cell';
}

export function isCommandPart(part: Part): part is CommandPart {
  return part.kind === 'exit-code' || part.kind === 'stdout' || part.kind === 'stderr';
}

export function isHttpPart(part: Part): part is HttpPart {
  return !isSqlPart(part) && !isCommandPart(part);
}

/** How a part is called in a finding. */
export function nameOf(part: Part): string {
  switch (part.kind) {
    case 'header':
      return `header ${part.name.toLowerCase()}`;
    case 'json':
    case 'json-any':
    case 'json-each':
      return `json ${part.path}`;
    case 'json-count':
      return `count of ${part.path}`;
    case 'sha256':
      return 'SHA-256';
    case 'sha3-256':
      return 'SHA3-256';
    case 'etag':
      return 'ETag';
    case 'url':
      return 'URL';
    case 'latency-ms':
      return 'latency';
    case 'tls-days-left':
      return 'certificate’s days left';
    case 'row-count':
      return 'rows';
    case 'cell':
      return `row ${part.row}, column ${part.column}`;
    case 'exit-code':
      return 'exit code';
    case 'status':
    case 'body':
    case 'redirects':
    case 'value':
    case 'stdout':
    case 'stderr':
      return part.kind;
  }
}
