import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Place } from './spot.js';
import { TookTooLong, withinTime } from './within-time.js';
import { shown, type Mistakes } from './mistakes.js';
import { NOTHING, YamlSpot } from './yaml-spot.js';

/** Largest file, in bytes of UTF-8. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Deepest nesting: nothing that a person writes needs half of it. */
const MAX_DEPTH = 32;
/** Values in the file, those counted each time that an alias repeats. */
const MAX_VALUES = 500_000;
/** Keys in one mapping. */
const MAX_KEYS = 1000;
const MAX_MILLISECONDS = 30_000;

const START: Place = { line: 1, column: 1 };

/** Read YAML 1.2 that nobody vouches for, within bounds of size, depth and time. Undefined where it is none. */
export function readYaml(text: string, mistakes: Mistakes): YamlSpot | undefined {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    mistakes.add(START, `is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
    return undefined;
  }
  try {
    return withinTime(MAX_MILLISECONDS, () => parse(text, mistakes));
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    mistakes.add(START, `${error.message} to parse`);
    return undefined;
  }
}

function parse(text: string, mistakes: Mistakes): YamlSpot | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Finding equal keys takes the library time that grows with the square of their number.
    uniqueKeys: false,
    stringKeys: true,
    // It would also keep silent about a second document.
    logLevel: 'error',
  });
  const problems = firstOnes([...document.errors, ...document.warnings]);
  for (const { code, message, pos } of problems) {
    const why =
      code === 'RESOURCE_EXHAUSTION' ? 'is nested too deeply' : `is not YAML: ${inOneLine(message)}`;
    mistakes.add(placeOf(lines, pos[0]), why);
  }
  return problems.length > 0 ? undefined : new Reader(document, lines, mistakes).read();
}

/** After a token that fits nowhere the parser has lost its place, and finds fault with everything that follows. */
function firstOnes(problems: readonly YAMLError[]): readonly YAMLError[] {
  const lost = problems.findIndex(
    ({ code }) => code === 'UNEXPECTED_TOKEN' || code === 'RESOURCE_EXHAUSTION',
  );
  return lost === -1 ? problems : problems.slice(0, lost + 1);
}

function inOneLine(message: string): string {
  const line = message.replace(/\p{Cc}+/gu, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

function placeOf(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(Math.max(0, offset));
  // A text without any line break has no line in the library's count when it is empty.
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Turns the library's nodes into values and spots. */
class Reader {
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #mistakes: Mistakes;
  #values = 0;

  constructor(document: Document.Parsed, lines: LineCounter, mistakes: Mistakes) {
    this.#document = document;
    this.#lines = lines;
    this.#mistakes = mistakes;
  }

  /** Undefined where there is more than anybody would write. */
  read(): YamlSpot | undefined {
    const spot = this.#read(this.#document.contents, undefined, 0, START);
    return this.#values > MAX_VALUES ? undefined : spot;
  }

  #read(node: Node | null, key: Place | undefined, depth: number, parent: Place): YamlSpot {
    const place = this.#place(node) ?? key ?? parent;
    this.#values++;
    if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
      if (this.#values === MAX_VALUES + 1) this.#mistakes.add(place, `holds more than ${MAX_VALUES} values`);
      else if (this.#values <= MAX_VALUES) this.#mistakes.add(place, 'is nested too deeply');
      return new YamlSpot(undefined, place, key, NOTHING, undefined);
    }
    if (isAlias(node)) {
      const meant = this.#read(node.resolve(this.#document) ?? null, key, depth + 1, place);
      return new YamlSpot(meant.value, place, key, meant.below, meant.source);
    }
    if (isSeq<Node | null>(node)) {
      const items = node.items.map((item) => this.#read(item, undefined, depth + 1, place));
      const below = new Map(items.map((item, index) => [String(index), item]));
      return new YamlSpot(
        items.map(({ value }) => value),
        place,
        key,
        below,
        undefined,
      );
    }
    if (isMap<Node, Node | null>(node)) return this.#mapping(node.items, place, key, depth);
    const value: unknown = isScalar(node) ? node.value : null;
    return new YamlSpot(value, place, key, NOTHING, isScalar(node) ? node.source : undefined);
  }

  #mapping(
    pairs: readonly { readonly key: Node; readonly value: Node | null }[],
    place: Place,
    key: Place | undefined,
    depth: number,
  ): YamlSpot {
    if (pairs.length > MAX_KEYS) this.#mistakes.add(place, `holds more than ${MAX_KEYS} keys`);
    const below = new Map<string, YamlSpot>();
    for (const pair of pairs.slice(0, MAX_KEYS)) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const at = this.#place(pair.key) ?? place;
      const earlier = below.get(name);
      if (earlier !== undefined) {
        this.#mistakes.add(at, `key ${shown(name)} is there already, in line ${earlier.keyPlace.line}`);
      } else if (name === '__proto__') this.#mistakes.add(at, 'unknown key "__proto__"');
      else below.set(name, this.#read(pair.value, at, depth + 1, at));
    }
    const value = Object.fromEntries([...below].map(([name, spot]) => [name, spot.value]));
    return new YamlSpot(value, place, key, below, undefined);
  }

  #place(node: Node | null): Place | undefined {
    const start = node?.range?.[0];
    return start === undefined ? undefined : placeOf(this.#lines, start);
  }
}
