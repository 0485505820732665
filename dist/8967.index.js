export const id = 8967;
export const ids = [8967];
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

/***/ 48967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover_recover)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/verbs/ledger.js
var verbs_ledger = __webpack_require__(97464);
// EXTERNAL MODULE: ./build/packages/postgres/index.js + 96 modules
var postgres = __webpack_require__(98508);
;// CONCATENATED MODULE: ./build/packages/verbs/recovery-ledger.js


/** How long a recovery waits for its ledger at each step. */
const PATIENCE_MS = 20_000;
/** Writes every step of a recovery down, in the ledger of the sets that it is made from. No recovery waits for its ledger for long. */
class RecoveryLedger {
    #heads = [];
    #inputs;
    #place;
    #context;
    constructor(inputs, place, context) {
        this.#inputs = inputs;
        this.#place = place;
        this.#context = context;
    }
    /** The newest head. */
    get heads() {
        return this.#heads;
    }
    /** Of the set that is restored; of a backup of the target, that backup. */
    async step({ step, outcome, set, backup }) {
        const [id, sha256] = backup === undefined ? [set.id, set.sha256] : [backup.id, backup.manifestSha256];
        await this.write({
            action: `recovery.${step}`,
            outcome,
            subject: { backup_id: id, manifest_sha256: sha256 },
        });
    }
    async write(act) {
        const { store, name } = this.#place;
        const { log } = this.#context.ports;
        const late = Promise.withResolvers();
        const timer = setTimeout(() => {
            late.reject(new Error(`the store did not answer within ${PATIENCE_MS / 1000} s`));
        }, PATIENCE_MS);
        try {
            const heads = await Promise.race([
                (0,verbs_ledger/* note */.N4)(this.#inputs, { store, name, ...act }, this.#context),
                late.promise,
            ]);
            if (heads.length > 0)
                this.#heads = heads;
        }
        catch (error) {
            // Whatever it is: what was begun in a real database is brought to its end.
            log.warning(`The ledger of ${name} may have no entry of this ${act.action}: ${(0,packages_verdict/* lineOf */.cA)(error)}`);
        }
        finally {
            clearTimeout(timer);
        }
    }
}
//# sourceMappingURL=recovery-ledger.js.map
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
;// CONCATENATED MODULE: ./build/packages/verbs/recovery-review.js


/**
 * Who let this run into its environment, other than those who started it. An environment that nobody made, or whose protection
 * somebody took away, lets every job in without a word: only GitHub's record of the run tells.
 *
 * @param inputs `environment` is empty where no review is asked for
 * @returns their logins
 * @throws UserError where there is nobody, or GitHub does not tell
 */
async function letInBy({ environment, 'github-token': token }, context) {
    if (environment === '')
        return [];
    const runId = Number(context.run.runId);
    if (!Number.isSafeInteger(runId)) {
        throw new packages_verdict/* UserError */.yo('`environment` belongs to the run of a workflow, and this is none', {
            remedy: 'Leave it out on a terminal',
        });
    }
    const { approvals } = await (0,kit/* gitHubOf */.Tc)(token, context);
    const [run, reviews] = await Promise.all([approvals.run(runId), approvals.ofRun(runId)]);
    const starters = new Set(run.startedBy.map(({ id }) => id));
    const others = reviews
        .filter(({ state }) => state === 'approved')
        .filter(({ environments }) => environments.some((one) => isSame(one, environment)))
        .filter(({ by }) => !starters.has(by.id));
    if (others.length > 0)
        return [...new Set(others.map(({ by }) => by.login))];
    throw new packages_verdict/* UserError */.yo(`Nobody but who started this run let it into the environment ${environment}, and nothing was touched`, {
        remedy: 'Give the environment required reviewers: one that is not there GitHub makes without any. Where nobody can review, leave `environment` out of the step',
    });
}
/** GitHub takes no notice of case in their names. */
function isSame(name, other) {
    return name.toLowerCase() === other.toLowerCase();
}
//# sourceMappingURL=recovery-review.js.map
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/recover-back.js







/** The way back from a recovery: written down as the recovery was. */
async function goBackOutcome(inputs, context) {
    const [{ goBack }, { resolveName }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711), __webpack_require__.e(6069)]).then(__webpack_require__.bind(__webpack_require__, 76069)), Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711))]);
    const store = await (0,engine/* storeFrom */.O5)(inputs, context);
    const name = await resolveName(store, inputs.name);
    const to = await (0,engine/* connectionFrom */.pw)(inputs.to, context);
    const ledger = new RecoveryLedger(inputs, { store, name }, context);
    const undone = { action: 'recovery.undone', subject: {} };
    const options = { to, confirmed: inputs.confirm, backTo: inputs['back-to'] };
    try {
        await letInBy(inputs, context);
        const { check, seconds, setAside } = await goBack(options, context.ports);
        await ledger.write({ ...undone, outcome: 'done' });
        const checks = [check];
        return {
            report: {
                title: `The way back of ${to.database}`,
                ...(0,packages_verdict/* conclude */.Ep)(checks, 'none'),
                statement: `${check.found}. Nothing was compared.`,
                at: context.ports.clock.now(),
                facts: [
                    { label: 'Database', value: (0,postgres.describe)(to) },
                    { label: 'What was there until now', value: `is ${setAside} now` },
                    ...(0,verbs_ledger/* headFacts */.k2)(ledger.heads),
                ],
                checks,
                phases: [{ name: 'swap', seconds }],
                relations: [],
                notes: [],
                producer: packages_verdict/* PRODUCER */.n8,
            },
            outputs: {
                ...(0,packages_verdict/* conclude */.Ep)(checks, 'none'),
                'rto-seconds': (0,words/* secondsText */.Hd)(seconds),
                'backup-id': '',
                'set-aside': setAside,
                'target-backup': '',
                'receipt-path': '',
                checks: (0,words/* checksJson */.Ay)(checks),
            },
            details: { name, set_aside: setAside },
            lastLine: `${check.found}.`,
        };
    }
    catch (error) {
        await ledger.write({ ...undone, outcome: 'failed' });
        throw error;
    }
}
//# sourceMappingURL=recover-back.js.map
// EXTERNAL MODULE: ./build/packages/verbs/drill.js
var drill = __webpack_require__(10088);
// EXTERNAL MODULE: ./build/packages/verbs/proven-words.js
var proven_words = __webpack_require__(43917);
;// CONCATENATED MODULE: ./build/packages/verbs/recover-outcome.js






function recoveredOutcome(result, context) {
    const { verdict, claim, checks, set, backup, setAside } = result;
    const which = `${set.name}/${set.id}`;
    const report = (0,drill.drillReport)(result, context);
    return {
        report: {
            ...report,
            title: `Recovery of ${result.to.database} from ${which}`,
            facts: [...report.facts, ...placeFacts(result), ...(0,verbs_ledger/* headFacts */.k2)(result.noted)],
        },
        outputs: {
            verdict,
            claim,
            'rto-seconds': (0,words/* secondsText */.Hd)(result.rtoSeconds),
            'backup-id': set.id,
            'set-aside': setAside ?? '',
            'target-backup': backup === undefined ? '' : `${backup.name}/${backup.id}`,
            'receipt-path': result.receipt,
            checks: (0,words/* checksJson */.Ay)(checks),
        },
        details: {
            backup_id: set.id,
            name: set.name,
            manifest_sha256: set.sha256,
            rto_seconds: result.rtoSeconds,
            phases: result.phases,
            notes: result.notes,
            receipt_path: result.receipt,
            ...(setAside === undefined ? {} : { set_aside: setAside, way_back: wayBack(result, setAside) }),
            ...(result.beside === undefined ? {} : { beside: result.beside }),
            ...(backup === undefined
                ? {}
                : {
                    target_backup: {
                        name: backup.name,
                        backup_id: backup.id,
                        manifest_sha256: backup.manifestSha256,
                    },
                }),
        },
        lastLine: lastLine(result, which),
    };
}
/** What stands where, and how to get back. */
function placeFacts(result) {
    const { to, backup, setAside, beside } = result;
    return [
        { label: 'Recovered', value: (0,postgres.describe)(to) },
        ...(backup === undefined
            ? []
            : [{ label: 'Backup of what was there', value: `${backup.name}/${backup.id}` }]),
        ...(setAside === undefined
            ? [{ label: 'The target', value: 'is as it was' }]
            : [
                { label: 'What was there', value: `is ${setAside} now` },
                { label: 'The way back', value: wayBack(result, setAside), isVerbatim: true },
            ]),
        ...(beside === undefined
            ? []
            : [{ label: 'What was restored', value: `stands as ${beside}, and took no place` }]),
    ];
}
/** One command. No password stands in it. */
function wayBack({ store, set, to }, setAside) {
    const words = ['--store', store, '--name', set.name, '--to', (0,postgres.describe)(to), '--confirm', to.database];
    return `backproof recover ${[...words, '--back-to', setAside].map(quoted).join(' ')}`;
}
/** As a POSIX shell takes it. */
function quoted(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
function lastLine(result, which) {
    const { verdict, checks, to, setAside, beside } = result;
    if (setAside === undefined) {
        const standing = beside === undefined
            ? 'was not touched'
            : `is as it was; what was restored stands as ${beside}, drop it when you have looked at it`;
        return `${which}: ${verdict}. ${to.database} ${standing}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    }
    const proven = verdict === 'proven' ? (0,proven_words/* provenWords */.C)(result) : `${verdict}, look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
    return `${to.database} is ${which} since now, in ${(0,packages_verdict/* formatDuration */.a3)(result.rtoSeconds)}. ${proven} What was there is ${setAside}; the way back: ${wayBack(result, setAside)}`;
}
//# sourceMappingURL=recover-outcome.js.map
// EXTERNAL MODULE: ./build/packages/verbs/run-facts.js
var run_facts = __webpack_require__(70010);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/recover.js
var recover = __webpack_require__(50926);
// EXTERNAL MODULE: ./build/packages/verbs/signing.js
var signing = __webpack_require__(45346);
// EXTERNAL MODULE: ./build/packages/verbs/backup.js
var backup = __webpack_require__(79739);
;// CONCATENATED MODULE: ./build/packages/verbs/target-backup.js



/** Seconds without a byte after which the backup of the target is given up, as where a table stays locked. */
const STALL_SECONDS = 15 * 60;
const DAY_SECONDS = 86_400;
/**
 * Back the target of a recovery up, as `backproof backup` would, and read every byte back. Only that is asked of it: a database that is
 * to be recovered may well be odd beside what it was.
 *
 * @param name of the sets that it is recovered from
 * @throws UserError where it cannot be backed up
 */
async function backUpTarget(inputs, name, context) {
    const { nameBeforeRecovery, verify } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const made = await (0,backup.backUpAs)({
        source: inputs.to,
        databases: [],
        name: nameBeforeRecovery(name),
        store: inputs.store,
        copies: [],
        ...{ lock: 'none', 'lock-days': undefined, 'legal-hold': false },
        ...{ format: 'custom', jobs: inputs.jobs, compression: 'zstd:1', globals: true },
        ...{ 'include-schema': [], 'exclude-schema': [], 'include-table': [], 'exclude-table': [] },
        ...{ 'exclude-table-data': [], 'system-version': '' },
        // Whoever waits for a recovery does not wait for hashes of what is to be replaced.
        ...{ witness: 'counts', 'witness-budget': 0, 'witness-connections': 1 },
        'stall-timeout': STALL_SECONDS,
        'signing-key': inputs['signing-key'],
        ...{ keyless: inputs.keyless, 'keyless-public-log': inputs['keyless-public-log'] },
        ...{ attest: inputs.attest, ledger: inputs.ledger },
        'postgres-bin': inputs['postgres-bin'],
        'apt-source': inputs['apt-source'],
        'github-token': inputs['github-token'],
    }, context);
    const { manifest, manifestSha256 } = made;
    const read = await context.ports.log.group('Read the backup of the target back', async () => verify({
        store: await (0,engine/* storeFrom */.O5)(inputs, context),
        name: manifest.name ?? '',
        backupId: manifest.backup_id,
        // From our own hand: no signature could say more.
        manifestSha256,
        trust: undefined,
        level: 'full',
        maxAge: DAY_SECONDS,
        maxSizeDeviation: Number.MAX_VALUE,
        quotaBytes: undefined,
        expectedChanges: [],
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
    }, context.ports));
    const wrong = read.checks.find(({ verdict, supports }) => supports === 'intact' && verdict !== 'proven');
    return {
        name: manifest.name ?? '',
        id: manifest.backup_id,
        manifestSha256,
        check: (0,packages_verdict/* decided */.rc)(read.claim === 'intact', {
            id: 'recovery.target-backup',
            expected: 'a backup of what is there, every byte of which reads back',
            found: read.claim === 'intact'
                ? `${manifest.name ?? ''}/${manifest.backup_id}, intact`
                : `${wrong?.id ?? 'archive'}: ${wrong?.found ?? 'not read back'}`,
            where: made.manifestPath,
        }),
    };
}
//# sourceMappingURL=target-backup.js.map
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var verbs_trust = __webpack_require__(2599);
;// CONCATENATED MODULE: ./build/packages/verbs/recover.js












/** `backproof recover`, the action `recover`: a set into the place of a real database, or the way back. */
const recover_recover = {
    schema: recover/* recover */.l,
    execute: async (inputs, context) => inputs['back-to'] === ''
        ? recoveredOutcome(await recoverAs(inputs, context), context)
        : goBackOutcome(inputs, context),
};
async function recoverAs(inputs, context) {
    const { resolveName } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const store = await (0,engine/* storeFrom */.O5)(inputs, context);
    const place = { store, name: await resolveName(store, inputs.name) };
    const attempt = { stores: [store], name: place.name, action: 'recovery' };
    return (0,verbs_ledger/* notingFailure */.IZ)(inputs, attempt, context, () => recoverFrom(place, inputs, context));
}
async function recoverFrom(place, inputs, context) {
    const { leaveReceipt, replaceDatabase } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711), __webpack_require__.e(6069)]).then(__webpack_require__.bind(__webpack_require__, 76069));
    const { ports } = context;
    const to = await (0,engine/* connectionFrom */.pw)(inputs.to, context);
    const signer = await (0,signing/* signerFrom */.Hc)(inputs, context);
    const ledger = new RecoveryLedger(inputs, place, context);
    const options = {
        ...{ ...place, to },
        ...(await chosenFrom(inputs, context)),
        confirmed: inputs.confirm,
        nonEmpty: inputs['unsafe-non-empty-target'],
        allowUnproven: inputs['allow-unproven'],
        backUp: inputs['unsafe-no-target-backup'] ? undefined : () => backUpTarget(inputs, place.name, context),
        onStep: (told) => ledger.step(told),
        jobs: (0,engine/* jobsFor */.c5)(inputs.jobs),
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
        workFolder: context.workFolder,
    };
    const approvedBy = await reviewed(inputs, ledger, context);
    const startedAt = ports.clock.now();
    const replaced = await ports.log.group('Recover', () => replaceDatabase(options, ports));
    const { id, sha256 } = replaced.set;
    const subject = { backup_id: id, manifest_sha256: sha256 };
    await ledger.write({ action: 'recovery', outcome: replaced.verdict, subject });
    const result = { ...replaced, to, store: inputs.store, noted: ledger.heads };
    if (!inputs.receipt)
        return { ...result, receipt: '' };
    const facts = factsOf(replaced, { ...inputs, approvedBy }, context);
    const about = { ...facts, startedAt, run: (0,run_facts/* runFacts */.p)(context), signer };
    return { ...result, receipt: (0,signing/* receiptPath */.WI)(await leaveReceipt(replaced, about, ports), context) };
}
/** Which set is meant, and who must vouch for it. @throws UserError */
async function chosenFrom(inputs, context) {
    const { parsePin } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(5828), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const backupId = inputs['backup-id'];
    if (backupId === 'random')
        throw new packages_verdict/* UserError */.yo('A recovery is no draw', { remedy: 'Give `backup-id` as latest, or an id' });
    const manifestSha256 = parsePin(inputs['manifest-sha256']);
    const trust = await (0,verbs_trust/* trustFrom */.b)(inputs, context);
    if (trust === undefined && manifestSha256 === '' && !inputs['unsafe-unsigned-set']) {
        throw new packages_verdict/* UserError */.yo("Nobody said who must have signed the set, and what stands in it is run by the target's server", {
            remedy: 'Give `verify-key` or `signer` (an empty variable is none), or `manifest-sha256`; for sets that nobody signs, `unsafe-unsigned-set`',
        });
    }
    return { backupId, manifestSha256, trust };
}
/** Who let it happen; a recovery that nobody did is written down as well. @throws UserError */
async function reviewed(inputs, ledger, context) {
    try {
        return await letInBy(inputs, context);
    }
    catch (error) {
        await ledger.write({ action: 'recovery.refused', outcome: 'failed', subject: {} });
        throw error;
    }
}
/** What the receipt of a guided recovery says besides; nothing where it was refused. */
function factsOf({ place, backup, setAside }, { environment, approvedBy }, { run }) {
    if (place === undefined)
        return { kind: 'recovery' };
    const recovery = {
        database: place.occupant.name,
        ...(run.actor === undefined ? {} : { actor: run.actor }),
        ...(environment === '' ? {} : { environment, approved_by: [...approvedBy] }),
        target_was_empty: place.empty,
        ...(backup === undefined
            ? {}
            : {
                backup_before: {
                    ...{ name: backup.name, backup_id: backup.id, manifest_sha256: backup.manifestSha256 },
                },
            }),
        ...(setAside === undefined ? {} : { set_aside: setAside }),
    };
    return { kind: 'recovery', recovery };
}
//# sourceMappingURL=recover.js.map

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

/***/ })

};
