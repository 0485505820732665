export const id = 2673;
export const ids = [2673];
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

/***/ })

};
