import * as v from 'valibot';
import { nearest } from '#verdict';
import { holdToShape, Mistakes, readYaml, shown, type YamlSpot } from '#yaml-file';
import { KINDS, secretKey, type FleetInputs, type InputSpecs, type Kind } from './kinds.js';
import { Layers } from './layers.js';
import type { Fleet, FleetDatabase, Task } from './model.js';
import { fleetShape, KIND_WORDS, MAX_DATABASES, timeout } from './shape.js';
import { signingProblems } from './signing.js';

const MAX_PARALLEL = 8;
const DEFAULT_TIMEOUT = '2h';
const DEFAULT_RUNNER = 'ubuntu-24.04';
/** Runners of GitHub's, whose disk is gone after the job. */
const HOSTED = /^(ubuntu|windows|macos)-/;

/** A tier that the file does not have: nobody knows what it would say. */
const UNKNOWN = Symbol('unknown tier');

export interface FleetFileOptions {
  /** How messages name the text: its path. */
  readonly file: string;
  /** What the actions take. */
  readonly inputs: FleetInputs;
}

/**
 * Read a fleet file (YAML 1.2; `schemas/backproof.schema.json` describes it).
 *
 * @throws FileMistakes with every mistake in it
 */
export function readFleet(text: string, { file, inputs }: FleetFileOptions): Fleet {
  const mistakes = new Mistakes();
  const yaml = readYaml(text, mistakes);
  const held = yaml === undefined ? undefined : holdToShape(fleetShape(inputs), yaml, mistakes);
  const fleet =
    held === undefined || yaml === undefined
      ? undefined
      : new Reader(held.spot, yaml, inputs, mistakes).read();
  mistakes.throwIfAny(file);
  if (fleet === undefined) throw new Error('a file without a fleet and without a mistake');
  return fleet;
}

/** Puts together what the file says of each database. */
class Reader {
  readonly #file: YamlSpot;
  /** The file as it is written, with what is wrong: what is there, if wrong, is not told to be missing. */
  readonly #written: YamlSpot;
  readonly #inputs: FleetInputs;
  readonly #mistakes: Mistakes;

  constructor(file: YamlSpot, written: YamlSpot, inputs: FleetInputs, mistakes: Mistakes) {
    this.#file = file;
    this.#written = written;
    this.#inputs = inputs;
    this.#mistakes = mistakes;
  }

  read(): Fleet {
    const databases = this.#written.below.get('databases');
    const entries = [...(this.#file.below.get('databases')?.below ?? [])];
    if (databases?.below.size === 0) {
      this.#mistakes.add(databases.keyPlace, 'databases is empty: name at least one');
    }
    if (databases !== undefined && entries.length > MAX_DATABASES) {
      const found = `databases has ${entries.length}, and a matrix at most ${MAX_DATABASES} jobs`;
      this.#mistakes.add(databases.keyPlace, `${found}: split it into two files, each with its own workflow`);
    }
    const read = entries.flatMap(([name, spot]) => this.#database(name, spot) ?? []);
    this.#tellAlike(entries);
    const parallel = this.#file.below.get('max-parallel')?.value;
    return {
      maxParallel: typeof parallel === 'number' ? parallel : MAX_PARALLEL,
      databases: read,
      advice: read.flatMap((database) => adviceFor(database)),
    };
  }

  #database(name: string, spot: YamlSpot): FleetDatabase | undefined {
    const tier = this.#tierOf(spot);
    const layers = layersOf(this.#file, name, tier);
    const tasks = this.#tasks(layers);
    const store = layers.text('store');
    if (tier !== UNKNOWN) this.#tellAtOdds(name, spot, layersOf(this.#written, name, tier));
    if (store === undefined) return undefined;
    return {
      ...{
        name,
        store,
        tasks,
        runsOn: (layers.text('runs-on') ?? DEFAULT_RUNNER).split('\n'),
        at: spot.keyPlace,
      },
      ...(tier === undefined || tier === UNKNOWN ? {} : { tier }),
    };
  }

  /** What follows from all places together: what is missing, and what cannot be both. */
  #tellAtOdds(name: string, { keyPlace }: YamlSpot, written: Layers): void {
    const where = 'here, in its tier or in defaults';
    const wrong = (message: string): void => {
      this.#mistakes.add(keyPlace, `${shown(name)} ${message}`);
    };
    if (written.get('store') === undefined) wrong(`has no store: give it one ${where}`);
    if (KINDS.every((kind) => written.get(kind) === undefined)) {
      wrong(`is neither backed up, verified nor drilled: add ${KIND_WORDS} ${where}`);
    }
    if (written.get('backup') !== undefined && written.get('source-secret') === undefined) {
      wrong(`is backed up and has no source-secret: name the secret that holds its connection URL ${where}`);
    }
    signingProblems(written).forEach(wrong);
  }

  #tierOf(spot: YamlSpot): string | typeof UNKNOWN | undefined {
    const at = spot.below.get('tier');
    if (typeof at?.value !== 'string') return undefined;
    const known = [...(this.#written.below.get('tiers')?.below.keys() ?? [])];
    if (known.includes(at.value)) return at.value;
    const near = nearest(at.value, known);
    const help = near === undefined ? `tiers are ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
    this.#mistakes.add(at.place, `there is no tier ${shown(at.value)} (${help})`);
    return UNKNOWN;
  }

  #tasks(layers: Layers): Readonly<Partial<Record<Kind, Task>>> {
    const { plain, secret } = this.#inputs;
    const shared = textsOf(layers, Object.keys(plain.shared));
    return Object.fromEntries(
      KINDS.flatMap((kind) => {
        const section = layers.below(kind);
        if (section.isEmpty) return [];
        const secrets = secretsOf([section, layers], { ...secret.own[kind], ...secret.shared });
        const inputs = { ...shared, ...textsOf(section, Object.keys(plain.own[kind])) };
        return [[kind, { ...taskOf(section), secrets, inputs }]];
      }),
    );
  }

  /** Names of concurrency groups and, on some machines, folders do not differ by case. */
  #tellAlike(entries: readonly (readonly [string, YamlSpot])[]): void {
    const seen = new Map<string, string>();
    for (const [name, { keyPlace }] of entries) {
      const earlier = seen.get(name.toLowerCase());
      if (earlier !== undefined) {
        this.#mistakes.add(keyPlace, `${shown(name)} differs from ${shown(earlier)} by case only`);
      }
      seen.set(name.toLowerCase(), earlier ?? name);
    }
  }
}

/** What is said of a database: by itself, its tier, and for all. */
function layersOf(file: YamlSpot, name: string, tier: string | typeof UNKNOWN | undefined): Layers {
  return new Layers([
    file.below.get('databases')?.below.get(name),
    tier === undefined || tier === UNKNOWN ? undefined : file.below.get('tiers')?.below.get(tier),
    file.below.get('defaults'),
  ]);
}

function taskOf(section: Layers): Omit<Task, 'inputs' | 'secrets'> {
  const schedule = section.get('schedule');
  const cron = section.text('schedule');
  const probes = section.text('probes');
  const longest = v.parse(timeout, section.text('timeout') ?? DEFAULT_TIMEOUT);
  return {
    ...(schedule === undefined || cron === undefined ? {} : { schedule: { cron, at: schedule.place } }),
    ...(probes === undefined ? {} : { probes }),
    timeoutMinutes: Math.max(1, Math.ceil(longest / 60_000)),
  };
}

/** What is said of keys, as texts. */
function textsOf(layers: Layers, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = layers.text(key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** Names of secrets by the input that they are for. */
function secretsOf(layers: readonly Layers[], specs: InputSpecs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(specs).flatMap((input) => {
      const name = layers.map((one) => one.text(secretKey(input))).find((one) => one !== undefined);
      return name === undefined ? [] : [[input, name]];
    }),
  );
}

function adviceFor({ name, store, runsOn, tasks }: FleetDatabase): readonly string[] {
  const advice: string[] = [];
  const isFolder = !/^[a-z][a-z0-9+.-]+:/i.test(store) || store.startsWith('file:');
  if (isFolder && runsOn.some((label) => HOSTED.test(label))) {
    advice.push(
      `${name} keeps its sets in the folder ${store} of a runner of GitHub's (${runsOn.join(', ')}), whose disk is gone after the job: say with runs-on where that folder is mounted`,
    );
  }
  const sharp = KINDS.filter((kind) => /^\s*0\s/.test(tasks[kind]?.schedule?.cron ?? ''));
  if (sharp.length > 0) {
    advice.push(
      `${name} is due at a full hour (${sharp.join(', ')}), when GitHub starts schedules late or drops them: take another minute`,
    );
  }
  return advice;
}
