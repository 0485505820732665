export const id = 4402;
export const ids = [4402,2673];
export const modules = {

/***/ 92673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GROUP_MARK: () => (/* reexport */ GROUP_MARK),
  Oh: () => (/* reexport */ ProgramFailed),
  boundedLines: () => (/* reexport */ boundedLines),
  Nl: () => (/* reexport */ commandOf),
  endGroup: () => (/* reexport */ endGroup),
  groupOf: () => (/* reexport */ groupOf),
  _n: () => (/* reexport */ isAlive),
  hY: () => (/* reexport */ ownIdentity),
  mB: () => (/* reexport */ runProgram),
  startProgram: () => (/* reexport */ startProgram),
  L4: () => (/* reexport */ stateOf)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/packages/process/bounded-lines.js

/**
 * Tell every line of a stream as it ends, cut to `maxLength` UTF-16 units. A line costs no more memory than that, however long it is:
 * a program may write gigabytes without an end of line.
 */
function boundedLines(stream, maxLength, onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let open = '';
    let started = false;
    const take = (text) => {
        let from = 0;
        for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
            add(text.slice(from, end));
            tell();
            from = end + 1;
        }
        if (from < text.length)
            add(text.slice(from));
    };
    const add = (piece) => {
        started = true;
        // One more than is told, so that a carriage return at the end of a line of just that length can go.
        if (open.length <= maxLength)
            open += piece.slice(0, maxLength + 1 - open.length);
    };
    const tell = () => {
        onLine(open.replace(/\r$/, '').slice(0, maxLength));
        open = '';
        started = false;
    };
    stream.on('data', (bytes) => {
        take(decoder.write(bytes));
    });
    stream.once('end', () => {
        take(decoder.end());
        if (started)
            tell();
    });
}
//# sourceMappingURL=bounded-lines.js.map
;// CONCATENATED MODULE: ./build/packages/process/run.js




const KILL_AFTER_MS = 5_000;
/** Bytes of a program's output that are taken while their reader is busy, which then gets them as one part. */
const READ_AHEAD = 1 << 20;
const KEPT_LINES = 200;
const MAX_LINE = 4_000;
/**
 * Start a program from an argument array: no shell, an environment of its own, a process group of its own.
 *
 * @throws UserError where the program is not there or may not be run
 */
async function startProgram(path, options) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(path, [...options.args], {
        env: { ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.account === undefined ? {} : { uid: options.account.uid, gid: options.account.gid }),
    });
    const pid = await spawned(child, path);
    // A program that ends early closes its standard input; its exit code tells the story, not our EPIPE.
    child.stdin.on('error', () => undefined);
    const kept = keepLines(child.stderr, options.onStderr);
    // Node throws away what nobody reads yet when a program ends; a short one may have ended before its reader is ready.
    const stdout = child.stdout.pipe(new external_node_stream_.PassThrough({ highWaterMark: READ_AHEAD }));
    child.stdout.once('error', (error) => stdout.destroy(error));
    const exited = new Promise((resolve) => {
        child.once('exit', (code, signal) => {
            resolve({ code, signal });
        });
    });
    const state = { closed: false };
    const ended = new Promise((resolve) => {
        child.once('close', (code, signal) => {
            state.closed = true;
            resolve({ code, signal, stderr: kept });
        });
    });
    const stop = async () => {
        // By now its number may be another's.
        if (state.closed)
            return ended;
        signalGroup(pid, 'SIGTERM');
        const timer = setTimeout(() => {
            signalGroup(pid, 'SIGKILL');
        }, KILL_AFTER_MS);
        stdout.resume();
        child.stdout.resume();
        try {
            return await ended;
        }
        finally {
            clearTimeout(timer);
        }
    };
    if (options.signal !== undefined)
        stopOnAbort(options.signal, stop, ended);
    return { pid, stdin: child.stdin, stdout, exited, ended, stop };
}
function spawned(child, path) {
    return new Promise((resolve, reject) => {
        child.once('error', (error) => {
            reject(new verdict/* UserError */.yo(`${path} could not be started: ${(0,verdict/* codeOf */.$N)(error) ?? (0,verdict/* messageOf */.bD)(error)}`, {
                remedy: 'Check that the file is there and may be executed',
                cause: error,
            }));
        });
        child.once('spawn', () => {
            if (child.pid === undefined)
                reject(new Error(`${path} started without a process id`));
            else
                resolve(child.pid);
        });
    });
}
function keepLines(stderr, onLine) {
    const kept = [];
    boundedLines(stderr, MAX_LINE, (line) => {
        kept.push(line);
        if (kept.length > KEPT_LINES)
            kept.shift();
        onLine?.(line);
    });
    return kept;
}
function stopOnAbort(signal, stop, ended) {
    const onAbort = () => void stop();
    // It may have been aborted while the program was being started.
    if (signal.aborted)
        onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void ended.then(() => {
        signal.removeEventListener('abort', onAbort);
    });
}
/** Signal a program and all that it started in its group; nothing is done where they are gone. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ESRCH')
            throw error;
    }
}
/** A program that ended with anything but exit code 0. */
class ProgramFailed extends verdict/* OperationFailed */.FH {
    program;
    ending;
    constructor(program, ending) {
        const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
        const why = lastError(ending.stderr);
        super(`${program} ended with ${how}${why === undefined ? '' : `: ${why}`}`);
        this.name = 'ProgramFailed';
        this.program = program;
        this.ending = ending;
    }
}
/** The line that says why: the last that speaks of an error, else the last. */
function lastError(lines) {
    return lines.findLast((line) => /\b(error|fatal|panic):/i.test(line)) ?? lines.at(-1);
}
const MAX_TEXT = 16 * 1024 * 1024;
/**
 * Run a program to its end and return what it wrote to stdout.
 *
 * @param input written to its standard input
 * @throws ProgramFailed for any exit code but 0
 */
async function runProgram(path, options, input = '') {
    const running = await startProgram(path, options);
    running.stdin.end(input);
    const parts = [];
    let size = 0;
    for await (const part of running.stdout) {
        if (!Buffer.isBuffer(part))
            throw new TypeError('stdout was not read as bytes');
        size += part.length;
        if (size > MAX_TEXT) {
            await running.stop();
            throw new verdict/* OperationFailed */.FH(`${path} wrote more than ${MAX_TEXT} bytes where a short answer was expected`);
        }
        parts.push(part);
    }
    const ending = await running.ended;
    options.signal?.throwIfAborted();
    if (ending.code !== 0)
        throw new ProgramFailed(path.split('/').at(-1) ?? path, ending);
    return Buffer.concat(parts).toString('utf8');
}
//# sourceMappingURL=run.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/process/identity.js




async function ownIdentity() {
    const started = await startOf(process.pid);
    return { host: await ownHost(), pid: process.pid, started: started ?? '' };
}
/** `unknown` for a process of another host or container, which cannot be seen from here. */
async function stateOf(identity) {
    if (identity.host !== (await ownHost()))
        return 'unknown';
    const started = await startOf(identity.pid);
    return started !== undefined && started === identity.started ? 'alive' : 'gone';
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,verdict/* codeOf */.$N)(error) === 'EPERM';
    }
}
/** This machine, as long as it is up, and the namespace of process numbers that we are in. */
async function ownHost() {
    const [boot, namespace] = await Promise.all([
        (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
        (0,promises_.readlink)('/proc/self/ns/pid').catch(() => ''),
    ]);
    return [(0,external_node_os_.hostname)(), boot.trim(), namespace].filter((part) => part !== '').join(' ');
}
/** When a process started, in the system's own terms; undefined where it does not run. */
async function startOf(pid) {
    if (process.platform !== 'linux')
        return await ps(pid, 'lstart=');
    const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The second field, the program's name in parentheses, may hold anything; the start is the 22nd (proc(5)).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[0] === 'Z' ? undefined : fields?.[19];
}
/** A process's command line, argument by argument; where the system does not tell them apart, as one; empty where it is gone. */
async function commandOf(pid) {
    if (process.platform !== 'linux')
        return [(await ps(pid, 'command=')) ?? ''];
    return (await (0,promises_.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}
async function ps(pid, column) {
    const text = await runProgram('/bin/ps', { args: ['-o', column, '-p', String(pid)], env: {} }).catch(() => '');
    return text.trim() === '' ? undefined : text.trim();
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./build/packages/process/group.js




/** The variable that a group is known by when the program that leads it is gone. */
const GROUP_MARK = 'BACKPROOF_GROUP';
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;
/** What a later process needs to end a program's group. Asked while it runs. */
async function groupOf(pid, mark) {
    return { pid, mark, host: await ownHost(), started: (await startOf(pid)) ?? '' };
}
/** End a group: SIGTERM, and SIGKILL where it does not obey within five seconds. Nothing is done where it is gone, or another's. */
async function endGroup(group) {
    if (!(await isStill(group)))
        return;
    signalGroup(group.pid, 'SIGTERM');
    if (await goneWithin(group.pid, PATIENCE_MS))
        return;
    signalGroup(group.pid, 'SIGKILL');
    await goneWithin(group.pid, PATIENCE_MS);
}
/**
 * The system gives a number to no other process while a group bears it. So where the program itself runs, its start decides;
 * where only its children do, the mark does.
 */
async function isStill(group) {
    if (group.host !== (await ownHost()))
        return false;
    const members = await membersOf(group.pid);
    if (members.includes(group.pid))
        return (await startOf(group.pid)) === group.started;
    for (const pid of members) {
        const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`, 'latin1').catch(() => '');
        if (environment.split('\0').includes(`${GROUP_MARK}=${group.mark}`))
            return true;
    }
    return false;
}
async function goneWithin(group, patience) {
    const deadline = performance.now() + patience;
    while ((await membersOf(group)).length > 0) {
        if (performance.now() > deadline)
            return false;
        await (0,external_node_timers_promises_.setTimeout)(PAUSE_MS);
    }
    return true;
}
/** The processes of a group that run; those that have ended and wait to be read by their parents do not count. */
async function membersOf(group) {
    return process.platform === 'linux' ? membersByProc(group) : membersByPs(group);
}
async function membersByProc(group) {
    const pids = (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name));
    const members = await Promise.all(pids.map(async (pid) => {
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'latin1').catch(() => '');
        // After the name in parentheses, which may hold anything: state, parent, group (proc(5)).
        const [state = '', , own] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(own) === group && !'ZX'.includes(state) ? [Number(pid)] : [];
    }));
    return members.flat();
}
async function membersByPs(group) {
    const table = await runProgram('/bin/ps', { args: ['-axo', 'pid=,pgid=,stat='], env: {} });
    return table.split('\n').flatMap((line) => {
        const [pid, own, state = 'Z'] = line.trim().split(/\s+/);
        return Number(own) === group && !state.startsWith('Z') ? [Number(pid)] : [];
    });
}
//# sourceMappingURL=group.js.map
;// CONCATENATED MODULE: ./build/packages/process/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 49661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ prefixOf),
/* harmony export */   MX: () => (/* binding */ refuseOuter),
/* harmony export */   Nx: () => (/* binding */ byUnits),
/* harmony export */   iC: () => (/* binding */ inUnitOrder)
/* harmony export */ });
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44227);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** For stores whose objects have names and no folders. @throws UserError for what is no path below the store's root */
function refuseOuter(path, url) {
    if (!(0,_manifest__WEBPACK_IMPORTED_MODULE_0__/* .isInnerPath */ .wx)(path))
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${path}' is not a path inside the store`, { where: url });
}
/** What the names of all objects below a folder begin with: `''` for all. @throws UserError as `refuseOuter` */
function prefixOf(folder, url) {
    if (folder === '')
        return '';
    refuseOuter(folder, url);
    return `${folder}/`;
}
/**
 * What comes in the order of its paths' UTF-8 bytes, as object stores list, in the order of their UTF-16 units. The two differ only
 * where a unit from U+E000 on meets a surrogate, so that hardly anything is ever held.
 */
async function* inUnitOrder(items, pathOf) {
    let held = [];
    let prefix = '';
    for await (const item of items) {
        const path = pathOf(item);
        if (held.length > 0 && !path.startsWith(prefix)) {
            yield* sorted(held, pathOf);
            held = [];
        }
        if (held.length === 0) {
            const at = path.search(/[\uE000-\uFFFF]/);
            if (at < 0) {
                yield item;
                continue;
            }
            prefix = path.slice(0, at);
        }
        held.push(item);
    }
    yield* sorted(held, pathOf);
}
function sorted(items, pathOf) {
    return items.toSorted((a, b) => byUnits(pathOf(a), pathOf(b)));
}
/** For `sort`: the order of UTF-16 units. */
function byUnits(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
//# sourceMappingURL=object-paths.js.map

/***/ }),

/***/ 18396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ir: () => (/* binding */ readThrough),
/* harmony export */   oB: () => (/* binding */ Stalled),
/* harmony export */   p5: () => (/* binding */ persistently)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Attempts in all; the pauses between them grow from half a second to eight. */
const ATTEMPTS = 6;
const FIRST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 8;
/**
 * Do something until it succeeds, again where its error passes by itself, with growing pauses that no two clients share.
 *
 * @param work told how many attempts failed before it
 * @throws the last attempt's error
 */
async function persistently(work, passes, { signal, second }) {
    for (let failed = 0;; failed++) {
        signal.throwIfAborted();
        try {
            return await work(failed);
        }
        catch (error) {
            signal.throwIfAborted();
            if (failed + 1 >= ATTEMPTS || !passes(error))
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pauseAfter(failed) * second, undefined, { signal });
        }
    }
}
function pauseAfter(failed) {
    const longest = Math.min(FIRST_PAUSE_SECONDS * 2 ** failed, LONGEST_PAUSE_SECONDS);
    return longest * (0.5 + Math.random() / 2);
}
/** Nothing came for too long. */
class Stalled extends Error {
    seconds;
    constructor(seconds) {
        super(`nothing came for ${seconds} seconds`);
        this.seconds = seconds;
        this.name = 'Stalled';
    }
}
/** The next part of a stream within a time. The stream is not read further by its caller where that passes. @throws Stalled */
async function nextWithin(parts, seconds, signal) {
    const ended = Promise.withResolvers();
    const timer = setTimeout(() => {
        ended.reject(new Stalled(seconds));
    }, seconds * 1000);
    const end = () => {
        ended.reject(signal.reason);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
        signal.throwIfAborted();
        return await Promise.race([parts.next(), ended.promise]);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
    }
}
/**
 * The bytes of a range from one connection after the other: where one is cut, ends early or stalls, the next goes on behind the last
 * byte that came. Attempts count anew with every connection that brought something.
 */
async function* readThrough(reading) {
    const { open, start, end, passes, signal } = reading;
    const stall = reading.stallSeconds > 0 ? reading.stallSeconds : NEVER_SECONDS;
    const again = (error) => error instanceof Stalled || error instanceof Short || passes(error);
    let at = start;
    let parts;
    try {
        while (at < end) {
            const { connection, part } = await persistently(async () => {
                parts ??= (await open(at, end))[Symbol.asyncIterator]();
                const connection = parts;
                try {
                    const next = await nextWithin(connection, stall, signal);
                    if (next.done === true)
                        throw new Short(end - at);
                    return { connection, part: next.value };
                }
                catch (error) {
                    parts = undefined;
                    close(connection);
                    throw error;
                }
            }, again, reading);
            parts = connection;
            const wanted = part.subarray(0, end - at);
            at += wanted.length;
            if (wanted.length > 0)
                yield wanted;
        }
    }
    finally {
        if (parts !== undefined)
            close(parts);
    }
}
/** The longest that a timer takes. */
const NEVER_SECONDS = 2_000_000;
/** A connection ended before everything had come. */
class Short extends Error {
    constructor(missing) {
        super(`the connection ended ${missing} bytes early`);
        this.name = 'Short';
    }
}
/** Nobody waits for a connection that hangs to end. */
function close(parts) {
    parts.return?.().catch(() => undefined);
}
//# sourceMappingURL=persistence.js.map

/***/ }),

/***/ 64402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRclone: () => (/* binding */ openRclone)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/process/index.js + 4 modules
var process = __webpack_require__(92673);
;// CONCATENATED MODULE: ./build/packages/stores/rclone/program.js





/** What rclone needs of our environment: where its configuration is, and how it gets out. Everything else stays with us. */
const PASSED_ON = /^(PATH|HOME|XDG_CONFIG_HOME|RCLONE_.+|https?_proxy|no_proxy|all_proxy)$/i;
/** Never a question to a terminal, nothing but the answer on standard output, and the server's times, which cost no further request. */
const ALWAYS = ['--ask-password=false', '--progress=false', '--use-server-modtime', '--fast-list'];
/** How long tidying up may take. */
const TIDYING_MS = 30_000;
/** The program, as it lies on the path. */
class Rclone {
    #program;
    #env;
    #always;
    #options;
    constructor(program, options) {
        const { env, workFolder, stallSeconds } = options;
        this.#program = program;
        this.#options = options;
        const passedOn = Object.entries(env).flatMap(([name, value]) => value !== undefined && PASSED_ON.test(name) ? [[name, value]] : []);
        this.#env = { ...Object.fromEntries(passedOn), TMPDIR: workFolder };
        this.#always = stallSeconds > 0 ? [...ALWAYS, `--timeout=${stallSeconds}s`] : ALWAYS;
    }
    /** @throws UserError where it is not on the path */
    static async find(options) {
        for (const folder of (options.env['PATH'] ?? '').split(external_node_path_.delimiter)) {
            // What lies in the working folder, a checkout, is not the program that is meant.
            if (!(0,external_node_path_.isAbsolute)(folder))
                continue;
            const program = (0,external_node_path_.join)(folder, 'rclone');
            if (await mayRun(program))
                return new Rclone(program, options);
        }
        throw new verdict/* UserError */.yo('The program rclone is not on the PATH', {
            remedy: 'Install it before this step, such as with apt-get install rclone',
        });
    }
    /** The same for what must still be tidied up when the run has ended, and must not take long. */
    afterwards() {
        return new Rclone(this.#program, { ...this.#options, signal: AbortSignal.timeout(TIDYING_MS) });
    }
    /** Aborted when the run must end early. */
    get signal() {
        return this.#options.signal;
    }
    /** Start a command. @param names remotes and paths: never taken for options */
    start(command, options, names) {
        return (0,process.startProgram)(this.#program, this.#how(command, options, names));
    }
    /** Run a command to its end; what it wrote to standard output. @throws ProgramFailed for any exit code but 0 */
    run(command, options, names) {
        return (0,process/* runProgram */.mB)(this.#program, this.#how(command, options, names));
    }
    #how(command, options, names) {
        const args = [command, ...this.#always, ...options, '--', ...names];
        return { args, env: this.#env, signal: this.#options.signal };
    }
}
async function mayRun(program) {
    try {
        await (0,promises_.access)(program, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=program.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/stores/directory.js + 1 modules
var directory = __webpack_require__(75219);
// EXTERNAL MODULE: ./build/packages/stores/explain.js
var explain = __webpack_require__(81316);
// EXTERNAL MODULE: ./build/packages/stores/object-paths.js
var object_paths = __webpack_require__(49661);
// EXTERNAL MODULE: ./build/packages/stores/persistence.js
var persistence = __webpack_require__(18396);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./build/packages/stores/rclone/entries.js



const ENTRY = dist/* object */.Ikc({ Path: dist/* string */.YjP(), Size: dist/* number */.aig(), ModTime: dist/* string */.YjP(), IsDir: dist/* boolean */.zMY() });
function parseEntry(json) {
    return dist/* parse */.qgA(ENTRY, JSON.parse(json));
}
/** What is below a remote's path, one by one, in no order. @throws ProgramFailed */
async function* entries(rclone, options, name) {
    const running = await rclone.start('lsjson', ['--no-mimetype', ...options], [name]);
    running.stdin.end();
    try {
        // An array, of which each line is one element.
        for await (const line of (0,external_node_readline_.createInterface)({ input: running.stdout, crlfDelay: Infinity })) {
            if (line.startsWith('{'))
                yield parseEntry(line.replace(/,$/, ''));
        }
        const ending = await running.ended;
        if (ending.code !== 0)
            throw new process/* ProgramFailed */.Oh('rclone', ending);
    }
    finally {
        await running.stop();
    }
}
//# sourceMappingURL=entries.js.map
;// CONCATENATED MODULE: ./build/packages/stores/rclone/errors.js


/** Of rclone's exit codes, those for what is not there: 3 for folders, 4 for files. */
const NOT_FOUND = [3, 4];
/** Whether there is no such file or folder. */
function isNotFound(error) {
    return error instanceof process/* ProgramFailed */.Oh && NOT_FOUND.includes(error.ending.code);
}
/** Whether another run may bring what this one did not. */
function mayPass(error) {
    return error instanceof process/* ProgramFailed */.Oh && !isNotFound(error);
}
const STORIES = [
    {
        told: /didn't find section in config file/,
        message: "The remote is not in rclone's configuration",
        remedy: 'See what `rclone listremotes` shows for this user; another file is named by RCLONE_CONFIG',
    },
    {
        told: /unable to decrypt configuration|RCLONE_CONFIG_PASS/,
        message: "rclone's configuration is encrypted",
        remedy: 'Set RCLONE_CONFIG_PASS to its password',
    },
    {
        told: /no space left on device|quota ?exceeded|insufficient storage|over quota|disk quota/i,
        message: 'The remote is full',
        remedy: 'Free space or raise its quota',
    },
    {
        told: /token expired|invalid_grant|empty token|couldn't fetch token|config reconnect/i,
        message: "The remote's login has run out",
        remedy: 'Log in again with `rclone config reconnect`',
    },
    {
        told: /permission denied|access ?denied|forbidden|\b403\b|unauthorized|\b401\b|AuthenticationFailed/i,
        message: 'The remote refuses this login',
        remedy: "Check the login in rclone's configuration, and what it may do",
    },
    {
        told: /connection refused|no such host|i\/o timeout|network is unreachable|no route to host/i,
        message: 'The remote cannot be reached',
        remedy: "Check its address in rclone's configuration, and the network",
    },
];
/** How rclone failed in words, with the way out; other errors as they are. */
function explainRclone(error, url) {
    if (!(error instanceof process/* ProgramFailed */.Oh))
        return error;
    const said = error.ending.stderr.map((line) => line.replace(TIME, '').replace(QUERY, '?…'));
    const last = said.findLast((line) => line !== '') ?? error.message;
    for (const { told, message, remedy } of STORIES) {
        if (said.some((line) => told.test(line))) {
            return new verdict/* UserError */.yo(`${message}: ${last}`, { remedy, where: url, cause: error });
        }
    }
    return new verdict/* OperationFailed */.FH(`rclone failed: ${last}`, { where: url, cause: error });
}
/** What its log lines begin with. */
const TIME = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /;
/** What stands behind the question mark of an address may be a signature that opens the remote. */
const QUERY = /\?[^\s"']+/g;
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./build/packages/stores/rclone/transfer.js

/**
 * Write a stream to a remote's file, which rclone compares with what it read where the remote has a hash of it.
 *
 * @returns the size
 * @throws ProgramFailed, or the stream's own error; the file may then be there in part
 */
async function sendFile(rclone, name, bytes) {
    const running = await rclone.start('rcat', [], [name]);
    running.stdout.resume();
    let size = 0;
    try {
        for await (const part of bytes) {
            size += part.length;
            if (!running.stdin.write(part))
                await drained(running);
        }
    }
    catch (error) {
        // It would take the end of its input for the end of the file: it must be gone before its input is closed.
        await running.stop();
        throw error;
    }
    running.stdin.end();
    const ending = await running.ended;
    if (ending.code !== 0)
        throw new process/* ProgramFailed */.Oh('rclone', ending);
    return size;
}
/** @throws ProgramFailed where it ends before it takes more */
async function drained({ stdin, ended }) {
    if (stdin.writableNeedDrain && !stdin.destroyed) {
        await new Promise((resolve) => {
            const done = () => {
                stdin.off('drain', done).off('close', done);
                resolve();
            };
            stdin.once('drain', done).once('close', done);
        });
    }
    if (stdin.destroyed)
        throw new process/* ProgramFailed */.Oh('rclone', await ended);
}
/** Bytes of a remote's file. @throws ProgramFailed where rclone does not bring them all */
async function* receiveFile(rclone, name, { start, end }) {
    const running = await rclone.start('cat', [`--offset=${start}`, `--count=${end - start}`], [name]);
    running.stdin.end();
    try {
        const parts = running.stdout;
        for await (const part of parts) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a file was not read as bytes');
            yield part;
        }
        const ending = await running.ended;
        if (ending.code !== 0)
            throw new process/* ProgramFailed */.Oh('rclone', ending);
    }
    finally {
        await running.stop();
    }
}
//# sourceMappingURL=transfer.js.map
;// CONCATENATED MODULE: ./build/packages/stores/rclone/store.js
var _a;











const FEATURES = dist/* object */.Ikc({ Features: dist/* object */.Ikc({ BucketBased: dist/* boolean */.zMY() }) });
/** Sets at any remote that rclone knows. It runs for every operation; its configuration and its secrets stay with it. */
class RcloneStore {
    url;
    #options;
    #rclone;
    #bucketBased;
    constructor(options) {
        this.url = `rclone:${options.root}`;
        this.#options = options;
        this.#rclone = options.rclone;
    }
    capabilities() {
        return Promise.resolve({ conditionalWrites: false, versions: false, lock: false, serverChecksum: false });
    }
    put(path, bytes, protection) {
        return this.#explained(async () => {
            (0,object_paths/* refuseOuter */.MX)(path, this.url);
            (0,explain/* refuseProtection */.cI)(protection, this.url);
            // An object of a bucket appears whole. A file is seen while it grows, so it gets its name when it is whole.
            const send = (await this.#isBucket()) ? this.#sendToBucket : this.#sendToFolder;
            return { size: await send.call(this, path, bytes) };
        });
    }
    async *get(path, range) {
        try {
            const found = await this.head(path);
            if (found === undefined)
                throw new verdict/* UserError */.yo(`There is no ${path} in the store`, { where: this.url });
            yield* (0,persistence/* readThrough */.ir)({
                ...this.#options,
                open: (start, end) => Promise.resolve(receiveFile(this.#rclone, this.#name(path), { start, end })),
                start: range?.start ?? 0,
                end: Math.min(range?.end ?? Infinity, found.size),
                passes: mayPass,
            });
        }
        catch (error) {
            throw explainRclone(error, this.url);
        }
    }
    async *list(folder) {
        const prefix = (0,object_paths/* prefixOf */.MT)(folder, this.url);
        const found = await this.#entries(['--recursive', '--files-only'], folder);
        const objects = found.map(({ Path, Size, ModTime }) => {
            return { path: prefix + Path, size: Size, modifiedAt: new Date(ModTime) };
        });
        yield* objects.sort((a, b) => (0,object_paths/* byUnits */.Nx)(a.path, b.path));
    }
    async *folders(folder) {
        (0,object_paths/* prefixOf */.MT)(folder, this.url);
        const found = await this.#entries(['--dirs-only'], folder);
        yield* found.map(({ Path }) => Path).sort(object_paths/* byUnits */.Nx);
    }
    head(path) {
        return this.#explained(async () => {
            (0,object_paths/* refuseOuter */.MX)(path, this.url);
            try {
                const name = this.#name(path);
                const json = await this.#rclone.run('lsjson', ['--stat', '--no-mimetype'], [name]);
                const { IsDir, Size: size, ModTime } = parseEntry(json);
                return IsDir ? undefined : { path, size, modifiedAt: new Date(ModTime) };
            }
            catch (error) {
                if (isNotFound(error))
                    return undefined;
                throw error;
            }
        });
    }
    delete(path) {
        return this.#explained(async () => {
            (0,object_paths/* refuseOuter */.MX)(path, this.url);
            try {
                await this.#rclone.run('deletefile', ['--retries=1'], [this.#name(path)]);
            }
            catch (error) {
                // What is not there fails like everything else.
                if ((await this.head(path)) !== undefined)
                    throw error;
            }
            await this.#removeEmptyFolders(path);
        });
    }
    /**
     * Where this process is killed, rclone takes that for the end of the stream, and half an object stays under its name: in a set
     * without a manifest, since that is written last. A copy within the remote for each object would cost more than that is worth.
     */
    async #sendToBucket(path, bytes) {
        if ((await this.head(path)) !== undefined)
            throw (0,explain/* nameTaken */.nn)(path, this.url);
        const size = await sendFile(this.#rclone, this.#name(path), bytes);
        this.#refuseOtherSize(path, size, (await this.head(path))?.size);
        return size;
    }
    async #sendToFolder(path, bytes) {
        const partial = `${path}.${(0,external_node_crypto_.randomUUID)()}${directory/* PARTIAL */.y}`;
        try {
            const size = await sendFile(this.#rclone, this.#name(partial), bytes);
            // One look for both: whether all of it arrived, and whether the name is free, since a move would overwrite.
            const beside = await this.#entries(['--files-only'], folderOf(path));
            const sizeOf = (of) => beside.find(({ Path }) => Path === (0,posix_.basename)(of))?.Size;
            this.#refuseOtherSize(path, size, sizeOf(partial));
            if (sizeOf(path) !== undefined)
                throw (0,explain/* nameTaken */.nn)(path, this.url);
            await this.#rclone.run('moveto', [], [this.#name(partial), this.#name(path)]);
            return size;
        }
        catch (error) {
            await this.#tidy(partial);
            throw error;
        }
    }
    #refuseOtherSize(path, sent, there) {
        if (there === sent)
            return;
        throw new verdict/* OperationFailed */.FH(`Of ${path} ${sent} bytes were sent, and the remote has ${there ?? 'none'}`, {
            remedy: 'Start the backup again; where it happens again, take another remote',
            where: this.url,
        });
    }
    /** Remove what is there of a file that did not become whole. What made it fail is told all the same. */
    async #tidy(partial) {
        try {
            const rclone = this.#rclone.afterwards();
            const store = new _a({ ...this.#options, rclone, signal: rclone.signal });
            await store.delete(partial);
        }
        catch (error) {
            this.#options.log.warning(`${partial} is left in ${this.url}: ${(0,verdict/* lineOf */.cA)(error)}`);
        }
    }
    /** All at once: rclone lists folders side by side, and what is asked for is to come in order. */
    async #entries(options, folder) {
        const found = [];
        try {
            for await (const entry of entries(this.#rclone, options, this.#name(folder)))
                found.push(entry);
        }
        catch (error) {
            if (isNotFound(error))
                return [];
            throw explainRclone(error, this.url);
        }
        return found;
    }
    #name(path) {
        const { root } = this.#options;
        if (path === '')
            return root;
        return /[:/]$/.test(root) ? root + path : `${root}/${path}`;
    }
    #isBucket() {
        this.#bucketBased ??= this.#rclone
            .run('backend', [], ['features', this.#options.root])
            .then((json) => dist/* parse */.qgA(FEATURES, JSON.parse(json)).Features.BucketBased);
        return this.#bucketBased;
    }
    /** A folder is nothing of its own in a store: it is gone with its last object. */
    async #removeEmptyFolders(path) {
        if (await this.#isBucket())
            return;
        for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
            try {
                // Never what is in it: another backup may just have put something there.
                await this.#rclone.run('rmdir', ['--retries=1'], [this.#name(folder)]);
            }
            catch {
                return;
            }
        }
    }
    async #explained(work) {
        try {
            return await work();
        }
        catch (error) {
            // A program that we ended ourselves failed for no reason of its own.
            this.#options.signal.throwIfAborted();
            throw explainRclone(error, this.url);
        }
    }
}
_a = RcloneStore;
/** The folder that a path is in, `''` for the root. */
function folderOf(path) {
    const folder = (0,posix_.dirname)(path);
    return folder === '.' ? '' : folder;
}
//# sourceMappingURL=store.js.map
;// CONCATENATED MODULE: ./build/packages/stores/rclone/open.js



/** The remote that a name such as `rclone:remote:some/path` means. */
async function openRclone(name, options) {
    const { env, workFolder, stallSeconds, ports } = options;
    const { signal, log } = ports;
    const root = remotePath(name);
    const rclone = await Rclone.find({ env, workFolder, stallSeconds, signal });
    return new RcloneStore({ rclone, root, stallSeconds, log, signal, second: 1000 });
}
/** `remote:path`. @throws UserError for what rclone would take for anything but a remote of its configuration */
function remotePath(name) {
    // A remote that is described in place, with commas and all, would show its secrets to everyone on this machine.
    const [, remote, path = ''] = /^rclone:([\w.+@][\w.+@ -]*):(.*)$/is.exec(name) ?? [];
    const odd = path.split('/').some((part) => part === '.' || part === '..' || /[\p{Cc}\\]/u.test(part));
    if (remote === undefined || odd) {
        throw new verdict/* UserError */.yo('The store names no remote of rclone', {
            remedy: "Such as rclone:remote:some/path, where remote stands in rclone's configuration",
        });
    }
    return `${remote}:${path.replace(/(?<=.)\/+$/, '')}`;
}
//# sourceMappingURL=open.js.map

/***/ })

};
