import type { Mistakes } from '#yaml-file';
import type { FileNotes, ToCompile } from './reading.js';

/** Compile every JSON path and pattern of a file once, to tell those that are none. What compiles them is loaded only for files that have any. */
export async function tellUncompilable({ paths, patterns, mistakes }: FileNotes): Promise<void> {
  if (paths.length > 0) {
    const { compilePath, JsonPathError } = await import('../json-path.js');
    tell('the JSON path', paths, compilePath, JsonPathError, mistakes);
  }
  if (patterns.length > 0) {
    const { compilePattern, PatternError } = await import('../pattern.js');
    tell('the pattern', patterns, compilePattern, PatternError, mistakes);
  }
}

function tell(
  subject: string,
  texts: readonly ToCompile[],
  compile: (text: string) => unknown,
  expected: new (message: string) => Error,
  mistakes: Mistakes,
): void {
  const known = new Map<string, string | undefined>();
  for (const { text, place } of texts) {
    if (!known.has(text)) known.set(text, problemOf(text, compile, expected));
    const problem = known.get(text);
    if (problem !== undefined) mistakes.add(place, `${subject} ${problem}`);
  }
}

function problemOf(
  text: string,
  compile: (text: string) => unknown,
  expected: new (message: string) => Error,
): string | undefined {
  try {
    compile(text);
    return undefined;
  } catch (error) {
    if (error instanceof expected) return error.message;
    throw error;
  }
}
