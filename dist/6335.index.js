export const id = 6335;
export const ids = [6335];
export const modules = {

/***/ 48716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GW: () => (/* reexport */ KINDS),
  mr: () => (/* reexport */ answerProblem),
  Uk: () => (/* reexport */ compareSchedules),
  Nk: () => (/* reexport */ dueDatabases),
  Ft: () => (/* reexport */ firstFleet),
  MP: () => (/* reexport */ firstWorkflow),
  lQ: () => (/* reexport */ matrixOf),
  p9: () => (/* reexport */ readFleet)
});

// UNUSED EXPORTS: MAX_DATABASES, cronProblem, fleetShape, sameCron

// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(55814);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/fleet/cron.js


/** What GitHub takes: five fields of figures, names, `*`, `,`, `-` and `/`; no `@daily`, no `L`, `W`, `#` or `?`. */
const FIELDS = /^(?:(?:[\d*,/-]|[A-Z]{3}(?=[\s,-]|$))+\s+){4}(?:[\d*,/-]|[A-Z]{3}(?=[\s,-]|$))+$/i;
/** GitHub starts nothing more often, in minutes. */
const SHORTEST = 5;
/** Enough of a pattern's times to see its shortest distance: no list of minutes has more. */
const RUNS = 60;
/** What is wrong with a schedule of GitHub's; undefined where nothing is. */
function cronProblem(text) {
    if (!FIELDS.test(text.trim())) {
        return "is no schedule in cron's five fields (minute, hour, day, month, weekday; UTC), such as 17 3 * * *";
    }
    try {
        return distanceProblem(new croner/* Cron */.l4(text.trim(), { mode: '5-part', timezone: 'UTC' }));
    }
    catch (error) {
        return `is no schedule: ${(0,verdict/* messageOf */.bD)(error).replace(/^CronPattern: /, '')}`;
    }
}
function distanceProblem(cron) {
    const runs = cron.nextRuns(RUNS, new Date('2024-01-01T00:00:00Z'));
    if (runs.length === 0)
        return 'is a schedule that never comes';
    const distances = runs.slice(1).map((run, index) => run.getTime() - (runs[index]?.getTime() ?? 0));
    const shortest = Math.min(...distances) / 60_000;
    return shortest < SHORTEST
        ? `comes every ${shortest} min; GitHub starts nothing more often than every ${SHORTEST}`
        : undefined;
}
/** The same for schedules that differ in spaces and in the case of names only. */
function sameCron(a, b) {
    return normal(a) === normal(b);
}
function normal(text) {
    return text.trim().replaceAll(/\s+/g, ' ').toUpperCase();
}
//# sourceMappingURL=cron.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/kinds.js
/** What is done with a database on a schedule. */
const KINDS = ['backup', 'verify', 'drill'];
/** The key for the name of an input's secret: `source-secret`, and `webhook-secret` for what is called that already. */
function secretKey(input) {
    return input.endsWith('-secret') ? input : `${input}-secret`;
}
//# sourceMappingURL=kinds.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/due.js



/**
 * The databases that a run is for. One that a schedule started is for those with this very schedule: it stands in the event, so that
 * a run that starts hours late is still for them. One that a person started is for all that are named, or for all.
 *
 * @throws UserError where nothing in the file has the schedule: such a run would do nothing every time, and be green
 */
function dueDatabases(fleet, { kind, schedule, only }) {
    tellUnknown(fleet, only);
    const able = fleet.databases.filter(({ tasks }) => tasks[kind] !== undefined);
    if (only.length > 0)
        return able.filter(({ name }) => only.includes(name));
    if (schedule === '')
        return able;
    const hasIt = (database, one) => {
        const own = database.tasks[one]?.schedule;
        return own !== undefined && sameCron(own.cron, schedule);
    };
    if (!fleet.databases.some((database) => KINDS.some((one) => hasIt(database, one)))) {
        throw new verdict/* UserError */.yo(`Nothing in the file has the schedule ${JSON.stringify(schedule)}`, {
            remedy: 'Write the workflow’s schedules and those of the file alike; `backproof config check` compares them',
        });
    }
    return able.filter((database) => hasIt(database, kind));
}
function tellUnknown({ databases }, only) {
    const known = databases.map(({ name }) => name);
    for (const name of only) {
        if (known.includes(name))
            continue;
        const near = (0,verdict/* nearest */.pA)(name, known);
        throw new verdict/* UserError */.yo(`There is no database ${JSON.stringify(name)} in the file`, {
            remedy: near === undefined ? `It has ${known.slice(0, 20).join(', ')}` : `Did you mean ${near}?`,
        });
    }
}
//# sourceMappingURL=due.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/matrix.js
/** The value of `strategy.matrix`: a job each database, and no others. */
function matrixOf(databases, kind) {
    const include = databases.flatMap(({ name, store, runsOn, tasks }) => {
        const task = tasks[kind];
        if (task === undefined)
            return [];
        return [
            {
                ...{ database: name, store, 'runs-on': runsOn },
                secrets: task.secrets,
                'timeout-minutes': task.timeoutMinutes,
                probes: task.probes ?? '',
                with: task.inputs,
            },
        ];
    });
    return { include };
}
//# sourceMappingURL=matrix.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/yaml-file/index.js + 8 modules
var yaml_file = __webpack_require__(77528);
;// CONCATENATED MODULE: ./build/packages/fleet/layers.js
/** What is said of one thing in several places of the file: the first that says something counts. */
class Layers {
    #spots;
    /** @param spots mappings, the most particular first */
    constructor(spots) {
        this.#spots = spots.filter((spot) => spot !== undefined);
    }
    get isEmpty() {
        return this.#spots.length === 0;
    }
    /** The value of a key; undefined where nothing says it. */
    get(key) {
        return this.#spots.map((spot) => spot.below.get(key)).find((spot) => spot !== undefined);
    }
    /** A key's value as text: a number as it is written. */
    text(key) {
        const spot = this.get(key);
        return spot === undefined ? undefined : textOf(spot);
    }
    /** The same below a key. */
    below(key) {
        return new Layers(this.#spots.map((spot) => spot.below.get(key)));
    }
}
/** Lists are written as actions take them: one item a line. */
function textOf(spot) {
    const { value } = spot;
    if (Array.isArray(value))
        return [...spot.below.values()].map(textOf).join('\n');
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        return spot.written(value);
    }
    throw new Error('a setting that the shape should have refused');
}
//# sourceMappingURL=layers.js.map
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
;// CONCATENATED MODULE: ./build/packages/fleet/input-shape.js



/** Optional keys for inputs; what a value must be is what the action itself would say of it. */
function inputEntries(specs) {
    return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, dist/* optional */.lqM(shapeOf(spec))]));
}
function shapeOf(spec) {
    return dist/* pipe */.FsL(kindOf(spec), dist/* metadata */.yuE(published(spec)));
}
function kindOf(spec) {
    switch (spec.type) {
        case 'boolean':
            return dist/* boolean */.zMY();
        case 'integer':
            return (0,yaml_file/* whole */.WQ)(spec.min, spec.max);
        case 'choice':
            return dist/* picklist */.KIO(spec.values);
        case 'list':
            // The action takes them in one text, separated by these.
            return dist/* pipe */.FsL(dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^,\r\n]*[^,\s][^,\r\n]*$/, 'must be one name, without commas'))), dist/* minLength */.BpQ(1, 'must have at least one item'));
        case 'text':
        case 'duration':
        case 'percent':
            return dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* check */.z6Y((value) => problemOf(spec, value) === undefined, ({ input }) => problemOf(spec, input) ?? ''));
    }
}
function problemOf(spec, value) {
    const text = String(value).trim();
    if (text === '')
        return 'must not be empty';
    try {
        (0,kit/* parseValue */.$x)(spec, text);
        return undefined;
    }
    catch (error) {
        if (error instanceof kit/* WrongValue */.Fj)
            return error.message;
        throw error;
    }
}
function published(spec) {
    const example = spec.example;
    return {
        // A workflow has no lists, a file has.
        description: spec.description.replace(', separated by commas or newlines', ', as a list'),
        ...(spec.type === 'list' || spec.default === undefined ? {} : { default: spec.default }),
        ...(example === undefined || example.includes('${{') || spec.type === 'list'
            ? {}
            : { examples: [example] }),
    };
}
//# sourceMappingURL=input-shape.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/shape.js






/** A matrix may have so many jobs (GitHub), and one day all databases are due at once. */
const MAX_DATABASES = 256;
/** The longest that a job may take on a runner of one's own (GitHub): five days. */
const MAX_TIMEOUT = 432_000_000;
/** A secret's name (GitHub): letters, digits and `_`, beginning with no digit and not with `GITHUB_`. */
const SECRET = /^(?![Gg][Ii][Tt][Hh][Uu][Bb]_)[A-Za-z_][A-Za-z0-9_]{0,255}$/;
/** A folder of the store and part of a concurrency group: what every file system takes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const schedule = dist/* pipe */.FsL(dist/* string */.YjP("must be a schedule in cron's five fields, in quotes, such as '17 3 * * *'"), dist/* check */.z6Y((text) => cronProblem(text) === undefined, ({ input }) => cronProblem(input) ?? ''), dist/* description */.h_('When: cron in five fields, UTC. The workflow must be started by the same schedule. Only by hand where absent.'), dist/* examples */.K1K(['17 3 * * *']));
const timeout = (0,yaml_file/* duration */.p0)({
    description: 'The longest that the job may take; 2h where absent.',
    max: MAX_TIMEOUT,
    maxText: '5d',
});
const probes = dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* regex */.yGV(/^(?![/\\])(?!.*\.\.)/, 'must be a path inside the repository'), dist/* description */.h_('Probe file of the repository that `dr-restore-smoke` asks the restored database; none where absent.'), dist/* examples */.K1K(['.github/smoke.yml']));
const label = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[^\s,]+(?: [^\s,]+)*$/, 'must be a label of a runner, or a list of labels'));
const secretName = dist/* pipe */.FsL(dist/* string */.YjP(), 
// Whoever mistook it may have put the secret itself here: it is not repeated.
dist/* regex */.yGV(SECRET, 'must be the name of a secret, such as APP_DATABASE_URL, and never what it holds'));
/** What is said of a database besides inputs of actions. */
const own = {
    store: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* check */.z6Y((text) => !(0,verdict/* holdsPassword */.oj)(text), 'holds a password, which does not belong into this file'), dist/* description */.h_('Where backup sets are kept: a folder, or a URL such as `file:///backups`.'), dist/* examples */.K1K(['/mnt/backups'])),
    'runs-on': dist/* pipe */.FsL(dist/* union */.KCZ([label, dist/* pipe */.FsL(dist/* array */.YOg(label), dist/* minLength */.BpQ(1, 'must have at least one label'))]), dist/* description */.h_('Labels of the runner: one, or a list of which it must have all; `ubuntu-24.04` where absent.'), dist/* examples */.K1K(['self-hosted'])),
};
/** Settings by themselves, to hold a single answer to. */
const settingShapes = { ...own, schedule, 'source-secret': secretName };
function isFleetName(text) {
    return NAME.test(text);
}
const ABOUT = {
    backup: 'Write a set: when, and the inputs of `pg-backup`.',
    verify: 'Read every byte of the newest set: when, and the inputs of `verify-archive`.',
    drill: 'Restore the newest set and compare: when, and the inputs of `restore-drill`.',
};
/** The whole file. What follows from its parts together is told by `read.ts`. */
function fleetShape(inputs) {
    const settings = settingsEntries(inputs);
    return (0,yaml_file/* mapping */.pq)({
        'max-parallel': dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, MAX_DATABASES), dist/* description */.h_('Jobs at the same time, at most.')), 8),
        defaults: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)(settings, {
            what: 'defaults',
            description: 'What holds for every database whose tier and own entry say nothing else.',
        })),
        tiers: dist/* optional */.lqM(dist/* pipe */.FsL(namedBy('tiers', (0,yaml_file/* mapping */.pq)(settings, { what: 'a tier', description: 'What holds for every database of a tier.' })), dist/* description */.h_('Kinds of databases by name, such as `critical`: what holds for each of a kind.'))),
        databases: dist/* pipe */.FsL(namedBy('databases', (0,yaml_file/* mapping */.pq)({
            tier: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('One of `tiers`: what it says holds unless said otherwise here.'))),
            ...settings,
        }, { what: 'a database', description: 'A database, or several of one server in one set.' })), dist/* description */.h_(`What is backed up, by the name of its sets in the store: at most ${MAX_DATABASES}.`)),
    }, { what: 'a fleet file', description: 'Every database of a fleet: what is done with it, where and when.' });
}
function namedBy(what, shape) {
    return (0,yaml_file/* named */.KT)({ what, name: NAME, wrongName: 'is no name: letters, digits, ., - and _' }, shape);
}
function settingsEntries({ plain, secret }) {
    return {
        ...optional(own),
        ...optional(secretEntries({ ...ownSecrets(secret), ...secret.shared })),
        ...optional(inputEntries(plain.shared)),
        ...Object.fromEntries(KINDS.map((kind) => [kind, dist/* optional */.lqM(section(kind, plain.own[kind], secret.shared))])),
    };
}
function ownSecrets({ own: { backup, verify, drill } }) {
    return { ...backup, ...verify, ...drill };
}
/** A key for the name of each secret. */
function secretEntries(specs) {
    return Object.fromEntries(Object.entries(specs).map(([name, { description }]) => [
        secretKey(name),
        dist/* pipe */.FsL(secretName, dist/* description */.h_(`Name of the repository's secret for \`${name}\`. ${description}`)),
    ]));
}
function section(kind, specs, secrets) {
    const afterwards = kind === 'drill' ? { probes } : {};
    return (0,yaml_file/* mapping */.pq)(optional({ schedule, timeout, ...afterwards, ...secretEntries(secrets), ...inputEntries(specs) }), {
        what: kind,
        description: ABOUT[kind],
    });
}
function optional(shapes) {
    return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, dist/* optional */.lqM(shape)]));
}
/** `backup, verify or drill`. */
const KIND_WORDS = (0,yaml_file/* listed */.KE)(KINDS);
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/signing.js

const KEY = secretKey('signing-key');
/** What is said of a database's signatures that every one of its jobs would refuse. @param written what its places say, wrong or not */
function signingProblems(written) {
    const where = 'here, in its tier or in defaults';
    const keyless = written.get('keyless')?.value;
    const problems = [];
    if (written.get('attest')?.value === true && (keyless === undefined || keyless === false)) {
        problems.push(`has attest and is not signed by the workflow: add keyless: true ${where}`);
    }
    const keyed = KINDS.filter((kind) => {
        const section = written.below(kind);
        return !section.isEmpty && (section.get(KEY) ?? written.get(KEY)) !== undefined;
    });
    if (keyless === true && keyed.length > 0) {
        const found = `has both keyless and a ${KEY} (${keyed.join(', ')})`;
        problems.push(`${found}: it is signed by one of them; take the other away ${where}`);
    }
    return problems;
}
//# sourceMappingURL=signing.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/read.js







const MAX_PARALLEL = 8;
const DEFAULT_TIMEOUT = '2h';
const DEFAULT_RUNNER = 'ubuntu-24.04';
/** Runners of GitHub's, whose disk is gone after the job. */
const HOSTED = /^(ubuntu|windows|macos)-/;
/** A tier that the file does not have: nobody knows what it would say. */
const UNKNOWN = Symbol('unknown tier');
/**
 * Read a fleet file (YAML 1.2; `schemas/backproof.schema.json` describes it).
 *
 * @throws FileMistakes with every mistake in it
 */
function readFleet(text, { file, inputs }) {
    const mistakes = new yaml_file/* Mistakes */.So();
    const yaml = (0,yaml_file/* readYaml */.gM)(text, mistakes);
    const held = yaml === undefined ? undefined : (0,yaml_file/* holdToShape */.w)(fleetShape(inputs), yaml, mistakes);
    const fleet = held === undefined || yaml === undefined
        ? undefined
        : new Reader(held.spot, yaml, inputs, mistakes).read();
    mistakes.throwIfAny(file);
    if (fleet === undefined)
        throw new Error('a file without a fleet and without a mistake');
    return fleet;
}
/** Puts together what the file says of each database. */
class Reader {
    #file;
    /** The file as it is written, with what is wrong: what is there, if wrong, is not told to be missing. */
    #written;
    #inputs;
    #mistakes;
    constructor(file, written, inputs, mistakes) {
        this.#file = file;
        this.#written = written;
        this.#inputs = inputs;
        this.#mistakes = mistakes;
    }
    read() {
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
    #database(name, spot) {
        const tier = this.#tierOf(spot);
        const layers = layersOf(this.#file, name, tier);
        const tasks = this.#tasks(layers);
        const store = layers.text('store');
        if (tier !== UNKNOWN)
            this.#tellAtOdds(name, spot, layersOf(this.#written, name, tier));
        if (store === undefined)
            return undefined;
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
    #tellAtOdds(name, { keyPlace }, written) {
        const where = 'here, in its tier or in defaults';
        const wrong = (message) => {
            this.#mistakes.add(keyPlace, `${(0,yaml_file/* shown */.SP)(name)} ${message}`);
        };
        if (written.get('store') === undefined)
            wrong(`has no store: give it one ${where}`);
        if (KINDS.every((kind) => written.get(kind) === undefined)) {
            wrong(`is neither backed up, verified nor drilled: add ${KIND_WORDS} ${where}`);
        }
        if (written.get('backup') !== undefined && written.get('source-secret') === undefined) {
            wrong(`is backed up and has no source-secret: name the secret that holds its connection URL ${where}`);
        }
        signingProblems(written).forEach(wrong);
    }
    #tierOf(spot) {
        const at = spot.below.get('tier');
        if (typeof at?.value !== 'string')
            return undefined;
        const known = [...(this.#written.below.get('tiers')?.below.keys() ?? [])];
        if (known.includes(at.value))
            return at.value;
        const near = (0,verdict/* nearest */.pA)(at.value, known);
        const help = near === undefined ? `tiers are ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
        this.#mistakes.add(at.place, `there is no tier ${(0,yaml_file/* shown */.SP)(at.value)} (${help})`);
        return UNKNOWN;
    }
    #tasks(layers) {
        const { plain, secret } = this.#inputs;
        const shared = textsOf(layers, Object.keys(plain.shared));
        return Object.fromEntries(KINDS.flatMap((kind) => {
            const section = layers.below(kind);
            if (section.isEmpty)
                return [];
            const secrets = secretsOf([section, layers], { ...secret.own[kind], ...secret.shared });
            const inputs = { ...shared, ...textsOf(section, Object.keys(plain.own[kind])) };
            return [[kind, { ...taskOf(section), secrets, inputs }]];
        }));
    }
    /** Names of concurrency groups and, on some machines, folders do not differ by case. */
    #tellAlike(entries) {
        const seen = new Map();
        for (const [name, { keyPlace }] of entries) {
            const earlier = seen.get(name.toLowerCase());
            if (earlier !== undefined) {
                this.#mistakes.add(keyPlace, `${(0,yaml_file/* shown */.SP)(name)} differs from ${(0,yaml_file/* shown */.SP)(earlier)} by case only`);
            }
            seen.set(name.toLowerCase(), earlier ?? name);
        }
    }
}
/** What is said of a database: by itself, its tier, and for all. */
function layersOf(file, name, tier) {
    return new Layers([
        file.below.get('databases')?.below.get(name),
        tier === undefined || tier === UNKNOWN ? undefined : file.below.get('tiers')?.below.get(tier),
        file.below.get('defaults'),
    ]);
}
function taskOf(section) {
    const schedule = section.get('schedule');
    const cron = section.text('schedule');
    const probes = section.text('probes');
    const longest = dist/* parse */.qgA(timeout, section.text('timeout') ?? DEFAULT_TIMEOUT);
    return {
        ...(schedule === undefined || cron === undefined ? {} : { schedule: { cron, at: schedule.place } }),
        ...(probes === undefined ? {} : { probes }),
        timeoutMinutes: Math.max(1, Math.ceil(longest / 60_000)),
    };
}
/** What is said of keys, as texts. */
function textsOf(layers, keys) {
    return Object.fromEntries(keys.flatMap((key) => {
        const text = layers.text(key);
        return text === undefined ? [] : [[key, text]];
    }));
}
/** Names of secrets by the input that they are for. */
function secretsOf(layers, specs) {
    return Object.fromEntries(Object.keys(specs).flatMap((input) => {
        const name = layers.map((one) => one.text(secretKey(input))).find((one) => one !== undefined);
        return name === undefined ? [] : [[input, name]];
    }));
}
function adviceFor({ name, store, runsOn, tasks }) {
    const advice = [];
    const isFolder = !/^[a-z][a-z0-9+.-]+:/i.test(store) || store.startsWith('file:');
    if (isFolder && runsOn.some((label) => HOSTED.test(label))) {
        advice.push(`${name} keeps its sets in the folder ${store} of a runner of GitHub's (${runsOn.join(', ')}), whose disk is gone after the job: say with runs-on where that folder is mounted`);
    }
    const sharp = KINDS.filter((kind) => /^\s*0\s/.test(tasks[kind]?.schedule?.cron ?? ''));
    if (sharp.length > 0) {
        advice.push(`${name} is due at a full hour (${sharp.join(', ')}), when GitHub starts schedules late or drops them: take another minute`);
    }
    return advice;
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/schedules.js



/**
 * Hold the schedules of a fleet to those that start workflows.
 *
 * @param started every schedule that starts some workflow
 * @throws FileMistakes with each that starts none: nothing would ever happen at its time
 */
function compareSchedules(fleet, file, started) {
    const places = new yaml_file/* Mistakes */.So();
    for (const { tasks } of fleet.databases) {
        for (const kind of KINDS) {
            const schedule = tasks[kind]?.schedule;
            if (schedule === undefined || started.some((cron) => sameCron(cron, schedule.cron)))
                continue;
            places.add(schedule.at, `no workflow is started by this schedule: add "- cron: '${schedule.cron}'" to the one that calls ${kind}.yml`);
        }
    }
    places.throwIfAny(file);
}
//# sourceMappingURL=schedules.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/packages/fleet/first-files.js




/** What is wrong with an answer; undefined where nothing is. */
function answerProblem(key, text) {
    if (key === 'database') {
        return isFleetName(text) ? undefined : 'must be a name: letters, digits, ., - and _';
    }
    const held = dist/* safeParse */.xLC(settingShapes[key], text);
    return held.success ? undefined : held.issues[0].message;
}
/** A first file for a fleet of one, which grows by a line or two a database. */
function firstFleet(answers, schemaUrl) {
    const said = (key) => (0,yaml_dist/* stringify */.As)(answers[key], { lineWidth: 0 }).trimEnd();
    const schedule = (0,yaml_dist/* stringify */.As)(answers.schedule, { defaultStringType: 'QUOTE_SINGLE' }).trimEnd();
    return `# yaml-language-server: $schema=${schemaUrl}
# What is backed up, verified and drilled. \`backproof config check\` explains mistakes by their line.

# What holds for every database that says nothing else.
defaults:
  store: ${said('store')}
  runs-on: ${said('runs-on')}
  backup: { schedule: ${schedule} }
  verify: { schedule: ${schedule}, max-age: 26h }
  drill: { schedule: ${schedule} }

databases:
  # The name of its sets in the store.
  ${said('database')}:
    # The name of the secret that holds its connection URL; never the URL itself.
    source-secret: ${said('source-secret')}
`;
}
/** The workflow that follows it. @param from where the reusable workflows are: `owner/repository@commit` */
function firstWorkflow({ schedule }, from) {
    const [repository = '', commit = ''] = from.split('@');
    const version = verdict/* PRODUCER */.n8.split('/').at(-1) ?? '';
    const call = (name) => `${repository}/.github/workflows/${name}.yml@${commit} # v${version}`;
    return `# Follows .github/backproof.yml: each database is backed up, verified and drilled when it is due.
name: Backproof

on:
  schedule:
    # Every schedule of .github/backproof.yml, and no other. Times are UTC.
    - cron: ${(0,yaml_dist/* stringify */.As)(schedule, { defaultStringType: 'QUOTE_SINGLE' }).trimEnd()}
  workflow_dispatch:

# Reads .github/backproof.yml, and nothing else.
permissions:
  contents: read

jobs:
  backup:
    uses: ${call('backup')}
    # The workflow takes those that .github/backproof.yml names.
    secrets: inherit

  # What could be backed up is verified and drilled, whatever became of the others.
  verify:
    needs: backup
    if: '!cancelled()'
    uses: ${call('verify')}

  drill:
    needs: verify
    if: '!cancelled()'
    uses: ${call('drill')}
`;
}
//# sourceMappingURL=first-files.js.map
;// CONCATENATED MODULE: ./build/packages/fleet/index.js








//# sourceMappingURL=index.js.map

/***/ })

};
