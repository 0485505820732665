export const id = 9332;
export const ids = [9332,2869];
export const modules = {

/***/ 79332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NOTHING_BEFORE: () => (/* reexport */ NOTHING_BEFORE),
  appendEntry: () => (/* reexport */ appendEntry),
  checkpointPath: () => (/* reexport */ checkpointPath),
  encodeEntry: () => (/* reexport */ encodeEntry),
  entryPath: () => (/* reexport */ entryPath),
  gapsCheck: () => (/* reexport */ gapsCheck),
  headOf: () => (/* reexport */ headOf),
  ledgerFolder: () => (/* reexport */ ledgerFolder),
  recordsIn: () => (/* reexport */ recordsIn),
  verifyForeign: () => (/* reexport */ verifyForeign),
  verifyLedger: () => (/* reexport */ verifyLedger)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
;// CONCATENATED MODULE: ./build/packages/ledger/entry.js



/** The version of the entries that this program writes and reads. */
const LEDGER_VERSION = 1;
/** Largest entry that is read, in bytes: what is written has a few hundred. */
const MAX_ENTRY_BYTES = 16 * 1024;
/** What the first entry continues. */
const NOTHING_BEFORE = '0'.repeat(64);
const entry_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(1_024), dist/* check */.z6Y((value) => value.isWellFormed()));
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9][a-z0-9.-]{0,63}$/));
const hex = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/));
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
const instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const actor = dist/* strictObject */.rej({
    /** Who started it. */
    login: dist/* optional */.lqM(entry_text),
    /** GitHub's number of the repository: unlike its name, nobody else can get it. */
    repository_id: dist/* optional */.lqM(entry_text),
    run_id: dist/* optional */.lqM(entry_text),
    /** Counts a workflow's runs from 1, without gaps. */
    run_number: dist/* optional */.lqM(count),
    workflow: dist/* optional */.lqM(entry_text),
});
const subject = dist/* strictObject */.rej({
    backup_id: dist/* optional */.lqM(entry_text),
    manifest_sha256: dist/* optional */.lqM(hex),
});
// Members in the order of RFC 8785, which is that of what is parsed: `parseEntry` counts on it.
const entry = dist/* strictObject */.rej({
    action: word,
    actor,
    at: instant,
    hash: hex,
    /** Made with the first entry, so that no entry passes for one of another ledger. */
    log_id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* uuid */.uRe()),
    outcome: word,
    /** The hash of the entry before. */
    prev: hex,
    seq: count,
    subject,
    v: dist/* literal */.euz(LEDGER_VERSION),
});
/** The line of an event in its place. @throws ValiError for an event that no entry can say */
function encodeEntry(event, place) {
    const unhashed = { ...event, at: event.at.toISOString(), ...place, v: LEDGER_VERSION };
    const hash = (0,external_node_crypto_.hash)('sha256', (0,json/* canonicalJson */.dj)(unhashed));
    const whole = dist/* parse */.qgA(entry, { ...unhashed, hash });
    return { entry: whole, line: (0,json/* canonicalJson */.dj)(whole) };
}
/** Read a line that somebody else may have written, and check that its hash is that of its content. */
function parseEntry(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return { problem: 'it is not JSON' };
    }
    const read = dist/* safeParse */.xLC(entry, value, { abortEarly: true });
    if (!read.success) {
        return { problem: `${dist/* getDotPath */.BuJ(read.issues[0]) ?? 'the entry'}: ${read.issues[0].message}` };
    }
    const found = read.output;
    // The shape's members are in order, and it knows all: no spaces, no key twice, every number and string in its one form.
    if (JSON.stringify(found) !== line)
        return { problem: 'it is not in the canonical form (RFC 8785)' };
    // Inside a string the quotes would be escaped: this stands in one place.
    const hashed = line.replace(`"hash":"${found.hash}",`, '');
    if ((0,external_node_crypto_.hash)('sha256', hashed) !== found.hash)
        return { problem: 'its hash is not that of its content' };
    return found;
}
/** An entry as its own head. */
function headFrom({ seq, hash }) {
    return { seq, hash };
}
//# sourceMappingURL=entry.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/packages/stores/index.js + 2 modules
var stores = __webpack_require__(32869);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/ledger/judge.js

/** Entries in their order, looked at one by one. It is at its end with the first that is bad. */
class ChainJudge {
    #head;
    #last;
    #lastPath;
    /** @param trusted the entry to go on from, which is not doubted; the beginning where absent */
    constructor(trusted) {
        this.#last = trusted;
        this.#head = trusted === undefined ? undefined : headFrom(trusted);
    }
    /** The last good entry; undefined before the first. */
    get head() {
        return this.#head;
    }
    /**
     * Look at what lies in the next place.
     *
     * @param following everything after it, asked for only where it is bad: what is wrong is told by what comes later
     */
    look(placed, following) {
        const entry = placed.line === undefined ? undefined : parseEntry(placed.line);
        if (entry === undefined || 'problem' in entry || !this.#continues(placed.seq, entry))
            return this.#blame(placed, entry, following);
        this.#last = entry;
        this.#lastPath = placed.path;
        this.#head = headFrom(entry);
        return { entry };
    }
    #continues(seq, entry) {
        const last = this.#last;
        if (entry.seq !== seq || entry.prev !== (this.#head?.hash ?? NOTHING_BEFORE))
            return false;
        return last === undefined || (entry.log_id === last.log_id && entry.at >= last.at);
    }
    /** What is wrong with an entry that does not continue the one before it. */
    async #blame(placed, entry, following) {
        const bad = (kind, message) => ({
            fault: { code: `ledger-${kind}`, seq: placed.seq, message, where: placed.path },
        });
        if (entry === undefined)
            return bad('deleted', `Entry ${placed.seq} is missing, and later ones are there`);
        if ('problem' in entry)
            return bad('edited', `Entry ${placed.seq} was edited: ${entry.problem}`);
        if (this.#last !== undefined && entry.log_id !== this.#last.log_id) {
            return bad('other-log', `Entry ${placed.seq} is of another ledger (${entry.log_id})`);
        }
        if (entry.seq < placed.seq) {
            return bad('duplicated', `In the place of entry ${placed.seq} entry ${entry.seq} stands once more`);
        }
        if (entry.seq > placed.seq) {
            const elsewhere = await find(following(), ({ seq }) => seq === placed.seq);
            return elsewhere === undefined
                ? bad('deleted', `Entry ${placed.seq} is gone, and entry ${entry.seq} was put in its place`)
                : bad('reordered', `Entry ${entry.seq} stands in the place of entry ${placed.seq}`);
        }
        if (entry.prev !== (this.#head?.hash ?? NOTHING_BEFORE)) {
            const next = await find(following(), () => true);
            // Who comes after it continues another one too: it is this entry that does not belong.
            if (next !== undefined && next.prev !== entry.hash) {
                return bad('edited', `Entry ${placed.seq} was edited together with its hash: neither neighbour knows it`);
            }
            if (this.#head === undefined) {
                return bad('deleted', `Entry ${placed.seq} continues an earlier one, and the ledger begins with it`);
            }
            const seq = placed.seq - 1;
            const message = `Entry ${placed.seq} continues another entry ${seq} than the one that is there: two were written, or it was replaced`;
            return { fault: { code: 'ledger-forked', seq, message, where: this.#lastPath ?? placed.path } };
        }
        return bad('time-backwards', `Entry ${placed.seq} is of ${entry.at}, before the entry that it continues (${this.#last?.at ?? 'none'})`);
    }
}
async function find(following, wanted) {
    for await (const { line } of following) {
        const entry = line === undefined ? undefined : parseEntry(line);
        if (entry !== undefined && !('problem' in entry) && wanted(entry))
            return entry;
    }
    return undefined;
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/layout.js
/** Digits of an entry's number in its name: names sort as numbers do. */
const DIGITS = 12;
/** The folder of a name's ledger. */
function ledgerFolder(name) {
    return `${name}/ledger`;
}
function entryPath(name, seq) {
    return `${ledgerFolder(name)}/${numbered(seq)}.json`;
}
/** A folder of its own: the newest is found by one short listing, however many entries there are. */
function checkpointsFolder(name) {
    return `${ledgerFolder(name)}/checkpoints`;
}
/** @param seq number of the last entry in it */
function checkpointPath(name, seq) {
    return `${checkpointsFolder(name)}/${numbered(seq)}.jsonl`;
}
/** The number that a file's name says; undefined for other files. */
function entryNumber(name, path) {
    return numberIn(path, `${ledgerFolder(name)}/`, '.json');
}
function checkpointNumber(name, path) {
    return numberIn(path, `${checkpointsFolder(name)}/`, '.jsonl');
}
function numbered(seq) {
    return String(seq).padStart(DIGITS, '0');
}
function numberIn(path, folder, ending) {
    if (!path.startsWith(folder) || !path.endsWith(ending))
        return undefined;
    const digits = path.slice(folder.length, -ending.length);
    if (!/^\d{12}$/.test(digits))
        return undefined;
    const seq = Number(digits);
    return seq > 0 ? seq : undefined;
}
//# sourceMappingURL=layout.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/reading.js



/**
 * The text of a small object; undefined where there is none.
 *
 * @param limit largest object in bytes; of a larger one the beginning is given, which is then not what it should be
 * @throws UserError where the store does not give it, though it is there
 */
async function readText(store, path, limit) {
    for (let again = true;; again = false) {
        try {
            const parts = [];
            for await (const part of store.get(path, { start: 0, end: limit }))
                parts.push(part);
            return Buffer.concat(parts).toString('utf8');
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            if ((await store.head(path)) === undefined)
                return undefined;
            // Somebody may have written it just now.
            if (!again)
                throw error;
        }
    }
}
/** The line of an entry without its line break; undefined where there is none. */
async function readLine(store, name, seq) {
    const text = await readText(store, entryPath(name, seq), MAX_ENTRY_BYTES);
    return text?.replace(/\n$/, '');
}
/** Numbers of the checkpoints, in order. */
async function listCheckpoints(store, name) {
    const numbers = [];
    for await (const { path } of store.list(checkpointsFolder(name))) {
        const seq = checkpointNumber(name, path);
        if (seq !== undefined)
            numbers.push(seq);
    }
    return numbers;
}
/** How far behind a missing entry later ones are looked for. */
const BEYOND = [1, 2, 3, 4, 8, 32, 128, 512, 2_048, 8_192, 32_768];
/** Whether there is an entry of some number. */
async function hasEntry(store, name, seq) {
    return (await store.head(entryPath(name, seq))) !== undefined;
}
/**
 * A number beyond a missing entry under which there is one; undefined where none was found. Only some numbers are asked for, so that a
 * long ledger costs no listing: a hole with little behind it may be missed here, and is seen by whoever lists all.
 */
async function entryBeyond(store, name, missing) {
    const asked = BEYOND.map((step) => missing + step);
    const there = await Promise.all(asked.map((seq) => hasEntry(store, name, seq)));
    return asked.find((_, index) => there[index]);
}
/**
 * The number of the last entry, found by asking for numbers and not by listing all: 0 where there is none.
 *
 * @param from an entry that is there, or 0
 */
async function lastNumber(store, name, from) {
    let there = from;
    let step = 1;
    while (await hasEntry(store, name, there + step)) {
        there += step;
        step *= 2;
    }
    // There is one at `there`, and none at `there + step`.
    let missing = there + step;
    while (missing - there > 1) {
        const middle = Math.floor((there + missing) / 2);
        if (await hasEntry(store, name, middle))
            there = middle;
        else
            missing = middle;
    }
    return there;
}
/** Do something for each number of a range, so many at once, and give the results in order. */
async function* inOrderOf(numbers, work, atOnce) {
    const running = [];
    for (const seq of numbers) {
        const next = work(seq);
        // It is awaited in its turn; until then nobody is told.
        next.catch(() => undefined);
        running.push(next);
        if (running.length >= atOnce)
            yield await shifted(running);
    }
    while (running.length > 0)
        yield await shifted(running);
}
function shifted(running) {
    const first = running.shift();
    if (first === undefined)
        throw new Error('nothing is running');
    return first;
}
//# sourceMappingURL=reading.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/places.js



/** Entries in a checkpoint, where it is not said otherwise. */
const CHECKPOINT_EVERY = 1_000;
/** Largest checkpoint that is read, in bytes. */
const MAX_CHECKPOINT_BYTES = 4 * CHECKPOINT_EVERY * MAX_ENTRY_BYTES;
/** Objects that are read at the same time. */
const AT_ONCE = 32;
/**
 * Entries as checkpoints bundle them, and one by one after the last: few requests, however long the ledger is. The last entry of each
 * checkpoint is read by itself too; where it is not what is bundled, its place is given as empty, so that somebody looks closer.
 */
async function* bundledPlaces(store, name, after) {
    let place = after + 1;
    const checkpoints = (await listCheckpoints(store, name)).filter((to) => to > after);
    for await (const bundle of inOrderOf(checkpoints, (to) => readWithLast(store, name, to), 2)) {
        const { from, to, lines, path, last } = bundle;
        yield* filesBetween(store, name, place, from - 1);
        for (const [index, line] of lines.entries()) {
            const seq = from + index;
            if (seq < place)
                continue;
            yield { seq, line: seq === to && line !== last ? undefined : line, path };
            place = seq + 1;
        }
    }
    yield* upwards(store, name, place);
}
/** Every entry by itself, found by listing all of them. */
async function* listedPlaces(store, name, after, onCovered) {
    let last = after;
    for await (const { path, covered } of store.list(ledgerFolder(name))) {
        const seq = entryNumber(name, path);
        if (seq === undefined || seq <= after)
            continue;
        last = Math.max(last, seq);
        if (covered !== undefined)
            onCovered(seq, path, covered);
    }
    yield* filesBetween(store, name, after + 1, last);
}
/** Entries as a checkpoint says them: one a line, the last the one in its name. Nothing of it is checked here. */
async function readCheckpoint(store, name, to) {
    const path = checkpointPath(name, to);
    const text = (await readText(store, path, MAX_CHECKPOINT_BYTES)) ?? '';
    const lines = text.replace(/\n$/, '').split('\n');
    return { from: to - lines.length + 1, to, lines, path };
}
/** Each entry of a range by itself, the missing ones too. */
async function* filesBetween(store, name, first, last) {
    yield* inOrderOf(range(first, last), (seq) => placedAt(store, name, seq), AT_ONCE);
}
function* range(first, last) {
    for (let seq = first; seq <= last; seq++)
        yield seq;
}
async function readWithLast(store, name, to) {
    const [checkpoint, last] = await Promise.all([readCheckpoint(store, name, to), readLine(store, name, to)]);
    return { ...checkpoint, last };
}
async function placedAt(store, name, seq) {
    return { seq, line: await readLine(store, name, seq), path: entryPath(name, seq) };
}
/** Entries by their numbers until there is none any more, some at once and then more. */
async function* upwards(store, name, first) {
    for (let seq = first, many = 4;; many = Math.min(2 * many, AT_ONCE)) {
        const end = seq + many;
        for await (const placed of filesBetween(store, name, seq, end - 1)) {
            if (placed.line === undefined) {
                if ((await entryBeyond(store, name, placed.seq)) === undefined)
                    return;
                // It may have been written just now, before the one beyond.
                yield await placedAt(store, name, placed.seq);
            }
            else
                yield placed;
        }
        seq = end;
    }
}
//# sourceMappingURL=places.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/checkpoint.js






/**
 * Bundle the entries since the last checkpoint, so that whoever reads the ledger need not ask for each. The entries stay. Nothing is
 * bundled of a chain that does not hold, and nothing is lost where the store refuses: the next checkpoint has it.
 */
async function writeCheckpoint(store, name, head) {
    const before = (await listCheckpoints(store, name)).filter((seq) => seq < head.seq).at(-1) ?? 0;
    const line = before === 0 ? undefined : await readLine(store, name, before);
    const trusted = line === undefined ? undefined : parseEntry(line);
    if (before > 0 && (trusted === undefined || 'problem' in trusted))
        return;
    const judge = new ChainJudge(trusted === undefined || 'problem' in trusted ? undefined : trusted);
    const places = filesBetween(store, name, before + 1, head.seq);
    const lines = [];
    for await (const placed of places) {
        if ('fault' in (await judge.look(placed, () => places)) || placed.line === undefined)
            return;
        lines.push(placed.line);
    }
    if (judge.head?.hash !== head.hash)
        return;
    try {
        await store.put(checkpointPath(name, head.seq), ReadableStream.from([Buffer.from(`${lines.join('\n')}\n`, 'utf8')]));
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
    }
}
//# sourceMappingURL=checkpoint.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/append.js









/** How often others may be faster before it is given up: somebody gets on each time. */
const TRIES = 400;
/** Longest pause before the next try, in milliseconds. */
const LONGEST_PAUSE_MS = 100;
/** After so long nobody is writing any more who left a half-written entry in a directory: a put takes a blink. */
const ABANDONED_MS = 60_000;
const queues = new WeakMap();
function queueFor(store, name) {
    const ofStore = queues.get(store) ?? new Map();
    queues.set(store, ofStore);
    const queue = ofStore.get(name) ?? { ended: Promise.resolve(), known: 0 };
    ofStore.set(name, queue);
    return queue;
}
/**
 * Write down what was done. Where several do so at the same time, each gets a place of its own and nothing is lost, on stores that
 * let one of several writers win (`conditionalWrites`); elsewhere one writer at a time is assumed, and verification shows where two were.
 *
 * @returns the new head: what is put where whoever can write to the store cannot
 * @throws UserError where the store refuses
 */
async function appendEntry(store, name, event, options = {}) {
    const queue = queueFor(store, name);
    const mine = queue.ended.then(() => append(store, name, event, queue, options));
    queue.ended = mine.catch(() => undefined);
    return mine;
}
/** The last entry; undefined where there is none. @throws UserError where it cannot be read */
async function headOf(store, name) {
    const last = await lastEntry(store, name, 0);
    return last === undefined ? undefined : headFrom(last);
}
async function append(store, name, event, queue, { checkpointEvery = CHECKPOINT_EVERY, signal }) {
    for (let tried = 1;; tried++) {
        signal?.throwIfAborted();
        const last = await lastEntry(store, name, queue.known);
        queue.known = last?.seq ?? 0;
        const next = following(last, event);
        if (await write(store, name, next, tried === TRIES)) {
            const head = headFrom(next.entry);
            queue.known = head.seq;
            if (head.seq % checkpointEvery === 0)
                await writeCheckpoint(store, name, head);
            return head;
        }
        await (0,promises_.setTimeout)(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * tried), undefined, {
            ...(signal === undefined ? {} : { signal }),
        });
    }
}
function following(last, event) {
    const before = last === undefined ? 0 : Date.parse(last.at);
    return encodeEntry(
    // Two machines' clocks differ by a little, and time in a ledger does not go backwards.
    {
        ...event,
        at: event.at.getTime() < before && before - event.at.getTime() < MAX_SKEW_MS
            ? new Date(before)
            : event.at,
    }, {
        log_id: last?.log_id ?? (0,external_node_crypto_.randomUUID)(),
        prev: last?.hash ?? NOTHING_BEFORE,
        seq: (last?.seq ?? 0) + 1,
    });
}
/** How far two machines' clocks may be apart. */
const MAX_SKEW_MS = 5 * 60_000;
/** @returns whether the place was free @throws UserError where the store refuses for another reason, or at last */
async function write(store, name, { entry, line }, last) {
    const path = entryPath(name, entry.seq);
    try {
        await store.put(path, ReadableStream.from([Buffer.from(`${line}\n`, 'utf8')]));
        return true;
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        const there = await readLine(store, name, entry.seq);
        // The answer to a request that was sent again may be that we were there before.
        if (there === line)
            return true;
        if (last || (there === undefined && !(await isBeingWritten(store, path))))
            throw error;
        return false;
    }
}
/** In a directory: whether somebody has begun to write it. What a killed writer left there is taken away. */
async function isBeingWritten(store, path) {
    const partial = await store.head(path + stores/* PARTIAL */.yP);
    if (partial === undefined)
        return (await store.head(path)) !== undefined;
    if (Date.now() - partial.modifiedAt.getTime() > ABANDONED_MS)
        await store.delete(path + stores/* PARTIAL */.yP);
    return true;
}
/**
 * The last entry, behind missing ones too: whoever took one away shall not stop the ledger.
 *
 * @param known number of an entry that is there, or 0
 * @throws UserError where it is no entry that can be continued
 */
async function lastEntry(store, name, known) {
    let from = known;
    if (from === 0) {
        const newest = (await listCheckpoints(store, name)).at(-1) ?? 0;
        from = newest > 0 && (await hasEntry(store, name, newest)) ? newest : 0;
    }
    let last = await lastNumber(store, name, from);
    // Once an entry is known, what was missing before it was looked for already.
    while (known === 0) {
        const beyond = await entryBeyond(store, name, last + 1);
        if (beyond === undefined)
            break;
        last = await lastNumber(store, name, beyond);
    }
    if (last === 0)
        return undefined;
    const line = await readLine(store, name, last);
    const entry = line === undefined ? undefined : parseEntry(line);
    if (entry === undefined || 'problem' in entry) {
        throw new verdict/* UserError */.yo(`The last entry of the ledger cannot be continued: ${entry?.problem ?? 'it is gone'}`, {
            remedy: 'Look at it with `backproof verify chain`',
            where: entryPath(name, last),
        });
    }
    return entry;
}
//# sourceMappingURL=append.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/anchors.js

/** Compares the entries that pass by with the heads that somebody vouches for. */
class AnchorWatch {
    anchors;
    #bySeq = new Map();
    #judged = new Map();
    constructor(anchors) {
        this.anchors = anchors;
        for (const anchor of anchors) {
            const same = this.#bySeq.get(anchor.head.seq);
            if (same === undefined)
                this.#bySeq.set(anchor.head.seq, [anchor]);
            else
                same.push(anchor);
        }
    }
    pass({ seq, hash }) {
        for (const anchor of this.#bySeq.get(seq) ?? []) {
            this.#judged.set(anchor, anchor.head.hash === hash ? 'holds' : 'contradicts');
        }
    }
    /**
     * @param first number of the first entry that was looked at
     * @param whole whether the ledger was read to its end
     */
    end(first, whole) {
        return this.anchors.map((anchor) => {
            const judged = this.#judged.get(anchor);
            if (judged !== undefined)
                return { anchor, standing: judged };
            if (anchor.head.seq < first)
                return { anchor, standing: 'earlier' };
            return { anchor, standing: whole ? 'beyond' : 'not-reached' };
        });
    }
}
/** What anchors say is wrong: at most one fault of each kind, at the first entry that it is known of. */
function anchorFaults(name, judged, last) {
    const faults = [];
    const wrong = (standing) => judged
        .filter((one) => one.standing === standing)
        .map(({ anchor }) => anchor)
        .toSorted((a, b) => a.head.seq - b.head.seq);
    const [rewritten] = wrong('contradicts');
    if (rewritten !== undefined) {
        const { seq } = rewritten.head;
        const message = `Entry ${seq} is another than ${words(rewritten)}: the ledger was written anew from there or before`;
        faults.push({ code: 'ledger-rewritten', seq, message, where: entryPath(name, seq) });
    }
    const farthest = wrong('beyond').at(-1);
    if (farthest !== undefined) {
        const seq = last + 1;
        const message = `The ledger ends with entry ${last}, and there were ${farthest.head.seq}: so says ${words(farthest)}`;
        faults.push({ code: 'ledger-truncated', seq, message, where: entryPath(name, seq) });
    }
    return faults;
}
function words({ source, by }) {
    return by === undefined ? source : `${source}, signed by ${by}`;
}
//# sourceMappingURL=anchors.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/gaps.js
/** Collects the numbers of runs, which count up without gaps in each workflow of a repository. */
class RunNumbers {
    /** By repository, then by workflow: a ledger has many entries and few of these. */
    #seen = new Map();
    add({ actor }) {
        const { repository_id: repositoryId, workflow, run_number: number } = actor;
        if (repositoryId === undefined || workflow === undefined || number === undefined)
            return;
        const workflows = memberOf(this.#seen, repositoryId, () => new Map());
        memberOf(workflows, workflow, () => new Set()).add(number);
    }
    /** What is missing between the first and the last number of each workflow. */
    gaps() {
        return [...this.#seen].flatMap(([repositoryId, workflows]) => [...workflows].flatMap(([workflow, numbers]) => {
            const sorted = [...numbers].sort((a, b) => a - b);
            return sorted.flatMap((number, index) => {
                const before = sorted[index - 1];
                if (before === undefined || before + 1 >= number)
                    return [];
                return [{ repositoryId, workflow, from: before + 1, to: number - 1 }];
            });
        }));
    }
}
function memberOf(map, key, make) {
    const known = map.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    map.set(key, made);
    return made;
}
//# sourceMappingURL=gaps.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/verify.js







/**
 * Check a name's ledger. Where the bundled entries show something odd, every entry is read by itself, which says more precisely what.
 *
 * @throws UserError where the store does not give what it has
 */
async function verifyLedger(store, name, options) {
    if (options.every === true)
        return verifyEvery(store, name, options);
    // Whoever is told of entries must not be told of them twice.
    const held = [];
    const { onEntry } = options;
    const quick = await verifyPlaces(store, name, bundledPlaces(store, name, options.since?.seq ?? 0), {
        ...options,
        ...(onEntry === undefined ? {} : { onEntry: (entry) => held.push(entry) }),
    });
    if (!quick.intact)
        return verifyEvery(store, name, options);
    if (onEntry !== undefined)
        held.forEach(onEntry);
    return quick;
}
async function verifyEvery(store, name, options) {
    const after = options.since?.seq ?? 0;
    const covered = [];
    const hashes = new Map();
    const places = listedPlaces(store, name, after, (seq, path, how) => {
        covered.push(coveredFault(seq, path, how));
    });
    const verdict = await verifyPlaces(store, name, places, {
        ...options,
        onEntry: (entry) => {
            hashes.set(entry.seq, entry.hash);
            options.onEntry?.(entry);
        },
    });
    const faults = [...verdict.faults, ...covered];
    // What a broken chain says of checkpoints says nothing new.
    if (verdict.faults.every(({ code }) => ['ledger-rewritten', 'ledger-truncated'].includes(code))) {
        faults.push(...(await checkpointFaults(store, name, after, hashes)));
    }
    return { ...verdict, intact: faults.length === 0, faults };
}
function coveredFault(seq, where, how) {
    return how === 'overwritten'
        ? {
            code: 'ledger-forked',
            seq,
            where,
            message: `Entry ${seq} was written over; the first version counts`,
        }
        : { code: 'ledger-deleted', seq, where, message: `Entry ${seq} was deleted; the store still keeps it` };
}
async function verifyPlaces(store, name, places, { since, anchors, onEntry }) {
    const watch = new AnchorWatch(anchors);
    const runs = new RunNumbers();
    const faults = [];
    let entries = 0;
    const known = since === undefined ? undefined : await knownEntry(store, name, since);
    const judge = new ChainJudge(known !== undefined && 'entry' in known ? known.entry : undefined);
    if (known !== undefined && 'fault' in known)
        faults.push(known.fault);
    else {
        if (since !== undefined)
            watch.pass(since);
        // Runs between it and the next one would be missed otherwise.
        if (known !== undefined)
            runs.add(known.entry);
        for (let next = await places.next(); next.done !== true; next = await places.next()) {
            const looking = judge.look(next.value, () => places);
            // An entry that holds is told at once: of a hundred thousand promises each would cost its turn.
            const looked = looking instanceof Promise ? await looking : looking;
            if ('fault' in looked) {
                faults.push(looked.fault);
                break;
            }
            entries++;
            watch.pass(looked.entry);
            runs.add(looked.entry);
            onEntry?.(looked.entry);
        }
        await places.return();
    }
    const judged = watch.end(since?.seq ?? 1, faults.length === 0);
    const { head } = judge;
    faults.push(...anchorFaults(name, judged, head?.seq ?? 0));
    return { intact: faults.length === 0, head, entries, faults, anchors: judged, gaps: runs.gaps() };
}
/** The entry that was verified before, if it is still the same. */
async function knownEntry(store, name, since) {
    const { seq } = since;
    const bad = (code, message) => ({
        fault: { code, seq, message, where: entryPath(name, seq) },
    });
    const line = await readLine(store, name, seq);
    if (line === undefined) {
        const cut = (await entryBeyond(store, name, seq)) === undefined;
        return bad(cut ? 'ledger-truncated' : 'ledger-deleted', `Entry ${seq} was known, and is gone`);
    }
    const entry = parseEntry(line);
    if ('problem' in entry)
        return bad('ledger-edited', `Entry ${seq} was edited: ${entry.problem}`);
    if (entry.hash === since.hash && entry.seq === seq)
        return { entry };
    return bad('ledger-rewritten', `Entry ${seq} is another than the one that was known: the ledger was written anew from there or before`);
}
/** What checkpoints say otherwise than the entries that hold. */
async function checkpointFaults(store, name, after, hashes) {
    for (const to of await listCheckpoints(store, name)) {
        if (to <= after)
            continue;
        const { from, lines, path } = await readCheckpoint(store, name, to);
        for (const [index, line] of lines.entries()) {
            const seq = from + index;
            if (seq <= after)
                continue;
            const entry = parseEntry(line);
            if ('problem' in entry || entry.seq !== seq) {
                const why = 'problem' in entry ? entry.problem : `it says ${entry.seq}`;
                return [
                    {
                        code: 'ledger-checkpoint',
                        seq,
                        where: path,
                        message: `The checkpoint's entry ${seq} was edited: ${why}`,
                    },
                ];
            }
            const hash = hashes.get(seq);
            if (hash === entry.hash)
                continue;
            return [
                hash === undefined
                    ? {
                        code: 'ledger-truncated',
                        seq,
                        where: entryPath(name, seq),
                        message: `Entry ${seq} and all later ones are gone, and a checkpoint has it`,
                    }
                    : {
                        code: 'ledger-checkpoint',
                        seq,
                        where: path,
                        message: `The checkpoint has another entry ${seq} than the ledger`,
                    },
            ];
        }
    }
    return [];
}
//# sourceMappingURL=verify.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/gaps-check.js

/**
 * Whether a ledger has an entry of every run. That one is missing is told, and is no failure.
 *
 * @param id the check's
 * @param whole whether there is a ledger, read to its end
 */
function gapsCheck(id, gaps, whole) {
    const missing = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const parts = { id, expected: 'an entry of every run' };
    if (missing > 0)
        return (0,verdict/* notApplicable */.hH)({
            ...parts,
            found: `${(0,verdict/* formatCount */.B4)(missing, 'run')} wrote none: a run that is cancelled, or does not get so far, writes none either`,
        });
    return whole
        ? (0,verdict/* decided */.rc)(true, { ...parts, found: 'no run is missing' })
        : (0,verdict/* notApplicable */.hH)({ ...parts, found: 'only a ledger that holds to its end could tell' });
}
//# sourceMappingURL=gaps-check.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/foreign.js


/** Largest record that is read, in bytes. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;
/**
 * Check a chain of records.
 *
 * @param records in the order in which they were found
 * @param known without any, a cut end and a chain written anew cannot be told
 */
async function verifyForeign(records, form, known = []) {
    const all = [];
    for await (const record of records) {
        const read = readRecord(record, form);
        if ('problem' in read) {
            const fault = {
                code: 'chain-edited',
                message: `The record was edited: ${read.problem}`,
                where: record.where,
            };
            return { intact: false, records: all.length, beside: 0, head: all.at(-1)?.hash, faults: [fault] };
        }
        all.push(read);
    }
    const along = form.branch === undefined ? all : branchOf(all, form.branch);
    if ('code' in along)
        return { intact: false, records: 0, beside: all.length, head: undefined, faults: [along] };
    const places = new Map();
    for (const [index, { hash }] of along.entries())
        if (!places.has(hash))
            places.set(hash, index);
    const faults = [];
    let good = 0;
    for (; good < along.length && faults.length === 0; good++) {
        const fault = faultAt(along, good, places, form);
        if (fault === undefined)
            continue;
        faults.push(fault);
        break;
    }
    const held = along.slice(0, good);
    if (faults.length === 0)
        faults.push(...unknownHeads(held, known));
    return {
        intact: faults.length === 0,
        records: good,
        beside: all.length - along.length,
        head: held.at(-1)?.hash,
        faults,
    };
}
function readRecord({ bytes, where }, form) {
    let value;
    try {
        value = (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_RECORD_BYTES });
    }
    catch (error) {
        if (error instanceof json/* JsonError */.N3)
            return { problem: error.message };
        throw error;
    }
    const hash = (0,external_node_crypto_.createHash)(form.algorithm)
        .update(form.of === 'bytes' ? bytes : (0,json/* canonicalJson */.dj)(without(value, form.hashField)))
        .digest('hex');
    if (form.hashField !== undefined) {
        const said = at(value, form.hashField);
        if (typeof said !== 'string')
            return { problem: `it has no hash in ${form.hashField}` };
        if (plainHash(said) !== hash)
            return { problem: 'its hash is not that of its content' };
    }
    const prev = at(value, form.prevField);
    if (prev !== undefined && prev !== null && typeof prev !== 'string') {
        return { problem: `${form.prevField} is no text` };
    }
    const order = foreign_numberIn(value, form.orderField);
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
function at(value, path) {
    let found = value;
    for (const name of path.split('.'))
        found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
    return found;
}
function without(value, path) {
    if (path === undefined || !isObject(value))
        return value;
    const [name = '', ...rest] = path.split('.');
    return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => {
        if (key !== name)
            return [[key, member]];
        return rest.length === 0 ? [] : [[key, without(member, rest.join('.'))]];
    }));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Hashes are compared as lowercase hex, whatever stands before them: `0x`, `sha256:`. */
function plainHash(text) {
    return text.toLowerCase().replace(/^(0x|sha3?-?\d{3}:)/, '');
}
function isNothing(prev, genesis) {
    if (genesis !== undefined)
        return prev !== undefined && prev !== null && plainHash(prev) === plainHash(genesis);
    return prev === undefined || prev === null || /^0*$/.test(plainHash(prev));
}
function foreign_numberIn(value, field) {
    const found = field === undefined ? undefined : at(value, field);
    if (typeof found === 'string' && /^\d{1,15}$/.test(found))
        return Number(found);
    return typeof found === 'number' ? found : undefined;
}
/** Milliseconds of an instant in text, or a number of any unit: it is only compared with others of its kind. */
function instantIn(value, field) {
    const found = field === undefined ? undefined : at(value, field);
    const time = typeof found === 'string' ? Date.parse(found) : found;
    return typeof time === 'number' && !Number.isNaN(time) ? time : undefined;
}
/** The records from the first to the last of a branch, found from its end. */
function branchOf(all, { name, field }) {
    const byHash = new Map(all.map((record) => [record.hash, record]));
    const end = field === undefined ? byHash.get(plainHash(name)) : all.findLast(({ branch }) => branch === name);
    if (end === undefined) {
        return {
            code: 'chain-truncated',
            message: `There is no record of the branch ${name}`,
            where: all.at(-1)?.where ?? '',
        };
    }
    const along = [];
    const seen = new Set();
    for (let record = end; record !== undefined && !seen.has(record);) {
        seen.add(record);
        along.push(record);
        record = record.prev === undefined ? undefined : byHash.get(record.prev);
    }
    return along.reverse();
}
/** @param places where each hash is found first */
function faultAt(along, index, places, form) {
    const record = along[index];
    if (record === undefined)
        return undefined;
    const before = along[index - 1];
    const bad = (kind, message, { where } = record) => ({
        code: `chain-${kind}`,
        message,
        where,
    });
    if (places.get(record.hash) !== index)
        return bad('duplicated', 'The record is there twice');
    if (record.prev !== before?.hash)
        return brokenLink(record, before, index, places, form, bad);
    if (before?.order !== undefined && record.order !== undefined && record.order <= before.order) {
        return bad('reordered', `Its number ${record.order} does not come after ${before.order}`);
    }
    if (before?.time !== undefined && record.time !== undefined && record.time < before.time) {
        return bad('time-backwards', 'The record says that it is older than the one before');
    }
    return undefined;
}
/** What is wrong where a record does not continue the one before it. */
function brokenLink(record, before, index, places, form, bad) {
    if (record.prev === undefined)
        return bad('forked', 'The record begins another chain');
    const continued = places.get(record.prev);
    if (continued !== undefined && continued < index) {
        return bad('forked', 'The record continues one that another continues too: name the branch to follow');
    }
    if (continued !== undefined)
        return bad('reordered', 'The record stands before the one that it continues');
    if (before?.order !== undefined && record.order === before.order + 1) {
        return bad('forked', `Another record was in this place when ${record.where} was written`, before);
    }
    if (form.hashField === undefined && record.order === undefined && before !== undefined) {
        return bad('edited', 'The record was edited, or the one after it taken away', before);
    }
    return bad('deleted', 'The record that it continues is missing');
}
function unknownHeads(along, known) {
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
//# sourceMappingURL=foreign.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/ledger/foreign-files.js





const LINE_FEED = 0x0a;
/**
 * Records of a file with one on each line, or of a folder with one in each `.json` file, by name.
 *
 * @throws UserError where it cannot be read
 */
async function* recordsIn(path) {
    try {
        if ((await (0,external_node_fs_promises_.stat)(path)).isDirectory())
            yield* filesOf(path);
        else
            yield* linesOf(path);
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo)
            throw error;
        throw new verdict/* UserError */.yo(`The records cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give a file with a record on each line, or a folder with a record in each .json file',
            where: path,
            cause: error,
        });
    }
}
async function* filesOf(folder) {
    const names = (await (0,external_node_fs_promises_.readdir)(folder)).filter((name) => name.endsWith('.json'));
    // Numbers without leading zeros count as numbers: 2.json comes before 10.json.
    const { compare } = new Intl.Collator('en', { numeric: true });
    for (const name of names.sort(compare)) {
        const where = (0,external_node_path_.join)(folder, name);
        yield { bytes: await bytesOf(where), where };
    }
}
/** A file's bytes, as many as a record may have and one more: whoever reads it sees that it is too large. */
async function bytesOf(file) {
    const parts = [];
    for await (const part of (0,external_node_fs_.createReadStream)(file, { end: MAX_RECORD_BYTES }))
        if (part instanceof Uint8Array)
            parts.push(part);
    return Buffer.concat(parts);
}
async function* linesOf(file) {
    let rest = Buffer.alloc(0);
    let number = 0;
    const record = (bytes) => ({ bytes, where: `${file}:${number}` });
    for await (const part of (0,external_node_fs_.createReadStream)(file)) {
        if (!(part instanceof Uint8Array))
            throw new TypeError('a file was not read as bytes');
        const text = Buffer.concat([rest, part]);
        let from = 0;
        for (let end = text.indexOf(LINE_FEED); end >= 0; end = text.indexOf(LINE_FEED, from)) {
            number++;
            if (end > from)
                yield record(text.subarray(from, end));
            from = end + 1;
        }
        rest = text.subarray(from);
        if (rest.length > MAX_RECORD_BYTES) {
            throw new verdict/* UserError */.yo(`Line ${number + 1} is longer than ${MAX_RECORD_BYTES} bytes`, { where: file });
        }
    }
    number++;
    if (rest.length > 0)
        yield record(rest);
}
//# sourceMappingURL=foreign-files.js.map
;// CONCATENATED MODULE: ./build/packages/ledger/index.js







//# sourceMappingURL=index.js.map

/***/ }),

/***/ 75219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ DirectoryStore),
  y: () => (/* binding */ PARTIAL)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/stores/posture.js
var posture = __webpack_require__(29167);
;// CONCATENATED MODULE: ./build/packages/stores/directory-posture.js




/** Others may look who may not read: every file is its writer's alone. */
const EVERYBODY_WRITES = 0o002;
/** A folder keeps nothing from whoever may write to it; what there is to ask is who may. */
async function directoryPosture(folder) {
    const { mode } = await (0,promises_.stat)(folder);
    const open = (mode & EVERYBODY_WRITES) === 0 ? [] : ['every account of this machine may write to the folder'];
    return {
        place: { service: 'file system' },
        versioning: none('a folder keeps no versions'),
        lock: none('a folder has no locks'),
        lifecycle: none('a folder removes nothing by itself'),
        encryption: none('how the disk is encrypted, its folder does not tell'),
        publicAccess: (0,posture/* known */.e)({ open }),
        deletesVersions: (0,posture/* known */.e)(await mayWrite(folder)),
    };
}
function none(why) {
    return { state: 'none', why };
}
async function mayWrite(folder) {
    try {
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK);
        return true;
    }
    catch (error) {
        if (['EACCES', 'EPERM', 'EROFS'].includes((0,verdict/* codeOf */.$N)(error) ?? ''))
            return false;
        throw error;
    }
}
//# sourceMappingURL=directory-posture.js.map
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
;// CONCATENATED MODULE: ./build/packages/stores/directory.js







/** Ending of an object that is being written; it is no object yet, and a listing shows it so that leftovers are seen. */
const PARTIAL = '.partial';
/** Bytes that are read at once. */
const MOST_READ = 1024 * 1024;
const LEAST_READ = 4096;
/** Bytes that are gathered for one write. */
const WRITTEN_TOGETHER = 512 * 1024;
/** Sets in a folder of a local or mounted file system. */
class DirectoryStore {
    url;
    #root;
    /** The same without links; undefined until somebody reads. */
    #realRoot;
    /** @param root the folder; it need not exist before the first write */
    constructor(root) {
        this.#root = (0,external_node_path_.resolve)(root);
        this.url = this.#root;
    }
    async folderFor(path) {
        const folder = this.#absolute(path);
        await this.#makeFolder(folder);
        return folder;
    }
    capabilities() {
        return Promise.resolve({ conditionalWrites: true, versions: false, lock: false, serverChecksum: false });
    }
    async room() {
        const { bavail, blocks, bsize } = await (0,promises_.statfs)(await nearest(this.#root));
        return { free: bavail * bsize, total: blocks * bsize };
    }
    async posture(folder) {
        const path = await nearest(this.#absolute(folder));
        return directoryPosture(path).catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        });
    }
    async put(path, bytes, protection) {
        (0,explain/* refuseProtection */.cI)(protection, this.url);
        const target = this.#absolute(path);
        await this.#makeFolder((0,external_node_path_.dirname)(target));
        if ((await this.head(path)) !== undefined)
            throw (0,explain/* nameTaken */.nn)(path, this.url);
        const partial = target + PARTIAL;
        const file = await this.#create(partial, path);
        try {
            const size = await writeAll(file, bytes);
            await file.sync();
            await file.close();
            await publish(partial, target, path, this.url);
            return { size };
        }
        catch (error) {
            await file.close().catch(() => undefined);
            await (0,promises_.rm)(partial, { force: true });
            await this.#removeEmptyFolders((0,external_node_path_.dirname)(target));
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    get(path, range) {
        return readFile(() => this.#inside(path), path, this.url, range);
    }
    async *list(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        try {
            for await (const path of walk(top)) {
                const info = await (0,promises_.lstat)(path).catch(explain/* ignoreMissing */.bt);
                if (info === undefined)
                    continue;
                yield {
                    path: (0,external_node_path_.relative)(this.#root, path).split(external_node_path_.sep).join('/'),
                    size: info.size,
                    modifiedAt: info.mtime,
                };
            }
        }
        catch (error) {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        }
    }
    async *folders(folder) {
        const top = folder === '' ? this.#root : this.#absolute(folder);
        const entries = await (0,promises_.readdir)(top, { withFileTypes: true })
            .catch(explain/* ignoreMissing */.bt)
            .catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, folder, this.url);
        });
        const names = (entries ?? []).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
        yield* names.sort(byUnits);
    }
    async head(path) {
        const info = await (0,promises_.lstat)(this.#absolute(path))
            .catch(explain/* ignoreMissing */.bt)
            .catch((error) => {
            throw (0,explain/* explainRead */.yS)(error, path, this.url);
        });
        return info?.isFile() === true ? { path, size: info.size, modifiedAt: info.mtime } : undefined;
    }
    async delete(path) {
        const target = this.#absolute(path);
        try {
            await (0,promises_.rm)(target, { force: true });
            await this.#removeEmptyFolders((0,external_node_path_.dirname)(target));
        }
        catch (error) {
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    /** A folder is nothing of its own in a store: it is gone with its last object. */
    async #removeEmptyFolders(from) {
        for (let folder = from; folder !== this.#root && folder.startsWith(this.#root + external_node_path_.sep); folder = (0,external_node_path_.dirname)(folder)) {
            try {
                // Never what is in it: another backup may just have put something there.
                await (0,promises_.rmdir)(folder);
            }
            catch (error) {
                if (['ENOTEMPTY', 'EEXIST'].includes((0,verdict/* codeOf */.$N)(error) ?? ''))
                    return;
                (0,explain/* ignoreMissing */.bt)(error);
            }
        }
    }
    #absolute(path) {
        if (!(0,manifest/* isInnerPath */.wx)(path))
            throw new verdict/* UserError */.yo(`'${path}' is not a path inside the store`, { where: this.url });
        return (0,external_node_path_.join)(this.#root, ...path.split('/'));
    }
    /** A link in the store must not lead a reader out of it. */
    async #inside(path) {
        const target = this.#absolute(path);
        const [root, real] = await Promise.all([this.#whereRootIs(), (0,promises_.realpath)(target)]);
        if (!real.startsWith(root + external_node_path_.sep)) {
            throw new verdict/* UserError */.yo(`${path} is a link that leads out of the store`, { where: this.url });
        }
        return real;
    }
    /** Asked once, as soon as it is there: a ledger is thousands of small reads, and the folder does not move under them. */
    async #whereRootIs() {
        this.#realRoot ??= await (0,promises_.realpath)(this.#root);
        return this.#realRoot;
    }
    async #makeFolder(folder) {
        try {
            await (0,promises_.mkdir)(this.#root, { recursive: true });
            const [root, real] = await Promise.all([(0,promises_.realpath)(this.#root), (0,promises_.realpath)(await nearest(folder))]);
            if (real !== root && !real.startsWith(root + external_node_path_.sep)) {
                throw new verdict/* UserError */.yo(`${folder} is a link that leads out of the store`, { where: this.url });
            }
            await (0,promises_.mkdir)(folder, { recursive: true });
        }
        catch (error) {
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
    async #create(partial, path) {
        try {
            return await (0,promises_.open)(partial, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, 0o600);
        }
        catch (error) {
            if ((0,verdict/* codeOf */.$N)(error) === 'EEXIST')
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            throw (0,explain/* explainWrite */.N3)(error, this.url);
        }
    }
}
/** The folder itself, or the nearest above it that is there: nothing is made behind a link that leads out. */
async function nearest(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        if ((await (0,promises_.lstat)(at).catch(explain/* ignoreMissing */.bt)) !== undefined || at === (0,external_node_path_.dirname)(at))
            return at;
    }
}
/** Small parts are written together, while the next ones are made: each write wakes another thread. */
async function writeAll(file, bytes) {
    let size = 0;
    let parts = [];
    let gathered = 0;
    let writing = Promise.resolve();
    const flush = async () => {
        await writing;
        writing = write(file, Buffer.concat(parts, gathered));
        // It is awaited before the next one, or at the end; until then nobody is told.
        writing.catch(() => undefined);
        parts = [];
        gathered = 0;
    };
    try {
        for await (const part of bytes) {
            parts.push(part);
            gathered += part.length;
            size += part.length;
            if (gathered >= WRITTEN_TOGETHER)
                await flush();
        }
        if (gathered > 0)
            await flush();
    }
    finally {
        await writing;
    }
    return size;
}
async function write(file, bytes) {
    for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done);
        done += bytesWritten;
    }
}
/**
 * Give the finished file its name, only if the name is still free, and make the name itself durable. Nobody else can give it away
 * in between: whoever publishes a name holds its `.partial` file, which only one can create.
 */
async function publish(partial, target, path, url) {
    if ((await (0,promises_.lstat)(target).catch(explain/* ignoreMissing */.bt)) !== undefined)
        throw (0,explain/* nameTaken */.nn)(path, url);
    await (0,promises_.rename)(partial, target);
    try {
        const folder = await (0,promises_.open)((0,external_node_path_.dirname)(target), external_node_fs_.constants.O_RDONLY);
        try {
            await folder.sync();
        }
        finally {
            await folder.close();
        }
    }
    catch (error) {
        await (0,promises_.rm)(target, { force: true });
        throw error;
    }
}
async function* readFile(locate, path, url, range) {
    if (range?.end !== undefined && range.end <= range.start)
        return;
    try {
        const file = await locate();
        const info = await (0,promises_.stat)(file);
        if (!info.isFile())
            throw new verdict/* UserError */.yo(`${path} is not a file`, { where: url });
        const limits = range === undefined
            ? {}
            : { start: range.start, end: range.end === undefined ? Infinity : range.end - 1 };
        // A buffer for each read: of thousands of small files, large ones would cost more than all that is in them.
        const highWaterMark = Math.min(MOST_READ, Math.max(info.size, LEAST_READ));
        for await (const part of (0,external_node_fs_.createReadStream)(file, { highWaterMark, ...limits })) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a file was not read as bytes');
            yield part;
        }
    }
    catch (error) {
        throw (0,explain/* explainRead */.yS)(error, path, url);
    }
}
/** Every file below a folder, in the order of the paths' UTF-16 units. Links are listed, never followed. */
async function* walk(folder) {
    const entries = (await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(explain/* ignoreMissing */.bt)) ?? [];
    // A folder sorts as if its name ended in a slash, which is how its files' paths go on.
    const sorted = entries
        .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
        .sort((a, b) => byUnits(a.key, b.key));
    for (const { entry } of sorted) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            yield* walk(path);
        else
            yield path;
    }
}
function byUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=directory.js.map

/***/ }),

/***/ 81316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N3: () => (/* binding */ explainWrite),
/* harmony export */   bt: () => (/* binding */ ignoreMissing),
/* harmony export */   cI: () => (/* binding */ refuseProtection),
/* harmony export */   nn: () => (/* binding */ nameTaken),
/* harmony export */   wL: () => (/* binding */ ObjectLocked),
/* harmony export */   yS: () => (/* binding */ explainRead)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** For `catch`: undefined where there is nothing at a path; every other error goes on. */
function ignoreMissing(error) {
    if (MISSING.has((0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? ''))
        return undefined;
    throw error;
}
const MISSING = new Set(['ENOENT', 'ENOTDIR']);
function nameTaken(path, url) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path} exists already, and nothing in a store is ever overwritten`, {
        remedy: 'If another backup started in the same second, start this one again',
        where: url,
    });
}
/** For stores that cannot lock. @throws UserError where an object is to be locked */
function refuseProtection(protection, url) {
    if (protection?.lock === undefined && protection?.legalHold !== true)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('This store cannot lock objects', {
        remedy: 'Take the lock away, or a store that has Object Lock',
        where: url,
    });
}
/** A lock or a hold keeps an object that was to be removed. */
class ObjectLocked extends _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
}
const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NOT_WRITABLE = new Set([
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOTDIR',
    'ENOENT',
    'EEXIST',
    'ENAMETOOLONG',
    'ELOOP',
]);
const NOT_READABLE = new Set(['EACCES', 'EPERM', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);
/** Errors of the file system in words; others as they are. */
function explainWrite(error, url) {
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? '';
    if (FULL.has(code)) {
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .OperationFailed */ .FH('The disk of the store is full', {
            remedy: 'Free space or take another store; nothing of this set was kept',
            where: url,
            cause: error,
        });
    }
    if (NOT_WRITABLE.has(code)) {
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The store's folder cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Check that it is a folder and that this user may write to it',
            where: url,
            cause: error,
        });
    }
    return error;
}
/** As `explainWrite`, for reading and listing; `path` is what was to be read, '' for the store. */
function explainRead(error, path, url) {
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) ?? '';
    if (MISSING.has(code))
        return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`There is no ${path} in the store`, { where: url, cause: error });
    if (!NOT_READABLE.has(code))
        return error;
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path === '' ? 'The store' : path} cannot be read: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`, {
        remedy: 'Check that this user may read it',
        where: url,
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map

/***/ }),

/***/ 32869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wL: () => (/* reexport */ explain/* ObjectLocked */.wL),
  yP: () => (/* reexport */ directory/* PARTIAL */.y),
  zd: () => (/* reexport */ atOnce),
  openStore: () => (/* reexport */ openStore)
});

// UNUSED EXPORTS: DirectoryStore

;// CONCATENATED MODULE: ./build/packages/stores/at-once.js
/** What stores answer well at the same time. */
const AT_ONCE = 8;
/** The results of work on each item, in their order, a few at once. The first failure is thrown, and nothing new is begun after it. */
async function atOnce(items, work) {
    const results = [];
    const waiting = items.entries();
    const worker = async () => {
        try {
            for (const [index, item] of waiting)
                results[index] = await work(item);
        }
        catch (error) {
            for (const _left of waiting)
                ;
            throw error;
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
}
//# sourceMappingURL=at-once.js.map
// EXTERNAL MODULE: ./build/packages/stores/directory.js + 1 modules
var directory = __webpack_require__(75219);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/stores/open.js



/** The store that a user names: a path (relative to the working folder), or a URL. Its library is loaded only now. */
async function openStore(name, options) {
    if (name === '') {
        throw new verdict/* UserError */.yo('No store is given', {
            remedy: 'Set `store` to the folder or the URL where backup sets are to live',
        });
    }
    const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(name)?.[1]?.toLowerCase();
    if (scheme === undefined)
        return new directory/* DirectoryStore */.f(name);
    const open = BACKENDS.get(scheme);
    if (open !== undefined)
        return open(name, options);
    throw new verdict/* UserError */.yo(`The store '${scheme}:' is not known`, {
        remedy: `Stores are a folder's path, or a URL that begins with ${[...BACKENDS.keys()].map((known) => `${known}:`).join(', ')}`,
    });
}
/** One line a backend. */
const BACKENDS = new Map([
    ['file', (name) => new directory/* DirectoryStore */.f(pathOf(name))],
    ['artifact', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(275), __webpack_require__.e(3553)]).then(__webpack_require__.bind(__webpack_require__, 83553))).openArtifacts(name, options)],
    ['azure', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(3669), __webpack_require__.e(6941), __webpack_require__.e(3747), __webpack_require__.e(6866)]).then(__webpack_require__.bind(__webpack_require__, 26866))).openAzure(name, options)],
    ['s3', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(1195)]).then(__webpack_require__.bind(__webpack_require__, 21195))).openS3(name, options)],
    ['rclone', async (name, options) => (await __webpack_require__.e(/* import() */ 4402).then(__webpack_require__.bind(__webpack_require__, 64402))).openRclone(name, options)],
    ['gs', async (name, options) => (await Promise.all(/* import() */[__webpack_require__.e(275), __webpack_require__.e(7629)]).then(__webpack_require__.bind(__webpack_require__, 97629))).openGcs(name, options)],
]);
function pathOf(url) {
    try {
        return (0,external_node_url_.fileURLToPath)(url);
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`'${url}' names no folder: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give file:///path, or the path alone',
            cause: error,
        });
    }
}
//# sourceMappingURL=open.js.map
;// CONCATENATED MODULE: ./build/packages/stores/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 29167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ known)
/* harmony export */ });
function known(value) {
    return { state: 'known', value };
}
//# sourceMappingURL=posture.js.map

/***/ })

};
