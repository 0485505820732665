import { ROW_HASH_WASM } from './module.js';

/** What `assembly/rowhash.ts` exports. Addresses and lengths are bytes in `memory`. */
export interface RowHashEngine {
  readonly memory: WebAssembly.Memory;
  readonly unfinished: () => bigint;
  readonly forget: () => void;
  readonly sum: (input: number, length: number, totals: number) => void;
  readonly bucket: (input: number, length: number, table: number, mask: number) => void;
  readonly picked: () => number;
  readonly pick: (...args: PickArguments) => number;
}

type PickArguments = [
  input: number,
  from: number,
  length: number,
  flags: number,
  mask: number,
  out: number,
  most: number,
];

const PAGE = 64 * 1024;
let compiled: WebAssembly.Module | undefined;

/** A row hasher of its own, with `bytes` of memory. What it needs is compiled once, at the first call. */
export function openEngine(bytes: number): RowHashEngine {
  compiled ??= new WebAssembly.Module(Buffer.from(ROW_HASH_WASM, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled);
  if (!isEngine(exports)) throw new Error('the row hasher does not export what it should');
  growTo(exports.memory, bytes);
  return exports;
}

/** Have so many bytes of memory, at least. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
}

const FUNCTIONS = ['unfinished', 'forget', 'sum', 'bucket', 'picked', 'pick'] as const;

function isEngine(exports: object): exports is RowHashEngine {
  const found = new Map<string, unknown>(Object.entries(exports));
  return (
    found.get('memory') instanceof WebAssembly.Memory &&
    FUNCTIONS.every((name) => typeof found.get(name) === 'function')
  );
}
