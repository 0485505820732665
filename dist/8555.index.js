export const id = 8555;
export const ids = [8555];
export const modules = {

/***/ 57783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ storeNamed),
/* harmony export */   O5: () => (/* binding */ storeFrom),
/* harmony export */   S3: () => (/* binding */ openNamed),
/* harmony export */   c5: () => (/* binding */ jobsFor),
/* harmony export */   pw: () => (/* binding */ connectionFrom),
/* harmony export */   yB: () => (/* binding */ findProgramsFor)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81858);



/** The search for PostgreSQL programs, as the inputs and this machine have it; loaded when it is asked, since a verification may not. */
function findProgramsFor(inputs, context) {
    const source = inputs['apt-source'];
    const named = source === 'pgdg' || source === 'system';
    const options = {
        folder: inputs['postgres-bin'],
        searchPath: context.env['PATH'] ?? '',
        cacheFolder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.programFolder, 'programs'),
        aptSource: named ? '' : source,
        onRunner: named ? source === 'pgdg' : context.onRunner,
        ...(context.cache === undefined ? {} : { cache: context.cache }),
        log: context.ports.log,
        signal: context.ports.signal,
        workFolders: [context.workFolder, context.tempFolder],
        passEnv: passed(context.env),
    };
    return {
        async find(request) {
            const { programFinder } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
            return programFinder(options).find(request);
        },
    };
}
/** What apt and Docker need to reach the outside: proxies and the engine's address. Nothing else of ours is handed on. */
const PASSED = [
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'DOCKER_HOST',
];
function passed(env) {
    return Object.fromEntries(PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
/** Parallel jobs: as asked, else as many as there are cores; more than that is slower. */
function jobsFor(given) {
    return given ?? (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)();
}
/** A connection from the user's words, every form of its secrets masked before anything else can print it. */
async function connectionFrom(url, context) {
    const { parseConnection, secretForms } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
    const connection = parseConnection(url, context.env);
    secretForms(connection).forEach((secret) => {
        context.mask(secret);
    });
    return connection;
}
/** Seconds without a byte after which a store is given up. */
const STORE_STALL_SECONDS = 300;
/** The store that the inputs name, closed when the verb has ended. */
function storeFrom(inputs, context) {
    return storeNamed(inputs.store, inputs, context);
}
/** A store by its name, closed when the verb has ended. */
async function storeNamed(name, inputs, context) {
    const store = await openNamed(name, inputs, context);
    context.defer(`close ${store.url}`, async () => store.close?.());
    return store;
}
/**
 * A store by its name; whoever opens it closes it.
 *
 * @param signal ends all that it does
 */
async function openNamed(name, inputs, context, signal = context.ports.signal) {
    const { openStore } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(4227), __webpack_require__.e(2869)]).then(__webpack_require__.bind(__webpack_require__, 32869));
    return openStore(name, {
        ports: { ...context.ports, signal },
        env: context.env,
        workFolder: context.workFolder,
        stallSeconds: STORE_STALL_SECONDS,
        github: () => (0,_kit__WEBPACK_IMPORTED_MODULE_2__/* .gitHubOf */ .Tc)(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context),
    });
}
//# sourceMappingURL=engine.js.map

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

/***/ 97464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ notingFailure),
/* harmony export */   N4: () => (/* binding */ note),
/* harmony export */   k2: () => (/* binding */ headFacts)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);



/**
 * Write down what was done in the ledger beside the sets. A store that takes no entry costs a warning: what was done is done.
 *
 * @returns the new head; nothing where none was written
 */
async function note({ ledger }, deed, context) {
    if (!ledger || !mayHold(deed.store))
        return [];
    try {
        return [await entered(deed, context)];
    }
    catch (error) {
        if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        context.ports.log.warning(missing(deed, error));
        return [];
    }
}
async function entered({ store, name, ...deed }, context) {
    const { appendEntry } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(4227), __webpack_require__.e(9332)]).then(__webpack_require__.bind(__webpack_require__, 79332));
    const { clock, signal } = context.ports;
    const event = { at: clock.now(), actor: actorOf(context), ...deed };
    return { store: store.url, name, head: await appendEntry(store, name, event, { signal }) };
}
function missing({ name, action }, error) {
    return `The ledger of ${name} has no entry of this ${action}: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .lineOf */ .cA)(error)}`;
}
/** Longest wait, in milliseconds, for a store that may be the very reason of the failure. */
const FAILURE_WAIT_MS = 20_000;
/**
 * Do what will be written down. Where it ends in an error, the ledgers say that it failed: its run is then no gap that somebody has to
 * explain. A ledger that takes no entry changes nothing of the error, which is thrown on.
 */
async function notingFailure(inputs, attempt, context, work) {
    try {
        return await work();
    }
    catch (error) {
        // Of a run that is cancelled, nothing gets through to a store any more.
        if (!context.ports.signal.aborted)
            await noteFailure(inputs, attempt, context);
        throw error;
    }
}
async function noteFailure(inputs, { stores, name: given, action }, context) {
    if (!inputs.ledger)
        return;
    const noted = stores.filter(mayHold).map(async (store) => {
        try {
            const { resolveName } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
            const name = await resolveName(store, given);
            await entered({ store, name, action, subject: {}, outcome: 'failed' }, context);
        }
        catch (error) {
            // A store that is gone may be why it failed, and that is what is told.
            context.ports.log.info(missing({ name: given, action }, error));
        }
    });
    await Promise.race([Promise.all(noted), (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(FAILURE_WAIT_MS, undefined, { ref: false })]);
}
/** Artifacts expire one by one: a chain of them would fall apart by itself. */
function mayHold({ url }) {
    return url !== 'artifact:';
}
function actorOf({ run, env }) {
    // A file of the repository is one workflow; two may have one name.
    const workflow = (0,_kit__WEBPACK_IMPORTED_MODULE_1__/* .workflowOf */ .B4)(env)?.file ?? run.workflow;
    return {
        ...(run.actor === undefined ? {} : { login: run.actor }),
        ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
        ...(run.runId === undefined ? {} : { run_id: run.runId }),
        ...(run.runNumber === undefined ? {} : { run_number: run.runNumber }),
        ...(workflow === undefined ? {} : { workflow }),
    };
}
/** The heads for a summary, where who can write to the store cannot change them: the last of each ledger. */
function headFacts(noted) {
    const last = new Map(noted.map((one) => [JSON.stringify([one.store, one.name]), one]));
    return [...last.values()].map(({ store, name, head }) => ({
        label: `Ledger of ${name}`,
        value: `${head.seq}:${head.hash} in ${store}`,
        isAnchor: true,
        isVerbatim: true,
    }));
}
//# sourceMappingURL=ledger.js.map

/***/ }),

/***/ 48555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  list: () => (/* binding */ list_list)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
;// CONCATENATED MODULE: ./build/packages/verbs/listed-set.js

function listedSet(name, backup, now) {
    const { id, at, held, manifest, problem, standing, protection, fate } = backup;
    const made = manifest === undefined ? at : new Date(manifest.created_at);
    const size = manifest?.total_size_bytes ?? held?.bytes;
    return {
        ...{ name, backup_id: id, state: stateOf(backup) },
        created_at: made.toISOString(),
        age_seconds: Math.round((now.getTime() - made.getTime()) / 1000),
        ...(size === undefined ? {} : { size_bytes: size }),
        ...(manifest === undefined ? {} : { encryption: manifest.encryption }),
        ...(problem === undefined ? {} : { problem }),
        ...(standing?.verdict === 'proven'
            ? { proven_at: standing.at.toISOString(), proven_claim: standing.claim }
            : {}),
        ...(standing?.verdict === 'failed' ? { drill_failed_at: standing.at.toISOString() } : {}),
        ...(protection?.lock === undefined ? {} : { locked_until: protection.lock.until.toISOString() }),
        ...(protection?.legalHold === true ? { legal_hold: true } : {}),
        ...(held?.covered === undefined ? {} : { covered: held.covered }),
        ...(fate === undefined ? {} : { retention: fate.action, why: fate.why }),
    };
}
function stateOf({ held, manifest, problem }) {
    if (problem !== undefined)
        return 'unreadable';
    if (held === undefined)
        return 'not read';
    if (!held.complete)
        return 'incomplete';
    if (held.legacy)
        return 'legacy';
    return manifest === undefined ? 'not read' : 'complete';
}
const COLUMNS = [
    ['name', ({ name }) => name],
    ['backup id', ({ backup_id }) => backup_id],
    ['size', ({ size_bytes: bytes }) => (bytes === undefined ? '' : (0,packages_verdict/* formatBytes */.z3)(bytes))],
    ['age', ({ age_seconds }) => (0,packages_verdict/* formatDuration */.a3)(age_seconds)],
    ['encryption', ({ encryption = '' }) => encryption],
    ['proven', provenWords],
    ['locked until', lockedWords],
    [
        'retention',
        ({ retention, why = [] }) => (retention === undefined ? '' : `${retention}: ${why.join(', ')}`),
    ],
    ['state', ({ state, problem }) => (problem === undefined ? state : `${state}: ${problem}`)],
];
function provenWords({ proven_at: proven, proven_claim: claim, drill_failed_at: failed }) {
    if (failed !== undefined)
        return `failed ${(0,packages_verdict/* formatInstant */.r4)(new Date(failed))}`;
    return proven === undefined ? '' : `${(0,packages_verdict/* formatInstant */.r4)(new Date(proven))} (${claim ?? ''})`;
}
function lockedWords({ locked_until: until, legal_hold: held = false, covered }) {
    return [
        ...(until === undefined ? [] : [(0,packages_verdict/* formatInstant */.r4)(new Date(until))]),
        ...(held ? ['legal hold'] : []),
        ...(covered === undefined ? [] : [`${covered} by somebody else`]),
    ].join(', ');
}
/** A table of the columns that say anything, a line a set. */
function tableOf(sets) {
    const columns = COLUMNS.map(([title, cell]) => ({ title, cells: sets.map(cell) })).filter(({ title, cells }) => ALWAYS.has(title) || cells.some((cell) => cell !== ''));
    const widths = columns.map(({ title, cells }) => cells.reduce((widest, { length }) => Math.max(widest, length), title.length));
    const lineOf = (texts) => texts
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    return [
        lineOf(columns.map(({ title }) => title)),
        ...sets.map((_set, row) => lineOf(columns.map(({ cells }) => cells[row] ?? ''))),
    ];
}
const ALWAYS = new Set(['name', 'backup id', 'size', 'age', 'state']);
//# sourceMappingURL=listed-set.js.map
// EXTERNAL MODULE: ./build/packages/verbs/retention.js
var verbs_retention = __webpack_require__(67183);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/list.js
var list = __webpack_require__(87092);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var verbs_trust = __webpack_require__(2599);
;// CONCATENATED MODULE: ./build/packages/verbs/list.js






/** `backproof list`. */
const list_list = {
    schema: list/* list */.p,
    execute: async (inputs, context) => listOutcome(await listAll(inputs, context), inputs, context),
};
async function listAll(inputs, context) {
    const rules = await (0,verbs_retention/* rulesFrom */.m_)(inputs);
    const retention = rules === undefined ? undefined : { ...(await (0,verbs_retention/* retentionAsked */.tl)(inputs, context)), rules, stop: undefined };
    const trust = await (0,verbs_trust/* trustFrom */.b)(inputs, context);
    const { listBackups, namesIn, resolveName } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711));
    const store = await (0,engine/* storeFrom */.O5)(inputs, context);
    const names = inputs.name === '' ? await namesIn(store) : [await resolveName(store, inputs.name)];
    const listings = [];
    for (const name of names) {
        const listing = await listBackups({ store, name, limit: inputs.limit, trust, retention }, context.ports);
        listings.push({ ...listing, name });
    }
    return listings;
}
function listOutcome(listings, inputs, context) {
    const now = context.ports.clock.now();
    const sets = listings.flatMap(({ name, backups }) => backups.map((backup) => listedSet(name, backup, now)));
    tell(sets, listings, context);
    const unreadable = sets.filter((set) => set.state === 'unreadable');
    const checks = [
        (0,packages_verdict/* decided */.rc)(unreadable.length === 0, {
            id: 'store.listing',
            expected: 'a readable manifest in every complete set',
            found: unreadable.length === 0
                ? `${sets.length} sets listed`
                : unreadable.map((set) => `${set.backup_id}: ${set.problem ?? ''}`).join('; '),
            where: inputs.store,
        }),
    ];
    const { verdict, claim } = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    return {
        report: {
            title: `Backup sets in ${inputs.store}`,
            verdict,
            claim,
            statement: 'A listing reads manifests and receipts and no data: it claims nothing.',
            at: now,
            facts: [],
            checks,
            phases: [],
            relations: [],
            notes: [],
            producer: packages_verdict/* PRODUCER */.n8,
        },
        outputs: { verdict, claim },
        details: { sets, ...plansOf(listings) },
        lastLine: lastLine(sets),
    };
}
function lastLine(sets) {
    const count = (state) => sets.filter((set) => set.state === state).length;
    const unread = count('not read');
    const rest = unread === 0 ? '' : `, ${unread} older ones not looked into`;
    return `${(0,packages_verdict/* formatCount */.B4)(sets.length, 'set')}, ${count('complete')} complete${rest}. Nothing was read but manifests and receipts.`;
}
function plansOf(listings) {
    const plans = listings.flatMap(({ name, plan, next }) => plan === undefined ? [] : [[name, (0,verbs_retention/* planJson */.iY)({ plan }, next)]]);
    return plans.length === 0 ? {} : { retention: Object.fromEntries(plans) };
}
/** What a person sees. */
function tell(sets, listings, { ports: { log } }) {
    for (const line of tableOf(sets))
        log.info(line);
    for (const { name, plan, next } of listings)
        if (plan !== undefined)
            log.info(`Next purge of ${name}: ${(0,verbs_retention/* nextWords */.L9)(next, plan.stopped)}`);
}
//# sourceMappingURL=list.js.map

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

/***/ 55845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readTextFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** More than a file that people write may have, so that whoever parses it sees that it is too long, whatever is behind the path. */
const MAX_BYTES = 8 * 1024 * 1024;
/**
 * The text of a file that a person wrote.
 *
 * @param what the file is, such as `probe file`
 * @param remedy what to do where there is none
 * @throws UserError
 */
async function readTextFile(path, what, remedy) {
    try {
        return await textOf(path);
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`The ${what} ${path} cannot be read: ${reason(error)}`, { remedy, cause: error });
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
function reason(error) {
    if (error instanceof TypeError)
        return 'it is not UTF-8';
    const code = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
    if (code === 'ENOENT')
        return 'there is no such file';
    return code === 'EISDIR' ? 'it is a folder' : (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
}
//# sourceMappingURL=text-file.js.map

/***/ }),

/***/ 2599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ trustFrom)
/* harmony export */ });
/* unused harmony export parseIdentity */
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55845);


/**
 * Whose signatures count, as the inputs say; undefined where none is demanded.
 *
 * @throws UserError
 */
async function trustFrom(inputs, { env }) {
    const text = inputs['verify-key'] === '' ? (env['BACKPROOF_VERIFY_KEY'] ?? '') : inputs['verify-key'];
    const identities = inputs.signer.map(parseIdentity);
    const keys = text.trim() === '' ? undefined : await trustedKeys(text.trim(), inputs['verify-threshold']);
    if (keys === undefined && inputs['verify-threshold'] > 1) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('`verify-threshold` says how many keys must have signed, and no key is given', {
            remedy: 'Give the public keys with `verify-key`',
        });
    }
    const path = inputs['trusted-root'];
    if (path !== '' && identities.length === 0) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('`trusted-root` vouches for certificates, and no `signer` is given', {
            remedy: 'Name the workflows whose signatures count with `signer`, or take `trusted-root` away',
        });
    }
    if (keys === undefined && identities.length === 0)
        return undefined;
    return {
        ...(keys === undefined ? {} : { keys }),
        ...(identities.length === 0 ? {} : { identities }),
        ...(path === '' ? {} : { trustedRoot: await rootFrom(path) }),
    };
}
async function rootFrom(path) {
    const remedy = 'Give the file that `gh attestation trusted-root` prints';
    return Buffer.from(await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextFile */ .G)(path, 'trusted root', remedy), 'utf8');
}
async function trustedKeys(text, threshold) {
    const { parseVerifyKeys } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    const pem = text.includes('-----BEGIN')
        ? text
        : await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readTextFile */ .G)(text, 'file of public keys', 'Give public keys in PEM, or the path of a file of them');
    const keys = parseVerifyKeys(pem);
    if (threshold > keys.length) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`verify-threshold\` is ${threshold}, and there are ${keys.length} keys`, {
            remedy: 'Give all the public keys with `verify-key`, or ask for fewer',
        });
    }
    return { keys, threshold };
}
/** Who vouches for the workflows of github.com. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com';
const WORDS = {
    issuer: 'issuer',
    identity: 'identity',
    'repository-id': 'repositoryId',
    'owner-id': 'ownerId',
    workflow: 'workflow',
    ref: 'ref',
    runner: 'runnerEnvironment',
};
/**
 * Read one workflow that may sign: `identity=<URL with ref> repository-id=<number> …`, all of which must be exactly so.
 *
 * @throws UserError
 */
function parseIdentity(line) {
    const policy = new Map();
    for (const word of line.trim().split(/\s+/)) {
        const at = word.indexOf('=');
        const [key, value] = [word.slice(0, at), word.slice(at + 1)];
        if (at < 1 || value === '')
            throw wrong(`'${word}' is not of the form key=value`);
        if (!Object.hasOwn(WORDS, key)) {
            const near = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(key, Object.keys(WORDS));
            throw wrong(`'${key}' is unknown${near === undefined ? '' : `; did you mean ${near}?`}`);
        }
        if (policy.has(key))
            throw wrong(`'${key}' is given twice`);
        policy.set(key, value);
    }
    const identity = policy.get('identity');
    if (identity === undefined)
        throw wrong('it has no identity');
    const exact = Object.entries(WORDS).flatMap(([word, property]) => {
        const value = policy.get(word);
        return value === undefined ? [] : [[property, value]];
    });
    return { ...Object.fromEntries(exact), identity, issuer: policy.get('issuer') ?? GITHUB_ISSUER };
}
function wrong(why) {
    return new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`signer\` is not understood: ${why}`, {
        remedy: 'Write identity=https://github.com/acme/shop/.github/workflows/backup.yml@refs/heads/main repository-id=1234',
    });
}
//# sourceMappingURL=trust.js.map

/***/ })

};
