/** A file in a tar archive, with whatever is to be different from what pg_dump writes. */
export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Where it is not that of the content. */
  readonly size?: number;
  /** Bytes to put into the header before its checksum is made, by their place in it. */
  readonly header?: Readonly<Record<number, string>>;
}

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')} `;
}

export function tarHeader({ name, content, size = content.length, header = {} }: TarFile): Buffer {
  const bytes = Buffer.alloc(512);
  const put = (at: number, text: string): void => {
    bytes.write(text, at, 'latin1');
  };
  put(0, name);
  put(100, octal(0o600, 8) + octal(0o4000, 8) + octal(0o2000, 8));
  if (size < 8 ** 11) put(124, octal(size, 12));
  else {
    bytes[124] = 0x80;
    bytes.writeBigUInt64BE(BigInt(size), 128);
  }
  put(136, octal(1_800_000_000, 12));
  put(156, '0');
  put(257, 'ustar\x0000postgres');
  put(297, 'postgres');
  put(329, octal(0, 8) + octal(0, 8));
  for (const [at, text] of Object.entries(header)) put(Number(at), text);
  put(148, ' '.repeat(8));
  let sum = 0;
  for (const byte of bytes) sum += byte;
  put(148, octal(sum, 8));
  return bytes;
}

export function tarFile(file: TarFile): Buffer {
  const padding = Buffer.alloc((512 - (file.content.length % 512)) % 512);
  return Buffer.concat([tarHeader(file), file.content, padding]);
}

export const TAR_END = Buffer.alloc(1024);

export function tarOf(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(tarFile), TAR_END]);
}
