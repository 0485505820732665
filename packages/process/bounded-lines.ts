import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/**
 * Tell every line of a stream as it ends, cut to `maxLength` UTF-16 units. A line costs no more memory than that, however long it is:
 * a program may write gigabytes without an end of line.
 */
export function boundedLines(stream: Readable, maxLength: number, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let started = false;
  const take = (text: string): void => {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      tell();
      from = end + 1;
    }
    if (from < text.length) add(text.slice(from));
  };
  const add = (piece: string): void => {
    started = true;
    // One more than is told, so that a carriage return at the end of a line of just that length can go.
    if (open.length <= maxLength) open += piece.slice(0, maxLength + 1 - open.length);
  };
  const tell = (): void => {
    onLine(open.replace(/\r$/, '').slice(0, maxLength));
    open = '';
    started = false;
  };
  stream.on('data', (bytes: Buffer) => {
    take(decoder.write(bytes));
  });
  stream.once('end', () => {
    take(decoder.end());
    if (started) tell();
  });
}
