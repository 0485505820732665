import { ZSTD_SINCE, type DumpFormat } from '#postgres';
import type { Compression } from '#seal';
import { UserError } from '#verdict';
import type { CompressionChoice } from './options.js';

/** Who compresses: pg_dump inside its archive, or our stream around it. */
export interface CompressionPlan {
  /** For pg_dump: `zstd:1`, `gzip:6`, `none`. */
  readonly inner: string;
  readonly outer: Compression | undefined;
  /** Ending of the stored file's name. */
  readonly suffix: '' | '.zst' | '.gz';
}

const DEFAULT_LEVEL = { zstd: 1, gzip: 6, none: 0 } as const;
const MAX_LEVEL = { zstd: 19, gzip: 9, none: 0 } as const;

/** Read `zstd`, `zstd:3`, `gzip:6`, `none`. @throws UserError */
export function parseCompression(text: string): CompressionChoice {
  const match = /^(zstd|gzip|none)(?::(\d{1,2}))?$/.exec(text);
  const method = match?.[1];
  if (method !== 'zstd' && method !== 'gzip' && method !== 'none') {
    throw new UserError(`'${text}' is not a compression`, {
      remedy: 'Set `compression` to zstd, zstd:1 to zstd:19, gzip:1 to gzip:9, or none',
    });
  }
  const level = match?.[2] === undefined ? DEFAULT_LEVEL[method] : Number(match[2]);
  const lowest = method === 'none' ? 0 : 1;
  if (level < lowest || level > MAX_LEVEL[method]) {
    throw new UserError(`${method} has no level ${level}`, {
      remedy: `Take a level from ${lowest} to ${MAX_LEVEL[method]}`,
    });
  }
  return { method, level };
}

/**
 * Plain SQL is always compressed by the stream. Where pg_dump is too old for zstd, a custom archive is dumped uncompressed and
 * compressed in the stream, several times faster than its own gzip; the directory format's files are pg_dump's alone, and take
 * gzip at its fastest.
 */
export function planCompression(
  choice: CompressionChoice,
  format: DumpFormat,
  clientMajor: number,
): CompressionPlan {
  const inner = choice.method === 'none' ? 'none' : `${choice.method}:${choice.level}`;
  if (choice.method === 'none') return { inner, outer: undefined, suffix: '' };
  const outer = { method: choice.method, level: choice.level };
  const suffix = choice.method === 'zstd' ? '.zst' : '.gz';
  if (format === 'plain') return { inner: 'none', outer, suffix };
  if (choice.method === 'gzip' || clientMajor >= ZSTD_SINCE) return { inner, outer: undefined, suffix: '' };
  return format === 'directory'
    ? { inner: 'gzip:1', outer: undefined, suffix: '' }
    : { inner: 'none', outer, suffix };
}
