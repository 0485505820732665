export const id = 365;
export const ids = [365];
export const modules = {

/***/ 2365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareDatabase: () => (/* reexport */ compareDatabase),
  drill: () => (/* reexport */ drill),
  fetchSet: () => (/* reexport */ fetchSet),
  givenTarget: () => (/* reexport */ givenTarget),
  parseAssertions: () => (/* reexport */ parseAssertions),
  recover: () => (/* reexport */ recover),
  restoreDatabase: () => (/* reexport */ restoreDatabase),
  throwawayTarget: () => (/* reexport */ throwawayTarget)
});

// EXTERNAL MODULE: ./build/packages/policy/index.js + 4 modules
var policy = __webpack_require__(3031);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 61 modules
var postgres = __webpack_require__(3856);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 5 modules
var verdict = __webpack_require__(3256);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/packages/drill/assertions.js




const scalar = valibot_dist/* union */.KCZ([valibot_dist/* null */.chJ(), valibot_dist/* boolean */.zMY(), valibot_dist/* number */.aig(), valibot_dist/* string */.YjP()]);
const assertionSchema = valibot_dist/* strictObject */.rej({
    /** How the check is called; the query where absent. */
    name: valibot_dist/* optional */.lqM(valibot_dist/* string */.YjP()),
    /** The database to ask; the set's first where absent. */
    database: valibot_dist/* optional */.lqM(valibot_dist/* string */.YjP()),
    query: valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* nonEmpty */.hq()),
    /** One value, or a list of rows, each a value or a list of values. */
    expect: valibot_dist/* union */.KCZ([scalar, valibot_dist/* array */.YOg(valibot_dist/* union */.KCZ([scalar, valibot_dist/* array */.YOg(scalar)]))]),
});
const MAX_BYTES = 1024 * 1024;
/**
 * Read assertions from YAML (or JSON, which is YAML): a list of `query` and `expect`.
 *
 * @throws UserError with the line of the first mistake
 */
function parseAssertions(text) {
    if (text.trim() === '')
        return [];
    if (Buffer.byteLength(text) > MAX_BYTES)
        throw new verdict/* UserError */.yo(`\`assertions\` has more than ${MAX_BYTES} bytes`);
    const document = (0,dist/* parseDocument */.Tp)(text, { schema: 'core' });
    const [error] = document.errors;
    if (error instanceof dist/* YAMLParseError */.XT) {
        throw new verdict/* UserError */.yo(`\`assertions\` is not YAML: ${error.message.split('\n')[0] ?? ''}`, {
            remedy: 'Give a list of `query:` and `expect:`',
        });
    }
    // A number stays as it was typed: PostgreSQL's `315.00` is not `315`, and a bigint does not fit into a double.
    (0,dist/* visit */.YR)(document, {
        Scalar(_key, node) {
            if (typeof node.value === 'number' && node.source !== undefined)
                node.value = node.source;
        },
    });
    const value = plainValue(document);
    const result = valibot_dist/* safeParse */.xLC(valibot_dist/* array */.YOg(assertionSchema), value);
    if (result.success)
        return result.output;
    const issue = result.issues[0];
    throw new verdict/* UserError */.yo(`\`assertions\`: ${valibot_dist/* getDotPath */.BuJ(issue) ?? 'it'} ${issue.message}`, {
        remedy: 'Give a list of `query:` and `expect:`',
    });
}
function plainValue(document) {
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`\`assertions\` uses an alias: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Write the value out',
            cause: error,
        });
    }
}
/**
 * Ask the restored database, as the role without superuser rights, in a transaction that changes nothing. Values are compared in
 * PostgreSQL's text form, so that `1.0` and `1` differ and large numbers stay exact.
 *
 * @param nameOn the name that a database of the set has on the target
 */
async function runAssertions(assertions, firstDatabase, nameOn, target, ports) {
    const checks = [];
    for (const assertion of assertions) {
        const database = assertion.database ?? firstDatabase;
        const restoredAs = nameOn(database);
        const parts = {
            id: 'assertion',
            expected: show(assertion.expect),
            where: assertion.name ?? assertion.query,
        };
        if (restoredAs === undefined) {
            checks.push((0,verdict/* decided */.rc)(false, { ...parts, found: `the set holds no database ${database}` }));
            continue;
        }
        const session = await (0,postgres.connect)(target.restorer(restoredAs), { signal: ports.signal });
        try {
            checks.push(await ask(session, assertion, parts));
        }
        finally {
            await session.close();
        }
    }
    return checks;
}
async function ask(session, assertion, parts) {
    try {
        // The search path stays the user's own, so that the queries read as they do elsewhere.
        await session.execute('BEGIN READ ONLY');
        const rows = await session.texts(assertion.query);
        const same = matchesAll(rows, expectedRows(assertion.expect));
        const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
        return (0,verdict/* decided */.rc)(same, { ...parts, found: same ? 'the same' : show(single) });
    }
    catch (error) {
        // A query that the server refuses is the user's to put right, and the others are still asked.
        if (error instanceof verdict/* UserError */.yo || (0,postgres.sqlStateOf)(error) !== undefined)
            return (0,verdict/* decided */.rc)(false, { ...parts, found: (0,verdict/* messageOf */.bD)(error) });
        throw error;
    }
}
function expectedRows(expect) {
    if (!Array.isArray(expect))
        return [[expect]];
    return expect.map((row) => (Array.isArray(row) ? row : [row]));
}
function matchesAll(rows, expected) {
    if (rows.length !== expected.length)
        return false;
    return rows.every((row, at) => {
        const wanted = expected[at] ?? [];
        return (row.length === wanted.length && row.every((value, column) => matches(value, wanted[column] ?? null)));
    });
}
/** A boolean is PostgreSQL's `t` and `f`, and as text `true` and `false`. */
function matches(found, expected) {
    if (expected === null)
        return found === null;
    if (typeof expected === 'boolean' && found === (expected ? 't' : 'f'))
        return true;
    return found === String(expected);
}
const MAX_SHOWN = 300;
function show(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
//# sourceMappingURL=assertions.js.map
;// CONCATENATED MODULE: ./build/packages/drill/compare.js


/**
 * Compare a restored database with what the source counted: rows of every table, one by one; trees in which rows may change their
 * leaf as a sum. Relations without rows of their own are listed with the reason.
 *
 * @param restored the restored database, as somebody who may read all of it
 */
async function compareDatabase(database, restored, ports) {
    const session = await (0,postgres.connect)(restored, { signal: ports.signal });
    try {
        return compareCounts(database, await countAll(database, session, ports));
    }
    finally {
        await session.close();
    }
}
/** @param found rows by `keyOf`; a relation that is not on the target is not in it */
function compareCounts(database, found) {
    const trees = compareTrees(database, found);
    const relations = compareEach(database, found);
    return { relations: [...relations, ...trees], checks: checksOf(database.name, relations, trees) };
}
/** Rows by relation; a relation that is not on the target is not in it. */
async function countAll(database, session, ports) {
    await (0,postgres.beginPinned)(session);
    // The source is spared parallel workers; here nobody else is waiting.
    await session.execute('SET LOCAL max_parallel_workers_per_gather TO DEFAULT');
    const present = new Set((await (0,postgres.listRelations)(session, false)).map((relation) => keyOf(relation)));
    const countable = database.relations.filter((relation) => relation.source_rows !== undefined && present.has(keyOf(relation)));
    const counts = await (0,postgres.countRows)(session, countable, (items) => {
        ports.progress({ phase: 'compare', items, totalItems: countable.length });
    });
    return new Map(countable.map((relation, index) => [keyOf(relation), counts[index] ?? { reason: 'not counted' }]));
}
function keyOf({ schema, table }) {
    return `${schema}\u0000${table}`;
}
function compareEach(database, found) {
    return database.relations.map((relation) => {
        const base = {
            database: database.name,
            name: relation.name,
            evidence: relation.evidence,
            expectedRows: relation.source_rows,
        };
        const count = found.get(keyOf(relation));
        const rows = count !== undefined && 'rows' in count ? count.rows : undefined;
        if (relation.source_rows === undefined)
            return { ...base, foundRows: undefined, ...without(relation) };
        if (count === undefined)
            return { ...base, foundRows: undefined, verdict: 'failed', note: 'missing from the restored database' };
        if ('reason' in count)
            return { ...base, foundRows: undefined, verdict: 'unproven', note: count.reason };
        if (relation.moves_within !== undefined) {
            return {
                ...base,
                foundRows: rows,
                verdict: 'proven',
                note: `compared as part of ${relation.moves_within}`,
            };
        }
        if (rows === relation.source_rows)
            return { ...base, foundRows: rows, verdict: 'proven', note: undefined };
        return { ...base, foundRows: rows, verdict: 'failed', note: difference(relation.source_rows, rows ?? 0) };
    });
}
/** A relation without a count: it has no rows of its own, or the source would not count it. */
function without(relation) {
    const counts = relation.evidence === 'compare' || relation.evidence === 'extension configuration';
    return { verdict: counts ? 'unproven' : 'proven', note: relation.reason };
}
function compareTrees(database, found) {
    const trees = new Map();
    for (const relation of database.relations) {
        if (relation.moves_within === undefined || relation.source_rows === undefined)
            continue;
        const tree = trees.get(relation.moves_within) ?? { expected: 0, rows: 0 };
        const count = found.get(keyOf(relation));
        tree.expected += relation.source_rows;
        tree.rows =
            tree.rows === undefined || count === undefined || 'reason' in count
                ? undefined
                : tree.rows + count.rows;
        trees.set(relation.moves_within, tree);
    }
    return [...trees].map(([name, { expected, rows }]) => ({
        database: database.name,
        name: `${name} (its leaves together)`,
        evidence: 'sum of leaves',
        expectedRows: expected,
        foundRows: rows,
        verdict: rows === undefined ? 'unproven' : rows === expected ? 'proven' : 'failed',
        note: rows === undefined || rows === expected ? undefined : difference(expected, rows),
    }));
}
function difference(expected, found) {
    return found < expected
        ? `${(0,verdict/* formatCount */.B4)(expected - found, 'row')} missing`
        : `${(0,verdict/* formatCount */.B4)(found - expected, 'row')} too many`;
}
function checksOf(database, relations, trees) {
    const parts = { id: 'restore.rows', supports: 'restorable' };
    const counted = relations.filter((relation) => relation.expectedRows !== undefined);
    const wrong = [...relations, ...trees].filter((relation) => relation.verdict !== 'proven');
    if (wrong.length === 0) {
        const rows = counted.reduce((sum, relation) => sum + (relation.foundRows ?? 0), 0);
        return [
            (0,verdict/* decided */.rc)(true, {
                ...parts,
                expected: "in every table the rows that the source counted in the dump's snapshot",
                found: `the same: ${(0,verdict/* formatCount */.B4)(rows, 'row')} in ${(0,verdict/* formatCount */.B4)(counted.length, 'table')}`,
                where: database,
            }),
        ];
    }
    return wrong.map((relation) => {
        const each = {
            ...parts,
            expected: relation.expectedRows === undefined
                ? 'a count by the source'
                : (0,verdict/* formatCount */.B4)(relation.expectedRows, 'row'),
            found: relation.note ??
                (relation.foundRows === undefined ? 'no count' : (0,verdict/* formatCount */.B4)(relation.foundRows, 'row')),
            where: relation.name,
        };
        return relation.verdict === 'failed' ? (0,verdict/* decided */.rc)(false, each) : (0,verdict/* notRun */.nE)(each);
    });
}
//# sourceMappingURL=compare.js.map
// EXTERNAL MODULE: ./build/packages/archive/index.js + 7 modules
var archive = __webpack_require__(8350);
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 22 modules
var dump_format = __webpack_require__(5917);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 5 modules
var packages_manifest = __webpack_require__(2846);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 2 modules
var seal = __webpack_require__(5371);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/packages/drill/fetch.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/**
 * Bring the dumps of a set to this machine, digests taken as they come; each byte is read once. What was compressed around an
 * archive is undone on the way. Nothing of it is given to a PostgreSQL program before every digest was compared. Files that belong
 * to no database, such as the globals, are read and compared as well: the claim is about the whole set.
 *
 * @param databases the ones to bring
 * @param folder private to the run
 */
async function fetchSet(place, manifest, databases, folder, ports) {
    const checks = [];
    const dumps = [];
    const wanted = databases.flatMap((database) => database.dump === undefined ? [] : [{ database, dump: database.dump }]);
    const beside = filesBeside(manifest);
    const totalBytes = [...wanted.flatMap(({ dump }) => (0,packages_manifest/* filesOfDump */.HW)(manifest, dump)), ...beside].reduce((sum, file) => sum + file.size_bytes, 0);
    let bytes = 0;
    const onBytes = (count) => {
        bytes += count;
        ports.signal.throwIfAborted();
        ports.progress({ phase: 'fetch', bytes, totalBytes });
    };
    for (const [index, { database, dump }] of wanted.entries()) {
        const base = (0,external_node_path_.join)(folder, `dump-${index}`);
        for (const file of (0,packages_manifest/* filesOfDump */.HW)(manifest, dump)) {
            const target = dump.format === 'directory' ? (0,external_node_path_.join)(base, ...file.path.slice(dump.path.length + 1).split('/')) : base;
            checks.push(await fetchFile(place, dump, file, target, onBytes));
        }
        dumps.push({ database, dump, path: base });
    }
    for (const file of beside)
        checks.push(await hashFile(place, file, onBytes));
    // Whatever a read came to once it was cut off, it says nothing about the set.
    ports.signal.throwIfAborted();
    return { dumps, checks };
}
/** Files of no database's dump. */
function filesBeside(manifest) {
    const dumped = new Set(manifest.databases.flatMap(({ dump }) => (dump === undefined ? [] : (0,packages_manifest/* filesOfDump */.HW)(manifest, dump))));
    return manifest.files.filter((file) => !dumped.has(file));
}
async function hashFile(place, file, onBytes) {
    const hasher = new seal/* DigestHasher */.KB();
    try {
        for await (const part of objects(place, file, onBytes)) {
            hasher.update(part);
            (0,dump_format/* release */._r)(part);
        }
    }
    catch (error) {
        return undone(error, file);
    }
    return (0,archive.hashCheck)(file, hasher.digests());
}
async function fetchFile(place, dump, file, target, onBytes) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true, mode: 0o700 });
    const hasher = new seal/* DigestHasher */.KB();
    const bytes = (0,archive.uncompressed)(dump, (0,seal/* hashing */.zE)(objects(place, file, onBytes), hasher));
    try {
        await write(bytes, target);
    }
    catch (error) {
        return undone(error, file);
    }
    return (0,archive.hashCheck)(file, hasher.digests());
}
async function write(bytes, target) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_.open)(target, 'wx', 0o600), true);
        for await (const part of bytes) {
            for (let done = 0; done < part.length;)
                done += (await file.write(part, done)).bytesWritten;
            (0,dump_format/* release */._r)(part);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* objects(place, file, onBytes) {
    for (const object of (0,packages_manifest/* storedObjects */.e$)(file)) {
        for await (const part of place.store.get((0,archive.inSet)(place, object.path))) {
            onBytes(part.length);
            yield part;
        }
    }
}
/** A file that is missing, or that does not decompress, is a damaged set; a full disk or an abort is no verdict on it. */
function undone(error, file) {
    if ((0,verdict/* codeOf */.$N)(error) === 'ENOSPC') {
        throw new verdict/* OperationFailed */.FH('The disk of this machine is full', {
            remedy: 'A drill needs room for the set and for the restored database',
            cause: error,
        });
    }
    if (!(error instanceof verdict/* UserError */.yo))
        throw error;
    return (0,archive.unreadable)(file, (0,verdict/* messageOf */.bD)(error));
}
/**
 * Put the offsets that a piped archive lacks into the local copy, so that parallel restore finds its data: only in an
 * authenticated copy, and only this copy; the stored bytes stay as pg_dump wrote them.
 */
async function completeArchive(local) {
    if (local.dump.format !== 'custom' || local.dump.offsets === undefined)
        return;
    await (0,dump_format/* patchOffsets */.Hk)(local.path, local.dump.offsets);
}
//# sourceMappingURL=fetch.js.map
;// CONCATENATED MODULE: ./build/packages/drill/phases.js
/** How long each phase took on the wall clock. Phases follow one another, so that their sum is the time to recover. */
class PhaseTimer {
    phases = [];
    async measure(name, work) {
        const started = performance.now();
        try {
            return await work();
        }
        finally {
            this.phases.push({ name, seconds: (performance.now() - started) / 1000 });
        }
    }
    get total() {
        return this.phases.reduce((sum, phase) => sum + phase.seconds, 0);
    }
}
//# sourceMappingURL=phases.js.map
;// CONCATENATED MODULE: ./build/packages/drill/result.js



/** Find the set and look at its manifest, reading none of its data; `refused` says why it must not be restored. */
async function openSet(choice, ports) {
    const name = await (0,archive.resolveName)(choice.store, choice.name);
    const set = await (0,archive.fetchManifest)(await (0,archive.chooseSet)(choice.store, name, choice.backupId));
    const { manifest, checks, pinned } = await (0,archive.checkManifest)(set, choice.manifestSha256);
    const state = { ports, timer: new PhaseTimer(), set, manifest, checks: [...checks] };
    if (manifest === undefined || checks.some((check) => check.verdict === 'failed'))
        return { state, refused: 'the manifest was refused' };
    const wrong = (await (0,archive.presenceChecks)(set, manifest)).filter((check) => check.verdict !== 'proven');
    if (wrong.length === 0)
        return { state, manifest, pinned };
    state.checks.push(...wrong);
    return { state, refused: 'the files in the store are not those of the set' };
}
/** What was checked and measured so far, with the conclusion. */
function summary(state, relations) {
    const { manifest, timer, ports } = state;
    return {
        ...(0,verdict/* conclude */.Ep)(state.checks, 'restorable'),
        set: state.set,
        manifest,
        checks: state.checks,
        relations,
        phases: timer.phases,
        rtoSeconds: timer.total,
        rpoSeconds: manifest === undefined
            ? undefined
            : (ports.clock.now().getTime() - (0,archive.momentOf)(manifest).getTime()) / 1000,
    };
}
/** One that went no further, and why: nothing is given to a PostgreSQL program. */
function stopped(state, why) {
    const found = `not tried: ${why}`;
    state.checks.push((0,verdict/* notRun */.nE)({
        id: 'restore.errors',
        supports: 'restorable',
        expected: 'a restore without unexplained errors',
        found,
    }), (0,verdict/* notRun */.nE)({
        id: 'restore.rows',
        supports: 'restorable',
        expected: 'the rows that the source counted',
        found,
    }));
    return { ...summary(state, []), targetVersion: undefined, notes: [], restored: undefined };
}
//# sourceMappingURL=result.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/packages/drill/restore.js






/**
 * Restore one database of an authenticated set: roles, database and extensions by the superuser from the inventory; everything in
 * the archive by a role without superuser rights, since restoring runs code that the source's owners chose.
 */
async function restoreDatabase(local, options) {
    const { target, ports } = options;
    const name = target.database ?? local.database.name;
    const inventory = readInventory(local.database);
    const notes = [];
    const maintenance = await (0,postgres.connect)(target.superuser, { signal: ports.signal });
    let superusers;
    try {
        ({ superusers } = await (0,postgres.recreateRoles)(maintenance, inventory, target.restorerPassword));
        await maintenance.execute(`DROP DATABASE IF EXISTS ${(0,postgres.quoteIdentifier)(name)} WITH (FORCE)`);
        notes.push(...(await (0,postgres.createDatabase)(maintenance, name, inventory, target.version.major)));
    }
    finally {
        await maintenance.close();
    }
    if (superusers.length > 0)
        notes.push(`owners were not restored: ${superusers.join(', ')} is a superuser on the target`);
    const superuser = await (0,postgres.connect)((0,postgres.withDatabase)(target.superuser, name), { signal: ports.signal });
    try {
        const secret = await (0,postgres.credentials)(target.restorer(name), options.scratch);
        try {
            const call = {
                local,
                options,
                name,
                env: secret.env,
                inventory,
                superuser,
                ownerless: superusers.length > 0,
                notes,
            };
            const messages = local.dump.format === 'plain' ? await restorePlain(call) : await restoreEntries(call);
            await (0,postgres.withdrawOwners)(superuser, name);
            return {
                name,
                inventory,
                checks: [messagesCheck(local.database.name, messages)],
                notes: [...notes, ...benignNotes(messages)],
            };
        }
        finally {
            await secret.remove();
        }
    }
    finally {
        await superuser.close();
    }
}
/** The inventory as it was taken. @throws UserError */
function readInventory(database) {
    const result = valibot_dist/* safeParse */.xLC(postgres.inventorySchema, database.inventory);
    if (result.success)
        return result.output;
    const issue = result.issues[0];
    throw new verdict/* UserError */.yo(`The inventory of ${database.name} is not valid: ${valibot_dist/* getDotPath */.BuJ(issue) ?? ''} ${issue.message}`, {
        remedy: 'The set was written by another version; restore it by hand with pg_restore',
    });
}
/** The archive in three steps: schemas, then extensions into them, then the rest in parallel. */
async function restoreEntries(call) {
    const { local, options, name, superuser, inventory } = call;
    await completeArchive(local);
    const toc = await (0,dump_format/* readTocFile */.$E)(local.path);
    const selection = (0,postgres.selectForDrill)(toc);
    for (const [reason, count] of selection.leftOut)
        call.notes.push(`${(0,verdict/* formatCount */.B4)(count, 'entry', 'entries')} not taken from the archive: ${reason}`);
    const common = {
        programs: options.programs,
        env: call.env,
        database: name,
        archive: local.path,
        scratch: options.scratch,
        without: call.ownerless ? ['owner'] : [],
        log: options.ports.log,
        signal: options.ports.signal,
    };
    await (0,postgres.admitOwners)(superuser, name);
    const schemas = selection.schemas.length === 0
        ? NONE
        : await (0,postgres.restoreArchive)({ ...common, dumpIds: selection.schemas, jobs: 1 });
    if ((local.dump.filters ?? []).length > 0)
        call.notes.push(...(await (0,postgres.createSchemas)(superuser, toc)));
    await makeExtensions(call);
    call.notes.push(...(await (0,postgres.createPublications)(superuser, inventory, call.ownerless)));
    await (0,postgres.admitOwners)(superuser, name);
    const rest = await (0,postgres.restoreArchive)({ ...common, dumpIds: selection.rest, jobs: options.jobs });
    return combined(schemas, rest);
}
async function restorePlain(call) {
    const { local, options, name, superuser } = call;
    await makeExtensions(call);
    await (0,postgres.admitOwners)(superuser, name);
    const withdraw = await (0,postgres.admitOwnersToNewSchemas)(superuser);
    const script = (0,external_node_fs_.createReadStream)(local.path, { highWaterMark: 1 << 20 });
    const messages = await (0,postgres.restoreScript)({
        programs: options.programs,
        env: call.env,
        database: name,
        log: options.ports.log,
        signal: options.ports.signal,
    }, (0,postgres.withoutRestrictLines)(script));
    await withdraw();
    return messages;
}
async function makeExtensions(call) {
    for (const { name, problem } of await (0,postgres.createExtensions)(call.superuser, call.inventory)) {
        if (problem !== undefined)
            call.notes.push(`extension ${name}: ${problem}`);
    }
}
const NONE = { benign: new Map(), fatal: [] };
function combined(a, b) {
    const benign = new Map(a.benign);
    for (const [name, count] of b.benign)
        benign.set(name, (benign.get(name) ?? 0) + count);
    return { benign, fatal: [...a.fatal, ...b.fatal] };
}
function messagesCheck(database, messages) {
    const benign = [...messages.benign.values()].reduce((sum, count) => sum + count, 0);
    const shown = messages.fatal.slice(0, 3).join(' | ');
    return (0,verdict/* decided */.rc)(messages.fatal.length === 0, {
        id: 'restore.errors',
        supports: 'restorable',
        expected: 'no error that is not on the list of benign ones',
        found: messages.fatal.length === 0
            ? `none${benign === 0 ? '' : `, ${(0,verdict/* formatCount */.B4)(benign, 'benign message')}`}`
            : `${(0,verdict/* formatCount */.B4)(messages.fatal.length, 'error')}: ${shown}`,
        where: database,
    });
}
function benignNotes(messages) {
    return [...messages.benign].map(([name, count]) => `${(0,verdict/* formatCount */.B4)(count, 'benign message')}: ${name}`);
}
/** The last steps of a drill, after which the source's own code may run on the target: event triggers, by the superuser. */
async function finishDatabase(restored, options) {
    const superuser = await (0,postgres.connect)((0,postgres.withDatabase)(options.target.superuser, restored.name), {
        signal: options.ports.signal,
    });
    try {
        return await (0,postgres.createSuperuserObjects)(superuser, restored.inventory);
    }
    finally {
        await superuser.close();
    }
}
//# sourceMappingURL=restore.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/packages/drill/target.js



/** A server of our own, as the source's locale needs it. */
async function throwawayTarget(options) {
    const { programs, folder, listen, taken, ports } = options;
    const server = await (0,postgres.startThrowaway)({
        superuser: freeName('backproof', taken),
        programs,
        folder,
        listen,
        log: ports.log,
        signal: ports.signal,
        clock: ports.clock,
    });
    return {
        // Any other database may be one of the set, and is then made anew.
        superuser: (0,postgres.withDatabase)(server.connection, 'template1'),
        version: { major: server.version.major, text: server.version.text },
        database: undefined,
        throwaway: server,
        warnings: server.warnings,
        restorerPassword: undefined,
        restorer: (database) => (0,postgres.withUser)((0,postgres.withDatabase)(server.connection, database), postgres.RESTORER),
        stop: () => server.stop(),
    };
}
function freeName(base, taken) {
    let name = base;
    for (let number = 1; taken.has(name); number++)
        name = `${base}_${number}`;
    return name;
}
/**
 * A server that somebody else runs, such as a service container, named by the URL of an empty database.
 *
 * @param recreate drop and create the database anew where it is not empty: everything in it is lost
 */
async function givenTarget(connection, recreate, ports) {
    const session = await (0,postgres.connect)(connection, { signal: ports.signal });
    let version;
    try {
        const server = await (0,postgres.inspectServer)(session);
        if (!server.superuser) {
            throw new verdict/* UserError */.yo(`${connection.user} is no superuser on the target, and a drill recreates the source's roles`, {
                remedy: 'Name the superuser of a throwaway server, such as `postgres` of a service container; for a real target use `backproof restore`',
            });
        }
        version = server.version;
        const held = await (0,postgres.inspectTarget)(session);
        if (!recreate)
            (0,postgres.refuseNonEmpty)(held, connection);
    }
    finally {
        await session.close();
    }
    const password = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    return {
        superuser: (0,postgres.withDatabase)(connection, connection.database === 'postgres' ? 'template1' : 'postgres'),
        version,
        database: connection.database,
        throwaway: undefined,
        warnings: [],
        restorerPassword: password,
        restorer: (database) => (0,postgres.withUser)((0,postgres.withDatabase)(connection, database), postgres.RESTORER, password),
        stop: () => Promise.resolve(),
    };
}
//# sourceMappingURL=target.js.map
;// CONCATENATED MODULE: ./build/packages/drill/drill.js









/** Restore a set into a throwaway server, compare, measure. A set that does not restore is a verdict, not an error. */
async function drill(options, ports) {
    const opened = await openSet(options, ports);
    if ('refused' in opened)
        return stopped(opened.state, opened.refused);
    const databases = opened.manifest.databases.filter((database) => database.dump !== undefined);
    refuseSeveral(databases, options.target);
    return withTarget(options, opened, databases);
}
/** Fetch, provision and find programs side by side, then restore; the target is ended unless it is handed to the caller. */
async function withTarget(options, { state, manifest, pinned }, databases) {
    const { ports, timer } = state;
    const provisioning = provision(options, databases, ports);
    const finding = findClients(options.programs, databases, pinned);
    // Their failures are told when they are awaited; until then they must not count as unhandled.
    const begun = Promise.allSettled([provisioning, finding]);
    let handedOver = false;
    try {
        const fetched = await timer.measure('fetch', () => fetchSet(state.set, manifest, databases, options.workFolder, ports));
        state.checks.push(...fetched.checks);
        if (fetched.checks.some((check) => check.verdict !== 'proven'))
            return stopped(state, 'the bytes are not those that were written');
        const target = await timer.measure('provision', () => provisioning);
        const clients = await timer.measure('programs', () => finding);
        const result = await restoreAndCompare(options, state, fetched, target, clients);
        handedOver = true;
        return result;
    }
    finally {
        const [target] = await begun;
        if (!handedOver && target.status === 'fulfilled')
            await target.value.stop();
    }
}
/** What restores the dumps: pg_restore of the major that wrote them or the nearest above, without known holes. */
function findClients(programs, databases, pinned) {
    const dumps = databases.flatMap(({ dump }) => dump ?? []);
    return programs.find({
        need: dumps.some(({ format }) => format === 'plain') ? ['pg_restore', 'psql'] : ['pg_restore'],
        major: { atLeast: Math.max(...dumps.map((dump) => majorOf(dump.client_version))) },
        refuseHoles: !pinned,
    });
}
async function provision(options, databases, ports) {
    if (options.target !== undefined)
        return givenTarget(options.target, options.recreate, ports);
    const major = options.targetMajor ?? Math.max(...databases.map((database) => majorOf(database.server_version)));
    const programs = await options.programs.find({ need: ['initdb', 'postgres'], major: { exactly: major } });
    const target = await throwawayTarget({
        programs,
        folder: options.serverFolder,
        listen: options.listen,
        taken: new Set(databases.flatMap((database) => readInventory(database).roles.map((role) => role.name))),
        ports,
    });
    if (target.throwaway !== undefined)
        options.onServer(target.throwaway.folder);
    return target;
}
async function restoreAndCompare(options, state, fetched, target, clients) {
    const { ports, timer, checks } = state;
    const call = { target, programs: clients, jobs: options.jobs, scratch: options.workFolder, ports };
    const restored = new Map();
    const notes = [...target.warnings, ...clients.warnings];
    for (const local of fetched.dumps) {
        ports.log.info(`Restoring ${local.database.name} into PostgreSQL ${target.version.text} with pg_restore ${clients.version.text}`);
        const one = await timer.measure('restore', () => restoreDatabase(local, call));
        restored.set(local.database.name, one);
        checks.push(...one.checks);
        notes.push(...one.notes);
    }
    // Beside the comparison, which only reads; what is measured as its own is what it takes beyond that.
    const analysing = analyse([...restored.values()], target, ports);
    const analysed = Promise.allSettled([analysing]);
    const relations = [];
    try {
        for (const { database } of fetched.dumps) {
            const one = restored.get(database.name);
            if (one === undefined)
                continue;
            const compared = await timer.measure('compare', () => compareDatabase(database, (0,postgres.withDatabase)(target.superuser, one.name), ports));
            relations.push(...compared.relations);
            checks.push(...compared.checks);
        }
        await timer.measure('analyze', () => analysing);
    }
    finally {
        await analysed;
    }
    const first = fetched.dumps[0]?.database.name ?? '';
    checks.push(...(await runAssertions(options.assertions, first, (database) => restored.get(database)?.name, target, ports)));
    checks.push((0,policy/* rto */.o9)({ seconds: timer.total, targetSeconds: options.rtoTargetSeconds }));
    for (const one of restored.values())
        notes.push(...(await finishDatabase(one, call)));
    const firstRestored = restored.get(first);
    return {
        ...summary(state, relations),
        targetVersion: target.version.text,
        notes,
        restored: firstRestored === undefined
            ? undefined
            : {
                url: urlOf(target, firstRestored.name),
                stop: () => target.stop(),
                keep: async (until) => target.throwaway?.keep(until),
            },
    };
}
/** Statistics, without which a restored database is slow: part of the recovery. */
async function analyse(restored, target, ports) {
    for (const { name } of restored) {
        const session = await (0,postgres.connect)((0,postgres.withDatabase)(target.superuser, name), { signal: ports.signal });
        try {
            await session.execute('ANALYZE');
        }
        finally {
            await session.close();
        }
    }
}
function urlOf(target, database) {
    const connection = target.throwaway?.loopback ?? target.superuser;
    return (0,postgres.connectionUrl)((0,postgres.withDatabase)(connection, database));
}
function refuseSeveral(databases, target) {
    if (databases.length === 0)
        throw new verdict/* UserError */.yo('The set holds no database dump', {
            remedy: 'A drill restores databases; take another set',
        });
    if (target !== undefined && databases.length > 1) {
        throw new verdict/* UserError */.yo(`The set holds ${databases.length} databases, and the target names one`, {
            remedy: 'Leave `target` at throwaway',
        });
    }
}
/** The major version that a manifest's text names. @throws UserError */
function majorOf(version) {
    const major = Number.parseInt(version, 10);
    if (Number.isInteger(major) && major > 0)
        return major;
    throw new verdict/* UserError */.yo(`The manifest names the version '${version.slice(0, 40)}', which is none of PostgreSQL's`);
}
//# sourceMappingURL=drill.js.map
;// CONCATENATED MODULE: ./build/packages/drill/roles.js


const roleRow = valibot_dist/* object */.Ikc({ name: valibot_dist/* string */.YjP() });
const rightsRow = valibot_dist/* object */.Ikc({ superuser: valibot_dist/* boolean */.zMY() });
/**
 * Make the roles that the target lacks as the source had them, memberships included, but for login and password: whoever recovers
 * gives those out. Roles that are there already are left as they are.
 */
async function createMissingRoles(session, inventory) {
    const { superuser } = await session.one(rightsRow, 'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = current_user');
    if (!superuser) {
        const owner = session.connection.user;
        return {
            keepOwners: false,
            notes: [
                `owners and privileges were not restored: ${owner} is no superuser, and everything belongs to it`,
            ],
        };
    }
    const rows = await session.rows(roleRow, 'SELECT rolname AS name FROM pg_catalog.pg_roles');
    const present = new Set(rows.map((row) => row.name));
    const missing = inventory.roles.filter((role) => !present.has(role.name));
    const made = new Set(missing.map((role) => role.name));
    for (const role of missing)
        await session.execute(`CREATE ROLE ${(0,postgres.quoteIdentifier)(role.name)} ${attributes(role)}`);
    for (const { role, member, admin } of inventory.memberships) {
        if (!made.has(role) && !made.has(member))
            continue;
        const option = admin ? ' WITH ADMIN OPTION' : '';
        await session.execute(`GRANT ${(0,postgres.quoteIdentifier)(role)} TO ${(0,postgres.quoteIdentifier)(member)}${option}`);
    }
    const notes = missing.length === 0
        ? []
        : [`roles made anew, without login and password: ${missing.map((role) => role.name).join(', ')}`];
    return { keepOwners: true, notes };
}
function attributes(role) {
    const flags = [
        [role.superuser, 'SUPERUSER'],
        [role.inherit, 'INHERIT'],
        [role.create_role, 'CREATEROLE'],
        [role.create_db, 'CREATEDB'],
        [role.replication, 'REPLICATION'],
        [role.bypass_rls, 'BYPASSRLS'],
    ];
    const words = flags.map(([on, word]) => (on ? word : `NO${word}`));
    return ['NOLOGIN', ...words, `CONNECTION LIMIT ${role.connection_limit}`].join(' ');
}
//# sourceMappingURL=roles.js.map
;// CONCATENATED MODULE: ./build/packages/drill/recover.js









/**
 * Put a verified set into a real, empty database, as the connecting user and with everything that the archive holds. Not a byte is
 * written to the target before every digest was compared.
 *
 * @throws UserError where the target is not empty, or the set holds no database for it
 */
async function recover(options, ports) {
    const opened = await openSet(options, ports);
    if ('refused' in opened)
        return stopped(opened.state, opened.refused);
    const { state, manifest, pinned } = opened;
    const { timer, checks } = state;
    const database = databaseFor(manifest.databases, options.to);
    const server = await inspect(options, ports);
    const fetched = await timer.measure('fetch', () => fetchSet(state.set, manifest, [database], options.workFolder, ports));
    checks.push(...fetched.checks);
    const local = fetched.dumps[0];
    if (local === undefined || fetched.checks.some((check) => check.verdict !== 'proven')) {
        return stopped(state, 'the bytes are not those that were written');
    }
    const programs = await timer.measure('programs', () => options.programs.find({
        need: local.dump.format === 'plain' ? ['psql'] : ['pg_restore'],
        major: { atLeast: majorOf(local.dump.client_version) },
        refuseHoles: !pinned,
    }));
    ports.log.info(`Restoring ${database.name} into ${(0,postgres.describe)(options.to)} (PostgreSQL ${server.version.text}) with pg_restore ${programs.version.text}`);
    if (options.recreate && server.held)
        await (0,postgres.dropAndRecreate)(options.to, { signal: ports.signal });
    const roles = await makeRoles(options, local, ports);
    const messages = await timer.measure('restore', () => restoreInto(local, options, programs, roles, ports));
    checks.push(messagesCheck(database.name, messages));
    await timer.measure('analyze', () => recover_analyse(options.to, ports));
    const compared = await timer.measure('compare', () => compareDatabase(database, options.to, ports));
    checks.push(...compared.checks);
    return {
        ...summary(state, compared.relations),
        targetVersion: server.version.text,
        notes: [...programs.warnings, ...roles.notes],
        restored: undefined,
    };
}
/** The one database of the set, or the one that is called like the target. */
function databaseFor(databases, to) {
    const dumped = databases.filter((database) => database.dump !== undefined);
    const found = dumped.length === 1 ? dumped[0] : dumped.find((database) => database.name === to.database);
    if (found !== undefined)
        return found;
    throw new verdict/* UserError */.yo(`The set holds ${dumped.map((database) => database.name).join(', ') || 'no database'}, none called ${to.database}`, {
        remedy: 'Name the target database like the one to restore',
    });
}
async function inspect(options, ports) {
    const session = await (0,postgres.connect)(options.to, { signal: ports.signal });
    try {
        const { version } = await (0,postgres.inspectServer)(session);
        const held = await (0,postgres.inspectTarget)(session);
        if (!options.recreate)
            (0,postgres.refuseNonEmpty)(held, options.to);
        return { version, held: held.length > 0 };
    }
    finally {
        await session.close();
    }
}
async function makeRoles(options, local, ports) {
    const session = await (0,postgres.connect)(options.to, { signal: ports.signal });
    try {
        return await createMissingRoles(session, readInventory(local.database));
    }
    finally {
        await session.close();
    }
}
async function restoreInto(local, options, programs, roles, ports) {
    const secret = await (0,postgres.credentials)(options.to, options.workFolder);
    try {
        const call = {
            programs,
            env: secret.env,
            database: options.to.database,
            log: ports.log,
            signal: ports.signal,
        };
        if (local.dump.format === 'plain') {
            return await (0,postgres.restoreScript)(call, (0,postgres.withoutRestrictLines)((0,external_node_fs_.createReadStream)(local.path, { highWaterMark: 1 << 20 })));
        }
        await completeArchive(local);
        const without = roles.keepOwners ? [] : ['owner', 'privileges'];
        return await (0,postgres.restoreArchive)({
            ...call,
            archive: local.path,
            jobs: options.jobs,
            scratch: options.workFolder,
            without,
        });
    }
    finally {
        await secret.remove();
    }
}
async function recover_analyse(to, ports) {
    const session = await (0,postgres.connect)(to, { signal: ports.signal });
    try {
        await session.execute('ANALYZE');
    }
    finally {
        await session.close();
    }
}
//# sourceMappingURL=recover.js.map
;// CONCATENATED MODULE: ./build/packages/drill/index.js







//# sourceMappingURL=index.js.map

/***/ })

};
