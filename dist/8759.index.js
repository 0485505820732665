export const id = 8759;
export const ids = [8759];
export const modules = {

/***/ 28759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VOLUME_BYTES: () => (/* reexport */ VOLUME_BYTES),
  backUp: () => (/* reexport */ backUp),
  parseCompression: () => (/* reexport */ parseCompression),
  refuseImpossible: () => (/* reexport */ refuseImpossible)
});

// UNUSED EXPORTS: checkSetName

// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var packages_manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 96 modules
var postgres = __webpack_require__(98508);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
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
// EXTERNAL MODULE: ./build/packages/process/index.js + 4 modules
var packages_process = __webpack_require__(92673);
;// CONCATENATED MODULE: ./build/packages/backup/explain.js



/** The user may not read something that a dump reads; the program names the first that it came to. */
class ReadDenied extends verdict/* OperationFailed */.FH {
}
const STANDBY_REMEDY = 'Raise max_standby_streaming_delay or set hot_standby_feedback = on, or dump from the primary';
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
        kind: ReadDenied,
    },
    {
        pattern: /could not obtain lock on relation "(.*)"/,
        problem: 'Somebody asked for an exclusive lock on $1 while it was dumped, behind which no parallel job may queue',
        remedy: 'Run it when no migration is going on, or set `jobs: 1`',
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
        pattern: /(?:canceling statement|terminating connection) due to conflict with recovery/,
        problem: 'The standby cancelled the dump since it held back replay',
        remedy: STANDBY_REMEDY,
    },
    {
        // The second wording is that of servers before 17; the third, of a session that ended in the very moment.
        pattern: /snapshot "[^"]*" does not exist|invalid snapshot identifier|could not import the requested snapshot/,
        problem: 'The session that held the moment of this backup was ended before pg_dump could take it over',
        remedy: "Run it again; look at the server's log, and at its idle_in_transaction_session_timeout and transaction_timeout, if it happens each time",
        kind: postgres.ConnectionLost,
    },
    {
        pattern: /(server closed the connection unexpectedly|terminating connection due to|connection to server .* (failed|lost))/,
        problem: 'The connection to the source was lost: $1',
        remedy: "Run it again; look at the server's log if it happens each time",
        kind: postgres.ConnectionLost,
    },
];
/** Why a dump program ended badly, in one line. */
function explainDump(ending, program = 'pg_dump') {
    const failed = new packages_process/* ProgramFailed */.Oh(program, ending);
    for (const line of ending.stderr) {
        for (const { pattern, problem, remedy, kind: Kind = verdict/* OperationFailed */.FH } of EXPLANATIONS) {
            const match = pattern.exec(line);
            if (match === null)
                continue;
            const text = problem.replace(/\$(\d)/g, (_, index) => match[Number(index)] ?? '');
            return new Kind(text, { remedy, cause: failed });
        }
    }
    return failed;
}
/** A standby ends a session that replay would have to wait for, often before the session can hear why. */
function explainLoss(error, { standby }) {
    if (!standby || !(error instanceof postgres.ConnectionLost))
        return error;
    return new verdict/* OperationFailed */.FH(error.message, {
        remedy: `A standby ends what is in the way of replay, if nothing else did. ${STANDBY_REMEDY}`,
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map
;// CONCATENATED MODULE: ./build/packages/backup/denied.js



const ASK_MS = 10_000;
const MAX_TOLD = 5;
/** First major with the role pg_read_all_data. */
const READ_ALL_SINCE = 14;
/**
 * pg_dump ends at the first relation that it may not read: name all of them, so that one GRANT is enough.
 *
 * @returns the error itself where it is another one, or where there is no more to tell
 */
async function nameDenied(error, connection, major) {
    if (!(error instanceof ReadDenied))
        return error;
    const names = await unreadable(connection).catch(() => []);
    if (names.length === 0)
        return error;
    const shown = names.slice(0, MAX_TOLD).join(', ');
    const more = names.length > MAX_TOLD ? ` and ${names.length - MAX_TOLD} more` : '';
    const user = (0,postgres.quoteIdentifier)(connection.user);
    const grant = major >= READ_ALL_SINCE
        ? `GRANT pg_read_all_data TO ${user}`
        : `GRANT USAGE ON SCHEMA … TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA … TO ${user}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA … TO ${user}`;
    return new verdict/* OperationFailed */.FH(`${connection.user} may not read ${shown}${more}`, {
        remedy: `Run: ${grant}; or dump as the owner, or leave them out with \`exclude-table\``,
        cause: error,
    });
}
async function unreadable(connection) {
    const session = await (0,postgres.connect)(connection, { signal: AbortSignal.timeout(ASK_MS) });
    try {
        return await (0,postgres.listUnreadable)(session);
    }
    finally {
        await session.close();
    }
}
//# sourceMappingURL=denied.js.map
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 48 modules
var dump_format = __webpack_require__(23002);
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
            unhashed.push(`${relation.name} (${said.reason})`);
            return { ...known, reason: said.reason, unhashed: said.reason };
        }
        // Of an extension's configuration the dump holds what a person added, the source counts all of it.
        if (relation.evidence === 'compare' && fingerprint !== undefined && fingerprint.rows !== said.rows)
            disagreeing.push(`${relation.name} (${fingerprint.rows} instead of ${said.rows})`);
        if ('hash' in said)
            return { ...known, source_rows: said.rows, witness: said.hash };
        unhashed.push(`${relation.name} (${said.unhashed})`);
        return { ...known, source_rows: said.rows, unhashed: said.unhashed };
    });
    const strangers = unlisted(relations, held);
    for (const { name, reason } of strangers) {
        uncounted.push(`${name} (${reason})`);
        unhashed.push(`${name} (${reason})`);
    }
    return { relations: [...rows, ...strangers], missing, disagreeing, uncounted, unhashed };
}
/** Tables of the archive that the source did not list: made between the list and the dump, where these share no snapshot. */
function unlisted(relations, held) {
    const listed = new Set(relations.map(({ schema, table }) => (0,dump_format/* tableKey */.ih)(schema, table)));
    const reason = 'the source did not list it before the dump';
    return [...(held ?? [])].flatMap(([key, fingerprint]) => {
        if (listed.has(key))
            return [];
        const { schema, table } = (0,dump_format/* tableOfKey */.Xp)(key);
        const name = (0,dump_format/* shownName */.HD)(schema, table);
        const { rows } = fingerprint;
        return [
            {
                schema,
                table,
                name,
                evidence: 'compare',
                rows,
                fingerprint: { ...fingerprint },
                reason,
                unhashed: reason,
            },
        ];
    });
}
function reasonOf(relation) {
    return relation.reason === null ? {} : { reason: relation.reason };
}
//# sourceMappingURL=coverage.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/backup/bundles.js
/** Files below this many bytes share objects with others. */
const SMALL_FILE = 8 * 1024 ** 2;
/** A bundle takes no more bytes than this. */
const BUNDLE_BYTES = 64 * 1024 ** 2;
/**
 * Gather small files, so that a store is asked by the megabyte and not by the file.
 *
 * @param apart names of files that are read before the others, and lie alone
 */
function planBundles(files, apart, limits = { small: SMALL_FILE, bundle: BUNDLE_BYTES }) {
    const isSmall = (file) => file.size < limits.small && !apart.has(file.name);
    const bundles = [];
    let filled = Infinity;
    for (const file of files.filter(isSmall)) {
        if (filled + file.size > limits.bundle) {
            bundles.push([]);
            filled = 0;
        }
        bundles.at(-1)?.push(file);
        filled += file.size;
    }
    const single = bundles.filter(({ length }) => length === 1).flat();
    return {
        bundles: bundles.filter(({ length }) => length > 1),
        alone: [...files.filter((file) => !isSmall(file)), ...single],
    };
}
//# sourceMappingURL=bundles.js.map
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
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
;// CONCATENATED MODULE: ./build/packages/backup/folder.js





/** Between rounds: long enough that what has come is worth the looking, short enough that little is left to read at the end. */
const ROUND_MS = 50;
const CHUNK = 1 << 20;
/** A file that did not grow for so many rounds has probably ended: ten thousand tables are ten thousand files. */
const QUIET_ROUNDS = 3;
/**
 * A longer one is not taken to have ended, unless its place is needed. What compresses well comes in bursts with pauses between
 * them, and whoever takes a pause for the end has all of it to decode anew.
 */
const SHORT = 1 << 20;
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
            await this.#round();
            if (this.#bytes > before)
                onBytes(this.#bytes);
            await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, ROUND_MS))]);
        }
        await this.#lastRound();
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
    async #round() {
        for (const name of await (0,promises_.readdir)(this.#folder).catch(noneYet)) {
            const followed = await this.#followed(name);
            if (followed.reader === undefined && followed.quiet >= QUIET_ROUNDS)
                continue;
            await this.#catchUp(name, followed);
            if (followed.quiet === followed.patience && followed.hasher.size <= SHORT)
                await this.#end(name, followed);
        }
    }
    async #lastRound() {
        for (const name of await (0,promises_.readdir)(this.#folder).catch(noneYet))
            await this.#catchUp(name, await this.#followed(name));
    }
    async #followed(name) {
        const known = this.#files.get(name);
        if (known !== undefined)
            return known;
        const reader = (0,dump_format/* isDataFile */.vM)(name) && (await this.#hasRoom()) ? new dump_format/* FileFingerprinter */.OF(name) : undefined;
        const hasher = new seal.DigestHasher();
        const followed = { hasher, quiet: 0, patience: QUIET_ROUNDS, reader, result: undefined };
        this.#files.set(name, followed);
        return followed;
    }
    /** Whether another file can be decoded as it grows; where all places are taken, the one that was quiet longest makes room. */
    async #hasRoom() {
        const open = [...this.#files].filter(([, { reader }]) => reader !== undefined);
        if (open.length < MOST_OPEN)
            return true;
        const [quietest] = open.sort(([, a], [, b]) => b.quiet - a.quiet);
        if (quietest === undefined || quietest[1].quiet < QUIET_ROUNDS)
            return false;
        await this.#end(...quietest);
        return quietest[1].reader === undefined;
    }
    /** A file that stopped growing has probably ended. One that has not is begun anew: at once if that is cheap, else at the very end. */
    async #end(name, followed) {
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
            if (hasher.size > SHORT)
                return;
            followed.patience *= 2;
            followed.reader = await this.#decode(name, hasher.size);
        }
    }
    /** The fingerprint of a file that has ended. @throws ArchiveError where it is not whole */
    async #settle(name, followed) {
        const { hasher } = followed;
        if (followed.result?.size === hasher.size)
            return;
        const reader = followed.reader ?? (await this.#decode(name, hasher.size));
        followed.reader = reader;
        followed.result = { fingerprint: await reader.end(), size: hasher.size };
        followed.reader = undefined;
    }
    /** A reader that has seen the first so many bytes of a file. */
    async #decode(name, size) {
        const reader = new dump_format/* FileFingerprinter */.OF(name);
        const file = await (0,promises_.open)((0,external_node_path_.join)(this.#folder, name), 'r');
        try {
            for (let at = 0; at < size;) {
                const { bytesRead } = await file.read(this.#buffer, 0, Math.min(CHUNK, size - at), at);
                if (bytesRead === 0)
                    throw new dump_format/* ArchiveError */.di(`the file ${name} was cut`, at);
                await reader.write(this.#buffer.subarray(0, bytesRead));
                at += bytesRead;
            }
            return reader;
        }
        catch (error) {
            reader.destroy();
            throw error;
        }
        finally {
            await file.close();
        }
    }
    async #catchUp(name, followed) {
        const { hasher } = followed;
        const before = hasher.size;
        // One that is gone again is missed at the end.
        const file = await (0,promises_.open)((0,external_node_path_.join)(this.#folder, name), 'r').catch(gone);
        if (file === undefined)
            return;
        try {
            for (let length = CHUNK; length === CHUNK;) {
                length = (await file.read(this.#buffer, 0, CHUNK, hasher.size)).bytesRead;
                const bytes = this.#buffer.subarray(0, length);
                hasher.update(bytes);
                await followed.reader?.write(bytes);
                this.#bytes += length;
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
    return dump.writer.put(dump.kind, dump.compression === undefined ? bytes : (0,seal.compressing)(bytes, dump.compression));
}
/** Old pg_dump writes 4 KiB at a time; everything that follows costs a hop to another thread for each part. */
const GATHERED = 256 * 1024;
async function* tapped(dump, tap) {
    const { running, stall } = dump;
    running.stdin.end();
    try {
        for await (const part of gathered(dump)) {
            const taken = tap.take(part);
            if (taken !== undefined)
                await taken;
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
/** The program's output in parts of some length, but for the last one. */
async function* gathered({ running, stall, onBytes }) {
    let parts = [];
    let length = 0;
    let total = 0;
    for await (const part of running.stdout) {
        if (!(part instanceof Uint8Array))
            throw new TypeError('a dump was not read as bytes');
        stall.touch();
        total += part.length;
        onBytes(total);
        parts.push(part);
        length += part.length;
        if (length < GATHERED)
            continue;
        yield Buffer.concat(parts, length);
        parts = [];
        length = 0;
    }
    if (length > 0)
        yield Buffer.concat(parts, length);
}
//# sourceMappingURL=stream.js.map
;// CONCATENATED MODULE: ./build/packages/backup/target.js


/** A set's place in one store, while it is being written. */
class Target {
    store;
    #protection;
    #folder;
    #log;
    #failure;
    #localFolder;
    #isOurs = false;
    constructor({ store, protection }, folder, log) {
        this.#log = log;
        this.store = store;
        this.#protection = protection;
        this.#folder = folder;
    }
    /** Why the set will not be whole here; undefined while it may. */
    get failure() {
        return this.#failure;
    }
    /** Nothing more is written here. */
    fail(error) {
        this.#failure ??= { error };
    }
    /** Why the set cannot be written here as it is to be: the store will not have it, or cannot protect it; undefined where it can. */
    async refusal() {
        const refusal = await this.store.refusal?.({ encrypted: false });
        if (refusal !== undefined)
            return refusal;
        const { lock, legalHold } = this.#protection;
        if (lock === undefined && legalHold !== true)
            return undefined;
        if ((await this.store.capabilities()).lock)
            return undefined;
        return new verdict/* UserError */.yo(`This store cannot lock objects: ${this.store.url}`, {
            remedy: 'Set `lock: none` and `legal-hold: false`, or take a bucket that was made with Object Lock',
        });
    }
    /** @throws UserError where somebody has the place */
    async claim() {
        const claim = `${this.#folder}/${packages_manifest/* CLAIM_FILE */._f}`;
        await this.store.put(claim, once(Buffer.from(`${verdict/* PRODUCER */.n8} is writing this set\n`)));
        try {
            for await (const existing of this.store.list(this.#folder)) {
                // Ours, or that of somebody who came later and is about to be refused.
                if (existing.path.startsWith(claim))
                    continue;
                throw new verdict/* UserError */.yo(`${existing.path} exists already, and nothing in a store is ever overwritten`, {
                    remedy: 'If another backup started in the same second, start this one again',
                    where: this.store.url,
                });
            }
        }
        catch (error) {
            await this.#removeClaim().catch(() => undefined);
            throw error;
        }
        this.#isOurs = true;
    }
    async put(path, bytes) {
        await this.store.put(`${this.#folder}/${path}`, bytes, this.#protection);
    }
    /** A local folder of the set for a program that writes files itself; undefined where the store has none. */
    async folderFor(path) {
        this.#localFolder = `${this.#folder}/${path}`;
        return this.store.folderFor?.(this.#localFolder);
    }
    /** Write what makes the set a backup: the manifest last, since a set with a manifest has everything that it will ever have. */
    async commit({ manifest, digestLine, signature }) {
        await this.put(packages_manifest/* MANIFEST_DIGEST_FILE */.s$, once(Buffer.from(digestLine)));
        if (signature !== undefined)
            await this.put(packages_manifest/* MANIFEST_SIGNATURE_FILE */.Si, once(Uint8Array.from(signature)));
        await this.#removeClaim();
        await this.put(packages_manifest/* MANIFEST_FILE */.h1, once(Uint8Array.from(manifest)));
    }
    /** Whoever may write and not delete, or into a bucket that locks whatever comes, leaves it there: the manifest says more. */
    async #removeClaim() {
        const path = `${this.#folder}/${packages_manifest/* CLAIM_FILE */._f}`;
        try {
            await this.store.delete(path);
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            this.#log.info(`${path} stays in ${this.store.url}, which does no harm: ${error.message}`);
        }
    }
    /**
     * Remove everything of the set, the claim last: until then the place is ours. Of a place that was never ours, nothing.
     *
     * @param store the same store, where ours does nothing any more since the run was cancelled
     * @throws the first failure; the others are tried all the same
     */
    async abandon(store = this.store) {
        if (!this.#isOurs)
            return;
        const failures = [];
        const attempt = async (work) => {
            await work?.catch((error) => failures.push(error));
        };
        const claim = `${this.#folder}/${packages_manifest/* CLAIM_FILE */._f}`;
        if (store.unfinished !== undefined)
            for await (const upload of store.unfinished(this.#folder))
                await attempt(upload.abort());
        for await (const { path } of store.list(this.#folder))
            if (path !== claim)
                await attempt(store.delete(path));
        // A folder goes with its last object; one that a program never wrote to had none.
        if (this.#localFolder !== undefined)
            await attempt(store.delete(`${this.#localFolder}/none`));
        if (failures.length > 0)
            throw failures[0];
        await store.delete(claim);
    }
}
function once(bytes) {
    return ReadableStream.from([bytes]);
}
//# sourceMappingURL=target.js.map
;// CONCATENATED MODULE: ./build/packages/backup/tee.js
/**
 * Hand one stream to several takers at the pace of the slowest, in bounded memory. One that fails is left out from then on; the stream
 * goes on while one is left, and is ended when none is.
 *
 * @returns why each taker failed, in their order; undefined for those that did not
 * @throws what the stream throws; the takers have been told, and have ended
 */
async function tee(bytes, takers) {
    const lanes = takers.map((taker) => new Lane(taker));
    try {
        for await (const part of bytes) {
            await Promise.all(lanes.map((lane, index) => lane.write(index === 0 ? part : new Uint8Array(part))));
            if (lanes.every(({ ended }) => ended))
                break;
        }
    }
    catch (error) {
        await Promise.all(lanes.map((lane) => lane.abort(error)));
        throw error;
    }
    return Promise.all(lanes.map((lane) => lane.end()));
}
/** The way to one taker: what it has not taken yet is a part or two. */
class Lane {
    #writer;
    #done;
    #ended = false;
    constructor(taker) {
        const { readable, writable } = new TransformStream();
        this.#writer = writable.getWriter();
        // A taker that leaves early closes it, which its own error tells better.
        this.#writer.closed.catch(() => undefined);
        this.#writer.ready.catch(() => undefined);
        this.#done = taker(readable)
            .then(() => ({ error: undefined }), (error) => ({ error: error ?? new Error('a stream was not taken') }))
            .finally(() => {
            this.#ended = true;
        });
    }
    get ended() {
        return this.#ended;
    }
    /** Resolves when there is room for the next part, or nobody takes any more. */
    async write(part) {
        if (this.#ended)
            return;
        this.#writer.write(part).catch(() => undefined);
        const ready = this.#writer.ready.catch(() => undefined);
        await Promise.race([ready, this.#done]);
    }
    async end() {
        this.#writer.close().catch(() => undefined);
        return this.#done;
    }
    async abort(error) {
        this.#writer.abort(error).catch(() => undefined);
        await this.#done;
    }
}
//# sourceMappingURL=tee.js.map
;// CONCATENATED MODULE: ./build/packages/backup/volumes.js

/** Bytes of one object in a store: what every kind of store takes in parts that it takes. */
const VOLUME_BYTES = 50 * 1024 ** 3;
/** A volume's path: the first is called like the file itself. */
function volumePath(path, number) {
    return number === 1 ? path : `${path}.${String(number).padStart(3, '0')}`;
}
/**
 * Store a stream of unknown length in volumes, one after the other; digests are taken on the way. It is ended where it is not wanted
 * any more.
 *
 * @param limit bytes of a volume
 * @param put writes one object
 */
async function storeVolumes(path, bytes, limit, put) {
    const whole = new seal.DigestHasher();
    const source = new Portions(bytes);
    const volumes = [];
    try {
        await put(path, source.take(limit, [whole]));
        if (!(await source.hasMore()))
            return whole.digests();
        volumes.push({ path, ...whole.digestsSoFar() });
        do {
            const volume = volumePath(path, volumes.length + 1);
            const hasher = new seal.DigestHasher();
            await put(volume, source.take(limit, [whole, hasher]));
            volumes.push({ path: volume, ...hasher.digests() });
        } while (await source.hasMore());
        return { ...whole.digests(), volumes };
    }
    finally {
        await source.end();
    }
}
/** A stream that is taken in portions. */
class Portions {
    #source;
    /** What was read of the next portion. */
    #rest;
    constructor(bytes) {
        this.#source = bytes[Symbol.asyncIterator]();
    }
    /** The next so many bytes, or all that are left. */
    async *take(limit, hashers) {
        for (let left = limit; left > 0 && (await this.hasMore());) {
            const part = this.#rest ?? new Uint8Array();
            const piece = part.subarray(0, left);
            // A store may do with a part's memory what it likes; what is left of it must not be in its hands.
            this.#rest = piece.length < part.length ? new Uint8Array(part.subarray(piece.length)) : undefined;
            left -= piece.length;
            for (const hasher of hashers)
                hasher.update(piece);
            yield piece;
        }
    }
    async hasMore() {
        while (this.#rest === undefined || this.#rest.length === 0) {
            const next = await this.#source.next();
            if (next.done === true)
                return false;
            this.#rest = next.value;
        }
        return true;
    }
    async end() {
        await this.#source.return?.();
    }
}
//# sourceMappingURL=volumes.js.map
;// CONCATENATED MODULE: ./build/packages/backup/writer.js






/**
 * A set that is being written, into one store or several at once: data files first, digests taken on the way, the manifest last.
 * Until then nothing in a store is a backup, and `abandon` removes all of it. A store that fails is left out from then on; the set
 * goes on while one is left.
 */
class SetWriter {
    folder;
    files = [];
    bundles = [];
    #targets;
    #log;
    #volumeBytes;
    constructor(targets, folder, log, volumeBytes) {
        this.#targets = targets;
        this.folder = folder;
        this.#log = log;
        this.#volumeBytes = volumeBytes;
    }
    /**
     * Take a place in the stores that nobody has, not even a run that started in the same second.
     *
     * @param destinations the first is the store of the backup, without which it does not begin; the others are copies
     * @throws UserError where somebody has it, or a store cannot do what is asked of it
     */
    static async claim(destinations, { name, backupId, log, volumeBytes }) {
        const folder = `${name}/backups/${backupId}`;
        const targets = destinations.map((destination) => new Target(destination, folder, log));
        const writer = new SetWriter(targets, folder, log, volumeBytes);
        const [first, ...copies] = targets;
        const refuse = async (target) => {
            const refusal = await target.refusal();
            if (refusal !== undefined)
                refusals.push(refusal);
        };
        const refusals = [];
        if (first !== undefined)
            await refuse(first);
        await writer.#inEach(copies, refuse);
        // What somebody asked for and cannot have is told before anything is written; a copy that does not answer is no reason not to back up.
        if (refusals[0] !== undefined)
            throw refusals[0];
        // What is wrong with the first store is known before anything is written to the others.
        await first?.claim();
        await writer.#inEach(copies.filter(({ failure }) => failure === undefined), (target) => target.claim());
        return writer;
    }
    /** Write a stream as a file of the set: one pass through digests into the stores. */
    async put(kind, bytes) {
        const { volumes, ...digests } = await storeVolumes(kind.path, bytes, this.#volumeBytes, (path, part) => this.#putObject(path, part));
        return this.adopt({
            ...kind,
            ...digests,
            ...(volumes === undefined ? {} : { stored: { path: kind.path, ...digests, volumes: [...volumes] } }),
        });
    }
    /** Write files as one object, one right after the other. @throws OperationFailed where one is not what it was said to be */
    async putTogether(path, members) {
        await this.#putObject(path, joined(members));
        let offset = 0;
        for (const { file } of members) {
            this.adopt({ ...file, within: { path, offset } });
            offset += file.size_bytes;
        }
        this.bundles.push({ path, size_bytes: offset });
    }
    /** A folder of the set for a program that writes files itself, each of which is then adopted; undefined where the stores have none. */
    async folderFor(path) {
        const [only, ...others] = this.#targets;
        return others.length > 0 ? undefined : only?.folderFor(path);
    }
    /** List a file that lies in the stores. */
    adopt(file) {
        this.files.push(file);
        return file;
    }
    /**
     * Write the manifest: from here on the set is a backup, in every store that did not fail.
     *
     * @param sign gives the signature over the manifest's bytes; undefined where there is none
     */
    async commit(manifest, sign = () => Promise.resolve(undefined)) {
        const { bytes, sha256 } = (0,packages_manifest/* encodeManifest */.Gb)(manifest);
        const signature = await sign(bytes);
        const commit = { manifest: bytes, digestLine: (0,packages_manifest/* digestLine */.lt)(sha256), signature };
        await this.#inEach(this.#live(), (target) => target.commit(commit));
        return { path: `${this.folder}/${packages_manifest/* MANIFEST_FILE */.h1}`, sha256 };
    }
    /** What became of the set in each store, in their order. */
    outcomes() {
        return this.#targets.map(({ store, failure }) => failure === undefined
            ? { url: store.url, written: true }
            : { url: store.url, written: false, problem: (0,verdict/* lineOf */.cA)(failure.error) });
    }
    /**
     * Remove everything of the set, from the stores that failed or from all. What cannot be removed is a warning.
     *
     * @param reopen gives a store that still works where the run was cancelled; it is closed afterwards
     */
    async abandon(which, reopen) {
        const targets = this.#targets.filter(({ failure }) => which === 'all' || failure !== undefined);
        await Promise.all(targets.map(async (target) => {
            try {
                const again = await reopen?.(target.store);
                await target.abandon(again).finally(() => again?.close?.());
            }
            catch (failure) {
                this.#log.warning(`What this run wrote to ${target.store.url} could not all be removed: ${(0,verdict/* lineOf */.cA)(failure)}`);
            }
        }));
    }
    #live() {
        return this.#targets.filter(({ failure }) => failure === undefined);
    }
    async #putObject(path, bytes) {
        const live = this.#live();
        const [only] = this.#targets;
        if (only !== undefined && this.#targets.length === 1) {
            await only.put(path, bytes);
            return;
        }
        const ended = await tee(bytes, live.map((target) => (part) => target.put(path, part)));
        for (const [index, { error }] of ended.entries())
            if (error !== undefined)
                this.#fail(live[index], error);
        this.#refuseNone();
    }
    /** @throws where no store is left */
    async #inEach(targets, work) {
        await Promise.all(targets.map((target) => work(target).catch((error) => {
            this.#fail(target, error);
        })));
        this.#refuseNone();
    }
    #fail(target, error) {
        target?.fail(error);
        if (this.#targets.length > 1 && target !== undefined)
            this.#log.warning(`${target.store.url} gets no copy of this set: ${(0,verdict/* lineOf */.cA)(error)}`);
    }
    #refuseNone() {
        const [first] = this.#targets;
        if (first?.failure !== undefined && this.#live().length === 0)
            throw first.failure.error;
    }
}
/** The bytes of files, one after the other, each held against the digests that it is listed with. */
async function* joined(members) {
    for (const { file, bytes } of members) {
        const hasher = new seal.DigestHasher();
        for await (const part of bytes) {
            hasher.update(part);
            yield part;
        }
        refuseChanged(file, hasher.digests());
    }
}
/** @throws OperationFailed where a file was not stored as it was written */
function refuseChanged(file, stored) {
    if (stored.sha256 === file.sha256 && stored.sha3_256 === file.sha3_256)
        return;
    throw new verdict/* OperationFailed */.FH(`The file ${file.path} was changed before it was stored`, {
        remedy: "Look at the disk of the run's temporary folder, and at what else writes there",
    });
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
;// CONCATENATED MODULE: ./build/packages/backup/dump-folder.js












const dump_folder_CHUNK = 1 << 20;
/**
 * Dump a database into a folder: into the store itself where it is a single one on this machine, else into a scratch folder, whose
 * files are stored once the source is no longer needed.
 *
 * @param path the folder's path in the set
 */
async function dumpFolder(job, call, common, path, stall, onBytes) {
    const inStore = await job.writer.folderFor(path);
    const folder = inStore ?? (await (0,promises_.mkdtemp)((0,external_node_path_.join)(job.options.workFolder, 'dump-')));
    try {
        const { dump, held, files } = await dumpInto(folder, inStore === undefined, {
            job,
            call,
            path,
            stall,
            onBytes,
        });
        const dumped = { dump: { ...common, path, ...dump }, held };
        if (inStore === undefined)
            return { ...dumped, store: (watch) => storeFolder(job, folder, path, files, watch) };
        for (const file of files)
            job.writer.adopt(file);
        return dumped;
    }
    catch (error) {
        if (inStore === undefined)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        throw error;
    }
}
async function dumpInto(folder, isScratch, { job, call, path, stall, onBytes }) {
    // Without a snapshot to share, its workers would each see another moment.
    const jobs = call.snapshot === undefined ? 1 : job.options.jobs;
    const running = await (0,postgres.startDump)({ ...call, directory: { path: folder, jobs } });
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
        if (ending.code !== 0)
            throw await explainFolder(ending, isScratch ? folder : undefined, follower.bytes);
        throw notWhole(error, path);
    }
    const ending = await running.ended;
    call.signal.throwIfAborted();
    if (ending.code !== 0)
        throw await explainFolder(ending, isScratch ? folder : undefined, follower.bytes);
    const digested = follower.digests();
    const sizes = new Map(digested.map(({ name, size_bytes: size }) => [name, size]));
    const toc = await readFolder(folder, sizes).catch((error) => {
        throw notWhole(error, path);
    });
    return {
        dump: { toc_entries: toc.entries.length },
        held: foldFiles(toc, follower.fingerprints()),
        files: digested.map(({ name, ...digests }) => ({
            path: `${path}/${name}`,
            type: 'database',
            database: job.connection.database,
            ...digests,
        })),
    };
}
/** @param scratch the folder, where it lies on another disk than the store */
async function explainFolder(ending, scratch, written) {
    const isFull = ending.stderr.some((line) => line.includes('No space left on device'));
    if (scratch === undefined || !isFull)
        return explainDump(ending);
    const { blocks, bsize } = await (0,promises_.statfs)(scratch);
    return new verdict/* OperationFailed */.FH(`The disk of the run's temporary folder, ${(0,verdict/* formatBytes */.z3)(blocks * bsize)} in all, was full after ${(0,verdict/* formatBytes */.z3)(written)} of the dump`, {
        remedy: 'The format directory needs room there for the whole dump before it goes into the store: give it more, or set `format: custom`, which is streamed and needs none',
        where: scratch,
        cause: explainDump(ending),
    });
}
/** Put the files of a finished folder into the stores, small ones together, and remove the folder. */
async function storeFolder({ writer, ports }, folder, path, files, stall) {
    try {
        const read = (name) => readFile((0,external_node_path_.join)(folder, name), ports.signal, stall);
        const named = files.map((file) => ({
            file,
            name: file.path.slice(path.length + 1),
            size: file.size_bytes,
        }));
        const { bundles, alone } = planBundles(named, APART);
        for (const { file, name } of alone)
            refuseChanged(file, await storeAlone(writer, file, read(name)));
        for (const [index, members] of bundles.entries()) {
            await writer.putTogether(`${path}/bundle-${String(index + 1).padStart(3, '0')}`, members.map(({ file, name }) => ({ file, bytes: read(name) })));
        }
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Whoever reads a folder begins with it. */
const APART = new Set([dump_format/* TOC_FILE */._U]);
function storeAlone(writer, { path, type, database }, bytes) {
    return writer.put({ path, type, ...(database === undefined ? {} : { database }) }, bytes);
}
async function* readFile(path, signal, stall) {
    for await (const part of (0,external_node_fs_.createReadStream)(path, { highWaterMark: dump_folder_CHUNK })) {
        if (!(part instanceof Uint8Array))
            throw new TypeError('a file was not read as bytes');
        signal.throwIfAborted();
        stall.signal.throwIfAborted();
        stall.touch();
        yield part;
    }
}
//# sourceMappingURL=dump-folder.js.map
;// CONCATENATED MODULE: ./build/packages/backup/inventory-check.js

/**
 * Whether the user was shown everything that a later comparison needs, and that pg_dump writes for superusers only. What it was not
 * shown is missing from the dump or the inventory, and no restore brings it back.
 */
function inventoryCheck(database, inventory, server) {
    const open = Object.entries(inventory.unreadable ?? {}).map(([part, reason]) => `${part.replaceAll('_', ' ')} (${reason})`);
    const subscriptions = server.superuser ? [] : (inventory.subscriptions ?? []);
    if (subscriptions.length > 0) {
        const names = subscriptions.map(({ name }) => name).join(', ');
        open.push(`subscriptions (pg_dump writes them for superusers only: ${names})`);
    }
    const parts = {
        id: 'source.inventory',
        expected: 'everything that is no row, shown to the user of the backup',
        where: database,
    };
    if (open.length === 0)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: 'read' });
    return (0,verdict/* notRun */.nE)({
        ...parts,
        found: `not known: ${open.join('; ')}. Back up as a role that is shown them, or keep them elsewhere`,
    });
}
//# sourceMappingURL=inventory-check.js.map
;// CONCATENATED MODULE: ./build/packages/backup/moment.js


/** Put the session into a read-only transaction, whose moment others share where the source lets them. */
async function openSight(lead) {
    try {
        return { snapshot: await (0,postgres.exportSnapshot)(lead) };
    }
    catch (error) {
        if (!(error instanceof postgres.SnapshotWithheld))
            throw error;
        return { snapshot: undefined, withheld: error.reason, before: await (0,postgres.beginAlone)(lead) };
    }
}
/** Why the source's own word of its rows is not there. */
function whyUncounted(withheld) {
    return `a count would be of another moment than the dump, as the source exports no snapshot: ${withheld}`;
}
/**
 * The moment as the manifest has it: from before the snapshot was taken until after it.
 *
 * @param flowing resolves when the dump writes, and so has taken its snapshot, or has ended
 */
async function momentFacts(sight, lead, flowing) {
    let until = sight.snapshot?.until;
    if (until === undefined) {
        await flowing;
        until = await (0,postgres.clockOf)(lead);
    }
    const { at, lsn, timeline, replayedAt } = sight.snapshot ?? sight.before;
    return {
        snapshot_at: at,
        snapshot_until: until,
        ...(lsn === null ? {} : { snapshot_lsn: lsn }),
        ...(timeline === null ? {} : { timeline }),
        ...(replayedAt === null ? {} : { standby_replayed_at: replayedAt }),
    };
}
/** Whether the dump, the counts and the inventory speak of one moment. */
function snapshotCheck(sight, { connection }) {
    const parts = {
        id: 'source.snapshot',
        expected: 'one snapshot for the dump, the counts and the inventory',
        where: connection.database,
    };
    if (sight.snapshot !== undefined)
        return (0,verdict/* decided */.rc)(true, { ...parts, found: `exported and shared, of ${sight.snapshot.at}` });
    const way = (0,postgres.snapshotRemedy)(connection.user);
    return (0,verdict/* notRun */.nE)({ ...parts, found: `the dump has one of its own: ${sight.withheld}. ${way}` });
}
//# sourceMappingURL=moment.js.map
;// CONCATENATED MODULE: ./build/packages/backup/source-checks.js


function leftOut(missing, { snapshot }) {
    const shown = missing.slice(0, 5).join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    return new verdict/* OperationFailed */.FH(`The dump left out ${shown}${more}, though no filter asked for it`, {
        remedy: snapshot === undefined
            ? 'It may have been dropped while the dump began, run it again; no set was written'
            : 'Report it with the versions of server and pg_dump; no set was written',
    });
}
function disagreement(tables) {
    const shown = tables.slice(0, 5).join(', ');
    const more = tables.length > 5 ? ` and ${tables.length - 5} more` : '';
    return new verdict/* OperationFailed */.FH(`The dump holds other rows than the source counted in the same snapshot: ${shown}${more}`, {
        remedy: 'Look for row-level security, or a TRUNCATE or rewriting ALTER TABLE while the dump began; run it again',
    });
}
/** Where one reason holds for every table, it is told once. */
function toldOnce(sight, tables) {
    return 'withheld' in sight && tables.length > 0 ? [`any table (${whyUncounted(sight.withheld)})`] : tables;
}
/** Hashes are required only where they were demanded. */
function hashesCheck(database, mode, relations, unhashed) {
    const parts = {
        id: 'source.hashes',
        expected: `the source's own hash of every table of ${database}`,
        found: unhashed.length === 0
            ? `taken, ${(0,verdict/* formatCount */.B4)(relations, 'relation')} listed`
            : `not taken of ${unhashed.slice(0, 5).join('; ')}${unhashed.length > 5 ? ` and ${unhashed.length - 5} more` : ''}`,
        where: database,
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
//# sourceMappingURL=source-checks.js.map
;// CONCATENATED MODULE: ./build/packages/backup/stall.js

/**
 * Ends work that makes no progress: `signal` is aborted with an OperationFailed when nobody called `touch` for the given time.
 * Whoever makes one calls `end`.
 */
class StallWatch {
    #controller = new AbortController();
    #what;
    #limit;
    #explain;
    #timer;
    #last = process.hrtime.bigint();
    #ended = false;
    /**
     * @param seconds without progress until the work is ended; 0 means never
     * @param explain asked for the reason while the work still waits; it takes seconds at most
     */
    constructor(what, seconds, explain = () => Promise.resolve(undefined)) {
        this.#what = what;
        this.#limit = seconds;
        this.#explain = explain;
        this.#timer = setInterval(() => {
            const idle = Number(process.hrtime.bigint() - this.#last) / 1e9;
            if (seconds > 0 && idle >= seconds)
                void this.#giveUp();
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
        this.#ended = true;
        clearInterval(this.#timer);
    }
    async #giveUp() {
        clearInterval(this.#timer);
        // Where it cannot be found out, that it stalled is still true.
        const found = await this.#explain().catch(() => undefined);
        if (this.#ended)
            return;
        const { why, ...advice } = found ?? UNKNOWN;
        this.#controller.abort(new verdict/* OperationFailed */.FH(`${this.#what} stalled: no byte for ${(0,verdict/* formatDuration */.a3)(this.#limit)}${why}`, advice));
    }
}
const UNKNOWN = {
    why: '',
    remedy: 'Look for a lock on the source (pg_stat_activity, wait_event_type = Lock), a dead connection, or a store that hangs; raise `stall-timeout` if that is normal',
};
//# sourceMappingURL=stall.js.map
;// CONCATENATED MODULE: ./build/packages/backup/waiting.js

/** How long the source is asked. */
const waiting_ASK_MS = 5_000;
const waiting_MAX_TOLD = 3;
/** The locks for which a dump waits, asked for while it does; undefined where it waits for none. */
async function lockInTheWay(connection) {
    const session = await (0,postgres.connect)(connection, { signal: AbortSignal.timeout(waiting_ASK_MS) });
    try {
        const blockers = await (0,postgres.findBlockers)(session);
        if (blockers.length === 0)
            return undefined;
        const told = blockers.slice(0, waiting_MAX_TOLD).map(postgres.describeBlocker).join('; ');
        const more = blockers.length > waiting_MAX_TOLD ? ` and ${blockers.length - waiting_MAX_TOLD} more` : '';
        return {
            why: `, waiting to read ${told}${more}`,
            remedy: 'Let that transaction end, or end it, and run the backup when no migration is going on; or raise `stall-timeout`',
        };
    }
    finally {
        await session.close();
    }
}
//# sourceMappingURL=waiting.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/packages/backup/witness.js


const LOOK_EVERY_MS = 250;
const RELOCK_SECONDS = 60;
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
     * @param lead a session that looks at the server meanwhile, once `free`
     * @param flowing resolves when the dump writes, which it does when it has locked all its tables, or has ended
     */
    async testify(lead, flowing, free) {
        const first = this.#testify();
        // Cut off where it steps aside.
        first.catch(() => undefined);
        if (!(await this.#isInTheWay(lead, flowing, free)))
            return first;
        await this.close();
        await flowing;
        // Whoever was let through may keep the locks for as long as it likes: a table that stays locked is not counted, and says so.
        await this.#lock(RELOCK_SECONDS);
        return this.#testify();
    }
    async close() {
        await Promise.all([this.#session, ...this.#helpers].map(async (session) => session?.close()));
    }
    /** @param seconds to wait for locks, all together at first; 0 for as long as whoever watches the dump lets it */
    async #lock(seconds = 0) {
        this.#session = await this.#open();
        this.#pid = await (0,postgres.backendPid)(this.#session);
        await (0,postgres.importSnapshot)(this.#session, this.#snapshot);
        await this.#session.execute(`SET LOCAL lock_timeout = ${seconds * 1000}`);
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
    async #isInTheWay(lead, flowing, free) {
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
            await Promise.race([flows, free]);
            if (state.flows)
                return false;
            if (await (0,postgres.holdsUpDump)(lead, this.#pid))
                return true;
        }
    }
}
//# sourceMappingURL=witness.js.map
;// CONCATENATED MODULE: ./build/packages/backup/database.js















/** What a pg_dump waits longer for locks than we wait for it: only one that was left behind gets there. */
const LOCK_MARGIN_SECONDS = 5;
/** The last comment of every complete plain script that pg_dump writes. */
const SCRIPT_FOOTER = '-- PostgreSQL database dump complete';
/**
 * Back up one database: one snapshot, seen by pg_dump, by the row counts and by the inventory alike. Where the source exports none,
 * pg_dump takes its own, and what the source cannot say of that moment is unproven.
 */
async function backUpDatabase(job) {
    const stall = new StallWatch(`The dump of ${job.connection.database}`, job.options.stallSeconds, () => lockInTheWay(job.connection));
    const sibling = new AbortController();
    const signal = AbortSignal.any([job.ports.signal, stall.signal, sibling.signal]);
    const { lead } = job;
    const cutOff = () => void lead.close();
    signal.addEventListener('abort', cutOff, { once: true });
    const flowing = Promise.withResolvers();
    let witness;
    try {
        const pins = await (0,postgres.settingsToPin)(lead, job.server);
        const sight = await openSight(lead);
        const relations = await (0,postgres.listRelations)(lead, job.server.standby);
        const counted = relations.filter((relation) => relation.counted);
        if (sight.snapshot !== undefined) {
            witness = await Witness.begin(() => (0,postgres.connect)(job.connection, { signal }), sight.snapshot, counted, {
                ...job.options.witness,
                serverMajor: job.server.version.major,
            });
        }
        const [dumped, [inventory, testimony, moment]] = await both(
        // A count of a large table may take longer than any stall: only bytes are waited for.
        dump(job, { pins, snapshot: sight.snapshot }, stall, signal, () => {
            flowing.resolve(undefined);
        }).finally(() => {
            flowing.resolve(undefined);
            stall.end();
        }), describeSource(job, sight, lead, flowing.promise, (free) => witness === undefined ? silence(sight, counted) : witness.testify(lead, flowing.promise, free)), sibling);
        const held = dumped.held?.tables;
        const found = coverage(relations, testimony, held, (0,postgres.filterArguments)(job.options.filters).length > 0);
        if (found.missing.length > 0)
            throw leftOut(found.missing, sight);
        if (found.disagreeing.length > 0)
            throw disagreement(found.disagreeing);
        const snapshot = snapshotCheck(sight, lead);
        // A transaction that stays open holds back the source's vacuum, and storing may take hours.
        await Promise.all([witness?.close(), lead.close()]);
        await storeDump(job, dumped);
        return {
            database: {
                name: job.connection.database,
                server_version: job.server.version.text,
                ...moment,
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
                snapshot,
                countsCheck(job.connection.database, found.relations.length, toldOnce(sight, found.uncounted)),
                inventoryCheck(job.connection.database, inventory, job.server),
                hashesCheck(job.connection.database, job.options.witness.mode, found.relations.length, toldOnce(sight, found.unhashed)),
            ],
        };
    }
    catch (error) {
        if (stall.signal.aborted)
            throw stall.signal.reason;
        throw await explained(error, job);
    }
    finally {
        stall.end();
        signal.removeEventListener('abort', cutOff);
        await Promise.all([witness?.close(), lead.close()]);
    }
}
async function storeDump({ connection, options }, { store }) {
    if (store === undefined)
        return;
    const stall = new StallWatch(`Storing the dump of ${connection.database}`, options.stallSeconds);
    try {
        await store(stall);
    }
    finally {
        stall.end();
    }
}
/** Why it failed, with what only the source can tell of it. */
async function explained(error, { options, connection, server }) {
    // Whoever left parts out knows that they may not be read.
    const filtered = (0,postgres.filterArguments)(options.filters).length > 0;
    const named = filtered ? error : await nameDenied(error, connection, server.version.major);
    return explainLoss(named, server);
}
/**
 * What the source says while the dump runs: its inventory, its rows, and the moment.
 *
 * @param testify handed when the session is free: the inventory tries what may fail, and nobody may ask meanwhile
 */
async function describeSource(job, sight, lead, flowing, testify) {
    const inventory = (0,postgres.takeInventory)(lead, job.server.version.major);
    return Promise.all([
        inventory,
        testify(inventory),
        inventory.then(() => momentFacts(sight, lead, flowing)),
    ]);
}
/** What a source says that cannot be asked of the dump's moment. */
function silence(sight, tables) {
    const reason = 'withheld' in sight ? whyUncounted(sight.withheld) : 'not counted';
    return new Map(tables.map(({ name }) => [name, { reason }]));
}
async function dump(job, seen, stall, signal, onFlowing) {
    const { options, programs } = job;
    const onBytes = progressOf(job, onFlowing);
    const plan = planCompression(options.compression, options.format, programs.version.major);
    const call = {
        programs,
        env: job.env,
        ...seen,
        format: options.format,
        compression: plan.inner,
        filters: options.filters,
        lockSeconds: options.stallSeconds === 0 ? 0 : options.stallSeconds + LOCK_MARGIN_SECONDS,
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
function progressOf(job, onFlowing) {
    return (bytes) => {
        onFlowing();
        job.ports.progress({ phase: 'dump', bytes, current: job.connection.database });
    };
}
//# sourceMappingURL=database.js.map
;// CONCATENATED MODULE: ./build/packages/backup/copies.js

/** One check a store where there are several: the step fails where one of them has not got the set. */
function copiesChecks(stores) {
    if (stores.length < 2)
        return [];
    return stores.map(({ url, written, problem }) => (0,verdict/* decided */.rc)(written, {
        id: 'copies.written',
        expected: 'the whole set, its manifest last',
        found: problem ?? 'written',
        where: url,
    }));
}
/**
 * How many copies there are of this set, on how many kinds of store, and how many of them lie somewhere else: three, two and one are
 * what one aims at. The source itself is not counted.
 */
function threeTwoOne(stores) {
    const urls = stores.filter(({ written }) => written).map(({ url }) => url);
    const media = new Set(urls.map(mediumOf));
    const offsite = urls.filter((url) => !isOnThisMachine(url));
    const copies = (0,verdict/* formatCount */.B4)(urls.length, 'copy', 'copies');
    const kinds = (0,verdict/* formatCount */.B4)(media.size, 'kind of store', 'kinds of store');
    return `The set lies in ${copies} on ${kinds}, ${offsite.length} of them offsite.`;
}
/** A store's kind, by its URL's scheme. */
function mediumOf(url) {
    return SCHEME.exec(url)?.[1]?.toLowerCase() ?? FOLDER;
}
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const FOLDER = 'file';
/** Of a folder nothing says that it is mounted from elsewhere. */
function isOnThisMachine(url) {
    return mediumOf(url) === FOLDER;
}
//# sourceMappingURL=copies.js.map
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
;// CONCATENATED MODULE: ./build/packages/backup/signature.js


/**
 * Sign a set that is otherwise whole. A service that does not sign costs the set its signature and the run its verdict, but not the data:
 * an unsigned backup is worth more than none.
 *
 * @param store has the ledger
 */
async function signatureOf(written, store, signer, log) {
    const parts = {
        id: 'backup.signed',
        expected: signer.kind === 'key' ? 'a signature by key' : 'a signature by the identity of the workflow',
        where: written.manifest.backup_id,
    };
    try {
        const ledger = await (0,provenance.knownHead)(store, written.name);
        const signature = await (0,provenance.signManifest)({ ...written, ledger }, signer);
        return { bytes: signature, check: (0,verdict/* decided */.rc)(true, { ...parts, found: 'signed' }) };
    }
    catch (error) {
        if (!(error instanceof verdict/* UserError */.yo))
            throw error;
        log.warning(`The set is written without a signature: ${(0,verdict/* messageOf */.bD)(error)}`);
        return { bytes: undefined, check: (0,verdict/* decided */.rc)(false, { ...parts, found: (0,verdict/* messageOf */.bD)(error) }) };
    }
}
//# sourceMappingURL=signature.js.map
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
    const { session, server, programs, pins } = await prepare(options, first, ports);
    const at = ports.clock.now();
    const id = (0,policy.backupId)(at);
    const secret = await (0,postgres.credentials)(options.source, options.workFolder);
    let writer;
    try {
        writer = await SetWriter.claim(destinations(options, at), {
            ...{ name, backupId: id, log: ports.log },
            volumeBytes: options.volumeBytes,
        });
        const ready = performance.now();
        const sibling = new AbortController();
        const signal = AbortSignal.any([ports.signal, sibling.signal]);
        const job = { options, server, programs, writer, env: secret.env, ports: { ...ports, signal } };
        const [results] = await both(backUpDatabases(databases, job, session), 
        // Beside the dump: that roles may not be read is known at once, not after hours.
        options.globals ? backUpGlobals({ database: first.database, pins }, job) : Promise.resolve(true), sibling);
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
        const signed = [];
        const committed = await writer.commit(manifest, async (bytes) => {
            if (options.signer === undefined)
                return undefined;
            const signature = await signatureOf({ manifest, name, bytes }, options.store, options.signer, ports.log);
            signed.push(signature.check);
            return signature.bytes;
        });
        await writer.abandon('failed');
        const done = performance.now();
        const stores = writer.outcomes();
        return {
            manifest,
            manifestPath: committed.path,
            manifestSha256: committed.sha256,
            checks: [
                ...results.flatMap((result) => result.checks),
                complete(manifest),
                ...signed,
                ...copiesChecks(stores),
            ],
            stores,
            phases: [
                { name: 'connect', seconds: (ready - started) / 1000 },
                { name: 'dump', seconds: (dumped - ready) / 1000 },
                { name: 'manifest', seconds: (done - dumped) / 1000 },
            ],
            notes: [...programs.warnings, ...(0,postgres.standbyNotes)(server), threeTwoOne(stores)],
            seconds: (done - started) / 1000,
        };
    }
    catch (error) {
        const reopen = (store) => options.reopen(store, AbortSignal.timeout(CLEARING_MS));
        await writer?.abandon('all', ports.signal.aborted ? reopen : undefined);
        throw error;
    }
    finally {
        await session.close();
        await secret.remove();
    }
}
/** How long a cancelled run clears away what it wrote; a runner waits for ten seconds, a terminal for as long as it takes. */
const CLEARING_MS = 30_000;
/** Every store of the set, with what protects it there. */
function destinations({ store, protect, copies }, at) {
    return [{ store, protect }, ...copies].map((one) => ({
        store: one.store,
        protection: protectionFrom(one.protect, at),
    }));
}
function protectionFrom({ lock, legalHold }, at) {
    return {
        ...(lock === undefined
            ? {}
            : { lock: { mode: lock.mode, until: new Date(at.getTime() + lock.days * DAY_MS) } }),
        ...(legalHold ? { legalHold } : {}),
    };
}
const DAY_MS = 86_400_000;
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
        return { session, server, programs, pins: await (0,postgres.settingsToPin)(session, server) };
    }
    catch (error) {
        await session.close();
        throw error;
    }
}
/** The last comment of a complete script by pg_dumpall. */
const GLOBALS_FOOTER = '-- PostgreSQL database cluster dump complete';
async function backUpGlobals(by, { options, programs, writer, env, ports }) {
    const stall = new StallWatch('The dump of roles and other globals', options.stallSeconds);
    try {
        const signal = AbortSignal.any([ports.signal, stall.signal]);
        const running = await (0,postgres.startGlobalsDump)({ programs, env, ...by, log: ports.log, signal });
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
        ...(writer.bundles.length === 0 ? {} : { bundles: writer.bundles }),
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
function refuseImpossible({ format, filters, databases, name, }) {
    const filtered = Object.values(filters).some((patterns) => patterns.length > 0);
    if (format === 'plain' && filtered) {
        throw new verdict/* UserError */.yo('Plain SQL does not tell which tables a filter left out, so nothing could be compared', {
            remedy: 'Set `format` to custom or directory, or take the filters away',
        });
    }
    const twice = databases.find((database, index) => databases.indexOf(database) !== index);
    if (twice !== undefined)
        throw new verdict/* UserError */.yo(`The database ${twice} is listed twice`, { remedy: 'List each database once' });
    // Named after the first, a set would change its place in the store, and lose its history, with the order of the list.
    if (databases.length > 1 && name === '')
        throw new verdict/* UserError */.yo(`A set of ${databases.length} databases has no name of its own`, {
            remedy: 'Give it one with `name`',
        });
}
//# sourceMappingURL=options.js.map
;// CONCATENATED MODULE: ./build/packages/backup/index.js





//# sourceMappingURL=index.js.map

/***/ })

};
