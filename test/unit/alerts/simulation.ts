import { DEFAULT_ISSUE_SETTINGS, type Finding } from '#alerts';
import { titleOf } from '../../../packages/alerts/issues/titles.js';
import { seeded } from '../../support/campaign.js';
import type { Fault, Rule } from '../../support/github/index.js';
import { DAY, START, green, red } from './findings.js';
import { Hand } from './hand.js';
import { Oracle } from './oracle.js';
import { World } from './world.js';
import type { Day, Event, Key } from './year.js';

const { reopenWithin } = DEFAULT_ISSUE_SETTINGS;
const ESCALATE = [{ after: 5 * 86_400, mentions: ['acme/on-call'], assignees: [] }];

/** Live through these days. Returns what was wrong on the first day that something was; nothing when all was well to the end. */
export async function live(days: readonly Day[], keys: readonly Key[]): Promise<readonly string[]> {
  const world = await World.start();
  try {
    const simulation = new Simulation(world, keys);
    for (const [number, day] of days.entries()) {
      const wrong = await simulation.live(new Date(START.getTime() + number * DAY), day);
      if (wrong.length > 0) return wrong.map((line) => `day ${number}: ${line}`);
    }
    return [];
  } finally {
    await world.server.stop();
  }
}

class Simulation {
  readonly #oracle: Oracle;
  readonly #hand: Hand;
  readonly #databases: readonly string[];
  readonly #red = new Set<Key>();

  constructor(
    private readonly world: World,
    private readonly keys: readonly Key[],
  ) {
    this.#oracle = new Oracle(keys, reopenWithin, ESCALATE.length);
    this.#databases = [...new Set(keys.map(({ database }) => database))];
    this.#hand = new Hand(world.server, this.#oracle);
  }

  async live(today: Date, day: Day): Promise<readonly string[]> {
    const { world } = this;
    const before = new Set(this.#red);
    const quiet = new Set<Key>();
    for (const event of day) {
      if (event.kind === 'flip') this.#flip(chosen(this.keys, event.which));
      if (event.kind === 'quiet') quiet.add(chosen(this.keys, event.which));
    }
    // People do what they do in the hours before the runs.
    world.time = new Date(today.getTime() - DAY / 4);
    for (const event of day) if (event.kind === 'hand') this.#byHand(event);
    world.time = today;
    const weather = day.find((event) => event.kind === 'weather');
    const clear = weather === undefined ? undefined : world.server.rule(badWeather(weather));
    for (const event of day) if (event.kind === 'late') await this.#late(event.which, before, today);
    await Promise.all(
      this.#databases.map((database, index) => this.#runs(database, index, day, quiet, today)),
    );
    clear?.();
    this.#meet();
    if (weather !== undefined) return this.#oracle.wrong(world.issues, [], today);
    const looked = this.keys.filter((key) => !quiet.has(key));
    return this.#oracle.wrong(world.issues, looked, today);
  }

  #meet(): void {
    this.#oracle.meet(this.world.issues, ({ database, failure }) => titleOf(database, failure));
  }

  #flip(key: Key): void {
    if (!this.#red.delete(key)) this.#red.add(key);
  }

  #byHand({ deed, which, days }: Extract<Event, { kind: 'hand' }>): void {
    const { issues, time } = this.world;
    // What happened lately draws more hands than what is long over.
    const recent = issues.slice(-12);
    if (recent.length > 0) this.#hand.do(deed, chosen(recent, which).number, time, days);
    this.#meet();
  }

  /** All runs of a database today, at the same time. */
  async #runs(database: string, index: number, day: Day, quiet: ReadonlySet<Key>, at: Date): Promise<void> {
    const race = day.find((event) => event.kind === 'race' && event.which % this.#databases.length === index);
    const runs = race?.kind === 'race' ? race.runs : 1;
    const keys = this.keys.filter((key) => key.database === database && !quiet.has(key));
    const findings = keys.map((key) => findingOf(key, this.#red, at));
    await Promise.all(Array.from({ length: runs }, () => this.world.run(findings, { escalate: ESCALATE })));
    const arrived = !day.some((event) => event.kind === 'weather');
    for (const key of keys) this.#oracle.found(key, this.#red.has(key) ? 'red' : 'green', runs, arrived);
  }

  /** A run that looked yesterday, after that day's run, and comes only now. */
  async #late(which: number, before: ReadonlySet<Key>, today: Date): Promise<void> {
    const database = chosen(this.#databases, which);
    const at = new Date(today.getTime() - DAY / 2);
    const keys = this.keys.filter((key) => key.database === database);
    await this.world.run(
      keys.map((key) => findingOf(key, before, at)),
      { escalate: ESCALATE },
    );
    for (const key of keys) this.#oracle.late(key);
  }
}

function findingOf(key: Key, reds: ReadonlySet<Key>, at: Date): Finding {
  return reds.has(key) ? red(at, key) : green(at, key);
}

/** GitHub is away, or now and then; some of what it does not answer to has happened all the same. */
function badWeather({ weather, seed }: Extract<Event, { kind: 'weather' }>): Rule {
  if (weather === 'down') return () => ({ kind: 'error', status: 503 });
  const random = seeded(String(seed));
  const faults: readonly Fault[] = [
    { kind: 'error', status: 502 },
    { kind: 'error', status: 500, happened: true },
    { kind: 'cut' },
    { kind: 'cut', happened: true },
    { kind: 'secondary-limit', seconds: 1 },
  ];
  return () => (random() < 0.3 ? chosen(faults, Math.floor(random() * faults.length)) : undefined);
}

function chosen<T>(from: readonly T[], which: number): T {
  const one = from[which % from.length];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}
