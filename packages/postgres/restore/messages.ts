/** An error that a restore may show and still be whole: named, counted, never filtered in silence. */
interface Benign {
  readonly name: string;
  /** The whole of what the server said, so that a name inside a message cannot pass for one. */
  readonly pattern: RegExp;
}

const BENIGN: readonly Benign[] = [
  {
    name: 'a setting that a newer pg_restore sets and this server does not know',
    pattern:
      /^ERROR: {2}unrecognized configuration parameter "(transaction_timeout|default_table_access_method|idle_session_timeout)"$/,
  },
];

/** Plain SQL cannot be sorted beforehand, so what was made from the inventory shows up as an error. */
const BENIGN_IN_SCRIPT: readonly Benign[] = [
  ...BENIGN,
  {
    name: 'a schema that was made beforehand for an extension',
    pattern: /^ERROR: {2}schema "[^"]*" already exists$/,
  },
  { name: 'a comment on an extension', pattern: /^ERROR: {2}must be owner of extension \S+$/ },
  {
    name: 'an event trigger that is made last',
    pattern:
      /^ERROR: {2}(permission denied to create event trigger "[^"]*"|event trigger "[^"]*" does not exist)$/,
  },
  { name: 'an extension whose version differs', pattern: /^ERROR: {2}extension "[^"]*" already exists$/ },
];

/** What stands before a message, and what comes after it where the message is no error. */
const FORMS = {
  pg_restore: { prefix: /^pg_restore: error: (?:could not execute query: )?/, harmless: /^(?!)/ },
  // Whatever is not known to be harmless is an error: a server may speak another language than ours.
  psql: {
    prefix: /^psql:(?:<stdin>:\d+:)? /,
    harmless: /^(?:NOTICE|WARNING|INFO|LOG|DEBUG|warning|info|hint|detail): /,
  },
} as const;

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
  readonly #form: (typeof FORMS)['psql' | 'pg_restore'];
  readonly #benign = new Map<string, number>();
  readonly #fatal: string[] = [];
  #fatalCount = 0;

  constructor(program: 'pg_restore' | 'psql') {
    this.#rules = program === 'psql' ? BENIGN_IN_SCRIPT : BENIGN;
    this.#form = FORMS[program];
  }

  readonly take = (line: string): void => {
    const said = line.replace(this.#form.prefix, '');
    if (said.length === line.length || this.#form.harmless.test(said)) return;
    const rule = this.#rules.find((candidate) => candidate.pattern.test(said));
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
