export const id = 6069;
export const ids = [6069];
export const modules = {

/***/ 76069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  compareDatabase: () => (/* reexport */ compareDatabase),
  compareInventories: () => (/* reexport */ compareInventories),
  compareRestored: () => (/* reexport */ compareRestored),
  compareRestoredSchema: () => (/* reexport */ compareRestoredSchema),
  compareSchema: () => (/* reexport */ compareSchema),
  diff: () => (/* reexport */ diff),
  drill: () => (/* reexport */ drill),
  fetchSet: () => (/* reexport */ fetchSet),
  finishDatabase: () => (/* reexport */ finishDatabase),
  givenTarget: () => (/* reexport */ givenTarget),
  goBack: () => (/* reexport */ goBack),
  leaveReceipt: () => (/* reexport */ leaveReceipt),
  parseAssertions: () => (/* reexport */ parseAssertions),
  recover: () => (/* reexport */ recover),
  replaceDatabase: () => (/* reexport */ replaceDatabase),
  restoreDatabase: () => (/* reexport */ restoreDatabase),
  throwawayTarget: () => (/* reexport */ throwawayTarget)
});

// EXTERNAL MODULE: ./build/packages/policy/index.js + 22 modules
var policy = __webpack_require__(83379);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 96 modules
var postgres = __webpack_require__(98508);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(77934);
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
        throw new packages_verdict/* UserError */.yo(`\`assertions\` has more than ${MAX_BYTES} bytes`);
    const document = (0,dist/* parseDocument */.Tp)(text, { schema: 'core' });
    const [error] = document.errors;
    if (error instanceof dist/* YAMLParseError */.XT) {
        throw new packages_verdict/* UserError */.yo(`\`assertions\` is not YAML: ${error.message.split('\n')[0] ?? ''}`, {
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
    throw new packages_verdict/* UserError */.yo(`\`assertions\`: ${valibot_dist/* getDotPath */.BuJ(issue) ?? 'it'} ${issue.message}`, {
        remedy: 'Give a list of `query:` and `expect:`',
    });
}
function plainValue(document) {
    try {
        return document.toJS({ maxAliasCount: 0 });
    }
    catch (error) {
        throw new packages_verdict/* UserError */.yo(`\`assertions\` uses an alias: ${(0,packages_verdict/* messageOf */.bD)(error)}`, {
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
            checks.push((0,packages_verdict/* decided */.rc)(false, { ...parts, found: `the set holds no database ${database}` }));
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
        return (0,packages_verdict/* decided */.rc)(same, { ...parts, found: same ? 'the same' : show(single) });
    }
    catch (error) {
        // A query that the server refuses is the user's to put right, and the others are still asked.
        if (error instanceof packages_verdict/* UserError */.yo || (0,postgres.sqlStateOf)(error) !== undefined)
            return (0,packages_verdict/* decided */.rc)(false, { ...parts, found: (0,packages_verdict/* messageOf */.bD)(error) });
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
;// CONCATENATED MODULE: ./build/packages/drill/analyse.js


/**
 * Statistics, without which a restored database is slow: part of the recovery. ANALYZE of a table with a foreign part, as a partition
 * may be, would ask the other server for rows: such tables go without, and so do those that somebody else has locked.
 */
async function analyse(restored, ports) {
    const session = await (0,postgres.connect)(restored, { signal: ports.signal });
    try {
        const tables = await session.rows(tableRow, TABLES);
        const wholly = tables.filter(({ foreign }) => !foreign);
        if (wholly.length === tables.length)
            await session.execute('ANALYZE (SKIP_LOCKED)');
        else if (wholly.length > 0)
            await session.execute(`ANALYZE (SKIP_LOCKED) ${wholly.map(({ schema, name }) => (0,postgres.qualified)(schema, name)).join(', ')}`);
    }
    finally {
        await session.close();
    }
}
const tableRow = valibot_dist/* object */.Ikc({ schema: valibot_dist/* string */.YjP(), name: valibot_dist/* string */.YjP(), foreign: valibot_dist/* boolean */.zMY() });
/** What ANALYZE takes where it is told no name, but for the system's own. */
const TABLES = `
WITH RECURSIVE partly(oid) AS (
  SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'f'
  UNION SELECT i.inhparent FROM partly p JOIN pg_catalog.pg_inherits i ON i.inhrelid = p.oid)
SELECT n.nspname AS schema, c.relname AS name, c.oid IN (SELECT oid FROM partly) AS "foreign"
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
//# sourceMappingURL=analyse.js.map
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 48 modules
var dump_format = __webpack_require__(23002);
;// CONCATENATED MODULE: ./build/packages/drill/archived-tables.js

/**
 * Restored tables with their columns in the order of the archive's lines. A table that inherits may have got another order, and lines
 * are compared as they are. A table that the archive has no lines of keeps its own.
 *
 * @param entries the archive's table of contents, or the part of it that matters
 */
function asArchived(tables, entries) {
    const columns = new Map();
    for (const entry of entries)
        if (entry.desc === 'TABLE DATA' && entry.copyStatement !== '')
            columns.set((0,dump_format/* tableKey */.ih)(entry.namespace, entry.tag), (0,dump_format/* copyColumns */.bk)(entry));
    return tables.map((table) => ({
        ...table,
        columns: columns.get((0,dump_format/* tableKey */.ih)(table.schema, table.table)) ?? table.columns,
    }));
}
//# sourceMappingURL=archived-tables.js.map
;// CONCATENATED MODULE: ./build/packages/drill/compare.js



/**
 * Compare a restored database with what the source counted: rows of every table, one by one; trees in which rows may change their
 * leaf as a sum. A table that the source did not count is held to what was dumped, and a check says so. Relations without rows of
 * their own are listed with the reason.
 *
 * @param restored the restored database, as somebody who may read all of it
 */
async function compareDatabase(database, restored, ports, leftOut = new Map()) {
    const session = await (0,postgres.connect)(restored, { signal: ports.signal });
    try {
        await (0,postgres.beginPinned)(session);
        return compareCounts(database, await countAll(database, session, new Map(), ports), leftOut);
    }
    finally {
        await session.close();
    }
}
/** @param found rows by `tableKey`; a relation that is not on the target is not in it */
function compareCounts(database, found, leftOut = new Map()) {
    const trees = compareTrees(database, found);
    const relations = compareEach(database, found, leftOut);
    // What was left out on purpose is listed, and is no check that could not run.
    const open = relations.filter((_, at) => {
        const relation = database.relations[at];
        return relation === undefined || leftOut.get(keyOf(relation))?.deliberate !== true;
    });
    return {
        relations: [...relations, ...trees],
        checks: [...checksOf(database, open, trees), ...uncountedChecks(database)],
    };
}
/** The rows that a relation must have: those that the source counted, else those that were dumped. */
function rowsWanted(relation) {
    return relation.source_rows ?? (relation.evidence === 'compare' ? relation.rows : undefined);
}
/** Tables that are held to what was dumped, since the source did not count them. */
function uncountedOf({ relations }) {
    return relations.filter((relation) => relation.source_rows === undefined && rowsWanted(relation) !== undefined);
}
/** The dump may lack rows, and nobody can tell: no claim rests on it, but the whole is not proven. */
function uncountedChecks(database) {
    const uncounted = uncountedOf(database);
    const [first] = uncounted;
    if (first === undefined)
        return [];
    return [
        (0,packages_verdict/* notRun */.nE)({
            id: 'source.counts',
            expected: "in every table the rows that the source counted in the dump's snapshot",
            found: `${(0,packages_verdict/* formatCount */.B4)(uncounted.length, 'table')} held to what was dumped instead, such as ${first.name}: ${first.reason ?? 'the source did not count it'}`,
            where: database.name,
        }),
    ];
}
/**
 * Rows by `tableKey`; a relation that is not on the target is not in it.
 *
 * @param session inside a transaction with every setting pinned
 * @param known what need not be counted any more
 */
async function countAll(database, session, known, ports) {
    // The source is spared parallel workers; here nobody else is waiting.
    await session.execute('SET LOCAL max_parallel_workers_per_gather TO DEFAULT');
    const present = new Set((await (0,postgres.listRelations)(session, false)).map((relation) => keyOf(relation)));
    const countable = database.relations.filter((relation) => rowsWanted(relation) !== undefined && present.has(keyOf(relation)) && !known.has(keyOf(relation)));
    const counts = await (0,postgres.countRows)(session, countable, (items) => {
        ports.progress({ phase: 'compare', items, totalItems: countable.length });
    });
    const counted = countable.map((relation, index) => [
        keyOf(relation),
        counts[index] ?? { reason: 'not counted' },
    ]);
    const unmade = database.relations
        .filter((relation) => relation.evidence === 'extension member' && !present.has(keyOf(relation)))
        .map((relation) => [keyOf(relation), { reason: UNMADE }]);
    return new Map([...known, ...counted, ...unmade]);
}
const UNMADE = 'its extension did not make it on this server';
function keyOf({ schema, table }) {
    return (0,dump_format/* tableKey */.ih)(schema, table);
}
function compareEach(database, found, leftOut) {
    return database.relations.map((relation) => {
        const base = {
            database: database.name,
            name: relation.name,
            evidence: relation.evidence,
            expectedRows: rowsWanted(relation),
        };
        const out = leftOut.get(keyOf(relation));
        if (out !== undefined)
            return { ...base, foundRows: undefined, verdict: 'unproven', note: out.reason };
        const count = found.get(keyOf(relation));
        const rows = count !== undefined && 'rows' in count ? count.rows : undefined;
        if (count !== undefined && 'reason' in count)
            return { ...base, foundRows: undefined, verdict: 'unproven', note: count.reason };
        if (base.expectedRows === undefined)
            return { ...base, foundRows: undefined, ...without(relation) };
        if (count === undefined)
            return { ...base, foundRows: undefined, verdict: 'failed', note: 'missing from the restored database' };
        if (relation.moves_within !== undefined) {
            return {
                ...base,
                foundRows: rows,
                verdict: 'proven',
                note: `compared as part of ${relation.moves_within}`,
            };
        }
        if (rows === base.expectedRows)
            return { ...base, foundRows: rows, verdict: 'proven', note: undefined };
        return { ...base, foundRows: rows, verdict: 'failed', note: difference(base.expectedRows, rows ?? 0) };
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
        const wanted = rowsWanted(relation);
        if (relation.moves_within === undefined || wanted === undefined)
            continue;
        const tree = trees.get(relation.moves_within) ?? { expected: 0, rows: 0 };
        const count = found.get(keyOf(relation));
        tree.expected += wanted;
        tree.rows =
            tree.rows === undefined || count === undefined || 'reason' in count
                ? undefined
                : tree.rows + count.rows;
        trees.set(relation.moves_within, tree);
    }
    return [...trees].map(([name, { expected, rows }]) => ({
        database: database.name,
        name: treeRowName(name),
        evidence: 'sum of leaves',
        expectedRows: expected,
        foundRows: rows,
        verdict: rows === undefined ? 'unproven' : rows === expected ? 'proven' : 'failed',
        note: rows === undefined || rows === expected ? undefined : difference(expected, rows),
    }));
}
/** How a partition tree is listed whose leaves are compared together. */
function treeRowName(root) {
    return `${root} (its leaves together)`;
}
function difference(expected, found) {
    return found < expected
        ? `${(0,packages_verdict/* formatCount */.B4)(expected - found, 'row')} missing`
        : `${(0,packages_verdict/* formatCount */.B4)(found - expected, 'row')} too many`;
}
function checksOf(database, relations, trees) {
    const parts = { id: 'restore.rows', supports: 'restorable' };
    const counted = relations.filter((relation) => relation.expectedRows !== undefined);
    const wrong = [...relations, ...trees].filter((relation) => relation.verdict !== 'proven');
    if (wrong.length === 0) {
        const rows = counted.reduce((sum, relation) => sum + (relation.foundRows ?? 0), 0);
        return [
            (0,packages_verdict/* decided */.rc)(true, {
                ...parts,
                expected: `in every table the rows that ${uncountedOf(database).length === 0 ? "the source counted in the dump's snapshot" : 'the source counted or, where it did not, that were dumped'}`,
                found: `the same: ${(0,packages_verdict/* formatCount */.B4)(rows, 'row')} in ${(0,packages_verdict/* formatCount */.B4)(counted.length, 'table')}`,
                where: database.name,
            }),
        ];
    }
    return wrong.map((relation) => {
        const each = {
            ...parts,
            expected: relation.expectedRows === undefined
                ? relation.evidence === 'compare' || relation.evidence === 'extension configuration'
                    ? 'a count by the source'
                    : 'there after the restore'
                : (0,packages_verdict/* formatCount */.B4)(relation.expectedRows, 'row'),
            found: relation.note ??
                (relation.foundRows === undefined ? 'no count' : (0,packages_verdict/* formatCount */.B4)(relation.foundRows, 'row')),
            where: relation.name,
        };
        return relation.verdict === 'failed' ? (0,packages_verdict/* decided */.rc)(false, each) : (0,packages_verdict/* notRun */.nE)(each);
    });
}
//# sourceMappingURL=compare.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/drill/copy-line.js
const TAB = 0x09;
/** The values of a COPY line, in COPY's own spelling (`\N` for NULL); a tab inside a value is spelled otherwise. */
function splitLine(line) {
    const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
    const values = [];
    let from = 0;
    for (let tab = bytes.indexOf(TAB); tab >= 0; tab = bytes.indexOf(TAB, from)) {
        values.push(bytes.subarray(from, tab));
        from = tab + 1;
    }
    values.push(bytes.subarray(from));
    return values;
}
/** @param places of the key's columns, in their order */
function keyHash(places) {
    const last = Math.max(...places);
    const wanted = new Set(places);
    return (line) => {
        let [high, low] = [0xdeadbeef, 0x41c6ce57];
        let place = 0;
        for (const byte of line) {
            if (byte === TAB) {
                // The tab itself goes in, so that ('ab', 'c') is not ('a', 'bc').
                if (place === last)
                    break;
                place++;
            }
            else if (!wanted.has(place))
                continue;
            high = Math.imul(high ^ byte, 0x85ebca6b);
            low = Math.imul(low ^ byte, 0xc2b2ae35);
            high ^= low >>> 15;
            low ^= high >>> 13;
        }
        return [high >>> 0, low >>> 0];
    };
}
//# sourceMappingURL=copy-line.js.map
;// CONCATENATED MODULE: ./build/packages/drill/damage.js



/** Types whose values say nothing but which row is meant. */
const PLAIN_KEYS = new Set(['int2', 'int4', 'int8', 'oid', 'uuid']);
const SHOWN_LENGTH = 200;
/** Describe a row by its lines on either side, as far as they were kept. */
function describeRow(layout, archived, restored, times) {
    const [before, after] = [archived, restored].map((line) => line === undefined ? undefined : splitLine(line));
    const one = before ?? after ?? [];
    const key = layout.key.map(({ column, type }) => {
        const value = one[layout.columns.indexOf(column)];
        return { column, value: shownKey(value, type, layout.showValues) };
    });
    const kind = before === undefined ? 'extra' : after === undefined ? 'missing' : 'changed';
    const columns = layout.columns.flatMap((column, at) => {
        const [was, is] = [before?.[at], after?.[at]];
        if (kind === 'changed' ? same(was, is) : !layout.showValues)
            return [];
        if (!layout.showValues)
            return [{ column }];
        return [
            {
                column,
                ...(was === undefined ? {} : { archived: shown(was) }),
                ...(is === undefined ? {} : { restored: shown(is) }),
            },
        ];
    });
    return { kind, times, key, columns };
}
function same(one, other) {
    return one === undefined ? other === undefined : other !== undefined && one.equals(other);
}
function shownKey(value, type, showValues) {
    if (value === undefined)
        return '?';
    if (showValues || PLAIN_KEYS.has(type))
        return shown(value);
    return `#${(0,external_node_crypto_.createHash)('sha256').update(value).digest('hex').slice(0, 12)}`;
}
function shown(value) {
    const text = value.subarray(0, SHOWN_LENGTH * 4).toString('utf8');
    return text.length <= SHOWN_LENGTH && value.length <= SHOWN_LENGTH * 4
        ? text
        : `${text.slice(0, SHOWN_LENGTH)}…`;
}
/** One line about it: how many rows, and which. */
function damageText(damage) {
    const counts = [
        [damage.missing, 'missing'],
        [damage.extra, 'too many'],
        [damage.changed, 'changed'],
    ];
    const parts = counts.flatMap(([count, what]) => count === 0 ? [] : [`${(0,packages_verdict/* formatCount */.B4)(count, 'row')} ${what}`]);
    const rows = damage.rows.map(rowText).join('; ');
    const total = parts.length === 0 ? 'no row that differs was found' : parts.join(', ');
    return `${total}${rows === '' ? '' : `: ${rows}`}`;
}
function rowText(row) {
    const key = row.key.length === 0
        ? 'a row without a key'
        : row.key.map(({ column, value }) => `${column} ${value}`).join(', ');
    const times = row.times === 1 ? '' : ` ${row.times} times`;
    const columns = row.columns.map(({ column, archived, restored }) => {
        if (archived === undefined && restored === undefined)
            return column;
        if (row.kind !== 'changed')
            return `${column} ${archived ?? restored ?? ''}`;
        return `${column} ${archived ?? '?'} → ${restored ?? '?'}`;
    });
    return `${key} ${row.kind}${times}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`;
}
//# sourceMappingURL=damage.js.map
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/drill/tally.js
const FIRST_SLOTS = 1 << 12;
/** Slots may be filled to this share. */
const LOAD = 0.7;
/** Numbers by 64-bit hash, a few to each, in flat memory: millions of rows are counted without an object for any of them. */
class Tally {
    #width;
    #most;
    #mask = FIRST_SLOTS - 1;
    #used = new Uint8Array(FIRST_SLOTS);
    #keys = new Uint32Array(FIRST_SLOTS * 2);
    #values;
    #size = 0;
    /**
     * @param width how many numbers belong to a hash
     * @param most how many hashes are taken
     */
    constructor(width, most) {
        this.#width = width;
        this.#most = most;
        this.#values = new Int32Array(FIRST_SLOTS * width);
    }
    /** Add to a number of a hash. @returns whether there was room for the hash */
    add(high, low, column, amount) {
        const slot = this.#slot(high, low);
        if (slot < 0)
            return false;
        const at = slot * this.#width + column;
        this.#values[at] = (this.#values[at] ?? 0) + amount;
        return true;
    }
    get(high, low, column) {
        for (let slot = this.#start(high, low); this.#used[slot] === 1; slot = (slot + 1) & this.#mask)
            if (this.#keys[slot * 2] === high && this.#keys[slot * 2 + 1] === low)
                return this.#values[slot * this.#width + column] ?? 0;
        return 0;
    }
    /** Every hash with its numbers, which are valid during the call only. */
    each(take) {
        for (let slot = 0; slot <= this.#mask; slot++) {
            if (this.#used[slot] !== 1)
                continue;
            const at = slot * this.#width;
            take(this.#keys[slot * 2] ?? 0, this.#keys[slot * 2 + 1] ?? 0, this.#values.subarray(at, at + this.#width));
        }
    }
    #start(high, low) {
        return (low ^ Math.imul(high, 0x9e3779b1)) & this.#mask;
    }
    #slot(high, low) {
        let slot = this.#start(high, low);
        for (; this.#used[slot] === 1; slot = (slot + 1) & this.#mask)
            if (this.#keys[slot * 2] === high && this.#keys[slot * 2 + 1] === low)
                return slot;
        if (this.#size >= this.#most)
            return -1;
        if (this.#size >= (this.#mask + 1) * LOAD) {
            this.#grow();
            return this.#slot(high, low);
        }
        this.#size++;
        this.#used[slot] = 1;
        this.#keys[slot * 2] = high;
        this.#keys[slot * 2 + 1] = low;
        return slot;
    }
    #grow() {
        const [used, keys, values] = [this.#used, this.#keys, this.#values];
        const slots = (this.#mask + 1) * 2;
        this.#mask = slots - 1;
        this.#used = new Uint8Array(slots);
        this.#keys = new Uint32Array(slots * 2);
        this.#values = new Int32Array(slots * this.#width);
        for (let from = 0; from < used.length; from++) {
            if (used[from] !== 1)
                continue;
            const [high = 0, low = 0] = keys.subarray(from * 2, from * 2 + 2);
            let slot = this.#start(high, low);
            while (this.#used[slot] === 1)
                slot = (slot + 1) & this.#mask;
            this.#used[slot] = 1;
            this.#keys[slot * 2] = high;
            this.#keys[slot * 2 + 1] = low;
            this.#values.set(values.subarray(from * this.#width, (from + 1) * this.#width), slot * this.#width);
        }
    }
}
//# sourceMappingURL=tally.js.map
;// CONCATENATED MODULE: ./build/packages/drill/row-balance.js


/** On which side a row stands. */
const ARCHIVED = 0;
const RESTORED = 1;
/** How many different rows are held against each other at once: about 10 MB. */
const ROWS_AT_ONCE = 250_000;
/** Rows are spread by their hashes, and never quite evenly. */
const MOST_ROWS = ROWS_AT_ONCE * 1.5;
const NO_DAMAGE = { missing: 0, extra: 0, changed: 0 };
/** Holds the rows of two sides against each other: equal ones cancel each other, and what is left over is known by its key. */
class RowBalance {
    /** By row: surplus of the archive, and the row's key. */
    #rows = new Tally(3, MOST_ROWS);
    /** @throws UserError where more different rows come than can be held at once */
    add({ high, low, keyHigh, keyLow, side }) {
        const known = this.#rows.get(high, low, 1) !== 0 || this.#rows.get(high, low, 2) !== 0;
        if (!this.#rows.add(high, low, 0, side === ARCHIVED ? 1 : -1))
            throw new packages_verdict/* UserError */.yo('too many of the rows that differ cannot be told apart by their hashes');
        if (known)
            return;
        this.#rows.add(high, low, 1, keyHigh | 0);
        this.#rows.add(high, low, 2, keyLow | 0);
    }
    /** All rows have come. @param take is told of every key with rows left over, by its id */
    settle(take) {
        const keys = new Tally(2, MOST_ROWS);
        this.#rows.each((_high, _low, [surplus = 0, high = 0, low = 0]) => {
            if (surplus !== 0)
                keys.add(high >>> 0, low >>> 0, surplus > 0 ? ARCHIVED : RESTORED, Math.abs(surplus));
        });
        let counts = NO_DAMAGE;
        keys.each((high, low, [missing = 0, extra = 0]) => {
            counts = sum(counts, countsOf({ missing, extra }));
            take(keyId(high, low), { missing, extra });
        });
        return counts;
    }
}
/** What identifies a key among those of its table. */
function keyId(high, low) {
    return `${high}:${low}`;
}
function sum(one, other) {
    return {
        missing: one.missing + other.missing,
        extra: one.extra + other.extra,
        changed: one.changed + other.changed,
    };
}
function countsOf({ missing, extra }) {
    const changed = Math.min(missing, extra);
    return { missing: missing - changed, extra: extra - changed, changed };
}
//# sourceMappingURL=row-balance.js.map
;// CONCATENATED MODULE: ./build/packages/drill/line-keeper.js

/** Lines are kept up to this length each, so many of them, and this much in all. */
const KEPT_LINE = 64 * 1024;
const KEPT_LINES = 20_000;
const KEPT_BYTES = 16e6;
/** Keeps the lines of rows, as far as there is room, so that some can be described. */
class LineKeeper {
    #only;
    #kept = new Map();
    #lines = 0;
    #bytes = 0;
    #whole = true;
    /** @param only ids of the keys whose lines are kept; all where absent, and then none once there are too many */
    constructor(only) {
        this.#only = only === undefined ? undefined : new Set(only);
    }
    /** Whether every line that came and was wanted is here. */
    get whole() {
        return this.#whole;
    }
    keep(mark, line) {
        if (!this.#whole)
            return;
        const id = keyId(mark.keyHigh, mark.keyLow);
        if (this.#only !== undefined && !this.#only.has(id))
            return;
        const length = Math.min(line.length, KEPT_LINE);
        if (this.#bytes + length > KEPT_BYTES || this.#lines >= KEPT_LINES) {
            this.#whole = false;
            if (this.#only === undefined)
                this.#kept.clear();
            return;
        }
        this.#bytes += length;
        this.#lines++;
        const lines = this.#kept.get(id) ?? [];
        lines.push({ mark, line: Uint8Array.from(line.subarray(0, length)) });
        this.#kept.set(id, lines);
    }
    /** A row on both sides is not what differs: of two rows with one key, the other is. Of equal rows, those left over are. */
    linesOf(id, { missing, extra }) {
        const lines = this.#kept.get(id) ?? [];
        const of = (side) => lines.filter(({ mark }) => mark.side === side);
        const [archived, restored] = [of(ARCHIVED), of(RESTORED)];
        const alone = (one, others) => !others.some(({ mark }) => mark.high === one.mark.high && mark.low === one.mark.low);
        const [before, after] = [
            archived.find((one) => alone(one, restored)),
            restored.find((one) => alone(one, archived)),
        ];
        return {
            archived: (before ?? (extra === 0 ? archived[0] : undefined))?.line,
            restored: (after ?? (missing === 0 ? restored[0] : undefined))?.line,
        };
    }
}
//# sourceMappingURL=line-keeper.js.map
;// CONCATENATED MODULE: ./build/packages/drill/row-mark.js

/**
 * Marks the rows of a side.
 *
 * @param key places of the key's columns in a line; none where the table has no key, so that a row is its own
 */
function marker(key, side) {
    const hashOf = key.length === 0 ? undefined : keyHash(key);
    return (line, hash) => {
        const low = Number(hash & 0xffffffffn);
        const high = Number((hash >> 32n) & 0xffffffffn);
        const [keyHigh, keyLow] = hashOf?.(line) ?? [high, low];
        return { high, low, keyHigh, keyLow, side };
    };
}
//# sourceMappingURL=row-mark.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/packages/drill/row-spill.js




const WORDS = 5;
/** Marks that are gathered before they are written. */
const BLOCK = 256;
/** Beyond so many parts the blocks themselves would take much memory: 2048 of them hold half a billion rows. */
const MOST_PARTS = 2048;
/**
 * Rows of two sides, too many for memory, set down on disk in parts by their keys: all forms of a row lie in one part, and each part
 * fits into memory. It takes 20 bytes a row, of a file that has no name and so is gone with the process whatever happens.
 */
class RowSpill {
    #file;
    #parts;
    #blocks;
    #filled;
    /** By part, where its blocks lie in the file: each is whole but the last. */
    #places;
    #end = 0;
    /**
     * @param folder private to the run, with room for 20 bytes a row
     * @param rows how many are to come at most
     */
    constructor(folder, rows) {
        this.#parts = Math.ceil(rows / (ROWS_AT_ONCE * 0.8));
        if (this.#parts > MOST_PARTS)
            throw new packages_verdict/* UserError */.yo(`${rows} rows lie where the two sides differ, too many to tell apart`);
        const path = (0,external_node_path_.join)(folder, 'rows-that-differ');
        this.#file = (0,external_node_fs_.openSync)(path, 'wx+', 0o600);
        (0,external_node_fs_.unlinkSync)(path);
        this.#blocks = new Uint32Array(this.#parts * BLOCK * WORDS);
        this.#filled = new Uint32Array(this.#parts);
        this.#places = Array.from({ length: this.#parts }, () => []);
    }
    add({ high, low, keyHigh, keyLow, side }) {
        // Other bits than those that a Tally begins with: a part must not fill one corner of it.
        const part = (Math.imul(keyHigh ^ (keyLow >>> 7), 0x9e3779b1) >>> 0) % this.#parts;
        const filled = this.#filled[part] ?? 0;
        this.#blocks.set([high, low, keyHigh, keyLow, side], (part * BLOCK + filled) * WORDS);
        this.#filled[part] = filled + 1;
        if (filled + 1 === BLOCK)
            this.#write(part);
    }
    /** The rows of each part in turn. */
    *parts() {
        for (let part = 0; part < this.#parts; part++)
            yield this.#marksOf(part);
    }
    close() {
        (0,external_node_fs_.closeSync)(this.#file);
    }
    #write(part) {
        const from = part * BLOCK * WORDS;
        const block = this.#blocks.subarray(from, from + BLOCK * WORDS);
        try {
            for (let done = 0; done < block.byteLength;)
                done += (0,external_node_fs_.writeSync)(this.#file, block, done, block.byteLength - done, this.#end + done);
        }
        catch (error) {
            if ((0,packages_verdict/* codeOf */.$N)(error) !== 'ENOSPC')
                throw error;
            throw new packages_verdict/* UserError */.yo('there is no room on disk to set down the rows that may differ', { cause: error });
        }
        this.#places[part]?.push(this.#end);
        this.#end += block.byteLength;
        this.#filled[part] = 0;
    }
    *#marksOf(part) {
        const block = new Uint32Array(BLOCK * WORDS);
        for (const place of this.#places[part] ?? []) {
            for (let done = 0; done < block.byteLength;) {
                const more = (0,external_node_fs_.readSync)(this.#file, block, done, block.byteLength - done, place + done);
                if (more === 0)
                    throw new Error('the rows that were set down have been cut short');
                done += more;
            }
            yield* marks(block, BLOCK);
        }
        const from = part * BLOCK * WORDS;
        yield* marks(this.#blocks.subarray(from, from + BLOCK * WORDS), this.#filled[part] ?? 0);
    }
}
function* marks(words, count) {
    for (let at = 0; at < count * WORDS; at += WORDS) {
        yield {
            high: words[at] ?? 0,
            low: words[at + 1] ?? 0,
            keyHigh: words[at + 2] ?? 0,
            keyLow: words[at + 3] ?? 0,
            side: words[at + 4] === ARCHIVED ? ARCHIVED : RESTORED,
        };
    }
}
//# sourceMappingURL=row-spill.js.map
;// CONCATENATED MODULE: ./build/packages/drill/locate.js










/** So many that few rows share one: a handful of wrong rows is told from millions by looking at hundreds. */
const BUCKETS = 1 << 16;
/**
 * Find the rows in which a restored table differs from the archive: both sides are spread over buckets, then the rows of those that
 * differ are held against each other. Both sides are read two or three times, in bounded memory; where the damage is wide, what may
 * differ is set down on disk. Every row is counted.
 *
 * @param session of the restored database, inside a transaction with every setting pinned
 * @returns the damage, or why it could not be found
 */
async function locateDamage(session, request) {
    try {
        return await new Search(session, request).run();
    }
    catch (error) {
        if (error instanceof dump_format/* ArchiveError */.di || error instanceof packages_verdict/* UserError */.yo)
            return { reason: (0,packages_verdict/* messageOf */.bD)(error) };
        throw error;
    }
}
class Search {
    #session;
    #request;
    #tables;
    #layout;
    constructor(session, request) {
        this.#session = session;
        this.#request = request;
        const { entries, tables, showValues } = request;
        const [first] = entries;
        if (first === undefined || tables.length === 0)
            throw new packages_verdict/* UserError */.yo('one side has no such table');
        if (entries.some((entry) => entry.copyStatement === ''))
            throw new packages_verdict/* UserError */.yo('the archive holds INSERT statements, not rows that could be compared');
        const columns = entries.map(dump_format/* copyColumns */.bk);
        const [layout = []] = columns;
        this.#tables = asArchived(tables, entries);
        const uniform = columns.every((list) => list.join('\t') === layout.join('\t'));
        const key = tables[0]?.key ?? [];
        const keyed = uniform && key.every(({ column }) => layout.includes(column));
        this.#layout = { columns: layout, key: keyed ? key : [], showValues };
    }
    async run() {
        const { buckets, rows } = await this.#spread();
        const chosen = new Map();
        const choose = (id, surplus) => {
            if (chosen.size < this.#request.most)
                chosen.set(id, surplus);
        };
        let keeper = new LineKeeper();
        let counts;
        if (rows <= ROWS_AT_ONCE) {
            const balance = new RowBalance();
            await this.#pick(buckets, (mark, line) => {
                balance.add(mark);
                keeper.keep(mark, line);
            });
            counts = balance.settle(choose);
        }
        else
            counts = await this.#balanceInParts(buckets, rows, choose);
        if ((rows > ROWS_AT_ONCE || !keeper.whole) && chosen.size > 0) {
            keeper = new LineKeeper(chosen.keys());
            await this.#pick(buckets, (mark, line) => {
                keeper.keep(mark, line);
            });
        }
        const described = [...chosen].map(([id, surplus]) => {
            const { archived, restored } = keeper.linesOf(id, surplus);
            return describeRow(this.#layout, archived, restored, Math.max(surplus.missing, surplus.extra));
        });
        return { ...counts, rows: described.sort(byKey) };
    }
    /** Which buckets differ, and how many rows both sides have in them. */
    async #spread() {
        const archived = new dump_format/* BucketHasher */._y(BUCKETS);
        const restored = new dump_format/* BucketHasher */._y(BUCKETS);
        await this.#both(archived, restored);
        const [one, other] = [archived.end(), restored.end()];
        const buckets = (0,dump_format/* differingBuckets */.Mg)(one, other);
        const rows = buckets.reduce((total, bucket) => total + Number((one.counts[bucket] ?? 0n) + (other.counts[bucket] ?? 0n)), 0);
        return { buckets, rows };
    }
    /** Wide damage: the rows are set down on disk and held against each other part by part. */
    async #balanceInParts(buckets, rows, choose) {
        // Beside the set's own copy, in the run's private folder.
        const spill = new RowSpill((0,external_node_path_.dirname)(this.#request.archive.path), rows);
        try {
            await this.#pick(buckets, (mark) => {
                spill.add(mark);
            });
            let counts = NO_DAMAGE;
            for (const part of spill.parts()) {
                const balance = new RowBalance();
                for (const mark of part)
                    balance.add(mark);
                counts = sum(counts, balance.settle(choose));
            }
            return counts;
        }
        finally {
            spill.close();
        }
    }
    async #pick(buckets, take) {
        const flags = (0,dump_format/* bucketFlags */.OR)(BUCKETS, buckets);
        const places = this.#layout.key.map(({ column }) => this.#layout.columns.indexOf(column));
        const picker = (side) => {
            const markOf = marker(places, side);
            return new dump_format/* RowPicker */.Tn(flags, (line, hash) => {
                take(markOf(line, hash), line);
            });
        };
        const [archived, restored] = [picker(ARCHIVED), picker(RESTORED)];
        await this.#both(archived, restored);
        archived.end();
        restored.end();
    }
    /** Read both sides at once: one waits for the disk and the decompression, the other for the server. */
    async #both(archived, restored) {
        const { archive, entries, encoding } = this.#request;
        const fromArchive = async () => {
            for (const entry of entries)
                await (0,dump_format/* readTableData */.tZ)(archive, entry, {
                    tableChunk: (bytes) => {
                        archived.push(bytes);
                    },
                });
        };
        const fromServer = async () => {
            const reason = await (0,postgres.readTables)(this.#session, this.#tables, encoding, (bytes) => {
                restored.push(bytes);
            });
            if (reason !== undefined)
                throw new packages_verdict/* UserError */.yo(`the restored table could not be read: ${reason}`);
        };
        const results = await Promise.allSettled([fromArchive(), fromServer()]);
        for (const result of results)
            if (result.status === 'rejected')
                throw result.reason;
    }
}
function byKey(a, b) {
    const text = (row) => row.key.map(({ value }) => value).join('\t');
    return text(a).localeCompare(text(b), 'en', { numeric: true });
}
//# sourceMappingURL=locate.js.map
;// CONCATENATED MODULE: ./build/packages/drill/monetary-locale.js
/** How the source writes money, where the set says so. */
function monetaryLocale(inventory) {
    return inventory.server?.settings.find(({ name }) => name === 'lc_monetary')?.value ?? undefined;
}
//# sourceMappingURL=monetary-locale.js.map
;// CONCATENATED MODULE: ./build/packages/drill/damage-checks.js





/** Each is read again on both sides, more than once: where more tables than this differ, the first ones tell enough. */
const MOST_TABLES = 10;
const damage_checks_MOST_ROWS = 10;
/** The checks, with the rows that are missing, too many or changed in those that tables failed. */
async function withDamage(checks, request) {
    const told = [];
    let located = 0;
    for (const check of checks) {
        const found = failedByRows(check)
            ? located < MOST_TABLES
                ? await damageOf(check, request)
                : `which rows differ was looked for in ${MOST_TABLES} tables before this one`
            : undefined;
        if (found !== undefined)
            located++;
        told.push(found === undefined ? check : { ...check, found: `${check.found}: ${found}` });
    }
    return told;
}
function failedByRows({ id, verdict }) {
    return verdict === 'failed' && (id === 'equal.rows' || id === 'equal.content');
}
/** @returns undefined where the table is on one side alone, so that there is nothing to look for */
async function damageOf(check, request) {
    const { session, local, toc, tables, inventory, showValues } = request;
    const { database, dump, path } = local;
    const keys = new Set(database.relations
        .filter(
    // A tree's root has no rows of its own.
    ({ name, moves_within: root, fingerprint }) => fingerprint !== undefined && (root ?? name) === check.where)
        .map(({ schema, table }) => (0,dump_format/* tableKey */.ih)(schema, table)));
    const found = tables.filter(({ schema, table }) => keys.has((0,dump_format/* tableKey */.ih)(schema, table)));
    const entries = toc.entries.filter(({ desc, namespace, tag }) => desc === 'TABLE DATA' && keys.has((0,dump_format/* tableKey */.ih)(namespace, tag)));
    if (found.length < keys.size || entries.length === 0)
        return undefined;
    const monetary = monetaryLocale(inventory);
    // The server's own hashes were taken with another.
    if (monetary !== undefined && found.some(({ money }) => money))
        await session.execute(`SET LOCAL lc_monetary = ${(0,postgres.quoteLiteral)(monetary)}`);
    const damage = await locateDamage(session, {
        archive: { path, toc, offsets: new Map(dump.offsets) },
        entries,
        tables: found,
        encoding: inventory.database.encoding,
        showValues,
        most: damage_checks_MOST_ROWS,
    });
    return 'reason' in damage ? `the rows were not found: ${damage.reason}` : damageText(damage);
}
//# sourceMappingURL=damage-checks.js.map
;// CONCATENATED MODULE: ./build/packages/drill/equal-relations.js

/** Relations as their rows were counted, with what the comparison of their values said. */
function withEquality(counted, equality) {
    const results = new Map(equality.flatMap((result) => [
        [result.name, result],
        [treeRowName(result.name), result],
    ]));
    return counted.map((relation) => {
        const result = results.get(relation.name);
        // What it lacks in rows says more than that its values differ.
        if (result === undefined || relation.verdict === 'failed')
            return relation;
        const note = result.note ?? relation.note;
        // An extension brings rows of its own, which no dump holds: those are held to their number, and to the source's hash.
        if (relation.evidence === 'extension configuration' && result.verdict === 'unproven')
            return { ...relation, note };
        return { ...relation, verdict: result.verdict, note };
    });
}
//# sourceMappingURL=equal-relations.js.map
;// CONCATENATED MODULE: ./build/packages/drill/content-read.js



/** The source's own hashes, where it took some. */
function hashesOf(database) {
    return new Map(database.relations.flatMap((relation) => relation.witness === undefined ? [] : [[content_read_keyOf(relation), relation.witness]]));
}
async function copiedOf(sessions, tables, { database, inventory, hashes, ports }) {
    const wanted = new Map(database.relations.flatMap((relation) => relation.fingerprint === undefined ? [] : [[content_read_keyOf(relation), relation.fingerprint.bytes]]));
    const totalBytes = [...wanted.values()].reduce((sum, bytes) => sum + bytes, 0);
    const read = tables.filter(({ schema, table }) => wanted.has((0,dump_format/* tableKey */.ih)(schema, table)));
    const results = await (0,postgres.fingerprintTables)(sessions, read, {
        encoding: inventory.database.encoding,
        lcMonetary: monetaryLocale(inventory),
        hashed: ({ schema, table }) => hashes.has((0,dump_format/* tableKey */.ih)(schema, table)),
        onProgress: ({ tables: items, bytes }) => {
            ports.progress({ phase: 'compare', items, totalItems: read.length, bytes, totalBytes });
        },
    });
    return content_read_byKey(read, results);
}
/**
 * Hashes of the tables of which the source took some. One that was computed from the lines that were read counts where it is the
 * source's: nothing else leads there. Every other table, one with generated columns for instance, the restored server hashes itself.
 */
async function witnessedOf(sessions, tables, { hashes, copied, restoredMajor, lockSeconds, ports }) {
    const agreed = new Map();
    for (const [key, result] of copied)
        if ('fingerprint' in result && result.hash !== undefined && result.hash === hashes.get(key))
            agreed.set(key, { rows: result.fingerprint.rows, hash: result.hash });
    const wanted = tables.filter(({ schema, table }) => {
        const key = (0,dump_format/* tableKey */.ih)(schema, table);
        return hashes.has(key) && !agreed.has(key);
    });
    if (wanted.length === 0)
        return agreed;
    const results = await (0,postgres.witness)(sessions, wanted, {
        mode: 'strict',
        budgetSeconds: 0,
        serverMajor: restoredMajor,
        lockSeconds,
        onTable: (items) => {
            ports.progress({ phase: 'compare', items, totalItems: wanted.length, current: "the server's hashes" });
        },
    });
    return new Map([...agreed, ...content_read_byKey(wanted, results)]);
}
function content_read_byKey(tables, results) {
    return new Map(tables.flatMap(({ schema, table }, at) => {
        const result = results[at];
        return result === undefined ? [] : [[(0,dump_format/* tableKey */.ih)(schema, table), result]];
    }));
}
function content_read_keyOf({ schema, table }) {
    return (0,dump_format/* tableKey */.ih)(schema, table);
}
//# sourceMappingURL=content-read.js.map
;// CONCATENATED MODULE: ./build/packages/drill/some.js

const SHOWN = 10;
/** The first few of many names, and how many more there are. */
function some(names) {
    const more = names.length > SHOWN ? ` and ${(0,packages_verdict/* formatCount */.B4)(names.length - SHOWN)} more` : '';
    return names.slice(0, SHOWN).join(', ') + more;
}
//# sourceMappingURL=some.js.map
;// CONCATENATED MODULE: ./build/packages/drill/wording.js
/** A restored database against its set. */
const OF_A_DRILL = {
    source: 'the source',
    there: 'the restored database',
    rows: 'the rows that were dumped',
    same: 'as it was dumped',
    sequences: 'every sequence where the archive sets it',
    stranger: 'was not dumped',
};
/** Two sides of which neither need be a restored one. */
function ofTwoSides(source, there) {
    return {
        source,
        there,
        rows: `the rows of ${source}`,
        same: `as in ${source}`,
        sequences: `every sequence as in ${source}`,
        stranger: `is not in ${source}`,
    };
}
//# sourceMappingURL=wording.js.map
;// CONCATENATED MODULE: ./build/packages/drill/equality-objects.js



/** Hold large objects against those that were dumped. @param expected undefined where the set does not say */
function compareLargeObjects(database, expected, found, words = OF_A_DRILL) {
    const parts = {
        id: 'equal.large-objects',
        supports: 'equal-to-dump',
        expected: `every large object ${words.same}`,
    };
    if (expected === undefined)
        return [
            (0,packages_verdict/* notRun */.nE)({ ...parts, found: 'the set holds no fingerprint of its large objects', where: database }),
        ];
    const left = new Map(found.map((object) => [object.oid, object]));
    const wrong = [];
    const unread = [];
    for (const object of expected) {
        const other = left.get(object.oid);
        left.delete(object.oid);
        if (other === undefined)
            wrong.push(`${object.oid} is missing`);
        else if ('reason' in other)
            unread.push(`${object.oid} (${other.reason})`);
        else if (other.bytes !== object.bytes)
            wrong.push(`${object.oid} has ${(0,packages_verdict/* formatCount */.B4)(other.bytes, 'byte')}, not ${(0,packages_verdict/* formatCount */.B4)(object.bytes)}`);
        else if (other.sha256 !== object.sha256)
            wrong.push(`${object.oid} has other content`);
    }
    wrong.push(...[...left.keys()].map((oid) => `${oid} ${words.stranger}`));
    return verdicts(parts, database, {
        wrong,
        unread,
        held: `the same: ${(0,packages_verdict/* formatCount */.B4)(expected.length, 'large object')}`,
    });
}
/** Hold sequences against the values that the archive sets. Those that it does not name, such as an extension's, are not its own. */
function compareSequences(database, expected, found, words = OF_A_DRILL) {
    const parts = {
        id: 'equal.sequences',
        supports: 'equal-to-dump',
        expected: words.sequences,
    };
    const states = new Map(found.map((state) => [`${state.schema}\u0000${state.name}`, state]));
    const wrong = [];
    const unread = [];
    for (const sequence of expected) {
        const name = `${sequence.schema}.${sequence.name}`;
        const state = states.get(`${sequence.schema}\u0000${sequence.name}`);
        if (state === undefined)
            wrong.push(`${name} is missing`);
        else if ('reason' in state)
            unread.push(`${name} (${state.reason})`);
        else if (state.lastValue !== sequence.lastValue || state.isCalled !== sequence.isCalled)
            wrong.push(`${name} stands at ${standing(state)}, not ${standing(sequence)}`);
    }
    return verdicts(parts, database, {
        wrong,
        unread,
        held: `the same: ${(0,packages_verdict/* formatCount */.B4)(expected.length, 'sequence')}`,
    });
}
function standing({ lastValue, isCalled }) {
    return isCalled ? String(lastValue) : `${lastValue}, not given out yet`;
}
function verdicts(parts, where, result) {
    const { wrong, unread, held } = result;
    const checks = [];
    if (wrong.length > 0)
        checks.push((0,packages_verdict/* decided */.rc)(false, { ...parts, where, found: some(wrong) }));
    if (unread.length > 0)
        checks.push((0,packages_verdict/* notRun */.nE)({ ...parts, where, found: `could not be read: ${some(unread)}` }));
    return checks.length > 0 ? checks : [(0,packages_verdict/* decided */.rc)(true, { ...parts, where, found: held })];
}
//# sourceMappingURL=equality-objects.js.map
;// CONCATENATED MODULE: ./build/packages/drill/equality-units.js
/** The relations, with those of a tree together. */
function unitsOf(expected, found) {
    const units = new Map();
    for (const relation of expected) {
        const { movesWithin: root, evidence } = relation;
        // A tree and one of its leaves never have the same name: no relation has rows of its own and leaves.
        const name = root ?? relation.name;
        const known = units.get(name) ?? { unit: { name, tree: root !== undefined, evidence }, members: [] };
        known.members.push({ expected: relation, found: found.get(relation.name) });
        units.set(name, known);
    }
    return [...units.values()].map(({ unit, members }) => ({ ...unit, members }));
}
//# sourceMappingURL=equality-units.js.map
;// CONCATENATED MODULE: ./build/packages/drill/equality-source.js



/**
 * Hold the hashes of the restored tables against those that the source took of its own. Where the source took none, nothing is said
 * of it, and so nothing of the whole either.
 */
function sourceChecks(database, units, strict) {
    const parts = {
        id: 'equal.source',
        supports: 'equal-to-source',
        expected: "the hash that the source took of its rows in the dump's snapshot",
    };
    const checks = [];
    const uncovered = [];
    let agreed = 0;
    for (const unit of units) {
        const result = compareSource(unit);
        if (result.verdict === 'agrees')
            agreed++;
        else if (result.verdict === 'uncovered')
            uncovered.push(`${unit.name} (${result.why})`);
        else if (result.verdict === 'differs')
            checks.push((0,packages_verdict/* decided */.rc)(false, { ...parts, found: 'another hash', where: unit.name }));
        else
            checks.push((0,packages_verdict/* notRun */.nE)({ ...parts, found: result.why, where: unit.name }));
    }
    const whole = `the same in ${(0,packages_verdict/* formatCount */.B4)(agreed, 'table')} of ${(0,packages_verdict/* formatCount */.B4)(units.length)}`;
    if (uncovered.length > 0) {
        const one = { ...parts, found: `${whole}; the source took none of ${some(uncovered)}`, where: database };
        checks.push(strict ? (0,packages_verdict/* notRun */.nE)(one) : (0,packages_verdict/* notApplicable */.hH)(one));
    }
    else if (checks.length === 0) {
        checks.push((0,packages_verdict/* decided */.rc)(true, { ...parts, found: whole, where: database }));
    }
    return checks;
}
function compareSource(unit) {
    const [expected, found] = [[], []];
    for (const { expected: relation } of unit.members) {
        if (relation.witness === undefined)
            return { verdict: 'uncovered', why: relation.unhashed ?? 'only counts were asked for' };
        expected.push(relation.witness);
    }
    for (const member of unit.members) {
        const witnessed = member.found?.witnessed;
        if (member.found === undefined)
            return { verdict: 'differs' };
        if (witnessed === undefined)
            return { verdict: 'unknown', why: 'no hash was taken of the restored table' };
        if ('reason' in witnessed)
            return { verdict: 'unknown', why: witnessed.reason };
        if ('unhashed' in witnessed)
            return { verdict: 'unknown', why: witnessed.unhashed };
        found.push(witnessed.hash);
    }
    const [was, is] = [(0,postgres.addWitnessHashes)(expected), (0,postgres.addWitnessHashes)(found)];
    if (was === undefined || is === undefined)
        return { verdict: 'unknown', why: 'its hash is of a kind that this version does not know' };
    return { verdict: was === is ? 'agrees' : 'differs' };
}
//# sourceMappingURL=equality-source.js.map
;// CONCATENATED MODULE: ./build/packages/drill/equality.js






/**
 * Hold the rows of a restored database against those that were dumped, and against the source's own hashes. A table in another order
 * is no failure: only the ordered SHA-256 differs then.
 *
 * @param found by name of the relation; one that is not in it is not on the target
 * @param strict the source's hashes were asked for, so that one that is missing is a check that could not run
 */
function compareContent(database, expected, found, strict, words = OF_A_DRILL) {
    const units = unitsOf(expected, found);
    const results = units.map((unit) => ({ unit, ...compareDumped(unit, words) }));
    const relations = results.map(({ unit, verdict, note, reordered }) => ({
        name: unit.name,
        verdict,
        note,
        reordered,
    }));
    const reordered = relations.filter((relation) => relation.reordered).map((relation) => relation.name);
    return {
        relations,
        checks: [...dumpChecks(database, results, words), ...sourceChecks(database, units, strict)],
        notes: reordered.length === 0
            ? []
            : [
                `${(0,packages_verdict/* formatCount */.B4)(reordered.length, 'table')} came back with the same rows in another order: ${some(reordered)}`,
            ],
    };
}
function compareDumped(unit, words) {
    const base = {
        id: 'equal.content',
        required: true,
        reordered: false,
        rows: 0,
        expected: words.rows,
    };
    const [expected, found] = [[], []];
    for (const member of unit.members) {
        const { name, fingerprint, reason } = member.expected;
        if (fingerprint === undefined) {
            const why = reason ?? 'the set holds no fingerprint of it';
            return { ...base, verdict: 'unproven', note: unit.tree ? `${name}: ${why}` : why };
        }
        if (member.found === undefined)
            return {
                ...base,
                id: 'equal.rows',
                verdict: 'failed',
                note: `${unit.tree ? name : 'it'} is missing from ${words.there}`,
            };
        const copied = member.found.copied ?? { reason: 'it was not read' };
        if ('reason' in copied)
            return { ...base, verdict: 'unproven', note: unit.tree ? `${name}: ${copied.reason}` : copied.reason };
        expected.push(fingerprint);
        found.push(copied.fingerprint);
    }
    const [was, is] = [equality_sum(expected), equality_sum(found)];
    if (was === undefined || is === undefined)
        return {
            ...base,
            verdict: 'unproven',
            note: 'its fingerprint is of a kind that this version does not know',
        };
    const rows = is.rows;
    if (was.rows === is.rows && was.sum === is.sum && was.bytes === is.bytes) {
        const reordered = !unit.tree && expected[0]?.sha256 !== found[0]?.sha256;
        const note = reordered ? 'the same rows in another order' : undefined;
        return { ...base, verdict: 'proven', note, reordered, rows };
    }
    if (unit.evidence === 'extension configuration') {
        // The dump holds the rows that a person added; the others came with the extension.
        const note = 'the extension brings rows of its own: compared by the rows that the source counted, and by its hash';
        return { ...base, verdict: 'unproven', required: false, note };
    }
    if (was.rows !== is.rows) {
        const expectedRows = (0,packages_verdict/* formatCount */.B4)(was.rows, 'row');
        return {
            ...base,
            id: 'equal.rows',
            expected: expectedRows,
            verdict: 'failed',
            note: (0,packages_verdict/* formatCount */.B4)(is.rows, 'row'),
            rows,
        };
    }
    return { ...base, verdict: 'failed', note: `${(0,packages_verdict/* formatCount */.B4)(is.rows, 'row')} of other content`, rows };
}
function equality_sum(parts) {
    try {
        return (0,dump_format/* addFingerprints */.h_)(parts);
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}
function dumpChecks(database, results, words) {
    const checks = results
        .filter((result) => result.verdict !== 'proven')
        .map(({ unit, id, verdict, required, expected, note = '' }) => ({
        ...{ id, verdict, required, supports: 'equal-to-dump', expected, found: note, where: unit.name },
    }));
    const compared = results.filter((result) => result.verdict === 'proven');
    const rows = (0,packages_verdict/* formatCount */.B4)(compared.reduce((total, result) => total + result.rows, 0), 'row');
    const counts = compared.length +
        results.filter(({ id, verdict }) => id === 'equal.content' && verdict === 'failed').length;
    const tables = (count) => (0,packages_verdict/* formatCount */.B4)(count, 'table');
    if (results.length > 0 && compared.length === 0)
        return checks;
    const parts = { supports: 'equal-to-dump', where: database };
    if (!checks.some((check) => check.id === 'equal.rows'))
        checks.push((0,packages_verdict/* decided */.rc)(true, {
            ...parts,
            id: 'equal.rows',
            expected: `in every table ${words.rows}`,
            found: `the same number in ${tables(counts)}`,
        }));
    if (!checks.some((check) => check.id === 'equal.content' && check.required))
        checks.push((0,packages_verdict/* decided */.rc)(true, {
            ...parts,
            id: 'equal.content',
            expected: `every value ${words.same}`,
            found: `the same: ${rows} in ${tables(compared.length)}`,
        }));
    return checks;
}
//# sourceMappingURL=equality.js.map
;// CONCATENATED MODULE: ./build/packages/drill/toc-findings.js


/** Which check an entry of a table of contents belongs to, by its desc. */
const CHECK_OF = new Map([
    ['ACL', 'schema.grants'],
    ['AGGREGATE', 'schema.functions'],
    ['CHECK CONSTRAINT', 'schema.constraints'],
    ['COMMENT', 'schema.comments'],
    ['CONSTRAINT', 'schema.constraints'],
    ['DEFAULT', 'schema.tables'],
    ['DEFAULT ACL', 'schema.default-privileges'],
    ['DOMAIN', 'schema.types'],
    ['EVENT TRIGGER', 'schema.event-triggers'],
    ['EXTENSION', 'schema.extensions'],
    ['FK CONSTRAINT', 'schema.constraints'],
    ['FOREIGN TABLE', 'schema.foreign'],
    ['FUNCTION', 'schema.functions'],
    ['INDEX', 'schema.indexes'],
    ['INDEX ATTACH', 'schema.indexes'],
    ['MATERIALIZED VIEW', 'schema.matviews'],
    ['POLICY', 'schema.policies'],
    ['PROCEDURE', 'schema.functions'],
    ['PUBLICATION', 'schema.publications'],
    ['PUBLICATION TABLE', 'schema.publications'],
    ['PUBLICATION TABLES IN SCHEMA', 'schema.publications'],
    ['ROW SECURITY', 'schema.row-security'],
    ['RULE', 'schema.rules'],
    ['SEQUENCE', 'schema.sequences'],
    ['SEQUENCE OWNED BY', 'schema.sequences'],
    ['SERVER', 'schema.foreign'],
    ['SUBSCRIPTION', 'schema.subscriptions'],
    ['SUBSCRIPTION TABLE', 'schema.subscriptions'],
    ['TABLE', 'schema.tables'],
    ['TABLE ATTACH', 'schema.partitions'],
    ['TRIGGER', 'schema.triggers'],
    ['TYPE', 'schema.types'],
    ['USER MAPPING', 'schema.foreign'],
    ['VIEW', 'schema.views'],
]);
/** The check that an entry of a kind belongs to. */
function checkOf(desc) {
    return CHECK_OF.get(desc) ?? 'schema.objects';
}
/** Made from the inventory, whatever a filtered dump holds. */
const FROM_INVENTORY = /^(EXTENSION|EVENT TRIGGER|PUBLICATION.*|SCHEMA|COMMENT|ACL)$/;
/** Compare schemas by tables of contents. */
function tocFindings(source, restored, context) {
    const diff = (0,dump_format/* diffToc */.WA)(source, restored, {
        ignore: [
            ...(context.drill ? ['tablespace'] : []),
            ...(context.ownerless ? ['owner'] : []),
        ],
    });
    const compared = new Map();
    for (const [desc, count] of diff.compared) {
        compared.set(checkOf(desc), (compared.get(checkOf(desc)) ?? 0) + count);
        if (!context.ownerless)
            compared.set('schema.owners', (compared.get('schema.owners') ?? 0) + count);
    }
    const findings = [];
    for (const difference of diff.differences) {
        if (difference.renderings.length > 0)
            continue;
        if (context.filtered && difference.source === undefined && FROM_INVENTORY.test(difference.desc))
            continue;
        findings.push(findingOf(difference, context));
    }
    return {
        compared,
        findings,
        renderings: diff.differences.filter(({ renderings }) => renderings.length > 0),
    };
}
function findingOf(difference, context) {
    const { desc, aspect, object, source, restored } = difference;
    const check = aspect === 'owner' ? 'schema.owners' : checkOf(desc);
    if (context.drill && desc.startsWith('SUBSCRIPTION') && restored === undefined) {
        const excuse = { reason: 'a drill must never reach the source', deliberate: true };
        return { check, object, expected: 'not made', found: 'not made', excuse };
    }
    const what = aspect === 'object' ? '' : `${aspect}: `;
    if (source === undefined)
        return { check, object, expected: `${what}none`, found: `${what}${cut(restored ?? '')}` };
    if (restored === undefined)
        return { check, object, expected: `${what}${cut(source)}`, found: `${what}missing` };
    const [expected, found] = differingLines(source, restored);
    return { check, object, expected: `${what}${expected}`, found: `${what}${found}` };
}
const toc_findings_MAX_SHOWN = 200;
/** The first line of two texts that differs. */
function differingLines(a, b) {
    const ours = a.trimEnd().split('\n');
    const theirs = b.trimEnd().split('\n');
    const at = ours.findIndex((line, index) => line !== theirs[index]);
    const index = at === -1 ? ours.length : at;
    return [cut(ours[index] ?? 'no more'), cut(theirs[index] ?? 'no more')];
}
function cut(text) {
    const line = text.trim().replaceAll(/\s+/g, ' ');
    if (line === '')
        return "''";
    return line.length > toc_findings_MAX_SHOWN ? `${line.slice(0, toc_findings_MAX_SHOWN)}…` : line;
}
/** What majors write differently though it is the same: a warning, counted by rule. */
function renderingsCheck(renderings, where) {
    if (renderings.length === 0)
        return [];
    const byRule = new Map();
    for (const { renderings: rules, object } of renderings)
        for (const rule of rules)
            byRule.set(rule, [...(byRule.get(rule) ?? []), object]);
    const found = [...byRule].map(([rule, objects]) => `${rule}: ${objects.slice(0, 3).join(', ')}${objects.length > 3 ? ` and ${(0,packages_verdict/* formatCount */.B4)(objects.length - 3)} more` : ''}`);
    return [
        (0,packages_verdict/* decided */.rc)(true, {
            id: 'schema.renderings',
            required: false,
            expected: 'definitions that read the same, or differ by a known rule',
            found: `${(0,packages_verdict/* formatCount */.B4)(renderings.length, 'definition')} by a known rule: ${found.join('; ')}`,
            where,
        }),
    ];
}
//# sourceMappingURL=toc-findings.js.map
;// CONCATENATED MODULE: ./build/packages/drill/left-out.js




const RELATIONS = new Set([
    'TABLE',
    'TABLE DATA',
    'VIEW',
    'MATERIALIZED VIEW',
    'MATERIALIZED VIEW DATA',
    'FOREIGN TABLE',
]);
/** A check for each reason to leave entries of the archive out, which names them. */
function omissionChecks(database, omissions) {
    return omissions.map(({ check, cause, reason, remedy, deliberate, entries }) => {
        const objects = [...new Set(entries.filter(isObject).map(objectName))];
        const named = objects.length === 0 ? '' : `; left out: ${some(objects)}`;
        const parts = {
            id: check,
            supports: 'restorable',
            expected: 'everything in the archive restored',
            found: `${cause}: ${reason}${named}. ${remedy}`,
            where: database,
        };
        return deliberate ? (0,packages_verdict/* notApplicable */.hH)(parts) : (0,packages_verdict/* notRun */.nE)(parts);
    });
}
/** Each left-out object as the comparison of schemas names it. */
function omissionShortfalls(omissions) {
    return omissions.flatMap((omission) => omission.entries.map((entry) => {
        const { namespace: schema, tag: name } = entry;
        return {
            check: checkOf(kindOf(entry)),
            object: objectName(entry),
            reason: whyOf(omission),
            deliberate: omission.deliberate,
            ...(RELATIONS.has(entry.desc) && !omission.deliberate ? { relation: { schema, name } } : {}),
        };
    }));
}
/** Relations that were left out, or not computed, by `tableKey`. */
function leftOutRelations(omissions = []) {
    return new Map(omissions.flatMap((omission) => omission.entries
        .filter(({ desc }) => RELATIONS.has(desc))
        .map(({ namespace, tag }) => [
        (0,dump_format/* tableKey */.ih)(namespace, tag),
        { reason: whyOf(omission), deliberate: omission.deliberate },
    ])));
}
/** Sequences that were left out. */
function leftOutSequences(omissions = []) {
    return omissions.flatMap((omission) => omission.entries
        .filter(({ desc }) => desc === 'SEQUENCE SET')
        .map(({ namespace, tag }) => ({ schema: namespace, name: tag, reason: whyOf(omission) })));
}
function whyOf({ cause, reason, remedy }) {
    return `left out for ${cause}: ${reason}. ${remedy}`;
}
/** What holds rows is named by its table; what is said about an object, by the object. */
function isObject({ desc }) {
    return !['TABLE DATA', 'SEQUENCE SET', 'ACL', 'COMMENT', 'SECURITY LABEL', 'EXTENSION'].includes(desc);
}
function objectName(entry) {
    return (0,dump_format/* objectOf */.Xy)({ ...entry, desc: kindOf(entry) });
}
/** Data is called like the relation that it belongs to. */
function kindOf({ desc }) {
    return desc === 'SEQUENCE SET' ? 'SEQUENCE' : desc.replace(/^(TABLE|MATERIALIZED VIEW) DATA$/, '$1');
}
//# sourceMappingURL=left-out.js.map
;// CONCATENATED MODULE: ./build/packages/drill/read-inventory.js



/** The inventory as it was taken. @throws UserError */
function readInventory(database) {
    const result = valibot_dist/* safeParse */.xLC(postgres.inventorySchema, database.inventory);
    if (result.success)
        return result.output;
    const issue = result.issues[0];
    throw new packages_verdict/* UserError */.yo(`The inventory of ${database.name} is not valid: ${valibot_dist/* getDotPath */.BuJ(issue) ?? ''} ${issue.message}`, {
        remedy: 'The set was written by another version; restore it by hand with pg_restore',
    });
}
//# sourceMappingURL=read-inventory.js.map
;// CONCATENATED MODULE: ./build/packages/drill/same-snapshot.js

/**
 * Work in several sessions that see the same moment of a database, each in a read-only transaction with every setting pinned. They
 * are closed afterwards. A table that somebody else holds is waited for no longer than `lockSeconds`.
 */
async function seeingTheSame(connection, count, ports, work, lockSeconds) {
    const first = await (0,postgres.connect)(connection, { signal: ports.signal });
    const others = [];
    try {
        if (count <= 1) {
            await (0,postgres.beginPinned)(first);
        }
        else {
            const snapshot = await (0,postgres.exportSnapshot)(first);
            while (others.length < count - 1) {
                const session = await (0,postgres.connect)(connection, { signal: ports.signal });
                others.push(session);
                await (0,postgres.importSnapshot)(session, snapshot);
            }
        }
        for (const session of [first, ...others])
            await session.execute(`SET LOCAL lock_timeout = ${Math.ceil(lockSeconds * 1000)}`);
        return await work([first, ...others]);
    }
    finally {
        await Promise.all([first, ...others].map((session) => session.close()));
    }
}
//# sourceMappingURL=same-snapshot.js.map
;// CONCATENATED MODULE: ./build/packages/drill/server-written.js




/** Objects that are gone at the source: more of them than this are not asked for. */
const MOST_OIDS = 100_000;
const MAX_OID = 2 ** 32 - 1;
/**
 * Why a table that differs may hold what was dumped all the same: values that each server writes in its own way. The number of an
 * object that was gone at the source comes back as the name of what has that number here; an extension's type may be written as settings
 * or its version have it. Everything else in the table must be as it was dumped.
 *
 * @returns undefined where it differs in anything else
 */
async function serverWritten(request) {
    const { session, archive, entry, table, inventory } = request;
    const written = (await (0,postgres.serverWrittenColumns)(session, table, inventory)).filter(({ column }) => table.columns.includes(column));
    if (written.length === 0 || entry.copyStatement === '')
        return undefined;
    const names = written.flatMap((one) => (one.names === null ? [] : [{ ...one, names: one.names }]));
    const dropped = new Set(written.filter(({ names: type }) => type === null).map(({ column }) => column));
    const kept = table.columns.filter((column) => !dropped.has(column));
    const found = new Map();
    for (const { column, names: type } of names) {
        const oids = await numbersIn(archive, entry, table.columns.indexOf(column));
        if (oids === undefined)
            return undefined;
        found.set(column, await (0,postgres.namesOfObjects)(session, type, oids));
    }
    if (kept.length === 0)
        return server_written_whyOf(written);
    const [restored] = await (0,postgres.fingerprintTables)([session], [{ ...table, columns: kept }], {
        encoding: inventory.database.encoding,
    });
    if (restored === undefined || 'reason' in restored)
        return undefined;
    const places = table.columns.flatMap((column, at) => dropped.has(column) ? [] : [{ at, names: found.get(column) }]);
    const hasher = new dump_format/* RowHasher */.ae();
    await eachLine(archive, entry, (line) => {
        const values = splitLine(line);
        const shown = places.map(({ at, names: by }) => {
            const value = values[at] ?? Buffer.alloc(0);
            const name = by?.get(value.toString('latin1'));
            return name === undefined ? value : Buffer.from(name);
        });
        hasher.push(Buffer.concat(shown.flatMap((value, at) => (at === 0 ? [value] : [server_written_TAB, value]))));
        hasher.push(NEWLINE);
    });
    const archived = hasher.end();
    const { rows, sum } = restored.fingerprint;
    return archived.rows === rows && archived.sum === sum ? server_written_whyOf(written) : undefined;
}
const server_written_TAB = Buffer.from('\t');
const NEWLINE = Buffer.from('\n');
function server_written_whyOf(written) {
    const columns = written.map(({ column, type }) => `${column} (${type})`);
    return `each server writes values of these columns in its own way, and they cannot be compared as text: ${some(columns)}; everything else in it is as it was dumped`;
}
/** The numbers in a column of the archive, which names of objects never are. @returns undefined where there are too many */
async function numbersIn(archive, entry, place) {
    const numbers = new Set();
    await eachLine(archive, entry, (line) => {
        const value = splitLine(line)[place]?.toString('latin1') ?? '';
        if (/^[0-9]{1,10}$/.test(value) && Number(value) <= MAX_OID && numbers.size <= MOST_OIDS)
            numbers.add(value);
    });
    return numbers.size > MOST_OIDS ? undefined : [...numbers];
}
/** Each COPY line without its newline; valid during the call only. */
async function eachLine(archive, entry, take) {
    let begun = [];
    await (0,dump_format/* readTableData */.tZ)(archive, entry, {
        tableChunk: (bytes) => {
            let from = 0;
            for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
                const rest = bytes.subarray(from, end);
                take(begun.length === 0 ? rest : Buffer.concat([...begun, rest]));
                begun = [];
                from = end + 1;
            }
            // What is left outlives the chunk that it came in.
            if (from < bytes.length)
                begun.push(Buffer.from(bytes.subarray(from)));
        },
    });
}
//# sourceMappingURL=server-written.js.map
;// CONCATENATED MODULE: ./build/packages/drill/written-otherwise.js



/** Tables that have as many rows as were dumped, of other content for the way alone in which servers write it; with the reason. */
async function writtenOtherwise({ checks }, { local, session, toc, tables, inventory }) {
    const { database, dump, path } = local;
    const archive = { path, toc, offsets: new Map(dump.offsets) };
    const unlike = new Map();
    for (const { id, verdict, where } of checks) {
        if (id !== 'equal.content' || verdict !== 'failed')
            continue;
        // A tree is called by its root, which has no rows of its own.
        const relation = database.relations.find(({ name }) => name === where);
        if (relation === undefined)
            continue;
        const key = (0,dump_format/* tableKey */.ih)(relation.schema, relation.table);
        const table = tables.find((one) => (0,dump_format/* tableKey */.ih)(one.schema, one.table) === key);
        const entry = toc.entries.find(({ desc, namespace, tag }) => desc === 'TABLE DATA' && (0,dump_format/* tableKey */.ih)(namespace, tag) === key);
        if (table === undefined || entry === undefined)
            continue;
        const reason = await readable(() => serverWritten({ session, archive, entry, table, inventory }));
        if (reason !== undefined)
            unlike.set(relation.name, reason);
    }
    return unlike;
}
/** What cannot be read again explains nothing. */
async function readable(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof dump_format/* ArchiveError */.di || error instanceof packages_verdict/* UserError */.yo)
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=written-otherwise.js.map
;// CONCATENATED MODULE: ./build/packages/drill/content.js













/**
 * Compare what a restored database holds with what was dumped, value by value, and with the source's own hashes where it took some.
 * A set without fingerprints is compared by its rows alone.
 */
async function compareRestored(request) {
    const { local, restored, jobs, ports, lockSeconds = LOCK_SECONDS } = request;
    const { database } = local;
    if (!isFingerprinted(database)) {
        const counted = await compareDatabase(database, restored, ports, leftOutRelations(request.omissions));
        return { ...counted, notes: [whyNotFingerprinted(local)], reach: 'restorable' };
    }
    const toc = await (0,dump_format/* readTocFile */.$E)(local.path);
    return seeingTheSame(restored, jobs, ports, (sessions) => compareValues({ ...request, lockSeconds }, toc, sessions), lockSeconds);
}
const LOCK_SECONDS = 60;
function isFingerprinted({ large_objects: objects, relations }) {
    return objects !== undefined || relations.some(({ fingerprint }) => fingerprint !== undefined);
}
function whyNotFingerprinted({ database, dump }) {
    const why = dump.format === 'plain'
        ? 'a set of plain SQL holds no fingerprints of its rows'
        : 'the set holds no fingerprints of its rows, as those of earlier versions do not';
    return `${database.name}: rows were counted, values were not compared: ${why}`;
}
async function compareValues(request, toc, [first, ...others]) {
    const { local, ports } = request;
    const { database } = local;
    const inventory = readInventory(database);
    const sessions = [first, ...others];
    const tables = asArchived(await (0,postgres.listCopyTables)(first), toc.entries);
    const hashes = hashesOf(database);
    const copied = await copiedOf(sessions, tables, { database, inventory, hashes, ports });
    const witnessed = await witnessedOf(sessions, tables, { ...request, hashes, copied });
    const present = new Set(tables.map(({ schema, table }) => (0,dump_format/* tableKey */.ih)(schema, table)));
    const leftOut = leftOutRelations(request.omissions);
    const found = new Map(database.relations.flatMap((relation) => {
        const key = content_keyOf(relation);
        const out = leftOut.get(key);
        if (out !== undefined)
            return [[relation.name, { copied: out, witnessed: out }]];
        if (!present.has(key))
            return [];
        return [[relation.name, { copied: copied.get(key), witnessed: witnessed.get(key) }]];
    }));
    const counts = await countAll(database, first, rowsOf(copied, witnessed), ports);
    const counted = compareCounts(database, counts, leftOut);
    const asRead = compareContent(database.name, expectedOf(database), found, false);
    const unlike = await writtenOtherwise(asRead, { local, session: first, toc, tables, inventory });
    for (const [name, reason] of unlike)
        found.set(name, { copied: { reason }, witnessed: { reason } });
    const content = unlike.size === 0 ? asRead : compareContent(database.name, expectedOf(database), found, false);
    const sequences = [...(await (0,postgres.readSequences)(first)), ...leftOutSequences(request.omissions)];
    const largeObjects = await (0,postgres.fingerprintLargeObjects)(first, (items) => {
        ports.progress({ phase: 'compare', items, current: 'large objects' });
    });
    const checks = [
        ...content.checks,
        ...compareLargeObjects(database.name, database.large_objects, largeObjects),
        ...compareSequences(database.name, (0,dump_format/* sequenceValues */.EI)(toc), sequences),
    ];
    return {
        relations: withEquality(counted.relations, content.relations),
        checks: [
            ...counted.checks,
            ...(await withDamage(checks, {
                session: first,
                local,
                toc,
                tables,
                inventory,
                showValues: request.showValues,
            })),
        ],
        notes: content.notes.map((note) => `${database.name}: ${note}`),
        reach: reachOf(content.checks),
    };
}
function content_keyOf({ schema, table }) {
    return (0,dump_format/* tableKey */.ih)(schema, table);
}
/** The relations with rows of their own in the dump. */
function expectedOf(database) {
    return database.relations.flatMap((relation) => {
        const { name, evidence, fingerprint, reason, unhashed, moves_within: movesWithin } = relation;
        if (evidence !== 'compare' && evidence !== 'extension configuration')
            return [];
        return [{ name, evidence, movesWithin, fingerprint, witness: relation.witness, reason, unhashed }];
    });
}
/** A table that was read, or hashed, was counted by that. */
function rowsOf(copied, witnessed) {
    const rows = new Map();
    for (const [key, result] of witnessed)
        if ('rows' in result)
            rows.set(key, { rows: result.rows });
    for (const [key, result] of copied)
        if ('fingerprint' in result)
            rows.set(key, { rows: result.fingerprint.rows });
    return rows;
}
/** Where the source hashed only some of its tables, nothing is said of the whole: not even beside a database that it hashed entirely. */
function reachOf(checks) {
    const sources = checks.filter((check) => check.supports === 'equal-to-source');
    return sources.some((check) => !check.required) ? 'equal-to-dump' : 'equal-to-source';
}
//# sourceMappingURL=content.js.map
;// CONCATENATED MODULE: ./build/packages/drill/compare-databases.js




/** What the databases hold. Statistics are made beside, since a comparison only reads: their own time is what they take beyond it. */
async function compareDatabases(options, { ports, timer, checks }, pairs, target) {
    const connections = pairs.map(({ restored }) => (0,postgres.withDatabase)(target.superuser, restored.name));
    const analysing = (async () => {
        for (const connection of connections)
            await analyse(connection, ports);
    })();
    const analysed = Promise.allSettled([analysing]);
    const relations = [];
    const notes = [];
    const reached = [];
    try {
        for (const { local, restored } of pairs) {
            const request = {
                ...{ local, restored: (0,postgres.withDatabase)(target.superuser, restored.name), ports },
                ...{ restoredMajor: target.version.major, jobs: options.jobs, showValues: options.showValues },
                omissions: restored.omissions,
            };
            const compared = await timer.measure('compare', () => compareRestored(request));
            relations.push(...compared.relations);
            checks.push(...compared.checks);
            notes.push(...compared.notes);
            reached.push(compared.reach);
        }
        await timer.measure('analyze', () => analysing);
    }
    finally {
        await analysed;
    }
    // A claim about the set is one about each of its databases.
    const aim = packages_verdict/* CLAIMS */.IF.find((claim) => reached.includes(claim)) ?? 'restorable';
    return { relations, notes, aim };
}
//# sourceMappingURL=compare-databases.js.map
// EXTERNAL MODULE: ./build/packages/archive/index.js + 16 modules
var archive = __webpack_require__(24711);
// EXTERNAL MODULE: ./build/packages/manifest/index.js + 2 modules
var packages_manifest = __webpack_require__(44227);
// EXTERNAL MODULE: ./build/packages/seal/index.js + 12 modules
var seal = __webpack_require__(30854);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
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
        const reader = __addDisposableResource(env_1, new archive.SetReader(place), true);
        for (const [index, { database, dump }] of wanted.entries()) {
            const base = (0,external_node_path_.join)(folder, `dump-${index}`);
            for (const file of (0,packages_manifest/* inStorageOrder */.D$)((0,packages_manifest/* filesOfDump */.HW)(manifest, dump))) {
                const target = dump.format === 'directory' ? (0,external_node_path_.join)(base, ...file.path.slice(dump.path.length + 1).split('/')) : base;
                checks.push(await fetchFile(reader, dump, file, target, onBytes));
            }
            dumps.push({ database, dump, path: base });
        }
        for (const file of (0,packages_manifest/* inStorageOrder */.D$)(beside))
            checks.push(await hashFile(reader, file, onBytes));
        // Whatever a read came to once it was cut off, it says nothing about the set.
        ports.signal.throwIfAborted();
        return { dumps, checks };
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
/** Why nothing is restored of a set whose bytes did not all hold, in words. */
function whyNotRestored(checks) {
    return checks.some(({ verdict }) => verdict === 'failed')
        ? 'the bytes are not those that were written'
        : 'not every byte could be read';
}
/** Files of no database's dump. */
function filesBeside(manifest) {
    const dumped = new Set(manifest.databases.flatMap(({ dump }) => (dump === undefined ? [] : (0,packages_manifest/* filesOfDump */.HW)(manifest, dump))));
    return manifest.files.filter((file) => !dumped.has(file));
}
async function hashFile(reader, file, onBytes) {
    const hasher = new seal.DigestHasher();
    try {
        for await (const part of counted(reader.read(file), onBytes)) {
            hasher.update(part);
            (0,dump_format/* release */._r)(part);
        }
    }
    catch (error) {
        return undone(error, file);
    }
    return (0,archive.hashCheck)(file, hasher.digests());
}
async function fetchFile(reader, dump, file, target, onBytes) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true, mode: 0o700 });
    const hasher = new seal.DigestHasher();
    const bytes = (0,archive.uncompressed)(dump, (0,seal.hashing)(counted(reader.read(file), onBytes), hasher));
    try {
        await write(bytes, target);
    }
    catch (error) {
        return undone(error, file);
    }
    return (0,archive.hashCheck)(file, hasher.digests());
}
async function write(bytes, target) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_2, await (0,promises_.open)(target, 'wx', 0o600), true);
        for await (const part of bytes) {
            for (let done = 0; done < part.length;)
                done += (await file.write(part, done)).bytesWritten;
            (0,dump_format/* release */._r)(part);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
async function* counted(bytes, onBytes) {
    for await (const part of bytes) {
        onBytes(part.length);
        yield part;
    }
}
/** A file that is missing, or that does not decompress, is a damaged set; a full disk or an abort is no verdict on it. */
function undone(error, file) {
    if ((0,packages_verdict/* codeOf */.$N)(error) === 'ENOSPC') {
        throw new packages_verdict/* OperationFailed */.FH('The disk of this machine is full', {
            remedy: 'A drill needs room for the set and for the restored database',
            cause: error,
        });
    }
    if (!(error instanceof packages_verdict/* UserError */.yo))
        throw error;
    return (0,archive.unreadable)(file, error);
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
;// CONCATENATED MODULE: ./build/packages/drill/major.js

/** The major version that a manifest's text names. @throws UserError */
function majorOf(version) {
    const major = Number.parseInt(version, 10);
    if (Number.isInteger(major) && major > 0)
        return major;
    throw new packages_verdict/* UserError */.yo(`The manifest names the version '${version.slice(0, 40)}', which is none of PostgreSQL's`);
}
//# sourceMappingURL=major.js.map
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
            throw new packages_verdict/* UserError */.yo(`${connection.user} is no superuser on the target, and a drill recreates the source's roles`, {
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
;// CONCATENATED MODULE: ./build/packages/drill/provision.js




/** The server to restore into: the given one, or one of our own of the major that the source had. */
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
/** What restores the dumps: pg_restore of the major that wrote them or the nearest above, without known holes. */
function findClients(programs, databases, authenticated) {
    const dumps = databases.flatMap(({ dump }) => dump ?? []);
    return programs.find({
        need: dumps.some(({ format }) => format === 'plain') ? ['pg_restore', 'psql'] : ['pg_restore'],
        major: { atLeast: Math.max(...dumps.map((dump) => majorOf(dump.client_version))) },
        refuseHoles: !authenticated,
    });
}
/** pg_dump for the restored database: of the dumps' own major where the target allows it, since majors write some definitions differently. */
async function findDumper(programs, databases, target) {
    const majors = databases.flatMap(({ dump }) => (dump === undefined ? [] : [majorOf(dump.client_version)]));
    try {
        return await programs.find({
            need: ['pg_dump'],
            major: { atLeast: Math.max(target.version.major, ...majors) },
        });
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return { reason: (0,packages_verdict/* messageOf */.bD)(error) };
        throw error;
    }
}
//# sourceMappingURL=provision.js.map
;// CONCATENATED MODULE: ./build/packages/drill/phases.js
/** How long each phase took on the wall clock. Phases follow one another, so that their sum is the time to recover. */
class PhaseTimer {
    #seconds = new Map();
    /** In the order in which they began; a phase that came again is told once, with all its time. */
    get phases() {
        return [...this.#seconds].map(([name, seconds]) => ({ name, seconds }));
    }
    async measure(name, work) {
        const started = performance.now();
        try {
            return await work();
        }
        finally {
            const seconds = (performance.now() - started) / 1000;
            this.#seconds.set(name, (this.#seconds.get(name) ?? 0) + seconds);
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
    const { manifest, checks, authenticated } = await (0,archive.checkManifest)(set, choice);
    const moments = await (0,archive.protectedMoments)(set, ports.clock.now());
    const state = { ports, timer: new PhaseTimer(), set, manifest, moments, checks: [...checks] };
    if (manifest === undefined || checks.some((check) => check.verdict === 'failed'))
        return { state, refused: 'the manifest was refused' };
    const wrong = (await (0,archive.presenceChecks)(set, manifest)).filter((check) => check.verdict !== 'proven');
    state.checks.push(...wrong);
    // What lies beneath something else is still there: who needs it at night gets it, and is told.
    if (wrong.every((check) => check.id === archive.BENEATH))
        return { state, manifest, authenticated };
    return { state, refused: 'the files in the store are not those of the set' };
}
/** What was checked and measured so far, with the conclusion. */
function summary(state, relations, aim) {
    const { manifest, timer, ports } = state;
    return {
        ...(0,packages_verdict/* conclude */.Ep)(state.checks, aim),
        aim,
        set: state.set,
        manifest,
        checks: state.checks,
        relations,
        phases: timer.phases,
        rtoSeconds: timer.total,
        rpoSeconds: manifest === undefined
            ? undefined
            : (ports.clock.now().getTime() - (0,archive.momentOf)(manifest).getTime()) / 1000,
        worstLossSeconds: (0,policy.worstLoss)(state.moments, ports.clock.now()),
    };
}
/** One that went no further, and why: nothing is given to a PostgreSQL program. */
function stopped(state, why) {
    const found = `not tried: ${why}`;
    state.checks.push((0,packages_verdict/* notRun */.nE)({
        id: 'restore.errors',
        supports: 'restorable',
        expected: 'a restore without unexplained errors',
        found,
    }), (0,packages_verdict/* notRun */.nE)({
        id: 'restore.rows',
        supports: 'restorable',
        expected: 'the rows that the source counted',
        found,
    }));
    return { ...summary(state, [], 'restorable'), targetVersion: undefined, notes: [], restored: undefined };
}
//# sourceMappingURL=result.js.map
// EXTERNAL MODULE: ./build/packages/process/index.js + 4 modules
var process = __webpack_require__(92673);
;// CONCATENATED MODULE: ./build/packages/drill/inventory-facts.js
/**
 * Privileges as one text each for what was given and taken, in order.
 *
 * @param options.maintain whether both servers know MAINTAIN
 */
function privilegeFacts({ granted, revoked }, options) {
    const kept = (words) => words.filter((word) => options.maintain || word !== 'MAINTAIN');
    const given = granted.flatMap(({ grantor, grantee, privileges, grantable }) => kept(privileges).map((word) => {
        const by = options.grantors && typeof grantor === 'string' ? ` by ${grantor}` : '';
        return `${word} to ${grantee ?? 'PUBLIC'}${grantable ? ' with grant option' : ''}${by}`;
    }));
    const taken = revoked.flatMap(({ grantee, privileges }) => kept(privileges).map((word) => `${word} from ${grantee ?? 'PUBLIC'}`));
    return { granted: list(given), revoked: list(taken) };
}
const inventory_facts_text = (value) => String(value);
/** A fact that an older inventory may not have. */
const known = (value) => value === undefined ? undefined : (value ?? 'none');
/** Texts in order, so that two lists of the same compare equal. */
function list(texts) {
    return texts.length === 0 ? 'none' : [...texts].sort().join(', ');
}
/** The facts that differ, on each side: `inherit true` and `inherit false`. A side that does not know a fact does not differ. */
function differing(a, b) {
    const names = Object.keys(a).filter((name) => a[name] !== undefined && b[name] !== undefined && a[name] !== b[name]);
    if (names.length === 0)
        return undefined;
    const told = (facts) => names.map((name) => `${name} ${facts[name] ?? ''}`).join('; ');
    return { expected: told(a), found: told(b) };
}
//# sourceMappingURL=inventory-facts.js.map
;// CONCATENATED MODULE: ./build/packages/drill/inventory-lists.js


/** A comparer by a rule: by name, then fact by fact. */
function comparer(rule) {
    return (source, restored, context) => {
        const { check } = rule;
        const unknown = unknownPart(rule, source, restored, context);
        if (unknown !== undefined)
            return { check, count: undefined, findings: [unknown] };
        const ours = { side: 'source', own: source, other: restored, context };
        const theirs = { side: 'restored', own: restored, other: source, context };
        const before = byName(rule, ours);
        const after = byName(rule, theirs);
        const findings = [];
        for (const [object, row] of before) {
            const other = after.get(object);
            const facts = rule.facts?.(row, ours) ?? {};
            if (other !== undefined) {
                const texts = differing(facts, rule.facts?.(other, theirs) ?? {});
                if (texts !== undefined)
                    findings.push({ check, object, ...texts });
            }
            else if (!(context.filtered && rule.ofRelations === true)) {
                findings.push({
                    check,
                    object,
                    expected: told(facts),
                    found: 'missing',
                    ...excused(rule, row, ours),
                });
            }
        }
        for (const [object, row] of after) {
            if (before.has(object))
                continue;
            const found = told(rule.facts?.(row, theirs) ?? {});
            findings.push({ check, object, expected: 'none', found, ...excused(rule, row, theirs) });
        }
        return { check, count: before.size, findings };
    };
}
function excused(rule, row, side) {
    const excuse = rule.excuse?.(row, side);
    return excuse === undefined ? {} : { excuse };
}
function byName(rule, side) {
    const rows = (rule.rows(side.own) ?? []).filter((row) => rule.skip?.(row, side) !== true);
    return new Map(rows.map((row) => [rule.name(row), row]));
}
/** A part that one side does not know: an older set lacks it, or a server withheld it. */
function unknownPart(rule, source, restored, { words = OF_A_DRILL }) {
    const parts = {
        check: rule.check,
        object: rule.part.replaceAll('_', ' '),
        expected: 'known on both sides',
    };
    for (const [where, inventory] of [
        [words.source, source],
        [words.there, restored],
    ]) {
        const refused = inventory.unreadable?.[rule.part];
        if (refused !== undefined) {
            const excuse = { reason: refused, deliberate: false };
            return { ...parts, found: `not readable at ${where}`, excuse };
        }
        if (rule.rows(inventory) === undefined) {
            const excuse = { reason: 'recorded by newer versions only', deliberate: true };
            return { ...parts, found: `not recorded of ${where}`, excuse };
        }
    }
    return undefined;
}
function told(facts) {
    const parts = Object.entries(facts).flatMap(([name, value]) => value === undefined ? [] : [`${name} ${value}`]);
    return parts.length === 0 ? 'there' : `there: ${parts.join('; ')}`;
}
//# sourceMappingURL=inventory-lists.js.map
;// CONCATENATED MODULE: ./build/packages/drill/inventory-of-database.js




/** How the roles begin that a drill itself brings along: the one that restores, the one that owners belong to. */
const OURS = 'backproof_';
const MAINTAIN_SINCE = 17;
/** Whether both servers know the privilege MAINTAIN. */
function knowMaintain(context) {
    return Math.min(context.sourceMajor, context.restoredMajor) >= MAINTAIN_SINCE;
}
const sameMajor = ({ context }) => context.sourceMajor === context.restoredMajor;
function hasRole({ roles }, wanted) {
    return roles.some(({ name }) => name === wanted);
}
/** Such roles at a source were left there by a drill into that server, and are no part of what it is. */
function oursOnly({ side, context }, names) {
    if (side !== 'source' || !context.drill || !names.some((name) => name.startsWith(OURS)))
        return undefined;
    return { reason: "a drill's own roles are none of the source's", deliberate: true };
}
/** Login, superuser, replication and passwords are taken from every role by a drill, and no one else's roles are its business. */
const roles = comparer({
    part: 'roles',
    check: 'schema.roles',
    rows: (inventory) => inventory.roles,
    name: (role) => `role ${(0,dump_format/* shownName */.HD)(role.name)}`,
    skip: (role, { side, other, context }) => side === 'restored' && context.drill && (role.name.startsWith(OURS) || !hasRole(other, role.name)),
    excuse: (role, side) => oursOnly(side, [role.name]),
    facts: (role, { side, context }) => {
        const { drill } = context;
        const source = side === 'source';
        return {
            inherit: inventory_facts_text(role.inherit),
            createdb: inventory_facts_text(role.create_db),
            // Before 16, CREATEROLE hands out the rights of the server's account: a drill gives it to nobody there.
            createrole: drill && context.restoredMajor < postgres.CREATEROLE_CONFINED_SINCE ? undefined : inventory_facts_text(role.create_role),
            bypassrls: inventory_facts_text(drill && source ? role.bypass_rls || role.superuser : role.bypass_rls),
            'connection limit': inventory_facts_text(role.connection_limit),
            'valid until': known(role.valid_until),
            comment: known(role.comment),
            login: inventory_facts_text(!(drill && source) && role.can_login),
            superuser: inventory_facts_text(!(drill && source) && role.superuser),
            replication: inventory_facts_text(!(drill && source) && role.replication),
        };
    },
});
const memberships = comparer({
    part: 'memberships',
    check: 'schema.memberships',
    rows: (inventory) => inventory.memberships,
    name: ({ role, member }) => (0,postgres.membershipName)(role, member),
    skip: ({ role, member }, { side, other, context }) => side === 'restored' &&
        context.drill &&
        (role.startsWith(OURS) || member.startsWith(OURS) || !hasRole(other, member)),
    excuse: ({ role, member }, side) => oursOnly(side, [role, member]),
    facts: ({ member, admin, inherit, set }, { own, context }) => {
        const optional = Math.min(context.sourceMajor, context.restoredMajor) < 16;
        const role = own.roles.find(({ name }) => name === member);
        return {
            admin: inventory_facts_text(admin),
            // A server without the options goes by the member's own attribute.
            inherit: inherit === null ? known(role === undefined ? undefined : inventory_facts_text(role.inherit)) : inventory_facts_text(inherit),
            set: set === null && optional ? undefined : inventory_facts_text(set),
        };
    },
});
const extensions = comparer({
    part: 'extensions',
    check: 'schema.extensions',
    rows: (inventory) => inventory.extensions,
    name: ({ name }) => `extension ${(0,dump_format/* shownName */.HD)(name)}`,
    facts: (row, { context }) => ({
        version: row.version,
        schema: row.schema,
        comment: known(row.comment),
        owner: context.drill ? undefined : row.owner,
    }),
});
const eventTriggers = comparer({
    part: 'event_triggers',
    check: 'schema.event-triggers',
    rows: (inventory) => inventory.event_triggers,
    name: ({ name }) => `event trigger ${(0,dump_format/* shownName */.HD)(name)}`,
    facts: (row, { context }) => ({
        event: row.event,
        tags: list(row.tags),
        function: (0,dump_format/* shownName */.HD)(row.function_schema, row.function_name),
        state: row.enabled,
        comment: known(row.comment),
        owner: context.ownerless ? undefined : row.owner,
    }),
});
const publications = comparer({
    part: 'publications',
    check: 'schema.publications',
    rows: (inventory) => inventory.publications,
    name: ({ name }) => `publication ${(0,dump_format/* shownName */.HD)(name)}`,
    facts: (row, side) => ({
        'all tables': inventory_facts_text(row.all_tables),
        schemas: list(row.schemas),
        operations: list(row.operations),
        'via root': inventory_facts_text(row.via_root),
        'generated columns': row.generated_columns ?? undefined,
        tables: row.tables === undefined || side.context.filtered
            ? undefined
            : list(row.tables.map(({ schema, table, columns, condition }) => {
                const some = columns === null ? '' : ` (${[...columns].sort().join(', ')})`;
                const where = condition === null || !sameMajor(side) ? '' : ` where ${condition}`;
                return `${(0,dump_format/* shownName */.HD)(schema, table)}${some}${where}`;
            })),
        comment: known(row.comment),
        owner: side.context.ownerless ? undefined : row.owner,
    }),
});
const settings = comparer({
    part: 'settings',
    check: 'schema.settings',
    rows: (inventory) => inventory.settings,
    name: postgres.settingName,
    facts: ({ value }) => ({ value: value ?? 'withheld' }),
});
const tablespaces = comparer({
    part: 'tablespaces',
    check: 'schema.tablespaces',
    rows: (inventory) => inventory.tablespaces,
    name: ({ name }) => `tablespace ${(0,dump_format/* shownName */.HD)(name)}`,
    facts: ({ owner }) => ({ owner }),
    excuse: (_, { context }) => context.drill ? { reason: 'a drill keeps everything in one place', deliberate: true } : undefined,
});
const defaultPrivileges = comparer({
    part: 'default_privileges',
    check: 'schema.default-privileges',
    rows: (inventory) => inventory.default_privileges,
    name: ({ role, schema, objects }) => `default privileges of ${(0,dump_format/* shownName */.HD)(role)}${schema === null ? '' : ` in ${(0,dump_format/* shownName */.HD)(schema)}`} for ${objects.toLowerCase()}`,
    facts: (row, { context }) => privilegeFacts(row, { maintain: knowMaintain(context), grantors: false }),
    ofRelations: true,
});
const grants = comparer({
    part: 'grants',
    check: 'schema.grants',
    rows: (inventory) => inventory.grants,
    name: postgres.grantedName,
    facts: (row, { context }) => privilegeFacts(row, { maintain: knowMaintain(context), grantors: !context.ownerless }),
    ofRelations: true,
});
const subscriptions = comparer({
    part: 'subscriptions',
    check: 'schema.subscriptions',
    rows: (inventory) => inventory.subscriptions,
    name: ({ name }) => `subscription ${(0,dump_format/* shownName */.HD)(name)}`,
    facts: ({ owner, enabled, slot, publications: wanted }) => ({
        owner,
        enabled: inventory_facts_text(enabled),
        slot: known(slot),
        publications: list(wanted),
    }),
    excuse: (_, { side, context }) => context.drill && side === 'source'
        ? { reason: 'a drill must never reach the source', deliberate: true }
        : undefined,
});
/** Rules for what belongs to the server or to the database as a whole. */
const OF_DATABASE = [
    roles,
    memberships,
    extensions,
    eventTriggers,
    publications,
    settings,
    tablespaces,
    defaultPrivileges,
    grants,
    subscriptions,
];
//# sourceMappingURL=inventory-of-database.js.map
;// CONCATENATED MODULE: ./build/packages/drill/inventory-of-relations.js



/** A relation's part, spelled as pg_dump's tag spells it. */
function within(kind, row) {
    return `${kind} ${(0,dump_format/* shownName */.HD)(row.schema)}.${row.table} ${row.name}`;
}
function relation(kind) {
    return (row) => `${kind} ${(0,dump_format/* shownName */.HD)(row.schema, row.name)}`;
}
const collations = comparer({
    part: 'collations',
    check: 'schema.collations',
    rows: (inventory) => inventory.collations,
    name: relation('collation'),
    // The system's own are there or not, as the machine has them; what uses them would not have been restored without.
    skip: ({ schema }) => schema === 'pg_catalog',
    facts: ({ provider, deterministic }) => ({ provider, deterministic: inventory_facts_text(deterministic) }),
    ofRelations: true,
});
const sequences = comparer({
    part: 'sequences',
    check: 'schema.sequences',
    rows: (inventory) => inventory.sequences,
    name: relation('sequence'),
    facts: ({ type, start, increment, min, max, cache, cycle }) => ({
        type,
        start,
        increment,
        min,
        max,
        cache,
        cycle: inventory_facts_text(cycle),
    }),
    ofRelations: true,
});
const constraints = comparer({
    part: 'constraints_not_valid',
    check: 'schema.constraints',
    rows: (inventory) => inventory.constraints_not_valid,
    name: (row) => within('constraint', row),
    facts: ({ enforced }) => ({ valid: 'false', enforced: inventory_facts_text(enforced) }),
    ofRelations: true,
});
const indexes = comparer({
    part: 'invalid_indexes',
    check: 'schema.indexes',
    rows: (inventory) => inventory.invalid_indexes,
    name: relation('index'),
    facts: () => ({ valid: 'false' }),
    excuse: (_, { side, context }) => context.drill && side === 'source'
        ? { reason: 'pg_dump leaves out an index that is not valid', deliberate: true }
        : undefined,
    ofRelations: true,
});
const triggers = comparer({
    part: 'triggers_not_enabled',
    check: 'schema.triggers',
    rows: (inventory) => inventory.triggers_not_enabled,
    name: (row) => within('trigger', row),
    facts: ({ enabled }) => ({ state: enabled }),
    excuse: ({ of_constraint: ofConstraint }, { side, context }) => context.drill && side === 'source' && ofConstraint
        ? {
            reason: "pg_dump does not keep the state of a foreign key's own triggers: they are enabled",
            deliberate: true,
        }
        : undefined,
    ofRelations: true,
});
const rules = comparer({
    part: 'rules_not_enabled',
    check: 'schema.rules',
    rows: (inventory) => inventory.rules_not_enabled,
    name: (row) => within('rule', row),
    facts: ({ enabled }) => ({ state: enabled }),
    ofRelations: true,
});
const unlogged = comparer({
    part: 'unlogged',
    check: 'schema.tables',
    rows: (inventory) => inventory.unlogged,
    name: relation('table'),
    facts: () => ({ persistence: 'unlogged' }),
    ofRelations: true,
});
const foreignTables = comparer({
    part: 'foreign_tables',
    check: 'schema.foreign',
    rows: (inventory) => inventory.foreign_tables,
    name: relation('foreign table'),
    facts: ({ server }) => ({ server }),
    ofRelations: true,
});
const materializedViews = comparer({
    part: 'materialized_views',
    check: 'schema.matviews',
    rows: (inventory) => inventory.materialized_views,
    name: relation('materialized view'),
    facts: ({ populated }) => ({ populated: inventory_facts_text(populated) }),
    ofRelations: true,
});
const partitions = comparer({
    part: 'partitions',
    check: 'schema.partitions',
    rows: (inventory) => inventory.partitions,
    name: relation('partition'),
    facts: ({ parent_schema: schema, parent, bound }) => ({
        of: (0,dump_format/* shownName */.HD)(schema, parent),
        bound: known(bound),
    }),
    ofRelations: true,
});
const rowSecurity = comparer({
    part: 'row_security',
    check: 'schema.row-security',
    rows: (inventory) => inventory.row_security,
    name: ({ schema, table }) => `row security of ${(0,dump_format/* shownName */.HD)(schema)}.${table}`,
    facts: ({ enabled, forced }) => ({ enabled: inventory_facts_text(enabled), forced: inventory_facts_text(forced) }),
    ofRelations: true,
});
/** The expressions are compared by the archive's entries, which know how majors spell them. */
const policies = comparer({
    part: 'policies',
    check: 'schema.policies',
    rows: (inventory) => inventory.policies,
    name: (row) => within('policy', row),
    facts: (row) => ({
        command: row.command,
        permissive: inventory_facts_text(row.permissive),
        roles: row.roles === null ? 'PUBLIC' : list(row.roles),
        using: row.using === null ? 'none' : 'there',
        check: row.check === null ? 'none' : 'there',
    }),
    ofRelations: true,
});
/** Rules for what belongs to relations; a part that is a list is added here. */
const OF_RELATIONS = [
    collations,
    sequences,
    constraints,
    indexes,
    triggers,
    rules,
    unlogged,
    foreignTables,
    materializedViews,
    partitions,
    rowSecurity,
    policies,
];
//# sourceMappingURL=inventory-of-relations.js.map
;// CONCATENATED MODULE: ./build/packages/drill/schema-findings.js



/** How many differences of one id are each told; the rest is counted. */
const MAX_EACH = 50;
const MAX_NAMED = 5;
/**
 * Make checks: one for every id that held, one for every object that differs, and one for every reason to leave objects out on
 * purpose. An object that was found by several comparisons is told once, by the first.
 */
function judge(all, { where, shortfalls, supports, words = OF_A_DRILL }) {
    const claim = supports === undefined ? {} : { supports };
    const counts = new Map();
    const open = new Map();
    const excused = new Map();
    const seen = new Set();
    const known = new Map(shortfalls.map((shortfall) => [`${shortfall.check}\u0000${shortfall.object}`, shortfall]));
    const relations = relationsShort(shortfalls);
    for (const { compared } of all)
        for (const [id, count] of compared)
            counts.set(id, Math.max(counts.get(id) ?? 0, count));
    for (const finding of all.flatMap(({ findings }) => findings)) {
        const key = `${finding.check}\u0000${finding.object}`;
        if (seen.has(key))
            continue;
        seen.add(key);
        const excuse = finding.excuse ?? known.get(key) ?? ofRelation(finding.object, relations);
        if (excuse?.deliberate === true)
            append(excused, `${finding.check}\u0000${excuse.reason}`, finding);
        else
            append(open, finding.check, excuse === undefined ? finding : { ...finding, excuse });
    }
    const expected = `as at ${words.source}`;
    const checks = [];
    for (const [id, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (open.has(id))
            continue;
        const found = `the same: ${(0,packages_verdict/* formatCount */.B4)(count, 'object')} compared`;
        checks.push((0,packages_verdict/* decided */.rc)(true, { id, expected, found, where, ...claim }));
    }
    for (const [id, findings] of open)
        checks.push(...each(id, findings, { where, expected, ...claim }));
    for (const [key, findings] of excused) {
        const [id = '', reason = ''] = key.split('\u0000');
        const found = `left out on purpose: ${named(findings)}`;
        checks.push((0,packages_verdict/* notApplicable */.hH)({ id, expected: reason, found, where, ...claim }));
    }
    return checks;
}
/** How the objects that belong to a relation spell it: by the server, and by pg_dump's tags. */
function relationsShort(shortfalls) {
    return shortfalls.flatMap((excuse) => {
        if (excuse.relation === undefined)
            return [];
        const { schema, name } = excuse.relation;
        const spellings = new Set([(0,dump_format/* shownName */.HD)(schema, name), `${(0,dump_format/* shownName */.HD)(schema)}.${name}`]);
        return [...spellings].map((spelled) => ({ spelled: ` ${spelled}`, excuse }));
    });
}
/** Why an object that belongs to a relation is not there: `trigger shop.people changed`, `column shop.people.email`. */
function ofRelation(object, relations) {
    return relations.find(({ spelled }) => {
        const at = object.indexOf(spelled);
        return (at > 0 &&
            /^[a-z ]+$/.test(object.slice(0, at)) &&
            ['', ' ', '.'].includes(object.charAt(at + spelled.length)));
    })?.excuse;
}
function append(groups, key, finding) {
    const group = groups.get(key);
    if (group === undefined)
        groups.set(key, [finding]);
    else
        group.push(finding);
}
function each(id, findings, common) {
    // Failures first: where not all are told, those are.
    const failed = findings.filter((finding) => finding.excuse === undefined);
    const unproven = findings.filter((finding) => finding.excuse !== undefined);
    const told = [...failed, ...unproven].slice(0, MAX_EACH).map((finding) => {
        const parts = { ...common, id, expected: finding.expected, where: finding.object };
        if (finding.excuse === undefined)
            return (0,packages_verdict/* decided */.rc)(false, { ...parts, found: finding.found });
        return (0,packages_verdict/* notRun */.nE)({ ...parts, found: `${finding.found}: ${finding.excuse.reason}` });
    });
    const more = findings.length - told.length;
    if (more === 0)
        return told;
    const parts = {
        ...common,
        id,
        found: `${(0,packages_verdict/* formatCount */.B4)(more, 'more object')} differ`,
    };
    return [...told, failed.length > MAX_EACH ? (0,packages_verdict/* decided */.rc)(false, parts) : (0,packages_verdict/* notRun */.nE)(parts)];
}
function named(findings) {
    const shown = findings.slice(0, MAX_NAMED).map((finding) => finding.object);
    const more = findings.length - shown.length;
    return `${shown.join(', ')}${more === 0 ? '' : ` and ${(0,packages_verdict/* formatCount */.B4)(more, 'more object')}`}`;
}
//# sourceMappingURL=schema-findings.js.map
;// CONCATENATED MODULE: ./build/packages/drill/inventory-diff.js








/** Compare two inventories: a check for each kind of object that is the same, and one for each object that is not. */
function compareInventories(source, restored, context) {
    return judge([inventoryFindings(source, restored, context)], { where: context.database, ...context });
}
/** What two inventories differ in. */
function inventoryFindings(source, restored, context) {
    const compared = new Map();
    const findings = [];
    const count = (check, more) => {
        compared.set(check, (compared.get(check) ?? 0) + more);
    };
    for (const compare of [...OF_DATABASE, ...OF_RELATIONS]) {
        const result = compare(source, restored, context);
        if (result.count !== undefined)
            count(result.check, result.count);
        findings.push(...result.findings);
    }
    findings.push(...databaseFindings(source, restored, context), ...localeFindings(source, restored));
    count('schema.database', 1);
    count('schema.locale', 1);
    findings.push(...sequenceFindings(source, restored, context));
    findings.push(...unknownFindings(source, context));
    const largeObjects = largeObjectFindings(source, restored, context);
    if (largeObjects !== undefined) {
        findings.push(...largeObjects);
        count('schema.large-objects', source.large_objects?.count ?? 0);
    }
    return { compared, findings };
}
/** Parts that no list is compared of: what the source withheld of them is not known to be the same. */
const ELSEWHERE = {
    sequences: 'schema.sequences',
    large_objects: 'schema.large-objects',
    user_mappings: 'schema.foreign',
};
function unknownFindings({ unreadable = {} }, { words = OF_A_DRILL }) {
    return Object.entries(ELSEWHERE).flatMap(([part, check]) => {
        const reason = unreadable[part];
        if (reason === undefined)
            return [];
        return [
            {
                check,
                object: part.replaceAll('_', ' '),
                expected: 'known on both sides',
                found: `not readable at ${words.source}`,
                excuse: { reason, deliberate: false },
            },
        ];
    });
}
function databaseFindings(source, restored, context) {
    const facts = (inventory) => {
        const { owner, comment, connection_limit: limit, privileges, tablespace, is_template, } = inventory.database;
        return {
            owner: context.ownerless ? undefined : owner,
            comment: comment === undefined ? undefined : (comment ?? 'none'),
            'connection limit': limit === undefined ? undefined : String(limit),
            ...(privileges === undefined || context.ownerless
                ? {}
                : privilegeFacts(privileges, { maintain: knowMaintain(context), grantors: true })),
            // A drill keeps everything in one place, and makes no templates.
            ...(context.drill
                ? {}
                : { tablespace, template: is_template === undefined ? undefined : String(is_template) }),
        };
    };
    return one('schema.database', differing(facts(source), facts(restored)));
}
/** What decides how text is stored and ordered. Versions of collations belong to the machine: an index is built anew anyway. */
function localeFindings(source, restored) {
    const facts = ({ database }) => ({
        encoding: database.encoding,
        provider: database.locale_provider,
        collate: database.collate,
        ctype: database.ctype,
        locale: database.locale ?? 'none',
        'ICU rules': database.icu_rules ?? 'none',
    });
    return one('schema.locale', differing(facts(source), facts(restored)));
}
function one(check, texts) {
    return texts === undefined ? [] : [{ check, object: postgres.DATABASE_OBJECT, ...texts }];
}
/**
 * Sequences stand outside the snapshot: the archive's value may be ahead of the one that the inventory read, and the restored one is
 * the archive's. Without a table of contents (plain SQL), the restored one must not be behind the source's.
 */
function sequenceFindings(source, restored, { toc }) {
    const dumped = new Map((toc === undefined ? [] : (0,dump_format/* sequenceValues */.EI)(toc)).map((value) => [
        (0,dump_format/* shownName */.HD)(value.schema, value.name),
        value,
    ]));
    const before = new Map((source.sequences ?? []).map((row) => [(0,dump_format/* shownName */.HD)(row.schema, row.name), row]));
    const findings = [];
    for (const row of restored.sequences ?? []) {
        const name = (0,dump_format/* shownName */.HD)(row.schema, row.name);
        const parts = { check: 'schema.sequences', object: `sequence ${name}` };
        const archived = dumped.get(name);
        const read = before.get(name);
        const found = position(row.last_value, row.is_called);
        if (archived !== undefined) {
            const expected = position(String(archived.lastValue), archived.isCalled);
            if (expected !== found)
                findings.push({ ...parts, expected, found });
        }
        else if (toc === undefined && read !== undefined && behind(row, read)) {
            findings.push({ ...parts, expected: `${position(read.last_value, read.is_called)} or later`, found });
        }
    }
    return findings;
}
function position(value, called) {
    if (value === null)
        return 'not readable';
    return `${value}${called === true ? '' : ', not given out yet'}`;
}
function behind(restored, source) {
    if (restored.last_value === null || source.last_value === null || source.cycle)
        return false;
    const [now, then] = [BigInt(restored.last_value), BigInt(source.last_value)];
    if (now === then)
        return source.is_called === true && restored.is_called !== true;
    return source.increment.startsWith('-') ? now > then : now < then;
}
function largeObjectFindings(source, restored, context) {
    const [ours, theirs] = [source.large_objects, restored.large_objects];
    if (ours === undefined || theirs === undefined || context.filtered)
        return undefined;
    const facts = (objects) => {
        const groups = objects.groups.map(({ owner, count, ...privileges }) => {
            const { granted, revoked } = privilegeFacts(privileges, {
                maintain: knowMaintain(context),
                grantors: false,
            });
            const of = context.ownerless ? '' : ` of ${owner}`;
            return `${count}${of} with ${granted ?? 'none'} given and ${revoked ?? 'none'} taken`;
        });
        return {
            count: String(objects.count),
            'with a comment': String(objects.commented),
            privileges: list(groups),
        };
    };
    const texts = differing(facts(ours), facts(theirs));
    if (texts === undefined)
        return [];
    return [{ check: 'schema.large-objects', object: (0,packages_verdict/* formatCount */.B4)(ours.count, 'large object'), ...texts }];
}
//# sourceMappingURL=inventory-diff.js.map
;// CONCATENATED MODULE: ./build/packages/drill/schema.js




/**
 * Compare everything that a database is besides its rows: by the entries that pg_dump makes of either side, and by what the servers
 * say of themselves. A check for each kind of object that is the same, and one for each object that is not.
 */
function compareSchema(source, restored, context) {
    const judgement = { where: context.database, ...context };
    const inventories = inventoryFindings(source.inventory, restored.inventory, {
        ...context,
        toc: source.toc,
    });
    if (source.toc === undefined || restored.toc === undefined) {
        const parts = {
            id: 'schema.definitions',
            expected: 'the same definition of every object',
            where: context.database,
            ...(context.supports === undefined ? {} : { supports: context.supports }),
        };
        const definitions = source.toc === undefined
            ? (0,packages_verdict/* notApplicable */.hH)({ ...parts, found: 'not compared: plain SQL has no table of contents' })
            : (0,packages_verdict/* notRun */.nE)({ ...parts, found: `not compared: ${restored.reason ?? 'the other side is plain SQL'}` });
        return [...judge([inventories], judgement), definitions];
    }
    const entries = tocFindings(source.toc, restored.toc, context);
    return [
        // What the servers say is told first, since it names what differs; an entry's text comes in its place only where they are silent.
        ...judge([inventories, entries], judgement),
        ...(context.ownerless ? [ownersCheck(context)] : []),
        ...renderingsCheck(entries.renderings, context.database),
    ];
}
function ownersCheck({ database, supports }) {
    return (0,packages_verdict/* notApplicable */.hH)({
        id: 'schema.owners',
        expected: 'the owner of every object',
        found: 'owners were not restored: on the target, a role of the source may more than a drill may take',
        where: database,
        ...(supports === undefined ? {} : { supports }),
    });
}
//# sourceMappingURL=schema.js.map
;// CONCATENATED MODULE: ./build/packages/drill/restored-schema.js






/** The first version that can keep event triggers from firing. */
const EVENT_TRIGGERS_OFF_SINCE = 17;
/**
 * Compare the schema of a finished drill with the source's: after `finishDatabase`, since grants, settings and event triggers are part
 * of it. By then the source's own event triggers are there; none fires for what is only read, and where the server can be told to,
 * it keeps them off.
 */
async function compareRestoredSchema(request) {
    const { local, restored, target } = request;
    const { database, dump } = local;
    const connection = quiet((0,postgres.withDatabase)(target.superuser, restored.name), target.version.major);
    const source = dump.format === 'plain' ? undefined : await (0,dump_format/* readTocFile */.$E)(local.path);
    const [inventory, dumped] = await Promise.allSettled([
        inventoryOf(connection, target.version.major, request.ports),
        source === undefined ? { reason: 'plain SQL' } : tocOf(connection, request),
    ]);
    if (inventory.status === 'rejected')
        throw inventory.reason;
    if (dumped.status === 'rejected')
        throw dumped.reason;
    const { value: toc } = dumped;
    return compareSchema({ inventory: restored.inventory, toc: source }, { inventory: inventory.value, ...('reason' in toc ? { toc: undefined, reason: toc.reason } : { toc }) }, {
        database: database.name,
        sourceMajor: majorOf(database.server_version),
        restoredMajor: target.version.major,
        drill: true,
        ownerless: restored.ownerless,
        filtered: (dump.filters ?? []).length > 0,
        shortfalls: restored.shortfalls,
        ...(request.supports === undefined ? {} : { supports: request.supports }),
    });
}
/** How long to wait for a table that somebody else has locked. */
const restored_schema_LOCK_SECONDS = 60;
function quiet(connection, major) {
    if (major < EVENT_TRIGGERS_OFF_SINCE)
        return connection;
    const given = connection.options === undefined ? '' : `${connection.options} `;
    return { ...connection, options: `${given}-c event_triggers=off` };
}
async function inventoryOf(connection, major, ports) {
    const session = await (0,postgres.connect)(connection, { signal: ports.signal });
    try {
        await (0,postgres.beginPinned)(session);
        return await (0,postgres.takeInventory)(session, major);
    }
    finally {
        await session.close();
    }
}
async function tocOf(connection, { dumper, scratch, ports }) {
    if ('reason' in dumper)
        return dumper;
    const secret = await (0,postgres.credentials)(connection, scratch);
    try {
        return await (0,postgres.dumpSchema)({
            programs: dumper,
            env: secret.env,
            log: ports.log,
            signal: ports.signal,
            lockSeconds: restored_schema_LOCK_SECONDS,
        });
    }
    catch (error) {
        if (error instanceof process/* ProgramFailed */.Oh)
            return { reason: (0,packages_verdict/* messageOf */.bD)(error) };
        throw error;
    }
    finally {
        await secret.remove();
    }
}
//# sourceMappingURL=restored-schema.js.map
;// CONCATENATED MODULE: ./build/packages/drill/explained-errors.js



/** How pg_restore tells that something was needed which nobody made; a table whose rows could not be loaded is named. */
const ABSENT = /^pg_restore: error: (?:could not execute query|COPY failed for table "(.*)"): ERROR: {2}.* does not exist$/;
/**
 * Explain errors of a restore by what was left out of it. The body of a function needs what no archive tells, so this shows only where
 * the function runs: in a materialised view, the expression of an index, a constraint of a table that is being filled.
 */
async function explainErrors(messages, toc, omissions, superuser) {
    if (messages.fatal.length === 0)
        return { messages, attributed: [], omissions };
    const known = new Set(omissions.flatMap(({ entries }) => entries));
    const unpopulated = await (0,postgres.unpopulatedViews)(superuser);
    const empty = toc.entries.filter((entry) => entry.desc === 'MATERIALIZED VIEW DATA' &&
        !known.has(entry) &&
        unpopulated.has((0,dump_format/* tableKey */.ih)(entry.namespace, entry.tag)));
    const fatal = messages.fatal.filter((message) => !postgres.WITHHELD.test(message));
    const withheld = messages.fatal.length - fatal.length;
    if (withheld > 0 && withheld === empty.length)
        return {
            messages: { ...messages, fatal },
            attributed: [],
            omissions: [...omissions, { ...postgres.FOREIGN_DATA, entries: empty }],
        };
    const [cause] = omissions.filter(({ deliberate }) => !deliberate);
    if (cause === undefined || !messages.fatal.every((message) => ABSENT.test(message)))
        return { messages, attributed: [], omissions };
    const unfilled = new Set(messages.fatal.flatMap((message) => ABSENT.exec(message)?.[1] ?? []));
    const roots = [
        ...empty,
        ...toc.entries.filter(({ desc, tag }) => desc === 'TABLE DATA' && unfilled.has(tag)),
        ...(await (0,postgres.absentObjects)(superuser, toc.entries)),
    ];
    const entries = (0,dump_format/* dependents */.Fc)(toc.entries, roots).filter((entry) => !known.has(entry));
    return {
        messages: { ...messages, fatal: [] },
        attributed: messages.fatal,
        omissions: [
            ...omissions,
            { ...cause, reason: `${cause.reason}, and it seems that these need it too`, entries },
        ],
    };
}
/** The same of a plain script, whose entries nobody knows: materialised views that were computed at the source, and here not. */
async function explainScriptErrors(messages, inventory, superuser) {
    const fatal = messages.fatal.filter((message) => !postgres.WITHHELD.test(message));
    const withheld = messages.fatal.length - fatal.length;
    const unpopulated = withheld === 0 ? new Set() : await (0,postgres.unpopulatedViews)(superuser);
    const views = (inventory.materialized_views ?? []).filter(({ schema, name, populated }) => populated && unpopulated.has((0,dump_format/* tableKey */.ih)(schema, name)));
    if (withheld === 0 || withheld !== views.length)
        return { messages, shortfalls: [], omissions: [] };
    const names = views.map(({ schema, name }) => `materialized view ${(0,dump_format/* shownName */.HD)(schema, name)}`);
    const { reason, deliberate } = postgres.FOREIGN_DATA;
    return {
        messages: { ...messages, fatal },
        shortfalls: names.map((object) => ({ check: 'schema.matviews', object, reason, deliberate })),
        omissions: [{ ...postgres.FOREIGN_DATA, cause: some(names), entries: [] }],
    };
}
//# sourceMappingURL=explained-errors.js.map
;// CONCATENATED MODULE: ./build/packages/drill/restore-messages.js

const NO_MESSAGES = { benign: new Map(), fatal: [] };
/** The messages of two steps of one restore. */
function combined(a, b) {
    const benign = new Map(a.benign);
    for (const [name, count] of b.benign)
        benign.set(name, (benign.get(name) ?? 0) + count);
    return { benign, fatal: [...a.fatal, ...b.fatal] };
}
/**
 * Whether a restore said nothing but what is known to be benign.
 *
 * @param attributed errors that come from what was left out: they tell nothing of the set
 */
function messagesCheck(database, { benign, fatal }, attributed = []) {
    const parts = {
        id: 'restore.errors',
        supports: 'restorable',
        expected: 'no error that is not on the list of benign ones',
        where: database,
    };
    if (fatal.length > 0)
        return (0,packages_verdict/* decided */.rc)(false, { ...parts, found: restore_messages_told(fatal) });
    if (attributed.length > 0)
        return (0,packages_verdict/* notRun */.nE)({ ...parts, found: `${restore_messages_told(attributed)}: this may be for what was left out` });
    const count = [...benign.values()].reduce((sum, each) => sum + each, 0);
    return (0,packages_verdict/* decided */.rc)(true, {
        ...parts,
        found: `none${count === 0 ? '' : `, ${(0,packages_verdict/* formatCount */.B4)(count, 'benign message')}`}`,
    });
}
function restore_messages_told(errors) {
    return `${(0,packages_verdict/* formatCount */.B4)(errors.length, 'error')}: ${errors.slice(0, 3).join(' | ')}`;
}
/** The benign messages, for people. */
function benignNotes(messages) {
    return [...messages.benign].map(([name, count]) => `${(0,packages_verdict/* formatCount */.B4)(count, 'benign message')}: ${name}`);
}
//# sourceMappingURL=restore-messages.js.map
;// CONCATENATED MODULE: ./build/packages/drill/superuser-steps.js

/**
 * What the superuser makes before the archive's entries, or a plain script, are restored: extensions, of which no foreign-data wrapper
 * can reach anything; publications for an archive, which adds tables to them; the owners' way into the schemas.
 *
 * @param toc undefined for a plain script, of which nothing can be left out
 */
async function takeSuperuserSteps({ superuser, name, inventory, ownerless }, toc) {
    const { shortfalls: extensions, missing } = await (0,postgres.createExtensions)(superuser, inventory);
    const disarmed = await (0,postgres.disarmForeignData)(superuser);
    const publications = toc === undefined ? [] : await (0,postgres.createPublications)(superuser, inventory, ownerless);
    await (0,postgres.admitOwners)(superuser, name);
    return {
        shortfalls: [...extensions, ...publications],
        notes: disarmed.length === 0
            ? []
            : [`foreign tables reach nothing from here: the handler of ${disarmed.join(', ')} was taken away`],
        omissions: (0,postgres.omissionsOf)(toc, missing, await (0,postgres.plainRole)(superuser)),
    };
}
//# sourceMappingURL=superuser-steps.js.map
;// CONCATENATED MODULE: ./build/packages/drill/restore-dump.js








/** The archive in three steps: schemas, then extensions into them, then the rest in parallel. */
async function restoreEntries(call) {
    const { local, options, name, superuser, inventory } = call;
    await completeArchive(local);
    const toc = await (0,dump_format/* readTocFile */.$E)(local.path);
    const selection = (0,postgres.selectForDrill)(toc, inventory);
    for (const [reason, count] of selection.leftOut)
        call.notes.push(`${(0,packages_verdict/* formatCount */.B4)(count, 'entry', 'entries')} not taken from the archive: ${reason}`);
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
        ? NO_MESSAGES
        : await (0,postgres.restoreArchive)({ ...common, dumpIds: selection.schemas, jobs: 1 });
    if ((local.dump.filters ?? []).length > 0)
        call.notes.push(...(await (0,postgres.createSchemas)(superuser, toc)));
    await takeSteps(call, toc);
    const omitted = new Set(call.omissions.flatMap(({ entries }) => entries));
    const omittedIds = new Set([...omitted].map(({ dumpId }) => dumpId));
    const dumpIds = selection.rest.filter((id) => !omittedIds.has(id));
    const rest = await (0,postgres.restoreArchive)({ ...common, dumpIds, jobs: options.jobs });
    const errors = await giveGrantsOfOthers(call, selection.grantsOfOthers.filter((entry) => !omitted.has(entry)));
    const messages = combined(combined(schemas, rest), { ...NO_MESSAGES, fatal: errors });
    const told = await explainErrors(messages, toc, call.omissions, superuser);
    call.omissions = told.omissions;
    call.attributed = told.attributed;
    return told.messages;
}
async function takeSteps(call, toc) {
    const { shortfalls, notes, omissions } = await takeSuperuserSteps(call, toc);
    call.shortfalls.push(...shortfalls);
    call.notes.push(...notes);
    call.omissions = omissions;
}
async function giveGrantsOfOthers(call, entries) {
    if (entries.length === 0)
        return [];
    const { target, ports } = call.options;
    const session = await (0,postgres.connect)(target.restorer(call.name), { signal: ports.signal });
    try {
        return await (0,postgres.restoreGrantsOfOthers)(session, entries);
    }
    finally {
        await session.close();
    }
}
/** A plain script, of which psql runs every statement: what cannot be made shows as an error. */
async function restorePlain(call) {
    const { local, options, name, superuser } = call;
    await takeSteps(call, undefined);
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
    const told = await explainScriptErrors(messages, call.inventory, superuser);
    call.shortfalls.push(...told.shortfalls);
    call.omissions = [...call.omissions, ...told.omissions];
    return told.messages;
}
//# sourceMappingURL=restore-dump.js.map
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
    const shortfalls = [];
    const maintenance = await (0,postgres.connect)(besides(target.superuser, name), { signal: ports.signal });
    let powerful;
    try {
        const roles = await (0,postgres.recreateRoles)(maintenance, inventory, target.restorerPassword);
        ({ powerful } = roles);
        shortfalls.push(...roles.shortfalls);
        await (0,postgres.dropDatabase)(maintenance, name);
        shortfalls.push(...(await (0,postgres.createDatabase)(maintenance, name, inventory, target.version.major)));
    }
    finally {
        await maintenance.close();
    }
    if (powerful.length > 0)
        notes.push(`owners were not restored: on the target, ${powerful.join(', ')} may more than a drill may take`);
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
                ownerless: powerful.length > 0,
                notes,
                shortfalls,
                omissions: [],
                attributed: [],
            };
            const messages = local.dump.format === 'plain' ? await restorePlain(call) : await restoreEntries(call);
            await (0,postgres.withdrawOwners)(superuser, name);
            await (0,postgres.withdrawFromConfiguration)(superuser);
            await (0,postgres.withdrawReach)(superuser, inventory);
            return {
                name,
                inventory,
                checks: [
                    messagesCheck(local.database.name, messages, call.attributed),
                    ...omissionChecks(local.database.name, call.omissions),
                ],
                notes: [...notes, ...shortfalls.map(noteOf), ...benignNotes(messages)],
                ownerless: powerful.length > 0,
                shortfalls: [...shortfalls, ...omissionShortfalls(call.omissions)],
                omissions: call.omissions,
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
/** A session in a database keeps it from being dropped, and the source's own may be called like the one for maintenance. */
function besides(superuser, name) {
    return name === superuser.database ? (0,postgres.withDatabase)(superuser, 'postgres') : superuser;
}
function noteOf({ object, reason }) {
    return `${object}: ${reason}`;
}
/**
 * The last steps of a drill: privileges that only a superuser gives, what the database itself is, its settings, and event triggers,
 * after which the source's own code may run on the target.
 *
 * @returns what was not made as the source had it, for people; `shortfalls` has it for whoever compares
 */
async function finishDatabase(restored, options) {
    const { name, inventory } = restored;
    const superuser = await (0,postgres.connect)((0,postgres.withDatabase)(options.target.superuser, name), {
        signal: options.ports.signal,
    });
    try {
        const shortfalls = [
            ...(await (0,postgres.grantOnForeignObjects)(superuser, inventory)),
            ...(await (0,postgres.settleDatabase)(superuser, name, inventory)),
            ...(await (0,postgres.createEventTriggers)(superuser, inventory)),
        ];
        restored.shortfalls.push(...shortfalls);
        return shortfalls.map(noteOf);
    }
    finally {
        await superuser.close();
    }
}
//# sourceMappingURL=restore.js.map
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
async function withTarget(options, { state, manifest, authenticated }, databases) {
    const { ports, timer } = state;
    const provisioning = provision(options, databases, ports);
    const finding = findClients(options.programs, databases, authenticated);
    const dumping = provisioning.then((target) => findDumper(options.programs, databases, target));
    // Their failures are told when they are awaited; until then they must not count as unhandled.
    const begun = Promise.allSettled([provisioning, finding, dumping]);
    let handedOver = false;
    try {
        const fetched = await timer.measure('fetch', () => fetchSet(state.set, manifest, databases, options.workFolder, ports));
        state.checks.push(...fetched.checks);
        if (fetched.checks.some((check) => check.verdict !== 'proven'))
            return stopped(state, whyNotRestored(fetched.checks));
        const target = await timer.measure('provision', () => provisioning);
        const [clients, dumper] = await timer.measure('programs', () => Promise.all([finding, dumping]));
        const result = await restoreAndCompare(options, state, fetched, { target, clients, dumper });
        handedOver = true;
        return result;
    }
    finally {
        const [target] = await begun;
        if (!handedOver && target.status === 'fulfilled')
            await target.value.stop();
    }
}
async function restoreAndCompare(options, state, fetched, tools) {
    const { ports, timer, checks } = state;
    const { target, clients } = tools;
    const call = { target, programs: clients, jobs: options.jobs, scratch: options.workFolder, ports };
    const pairs = [];
    const notes = [...target.warnings, ...clients.warnings];
    for (const local of fetched.dumps) {
        ports.log.info(`Restoring ${local.database.name} into PostgreSQL ${target.version.text} with pg_restore ${clients.version.text}`);
        const restored = await timer.measure('restore', () => restoreDatabase(local, call));
        pairs.push({ local, restored });
        checks.push(...restored.checks);
        notes.push(...restored.notes);
    }
    const compared = await compareDatabases(options, state, pairs, target);
    notes.push(...compared.notes);
    const [first] = pairs;
    checks.push(...(await runAssertions(options.assertions, first?.local.database.name ?? '', (name) => pairs.find(({ local }) => local.database.name === name)?.restored.name, target, ports)));
    // Roles and their settings are those of the whole server: every database is finished before one is compared.
    for (const { restored } of pairs)
        notes.push(...(await timer.measure('restore', () => finishDatabase(restored, call))));
    for (const { local, restored } of pairs) {
        const supports = compared.aim === 'restorable' ? undefined : 'equal-to-dump';
        const schema = { local, restored, ...tools, supports, scratch: options.workFolder, ports };
        checks.push(...(await timer.measure('compare', () => compareRestoredSchema(schema))));
    }
    checks.push((0,policy.rto)({ seconds: timer.total, targetSeconds: options.rtoTargetSeconds }));
    return {
        ...summary(state, compared.relations, compared.aim),
        targetVersion: target.version.text,
        notes,
        restored: first === undefined
            ? undefined
            : {
                url: urlOf(target, first.restored.name),
                stop: () => target.stop(),
                keep: async (until) => target.throwaway?.keep(until),
            },
    };
}
function urlOf(target, database) {
    const connection = target.throwaway?.loopback ?? target.superuser;
    return (0,postgres.connectionUrl)((0,postgres.withDatabase)(connection, database));
}
function refuseSeveral(databases, target) {
    if (databases.length === 0)
        throw new packages_verdict/* UserError */.yo('The set holds no database dump', {
            remedy: 'A drill restores databases; take another set',
        });
    if (target !== undefined && databases.length > 1) {
        throw new packages_verdict/* UserError */.yo(`The set holds ${databases.length} databases, and the target names one`, {
            remedy: 'Leave `target` at throwaway',
        });
    }
}
//# sourceMappingURL=drill.js.map
;// CONCATENATED MODULE: ./build/packages/drill/roles.js



const roleRow = valibot_dist/* object */.Ikc({ name: valibot_dist/* string */.YjP() });
const rightsRow = valibot_dist/* object */.Ikc({ superuser: valibot_dist/* boolean */.zMY() });
/** Since this major, to be a member of a role is not yet to be allowed to act as it. */
const SET_OPTION_SINCE = 16;
/**
 * Make the roles that the target lacks as the source had them, memberships included, but for login and password: whoever recovers
 * gives those out. Roles that are there already are left as they are. Who is no superuser makes none.
 *
 * @param owners of everything that is restored; undefined where that is not known
 */
async function createMissingRoles(session, inventory, owners) {
    const { superuser } = await session.one(rightsRow, 'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = current_user');
    const rows = await session.rows(roleRow, 'SELECT rolname AS name FROM pg_catalog.pg_roles');
    const present = new Set(rows.map((row) => row.name));
    const missing = inventory.roles.filter((role) => !present.has(role.name));
    if (!superuser) {
        if (missing.length === 0 && owners !== undefined && (await mayActAs(session, owners)))
            return { keepOwners: true, notes: [] };
        const owner = session.connection.user;
        return {
            keepOwners: false,
            notes: [
                `owners and privileges were not restored: ${owner} is no superuser, and everything belongs to it`,
            ],
        };
    }
    const made = new Set(missing.map((role) => role.name));
    for (const role of missing)
        await session.execute(`CREATE ROLE ${(0,postgres.quoteIdentifier)(role.name)} ${attributes(role)}`);
    const major = await (0,postgres.serverMajorOf)(session);
    const notes = missing.length === 0
        ? []
        : [`roles made anew, without login and password: ${missing.map((role) => role.name).join(', ')}`];
    for (const membership of inventory.memberships) {
        const { role, member } = membership;
        if (!made.has(role) && !made.has(member))
            continue;
        try {
            await (0,postgres.grantMembership)(session, membership, major);
        }
        catch (error) {
            // Such as a predefined role that only the source's major has: no reason to hold up a recovery.
            notes.push(`${(0,postgres.membershipName)(role, member)} was not granted: ${(0,packages_verdict/* messageOf */.bD)(error)}`);
        }
    }
    return { keepOwners: true, notes };
}
const allRow = valibot_dist/* object */.Ikc({ all: valibot_dist/* boolean */.zMY() });
/** Whether everything can be given to these roles, all of which are there. */
async function mayActAs(session, owners) {
    const right = (await (0,postgres.serverMajorOf)(session)) >= SET_OPTION_SINCE ? 'SET' : 'MEMBER';
    const { all } = await session.one(allRow, `SELECT coalesce(bool_and(pg_catalog.pg_has_role(current_user, r.oid, $2)), false) AND count(*) = cardinality($1::text[]) AS all
     FROM pg_catalog.pg_roles r WHERE r.rolname = ANY ($1::text[])`, [[...owners], right]);
    return all;
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
    const until = role.valid_until === null ? [] : [`VALID UNTIL ${(0,postgres.quoteLiteral)(role.valid_until)}`];
    return ['NOLOGIN', ...words, `CONNECTION LIMIT ${role.connection_limit}`, ...until].join(' ');
}
//# sourceMappingURL=roles.js.map
;// CONCATENATED MODULE: ./build/packages/drill/put-into.js











/** The one database of the set, or the one that is called like the target. @throws UserError */
function databaseFor(databases, target) {
    const dumped = databases.filter((database) => database.dump !== undefined);
    const found = dumped.length === 1 ? dumped[0] : dumped.find((database) => database.name === target);
    if (found !== undefined)
        return found;
    throw new packages_verdict/* UserError */.yo(`The set holds ${dumped.map((database) => database.name).join(', ') || 'no database'}, none called ${target}`, {
        remedy: 'Name the target database like the one to restore',
    });
}
/** Bring a database's dump to this machine, every digest of the set compared on the way; `refused` says why nothing may be restored of it. */
async function fetchFor({ state, manifest }, database, { workFolder }) {
    const fetched = await state.timer.measure('fetch', () => fetchSet(state.set, manifest, [database], workFolder, state.ports));
    state.checks.push(...fetched.checks);
    const [local] = fetched.dumps;
    if (local !== undefined && fetched.checks.every((check) => check.verdict === 'proven'))
        return local;
    return { refused: whyNotRestored(fetched.checks) };
}
/** The program that restores a dump. */
function findRestorer({ state, authenticated }, { dump }, { programs }) {
    return state.timer.measure('programs', () => programs.find({
        need: dump.format === 'plain' ? ['psql'] : ['pg_restore'],
        major: { atLeast: majorOf(dump.client_version) },
        refuseHoles: !authenticated,
    }));
}
/** Restore, as the connecting user and with everything that the dump holds. */
async function putInto(put, options) {
    const { state, local, to, version, programs } = put;
    const { ports, timer, checks } = state;
    ports.log.info(`Restoring ${local.database.name} into ${(0,postgres.describe)(to)} (PostgreSQL ${version.text}) with pg_restore ${programs.version.text}`);
    const roles = await makeRoles(put, ports);
    const messages = await timer.measure('restore', () => restoreDump(put, options, roles));
    checks.push(messagesCheck(local.database.name, messages));
    await timer.measure('analyze', () => analyse(to, ports));
    return { notes: [...programs.warnings, ...roles.notes], keptOwners: roles.keepOwners };
}
/** Compare what was restored, value by value. */
async function compareWith({ state, local, to, version }, { jobs }) {
    const compared = await state.timer.measure('compare', () => compareRestored({
        ...{ local, restored: to, restoredMajor: version.major, ports: state.ports },
        ...{ jobs, showValues: false },
    }));
    state.checks.push(...compared.checks);
    return compared;
}
async function makeRoles({ local, to }, ports) {
    const session = await (0,postgres.connect)(to, { signal: ports.signal });
    try {
        return await createMissingRoles(session, readInventory(local.database), await ownersIn(local));
    }
    finally {
        await session.close();
    }
}
/** To whom things belong in an archive; undefined for a plain script, which nobody reads for it. */
async function ownersIn({ dump, path }) {
    if (dump.format === 'plain')
        return undefined;
    const { entries } = await (0,dump_format/* readTocFile */.$E)(path);
    return new Set(entries.map(({ owner }) => owner).filter((owner) => owner !== ''));
}
async function restoreDump({ state: { ports }, local, to, programs }, { jobs, workFolder }, roles) {
    const secret = await (0,postgres.credentials)(to, workFolder);
    try {
        const call = { programs, env: secret.env, database: to.database, log: ports.log, signal: ports.signal };
        if (local.dump.format === 'plain') {
            return await (0,postgres.restoreScript)(call, (0,postgres.withoutRestrictLines)((0,external_node_fs_.createReadStream)(local.path, { highWaterMark: 1 << 20 })));
        }
        await completeArchive(local);
        const without = roles.keepOwners ? [] : ['owner', 'privileges'];
        return await (0,postgres.restoreArchive)({ ...call, archive: local.path, jobs, scratch: workFolder, without });
    }
    finally {
        await secret.remove();
    }
}
//# sourceMappingURL=put-into.js.map
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
    const { state, manifest } = opened;
    const database = databaseFor(manifest.databases, options.to.database);
    const { version, held } = await inspect(options, ports);
    const local = await fetchFor(opened, database, options);
    if ('refused' in local)
        return stopped(state, local.refused);
    const programs = await findRestorer(opened, local, options);
    if (options.recreate && held)
        await (0,postgres.dropAndRecreate)(options.to, { signal: ports.signal });
    const put = { state, local, to: options.to, version, programs };
    const { notes } = await putInto(put, options);
    const compared = await compareWith(put, options);
    return {
        ...summary(state, compared.relations, compared.reach),
        targetVersion: version.text,
        notes: [...notes, ...compared.notes],
        restored: undefined,
    };
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
//# sourceMappingURL=recover.js.map
;// CONCATENATED MODULE: ./build/packages/drill/beside-name.js

/** Longest name that PostgreSQL keeps whole, in bytes (NAMEDATALEN - 1); what is longer it cuts without a word. */
const MAX_NAME_BYTES = 63;
/** A database beside another: `app_before_20261120_030000`, in UTC. */
function besideName(database, kind, at) {
    const iso = at.toISOString();
    const stamp = `${iso.slice(0, 10).replaceAll('-', '')}_${iso.slice(11, 19).replaceAll(':', '')}`;
    return `${stemOf(database, kind)}${stamp}`;
}
/** Whether a database's name says that it was this one's before. */
function saysBefore(name, database) {
    const stem = stemOf(database, 'before');
    return name.startsWith(stem) && /^\d{8}_\d{6}$/.test(name.slice(stem.length));
}
const STAMP_BYTES = 15;
/** Hexadecimal digits that tell a name from others which begin as it does. */
const TELLING_DIGITS = 8;
/** What stands before the time: the database's name, or as much of it as there is room for, with digits that no other name has. */
function stemOf(database, kind) {
    const room = MAX_NAME_BYTES - STAMP_BYTES - `_${kind}_`.length;
    if (Buffer.byteLength(database) <= room)
        return `${database}_${kind}_`;
    const digits = (0,external_node_crypto_.createHash)('sha256').update(database).digest('hex').slice(0, TELLING_DIGITS);
    let stem = '';
    for (const character of database) {
        if (Buffer.byteLength(stem + character) > room - TELLING_DIGITS - 1)
            break;
        stem += character;
    }
    return `${stem}_${digits}_${kind}_`;
}
//# sourceMappingURL=beside-name.js.map
;// CONCATENATED MODULE: ./build/packages/drill/occupied.js


/**
 * Look at a target, changing nothing.
 *
 * @param confirmed its name, as whoever starts this typed it
 * @param nonEmpty whether it may hold something
 * @throws UserError where it is another than was typed, holds what it may not, or cannot be replaced by this user
 */
async function lookAt(to, { confirmed, nonEmpty }, { signal, log }) {
    const session = await (0,postgres.connect)(to, { signal });
    try {
        const server = await (0,postgres.inspectServer)(session);
        const occupant = await (0,postgres.inspectOccupant)(session);
        if (occupant.name !== confirmed) {
            throw new packages_verdict/* UserError */.yo(`'${confirmed}' was typed, and the target is the database '${occupant.name}'`, {
                remedy: 'Check the connection; where it is the right one, type the name of its database',
                where: (0,postgres.describe)(to),
            });
        }
        (0,postgres.refusePooler)(server, session);
        refuseUnfit(occupant, server, to);
        const held = await (0,postgres.inspectTarget)(session);
        if (!nonEmpty)
            (0,postgres.refuseNonEmpty)(held, to, 'Name an empty database; or set `unsafe-non-empty-target`, and this one is backed up and set aside');
        await reachMaintenance(to, signal);
        const sessions = occupant.sessions.map(({ who, count }) => `${count} of ${who}`).join(', ');
        log.info(`${(0,postgres.describe)(to)} is ${held.length === 0 ? 'empty' : 'not empty'}, ${(0,packages_verdict/* formatBytes */.z3)(occupant.sizeBytes)}; sessions that will be ended: ${sessions === '' ? 'none' : sessions}`);
        return { version: server.version, occupant, empty: held.length === 0 };
    }
    finally {
        await session.close();
    }
}
/** @throws UserError for what cannot be renamed, or not by this user */
function refuseUnfit(occupant, { standby }, to) {
    const where = (0,postgres.describe)(to);
    if (standby)
        throw new packages_verdict/* UserError */.yo('The target is a standby, which takes no writes', {
            remedy: 'Name its primary',
            where,
        });
    if (occupant.template)
        throw new packages_verdict/* UserError */.yo(`${occupant.name} is a template of other databases`, {
            remedy: 'Name a database of your own',
            where,
        });
    if (occupant.owned && occupant.mayCreate)
        return;
    throw new packages_verdict/* UserError */.yo(`${to.user} may not ${occupant.owned ? 'create databases' : `rename ${occupant.name}`}, which a recovery beside it needs`, {
        remedy: `Connect as its owner with CREATEDB, or as a superuser; where there is none, \`backproof restore\` fills an empty database`,
        where,
    });
}
/** The third database that renames need can be reached. @throws UserError */
async function reachMaintenance(to, signal) {
    const session = await (0,postgres.connect)((0,postgres.maintenanceOf)(to), { signal });
    await session.close();
}
//# sourceMappingURL=occupied.js.map
;// CONCATENATED MODULE: ./build/packages/drill/standing.js

/** The same error, with how the target stands: what whoever reads it at night asks first. */
function standingTold(error, standing, { log, signal }) {
    // Of a run that was told to end, its reason is told in place of this error.
    if (!(error instanceof packages_verdict/* UserError */.yo) || signal.aborted)
        log.warning(`${standing}.`);
    if (!(error instanceof packages_verdict/* UserError */.yo))
        return error;
    const remedy = error.remedy === undefined ? standing : `${standing}. ${error.remedy}`;
    return new packages_verdict/* OperationFailed */.FH(error.message, {
        remedy,
        cause: error,
        ...(error.where === undefined ? {} : { where: error.where }),
    });
}
//# sourceMappingURL=standing.js.map
;// CONCATENATED MODULE: ./build/packages/drill/swap-checked.js


/** Cleaning up goes on where the run itself was told to end. */
const CLEANUP_MS = 30_000;
/** Remove what we began. @returns what became of it, in words */
async function dropBegun(incoming, to) {
    try {
        // The run's own signal may be what ended it.
        await inMaintenance(to, AbortSignal.timeout(CLEANUP_MS), (session) => (0,postgres.dropDatabase)(session, incoming));
        return `what was begun beside it was dropped`;
    }
    catch (error) {
        return `what was begun beside it could not be dropped (${(0,packages_verdict/* lineOf */.cA)(error)}): drop the database ${incoming}`;
    }
}
/** It is not known how the target stands: the answer was lost and nobody can be asked, or somebody else renamed databases as well. */
class StandingUnknown extends packages_verdict/* OperationFailed */.FH {
}
/**
 * Swap two databases, and see by their numbers that it was done: an answer that was lost says nothing.
 *
 * @param oid of the one that is to be set aside
 * @throws UserError where it was not done
 */
async function swapChecked(swap, oid, to, { signal }) {
    const failed = await (0,postgres.swapDatabases)((0,postgres.maintenanceOf)(to), swap, { signal }).then(() => undefined, (error) => ({ error }));
    const now = await oidsNow(swap, to);
    if (now.get(swap.aside) === oid && now.has(swap.name) && !now.has(swap.incoming))
        return;
    if (failed !== undefined)
        throw failed.error;
    throw new StandingUnknown(`Somebody else renamed databases while ${swap.incoming} took a place`, {
        remedy: `Look at what ${swap.name}, ${swap.incoming} and ${swap.aside} are now`,
    });
}
async function oidsNow({ name, incoming, aside }, to) {
    try {
        return await inMaintenance(to, AbortSignal.timeout(CLEANUP_MS), (session) => (0,postgres.oidsOf)(session, [name, incoming, aside]));
    }
    catch (error) {
        throw new StandingUnknown(`Whether ${incoming} took the place of ${name} is not known: ${(0,packages_verdict/* lineOf */.cA)(error)}`, {
            remedy: `Where the server has a database ${aside}, it did; where it has ${incoming}, it did not, and ${name} is as it was`,
            cause: error,
        });
    }
}
/** Work in another database of the same server. */
async function inMaintenance(to, signal, work) {
    const session = await (0,postgres.connect)((0,postgres.maintenanceOf)(to), { signal });
    try {
        return await work(session);
    }
    finally {
        await session.close();
    }
}
//# sourceMappingURL=swap-checked.js.map
;// CONCATENATED MODULE: ./build/packages/drill/restore-beside.js





/** Restore into a new database beside the target, compare there, and give it what the target has of its own. What breaks off is removed. */
async function restoreBeside(opened, ready, swap, options, ports) {
    const { state } = opened;
    const { set, checks } = state;
    const put = {
        ...{ state, local: ready.local, programs: ready.programs, version: ready.place.version },
        to: (0,postgres.withDatabase)(options.to, swap.incoming),
    };
    let step = 'restored';
    try {
        await inMaintenance(options.to, ports.signal, (session) => (0,postgres.createTwin)(session, swap.name, swap.incoming));
        const { notes, keptOwners } = await putInto(put, options);
        await options.onStep({ step, outcome: 'done', set });
        step = 'compared';
        const compared = await compareWith(put, options);
        checks.push(restore_beside_ownersCheck(keptOwners, options.to), await settledCheck(swap, options.to, ports));
        await options.onStep({ step, outcome: (0,packages_verdict/* conclude */.Ep)(checks, compared.reach).verdict, set });
        return { compared, notes: [...notes, ...compared.notes] };
    }
    catch (error) {
        await options.onStep({ step, outcome: 'failed', set });
        throw standingTold(error, `${swap.name} is as it was; ${await dropBegun(swap.incoming, options.to)}`, ports);
    }
}
/** An application that finds its tables somebody else's cannot read them. */
function restore_beside_ownersCheck(kept, to) {
    const parts = { id: 'recovery.owners', expected: 'owners and privileges as they were dumped' };
    if (kept)
        return (0,packages_verdict/* decided */.rc)(true, { ...parts, found: 'restored' });
    return (0,packages_verdict/* notRun */.nE)({
        ...parts,
        found: `everything belongs to ${to.user}, who may not give it to others: applications under other roles cannot read it until somebody grants that`,
    });
}
async function settledCheck(swap, to, ports) {
    const missed = await inMaintenance(to, ports.signal, (session) => (0,postgres.settleLike)(session, swap.name, swap.incoming));
    const parts = {
        id: 'recovery.settings',
        expected: `privileges, comment, limit and settings of ${swap.name} on the database that takes its place`,
    };
    return missed.length === 0
        ? (0,packages_verdict/* decided */.rc)(true, { ...parts, found: 'the same' })
        : (0,packages_verdict/* notRun */.nE)({ ...parts, found: `not given: ${missed.join('; ')}` });
}
//# sourceMappingURL=restore-beside.js.map
;// CONCATENATED MODULE: ./build/packages/drill/replace.js








/**
 * Put a set into the place of a real database, with a way back: it is restored into a new database beside it, compared there, and
 * only what is proven takes the other's name, in one transaction that sets the other aside. Until then nothing of the target changes.
 *
 * @throws UserError where it is refused, or breaks off; the remedy tells how the target stands
 */
async function replaceDatabase(options, ports) {
    const opened = await openSet(options, ports);
    const { set } = opened.state;
    await options.onStep({ step: 'started', outcome: 'done', set });
    let ready;
    try {
        ready = 'refused' in opened ? opened : await prepare(opened, options, ports);
    }
    catch (error) {
        await options.onStep({ step: 'refused', outcome: 'failed', set });
        throw standingTold(error, `${options.to.database} was not touched`, ports);
    }
    if ('refused' in ready || 'refused' in opened) {
        await options.onStep({ step: 'refused', outcome: 'failed', set });
        const why = 'refused' in ready ? ready.refused : '';
        return { ...stopped(opened.state, why), ...NOTHING_DONE };
    }
    const backup = await backUpFirst(opened, ready.place, options, ports);
    const replaced = await replace(opened, ready, options, ports);
    return { ...replaced, place: ready.place, backup };
}
const NOTHING_DONE = { place: undefined, backup: undefined, setAside: undefined, beside: undefined };
/** Everything that can be refused is, before anything is written anywhere. */
async function prepare(opened, options, ports) {
    const place = await lookAt(options.to, options, ports);
    const database = databaseFor(opened.manifest.databases, place.occupant.name);
    const local = await fetchFor(opened, database, options);
    if ('refused' in local)
        return local;
    return { place, local, programs: await findRestorer(opened, local, options) };
}
async function backUpFirst({ state: { set, timer, checks } }, { empty, occupant }, { backUp, onStep }, ports) {
    if (empty)
        return undefined;
    const step = { step: 'target-backed-up', set };
    if (backUp === undefined) {
        await onStep({ ...step, outcome: 'skipped' });
        return undefined;
    }
    let backup;
    try {
        backup = await timer.measure('backup of the target', () => backUp(occupant.name, set));
    }
    catch (error) {
        await onStep({ ...step, outcome: 'failed' });
        throw standingTold(error, `${occupant.name} was not touched: without a backup of it that reads back, nothing takes its place`, ports);
    }
    checks.push(backup.check);
    await onStep({ ...step, outcome: backup.check.verdict, backup });
    if (backup.check.verdict === 'proven')
        return backup;
    throw new packages_verdict/* OperationFailed */.FH(`The backup of ${occupant.name} that was taken first is not intact: ${backup.check.found}`, {
        remedy: `${occupant.name} was not touched. Look at the store, and run it again`,
        where: `${backup.name}/${backup.id}`,
    });
}
async function replace(opened, ready, options, ports) {
    const { state } = opened;
    const { name } = ready.place.occupant;
    const now = ports.clock.now();
    const swap = {
        name,
        incoming: besideName(name, 'recovering', now),
        aside: besideName(name, 'before', now),
    };
    const { compared, notes } = await restoreBeside(opened, ready, swap, options, ports);
    const ended = () => ({
        ...summary(state, compared.relations, compared.reach),
        ...{ targetVersion: ready.place.version.text, notes, restored: undefined },
    });
    if (!mayTakePlace(state.checks, compared.reach, options)) {
        state.checks.push((0,packages_verdict/* notRun */.nE)({
            ...SWAPPED,
            found: `not tried: what was restored is not proven; it stands as ${swap.incoming}`,
        }));
        return { ...ended(), setAside: undefined, beside: swap.incoming };
    }
    state.checks.push(await state.timer.measure('swap', () => takePlace(swap, ready.place, options, ports, state.set)));
    return { ...ended(), setAside: swap.aside, beside: undefined };
}
const SWAPPED = { id: 'recovery.swapped', expected: 'the restored database in the place of the other' };
function mayTakePlace(checks, reach, { allowUnproven }) {
    const { verdict } = (0,packages_verdict/* conclude */.Ep)(checks, reach);
    return verdict === 'proven' || (verdict === 'unproven' && allowUnproven);
}
async function takePlace(swap, { occupant }, options, ports, set) {
    try {
        await swapChecked(swap, occupant.oid, options.to, ports);
    }
    catch (error) {
        await options.onStep({ step: 'swapped', outcome: 'failed', set });
        if (error instanceof StandingUnknown)
            throw error;
        throw standingTold(error, `${swap.name} is as it was; the restored and compared database stands as ${swap.incoming}`, ports);
    }
    // Should the run end before its summary, the way back stands here.
    ports.log.info(`${swap.name} is what was restored since now; what was there is ${swap.aside}`);
    await options.onStep({ step: 'swapped', outcome: 'done', set });
    return (0,packages_verdict/* decided */.rc)(true, { ...SWAPPED, found: `the database that was there is ${swap.aside} now` });
}
//# sourceMappingURL=replace.js.map
;// CONCATENATED MODULE: ./build/packages/drill/go-back.js






/**
 * Undo a recovery: the database that it set aside gets its name back, and the restored one is set aside in turn, so that this too
 * has a way back.
 *
 * @throws UserError where it is refused, or does not work; the remedy tells how the target stands
 */
async function goBack({ to, confirmed, backTo }, ports) {
    const started = performance.now();
    if (!saysBefore(backTo, confirmed)) {
        throw new packages_verdict/* UserError */.yo(`'${backTo}' is no database that a recovery of ${confirmed} set aside`, {
            remedy: `Name one such as ${besideName(confirmed, 'before', ports.clock.now())}: \`psql -l\` lists them, and the receipt of the recovery names it`,
        });
    }
    const { occupant } = await lookAt(to, { confirmed, nonEmpty: true }, ports);
    await refuseAbsent(to, backTo, ports);
    const aside = besideName(occupant.name, 'before', ports.clock.now());
    const swap = { name: occupant.name, incoming: backTo, aside };
    try {
        await swapChecked(swap, occupant.oid, to, ports);
    }
    catch (error) {
        if (error instanceof StandingUnknown)
            throw error;
        throw standingTold(error, `${occupant.name} is as it was`, ports);
    }
    const check = (0,packages_verdict/* decided */.rc)(true, {
        id: 'recovery.undone',
        expected: `${backTo} under its own name`,
        found: `it is ${occupant.name} again; what was there until now is ${aside}`,
    });
    return { check, seconds: (performance.now() - started) / 1000, setAside: aside };
}
async function refuseAbsent(to, backTo, { signal }) {
    const there = await inMaintenance(to, signal, (session) => (0,postgres.oidsOf)(session, [backTo]));
    if (there.has(backTo))
        return;
    throw new packages_verdict/* UserError */.yo(`The server has no database ${backTo}`, {
        remedy: 'Somebody dropped or renamed it; recover the backup of the target that was taken first instead (`docs/recovery.md`)',
    });
}
//# sourceMappingURL=go-back.js.map
// EXTERNAL MODULE: ./build/packages/provenance/index.js + 13 modules
var provenance = __webpack_require__(65828);
;// CONCATENATED MODULE: ./build/packages/drill/receipt.js

/** Write down beside the set what a drill or a recovery of it came to. A store that takes no receipt costs it nothing. */
async function leaveReceipt(result, options, ports) {
    const { kind, signer, recovery } = options;
    const predicate = {
        ...predicateOf(result, options, ports.clock.now()),
        ...(recovery === undefined ? {} : { recovery }),
    };
    return (0,provenance.leftReceipt)(kind, () => (0,provenance.writeReceipt)(result.set, { kind, predicate }, signer));
}
function predicateOf(result, options, finishedAt) {
    const { manifest, targetVersion, rpoSeconds, worstLossSeconds } = result;
    return {
        ...(0,provenance.commonParts)({ ...result, ...options, finishedAt }),
        source: (0,provenance.sourceOf)(manifest),
        ...(targetVersion === undefined ? {} : { target: { server_version: targetVersion } }),
        rto: {
            seconds: result.rtoSeconds,
            phases: result.phases.map(({ name, seconds }) => ({ name, seconds })),
        },
        ...(rpoSeconds === undefined
            ? {}
            : {
                rpo: {
                    seconds: rpoSeconds,
                    measured: 'from the earliest snapshot in the set to the end of the drill',
                    ...(worstLossSeconds === undefined ? {} : { worst_of_seven_days_seconds: worstLossSeconds }),
                },
            }),
    };
}
//# sourceMappingURL=receipt.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-side.js
/** Whether a relation has rows of its own in a dump. */
function hasRows(evidence) {
    return evidence === 'compare' || evidence === 'extension configuration';
}
//# sourceMappingURL=diff-side.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-content.js






/** Compare what two sides hold: rows, large objects, sequences. */
function compareSides(source, there, context) {
    const { where, words } = context;
    const expected = source.relations.flatMap((relation) => {
        const { name, evidence, movesWithin, content } = relation;
        if (!hasRows(evidence))
            return [];
        const known = content ?? { reason: 'it was not read' };
        return [
            {
                ...{ name, movesWithin, evidence: context.dumpAgainstDatabase ? evidence : 'compare' },
                ...('fingerprint' in known ? { fingerprint: known.fingerprint } : { reason: known.reason }),
            },
        ];
    });
    const found = new Map(there.relations.map((relation) => [relation.name, { copied: relation.content ?? diff_content_without(relation) }]));
    const content = compareContent(where, expected, found, false, words);
    const reordered = content.relations.filter((relation) => relation.reordered).map(({ name }) => name);
    return {
        relations: diff_content_rowsOf(where, source, there, content.relations),
        checks: [
            // A source's own hash is not part of this comparison.
            ...content.checks.filter(({ id }) => id !== 'equal.source'),
            ...strangers(source, there, words),
            ...largeObjects(source, there, context),
            ...diff_content_sequences(source, there, context),
        ],
        notes: reordered.length === 0
            ? []
            : [
                `${(0,packages_verdict/* formatCount */.B4)(reordered.length, 'table')} with the same rows in another order: ${some(reordered)}`,
            ],
    };
}
function diff_content_without({ evidence, reason }) {
    return { reason: reason ?? `the other side has it without rows of its own: ${evidence}` };
}
/** Tables of the second side alone. */
function strangers(source, there, words) {
    const known = new Set(source.relations.map(({ name }) => name));
    return there.relations
        .filter(({ name, evidence }) => hasRows(evidence) && !known.has(name))
        .map(({ name, content }) => (0,packages_verdict/* decided */.rc)(false, {
        id: 'equal.rows',
        expected: `no such table, as in ${words.source}`,
        found: content !== undefined && 'fingerprint' in content
            ? `${(0,packages_verdict/* formatCount */.B4)(content.fingerprint.rows, 'row')}, only in ${words.there}`
            : `only in ${words.there}`,
        where: name,
    }));
}
function largeObjects(source, there, context) {
    const { where, words, partial } = context;
    if (source.largeObjects === undefined || there.largeObjects === undefined) {
        const missing = source.largeObjects === undefined ? words.source : words.there;
        return [
            (0,packages_verdict/* notRun */.nE)({
                id: 'equal.large-objects',
                expected: `every large object ${words.same}`,
                found: `not compared: ${missing} does not tell what they hold`,
                where,
            }),
        ];
    }
    const unread = source.largeObjects.flatMap((object) => ('reason' in object ? [object.oid] : []));
    const left = new Set(source.largeObjects.map(({ oid }) => oid));
    const right = new Set(there.largeObjects.map(({ oid }) => oid));
    const expected = source.largeObjects.flatMap((object) => 'reason' in object || (partial.there && !right.has(object.oid)) ? [] : [object]);
    const found = there.largeObjects.filter(({ oid }) => !unread.includes(oid) && !(partial.source && !left.has(oid)));
    return [
        ...compareLargeObjects(where, expected, found, words),
        ...unreadable('equal.large-objects', unread.map(String), context),
    ];
}
function diff_content_sequences(source, there, context) {
    const { where, words } = context;
    if (source.sequences === undefined || there.sequences === undefined) {
        const missing = source.sequences === undefined ? words.source : words.there;
        const found = `not compared: ${missing} is plain SQL, which has no table of contents`;
        return [(0,packages_verdict/* notRun */.nE)({ id: 'equal.sequences', expected: words.sequences, found, where })];
    }
    const names = new Set(there.sequences.map(({ schema, name }) => `${schema}\u0000${name}`));
    const expected = source.sequences.flatMap((one) => 'reason' in one || (context.partial.there && !names.has(`${one.schema}\u0000${one.name}`)) ? [] : [one]);
    const unread = source.sequences.flatMap((one) => ('reason' in one ? [`${one.schema}.${one.name}`] : []));
    return [
        ...compareSequences(where, expected, there.sequences, words),
        ...unreadable('equal.sequences', unread, context),
    ];
}
function unreadable(id, names, { where, words }) {
    if (names.length === 0)
        return [];
    const found = `could not be read in ${words.source}: ${some(names)}`;
    return [(0,packages_verdict/* notRun */.nE)({ id, expected: `readable in ${words.source}`, found, where })];
}
/** Every relation of either side, with what it came to. */
function diff_content_rowsOf(database, source, there, equality) {
    const results = new Map(equality.map((result) => [result.name, result]));
    const others = new Map(there.relations.map((relation) => [relation.name, relation]));
    const known = new Set(source.relations.map(({ name }) => name));
    const trees = new Set(source.relations.flatMap(({ movesWithin }) => movesWithin ?? []));
    const listed = source.relations.map((relation) => {
        const { name, evidence, movesWithin } = relation;
        const counts = {
            expectedRows: countOf(relation),
            foundRows: countOf(others.get(name)),
        };
        const base = { database, name, evidence, ...counts };
        if (movesWithin !== undefined)
            return { ...base, verdict: 'proven', note: `compared as part of ${movesWithin}` };
        const result = results.get(name);
        if (result === undefined)
            return { ...base, verdict: 'proven', note: relation.reason };
        return { ...base, verdict: result.verdict, note: result.note };
    });
    const together = [...trees].flatMap((root) => {
        const result = results.get(root);
        if (result === undefined)
            return [];
        const leaves = source.relations.filter(({ movesWithin }) => movesWithin === root);
        return [
            {
                ...{ database, name: treeRowName(root), evidence: 'sum of leaves' },
                expectedRows: total(leaves),
                foundRows: total(leaves.map(({ name }) => others.get(name))),
                ...{ verdict: result.verdict, note: result.note },
            },
        ];
    });
    const extra = there.relations.flatMap((relation) => known.has(relation.name) || !hasRows(relation.evidence)
        ? []
        : [
            {
                ...{ database, name: relation.name, evidence: relation.evidence, expectedRows: undefined },
                ...{ foundRows: countOf(relation), verdict: 'failed', note: 'only on the other side' },
            },
        ]);
    return [...listed, ...together, ...extra];
}
function countOf(relation) {
    const content = relation?.content;
    return content !== undefined && 'fingerprint' in content ? content.fingerprint.rows : undefined;
}
function total(relations) {
    const counts = relations.map(countOf);
    return counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0);
}
//# sourceMappingURL=diff-content.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-live.js






/** Open a database in one exported snapshot; nothing in it is changed. @param jobs tables that are read at once */
async function openLive(connection, place, jobs, ports) {
    const sessions = [];
    const close = async () => {
        await Promise.all(sessions.map((session) => session.close()));
    };
    try {
        const first = await (0,postgres.connect)(connection, { signal: ports.signal });
        sessions.push(first);
        const server = await (0,postgres.inspectServer)(first);
        const snapshot = await (0,postgres.exportSnapshot)(first);
        while (sessions.length < jobs) {
            const session = await (0,postgres.connect)(connection, { signal: ports.signal });
            sessions.push(session);
            await (0,postgres.importSnapshot)(session, snapshot);
        }
        const others = sessions.slice(1);
        return {
            place,
            kind: 'database',
            label: `the ${place} database`,
            title: (0,postgres.describe)(connection),
            database: connection.database,
            version: server.version.text,
            snapshotAt: snapshot.at,
            connection,
            major: server.version.major,
            standby: server.standby,
            snapshot: snapshot.id,
            sessions: [first, ...others],
            tables: await (0,postgres.listCopyTables)(first),
            inventory: await (0,postgres.takeInventory)(first, server.version.major),
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** How a database writes its own lines. */
function styleOf({ inventory, tables }) {
    return {
        encoding: inventory.database.encoding,
        lcMonetary: monetaryLocale(inventory),
        columns: new Map(tables.map(({ schema, table, columns }) => [(0,dump_format/* tableKey */.ih)(schema, table), columns])),
    };
}
/** Everything that a database holds, its lines written as `style` has them. */
async function contentOf(side, style, ports) {
    const [first] = side.sessions;
    const relations = await (0,postgres.listRelations)(first, side.standby);
    const held = new Set(relations.filter(({ evidence }) => hasRows(evidence)).map(({ schema, table }) => (0,dump_format/* tableKey */.ih)(schema, table)));
    const tables = inOrder(side.tables.filter(({ schema, table }) => held.has((0,dump_format/* tableKey */.ih)(schema, table))), style.columns);
    const results = await (0,postgres.fingerprintTables)(side.sessions, tables, {
        encoding: style.encoding,
        lcMonetary: style.lcMonetary,
        onProgress: ({ tables: items, bytes }) => {
            ports.progress({ phase: 'compare', items, totalItems: tables.length, bytes, current: side.label });
        },
    });
    const found = new Map(tables.map(({ schema, table }, at) => [(0,dump_format/* tableKey */.ih)(schema, table), results[at] ?? { reason: 'not read' }]));
    return {
        relations: relations.map(({ schema, table, name, evidence, movesWithin, reason }) => ({
            ...{ name, evidence, movesWithin: movesWithin ?? undefined, reason: reason ?? undefined },
            content: found.get((0,dump_format/* tableKey */.ih)(schema, table)),
        })),
        largeObjects: await (0,postgres.fingerprintLargeObjects)(first, (items) => {
            ports.progress({ phase: 'compare', items, current: `large objects of ${side.label}` });
        }),
        sequences: await (0,postgres.readSequences)(first),
    };
}
/** Tables with their columns in another order of the same columns; where the columns are not the same, nor are the rows. */
function inOrder(tables, columns) {
    return tables.map((table) => {
        const order = columns.get((0,dump_format/* tableKey */.ih)(table.schema, table.table)) ?? [];
        const same = order.length === table.columns.length && order.every((name) => table.columns.includes(name));
        return same ? { ...table, columns: order } : table;
    });
}
/** The definitions of a database, in its snapshot. @param scratch a private folder */
async function diff_live_tocOf(side, dumper, scratch, ports) {
    if ('reason' in dumper)
        return { toc: undefined, reason: dumper.reason };
    const { snapshot } = side;
    const secret = await (0,postgres.credentials)(side.connection, scratch);
    try {
        const call = { programs: dumper, env: secret.env, snapshot, log: ports.log, signal: ports.signal };
        return { toc: await (0,postgres.dumpSchema)(call) };
    }
    catch (error) {
        if (error instanceof process/* ProgramFailed */.Oh)
            return { toc: undefined, reason: (0,packages_verdict/* messageOf */.bD)(error) };
        throw error;
    }
    finally {
        await secret.remove();
    }
}
//# sourceMappingURL=diff-live.js.map
;// CONCATENATED MODULE: ./build/packages/drill/archive-fingerprints.js




const PIECE = 256 * 1024;
/**
 * Fingerprint an archive on this machine by decoding all of it, for a set whose manifest holds no fingerprints.
 *
 * @throws ArchiveError where it is damaged
 */
async function fingerprintArchive(path, toc) {
    const sink = new dump_format/* FingerprintSink */.I$();
    if (toc.header.format === 'directory') {
        await readFolder(path, toc, sink);
        return sink;
    }
    const reader = new dump_format/* CustomArchiveReader */.ND({ decode: true, sink });
    await feed(path, reader);
    await reader.end();
    return sink;
}
async function readFolder(path, toc, sink) {
    const pending = [...(0,dump_format/* directoryFiles */.pb)(toc)];
    for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
        if (file.kind === 'toc')
            continue;
        if (file.kind === 'large-object-list') {
            pending.push(...(0,dump_format/* largeObjectFiles */.Ao)(toc, (0,dump_format/* parseLargeObjectList */.OO)(await (0,promises_.readFile)((0,external_node_path_.join)(path, file.name)))));
            continue;
        }
        const reader = new dump_format/* DataFileReader */.IB({ compression: (0,dump_format/* dataFileCompression */.L2)(file.name), file, sink });
        try {
            await feed((0,external_node_path_.join)(path, file.name), reader);
            await reader.end();
        }
        catch (error) {
            reader.destroy();
            throw error;
        }
    }
}
async function feed(path, reader) {
    for await (const part of (0,external_node_fs_.createReadStream)(path, { highWaterMark: PIECE })) {
        if (!Buffer.isBuffer(part))
            throw new TypeError('a file was not read as bytes');
        await reader.write(part);
    }
}
//# sourceMappingURL=archive-fingerprints.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-set.js











/**
 * Bring the dump of one database of a set to this machine, after its manifest and with every hash compared.
 *
 * @param database its name; '' where the set holds only one
 * @param folder private to the run
 */
async function openSetSide(choice, database, place, folder, ports) {
    const opened = await openSet(choice, ports);
    if ('refused' in opened)
        return { checks: opened.state.checks, side: undefined };
    const { manifest, state } = opened;
    const one = chosen(manifest, database);
    const scratch = (0,external_node_path_.join)(folder, place);
    await (0,promises_.mkdir)(scratch, { recursive: true, mode: 0o700 });
    const { checks: hashes, dumps } = await fetchSet(state.set, manifest, [one], scratch, ports);
    const checks = [...state.checks, ...hashes];
    const [local] = dumps;
    if (local === undefined || hashes.some(({ verdict }) => verdict !== 'proven'))
        return { checks, side: undefined };
    const side = {
        place,
        kind: 'set',
        label: `the ${place} set`,
        title: `${state.set.name}/${state.set.id}`,
        database: one.name,
        version: one.server_version,
        snapshotAt: one.snapshot_at,
        local,
        toc: local.dump.format === 'plain' ? undefined : await (0,dump_format/* readTocFile */.$E)(local.path),
        major: majorOf(one.server_version),
        inventory: readInventory(one),
        filtered: (local.dump.filters ?? []).length > 0,
    };
    return { checks, side };
}
function chosen(manifest, name) {
    const dumped = manifest.databases.filter(({ dump }) => dump !== undefined);
    const names = dumped.map((database) => database.name).join(', ');
    const fitting = name === '' ? dumped : dumped.filter((database) => database.name === name);
    const [one, ...others] = fitting;
    if (one !== undefined && others.length === 0)
        return one;
    if (dumped.length === 0)
        throw new packages_verdict/* UserError */.yo('The set holds no database dump', { remedy: 'Take another set' });
    throw new packages_verdict/* UserError */.yo(name === '' ? `The set holds ${dumped.length} databases` : `The set holds no database ${name}`, { remedy: `Set \`database\` to one of ${names}` });
}
/** How a set's lines are written. */
function styleOfSet({ inventory, toc }) {
    const columns = (toc?.entries ?? [])
        .filter(({ desc, copyStatement }) => desc === 'TABLE DATA' && copyStatement !== '')
        .map((entry) => [(0,dump_format/* tableKey */.ih)(entry.namespace, entry.tag), (0,dump_format/* copyColumns */.bk)(entry)]);
    return {
        encoding: inventory.database.encoding,
        lcMonetary: monetaryLocale(inventory),
        columns: new Map(columns),
    };
}
/** Everything that a set's archive holds: by its manifest, or where that does not say, by decoding it. */
async function contentOfSet({ local, toc }) {
    const { database } = local;
    const decoded = await decodedOf(local, toc);
    const content = (relation) => {
        const { fingerprint = decoded.sink?.tables.get((0,dump_format/* tableKey */.ih)(relation.schema, relation.table)) } = relation;
        if (fingerprint !== undefined)
            return { fingerprint };
        return { reason: relation.reason ?? decoded.reason ?? 'the set holds no fingerprint of it' };
    };
    return {
        relations: database.relations.map((relation) => ({
            name: relation.name,
            evidence: relation.evidence,
            movesWithin: relation.moves_within,
            reason: relation.reason,
            content: hasRows(relation.evidence) ? content(relation) : undefined,
        })),
        largeObjects: database.large_objects ?? decoded.sink?.largeObjects,
        sequences: toc === undefined ? undefined : (0,dump_format/* sequenceValues */.EI)(toc),
    };
}
async function decodedOf({ database, path }, toc) {
    if (toc === undefined)
        return { reason: 'a set of plain SQL holds no fingerprints of its rows' };
    const known = database.large_objects !== undefined;
    if (known || database.relations.some(({ fingerprint }) => fingerprint !== undefined))
        return {};
    try {
        return { sink: await fingerprintArchive(path, toc) };
    }
    catch (error) {
        if (error instanceof dump_format/* ArchiveError */.di)
            return { reason: `the archive could not be decoded: ${(0,packages_verdict/* messageOf */.bD)(error)}` };
        throw error;
    }
}
//# sourceMappingURL=diff-set.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-held.js



/** How a side's own lines are written. */
function ownStyle(side) {
    return side.kind === 'set' ? styleOfSet(side) : styleOf(side);
}
/** Whether it is a dump that left something out on request. */
function isFiltered(side) {
    return side.kind === 'set' && side.filtered;
}
/** What a side holds, its lines written as `style` has them where it can still choose. */
function heldBy(side, style, ports) {
    return side.kind === 'database' ? contentOf(side, style, ports) : heldBySet(side, style);
}
/** A set's lines are as they are: where the other side's are written in another way, equal rows look different. */
async function heldBySet(side, style) {
    const [own, content] = [styleOfSet(side), await contentOfSet(side)];
    const names = new Map(side.local.database.relations.map(({ schema, table, name }) => [name, (0,dump_format/* tableKey */.ih)(schema, table)]));
    return {
        ...content,
        relations: content.relations.map((relation) => {
            if (relation.content === undefined)
                return relation;
            const key = names.get(relation.name) ?? '';
            const reason = incomparable(own, style, key);
            return reason === undefined ? relation : { ...relation, content: { reason } };
        }),
    };
}
function incomparable(own, other, key) {
    if (own.encoding !== other.encoding)
        return `the sets are written in two encodings, ${other.encoding} and ${own.encoding}`;
    const [ours, theirs] = [own.columns.get(key) ?? [], other.columns.get(key) ?? []];
    const same = ours.length === theirs.length && ours.every((name) => theirs.includes(name));
    const ordered = ours.every((name, at) => name === theirs[at]);
    return same && !ordered ? 'the sets hold its columns in two orders' : undefined;
}
//# sourceMappingURL=diff-held.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff-schema.js





/** Compare everything but the content: by what the servers say of themselves, and by the definitions that pg_dump makes. */
async function compareSchemas(one, other, { where, programs, scratch, ports }) {
    // It is known how newer servers write the definitions of older ones, and not the reverse.
    const [source, there] = other.major < one.major ? [other, one] : [one, other];
    const words = ofTwoSides(source.label, there.label);
    const live = source.kind === 'database' || there.kind === 'database';
    const dumper = live ? await diff_schema_findDumper(source, there, programs) : { reason: 'no database' };
    const [before, after] = [
        await definitionsOf(source, dumper, scratch, ports),
        await definitionsOf(there, dumper, scratch, ports),
    ];
    const reason = reasonOf(before) ?? reasonOf(after);
    const known = reason === undefined;
    const checks = compareSchema({ inventory: source.inventory, toc: known ? before.toc : undefined }, { inventory: there.inventory, toc: known ? after.toc : undefined }, {
        ...{ database: where, words, shortfalls: [], drill: false, ownerless: false },
        // Inventories are whole, whatever was dumped.
        filtered: false,
        sourceMajor: source.major,
        restoredMajor: there.major,
    });
    if (known)
        return checks;
    const found = `not compared: ${reason}`;
    return [
        ...checks.filter(({ id }) => id !== 'schema.definitions'),
        (0,packages_verdict/* notRun */.nE)({ id: 'schema.definitions', expected: 'the same definition of every object', found, where }),
    ];
}
function reasonOf(side) {
    return side.toc === undefined ? side.reason : undefined;
}
async function definitionsOf(side, dumper, scratch, ports) {
    if (side.kind === 'database')
        return diff_live_tocOf(side, dumper, scratch, ports);
    if (side.toc === undefined)
        return { toc: undefined, reason: `${side.label} is plain SQL, which has no table of contents` };
    if (side.filtered)
        return { toc: undefined, reason: `${side.label} left out part of the database on request` };
    // Where sequences stand is content, and inventories may have read them at another moment than the archive.
    return { toc: { ...side.toc, entries: side.toc.entries.filter(({ desc }) => desc !== 'SEQUENCE SET') } };
}
/** One pg_dump for both sides, of a set's own major where the servers allow it: majors write some definitions differently. */
async function diff_schema_findDumper(source, there, programs) {
    const majors = [source, there].map((side) => side.kind === 'set' ? majorOf(side.local.dump.client_version) : side.major);
    try {
        return await programs.find({ need: ['pg_dump'], major: { atLeast: Math.max(...majors) } });
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return { reason: (0,packages_verdict/* messageOf */.bD)(error) };
        throw error;
    }
}
//# sourceMappingURL=diff-schema.js.map
;// CONCATENATED MODULE: ./build/packages/drill/diff.js








/**
 * Compare two databases, a set and a database, or two sets: every row, large object and sequence, and the schema. Nothing is changed
 * on either side. Where one side is a set, it is what is expected, since its archive cannot be written anew; of two of a kind it is the
 * one of the older server, since it is known how newer ones write the definitions of older ones.
 */
async function diff(options, ports) {
    const checks = [];
    const opened = [];
    try {
        for (const [place, choice] of [
            ['left', options.left],
            ['right', options.right],
        ]) {
            if (choice.kind === 'database')
                continue;
            const { side, checks: more } = await openSetSide(choice.set, choice.database, place, options.workFolder, ports);
            checks.push(...more.map((check) => ({
                ...check,
                where: [check.where, `the ${place} set`].filter(Boolean).join(' in '),
            })));
            if (side === undefined)
                return refused(checks, place);
            opened.push(side);
        }
        for (const [place, choice] of [
            ['left', options.left],
            ['right', options.right],
        ])
            if (choice.kind === 'database')
                opened.push(await openLive(choice.connection, place, options.jobs, ports));
        const [source, there] = diff_inOrder(opened);
        if (source === undefined || there === undefined)
            throw new Error('a comparison has two sides');
        const compared = await compareOpened(source, there, options, ports);
        const all = [...checks, ...compared.checks].map(unclaimed);
        return { ...(0,packages_verdict/* conclude */.Ep)(all, 'none'), ...compared, sides: [source, there].map(factsOf), checks: all };
    }
    finally {
        for (const side of opened)
            if (side.kind === 'database')
                await side.close();
    }
}
/** Sets were opened first. */
function diff_inOrder(opened) {
    const [one, other] = opened;
    if (one?.kind !== other?.kind)
        return opened;
    return [...opened].sort((a, b) => a.major - b.major);
}
function refused(checks, place) {
    const all = [
        ...checks,
        (0,packages_verdict/* notRun */.nE)({
            id: 'equal.content',
            expected: 'the same rows on both sides',
            found: `not tried: nothing of the ${place} set is trusted`,
        }),
    ].map(unclaimed);
    return { ...(0,packages_verdict/* conclude */.Ep)(all, 'none'), sides: [], checks: all, relations: [], notes: [], definitions: false };
}
/** A check of a comparison supports no claim about a backup. */
function unclaimed({ supports: _, ...check }) {
    return check;
}
function factsOf({ place, kind, label, title, database, version, snapshotAt }) {
    return { place, kind, label, title, database, version, snapshotAt };
}
async function compareOpened(source, there, options, ports) {
    const words = ofTwoSides(source.label, there.label);
    const where = source.database === there.database ? source.database : `${source.database} and ${there.database}`;
    const style = ownStyle(source);
    const before = await heldBy(source, style, ports);
    const after = await heldBy(there, style, ports);
    const content = compareSides(before, after, {
        ...{ where, words, dumpAgainstDatabase: source.kind !== there.kind },
        partial: { source: isFiltered(source), there: isFiltered(there) },
    });
    const schema = await compareSchemas(source, there, {
        ...{ where, programs: options.programs, scratch: options.workFolder, ports },
    });
    return {
        relations: content.relations,
        checks: [...(await located(source, there, before, content.checks, options)), ...schema],
        notes: [...content.notes, ...notesOn(source, there)],
        definitions: !schema.some(({ id }) => id === 'schema.definitions'),
    };
}
/** The checks, with the rows that differ where an archive can be read beside a database. */
async function located(source, there, content, checks, { showValues }) {
    if (source.kind !== 'set' || there.kind !== 'database' || source.toc === undefined)
        return checks;
    const { local, toc, inventory } = source;
    const found = new Map(content.relations.map((relation) => [relation.name, relation.content]));
    const relations = local.database.relations.map((relation) => {
        const known = found.get(relation.name);
        return known !== undefined && 'fingerprint' in known
            ? { ...relation, fingerprint: { ...known.fingerprint } }
            : relation;
    });
    return withDamage(checks, {
        session: there.sessions[0],
        local: { ...local, database: { ...local.database, relations } },
        ...{ toc, tables: there.tables, inventory, showValues },
    });
}
function notesOn(source, there) {
    const notes = [source, there].map(({ kind, label, snapshotAt }) => {
        const except = kind === 'database' ? ', except by sequences, which stand outside of snapshots' : '';
        return `${label} is compared as of ${snapshotAt}: what was written later is not seen${except}`;
    });
    notes.push(`Expected is what ${source.label} holds, found is what ${there.label} holds`);
    notes.push('Generated columns are compared by their definitions: no dump holds their values');
    if (there.major < source.major)
        notes.push(`Schemas are compared the other way round, since ${there.label} is of the older server: expected is what that holds`);
    if (source.kind === there.kind)
        notes.push(`Tables that differ are named with their rows counted; which rows differ is found only between a set and a database`);
    if (source.kind === 'set' && there.kind === 'set') {
        const [one, other] = [ownStyle(source).lcMonetary, ownStyle(there).lcMonetary];
        if (one !== other)
            notes.push(`Money is written as ${one ?? 'an unknown locale'} has it in one set and as ${other ?? 'an unknown locale'} has it in the other: equal amounts may look different`);
    }
    return notes;
}
//# sourceMappingURL=diff.js.map
;// CONCATENATED MODULE: ./build/packages/drill/index.js















//# sourceMappingURL=index.js.map

/***/ })

};
