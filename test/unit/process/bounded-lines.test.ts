import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundedLines } from '#process';
import { longLine, residentMegabytes } from '../../support/lines.js';

/** The lines of a stream that arrives in these pieces. */
function linesOf(pieces: Iterable<Uint8Array>, maxLength: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const stream = Readable.from(pieces, { objectMode: false });
    boundedLines(stream, maxLength, (line) => lines.push(line));
    stream.once('error', reject);
    stream.once('close', () => {
      resolve(lines);
    });
  });
}

/** A text's bytes, cut where nobody looked. */
function cut(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
}

describe('the lines of a stream', () => {
  test('are those of its text, however it arrives', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        async (lines, end, size) => {
          expect(await linesOf(cut(lines.map((text) => text + end).join(''), size), 1000)).toEqual(lines);
        },
      ),
    );
  });

  test('count without an end of the last, and are cut to their bound', async () => {
    expect(await linesOf(cut('one\ntwo', 2), 10)).toEqual(['one', 'two']);
    expect(await linesOf(cut('12345\r\n123456\n\n', 3), 5)).toEqual(['12345', '12345', '']);
    expect(await linesOf([], 5)).toEqual([]);
  });

  test('cost no memory where one never ends', async () => {
    const before = residentMegabytes();
    const [line] = await linesOf(longLine(512), 4000);
    expect(line).toHaveLength(4000);
    expect(residentMegabytes() - before).toBeLessThan(100);
  });
});
