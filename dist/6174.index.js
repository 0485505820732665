export const id = 6174;
export const ids = [6174];
export const modules = {

/***/ 26591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48716);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38645);
/* harmony import */ var _schemas_init_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51394);







const FLEET = '.github/backproof.yml';
const WORKFLOW = '.github/workflows/backproof.yml';
/** What is asked, and what an empty line stands for. */
const QUESTIONS = [
    ['database', 'Name of the backups, such as the application and its stage', 'app-production'],
    ['source-secret', 'Name of the secret that holds the connection URL', 'DATABASE_URL'],
    ['store', 'Folder of the runner where backups are to stay', '/mnt/backups'],
    ['runs-on', 'Label of the runner that has that folder and reaches the database', 'self-hosted'],
    ['schedule', 'When, as cron in five fields, UTC', '17 3 * * *'],
];
/** `backproof init`. */
const init = {
    schema: _schemas_init_js__WEBPACK_IMPORTED_MODULE_6__/* .init */ .T,
    execute: async (inputs, context) => {
        const from = sourceOf(inputs.from);
        const paths = [FLEET, WORKFLOW].map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(inputs.folder, path));
        if (!inputs.force)
            refuseExisting(paths);
        const answers = await answersFor(inputs, context);
        const schemaUrl = `https://raw.githubusercontent.com/${from.replace('@', '/')}/schemas/backproof.schema.json`;
        const texts = [(0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .firstFleet */ .Ft)(answers, schemaUrl), (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .firstWorkflow */ .MP)(answers, from)];
        for (const [index, path] of paths.entries())
            await write(path, texts[index] ?? '', inputs.force);
        const line = lastLine(answers, from);
        const checks = [(0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .decided */ .rc)(true, { id: 'fleet.written', expected: 'two files', found: paths.join(', ') })];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)(checks, 'none');
        for (const path of paths)
            context.ports.log.info(`wrote ${path}`);
        return {
            report: {
                title: 'First files',
                ...conclusion,
                statement: line,
                at: context.ports.clock.now(),
                ...{ facts: [], checks, phases: [], relations: [], notes: [], producer: _verdict__WEBPACK_IMPORTED_MODULE_5__/* .PRODUCER */ .n8 },
            },
            outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
            details: { files: paths },
            lastLine: line,
        };
    },
};
function sourceOf(from) {
    if (/^[\w.-]+\/[\w.-]+@([0-9a-f]{40}|COMMIT)$/.test(from))
        return from;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`--from ${JSON.stringify(from.slice(0, 80))} names no commit`, {
        remedy: 'Write owner/repository@ and the full commit SHA of a release',
    });
}
function refuseExisting(paths) {
    const there = paths.filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path));
    if (there.length === 0)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already`, {
        remedy: 'Edit what is there, or write over it with --force',
    });
}
/** What flags say; the rest is asked. @throws UserError where there is nobody to ask, or a flag is wrong */
async function answersFor(inputs, { ask, ports }) {
    (0,_kit__WEBPACK_IMPORTED_MODULE_4__/* .refuseMistakes */ .Ud)(QUESTIONS.flatMap(([key]) => {
        const problem = inputs[key] === '' ? undefined : (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .answerProblem */ .mr)(key, inputs[key]);
        return problem === undefined ? [] : [`--${key} ${problem}`];
    }));
    const missing = QUESTIONS.filter(([key]) => inputs[key] === '').map(([key]) => `--${key}`);
    if (ask === undefined && missing.length > 0) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`Nobody can be asked for ${missing.join(', ')}`, {
            remedy: 'Give these flags, or run it at a terminal',
        });
    }
    const answers = { ...pick(inputs) };
    for (const [key, question, usual] of QUESTIONS) {
        while (answers[key] === '' && ask !== undefined) {
            const answer = (await ask(`${question} [${usual}]: `)).trim() || usual;
            const problem = (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .answerProblem */ .mr)(key, answer);
            if (problem === undefined)
                answers[key] = answer;
            else
                ports.log.warning(`That ${problem}`);
        }
    }
    return answers;
}
function pick(inputs) {
    return {
        database: inputs.database,
        'source-secret': inputs['source-secret'],
        store: inputs.store,
        'runs-on': inputs['runs-on'],
        schedule: inputs.schedule,
    };
}
async function write(path, text, force) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { flag: force ? 'w' : 'wx' });
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${path} cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Set --folder to the repository’s folder',
            cause: error,
        });
    }
}
function lastLine(answers, from) {
    const secret = `Set the secret ${answers['source-secret']}`;
    return /OWNER|COMMIT/.test(from)
        ? `${secret}, and put the owner and the full commit SHA of a release into ${WORKFLOW}.`
        : `${secret}, and commit both files.`;
}
//# sourceMappingURL=init.js.map

/***/ }),

/***/ 77528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  So: () => (/* reexport */ Mistakes),
  X_: () => (/* reexport */ OneSpot),
  SF: () => (/* reexport */ TookTooLong),
  p0: () => (/* reexport */ duration),
  b3: () => (/* reexport */ headers),
  w: () => (/* reexport */ holdToShape),
  KE: () => (/* reexport */ listed),
  pq: () => (/* reexport */ mapping),
  KT: () => (/* reexport */ named),
  gM: () => (/* reexport */ readYaml),
  d_: () => (/* reexport */ scalar),
  SP: () => (/* reexport */ shown),
  Ee: () => (/* reexport */ variables),
  WQ: () => (/* reexport */ whole),
  dn: () => (/* reexport */ withinTime),
  Vm: () => (/* reexport */ word)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/yaml-file/mistakes.js

/** Collects what is wrong in one file, so that all of it is told at once. */
class Mistakes {
    #found = new Map();
    /** @param message what is wrong, and what would be right; the same at the same place is told once */
    add(place, message) {
        this.#found.set(`${place.line}:${place.column} ${message}`, { place, message });
    }
    /** @throws FileMistakes with all of them, if there are any */
    throwIfAny(file) {
        if (this.#found.size > 0)
            throw new verdict/* FileMistakes */._R(file, [...this.#found.values()]);
    }
}
/** A piece of the file as a message shows it: on one line, and not endless. */
function shown(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
//# sourceMappingURL=mistakes.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/shape.js
/** Pieces that the shapes of the file are made of. What breaks them is put into words in `wording.ts`. */


/** Milliseconds. */
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|d)$/;
const NO_DURATION = 'must be a time such as 500ms, 10s, 15m, 26h or 7d';
/** A length of time such as `500ms`, `10s`, `26h`, in milliseconds; never none. */
function duration({ description, max, maxText }) {
    return dist/* pipe */.FsL(dist/* string */.YjP(NO_DURATION), dist/* regex */.yGV(DURATION, NO_DURATION), 
    // What follows a transformation is not part of the published schema.
    dist/* description */.h_(description), dist/* transform */.pdi(millisecondsOf), dist/* check */.z6Y((value) => value > 0 && value <= max, `must be more than nothing and at most ${maxText}`));
}
function millisecondsOf(text) {
    const [, figure = '', unit = ''] = DURATION.exec(text) ?? [];
    return Math.round(Number(figure) * (UNITS[unit] ?? Number.NaN));
}
/** A whole number within bounds. */
function whole(min, max) {
    const message = `must be a whole number from ${min} to ${max}`;
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* integer */.ndf(message), dist/* minValue */.Wwf(min, message), dist/* maxValue */.cGV(max, message));
}
/** Text as it is, on one line, not empty. */
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'must not be empty'), dist/* maxLength */.Ru6(1000, 'must be at most 1000 characters long'), dist/* regex */.yGV(/^[^\u0000-\u001f\u007f]*$/, 'must be on one line, without control characters'));
/** Text with references in it; a number or a truth value is taken as it is written. */
const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const notAList = dist/* custom */.IeY(() => false, 'must be a mapping of keys to values, not a list');
/** A mapping with known keys only. All that are unknown are told, each with the known one that it may have been meant for. */
function mapping(entries, rules) {
    const known = Object.keys(entries);
    const open = dist/* looseObject */._H3(entries);
    const closed = dist/* pipe */.FsL(open, dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!isObject(dataset.value))
            return;
        const input = dataset.value;
        const wrong = wrongKeys(Object.keys(input), known, rules);
        for (const { key, message } of wrong) {
            addIssue({
                message,
                ...(key === undefined
                    ? {}
                    : { path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] }),
            });
        }
    }), dist/* metadata */.yuE(publishedRules(rules)), dist/* transform */.pdi((value) => value));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** What JSON Schema says of the rules that are checked above. */
function publishedRules({ what, description, oneOf, needed }) {
    return {
        title: what,
        ...(description === undefined ? {} : { description }),
        ...(oneOf === undefined ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
        ...(needed === undefined ? {} : { anyOf: [{ required: [needed.key] }, { required: [needed.unless] }] }),
    };
}
/** A mapping with keys of its writer's choice, all of one form. */
function named({ what, name, wrongName }, value) {
    const closed = dist/* pipe */.FsL(dist/* record */.g1P(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(name, wrongName)), value), dist/* title */.DDF(what));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** Headers by name (RFC 9110, 5.1). */
const headers = named({ what: 'headers', name: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, wrongName: 'is no name of a header' }, scalar);
/** Variables of an environment (POSIX, 8.1). */
const variables = named({ what: 'variables', name: /^[A-Za-z_][A-Za-z0-9_]*$/, wrongName: 'is no name of a variable' }, scalar);
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function wrongKeys(given, known, { what, oneOf = [], needed }) {
    const wrong = given
        .filter((key) => !known.includes(key))
        .map((key) => ({ key, message: unknownKey(key, known, what) }));
    // Most likely what is missing is what is misspelt.
    const isMisspelt = wrong.length > 0;
    const [first, ...more] = oneOf.filter((key) => given.includes(key));
    if (first === undefined && oneOf.length > 0 && !isMisspelt) {
        wrong.push({ message: `${what} must have one of ${listed(oneOf)}` });
    }
    for (const key of more)
        wrong.push({ key, message: `${what} has either ${first ?? ''} or ${key}, not both` });
    if (needed !== undefined && !isMisspelt && !given.includes(needed.key) && !given.includes(needed.unless)) {
        wrong.push({ message: missing(needed.key) });
    }
    return wrong;
}
function missing(key) {
    return `has no ${JSON.stringify(key)}, which is needed`;
}
function unknownKey(key, known, what) {
    const near = (0,verdict/* nearest */.pA)(key, known);
    const help = near === undefined ? `${what} has ${listed(known)}` : `did you mean ${JSON.stringify(near)}?`;
    return `unknown key ${JSON.stringify(key.slice(0, 60))} (${help})`;
}
/** `a, b and c`. */
function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/wording.js



/** Tell what breaks a shape, each at its place. @param spot of the value that was held to the shape */
function tellIssues(issues, spot, mistakes) {
    for (const issue of issues) {
        const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
        const last = issue.path?.at(-1);
        const at = spot.at(...keys);
        const isMissing = issue.kind === 'schema' && last?.origin === 'key' && issue.input === undefined;
        if (isMissing)
            mistakes.add(spot.at(...keys.slice(0, -1)).place, missing(String(last.key)));
        else if (issue.type === 'raw_check')
            mistakes.add(last === undefined ? at.place : at.keyPlace, issue.message);
        else
            mistakes.add(last?.origin === 'key' ? at.keyPlace : at.place, `${subject(keys)}${explain(issue)}`);
    }
}
/** What a message is about: a key, or an item of a list. */
function subject(keys) {
    const last = keys.at(-1);
    if (last === undefined)
        return 'the file ';
    if (typeof last === 'string')
        return `${shown(last)} `;
    const list = keys.findLast((key) => typeof key === 'string');
    return `item ${last + 1} of ${shown(list ?? '')} `;
}
/** What the shapes' own messages do not say: they are those of a wrong kind of value. */
const KINDS = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    loose_object: 'a mapping of keys to values',
    record: 'a mapping of keys to values',
    union: 'text or a number',
};
function explain(issue) {
    // Ours begin so; the library's begin with "Invalid".
    if (!issue.message.startsWith('Invalid '))
        return issue.message;
    if (issue.type === 'picklist')
        return explainChoice(issue);
    return `must be ${KINDS[issue.type] ?? issue.expected ?? 'something else'}, not ${given(issue)}`;
}
function explainChoice({ expected, input }) {
    const values = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
    const near = typeof input === 'string' ? (0,verdict/* nearest */.pA)(input, values) : undefined;
    const help = near === undefined ? '' : ` (did you mean ${near}?)`;
    return `must be ${listed(values)}${help}`;
}
function given({ input, received }) {
    if (input === null || input === undefined)
        return 'empty';
    if (Array.isArray(input))
        return 'a list';
    if (typeof input === 'object')
        return 'a mapping';
    // Which text it is stands in the file, and may be a secret.
    return typeof input === 'string' ? 'text' : received;
}
//# sourceMappingURL=wording.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/held.js


/** Leaving out what is wrong can leave out what something else needs; a few times over nothing is left. */
const ROUNDS = 8;
/**
 * Hold a file to its shape. Mistakes are told, and what has them is left out, so that the rest is read too: all mistakes are told
 * at once. Undefined where nothing is left.
 *
 * @param leftOut what goes with the value at a path that is wrong; that value alone where it is not given
 */
function holdToShape(shape, file, mistakes, leftOut = (keys) => keys) {
    let spot = file;
    for (let round = 0; round < ROUNDS; round++) {
        const held = dist/* safeParse */.xLC(shape, spot.value);
        if (held.success)
            return { entry: held.output, spot };
        if (round === 0)
            tellIssues(held.issues, spot, mistakes);
        const wrong = held.issues.map((issue) => leftOut(pathOf(issue)));
        if (wrong.some((path) => path.length === 0))
            return undefined;
        spot = spot.without(wrong);
    }
    return undefined;
}
/** What an issue makes unreadable: where a key is missing, that is all that lacks it. */
function pathOf(issue) {
    const path = issue.path ?? [];
    const keys = path.map(({ key }) => String(key));
    const isMissing = issue.kind === 'schema' && path.at(-1)?.origin === 'key' && issue.input === undefined;
    return isMissing ? keys.slice(0, -1) : keys;
}
//# sourceMappingURL=held.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/spot.js
/** The place of everything that one entry of the file stands for. */
class OneSpot {
    place;
    keyPlace;
    constructor(place) {
        this.place = place;
        this.keyPlace = place;
    }
    at() {
        return this;
    }
    written(value) {
        return String(value);
    }
}
//# sourceMappingURL=spot.js.map
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/packages/yaml-file/within-time.js


/** Work that was stopped because it took longer than it may. */
class TookTooLong extends Error {
}
const surroundings = (0,external_node_vm_.createContext)();
const call = new external_node_vm_.Script('work()');
/**
 * Do work that only computes, and stop it in the middle when it takes too long: no timer could, while it computes.
 *
 * @throws TookTooLong
 */
function withinTime(milliseconds, work) {
    let result;
    surroundings['work'] = () => {
        result = { value: work() };
    };
    try {
        call.runInContext(surroundings, { timeout: milliseconds });
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        throw new TookTooLong(`took longer than ${milliseconds} ms`);
    }
    finally {
        delete surroundings['work'];
    }
    if (result === undefined)
        throw new Error('work ended without a result');
    return result.value;
}
//# sourceMappingURL=within-time.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml-spot.js
/** Nothing stands below a scalar. */
const NOTHING = new Map();
/** A value of the file and those below it. */
class YamlSpot {
    value;
    place;
    below;
    source;
    keyPlace;
    constructor(value, place, keyPlace, below, source) {
        this.value = value;
        this.place = place;
        this.below = below;
        this.source = source;
        this.keyPlace = keyPlace ?? place;
    }
    at(...keys) {
        const [first, ...rest] = keys;
        const next = first === undefined ? undefined : this.below.get(String(first));
        return next === undefined ? this : next.at(...rest);
    }
    written(value) {
        return typeof value === 'number' ? (this.source ?? String(value)) : String(value);
    }
    /** The same without what stands at these paths. What follows in a list moves up, and still knows where it stands. */
    without(paths) {
        if (paths.length === 0)
            return this;
        const deeper = new Map();
        const dropped = new Set();
        for (const [first, ...rest] of paths) {
            if (first === undefined)
                continue;
            if (rest.length === 0)
                dropped.add(first);
            else
                deeper.set(first, (deeper.get(first) ?? []).concat([rest]));
        }
        const kept = [...this.below]
            .filter(([key]) => !dropped.has(key))
            .map(([key, spot]) => [key, spot.without(deeper.get(key) ?? [])]);
        if (!Array.isArray(this.value)) {
            const value = Object.fromEntries(kept.map(([key, spot]) => [key, spot.value]));
            return new YamlSpot(value, this.place, this.keyPlace, new Map(kept), undefined);
        }
        const items = kept.map(([, spot]) => spot);
        const below = new Map(items.map((spot, index) => [String(index), spot]));
        return new YamlSpot(items.map((spot) => spot.value), this.place, this.keyPlace, below, undefined);
    }
}
//# sourceMappingURL=yaml-spot.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml.js




/** Largest file, in bytes of UTF-8. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Deepest nesting: nothing that a person writes needs half of it. */
const MAX_DEPTH = 32;
/** Values in the file, those counted each time that an alias repeats. */
const MAX_VALUES = 500_000;
/** Keys in one mapping. */
const MAX_KEYS = 1000;
const MAX_MILLISECONDS = 30_000;
const START = { line: 1, column: 1 };
/** Read YAML 1.2 that nobody vouches for, within bounds of size, depth and time. Undefined where it is none. */
function readYaml(text, mistakes) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        mistakes.add(START, `is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
        return undefined;
    }
    try {
        return withinTime(MAX_MILLISECONDS, () => parse(text, mistakes));
    }
    catch (error) {
        if (!(error instanceof TookTooLong))
            throw error;
        mistakes.add(START, `${error.message} to parse`);
        return undefined;
    }
}
function parse(text, mistakes) {
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
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
        const why = code === 'RESOURCE_EXHAUSTION' ? 'is nested too deeply' : `is not YAML: ${inOneLine(message)}`;
        mistakes.add(placeOf(lines, pos[0]), why);
    }
    return problems.length > 0 ? undefined : new Reader(document, lines, mistakes).read();
}
/** After a token that fits nowhere the parser has lost its place, and finds fault with everything that follows. */
function firstOnes(problems) {
    const lost = problems.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN' || code === 'RESOURCE_EXHAUSTION');
    return lost === -1 ? problems : problems.slice(0, lost + 1);
}
function inOneLine(message) {
    const line = message.replace(/\p{Cc}+/gu, ' ');
    return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
function placeOf(lines, offset) {
    const { line, col } = lines.linePos(Math.max(0, offset));
    // A text without any line break has no line in the library's count when it is empty.
    return { line: Math.max(1, line), column: Math.max(1, col) };
}
/** Turns the library's nodes into values and spots. */
class Reader {
    #document;
    #lines;
    #mistakes;
    #values = 0;
    constructor(document, lines, mistakes) {
        this.#document = document;
        this.#lines = lines;
        this.#mistakes = mistakes;
    }
    /** Undefined where there is more than anybody would write. */
    read() {
        const spot = this.#read(this.#document.contents, undefined, 0, START);
        return this.#values > MAX_VALUES ? undefined : spot;
    }
    #read(node, key, depth, parent) {
        const place = this.#place(node) ?? key ?? parent;
        this.#values++;
        if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
            if (this.#values === MAX_VALUES + 1)
                this.#mistakes.add(place, `holds more than ${MAX_VALUES} values`);
            else if (this.#values <= MAX_VALUES)
                this.#mistakes.add(place, 'is nested too deeply');
            return new YamlSpot(undefined, place, key, NOTHING, undefined);
        }
        if ((0,yaml_dist/* isAlias */.Vj)(node)) {
            const meant = this.#read(node.resolve(this.#document) ?? null, key, depth + 1, place);
            return new YamlSpot(meant.value, place, key, meant.below, meant.source);
        }
        if ((0,yaml_dist/* isSeq */.oP)(node)) {
            const items = node.items.map((item) => this.#read(item, undefined, depth + 1, place));
            const below = new Map(items.map((item, index) => [String(index), item]));
            return new YamlSpot(items.map(({ value }) => value), place, key, below, undefined);
        }
        if ((0,yaml_dist/* isMap */.jh)(node))
            return this.#mapping(node.items, place, key, depth);
        const value = (0,yaml_dist/* isScalar */.jn)(node) ? node.value : null;
        return new YamlSpot(value, place, key, NOTHING, (0,yaml_dist/* isScalar */.jn)(node) ? node.source : undefined);
    }
    #mapping(pairs, place, key, depth) {
        if (pairs.length > MAX_KEYS)
            this.#mistakes.add(place, `holds more than ${MAX_KEYS} keys`);
        const below = new Map();
        for (const pair of pairs.slice(0, MAX_KEYS)) {
            const name = (0,yaml_dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : '';
            const at = this.#place(pair.key) ?? place;
            const earlier = below.get(name);
            if (earlier !== undefined) {
                this.#mistakes.add(at, `key ${shown(name)} is there already, in line ${earlier.keyPlace.line}`);
            }
            else if (name === '__proto__')
                this.#mistakes.add(at, 'unknown key "__proto__"');
            else
                below.set(name, this.#read(pair.value, at, depth + 1, at));
        }
        const value = Object.fromEntries([...below].map(([name, spot]) => [name, spot.value]));
        return new YamlSpot(value, place, key, below, undefined);
    }
    #place(node) {
        const start = node?.range?.[0];
        return start === undefined ? undefined : placeOf(this.#lines, start);
    }
}
//# sourceMappingURL=yaml.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/index.js






//# sourceMappingURL=index.js.map

/***/ })

};
