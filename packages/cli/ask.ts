import { createInterface } from 'node:readline/promises';
import { codeOf, UserError } from '#verdict';

/**
 * Ask whoever sits at the terminal for one line.
 *
 * @throws UserError where the input ends before the line does
 */
export async function askAt(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  question: string,
  signal: AbortSignal,
): Promise<string> {
  const lines = createInterface({ input, output });
  const noMore = new UserError('The answers ended', { remedy: 'Answer every question, or give the flags' });
  const ended = new Promise<never>((_, reject) => {
    lines.once('close', () => {
      // An answer that ends the input as well is an answer: it comes first.
      setImmediate(reject, noMore);
    });
    // Ctrl-C comes to whoever reads the terminal, and is for the whole command.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  });
  try {
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch (error) {
    // Ctrl-D on an empty line ends a question as its signal does.
    throw codeOf(error) === 'ABORT_ERR' && !signal.aborted ? noMore : error;
  } finally {
    ended.catch(() => undefined);
    lines.close();
  }
}
