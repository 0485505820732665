/** An error that a restore may show and still be whole: named, counted, never filtered in silence. */
interface Benign {
  readonly name: string;
  readonly pattern: RegExp;
}

const BENIGN: readonly Benign[] = [
  {
    name: 'a setting that a newer pg_restore sets and this server does not know',
    pattern:
      /unrecognized configuration parameter "(transaction_timeout|default_table_access_method|idle_session_timeout)"/,
  },
];

/** Plain SQL cannot be sorted beforehand, so what was made from the inventory shows up as an error. */
const BENIGN_IN_SCRIPT: readonly Benign[] = [
  ...BENIGN,
  {
    name: 'a schema that was made beforehand for an extension',
    pattern: /ERROR: {2}schema ".*" already exists$/,
  },
  { name: 'a comment on an extension', pattern: /ERROR: {2}must be owner of extension / },
  {
    name: 'an event trigger that is made last',
    pattern: /ERROR: {2}(permission denied to create event trigger |event trigger ".*" does not exist$)/,
  },
  { name: 'an extension whose version differs', pattern: /ERROR: {2}extension ".*" already exists$/ },
];

/** What a restore's messages come to. */
export interface Messages {
  /** Benign errors by name, with how often each came. */
  readonly benign: ReadonlyMap<string, number>;
  /** Every other error, as printed. */
  readonly fatal: readonly string[];
}

/** Collects a restore program's messages, line by line as they come: counts are exact however many there are. */
export class MessageCollector {
  readonly #rules: readonly Benign[];
  readonly #isError: RegExp;
  readonly #benign = new Map<string, number>();
  readonly #fatal: string[] = [];
  #fatalCount = 0;

  constructor(program: 'pg_restore' | 'psql') {
    this.#rules = program === 'psql' ? BENIGN_IN_SCRIPT : BENIGN;
    this.#isError = program === 'psql' ? /(?:^|: )(?:ERROR|FATAL|PANIC|error): / : /^pg_restore: error: /;
  }

  readonly take = (line: string): void => {
    if (!this.#isError.test(line)) return;
    const rule = this.#rules.find((candidate) => candidate.pattern.test(line));
    if (rule !== undefined) {
      this.#benign.set(rule.name, (this.#benign.get(rule.name) ?? 0) + 1);
      return;
    }
    this.#fatalCount++;
    if (this.#fatal.length < MAX_SHOWN) this.#fatal.push(line);
  };

  get messages(): Messages {
    const hidden = this.#fatalCount - this.#fatal.length;
    return {
      benign: this.#benign,
      fatal: hidden === 0 ? this.#fatal : [...this.#fatal, `and ${hidden} more errors`],
    };
  }
}

const MAX_SHOWN = 50;
