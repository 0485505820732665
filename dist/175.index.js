export const id = 175;
export const ids = [175,227,371];
export const modules = {

/***/ 2175:
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

// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var packages_manifest = __webpack_require__(4227);
// EXTERNAL MODULE: ./build/packages/policy/index.js + 10 modules
var policy = __webpack_require__(8552);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 97 modules
var postgres = __webpack_require__(1556);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
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
    const failed = new postgres.ProgramFailed(program, ending);
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
var dump_format = __webpack_require__(3002);
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 2 modules
var seal = __webpack_require__(5371);
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
var external_node_timers_promises_ = __webpack_require__(8500);
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
        const hasher = new seal.DigestHasher();
        await this.#store.put(`${this.folder}/${kind.path}`, (0,seal.hashing)(bytes, hasher));
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
                snapshotCheck(sight, lead),
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
async function dumpFolder(job, call, common, path, stall, onBytes) {
    const folder = await job.writer.folderFor(path);
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
    const { session, server, programs, pins } = await prepare(options, first, ports);
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

/***/ }),

/***/ 8061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N3: () => (/* reexport */ JsonError),
  dj: () => (/* reexport */ canonicalJson),
  qF: () => (/* reexport */ parseJson)
});

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./build/packages/json/parse.js

/** A document that is not the JSON that was asked for; `offset` is in UTF-16 units where it is known. */
class JsonError extends Error {
    offset;
    constructor(message, offset, cause) {
        super(offset === undefined ? message : `${message} at offset ${offset}`, cause === undefined ? undefined : { cause });
        this.name = 'JsonError';
        this.offset = offset;
    }
}
const DEFAULT_DEPTH = 64;
/**
 * Parse JSON from somebody we do not trust: strict UTF-8, bounded size and depth, no duplicate keys (two readers of one
 * signed document must never see two things), no `__proto__`, no lone surrogates, no number that is none (RFC 7493, I-JSON).
 *
 * @throws JsonError
 */
function parseJson(bytes, limits) {
    if (bytes.length > limits.maxBytes) {
        throw new JsonError(`document of ${bytes.length} bytes is larger than the ${limits.maxBytes} bytes allowed`);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw new JsonError('not valid UTF-8', undefined, error);
    }
    refuseDepth(text, limits.maxDepth ?? DEFAULT_DEPTH);
    const value = parseText(text);
    refuseDuplicateKeys(text);
    refuseUnsayable(value);
    return value;
}
function parseText(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new JsonError(error instanceof Error ? inOneLine(error.message) : 'not JSON', undefined, error);
    }
}
/** What the engine says quotes a piece of the document, line breaks and all. */
function inOneLine(message) {
    return message.replace(/\p{Cc}+/gu, ' ');
}
/** Before anything recursive sees the text: brackets outside strings may nest only so deep. */
function refuseDepth(text, maxDepth) {
    let depth = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (inString) {
            if (unit === 0x5c)
                i++;
            else if (unit === 0x22)
                inString = false;
        }
        else if (unit === 0x22)
            inString = true;
        else if (unit === 0x7b || unit === 0x5b) {
            if (++depth > maxDepth)
                throw new JsonError(`nested deeper than ${maxDepth} levels`, i);
        }
        else if (unit === 0x7d || unit === 0x5d)
            depth--;
    }
}
/**
 * `JSON.parse` keeps the last of two equal keys in silence, so the keys are read once more. Only those of the objects that are open
 * are kept: a syntax tree of a hostile document would take a hundred times its size.
 */
function refuseDuplicateKeys(text) {
    const open = [];
    (0,main.visit)(text, {
        onObjectBegin: () => {
            open.push(new Set());
        },
        onObjectEnd: () => {
            open.pop();
        },
        onObjectProperty: (key, offset) => {
            const keys = open.at(-1);
            if (keys?.has(key) === true)
                throw new JsonError(`duplicate key ${JSON.stringify(key)}`, offset);
            if (key === '__proto__')
                throw new JsonError('key "__proto__" is not allowed', offset);
            keys?.add(key);
        },
        onError: (code, offset) => {
            throw new JsonError((0,main.printParseErrorCode)(code), offset);
        },
    }, { disallowComments: true, allowTrailingComma: false });
}
/** Refuse what `JSON.parse` lets through and two readers may see differently. */
function refuseUnsayable(value) {
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError('a string holds half of a surrogate pair');
    }
    else if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError('a number is beyond the range of a double');
    }
    else if (Array.isArray(value)) {
        for (const member of value)
            refuseUnsayable(member);
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError('a key holds half of a surrogate pair');
            refuseUnsayable(member);
        }
    }
}
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(8799);
;// CONCATENATED MODULE: ./build/packages/json/canonical.js


/**
 * The canonical form of a value (RFC 8785): the bytes that are hashed and signed. Members whose value is `undefined` count as
 * absent, as in `JSON.stringify`.
 *
 * @throws JsonError for anything that JSON cannot say: NaN, a Map, a Date, a function, half a surrogate pair.
 */
function canonicalJson(value) {
    refuseForeign(value, '$');
    const text = (0,canonicalize/* default */.A)(value);
    if (text === undefined)
        throw new JsonError('nothing to write');
    return text;
}
/** The library turns a Map into `{}` and drops what it does not know; what we sign must say what we meant. */
function refuseForeign(value, at) {
    if (value === null || typeof value === 'boolean' || value === undefined)
        return;
    if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError(`${at} is ${value}, which JSON cannot say`);
        return;
    }
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError(`${at} holds half of a surrogate pair`);
        return;
    }
    if (Array.isArray(value)) {
        // `entries` visits the holes too.
        for (const [index, member] of value.entries()) {
            if (member === undefined)
                throw new JsonError(`${at}[${index}] is undefined, which JSON cannot say`);
            refuseForeign(member, `${at}[${index}]`);
        }
        return;
    }
    if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError(`a key of ${at} holds half of a surrogate pair`);
            refuseForeign(member, `${at}.${key}`);
        }
        return;
    }
    throw new JsonError(`${at} is a ${kindOf(value)}, which JSON cannot say`);
}
function kindOf(value) {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
//# sourceMappingURL=canonical.js.map
;// CONCATENATED MODULE: ./build/packages/json/index.js


//# sourceMappingURL=index.js.map

/***/ }),

/***/ 4227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s$: () => (/* reexport */ MANIFEST_DIGEST_FILE),
  h1: () => (/* reexport */ MANIFEST_FILE),
  hh: () => (/* reexport */ MANIFEST_VERSION),
  ZJ: () => (/* reexport */ MAX_MANIFEST_BYTES),
  lt: () => (/* reexport */ digestLine),
  Gb: () => (/* reexport */ encodeManifest),
  HW: () => (/* reexport */ filesOfDump),
  wx: () => (/* reexport */ isInnerPath),
  Ng: () => (/* reexport */ parseManifest),
  fg: () => (/* reexport */ sha256Hex),
  e$: () => (/* reexport */ storedObjects)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/packages/manifest/schema.js

/** The one version of the manifest there is. A reader refuses every other. */
const MANIFEST_VERSION = 'backup.manifest.v1';
/** Largest manifest that is read, in bytes: a hundred thousand relations fit several times. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 1_000_000;
const MAX_TEXT = 64 * 1024;
const schema_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(MAX_TEXT));
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const instant = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'is not an RFC 3339 time in UTC'), dist/* check */.z6Y((value) => !Number.isNaN(Date.parse(value)), 'is a time that there is not'));
/** An object of which anything may be a member; valibot's own would take an array for one. */
const anyObject = dist/* custom */.IeY((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'is not an object');
const sha256 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lowercase hex'));
const sha3 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^0x[0-9a-f]{64}$/, 'is not 0x and a SHA3-256 in lowercase hex'));
const backupId = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^backup-\d{8}-\d{6}$/, 'is not backup-YYYYMMDD-HHMMSS'));
/** A path that stays inside the set: relative, forward slashes, no empty, `.` or `..` part, no control character. */
const path = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(1024), dist/* check */.z6Y((value) => isInnerPath(value), 'is not a path inside the set'));
/** Whether `value` names something below the folder it is resolved in, on every system. */
function isInnerPath(value) {
    if (value === '' || value.startsWith('/') || /[\u0000-\u001f\u007f\\:]/u.test(value))
        return false;
    return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
const digests = { size_bytes: count, sha3_256: sha3, sha256 };
/** A part of a file that was too large for one object (50 GiB), in order. */
const volume = dist/* looseObject */._H3({ path, ...digests });
const file = dist/* looseObject */._H3({
    /** The file as a person gets it back. */
    path,
    type: dist/* picklist */.KIO(['database', 'globals', 'file', 'wal', 'physical', 'resource']),
    ...digests,
    /** The database that the file belongs to, by name. */
    database: dist/* optional */.lqM(schema_text),
    /** The object in the store, where it differs from the file (sealed, or a plain file compressed). */
    stored: dist/* optional */.lqM(dist/* looseObject */._H3({ path, ...digests, volumes: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(volume), dist/* maxLength */.Ru6(100_000))) })),
    /** Permission bits, owner and times of a plain file, for restoring it as it was. */
    mode: dist/* optional */.lqM(count),
    modified_at: dist/* optional */.lqM(instant),
});
const fingerprint = dist/* looseObject */._H3({
    rows: count,
    /** Of the COPY lines. */
    bytes: count,
    /** Order-independent: the method, a colon, and a sum of row hashes in hexadecimal digits. */
    sum: schema_text,
    /** Of the COPY lines in the dump's order. */
    sha256,
});
const largeObject = dist/* looseObject */._H3({
    oid: dist/* pipe */.FsL(count, dist/* maxValue */.cGV(0xffff_ffff)),
    bytes: count,
    sha256,
});
const relation = dist/* looseObject */._H3({
    /** Schema and name as they are, for SQL. */
    schema: schema_text,
    table: schema_text,
    /** Schema and name, each quoted where PostgreSQL would quote it, for people. */
    name: schema_text,
    /** How the relation is proven; what is not says why in `reason`. */
    evidence: dist/* picklist */.KIO([
        'compare',
        'sum of leaves',
        'recomputed',
        'extension member',
        'extension configuration',
        'not dumped',
        'excluded on request',
    ]),
    /** Rows in the archive, where the archive tells. */
    rows: dist/* optional */.lqM(count),
    /** Rows that the source counted in the dump's snapshot. */
    source_rows: dist/* optional */.lqM(count),
    reason: dist/* optional */.lqM(schema_text),
    /** Name of the partition tree within which rows may change their leaf at a restore; they are compared as a sum. */
    moves_within: dist/* optional */.lqM(schema_text),
    /** What the dumped COPY lines are; compared with those of a restored table. */
    fingerprint: dist/* optional */.lqM(fingerprint),
    /** The source's own hash of its rows in the dump's snapshot, with its method; or in `unhashed` why there is none. */
    witness: dist/* optional */.lqM(schema_text),
    unhashed: dist/* optional */.lqM(schema_text),
});
const dump = dist/* looseObject */._H3({
    format: dist/* picklist */.KIO(['custom', 'directory', 'plain']),
    /** The archive: a file's path, or for `directory` the folder's. */
    path,
    /** Version of the pg_dump that wrote it. */
    client_version: schema_text,
    /** pg_dump's own compression inside the archive: method and level (`zstd:1`), or `none`. */
    compression: schema_text,
    /** Compression of the whole file around the archive, where the client could not do it. */
    stream_compression: dist/* optional */.lqM(schema_text),
    /** What a piped custom archive lacks: [dump id, offset of its data block] for every entry with data. */
    offsets: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictTuple */.CxQ([count, count])), dist/* maxLength */.Ru6(MAX_FILES))),
    /** Entries in the archive's table of contents. */
    toc_entries: dist/* optional */.lqM(count),
    /** Filters handed to pg_dump, as argument and pattern. */
    filters: dist/* optional */.lqM(dist/* array */.YOg(schema_text)),
});
const database = dist/* looseObject */._H3({
    name: schema_text,
    server_version: schema_text,
    /** Just before the snapshot was exported, by the source's clock: nothing committed before is missing. */
    snapshot_at: instant,
    /** Just after it: nothing committed later is inside. */
    snapshot_until: dist/* optional */.lqM(instant),
    snapshot_lsn: dist/* optional */.lqM(schema_text),
    /** Timeline of the source's write-ahead log. */
    timeline: dist/* optional */.lqM(count),
    /** The cluster's own number, the same on its standbys. */
    system_identifier: dist/* optional */.lqM(schema_text),
    /** Where the source is a standby: the commit time of the last transaction that it had replayed. */
    standby_replayed_at: dist/* optional */.lqM(instant),
    dump: dist/* optional */.lqM(dump),
    inventory: anyObject,
    relations: dist/* pipe */.FsL(dist/* array */.YOg(relation), dist/* maxLength */.Ru6(MAX_FILES)),
    /** Every dumped large object by its content; absent where the dump was not decoded. */
    large_objects: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(largeObject), dist/* maxLength */.Ru6(MAX_FILES))),
});
const source = dist/* looseObject */._H3({
    repository: dist/* optional */.lqM(schema_text),
    repository_id: dist/* optional */.lqM(schema_text),
    commit: dist/* optional */.lqM(schema_text),
    ref: dist/* optional */.lqM(schema_text),
    run_id: dist/* optional */.lqM(schema_text),
    run_attempt: dist/* optional */.lqM(count),
    workflow: dist/* optional */.lqM(schema_text),
});
const manifestSchema = dist/* looseObject */._H3({
    version: dist/* literal */.euz(MANIFEST_VERSION),
    backup_id: backupId,
    /** The set's name in the store. */
    name: dist/* optional */.lqM(schema_text),
    created_at: instant,
    /** When everything but the manifest itself was in the store. */
    completed_at: dist/* optional */.lqM(instant),
    created_by: schema_text,
    system_version: schema_text,
    kind: dist/* picklist */.KIO(['logical', 'physical']),
    /** The earlier set that an incremental physical set builds on. */
    parent: dist/* optional */.lqM(dist/* looseObject */._H3({ backup_id: backupId, manifest_sha256: sha256 })),
    databases: dist/* pipe */.FsL(dist/* array */.YOg(database), dist/* maxLength */.Ru6(10_000)),
    source: dist/* pipe */.FsL(anyObject, source),
    files: dist/* pipe */.FsL(dist/* array */.YOg(file), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(MAX_FILES)),
    total_files: count,
    total_size_bytes: count,
    compression: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[a-z0-9-]+(:-?\d+)?$/, 'is not a method with an optional level')),
    encryption: dist/* picklist */.KIO(['none', 'age', 'aes-256-gcm', 'aes-256-cbc']),
});
//# sourceMappingURL=schema.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/packages/json/index.js + 2 modules
var json = __webpack_require__(8061);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
;// CONCATENATED MODULE: ./build/packages/manifest/manifest.js





/** What may lie in a set besides the data files that the manifest lists. */
const MANIFEST_FILE = 'backup.manifest.json';
const MANIFEST_DIGEST_FILE = 'backup.manifest.json.sha256';
/**
 * Read a manifest from somebody we do not trust: bounded, strict JSON, the right version, every path inside the set, nothing
 * listed twice, and sums that add up. Unknown fields are kept.
 *
 * @param where what to call the document in an error, such as its path in the store
 * @throws UserError in one line, naming the first thing that is wrong
 */
function parseManifest(bytes, where) {
    const value = readDocument(bytes, where);
    refuseVersion(value, where);
    const result = dist/* safeParse */.xLC(manifestSchema, value, { abortEarly: true });
    if (!result.success) {
        const issue = result.issues[0];
        const at = dist/* getDotPath */.BuJ(issue) ?? 'document';
        throw new verdict/* UserError */.yo(`The manifest is not valid: ${at} ${issue.message}`, { where });
    }
    const problem = arithmeticProblem(result.output);
    if (problem !== undefined)
        throw new verdict/* UserError */.yo(`The manifest contradicts itself: ${problem}`, { where });
    return result.output;
}
function readDocument(bytes, where) {
    try {
        return (0,json/* parseJson */.qF)(bytes, { maxBytes: MAX_MANIFEST_BYTES });
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`The manifest cannot be read: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'It is damaged or cut off; take another backup set',
            where,
            cause: error,
        });
    }
}
function refuseVersion(value, where) {
    const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
    if (version === MANIFEST_VERSION)
        return;
    const found = typeof version === 'string' ? `'${version.slice(0, 80)}'` : 'none';
    throw new verdict/* UserError */.yo(`The manifest's version is ${found}, this program reads ${MANIFEST_VERSION}`, {
        remedy: 'A newer Backproof may read it',
        where,
    });
}
/** What does not add up, or undefined. */
function arithmeticProblem(manifest) {
    if (manifest.total_files !== manifest.files.length) {
        return `total_files is ${manifest.total_files}, but ${manifest.files.length} files are listed`;
    }
    let total = 0;
    for (const file of manifest.files)
        total += file.size_bytes;
    if (manifest.total_size_bytes !== total) {
        return `total_size_bytes is ${manifest.total_size_bytes}, but the files' sizes add up to ${total}`;
    }
    return pathProblem(manifest) ?? databaseProblem(manifest);
}
function pathProblem(manifest) {
    const returned = new Set();
    const stored = new Set([MANIFEST_FILE, MANIFEST_DIGEST_FILE]);
    for (const file of manifest.files) {
        if (returned.has(file.path))
            return `the path ${file.path} is listed twice`;
        returned.add(file.path);
        for (const object of storedObjects(file)) {
            if (stored.has(object.path))
                return `the stored path ${object.path} is listed twice`;
            if (!object.path.startsWith('data/'))
                return `the stored path ${object.path} is not below data/`;
            stored.add(object.path);
        }
        const volumes = file.stored?.volumes;
        if (volumes !== undefined &&
            volumes.reduce((sum, part) => sum + part.size_bytes, 0) !== file.stored?.size_bytes) {
            return `the volumes of ${file.path} do not add up to its size`;
        }
    }
    return undefined;
}
function databaseProblem(manifest) {
    const names = new Set();
    for (const database of manifest.databases) {
        if (names.has(database.name))
            return `the database ${database.name} is listed twice`;
        names.add(database.name);
        const dump = database.dump;
        if (dump === undefined)
            continue;
        const files = filesOfDump(manifest, dump);
        if (files.length === 0)
            return `no file of the database ${database.name} is listed at ${dump.path}`;
    }
    return undefined;
}
/** The objects in the store that hold a file: itself, its sealed form, or its volumes. */
function storedObjects(file) {
    if (file.stored === undefined)
        return [file];
    return file.stored.volumes ?? [file.stored];
}
/** The files that make up a database's dump: one, or for `directory` those in its folder. */
function filesOfDump(manifest, dump) {
    const prefix = `${dump.path}/`;
    return manifest.files.filter((file) => dump.format === 'directory' ? file.path.startsWith(prefix) : file.path === dump.path);
}
/** A manifest in the form that is written, hashed and signed: RFC 8785, UTF-8, with its SHA-256 in lowercase hex. */
function encodeManifest(manifest) {
    const bytes = Buffer.from((0,json/* canonicalJson */.dj)(manifest), 'utf8');
    parseManifest(bytes, MANIFEST_FILE);
    return { bytes, sha256: sha256Hex(bytes) };
}
/** The sidecar's text, in `sha256sum`'s form. */
function digestLine(sha256) {
    return `${sha256}  ${MANIFEST_FILE}\n`;
}
function sha256Hex(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=manifest.js.map
;// CONCATENATED MODULE: ./build/packages/manifest/index.js


//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DigestHasher: () => (/* reexport */ DigestHasher),
  compressing: () => (/* reexport */ compressing),
  decompressing: () => (/* reexport */ decompressing),
  hashing: () => (/* reexport */ hashing),
  sha3InScript: () => (/* reexport */ sha3InScript)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/js-sha3/build/sha3.mjs
var sha3 = __webpack_require__(6183);
;// CONCATENATED MODULE: ./build/packages/seal/digests.js


/** Both digests and the size of a stream, in one pass. */
class DigestHasher {
    #sha256 = (0,external_node_crypto_.createHash)('sha256');
    #sha3 = (0,external_node_crypto_.getHashes)().includes('sha3-256') ? sha3InOpenssl() : sha3InScript();
    #size = 0;
    /** Bytes seen so far. */
    get size() {
        return this.#size;
    }
    update(bytes) {
        this.#sha256.update(bytes);
        this.#sha3.update(bytes);
        this.#size += bytes.length;
    }
    digests() {
        return { size_bytes: this.#size, sha3_256: `0x${this.#sha3.hex()}`, sha256: this.#sha256.digest('hex') };
    }
}
/** SHA3-256 (FIPS 202) by OpenSSL. */
function sha3InOpenssl() {
    const hash = (0,external_node_crypto_.createHash)('sha3-256');
    return { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') };
}
/** SHA3-256 by js-sha3: independent of OpenSSL, for runtimes whose OpenSSL has none; eight times slower. */
function sha3InScript() {
    return sha3/* sha3_256 */.C2.create();
}
/** Pass a stream through while its digests are taken; read `hasher` when the stream has ended. */
async function* hashing(bytes, hasher) {
    for await (const part of bytes) {
        hasher.update(part);
        yield part;
    }
}
//# sourceMappingURL=digests.js.map
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
;// CONCATENATED MODULE: ./build/packages/seal/compression.js



const CHUNK = 1 << 18;
/** Compress a stream as it passes; zstd frames carry a checksum, which Node leaves out unless told. */
function compressing(bytes, compression) {
    const transform = compression.method === 'gzip'
        ? (0,external_node_zlib_.createGzip)({ level: compression.level, chunkSize: CHUNK })
        : (0,external_node_zlib_.createZstdCompress)({
            chunkSize: CHUNK,
            params: {
                [external_node_zlib_.constants.ZSTD_c_compressionLevel]: compression.level,
                [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1,
            },
        });
    return through(bytes, transform);
}
/**
 * Undo `compressing`. Bytes after the compressed stream's end are an error only to a digest; take one first.
 *
 * @throws UserError where the compressed bytes are damaged or cut; errors of the source come as they are
 */
async function* decompressing(bytes, method) {
    const transform = method === 'gzip' ? (0,external_node_zlib_.createGunzip)({ chunkSize: CHUNK }) : (0,external_node_zlib_.createZstdDecompress)({ chunkSize: CHUNK });
    let seen = 0;
    try {
        yield* through(counted(bytes, (length) => (seen += length)), transform);
    }
    catch (error) {
        if (!DAMAGED.test((0,verdict/* codeOf */.$N)(error) ?? ''))
            throw error;
        throw new verdict/* UserError */.yo(`The ${method} stream is damaged or cut: ${(0,verdict/* messageOf */.bD)(error)}`, { cause: error });
    }
    // Node takes an empty stream for a whole one; neither format has one of no bytes.
    if (seen === 0)
        throw new verdict/* UserError */.yo(`The ${method} stream is empty`);
}
/** Codes of zlib and of zstd, in all the spellings that Node gives them. */
const DAMAGED = /^(Z_|ZSTD_|ERR_ZSTD)/;
async function* counted(bytes, onBytes) {
    for await (const part of bytes) {
        onBytes(part.length);
        yield part;
    }
}
async function* through(bytes, transform) {
    const source = external_node_stream_.Readable.from(bytes, { objectMode: false, highWaterMark: CHUNK });
    source.once('error', (error) => transform.destroy(error));
    source.pipe(transform);
    try {
        for await (const part of transform) {
            if (!(part instanceof Uint8Array))
                throw new TypeError('a compressed stream was not read as bytes');
            yield part;
        }
    }
    finally {
        source.destroy();
        transform.destroy();
    }
}
//# sourceMappingURL=compression.js.map
;// CONCATENATED MODULE: ./build/packages/seal/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
