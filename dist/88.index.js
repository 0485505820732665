export const id = 88;
export const ids = [88];
export const modules = {

/***/ 10088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drill: () => (/* binding */ drill),
/* harmony export */   drillReport: () => (/* binding */ drillReport),
/* harmony export */   prepareDrill: () => (/* binding */ prepareDrill)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57783);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97464);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(70010);
/* harmony import */ var _schemas_restore_drill_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61100);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57505);
/* harmony import */ var _proven_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43917);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45346);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2599);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19332);










/** `backproof drill`, the action `restore-drill`. */
const drill = {
    schema: _schemas_restore_drill_js__WEBPACK_IMPORTED_MODULE_3__/* .restoreDrill */ .S,
    execute: async (inputs, context) => {
        const drillSet = await prepareDrill(inputs, context);
        const result = await drillSet(inputs);
        return drillOutcome(result, inputs, context);
    },
};
/**
 * Read everything that the inputs say of a drill, so that a mistake is told before anything is done.
 *
 * @returns the drill of one set. A throwaway server that is not kept is ended when the verb ends.
 */
async function prepareDrill(inputs, context) {
    const [{ drill: drillSet, leaveReceipt, parseAssertions }, { parsePin }, { endServer, sweepLeftovers }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(8508), __webpack_require__.e(6069)]).then(__webpack_require__.bind(__webpack_require__, 76069)), Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711)), Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508))]);
    const { ports } = context;
    const signer = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signerFrom */ .Hc)(inputs, context);
    const options = {
        store: await (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .storeFrom */ .O5)(inputs, context),
        trust: await (0,_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .trustFrom */ .b)(inputs, context),
        target: inputs.target === 'throwaway' ? undefined : await (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionFrom */ .pw)(inputs.target, context),
        targetMajor: parseMajor(inputs['target-version']),
        listen: inputs.listen,
        recreate: inputs.recreate,
        jobs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .jobsFor */ .c5)(inputs.jobs),
        showValues: inputs['show-values'],
        assertions: parseAssertions(inputs.assertions),
        rtoTargetSeconds: inputs['rto-target'],
        programs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgramsFor */ .yB)(inputs, context),
        workFolder: context.workFolder,
        serverFolder: context.tempFolder,
        onServer: (folder) => {
            if (inputs.keep)
                context.leave({ kind: 'server', folder });
            else
                context.defer('Ending the throwaway server', () => endServer(folder));
        },
    };
    return async (choice) => {
        const set = {
            name: choice.name,
            backupId: choice['backup-id'],
            manifestSha256: parsePin(choice['manifest-sha256']),
        };
        await sweepLeftovers(context.tempFolder, ports.log, ports.clock);
        const startedAt = ports.clock.now();
        const drilled = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .notingFailure */ .IZ)(inputs, { stores: [options.store], name: choice.name, action: 'drill' }, context, () => ports.log.group('Drill', () => drillSet({ ...options, ...set }, ports)));
        context.about(drilled.set.name);
        // Before the receipt, which vouches for it.
        const { name, id, sha256 } = drilled.set;
        const deed = {
            action: 'drill',
            subject: { backup_id: id, manifest_sha256: sha256 },
            outcome: drilled.verdict,
        };
        const noted = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .note */ .N4)(inputs, { ...deed, store: options.store, name }, context);
        const result = { ...drilled, noted };
        if (result.restored !== undefined && (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .holdsPassword */ .oj)(result.restored.url))
            context.mask(result.restored.url);
        if (inputs.keep)
            await result.restored?.keep(new Date(ports.clock.now().getTime() + KEEP_MS));
        if (!inputs.receipt)
            return { ...result, receipt: '' };
        const about = { kind: 'drill', startedAt, run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .runFacts */ .p)(context), signer };
        const receipt = await leaveReceipt(result, about, ports);
        if ('path' in receipt)
            return { ...result, receipt: receipt.path };
        ports.log.warning(receipt.problem);
        return { ...result, receipt: '', notes: [...result.notes, receipt.problem] };
    };
}
/** A job of GitHub's lasts six hours at most; a kept server is swept after that. */
const KEEP_MS = 6 * 3600 * 1000;
function parseMajor(text) {
    if (text === '')
        return undefined;
    const major = /^(\d{2})(\.\d+)?$/.exec(text)?.[1];
    if (major !== undefined)
        return Number(major);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`'${text}' is not a version of PostgreSQL`, {
        remedy: 'Set `target-version` to a major version such as 17',
    });
}
async function drillOutcome(result, inputs, context) {
    const drilled = drillReport(result, context);
    const report = { ...drilled, facts: [...drilled.facts, ...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .headFacts */ .k2)(result.noted)] };
    const path = await (0,_report_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeReport */ .u)(report, inputs['report-dir'], context);
    const url = inputs.keep ? (result.restored?.url ?? '') : '';
    const { verdict, claim, set } = result;
    return {
        report,
        outputs: {
            verdict,
            claim,
            'rto-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .secondsText */ .Hd)(result.rtoSeconds),
            'connection-url': url,
            'report-path': path,
            'receipt-path': result.receipt,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .checksJson */ .Ay)(result.checks),
        },
        details: {
            backup_id: set.id,
            name: set.name,
            manifest_sha256: set.sha256,
            rto_seconds: result.rtoSeconds,
            rpo_seconds: result.rpoSeconds,
            worst_loss_seconds: result.worstLossSeconds,
            phases: result.phases,
            report_path: path,
            receipt_path: result.receipt,
            ...(url === '' ? {} : { connection_url: url }),
        },
        lastLine: lastLine(result),
    };
}
/** What the drill established, as every rendering shows it. */
function drillReport(result, context) {
    const { verdict, claim, checks, manifest, set } = result;
    return {
        title: `Restore drill of ${set.name}/${set.id}`,
        verdict,
        claim,
        statement: verdict === 'proven' ? (0,_proven_words_js__WEBPACK_IMPORTED_MODULE_5__/* .provenWords */ .C)(result) : `Not all that was checked held: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .wrongIds */ .Wu)(checks)}.`,
        at: context.ports.clock.now(),
        facts: [
            ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .factsOf */ .xS)(manifest)),
            ...(result.targetVersion === undefined
                ? []
                : [{ label: 'Restored into', value: `PostgreSQL ${result.targetVersion}` }]),
            { label: 'Recovery time (RTO)', value: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.rtoSeconds) },
            ...(result.rpoSeconds === undefined
                ? []
                : [{ label: 'Age of the snapshot (RPO at this moment)', value: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.rpoSeconds) }]),
            ...(result.worstLossSeconds === undefined
                ? []
                : [
                    {
                        label: 'Most that could have been lost, last 7 days',
                        value: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.worstLossSeconds),
                    },
                ]),
        ],
        checks,
        phases: result.phases,
        relations: result.relations,
        notes: result.notes,
        producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
    };
}
function lastLine(result) {
    const { verdict, set, checks } = result;
    const which = `${set.name}/${set.id}`;
    if (verdict !== 'proven')
        return `${which}: ${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .wrongIds */ .Wu)(checks)}.`;
    return `${which}: ${(0,_proven_words_js__WEBPACK_IMPORTED_MODULE_5__/* .provenWords */ .C)(result)} Restored into PostgreSQL ${result.targetVersion ?? ''} in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.rtoSeconds)}.`;
}
//# sourceMappingURL=drill.js.map

/***/ }),

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

/***/ 43917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ provenWords)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19332);


/** What a proven drill, or restore, established, and what it did not: in sentences that claim no more than the checks. */
function provenWords(result) {
    const { claim } = result;
    const open = notProven(result);
    const but = open.length === 0 ? '' : ` Not proven: ${open.join('; ')}.`;
    return `Proven ${claim}: ${established(result)}.${but}`;
}
function established({ claim, checks, relations, }) {
    if (claim !== 'equal-to-dump' && claim !== 'equal-to-source')
        return (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .claimWords */ .wV)(claim);
    const compared = relations.filter((relation) => (relation.evidence === 'compare' || relation.evidence === 'extension configuration') &&
        relation.verdict === 'proven');
    const rows = compared.reduce((sum, relation) => sum + (relation.foundRows ?? 0), 0);
    const values = `every value of ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(rows, 'row')} in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(compared.length, 'table')} equals what was dumped`;
    const schema = schemaCompared(checks) ? ', and the schema is as it was dumped' : '';
    if (claim === 'equal-to-dump')
        return `${values}${schema}`;
    return `${values}${schema}; the source's own hash of each table's rows agrees`;
}
/** What the claim does not cover. */
function notProven({ claim, checks, relations, }) {
    const open = [];
    const equal = claim === 'equal-to-dump' || claim === 'equal-to-source';
    if (!equal)
        open.push('that every value is equal');
    if (claim === 'equal-to-dump')
        open.push("that the dump holds what the source's own hash says");
    if (equal && !schemaCompared(checks))
        open.push('that the schema is equal');
    if (checks.some(({ id, verdict }) => id === 'schema.owners' && verdict === 'unproven'))
        open.push('who owns what');
    for (const [evidence, what] of WITHOUT_ROWS) {
        const count = relations.filter((relation) => relation.evidence === evidence).length;
        if (count > 0)
            open.push(`the rows of ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count, ...what)}`);
    }
    return open;
}
function schemaCompared(checks) {
    return checks.some((check) => check.id.startsWith('schema.') && check.verdict === 'proven');
}
/** Relations whose rows no dump holds as they are, by their evidence. */
const WITHOUT_ROWS = [
    ['recomputed', ['materialised view', 'materialised views']],
    ['not dumped', ['table that is not dumped', 'tables that are not dumped']],
    ['extension member', ["extension's table", "extensions' tables"]],
    ['excluded on request', ['table left out on request', 'tables left out on request']],
];
//# sourceMappingURL=proven-words.js.map

/***/ }),

/***/ 57505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeFiles),
/* harmony export */   u: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);



/**
 * The report as Markdown, JSON, JUnit and one HTML file.
 *
 * @param folder as its user gave it; '' for `usual`, in the runner's temporary folder or the current one
 * @returns the HTML file's path
 */
async function writeReport(report, folder, context, usual = 'backproof-report') {
    const { renderHtml, renderJUnit, renderMarkdown, reportJson } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(5656), __webpack_require__.e(5949)]).then(__webpack_require__.bind(__webpack_require__, 65949));
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder === '' ? (context.onRunner ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.tempFolder, usual) : usual) : folder);
    await writeFiles(target, {
        'report.md': renderMarkdown(report),
        'report.json': `${JSON.stringify(reportJson(report), null, 2)}\n`,
        'report.junit.xml': renderJUnit(report),
        'report.html': renderHtml(report),
    });
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.html');
}
/** Write a report's files into a folder, which is made if need be. @throws UserError where it may not be written */
async function writeFiles(folder, files) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
        for (const [name, text] of Object.entries(files))
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), text);
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The report cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Set `report-dir` to a folder that may be written',
            cause: error,
        });
    }
}
//# sourceMappingURL=report-files.js.map

/***/ }),

/***/ 70010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ runFacts)
/* harmony export */ });
/** The workflow run, as manifests and receipts tell it. */
function runFacts({ run }) {
    return {
        ...(run.repository === undefined ? {} : { repository: run.repository }),
        ...(run.repositoryId === undefined ? {} : { repository_id: run.repositoryId }),
        ...(run.commit === undefined ? {} : { commit: run.commit }),
        ...(run.ref === undefined ? {} : { ref: run.ref }),
        ...(run.runId === undefined ? {} : { run_id: run.runId }),
        ...(run.runAttempt === undefined ? {} : { run_attempt: run.runAttempt }),
        ...(run.workflow === undefined ? {} : { workflow: run.workflow }),
    };
}
//# sourceMappingURL=run-facts.js.map

/***/ }),

/***/ 45346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ signerFrom),
/* harmony export */   WI: () => (/* binding */ receiptPath),
/* harmony export */   lg: () => (/* binding */ publicHalves)
/* harmony export */ });
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);


/** The path of a receipt in its store; '' where there is none, of which a warning tells. */
function receiptPath(left, { ports: { log } }) {
    if ('path' in left)
        return left.path;
    log.warning(left.problem);
    return '';
}
/**
 * Who signs, as the inputs say; undefined where nobody does. Mistakes are told before anything is done.
 *
 * @throws UserError
 */
async function signerFrom(inputs, context) {
    const key = inputs['signing-key'];
    if (key !== '' && inputs.keyless) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('Both `signing-key` and `keyless` are given', {
            remedy: 'Sign by a key or by the identity of the workflow, not by both',
        });
    }
    if (inputs.attest && !inputs.keyless) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`attest` needs `keyless: true`', {
            remedy: 'GitHub keeps what the identity of a workflow signed, and nothing that a key did',
        });
    }
    if (key !== '') {
        const { keySigner } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
        return keySigner(await signingKeys(key));
    }
    if (!inputs.keyless)
        return undefined;
    if (!inputs['keyless-public-log'])
        await refusePrivate(inputs, context);
    const signer = await workflowSigner(context);
    return inputs.attest ? attesting(signer, inputs, context) : signer;
}
const PEM_END = /(-----END [A-Z0-9 ]+-----)/;
/** The keys of one text, one PEM after the other. @throws UserError */
async function signingKeys(text) {
    const { parseSigningKey } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    const parts = text.trim().split(PEM_END);
    const pems = [];
    for (let index = 0; index < parts.length; index += 2) {
        const pem = `${parts[index] ?? ''}${parts[index + 1] ?? ''}`;
        if (pem.trim() !== '')
            pems.push(pem);
    }
    return pems.map((pem) => parseSigningKey(pem));
}
/** The public halves of signing keys, as `verify-key` takes them. @throws UserError */
async function publicHalves(text) {
    const { pemOf } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854));
    return (await signingKeys(text)).map(({ publicKey }) => pemOf(publicKey)).join('');
}
/** Sigstore's log is public, and what signs there is named for good: a private repository says that it wants that. */
async function refusePrivate(inputs, context) {
    const { isPrivate } = await (await gitHub(inputs, context)).repositories.get();
    if (!isPrivate)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`keyless` publishes the name of this private repository and of its workflow, for good', {
        remedy: 'Sign with `signing-key`, or set `keyless-public-log: true` where that may be known',
    });
}
/** By the identity of the job that runs. */
async function workflowSigner(context) {
    const [{ PUBLIC_SIGSTORE, keylessSigner, requestIdentityToken }, { fetchFor }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854)),
        __webpack_require__.e(/* import() */ 275).then(__webpack_require__.bind(__webpack_require__, 30275)),
    ]);
    const { env } = context;
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    if (url === '' || token === '') {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('`keyless` needs the identity of a workflow, and this job has none', {
            remedy: 'Give the job the permission `id-token: write`, or sign with `signing-key`',
        });
    }
    context.mask(token);
    const fetch = await fetchFor(env);
    return keylessSigner({
        services: PUBLIC_SIGSTORE,
        identityToken: async () => {
            const identity = await requestIdentityToken({ url, token, fetch });
            context.mask(identity);
            return identity;
        },
    });
}
/** The same, with everything that is signed kept among the repository's attestations too, as far as GitHub takes it. */
function attesting(signer, inputs, context) {
    return {
        kind: signer.kind,
        async sign(payloadType, payload) {
            const bundle = await signer.sign(payloadType, payload);
            try {
                await (await gitHub(inputs, context)).attestations.create(bundle);
            }
            catch (error) {
                if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
                    throw error;
                context.ports.log.warning(`GitHub keeps no attestation of it: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`);
            }
            return bundle;
        },
    };
}
function gitHub(inputs, context) {
    return (0,_kit__WEBPACK_IMPORTED_MODULE_0__/* .gitHubOf */ .Tc)(inputs['github-token'] ?? context.env['GITHUB_TOKEN'] ?? '', context);
}
//# sourceMappingURL=signing.js.map

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

/***/ }),

/***/ 19332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ checksJson),
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   Wu: () => (/* binding */ wrongIds),
/* harmony export */   wV: () => (/* binding */ claimWords),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** What a claim means, in words that say no more than it does. */
const CLAIM_WORDS = {
    none: 'nothing was read back',
    intact: 'the stored bytes are those that were written',
    restorable: 'it restored without an unexplained error, and every table has the rows that the source counted',
    'equal-to-dump': 'every value equals what was dumped',
    'equal-to-source': "every value equals what was dumped, and the source's own hash of its rows agrees",
};
function claimWords(claim) {
    return CLAIM_WORDS[claim];
}
/** What a set is, for every report. */
function factsOf(manifest) {
    return [
        { label: 'Backup set', value: manifest.backup_id },
        { label: 'Made', value: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(new Date(manifest.created_at))} by ${manifest.created_by}` },
        ...manifest.databases.map((database) => ({
            label: `Database ${database.name}`,
            value: `PostgreSQL ${database.server_version}, snapshot ${database.snapshot_at}${database.dump === undefined ? '' : `, ${database.dump.format} by pg_dump ${database.dump.client_version}`}`,
        })),
        { label: 'Size', value: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(manifest.total_size_bytes)} in ${manifest.total_files} files` },
        { label: 'Compression', value: manifest.compression },
        { label: 'Encryption', value: manifest.encryption },
        ...(manifest.system_version === '' ? [] : [{ label: 'System version', value: manifest.system_version }]),
    ];
}
/** Checks as outputs and documents carry them. */
function checksJson(checks) {
    return JSON.stringify(checks);
}
/** The checks that went wrong, for a last line: their ids, or the names of probes, each once. */
function wrongIds(checks) {
    const wrong = checks.filter((check) => check.verdict === 'failed' || (check.required && check.verdict === 'unproven'));
    return [
        ...new Set(wrong.map(({ id, subject = id, where }) => (where === undefined ? subject : `${subject} (${where})`))),
    ]
        .slice(0, 5)
        .join(', ');
}
/** Seconds with one decimal, for outputs. */
function secondsText(seconds) {
    return seconds.toFixed(3);
}
//# sourceMappingURL=words.js.map

/***/ })

};
