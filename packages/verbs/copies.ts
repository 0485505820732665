import type { CopyOptions, Protect } from '#backup';
import { parseKeep, type KeepRules } from '#policy';
import { UserError, nearest } from '#verdict';

/** Inputs that say how a set is protected. */
export interface ProtectInputs {
  readonly lock: 'none' | 'governance' | 'compliance';
  readonly 'lock-days': number | undefined;
  readonly 'legal-hold': boolean;
}

/** What protects a set, from the inputs. @throws UserError where they contradict each other */
export function protectFrom(inputs: ProtectInputs): Protect {
  const { lock: mode, 'lock-days': days, 'legal-hold': legalHold } = inputs;
  if (mode === 'none') {
    if (days === undefined) return { lock: undefined, legalHold };
    throw new UserError('`lock-days` is given, and nothing is locked', {
      remedy: 'Set `lock` to governance or compliance, or take `lock-days` away',
    });
  }
  if (days !== undefined) return { lock: { mode, days }, legalHold };
  throw new UserError('`lock` is given, and not for how long', { remedy: 'Set `lock-days`, such as 30' });
}

/** A copy as its user wrote it. */
export interface CopyLine {
  readonly store: string;
  readonly protect: CopyOptions['protect'];
  /** What retention keeps there; undefined where nothing is ever removed. */
  readonly keep: KeepRules | undefined;
}

/** What may stand behind a copy's URL. */
const WORDS = ['keep', 'lock', 'lock-days', 'legal-hold'] as const;
type Word = (typeof WORDS)[number];

/**
 * Copies as the input `copies` has them: a store each, and behind it, if it is to be kept otherwise than the store of the backup, words
 * such as `keep="daily=30 monthly=12" lock=compliance lock-days=30`.
 *
 * @param store of the backup
 * @param inputs how the backup is protected in its own store, and a copy that says nothing
 * @throws UserError
 */
export function parseCopies(
  lines: readonly string[],
  store: string,
  inputs: ProtectInputs,
): readonly CopyLine[] {
  const stores = new Set([store]);
  return lines.map((line) => {
    const { rest, words } = splitLine(line);
    if (stores.has(rest)) {
      throw new UserError(`The store '${rest}' is listed twice`, {
        remedy: 'A copy lies in another store than the backup and the other copies',
      });
    }
    stores.add(rest);
    const keep = words.get('keep');
    return {
      store: rest,
      protect: protectFrom(ownProtection(words, inputs)),
      keep: keep === undefined ? undefined : parseKeep(keep),
    };
  });
}

/** The words at a line's end, and what stands before them. */
function splitLine(line: string): { readonly rest: string; readonly words: ReadonlyMap<Word, string> } {
  const words = new Map<Word, string>();
  let rest = line.trim();
  for (;;) {
    const match = /^(.*\S)\s+([a-z][a-z-]*)=(?:"([^"]*)"|([^\s"]*))$/.exec(rest);
    if (match === null) return { rest, words };
    const [, before = '', name = '', quoted, plain = ''] = match;
    const word = WORDS.find((known) => known === name);
    if (word === undefined) throw unknownWord(name);
    if (words.has(word)) throw new UserError(`'${word}' stands twice behind the copy ${before}`);
    words.set(word, quoted ?? plain);
    rest = before;
  }
}

function unknownWord(name: string): UserError {
  const near = nearest(name, WORDS);
  return new UserError(`Behind a copy's store stands '${name}', which means nothing there`, {
    remedy: near === undefined ? `There may stand ${WORDS.join(', ')}` : `Did you mean ${near}?`,
  });
}

function ownProtection(words: ReadonlyMap<Word, string>, inputs: ProtectInputs): ProtectInputs {
  const [lock, days, hold] = [words.get('lock'), words.get('lock-days'), words.get('legal-hold')];
  const mode = lock === undefined ? inputs.lock : MODES.find((known) => known === lock);
  if (mode === undefined) throw wrongWord('lock', MODES.join(', '));
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
    throw wrongWord('lock-days', 'a whole number of days');
  if (hold !== undefined && hold !== 'true' && hold !== 'false')
    throw wrongWord('legal-hold', 'true or false');
  const inherited = mode === 'none' ? undefined : inputs['lock-days'];
  return {
    lock: mode,
    'lock-days': days === undefined ? inherited : Number(days),
    'legal-hold': hold === undefined ? inputs['legal-hold'] : hold === 'true',
  };
}

const MODES = ['none', 'governance', 'compliance'] as const;

function wrongWord(word: Word, wanted: string): UserError {
  return new UserError(`'${word}' behind a copy's store must be ${wanted}`);
}
