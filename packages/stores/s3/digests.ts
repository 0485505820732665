import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** CRC-32 as S3 writes it: four bytes, the highest first, in base64. */
export function crcText(crc: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc >>> 0);
  return bytes.toString('base64');
}

/** Digests that a request carries besides the SHA-256 in its signature. */
export function digestsOf(
  body: Uint8Array,
  { crc, md5 }: { readonly crc: boolean; readonly md5: boolean },
): { readonly ChecksumCRC32?: string; readonly ContentMD5?: string } {
  if (crc) return { ChecksumCRC32: crcText(crc32(body)) };
  return md5 ? { ContentMD5: createHash('md5').update(body).digest('base64') } : {};
}
