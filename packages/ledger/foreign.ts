import { createHash } from 'node:crypto';
import { canonicalJson, parseJson, JsonError, type Json } from '#json';
import type { FaultKind } from './faults.js';

/** A record of somebody else's chain, as it was found. */
export interface ForeignRecord {
  /** The bytes that say it: a line without its break, or a file. */
  readonly bytes: Uint8Array;
  /** File and line, for messages. */
  readonly where: string;
}

/** How somebody else chains records. Fields are named by their path, such as `meta.hash`. */
export interface ForeignForm {
  /** Where a record keeps its own hash; absent where it keeps none, and the next one has it. */
  readonly hashField?: string;
  readonly prevField: string;
  /** A number that grows along the chain. */
  readonly orderField?: string;
  /** An instant that does not go backwards along the chain. */
  readonly timeField?: string;
  readonly algorithm: 'sha256' | 'sha512' | 'sha3-256';
  /** What is hashed: the canonical form (RFC 8785) without the hash's own field, or the bytes as they are. */
  readonly of: 'canonical' | 'bytes';
  /** What the first record continues; absent: nothing, an empty text, or zeros. */
  readonly genesis?: string;
  /** The branch to follow, where a chain has several. */
  readonly branch?: {
    /** The last record's hash, or with `field` the value that records of the branch have there. */
    readonly name: string;
    readonly field?: string;
  };
}

/** A hash that somebody vouches for. */
export interface ForeignHead {
  readonly hash: string;
  /** Its record's number, where records are numbered. */
  readonly order?: number;
}

export interface ForeignFault {
  /** Stable: part of the interface. */
  readonly code: `chain-${FaultKind}`;
  readonly message: string;
  readonly where: string;
}

export interface ForeignVerdict {
  readonly intact: boolean;
  /** Records that hold, along the chain. */
  readonly records: number;
  /** Records beside the branch that was followed. */
  readonly beside: number;
  /** Hash of the last one that holds. */
  readonly head: string | undefined;
  readonly faults: readonly ForeignFault[];
}

/** Largest record that is read, in bytes. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

interface Read {
  readonly where: string;
  /** Of its content. */
  readonly hash: string;
  /** Undefined where it continues nothing. */
  readonly prev: string | undefined;
  readonly order: number | undefined;
  readonly time: number | undefined;
  readonly branch: string | undefined;
}

/**
 * Check a chain of records.
 *
 * @param records in the order in which they were found
 * @param known without any, a cut end and a chain written anew cannot be told
 */
export async function verifyForeign(
  records: AsyncIterable<ForeignRecord> | Iterable<ForeignRecord>,
  form: ForeignForm,
  known: readonly ForeignHead[] = [],
): Promise<ForeignVerdict> {
  const all: Read[] = [];
  for await (const record of records) {
    const read = readRecord(record, form);
    if ('problem' in read) {
      const fault = {
        code: 'chain-edited',
        message: `The record was edited: ${read.problem}`,
        where: record.where,
      } as const;
      return { intact: false, records: all.length, beside: 0, head: all.at(-1)?.hash, faults: [fault] };
    }
    all.push(read);
  }
  const along = form.branch === undefined ? all : branchOf(all, form.branch);
  if ('code' in along)
    return { intact: false, records: 0, beside: all.length, head: undefined, faults: [along] };
  const places = new Map<string, number>();
  for (const [index, { hash }] of along.entries()) if (!places.has(hash)) places.set(hash, index);
  const faults: ForeignFault[] = [];
  let good = 0;
  for (; good < along.length && faults.length === 0; good++) {
    const fault = faultAt(along, good, places, form);
    if (fault === undefined) continue;
    faults.push(fault);
    break;
  }
  const held = along.slice(0, good);
  if (faults.length === 0) faults.push(...unknownHeads(held, known));
  return {
    intact: faults.length === 0,
    records: good,
    beside: all.length - along.length,
    head: held.at(-1)?.hash,
    faults,
  };
}

function readRecord({ bytes, where }: ForeignRecord, form: ForeignForm): Read | { readonly problem: string } {
  let value: Json;
  try {
    value = parseJson(bytes, { maxBytes: MAX_RECORD_BYTES });
  } catch (error) {
    if (error instanceof JsonError) return { problem: error.message };
    throw error;
  }
  const hash = createHash(form.algorithm)
    .update(form.of === 'bytes' ? bytes : canonicalJson(without(value, form.hashField)))
    .digest('hex');
  if (form.hashField !== undefined) {
    const said = at(value, form.hashField);
    if (typeof said !== 'string') return { problem: `it has no hash in ${form.hashField}` };
    if (plainHash(said) !== hash) return { problem: 'its hash is not that of its content' };
  }
  const prev = at(value, form.prevField);
  if (prev !== undefined && prev !== null && typeof prev !== 'string') {
    return { problem: `${form.prevField} is no text` };
  }
  const order = numberIn(value, form.orderField);
  if (form.orderField !== undefined && order === undefined) {
    return { problem: `it has no number in ${form.orderField}` };
  }
  const time = instantIn(value, form.timeField);
  if (form.timeField !== undefined && time === undefined)
    return { problem: `it has no instant in ${form.timeField}` };
  const branch = form.branch?.field === undefined ? undefined : at(value, form.branch.field);
  return {
    where,
    hash,
    prev: isNothing(prev, form.genesis) ? undefined : plainHash(prev ?? ''),
    order,
    time,
    branch: typeof branch === 'string' ? branch : undefined,
  };
}

/** A member by its path, such as `a.b`. */
function at(value: Json, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const name of path.split('.'))
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}

function without(value: Json, path: string | undefined): Json {
  if (path === undefined || !isObject(value)) return value;
  const [name = '', ...rest] = path.split('.');
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, Json][] => {
      if (key !== name) return [[key, member]];
      return rest.length === 0 ? [] : [[key, without(member, rest.join('.'))]];
    }),
  );
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Hashes are compared as lowercase hex, whatever stands before them: `0x`, `sha256:`. */
function plainHash(text: string): string {
  return text.toLowerCase().replace(/^(0x|sha3?-?\d{3}:)/, '');
}

function isNothing(prev: string | null | undefined, genesis: string | undefined): boolean {
  if (genesis !== undefined)
    return prev !== undefined && prev !== null && plainHash(prev) === plainHash(genesis);
  return prev === undefined || prev === null || /^0*$/.test(plainHash(prev));
}

function numberIn(value: Json, field: string | undefined): number | undefined {
  const found = field === undefined ? undefined : at(value, field);
  if (typeof found === 'string' && /^\d{1,15}$/.test(found)) return Number(found);
  return typeof found === 'number' ? found : undefined;
}

/** Milliseconds of an instant in text, or a number of any unit: it is only compared with others of its kind. */
function instantIn(value: Json, field: string | undefined): number | undefined {
  const found = field === undefined ? undefined : at(value, field);
  const time = typeof found === 'string' ? Date.parse(found) : found;
  return typeof time === 'number' && !Number.isNaN(time) ? time : undefined;
}

/** The records from the first to the last of a branch, found from its end. */
function branchOf(
  all: readonly Read[],
  { name, field }: NonNullable<ForeignForm['branch']>,
): readonly Read[] | ForeignFault {
  const byHash = new Map(all.map((record) => [record.hash, record]));
  const end =
    field === undefined ? byHash.get(plainHash(name)) : all.findLast(({ branch }) => branch === name);
  if (end === undefined) {
    return {
      code: 'chain-truncated',
      message: `There is no record of the branch ${name}`,
      where: all.at(-1)?.where ?? '',
    };
  }
  const along: Read[] = [];
  const seen = new Set<Read>();
  for (let record: Read | undefined = end; record !== undefined && !seen.has(record);) {
    seen.add(record);
    along.push(record);
    record = record.prev === undefined ? undefined : byHash.get(record.prev);
  }
  return along.reverse();
}

/** @param places where each hash is found first */
function faultAt(
  along: readonly Read[],
  index: number,
  places: ReadonlyMap<string, number>,
  form: ForeignForm,
): ForeignFault | undefined {
  const record = along[index];
  if (record === undefined) return undefined;
  const before = along[index - 1];
  const bad = (kind: FaultKind, message: string, { where } = record): ForeignFault => ({
    code: `chain-${kind}`,
    message,
    where,
  });
  if (places.get(record.hash) !== index) return bad('duplicated', 'The record is there twice');
  if (record.prev !== before?.hash) return brokenLink(record, before, index, places, form, bad);
  if (before?.order !== undefined && record.order !== undefined && record.order <= before.order) {
    return bad('reordered', `Its number ${record.order} does not come after ${before.order}`);
  }
  if (before?.time !== undefined && record.time !== undefined && record.time < before.time) {
    return bad('time-backwards', 'The record says that it is older than the one before');
  }
  return undefined;
}

/** What is wrong where a record does not continue the one before it. */
function brokenLink(
  record: Read,
  before: Read | undefined,
  index: number,
  places: ReadonlyMap<string, number>,
  form: ForeignForm,
  bad: (kind: FaultKind, message: string, at?: Read) => ForeignFault,
): ForeignFault {
  if (record.prev === undefined) return bad('forked', 'The record begins another chain');
  const continued = places.get(record.prev);
  if (continued !== undefined && continued < index) {
    return bad('forked', 'The record continues one that another continues too: name the branch to follow');
  }
  if (continued !== undefined) return bad('reordered', 'The record stands before the one that it continues');
  if (before?.order !== undefined && record.order === before.order + 1) {
    return bad('forked', `Another record was in this place when ${record.where} was written`, before);
  }
  if (form.hashField === undefined && record.order === undefined && before !== undefined) {
    return bad('edited', 'The record was edited, or the one after it taken away', before);
  }
  return bad('deleted', 'The record that it continues is missing');
}

function unknownHeads(along: readonly Read[], known: readonly ForeignHead[]): readonly ForeignFault[] {
  const hashes = new Set(along.map(({ hash }) => hash));
  const last = along.at(-1);
  const where = last?.where ?? '';
  return known
    .filter(({ hash }) => !hashes.has(plainHash(hash)))
    .map(({ hash, order }) => {
      const cut = order !== undefined && last?.order !== undefined && order > last.order;
      return cut || last === undefined
        ? { code: 'chain-truncated', message: `The chain ends before the known record ${hash}`, where }
        : {
            code: 'chain-rewritten',
            message: `The known record ${hash} is not in the chain: its end was cut, or it was written anew`,
            where,
          };
    });
}
