export const id = 246;
export const ids = [246];
export const modules = {

/***/ 4246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backUp: () => (/* reexport */ backUp),
  checkSetName: () => (/* reexport */ checkSetName),
  parseCompression: () => (/* reexport */ parseCompression),
  refuseImpossible: () => (/* reexport */ refuseImpossible)
});

// EXTERNAL MODULE: ./build/packages/manifest/index.js + 5 modules
var packages_manifest = __webpack_require__(2846);
// EXTERNAL MODULE: ./build/packages/policy/index.js + 5 modules
var policy = __webpack_require__(3681);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 86 modules
var postgres = __webpack_require__(5434);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
;// CONCATENATED MODULE: ./build/packages/backup/both.js
/**
 * Both results. The first failure ends the other, which is still awaited: nothing runs on behind an error.
 *
 * @param sibling its signal is one that ends both
 */
async function both(a, b, sibling) {
    const failures = [];
    const ended = async (work) => {
        try {
            return await work;
        }
        catch (error) {
            failures.push(error);
            sibling.abort(error);
            return undefined;
        }
    };
    const [first, second] = await Promise.all([ended(a), ended(b)]);
    if (failures.length > 0 || first === undefined || second === undefined)
        throw failures[0];
    return [first, second];
}
//# sourceMappingURL=both.js.map
;// CONCATENATED MODULE: ./build/packages/backup/compression.js


const DEFAULT_LEVEL = { zstd: 1, gzip: 6, none: 0 };
const MAX_LEVEL = { zstd: 19, gzip: 9, none: 0 };
/** Read `zstd`, `zstd:3`, `gzip:6`, `none`. @throws UserError */
function parseCompression(text) {
    const match = /^(zstd|gzip|none)(?::(\d{1,2}))?$/.exec(text);
    const method = match?.[1];
    if (method !== 'zstd' && method !== 'gzip' && method !== 'none') {
        throw new verdict/* UserError */.yo(`'${text}' is not a compression`, {
            remedy: 'Set `compression` to zstd, zstd:1 to zstd:19, gzip:1 to gzip:9, or none',
        });
    }
    const level = match?.[2] === undefined ? DEFAULT_LEVEL[method] : Number(match[2]);
    const lowest = method === 'none' ? 0 : 1;
    if (level < lowest || level > MAX_LEVEL[method]) {
        throw new verdict/* UserError */.yo(`${method} has no level ${level}`, {
            remedy: `Take a level from ${lowest} to ${MAX_LEVEL[method]}`,
        });
    }
    return { method, level };
}
/**
 * Plain SQL is always compressed by the stream. Where pg_dump is too old for zstd, a custom archive is dumped uncompressed and
 * compressed in the stream, several times faster than its own gzip; the directory format's files are pg_dump's alone, and take
 * gzip at its fastest.
 */
function planCompression(choice, format, clientMajor) {
    const inner = choice.method === 'none' ? 'none' : `${choice.method}:${choice.level}`;
    if (choice.method === 'none')
        return { inner, outer: undefined, suffix: '' };
    const outer = { method: choice.method, level: choice.level };
    const suffix = choice.method === 'zstd' ? '.zst' : '.gz';
    if (format === 'plain')
        return { inner: 'none', outer, suffix };
    if (choice.method === 'gzip' || clientMajor >= postgres.ZSTD_SINCE)
        return { inner, outer: undefined, suffix: '' };
    return format === 'directory'
        ? { inner: 'gzip:1', outer: undefined, suffix: '' }
        : { inner: 'none', outer, suffix };
}
//# sourceMappingURL=compression.js.map
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 45 modules
var dump_format = __webpack_require__(3199);
;// CONCATENATED MODULE: ./build/packages/backup/coverage.js

/**
 * Hold what the source has against what the archive has: every relation is listed, with its rows or with the reason why not.
 *
 * @param testimony what the source says of each relation that is counted, by name
 * @param held the archive's tables with data, by `tableKey`; undefined where it cannot be told
 * @param filtered whether somebody asked for parts to be left out
 */
function coverage(relations, testimony, held, filtered) {
    const [missing, disagreeing, uncounted, unhashed] = [
        [],
        [],
        [],
        [],
    ];
    const rows = relations.map((relation) => {
        const base = { schema: relation.schema, table: relation.table, name: relation.name };
        if (!relation.counted)
            return { ...base, evidence: relation.evidence, ...reasonOf(relation) };
        const fingerprint = held?.get((0,dump_format/* tableKey */.ih)(relation.schema, relation.table));
        if (held !== undefined && fingerprint === undefined) {
            if (filtered)
                return { ...base, evidence: 'excluded on request', reason: 'left out by the filters of this backup' };
            missing.push(relation.name);
        }
        const known = {
            ...base,
            evidence: relation.evidence,
            ...(relation.movesWithin === null ? {} : { moves_within: relation.movesWithin }),
            ...(fingerprint === undefined ? {} : { rows: fingerprint.rows, fingerprint: { ...fingerprint } }),
        };
        const said = testimony.get(relation.name) ?? { reason: 'not counted' };
        if ('reason' in said) {
            uncounted.push(`${relation.name} (${said.reason})`);
            return { ...known, reason: said.reason };
        }
        // Of an extension's configuration the dump holds what a person added, the source counts all of it.
        if (relation.evidence === 'compare' && fingerprint !== undefined && fingerprint.rows !== said.rows)
            disagreeing.push(`${relation.name} (${fingerprint.rows} instead of ${said.rows})`);
        if ('hash' in said)
            return { ...known, source_rows: said.rows, witness: said.hash };
        unhashed.push(`${relation.name} (${said.unhashed})`);
        return { ...known, source_rows: said.rows, unhashed: said.unhashed };
    });
    return { relations: rows, missing, disagreeing, uncounted, unhashed };
}
function reasonOf(relation) {
    return relation.reason === null ? {} : { reason: relation.reason };
}
//# sourceMappingURL=coverage.js.map
;// CONCATENATED MODULE: ./build/packages/backup/folder-tables.js

/** Tell by a folder's table of contents which table each of its files holds. */
function foldFiles(toc, files) {
    const tables = new Map();
    for (const file of (0,dump_format/* directoryFiles */.pb)(toc)) {
        const fingerprint = files.get(file.name);
        if (file.kind === 'table' && fingerprint !== undefined && 'table' in fingerprint)
            tables.set((0,dump_format/* tableKey */.ih)(file.entry.namespace, file.entry.tag), fingerprint.table);
    }
    const largeObjects = [...files.values()].flatMap((file) => 'largeObject' in file ? [file.largeObject] : []);
    return { tables, largeObjects: largeObjects.sort((a, b) => a.oid - b.oid) };
}
//# sourceMappingURL=folder-tables.js.map
;// CONCATENATED MODULE: ./build/packages/backup/explain.js


/** What pg_dump says, in words that help. */
const EXPLANATIONS = [
    {
        pattern: /query would be affected by row-level security policy for table "(.*)"/,
        problem: 'Row-level security hides rows of $1 from this user, so the dump would not be whole',
        remedy: "Dump as the tables' owner or as a role with BYPASSRLS",
    },
    {
        pattern: /permission denied for (table|schema|sequence|large object|view|materialized view) (.*)/,
        problem: 'This user may not read the $1 $2',
        remedy: 'GRANT pg_read_all_data (PostgreSQL 14 and later; large objects: their owner or a superuser), or dump as the owner',
    },
    {
        pattern: /aborting because of server version mismatch/,
        problem: 'pg_dump is older than the server',
        remedy: "Give `postgres-bin` a folder with programs of the server's major version or later",
    },
    {
        pattern: /No space left on device/,
        problem: 'The disk of the store is full',
        remedy: 'Free space or take another store; nothing of this set was kept',
    },
    {
        pattern: /canceling statement due to conflict with recovery/,
        problem: 'The standby cancelled the dump since it held back replay',
        remedy: 'Raise max_standby_streaming_delay or set hot_standby_feedback = on, or dump from the primary',
    },
    {
        pattern: /(server closed the connection unexpectedly|terminating connection due to|connection to server .* (failed|lost))/,
        problem: 'The connection to the source was lost: $1',
        remedy: "Run it again; look at the server's log if it happens each time",
    },
];
/** Why a dump program ended badly, in one line. */
function explainDump(ending, program = 'pg_dump') {
    const failed = new postgres.ProgramFailed(program, ending);
    for (const line of ending.stderr) {
        for (const { pattern, problem, remedy } of EXPLANATIONS) {
            const match = pattern.exec(line);
            if (match === null)
                continue;
            const text = problem.replace(/\$(\d)/g, (_, index) => match[Number(index)] ?? '');
            return new verdict/* OperationFailed */.FH(text, { remedy, cause: failed });
        }
    }
    return failed;
}
//# sourceMappingURL=explain.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 2 modules
var seal = __webpack_require__(5371);
;// CONCATENATED MODULE: ./build/packages/backup/folder.js





const POLL_MS = 200;
const CHUNK = 1 << 20;
/** A file that did not grow for so many rounds is left alone until the last one: ten thousand tables are ten thousand files. */
const QUIET_ROUNDS = 3;
/** Files that are decoded while they grow; pg_dump writes as many at once as it has jobs. The others are decoded at the end. */
const MOST_OPEN = 32;
/**
 * Takes the digests and the fingerprints of a folder's files while a program is still writing them. pg_dump's directory format only
 * ever appends, so what was read stays as it was, and nothing is read from the disk twice: the pages are still in memory.
 */
class FolderFollower {
    #folder;
    #files = new Map();
    #buffer = Buffer.allocUnsafe(CHUNK);
    #bytes = 0;
    constructor(folder) {
        this.#folder = folder;
    }
    /** Bytes digested so far. */
    get bytes() {
        return this.#bytes;
    }
    /** Follow until `done` settles, then read what is left. `onBytes` is told the total after each round that found some. */
    async follow(done, onBytes) {
        const state = { running: true };
        // Its failure is the caller's to see; here it only ends the loop.
        const stop = () => {
            state.running = false;
        };
        const settled = done.then(stop, stop);
        while (state.running) {
            const before = this.#bytes;
            await this.#round(QUIET_ROUNDS);
            if (this.#bytes > before)
                onBytes(this.#bytes);
            else
                await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, POLL_MS))]);
        }
        await this.#round(Infinity);
        onBytes(this.#bytes);
        for (const [name, followed] of this.#files)
            if ((0,dump_format/* isDataFile */.vM)(name))
                await this.#settle(name, followed);
    }
    /** What each data file holds, by its name; once everything was followed. */
    fingerprints() {
        return new Map([...this.#files].flatMap(([name, { result }]) => result === undefined ? [] : [[name, result.fingerprint]]));
    }
    /** Let go of what still decodes, when the dump has failed. */
    destroy() {
        for (const followed of this.#files.values())
            followed.reader?.destroy();
    }
    /** The files with their digests, in the order of their names; once, at the end. */
    digests() {
        return [...this.#files]
            .map(([name, { hasher }]) => ({ name, ...hasher.digests() }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    async #round(quietest) {
        for (const name of await (0,promises_.readdir)(this.#folder).catch(noneYet)) {
            let followed = this.#files.get(name);
            if (followed === undefined) {
                followed = { hasher: new seal/* DigestHasher */.KB(), quiet: 0, reader: this.#open(name), result: undefined };
                this.#files.set(name, followed);
            }
            if (followed.quiet < quietest)
                await this.#catchUp((0,external_node_path_.join)(this.#folder, name), followed);
            if (followed.quiet >= QUIET_ROUNDS)
                await this.#tryEnd(followed);
        }
    }
    #open(name) {
        const open = [...this.#files.values()].filter(({ reader }) => reader !== undefined).length;
        return (0,dump_format/* isDataFile */.vM)(name) && open < MOST_OPEN ? new dump_format/* FileFingerprinter */.OF(name) : undefined;
    }
    /** A file that stopped growing has probably ended; if it has not, it is decoded anew at the end. */
    async #tryEnd(followed) {
        const { reader, hasher } = followed;
        if (reader === undefined)
            return;
        followed.reader = undefined;
        try {
            followed.result = { fingerprint: await reader.end(), size: hasher.size };
        }
        catch (error) {
            reader.destroy();
            if (!(error instanceof dump_format/* ArchiveError */.di))
                throw error;
        }
    }
    /** The fingerprint of a file that has ended. @throws ArchiveError where it is not whole */
    async #settle(name, followed) {
        const { reader, hasher } = followed;
        if (followed.result?.size === hasher.size)
            return;
        followed.reader = undefined;
        const fingerprint = reader === undefined ? await this.#decode(name) : await reader.end();
        followed.result = { fingerprint, size: hasher.size };
    }
    async #decode(name) {
        const reader = new dump_format/* FileFingerprinter */.OF(name);
        const file = await (0,promises_.open)((0,external_node_path_.join)(this.#folder, name), 'r');
        try {
            for (let at = 0;;) {
                const { bytesRead } = await file.read(this.#buffer, 0, CHUNK, at);
                if (bytesRead === 0)
                    return await reader.end();
                await reader.write(this.#buffer.subarray(0, bytesRead));
                at += bytesRead;
            }
        }
        catch (error) {
            reader.destroy();
            throw error;
        }
        finally {
            await file.close();
        }
    }
    async #catchUp(path, followed) {
        const { hasher } = followed;
        const before = hasher.size;
        // One that is gone again is missed at the end.
        const file = await (0,promises_.open)(path, 'r').catch(gone);
        if (file === undefined)
            return;
        try {
            for (;;) {
                const { bytesRead } = await file.read(this.#buffer, 0, CHUNK, hasher.size);
                if (bytesRead === 0)
                    break;
                const bytes = this.#buffer.subarray(0, bytesRead);
                hasher.update(bytes);
                await followed.reader?.write(bytes);
                this.#bytes += bytesRead;
            }
        }
        finally {
            await file.close();
        }
        followed.quiet = hasher.size === before ? followed.quiet + 1 : 0;
    }
}
/**
 * The table of contents of a finished folder, held against what lies there.
 *
 * @param sizes every file that was digested, with its size
 * @throws ArchiveError where a file is missing or belongs to nothing, or a table's has not even an end
 */
async function readFolder(folder, sizes) {
    await refuseChanges(folder, sizes);
    const toc = (0,dump_format/* parseDirectoryToc */.XS)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, dump_format/* TOC_FILE */._U)).catch(noTable));
    const files = [...(0,dump_format/* directoryFiles */.pb)(toc)];
    for (const list of files.filter(({ kind, name }) => kind === 'large-object-list' && sizes.has(name))) {
        files.push(...(0,dump_format/* largeObjectFiles */.Ao)(toc, (0,dump_format/* parseLargeObjectList */.OO)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, list.name)))));
    }
    const expected = new Set(files.map(({ name }) => name));
    const missing = [...expected].find((name) => !sizes.has(name));
    if (missing !== undefined)
        throw new dump_format/* ArchiveError */.di(`the file ${missing} is missing`, 0);
    const stranger = [...sizes.keys()].find((name) => !expected.has(name));
    if (stranger !== undefined)
        throw new dump_format/* ArchiveError */.di(`the file ${stranger} belongs to nothing in it`, 0);
    const empty = files.find(({ kind, name }) => kind === 'table' && sizes.get(name) === 0);
    if (empty !== undefined)
        throw new dump_format/* ArchiveError */.di(`the file ${empty.name} is empty`, 0);
    return toc;
}
/** What was digested on the way must be what lies there at the end: no file was cut, replaced by a shorter one or taken away. */
async function refuseChanges(folder, sizes) {
    for (const [name, digested] of sizes) {
        const size = (await (0,promises_.stat)((0,external_node_path_.join)(folder, name)).catch(gone))?.size;
        if (size !== digested)
            throw new dump_format/* ArchiveError */.di(`the file ${name} ${size === undefined ? 'is missing' : 'was changed'}`, 0);
    }
}
function gone(error) {
    if ((0,verdict/* codeOf */.$N)(error) !== 'ENOENT')
        throw error;
}
function noTable(error) {
    if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
        throw new dump_format/* ArchiveError */.di('it has no table of contents', 0);
    throw error;
}
function noneYet(error) {
    if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
        return [];
    throw error;
}
//# sourceMappingURL=folder.js.map
;// CONCATENATED MODULE: ./build/packages/backup/stall.js

/**
 * Ends work that makes no progress: `signal` is aborted with an OperationFailed when nobody called `touch` for the given time.
 * Whoever makes one calls `end`.
 */
class StallWatch {
    #controller = new AbortController();
    #limit;
    #timer;
    #last = process.hrtime.bigint();
    /** @param seconds without progress until the work is ended; 0 means never */
    constructor(what, seconds, progressOf = 'byte') {
        this.#limit = seconds;
        this.#timer = setInterval(() => {
            const idle = Number(process.hrtime.bigint() - this.#last) / 1e9;
            if (seconds > 0 && idle >= this.#limit) {
                this.#controller.abort(new verdict/* OperationFailed */.FH(`${what} stalled: no ${progressOf} for ${(0,verdict/* formatDuration */.a3)(this.#limit)}`, {
                    remedy: 'Look for a lock on the source (pg_stat_activity, wait_event_type = Lock), a dead connection, or a store that hangs; raise `stall-timeout` if that is normal',
                }));
            }
        }, Math.min(1000, Math.max(50, seconds * 100)));
        this.#timer.unref();
    }
    get signal() {
        return this.#controller.signal;
    }
    touch() {
        this.#last = process.hrtime.bigint();
    }
    end() {
        clearInterval(this.#timer);
    }
}
//# sourceMappingURL=stall.js.map
;// CONCATENATED MODULE: ./build/packages/backup/stream.js




/** Store a custom archive as it comes out of pg_dump, decoding it on the way: the very bytes that are stored are fingerprinted. */
async function storeArchive(dump) {
    const fingerprints = new dump_format/* FingerprintSink */.I$();
    const reader = new dump_format/* CustomArchiveReader */.ND({ decode: true, sink: fingerprints });
    let summary;
    const fail = (error) => {
        throw notWhole(error, dump.kind.path);
    };
    await store(dump, {
        take: (part) => {
            try {
                return reader.write(part)?.catch(fail);
            }
            catch (error) {
                return fail(error);
            }
        },
        end: async () => {
            summary = await reader.end().catch(fail);
        },
    });
    if (summary === undefined)
        throw new Error('the archive was stored without having been read to its end');
    return { summary, fingerprints };
}
/** What our reader refuses is no archive: the dump did not succeed, whatever pg_dump's exit code says. */
function notWhole(error, where) {
    if (!(error instanceof verdict/* UserError */.yo))
        return error;
    return new verdict/* OperationFailed */.FH(`pg_dump ended as if all were well, but what it wrote is not whole: ${error.message}`, {
        remedy: 'Look at the pg_dump that was used and at its server; no set was written',
        where,
        cause: error,
    });
}
/** Store SQL text as it comes; `footer` is a line that a complete script holds in its last kilobyte. */
async function storeScript(dump, footer) {
    let head = Buffer.alloc(0);
    let tail = Buffer.alloc(0);
    return store(dump, {
        take: (part) => {
            if (head.length < HEAD)
                head = Buffer.from(Buffer.concat([head, part]).subarray(0, HEAD));
            tail = Buffer.from(Buffer.concat([tail, part.subarray(-TAIL)]).subarray(-TAIL));
        },
        end: () => {
            // A script that opens with \restrict closes with \unrestrict: pg_dump after the footer, pg_dumpall before it.
            const key = /^\\restrict (\w+)$/m.exec(head.toString('latin1'))?.[1];
            const closed = key === undefined || tail.includes(`\n\\unrestrict ${key}\n`);
            if (!tail.includes(`${footer}\n`) || !closed) {
                throw new verdict/* OperationFailed */.FH(`The dump is not complete: it does not end as scripts of pg_dump do`, {
                    where: dump.kind.path,
                });
            }
        },
    });
}
const HEAD = 1024;
const TAIL = 1024;
async function store(dump, tap) {
    const bytes = tapped(dump, tap);
    return dump.writer.put(dump.kind, dump.compression === undefined ? bytes : (0,seal/* compressing */.LU)(bytes, dump.compression));
}
async function* tapped(dump, tap) {
    const { running, stall } = dump;
    let total = 0;
    running.stdin.end();
    try {
        for await (const part of running.stdout) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a dump was not read as bytes');
            stall.touch();
            const taken = tap.take(part);
            if (taken !== undefined)
                await taken;
            total += part.length;
            dump.onBytes(total);
            yield part;
            stall.touch();
        }
        const ending = await running.ended;
        stall.signal.throwIfAborted();
        if (ending.code !== 0)
            throw explainDump(ending, dump.program);
        await tap.end();
    }
    finally {
        await running.stop();
    }
}
//# sourceMappingURL=stream.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/packages/backup/witness.js


const LOOK_EVERY_MS = 250;
/**
 * Has the source count every table in the dump's snapshot, and hash its rows where that is asked for. It locks the tables before pg_dump does, so that both see the same where somebody
 * truncates one (see `lockTables`), and steps aside where pg_dump then waits behind that somebody.
 */
class Witness {
    #open;
    #snapshot;
    #tables;
    #call;
    /** The one that holds the locks, and helpers. */
    #session;
    #helpers = [];
    /** The server's number of that session. */
    #pid = 0;
    constructor(open, snapshot, tables, call) {
        this.#open = open;
        this.#snapshot = snapshot;
        this.#tables = tables;
        this.#call = call;
    }
    /** Lock the tables, in a session of its own; before pg_dump is started. Whoever calls this calls `close`. */
    static async begin(open, snapshot, tables, call) {
        const begun = new Witness(open, snapshot, tables, call);
        await begun.#lock();
        return begun;
    }
    /**
     * @param lead a session that looks at the server meanwhile
     * @param flowing resolves when the dump writes, which it does when it has locked all its tables, or has ended
     */
    async testify(lead, flowing) {
        const first = this.#testify();
        // Cut off where it steps aside.
        first.catch(() => undefined);
        if (!(await this.#isInTheWay(lead, flowing)))
            return first;
        await this.close();
        await flowing;
        await this.#lock();
        return this.#testify();
    }
    async close() {
        await Promise.all([this.#session, ...this.#helpers].map(async (session) => session?.close()));
    }
    async #lock() {
        this.#session = await this.#open();
        this.#pid = await (0,postgres.backendPid)(this.#session);
        await (0,postgres.importSnapshot)(this.#session, this.#snapshot);
        await (0,postgres.lockTables)(this.#session, this.#tables);
    }
    async #testify() {
        if (this.#session === undefined)
            throw new Error('a witness testifies before it has begun');
        const helpers = this.#call.mode === 'counts' ? 0 : this.#call.connections - 1;
        this.#helpers = await Promise.all(Array.from({ length: helpers }, () => this.#help()));
        const said = await (0,postgres.witness)([this.#session, ...this.#helpers], this.#tables, this.#call);
        return new Map(this.#tables.map((table, index) => [table.name, said[index] ?? { reason: 'not counted' }]));
    }
    async #help() {
        const session = await this.#open();
        await (0,postgres.importSnapshot)(session, this.#snapshot);
        return session;
    }
    async #isInTheWay(lead, flowing) {
        const state = { flows: false };
        const flows = flowing.then(() => {
            state.flows = true;
        });
        for (;;) {
            const look = new AbortController();
            await Promise.race([
                flows,
                (0,external_node_timers_promises_.setTimeout)(LOOK_EVERY_MS, undefined, { signal: look.signal }).catch(() => undefined),
            ]);
            look.abort();
            if (state.flows)
                return false;
            if (await (0,postgres.holdsUpDump)(lead, this.#pid))
                return true;
        }
    }
}
//# sourceMappingURL=witness.js.map
;// CONCATENATED MODULE: ./build/packages/backup/writer.js



/** Lies in a set while it is being written, so that nobody else writes there; gone before there is a manifest. */
const CLAIM_FILE = 'backup.incomplete';
/**
 * A set that is being written: data files first, digests taken on the way, the manifest last. Until then nothing in the store is a
 * backup, and `abandon` removes all of it.
 */
class SetWriter {
    folder;
    files = [];
    #store;
    #folders = [];
    constructor(store, folder) {
        this.#store = store;
        this.folder = folder;
    }
    /**
     * Take a place in the store that nobody has, not even a run that started in the same second.
     *
     * @throws UserError where somebody has it
     */
    static async claim(store, name, backupId) {
        const folder = `${name}/backups/${backupId}`;
        const claim = `${folder}/${CLAIM_FILE}`;
        await store.put(claim, once(Buffer.from(`${verdict/* PRODUCER */.n8} is writing this set\n`)));
        for await (const existing of store.list(folder)) {
            // Ours, or that of somebody who came later and is about to be refused.
            if (existing.path.startsWith(claim))
                continue;
            await store.delete(claim);
            throw new verdict/* UserError */.yo(`${existing.path} exists already, and nothing in a store is ever overwritten`, {
                remedy: 'If another backup started in the same second, start this one again',
                where: store.url,
            });
        }
        return new SetWriter(store, folder);
    }
    /** Write a stream as a file of the set: one pass through digests into the store. */
    async put(kind, bytes) {
        const hasher = new seal/* DigestHasher */.KB();
        await this.#store.put(`${this.folder}/${kind.path}`, (0,seal/* hashing */.zE)(bytes, hasher));
        return this.#list({ ...kind, ...hasher.digests() });
    }
    /** A folder of the set for a program that writes files itself; `adopt` lists each of them. */
    async folderFor(path) {
        if (this.#store.folderFor === undefined) {
            throw new verdict/* UserError */.yo('This store has no local folder for the directory format', {
                remedy: 'Set `format: custom`',
                where: this.#store.url,
            });
        }
        this.#folders.push(`${this.folder}/${path}`);
        return this.#store.folderFor(`${this.folder}/${path}`);
    }
    adopt(file) {
        return this.#list(file);
    }
    #list(file) {
        this.files.push(file);
        return file;
    }
    /** Write the manifest: from here on the set is a backup. */
    async commit(manifest) {
        const { bytes, sha256 } = (0,packages_manifest/* encodeManifest */.Gb)(manifest);
        const path = `${this.folder}/${packages_manifest/* MANIFEST_FILE */.h1}`;
        // The sidecar first: a set with a manifest has everything that it will ever have.
        await this.#store.put(`${this.folder}/${packages_manifest/* MANIFEST_DIGEST_FILE */.s$}`, once(Buffer.from((0,packages_manifest/* digestLine */.lt)(sha256))));
        await this.#store.delete(`${this.folder}/${CLAIM_FILE}`);
        await this.#store.put(path, once(bytes));
        return { path, sha256 };
    }
    /** Remove everything of the set, the claim last: until then the place is ours. */
    async abandon() {
        const claim = `${this.folder}/${CLAIM_FILE}`;
        for await (const object of this.#store.list(this.folder)) {
            if (object.path !== claim)
                await this.#store.delete(object.path);
        }
        // A folder goes with its last object; one that a program never wrote to had none.
        for (const folder of this.#folders)
            await this.#store.delete(`${folder}/none`);
        await this.#store.delete(claim);
    }
}
function once(bytes) {
    return ReadableStream.from([bytes]);
}
/** The set's name in the store: one folder. @throws UserError for what cannot be one */
function checkSetName(name) {
    if (!(0,packages_manifest/* isInnerPath */.wx)(name) || name.includes('/') || name.length > 128) {
        throw new verdict/* UserError */.yo(`'${name}' cannot be a folder of the store`, {
            remedy: 'Set `name` to letters, digits, dots, dashes and underscores',
        });
    }
    return name;
}
/**
 * A database's name as part of a path: letters, digits, `_`, `-` and inner dots stay, every other byte becomes %XX. A database that is
 * called like the file of the globals is spelled otherwise.
 */
function fileNameOf(database) {
    if (database === 'globals')
        return '%67lobals';
    return [...Buffer.from(database, 'utf8')]
        .map((byte, index) => {
        const character = String.fromCharCode(byte);
        return /[A-Za-z0-9_-]/.test(character) || (character === '.' && index > 0)
            ? character
            : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
        .join('');
}
//# sourceMappingURL=writer.js.map
;// CONCATENATED MODULE: ./build/packages/backup/database.js












/** The last comment of every complete plain script that pg_dump writes. */
const SCRIPT_FOOTER = '-- PostgreSQL database dump complete';
/** Back up one database: one snapshot, seen by pg_dump, by the row counts and by the inventory alike. */
async function backUpDatabase(job) {
    const stall = new StallWatch(`The dump of ${job.connection.database}`, job.options.stallSeconds);
    const sibling = new AbortController();
    const signal = AbortSignal.any([job.ports.signal, stall.signal, sibling.signal]);
    const { lead } = job;
    const cutOff = () => void lead.close();
    signal.addEventListener('abort', cutOff, { once: true });
    const flowing = Promise.withResolvers();
    let witness;
    try {
        const snapshot = await (0,postgres.exportSnapshot)(lead);
        const relations = await (0,postgres.listRelations)(lead, job.server.standby);
        witness = await Witness.begin(() => (0,postgres.connect)(job.connection, { signal }), snapshot, relations.filter((relation) => relation.counted), { ...job.options.witness, serverMajor: job.server.version.major });
        const [dumped, [inventory, testimony]] = await both(
        // A count of a large table may take longer than any stall: only bytes are waited for.
        dump(job, snapshot, stall, signal, () => {
            flowing.resolve(undefined);
        }).finally(() => {
            flowing.resolve(undefined);
            stall.end();
        }), Promise.all([(0,postgres.takeInventory)(lead, job.server.version.major), witness.testify(lead, flowing.promise)]), sibling);
        const held = dumped.held?.tables;
        const found = coverage(relations, testimony, held, (0,postgres.filterArguments)(job.options.filters).length > 0);
        if (found.missing.length > 0)
            throw leftOut(found.missing);
        if (found.disagreeing.length > 0)
            throw disagreement(found.disagreeing);
        return {
            database: {
                name: job.connection.database,
                server_version: job.server.version.text,
                snapshot_at: snapshot.at,
                snapshot_until: snapshot.until,
                snapshot_lsn: snapshot.lsn,
                ...(snapshot.timeline === null ? {} : { timeline: snapshot.timeline }),
                ...(snapshot.replayedAt === null ? {} : { standby_replayed_at: snapshot.replayedAt }),
                ...(job.server.systemIdentifier === undefined
                    ? {}
                    : { system_identifier: job.server.systemIdentifier }),
                dump: dumped.dump,
                inventory,
                relations: [...found.relations],
                ...(dumped.held === undefined
                    ? {}
                    : { large_objects: dumped.held.largeObjects.map((object) => ({ ...object })) }),
            },
            checks: [
                countsCheck(job.connection.database, found.relations.length, found.uncounted),
                hashesCheck(job, found.relations.length, found.unhashed),
            ],
        };
    }
    catch (error) {
        throw stall.signal.aborted ? stall.signal.reason : error;
    }
    finally {
        stall.end();
        signal.removeEventListener('abort', cutOff);
        await Promise.all([witness?.close(), lead.close()]);
    }
}
async function dump(job, snapshot, stall, signal, onFlowing) {
    const { options, programs } = job;
    const onBytes = progressOf(job, onFlowing);
    const plan = planCompression(options.compression, options.format, programs.version.major);
    const call = {
        programs,
        env: job.env,
        snapshot,
        format: options.format,
        compression: plan.inner,
        filters: options.filters,
        log: job.ports.log,
        signal,
    };
    const common = {
        format: options.format,
        client_version: programs.version.text,
        compression: plan.inner,
        ...(plan.outer === undefined ? {} : { stream_compression: `${plan.outer.method}:${plan.outer.level}` }),
        filters: [...(0,postgres.filterArguments)(options.filters)],
    };
    const base = `data/${fileNameOf(job.connection.database)}`;
    if (options.format === 'directory')
        return dumpFolder(job, call, common, base, stall, onBytes);
    const running = await (0,postgres.startDump)(call);
    const path = base + (options.format === 'custom' ? '.dump' : '.sql') + plan.suffix;
    const streamed = {
        running,
        program: 'pg_dump',
        writer: job.writer,
        kind: { path, type: 'database', database: job.connection.database },
        compression: plan.outer,
        stall,
        onBytes,
    };
    if (options.format === 'plain') {
        await storeScript(streamed, SCRIPT_FOOTER);
        return { dump: { ...common, path }, held: undefined };
    }
    const { summary, fingerprints } = await storeArchive(streamed);
    const offsets = summary.blocks.map((block) => [block.dumpId, block.offset]);
    return {
        dump: { ...common, path, offsets, toc_entries: summary.toc.entries.length },
        held: fingerprints,
    };
}
async function dumpFolder(job, call, common, path, stall, onBytes) {
    const folder = await job.writer.folderFor(path);
    const running = await (0,postgres.startDump)({ ...call, directory: { path: folder, jobs: job.options.jobs } });
    running.stdin.end();
    running.stdout.resume();
    const follower = new FolderFollower(folder);
    try {
        await follower.follow(running.ended, (total) => {
            stall.touch();
            onBytes(total);
        });
    }
    catch (error) {
        follower.destroy();
        // A dump that failed leaves files that are not whole: why it failed is the story to tell.
        const ending = await running.stop();
        call.signal.throwIfAborted();
        throw ending.code === 0 ? notWhole(error, path) : explainDump(ending);
    }
    const ending = await running.ended;
    call.signal.throwIfAborted();
    if (ending.code !== 0)
        throw explainDump(ending);
    const digested = follower.digests();
    const toc = await readFolder(folder, new Map(digested.map(({ name, size_bytes: size }) => [name, size]))).catch((error) => {
        throw notWhole(error, path);
    });
    for (const { name, ...digests } of digested) {
        job.writer.adopt({
            path: `${path}/${name}`,
            type: 'database',
            database: job.connection.database,
            ...digests,
        });
    }
    return {
        dump: { ...common, path, toc_entries: toc.entries.length },
        held: foldFiles(toc, follower.fingerprints()),
    };
}
function progressOf(job, onFlowing) {
    return (bytes) => {
        onFlowing();
        job.ports.progress({ phase: 'dump', bytes, current: job.connection.database });
    };
}
function leftOut(missing) {
    const shown = missing.slice(0, 5).join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    return new verdict/* OperationFailed */.FH(`The dump left out ${shown}${more}, though no filter asked for it`, {
        remedy: 'Report it with the versions of server and pg_dump; no set was written',
    });
}
function disagreement(tables) {
    const shown = tables.slice(0, 5).join(', ');
    const more = tables.length > 5 ? ` and ${tables.length - 5} more` : '';
    return new verdict/* OperationFailed */.FH(`The dump holds other rows than the source counted in the same snapshot: ${shown}${more}`, {
        remedy: 'Look for row-level security, or a TRUNCATE or rewriting ALTER TABLE while the dump began; run it again',
    });
}
/** Hashes are required only where they were demanded. */
function hashesCheck(job, relations, unhashed) {
    const { mode } = job.options.witness;
    const parts = {
        id: 'source.hashes',
        expected: `the source's own hash of every table of ${job.connection.database}`,
        found: unhashed.length === 0
            ? `taken, ${(0,verdict/* formatCount */.B4)(relations, 'relation')} listed`
            : `not taken of ${unhashed.slice(0, 5).join('; ')}${unhashed.length > 5 ? ` and ${unhashed.length - 5} more` : ''}`,
        where: job.connection.database,
    };
    if (unhashed.length === 0)
        return (0,verdict/* decided */.rc)(true, parts);
    return mode === 'strict' ? (0,verdict/* notRun */.nE)(parts) : (0,verdict/* notApplicable */.hH)(parts);
}
function countsCheck(database, relations, uncounted) {
    const parts = {
        id: 'source.counts',
        expected: `an exact count of every table of ${database} in the dump's snapshot`,
        found: uncounted.length === 0
            ? `${(0,verdict/* formatCount */.B4)(relations, 'relation')} listed, every table counted`
            : `not counted: ${uncounted.slice(0, 5).join('; ')}${uncounted.length > 5 ? ` and ${uncounted.length - 5} more` : ''}`,
        where: database,
    };
    return uncounted.length === 0 ? (0,verdict/* decided */.rc)(true, parts) : { ...parts, verdict: 'unproven', required: true };
}
//# sourceMappingURL=database.js.map
;// CONCATENATED MODULE: ./build/packages/backup/backup.js









/**
 * Write a backup set: every database in a snapshot of its own, then the globals, then the manifest. When anything fails, nothing
 * that looks like a set is left.
 *
 * @throws UserError for what its caller can put right, OperationFailed where the dump did not succeed
 */
async function backUp(options, ports) {
    const started = performance.now();
    const databases = options.databases.length === 0 ? [options.source.database] : options.databases;
    const name = checkSetName(options.name === '' ? (databases[0] ?? '') : options.name);
    const first = (0,postgres.withDatabase)(options.source, databases[0] ?? options.source.database);
    const { session, server, programs } = await prepare(options, first, ports);
    const at = ports.clock.now();
    const id = (0,policy/* backupId */.WH)(at);
    const secret = await (0,postgres.credentials)(options.source, options.workFolder);
    let writer;
    try {
        writer = await SetWriter.claim(options.store, name, id);
        const ready = performance.now();
        const sibling = new AbortController();
        const signal = AbortSignal.any([ports.signal, sibling.signal]);
        const job = { options, server, programs, writer, env: secret.env, ports: { ...ports, signal } };
        const [results] = await both(backUpDatabases(databases, job, session), 
        // Beside the dump: that roles may not be read is known at once, not after hours.
        options.globals ? backUpGlobals(first.database, job) : Promise.resolve(true), sibling);
        const dumped = performance.now();
        const manifest = compose({
            options,
            name,
            id,
            at,
            completed: ports.clock.now(),
            writer,
            databases: results.map((result) => result.database),
        });
        const committed = await writer.commit(manifest);
        const done = performance.now();
        return {
            manifest,
            manifestPath: committed.path,
            manifestSha256: committed.sha256,
            checks: [...results.flatMap((result) => result.checks), complete(manifest)],
            phases: [
                { name: 'connect', seconds: (ready - started) / 1000 },
                { name: 'dump', seconds: (dumped - ready) / 1000 },
                { name: 'manifest', seconds: (done - dumped) / 1000 },
            ],
            notes: [...programs.warnings, ...(0,postgres.standbyNotes)(server)],
            seconds: (done - started) / 1000,
        };
    }
    catch (error) {
        await writer?.abandon().catch((failure) => {
            ports.log.warning(`What this run wrote could not all be removed: ${(0,verdict/* messageOf */.bD)(failure)}`);
        });
        throw error;
    }
    finally {
        await session.close();
        await secret.remove();
    }
}
/** One database after the other; `session` is the first one's. */
async function backUpDatabases(databases, job, session) {
    const results = [];
    for (const [index, database] of databases.entries()) {
        const connection = (0,postgres.withDatabase)(job.options.source, database);
        job.ports.log.info(`Backing up ${(0,postgres.describe)(connection)} (PostgreSQL ${job.server.version.text}) with pg_dump ${job.programs.version.text}`);
        const lead = index === 0 ? session : await (0,postgres.connect)(connection, { signal: job.ports.signal });
        const env = { ...job.env, PGDATABASE: database };
        results.push(await backUpDatabase({ ...job, connection, env, lead }));
    }
    return results;
}
/** Look at the server, and find programs that can dump it, before anything is written. */
async function prepare(options, connection, ports) {
    const session = await (0,postgres.connect)(connection, { signal: ports.signal });
    try {
        const server = await (0,postgres.inspectServer)(session);
        (0,postgres.refusePooler)(server, session);
        const programs = await options.programs.find({
            need: options.globals ? ['pg_dump', 'pg_dumpall'] : ['pg_dump'],
            major: { atLeast: server.version.major },
        });
        return { session, server, programs };
    }
    catch (error) {
        await session.close();
        throw error;
    }
}
/** The last comment of a complete script by pg_dumpall. */
const GLOBALS_FOOTER = '-- PostgreSQL database cluster dump complete';
async function backUpGlobals(database, { options, programs, writer, env, ports }) {
    const stall = new StallWatch('The dump of roles and other globals', options.stallSeconds);
    try {
        const signal = AbortSignal.any([ports.signal, stall.signal]);
        const running = await (0,postgres.startGlobalsDump)({ programs, env, database, log: ports.log, signal });
        await storeScript({
            running,
            program: 'pg_dumpall',
            writer,
            kind: { path: 'data/globals.sql', type: 'globals' },
            compression: undefined,
            stall,
            onBytes: () => undefined,
        }, GLOBALS_FOOTER);
        return true;
    }
    catch (error) {
        if (stall.signal.aborted)
            throw stall.signal.reason;
        if (error instanceof verdict/* OperationFailed */.FH && error.remedy === undefined) {
            throw new verdict/* OperationFailed */.FH(error.message, {
                remedy: 'Where the provider does not let roles be read, set `globals: false`',
                cause: error,
            });
        }
        throw error;
    }
    finally {
        stall.end();
    }
}
function compose({ options, name, id, at, completed, writer, databases }) {
    const dump = databases[0]?.dump;
    return {
        version: packages_manifest/* MANIFEST_VERSION */.hh,
        backup_id: id,
        name,
        created_at: at.toISOString(),
        completed_at: completed.toISOString(),
        created_by: verdict/* PRODUCER */.n8,
        system_version: options.systemVersion,
        kind: 'logical',
        databases: [...databases],
        source: options.run,
        // Databases before globals, whichever was written first.
        files: writer.files.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
        total_files: writer.files.length,
        total_size_bytes: writer.files.reduce((sum, file) => sum + file.size_bytes, 0),
        compression: dump?.stream_compression ?? dump?.compression ?? 'none',
        encryption: 'none',
    };
}
function keyOf({ type, path }) {
    return `${type} ${path}`;
}
function complete(manifest) {
    return (0,verdict/* decided */.rc)(true, {
        id: 'backup.complete',
        expected: 'every dump ended well and the manifest was written last',
        found: `${manifest.total_files} files, ${(0,verdict/* formatBytes */.z3)(manifest.total_size_bytes)}`,
        where: manifest.backup_id,
    });
}
//# sourceMappingURL=backup.js.map
;// CONCATENATED MODULE: ./build/packages/backup/options.js

/** @throws UserError for options that contradict each other */
function refuseImpossible({ format, filters, databases, }) {
    const filtered = Object.values(filters).some((patterns) => patterns.length > 0);
    if (format === 'plain' && filtered) {
        throw new verdict/* UserError */.yo('Plain SQL does not tell which tables a filter left out, so nothing could be compared', {
            remedy: 'Set `format` to custom or directory, or take the filters away',
        });
    }
    const twice = databases.find((database, index) => databases.indexOf(database) !== index);
    if (twice !== undefined)
        throw new verdict/* UserError */.yo(`The database ${twice} is listed twice`, { remedy: 'List each database once' });
}
//# sourceMappingURL=options.js.map
;// CONCATENATED MODULE: ./build/packages/backup/index.js




//# sourceMappingURL=index.js.map

/***/ })

};
