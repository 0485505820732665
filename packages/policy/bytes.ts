const POWERS: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** What `parseBytes` reads, for messages. */
export const BYTES_FORM = 'a size such as 750MB, 20GiB or 1.5TB';

/** The bytes of a size as people write it, with its unit; undefined for anything else. */
export function parseBytes(text: string): number | undefined {
  const parts = /^(\d{1,9}(?:\.\d{1,3})?)\s?([KMGT]?B|[KMGT]iB)$/.exec(text.trim());
  const power = POWERS[parts?.[2] ?? ''];
  return parts === null || power === undefined ? undefined : Math.round(Number(parts[1]) * power);
}
