export const id = 9608;
export const ids = [9608];
export const modules = {

/***/ 79739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   backUpAs: () => (/* binding */ backUpAs),
/* harmony export */   backup: () => (/* binding */ backup)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50476);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57783);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97464);
/* harmony import */ var _retention_after_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9164);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(70010);
/* harmony import */ var _schemas_pg_backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81568);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45346);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19332);









/** `backproof backup`, the action `pg-backup`. */
const backup = {
    schema: _schemas_pg_backup_js__WEBPACK_IMPORTED_MODULE_5__/* .pgBackup */ ._,
    execute: async (inputs, context) => {
        const retainAll = await (0,_retention_after_js__WEBPACK_IMPORTED_MODULE_4__/* .retentionAfter */ .R)(inputs, context);
        const made = await backUpAs(inputs, context);
        return backupOutcome(made, await retainAll(made, made.checks), context);
    },
};
/** Back up as the inputs say. */
async function backUpAs(inputs, context) {
    const source = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionFrom */ .pw)(inputs.source, context);
    const name = inputs.name === '' ? (inputs.databases[0] ?? source.database) : inputs.name;
    context.about(name);
    const protect = (0,_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .protectFrom */ .i)(inputs);
    const copies = (0,_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCopies */ .v)(inputs.copies, inputs.store, inputs);
    const names = new Map();
    const open = async (url) => {
        const store = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .storeNamed */ .LQ)(url, inputs, context);
        names.set(store, url);
        return store;
    };
    const { VOLUME_BYTES, backUp, parseCompression, refuseImpossible } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(8508), __webpack_require__.e(8759)]).then(__webpack_require__.bind(__webpack_require__, 28759));
    const options = {
        source,
        databases: inputs.databases,
        name: inputs.name,
        store: await open(inputs.store),
        protect,
        copies: await Promise.all(copies.map(async ({ store, protect: own }) => ({ store: await open(store), protect: own }))),
        reopen: (store, signal) => (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .openNamed */ .S3)(names.get(store) ?? '', inputs, context, signal),
        volumeBytes: VOLUME_BYTES,
        format: inputs.format,
        jobs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsFor */ .c5)(inputs.jobs),
        compression: parseCompression(inputs.compression),
        filters: {
            includeSchema: inputs['include-schema'],
            excludeSchema: inputs['exclude-schema'],
            includeTable: inputs['include-table'],
            excludeTable: inputs['exclude-table'],
            excludeTableData: inputs['exclude-table-data'],
        },
        globals: inputs.globals,
        systemVersion: inputs['system-version'],
        witness: {
            mode: inputs.witness,
            budgetSeconds: inputs['witness-budget'],
            connections: inputs['witness-connections'],
        },
        stallSeconds: inputs['stall-timeout'],
        programs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgramsFor */ .yB)(inputs, context),
        workFolder: context.workFolder,
        signer: await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signerFrom */ .Hc)(inputs, context),
        run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .runFacts */ .p)(context),
    };
    refuseImpossible(options);
    const places = [options.store, ...options.copies.map(({ store }) => store)];
    const made = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .notingFailure */ .IZ)(inputs, { stores: places, name, action: 'backup' }, context, () => context.ports.log.group('Back up', () => backUp(options, context.ports)));
    return { ...made, places, noted: await noteBackup(made, places, inputs, context) };
}
/** In the ledger of every store that has the set. */
async function noteBackup({ manifest, manifestSha256, checks, stores }, places, inputs, context) {
    const deed = {
        name: manifest.name ?? '',
        action: 'backup',
        subject: { backup_id: manifest.backup_id, manifest_sha256: manifestSha256 },
        outcome: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(checks, 'none').verdict,
    };
    const written = places.filter((_, index) => stores[index]?.written === true);
    const noted = await Promise.all(written.map((store) => (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .note */ .N4)(inputs, { ...deed, store }, context)));
    return noted.flat();
}
function backupOutcome(result, retained, context) {
    const { manifest } = result;
    // Nothing was read back: a backup claims nothing until a verification or a drill does.
    const checks = [...result.checks, ...retained.checks];
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(checks, 'none');
    const size = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(manifest.total_size_bytes);
    const unwritten = result.stores.some(({ written }) => !written);
    const trouble = verdict === 'proven' ? '' : ` Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .wrongIds */ .Wu)(checks)}.`;
    return {
        report: {
            title: `Backup of ${manifest.name ?? ''}`,
            verdict,
            claim,
            statement: `The set was written${unwritten ? ', but not to every store,' : ''} and its digests recorded. Nothing has been read back yet: verify it, and drill it.`,
            at: context.ports.clock.now(),
            facts: [...(0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .factsOf */ .xS)(manifest), ...retained.facts, ...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .headFacts */ .k2)([...result.noted, ...retained.noted])],
            checks,
            phases: result.phases,
            relations: [],
            notes: result.notes,
            producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
        },
        outputs: {
            'backup-id': manifest.backup_id,
            'manifest-path': result.manifestPath,
            'manifest-sha256': result.manifestSha256,
            copies: JSON.stringify(result.stores),
            'size-bytes': String(manifest.total_size_bytes),
            'duration-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_7__/* .secondsText */ .Hd)(result.seconds),
            verdict,
            claim,
        },
        details: {
            backup_id: manifest.backup_id,
            name: manifest.name,
            manifest_path: result.manifestPath,
            manifest_sha256: result.manifestSha256,
            copies: result.stores,
            size_bytes: manifest.total_size_bytes,
            duration_seconds: result.seconds,
            retention: retained.plans,
        },
        lastLine: unwritten
            ? `${manifest.name ?? ''}/${manifest.backup_id}: not in every store.${trouble}`
            : `Backed up ${manifest.name ?? ''} as ${manifest.backup_id}: ${size} in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.seconds)}.${trouble} Not proven yet: that it reads back (verify) and restores (drill).`,
    };
}
//# sourceMappingURL=backup.js.map

/***/ }),

/***/ 50476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ protectFrom),
/* harmony export */   v: () => (/* binding */ parseCopies)
/* harmony export */ });
/* harmony import */ var _policy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83379);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** What protects a set, from the inputs. @throws UserError where they contradict each other */
function protectFrom(inputs) {
    const { lock: mode, 'lock-days': days, 'legal-hold': legalHold } = inputs;
    if (mode === 'none') {
        if (days === undefined)
            return { lock: undefined, legalHold };
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`lock-days` is given, and nothing is locked', {
            remedy: 'Set `lock` to governance or compliance, or take `lock-days` away',
        });
    }
    if (days !== undefined)
        return { lock: { mode, days }, legalHold };
    throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`lock` is given, and not for how long', { remedy: 'Set `lock-days`, such as 30' });
}
/** What may stand behind a copy's URL. */
const WORDS = ['keep', 'lock', 'lock-days', 'legal-hold'];
/**
 * Copies as the input `copies` has them: a store each, and behind it, if it is to be kept otherwise than the store of the backup, words
 * such as `keep="daily=30 monthly=12" lock=compliance lock-days=30`.
 *
 * @param store of the backup
 * @param inputs how the backup is protected in its own store, and a copy that says nothing
 * @throws UserError
 */
function parseCopies(lines, store, inputs) {
    const stores = new Set([store]);
    return lines.map((line) => {
        const { rest, words } = splitLine(line);
        if (stores.has(rest)) {
            throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The store '${rest}' is listed twice`, {
                remedy: 'A copy lies in another store than the backup and the other copies',
            });
        }
        stores.add(rest);
        const keep = words.get('keep');
        return {
            store: rest,
            protect: protectFrom(ownProtection(words, inputs)),
            keep: keep === undefined ? undefined : (0,_policy__WEBPACK_IMPORTED_MODULE_0__.parseKeep)(keep),
        };
    });
}
/** The words at a line's end, and what stands before them. */
function splitLine(line) {
    const words = new Map();
    let rest = line.trim();
    for (;;) {
        const match = /^(.*\S)\s+([a-z][a-z-]*)=(?:"([^"]*)"|([^\s"]*))$/.exec(rest);
        if (match === null)
            return { rest, words };
        const [, before = '', name = '', quoted, plain = ''] = match;
        const word = WORDS.find((known) => known === name);
        if (word === undefined)
            throw unknownWord(name);
        if (words.has(word))
            throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${word}' stands twice behind the copy ${before}`);
        words.set(word, quoted ?? plain);
        rest = before;
    }
}
function unknownWord(name) {
    const near = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, WORDS);
    return new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`Behind a copy's store stands '${name}', which means nothing there`, {
        remedy: near === undefined ? `There may stand ${WORDS.join(', ')}` : `Did you mean ${near}?`,
    });
}
function ownProtection(words, inputs) {
    const [lock, days, hold] = [words.get('lock'), words.get('lock-days'), words.get('legal-hold')];
    const mode = lock === undefined ? inputs.lock : MODES.find((known) => known === lock);
    if (mode === undefined)
        throw wrongWord('lock', MODES.join(', '));
    if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
        throw wrongWord('lock-days', 'a whole number of days');
    if (hold !== undefined && hold !== 'true' && hold !== 'false')
        throw wrongWord('legal-hold', 'true or false');
    const inherited = mode === 'none' ? undefined : inputs['lock-days'];
    return {
        lock: mode,
        'lock-days': days === undefined ? inherited : Number(days),
        'legal-hold': hold === undefined ? inputs['legal-hold'] : hold === 'true',
    };
}
const MODES = ['none', 'governance', 'compliance'];
function wrongWord(word, wanted) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`'${word}' behind a copy's store must be ${wanted}`);
}
//# sourceMappingURL=copies.js.map

/***/ }),

/***/ 55585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ expectedChangesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92014);



/** More than such a file may have, so that its reader sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * The jumps that a file declares; none where there is no file and none was named.
 *
 * @throws UserError, FileMistakes
 */
async function expectedChangesIn(file) {
    try {
        const text = await textOf(file);
        const { readExpectedChanges } = await __webpack_require__.e(/* import() */ 3379).then(__webpack_require__.bind(__webpack_require__, 83379));
        return await readExpectedChanges(text, file);
    }
    catch (error) {
        if (error instanceof _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            throw error;
        const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
        if (file === _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_EXPECTED_FILE */ .u && (code === 'ENOENT' || code === 'ENOTDIR'))
            return [];
        const reason = code === 'ENOENT' ? 'there is no such file' : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The file of expected changes ${file} cannot be read: ${reason}`, {
            remedy: 'Check `expected-changes`; a workflow that has not checked out its repository has no files of it',
            cause: error,
        });
    }
}
async function textOf(path) {
    const parts = [];
    for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, { end: MAX_BYTES - 1 })) {
        if (Buffer.isBuffer(part))
            parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
//# sourceMappingURL=expected-changes.js.map

/***/ }),

/***/ 9164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ retentionAfter)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _copies_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50476);
/* harmony import */ var _retention_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67183);



/**
 * Read what the inputs say of retention, before a backup is begun.
 *
 * @returns what does it afterwards. It never throws what a user can put right: the backup is made, whatever becomes of older ones.
 */
async function retentionAfter(inputs, context) {
    const own = await (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .rulesFrom */ .m_)(inputs);
    const copies = (0,_copies_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCopies */ .v)(inputs.copies, inputs.store, inputs).map(({ keep }) => keep);
    const rules = [own, ...copies];
    if (rules.every((keep) => keep === undefined))
        return () => Promise.resolve({ checks: [], facts: [], plans: {}, noted: [] });
    const asked = await (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .retentionAsked */ .tl)(inputs, context);
    return async (made, checks) => {
        const stop = problemOf(checks);
        const done = [];
        for (const [index, store] of made.places.entries()) {
            const keep = rules[index];
            if (keep === undefined)
                continue;
            const where = { store, name: made.manifest.name ?? '', rules: keep };
            const place = { ...where, stop, dryRun: inputs['prune-dry-run'], ledger: inputs.ledger };
            done.push(made.stores[index]?.written === true
                ? await tried(store.url, () => (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .retain */ .aw)(asked, place, context))
                : { checks: [notDone(store.url)], facts: [], plans: {}, noted: [] });
        }
        return {
            checks: done.flatMap((one) => one.checks),
            facts: done.flatMap((one) => one.facts),
            plans: Object.fromEntries(done.flatMap((one) => Object.entries(one.plans))),
            noted: done.flatMap((one) => one.noted),
        };
    };
}
const APPLIED = {
    id: 'retention.applied',
    expected: 'what no rule keeps is deleted, and nothing else',
};
function notDone(where) {
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .notRun */ .nE)({ ...APPLIED, found: 'nothing was deleted: this backup is not there', where });
}
async function tried(url, work) {
    try {
        const result = await work();
        return {
            checks: result.checks.map((check) => ({ ...check, where: url })),
            facts: (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .fateFacts */ .Yk)(result).map(({ label, value }) => ({ label: `Retention: ${label}`, value })),
            plans: { [url]: (0,_retention_js__WEBPACK_IMPORTED_MODULE_2__/* .planJson */ .iY)(result, result.next) },
            noted: result.noted,
        };
    }
    catch (error) {
        if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        return {
            checks: [(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .decided */ .rc)(false, { ...APPLIED, found: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error), where: url })],
            facts: [],
            plans: {},
            noted: [],
        };
    }
}
/** Checks that say nothing against the newest set: a store that fills up must be pruned all the more. */
const BESIDE = /^(?:posture|copies|schedule|rto|retention)\.|^anomaly\.(?:growth|duration)$/;
function problemOf(checks) {
    const failed = checks.filter(({ id, verdict }) => verdict === 'failed' && !BESIDE.test(id));
    return failed.length === 0
        ? undefined
        : `this backup failed ${[...new Set(failed.map(({ id }) => id))].join(', ')}`;
}
//# sourceMappingURL=retention-after.js.map

/***/ }),

/***/ 67183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ nextWords),
/* harmony export */   Yk: () => (/* binding */ fateFacts),
/* harmony export */   aw: () => (/* binding */ retain),
/* harmony export */   iY: () => (/* binding */ planJson),
/* harmony export */   m_: () => (/* binding */ rulesFrom),
/* harmony export */   tl: () => (/* binding */ retentionAsked)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _expected_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55585);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97464);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2599);




/** Without an input of its own: longer than a workflow's job may take. */
const GRACE_SECONDS = 24 * 3600;
/** Rules from both inputs; undefined where neither is given. @throws UserError */
async function rulesFrom({ keep, 'keep-within': within, }) {
    const { keepsAnything, parseKeep } = await __webpack_require__.e(/* import() */ 3379).then(__webpack_require__.bind(__webpack_require__, 83379));
    const { periods, withinSeconds } = parseKeep(keep);
    const ages = [within, withinSeconds].filter((age) => age !== undefined);
    const rules = { periods, withinSeconds: ages.length === 0 ? undefined : Math.max(...ages) };
    return keepsAnything(rules) ? rules : undefined;
}
/** What the inputs ask of retention, read before anything long is done. @throws UserError */
async function retentionAsked(inputs, context, graceSeconds = GRACE_SECONDS) {
    return {
        keepProven: inputs['keep-proven'],
        graceSeconds,
        trust: await (0,_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .trustFrom */ .b)(inputs, context),
        maxSizeDeviation: inputs['max-size-deviation'],
        expectedChanges: await (0,_expected_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .expectedChangesIn */ .R)(inputs['expected-changes']),
    };
}
/** Do retention in one store, and tell the log what becomes of each backup. */
async function retain(asked, { stop, ledger, ...where }, context) {
    const { ports } = context;
    const { prune } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    return ports.log.group(`Retention in ${where.store.url}`, async () => {
        const result = await prune({ ...asked, ...where, stop }, ports);
        tell(result, ports);
        const noted = [];
        for (const id of where.dryRun ? [] : result.deleted) {
            const deed = { action: 'prune.delete', subject: { backup_id: id }, outcome: 'done' };
            noted.push(...(await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .note */ .N4)({ ledger }, { ...deed, store: where.store, name: where.name }, context)));
        }
        return { ...result, noted };
    });
}
/** Lines that a log shows of a plan; the summary and the document have more. */
const MAX_LINES = 300;
function tell(result, { log }) {
    const facts = fateFacts(result);
    // What goes next stands last.
    const shown = facts.length <= MAX_LINES ? facts : [...facts.slice(0, MAX_LINES - 1), ...facts.slice(-1)];
    for (const { label, value } of shown)
        log.info(`${label}: ${value}`);
    if (shown.length < facts.length)
        log.info(`and ${facts.length - shown.length} older ones`);
}
/** What becomes of each backup and why, and what goes next: for a summary. */
function fateFacts(result) {
    const left = new Map(result.left.map(({ id, why }) => [id, why]));
    return [
        ...result.plan.fates.map((fate) => ({ label: fate.id, value: fateWords(fate, left.get(fate.id)) })),
        { label: 'Next purge', value: nextWords(result.next, result.plan.stopped) },
    ];
}
function fateWords({ action, why }, problem) {
    if (problem !== undefined)
        return `still there: ${problem}`;
    return `${action === 'keep' ? 'kept' : 'deleted'}: ${why.join(', ')}`;
}
/** What goes next, in words. */
function nextWords(next, stopped) {
    if (stopped !== undefined)
        return `not before it is put right that ${stopped}`;
    if (next === undefined)
        return 'none within 400 days';
    const [first = '', ...others] = next.ids;
    const more = others.length === 0 ? '' : ` and ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(others.length, 'other')}`;
    return `${first}${more} on ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(next.at)}, if a backup comes every ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(next.everySeconds)}`;
}
/** The plan as documents carry it. */
function planJson({ plan }, next) {
    return {
        fates: plan.fates.map(({ id, at, action, why }) => ({
            backup_id: id,
            at: at.toISOString(),
            action,
            why,
        })),
        ...(plan.stopped === undefined ? {} : { stopped: plan.stopped, withheld: plan.withheld }),
        ...(next === undefined
            ? {}
            : {
                next_purge: { at: next.at.toISOString(), backup_ids: next.ids, every_seconds: next.everySeconds },
            }),
    };
}
//# sourceMappingURL=retention.js.map

/***/ }),

/***/ 99608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79739);
/* harmony import */ var _copies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50476);
/* harmony import */ var _drill_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10088);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97464);
/* harmony import */ var _proven_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43917);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57505);
/* harmony import */ var _retention_after_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9164);
/* harmony import */ var _schemas_root_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82512);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45346);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2599);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(19332);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(52541);













/** `backproof run`, the root action: back up, verify and drill the same set, in one process. */
const run = { schema: _schemas_root_js__WEBPACK_IMPORTED_MODULE_8__/* .root */ .z, execute: runAll };
async function runAll(inputs, context) {
    const trusting = await trustingOurselves(inputs, context);
    const drillSet = inputs.drill ? await (0,_drill_js__WEBPACK_IMPORTED_MODULE_3__.prepareDrill)(trusting, context) : undefined;
    const retainAll = await (0,_retention_after_js__WEBPACK_IMPORTED_MODULE_7__/* .retentionAfter */ .R)({ ...inputs, keep: inputs.retention }, context);
    const made = await (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__.backUpAs)(inputs, context);
    refuseAbsent(made);
    const { manifest } = made;
    // The digest comes from our own hand: what is verified and drilled is this very set.
    const set = {
        ...trusting,
        name: manifest.name ?? '',
        'backup-id': manifest.backup_id,
        'manifest-sha256': made.manifestSha256,
        // Without the words behind them.
        copies: (0,_copies_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCopies */ .v)(inputs.copies, inputs.store, inputs).map(({ store }) => store),
    };
    const verified = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_12__.verifyAs)(set, context);
    const drilled = await drillSet?.(set);
    const found = merged([made.checks, verified.checks, drilled?.checks ?? []]);
    // Last, so that it knows what was proven just now.
    const retained = await retainAll(made, found);
    const checks = [...found, ...retained.checks];
    const aim = drilled === undefined ? (inputs.level === 'quick' ? 'none' : 'intact') : drilled.aim;
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(checks, aim);
    const report = {
        title: `Backup, verification${drilled === undefined ? '' : ' and drill'} of ${set.name}/${set['backup-id']}`,
        verdict,
        claim,
        statement: verdict === 'proven'
            ? provenByAll(claim, drilled)
            : `Not all that was checked held: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .wrongIds */ .Wu)(checks)}.`,
        at: context.ports.clock.now(),
        facts: [
            ...(drilled === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .factsOf */ .xS)(manifest) : (0,_drill_js__WEBPACK_IMPORTED_MODULE_3__.drillReport)(drilled, context).facts),
            ...retained.facts,
            ...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_4__/* .headFacts */ .k2)([...made.noted, ...verified.noted, ...(drilled?.noted ?? []), ...retained.noted]),
        ],
        checks,
        phases: [
            { name: 'backup', seconds: made.seconds },
            { name: 'verification', seconds: verified.seconds },
            ...(drilled?.phases ?? []),
        ],
        relations: drilled?.relations ?? [],
        notes: [...made.notes, ...(drilled?.notes ?? [])],
        producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
    };
    const url = inputs.keep ? (drilled?.restored?.url ?? '') : '';
    const path = await (0,_report_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReport */ .u)(report, inputs['report-dir'], context);
    return {
        report,
        outputs: {
            'backup-id': manifest.backup_id,
            'manifest-path': made.manifestPath,
            'manifest-sha256': made.manifestSha256,
            copies: JSON.stringify(made.stores),
            'size-bytes': String(manifest.total_size_bytes),
            'duration-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .secondsText */ .Hd)(made.seconds),
            'age-seconds': verified.ageSeconds === undefined ? '' : String(Math.round(verified.ageSeconds)),
            'size-deviation': verified.sizeDeviation === undefined ? '' : verified.sizeDeviation.toFixed(4),
            'rto-seconds': drilled === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .secondsText */ .Hd)(drilled.rtoSeconds),
            'connection-url': url,
            'report-path': path,
            'receipt-path': drilled?.receipt ?? verified.receipt,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .checksJson */ .Ay)(checks),
            verdict,
            claim,
        },
        details: {
            backup_id: manifest.backup_id,
            name: manifest.name,
            manifest_path: made.manifestPath,
            manifest_sha256: made.manifestSha256,
            size_bytes: manifest.total_size_bytes,
            copies: made.stores,
            phases: report.phases,
            report_path: path,
            receipt_path: drilled?.receipt ?? verified.receipt,
            retention: retained.plans,
        },
        lastLine: `${set.name}/${set['backup-id']}: ${lastWords(verdict, claim, checks, drilled)}`,
    };
}
/** Where nobody says whose signatures count, the keys of the backup's own signature do: it is checked as it lies in the store. */
async function trustingOurselves(inputs, context) {
    if (inputs['signing-key'] === '' || (await (0,_trust_js__WEBPACK_IMPORTED_MODULE_10__/* .trustFrom */ .b)(inputs, context)) !== undefined)
        return inputs;
    return { ...inputs, 'verify-key': await (0,_signing_js__WEBPACK_IMPORTED_MODULE_9__/* .publicHalves */ .lg)(inputs['signing-key']) };
}
/** @throws OperationFailed where the store that is to be verified has not got the set, though a copy may */
function refuseAbsent({ stores, manifest }) {
    const [first, ...copies] = stores;
    if (first?.problem === undefined)
        return;
    const whole = copies.filter(({ written }) => written).map(({ url }) => url);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .OperationFailed */ .FH(`The set could not be written to ${first.url}: ${first.problem}`, {
        remedy: `It is whole in ${whole.join(', ')}, where it can be verified and drilled`,
        where: manifest.backup_id,
    });
}
/**
 * The checks of several steps about one set: what a later step checked again is told by that step alone, but for failures, which stay
 * whatever was found later. One step may well say several things of one id.
 */
function merged(steps) {
    const key = (check) => `${check.id}\u0000${check.where ?? ''}`;
    return steps.flatMap((checks, index) => {
        const later = new Set(steps
            .slice(index + 1)
            .flat()
            .map(key));
        return checks.filter((check) => check.verdict === 'failed' || !later.has(key(check)));
    });
}
/** What the three steps proved together, and what they did not. */
function provenByAll(claim, drilled) {
    return drilled === undefined
        ? `Proven ${claim}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .claimWords */ .wV)(claim)}. Not proven: that it restores.`
        : (0,_proven_words_js__WEBPACK_IMPORTED_MODULE_5__/* .provenWords */ .C)({ ...drilled, claim });
}
function lastWords(verdict, claim, checks, drilled) {
    if (verdict !== 'proven')
        return `${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_11__/* .wrongIds */ .Wu)(checks)}.`;
    const took = drilled === undefined ? '' : ` Restored in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(drilled.rtoSeconds)}.`;
    return provenByAll(claim, drilled) + took;
}
//# sourceMappingURL=run.js.map

/***/ }),

/***/ 52541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify),
  verifyAs: () => (/* binding */ verifyAs)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/verbs/expected-changes.js
var expected_changes = __webpack_require__(55585);
// EXTERNAL MODULE: ./build/packages/verbs/ledger.js
var ledger = __webpack_require__(97464);
// EXTERNAL MODULE: ./build/packages/verbs/copies.js
var verbs_copies = __webpack_require__(50476);
;// CONCATENATED MODULE: ./build/packages/verbs/posture.js


/** With `posture`: what will be asked about the store of a set; mistakes are told before anything long is done. */
async function postureAsked(inputs, context) {
    if (!inputs.posture)
        return undefined;
    const [{ posture }, { longestKeptDays, parseKeep }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83379)),
    ]);
    // How copies are locked is the backup's matter; the same lines may stand here.
    const unlocked = { lock: 'none', 'lock-days': inputs['lock-days'] ?? 1, 'legal-hold': false };
    const copies = (0,verbs_copies/* parseCopies */.v)(inputs.copies, inputs.store, unlocked);
    const request = {
        keepDays: longestKeptDays(parseKeep(inputs.retention)),
        lockDays: inputs['lock-days'],
        copies: await Promise.all(copies.map(({ store }) => (0,engine/* storeNamed */.LQ)(store, inputs, context))),
    };
    const { clock, log } = context.ports;
    return (set) => log.group('Posture', () => posture(set, request, clock.now(), log));
}
//# sourceMappingURL=posture.js.map
// EXTERNAL MODULE: ./build/packages/verbs/run-facts.js
var run_facts = __webpack_require__(70010);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/verify-archive.js
var verify_archive = __webpack_require__(92014);
// EXTERNAL MODULE: ./build/packages/verbs/signing.js
var signing = __webpack_require__(45346);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var trust = __webpack_require__(2599);
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/watch.js



/** The checks of the workflows that the inputs name. @throws UserError where GitHub does not let us look */
async function watchAs(inputs, context) {
    const { watchSchedules } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(5814), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(275), __webpack_require__.e(5656), __webpack_require__.e(5949), __webpack_require__.e(6633)]).then(__webpack_require__.bind(__webpack_require__, 96633));
    const options = {
        github: await (0,kit/* gitHubOf */.Tc)(inputs['github-token'], context),
        files: inputs.watch,
        toleranceSeconds: inputs['watch-tolerance'],
        reEnable: inputs['re-enable'],
    };
    return context.ports.log.group('Watch', () => watchSchedules(options, context.ports));
}
/** The same beside a verification, whose result must not be lost where GitHub does not let us look. */
async function watchBeside(inputs, context) {
    if (inputs.watch.length === 0)
        return [];
    try {
        return await watchAs(inputs, context);
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        const expected = 'workflows that run by their schedules';
        return [(0,packages_verdict/* notRun */.nE)({ id: 'schedule.state', expected, found: error.line })];
    }
}
/** A verification of nothing but schedules. */
async function watchOutcome(inputs, context) {
    if (inputs.watch.length === 0) {
        throw new packages_verdict/* UserError */.yo('`watch-only` has nothing to watch', {
            remedy: 'Give the workflow files as `watch`, such as backup.yml',
        });
    }
    const checks = await watchAs(inputs, context);
    const { verdict, claim } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    const files = inputs.watch.join(', ');
    const held = `${(0,packages_verdict/* formatCount */.B4)(inputs.watch.length, 'workflow')} as scheduled: ${files}.`;
    const line = verdict === 'proven' ? held : `${files}: ${verdict}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    return {
        report: {
            ...{ title: `Watch over ${files}`, verdict, claim, statement: line, checks, producer: packages_verdict/* PRODUCER */.n8 },
            ...{ at: context.ports.clock.now(), facts: [], phases: [], relations: [], notes: [] },
        },
        outputs: {
            verdict,
            claim,
            checks: (0,words/* checksJson */.Ay)(checks),
            'age-seconds': '',
            'receipt-path': '',
            'size-deviation': '',
        },
        details: { watched: inputs.watch },
        lastLine: line,
    };
}
//# sourceMappingURL=watch.js.map
;// CONCATENATED MODULE: ./build/packages/verbs/verify.js











/** `backproof verify`, the action `verify-archive`. */
const verify = {
    schema: verify_archive/* verifyArchive */.w,
    execute: async (inputs, context) => {
        if (inputs['watch-only'])
            return watchOutcome(inputs, context);
        // An expression that came to nothing must not pass for a verification.
        if (inputs.store === '')
            throw new packages_verdict/* UserError */.yo('`store` is required', { remedy: 'Give it, or `watch-only: true` with `watch`' });
        const result = await verifyAs(inputs, context);
        const watched = await watchBeside(inputs, context);
        return verifyOutcome(joined(result, watched, inputs), inputs.level, context);
    },
};
/** What is kept from restoring tomorrow belongs to the same verdict; the claim is about the set alone. */
function joined(result, beside, { level }) {
    if (beside.length === 0)
        return result;
    const checks = [...result.checks, ...beside];
    return { ...result, ...(0,packages_verdict/* conclude */.Ep)(checks, level === 'quick' ? 'none' : 'intact'), checks };
}
/** Verify as the inputs say. */
async function verifyAs(inputs, context) {
    const { leaveVerification, parsePin, verify: verifySet } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const signer = await (0,signing/* signerFrom */.Hc)(inputs, context);
    const askStore = await postureAsked(inputs, context);
    const options = {
        store: await (0,engine/* storeFrom */.O5)(inputs, context),
        name: inputs.name,
        backupId: inputs['backup-id'],
        manifestSha256: parsePin(inputs['manifest-sha256']),
        trust: await (0,trust/* trustFrom */.b)(inputs, context),
        level: inputs.level,
        maxAge: inputs['max-age'],
        maxSizeDeviation: inputs['max-size-deviation'],
        quotaBytes: await quotaOf(inputs['store-quota']),
        expectedChanges: await (0,expected_changes/* expectedChangesIn */.R)(inputs['expected-changes']),
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
    };
    const startedAt = context.ports.clock.now();
    const looked = await (0,ledger/* notingFailure */.IZ)(inputs, { stores: [options.store], name: inputs.name, action: 'verification' }, context, () => context.ports.log.group('Verify', () => verifySet(options, context.ports)));
    context.about(looked.set.name);
    const all = joined(looked, (await askStore?.(looked.set)) ?? [], inputs);
    const { name, id, sha256 } = all.set;
    const deed = {
        action: 'verification',
        subject: { backup_id: id, manifest_sha256: sha256 },
        outcome: all.verdict,
    };
    // Before the receipt, which vouches for it.
    const noted = await (0,ledger/* note */.N4)(inputs, { ...deed, store: options.store, name }, context);
    const result = { ...all, noted };
    if (!inputs.receipt)
        return { ...result, receipt: '' };
    const about = { level: inputs.level, startedAt, run: (0,run_facts/* runFacts */.p)(context), signer };
    const left = await leaveVerification(result, about, context.ports);
    return { ...result, receipt: (0,signing/* receiptPath */.WI)(left, context) };
}
async function quotaOf(text) {
    if (text === '')
        return undefined;
    const { BYTES_FORM, parseBytes } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 83379));
    const bytes = parseBytes(text);
    if (bytes !== undefined)
        return bytes;
    throw new packages_verdict/* UserError */.yo('`store-quota` is no size', { remedy: `Give ${BYTES_FORM}` });
}
function verifyOutcome(result, level, context) {
    const { verdict, claim, checks, manifest, set } = result;
    return {
        report: {
            title: `Verification of ${set.name}/${set.id}`,
            verdict,
            claim,
            statement: statement(result, level),
            at: context.ports.clock.now(),
            facts: [
                ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,words/* factsOf */.xS)(manifest)),
                ...(0,ledger/* headFacts */.k2)(result.noted),
            ],
            checks,
            phases: [{ name: 'verify', seconds: result.seconds }],
            relations: [],
            notes: [],
            producer: packages_verdict/* PRODUCER */.n8,
        },
        outputs: {
            verdict,
            claim,
            'receipt-path': result.receipt,
            checks: (0,words/* checksJson */.Ay)(checks),
            'age-seconds': result.ageSeconds === undefined ? '' : String(Math.round(result.ageSeconds)),
            'size-deviation': result.sizeDeviation === undefined ? '' : result.sizeDeviation.toFixed(4),
        },
        details: {
            backup_id: set.id,
            name: set.name,
            manifest_sha256: set.sha256,
            level,
            age_seconds: result.ageSeconds,
            size_deviation: result.sizeDeviation,
            duration_seconds: result.seconds,
            receipt_path: result.receipt,
        },
        lastLine: lastLine(result, level),
    };
}
function statement({ verdict, claim, checks }, level) {
    if (verdict !== 'proven')
        return `Not all that was checked held: ${(0,words/* wrongIds */.Wu)(checks)}.`;
    if (level === 'quick')
        return 'Manifest, presence, sizes and age are as they should be. No data was read, so nothing is claimed of it.';
    return `Intact: ${(0,words/* claimWords */.wV)(claim)}. That it restores is not proven by this.`;
}
/** What a person can trust, in one line: what held, how much was read, and what was not proven. */
function lastLine(result, level) {
    const { verdict, set, manifest, checks } = result;
    const which = `${set.name}/${set.id}`;
    if (verdict !== 'proven' || manifest === undefined)
        return `${which}: ${verdict}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    const size = (0,packages_verdict/* formatBytes */.z3)(manifest.total_size_bytes);
    const age = result.ageSeconds === undefined ? '' : `, ${(0,packages_verdict/* formatDuration */.a3)(result.ageSeconds)} old`;
    if (level === 'quick')
        return `${which}: present and complete by size, ${size}${age}. No data was read.`;
    const decoded = manifest.databases.every((database) => database.dump?.format !== 'plain');
    const how = decoded
        ? `hashed, and every dump decoded (${(0,packages_verdict/* formatCount */.B4)(result.rows ?? 0, 'row')})`
        : 'hashed; plain SQL has no structure to decode';
    return `${which}: intact. Every byte of ${(0,packages_verdict/* formatCount */.B4)(manifest.total_files, 'file')}, ${size}, was ${how}${age}. Not proven: that it restores.`;
}
//# sourceMappingURL=verify.js.map

/***/ })

};
