export const id = 608;
export const ids = [608,739,413,88];
export const modules = {

/***/ 9739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   backUpAs: () => (/* binding */ backUpAs),
/* harmony export */   backup: () => (/* binding */ backup)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7783);
/* harmony import */ var _schemas_pg_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9332);




/** `backproof backup`, the action `pg-backup`. */
const backup = {
    schema: _schemas_pg_backup_js__WEBPACK_IMPORTED_MODULE_2__/* .pgBackup */ ._,
    execute: async (inputs, context) => backupOutcome(await backUpAs(inputs, context), context),
};
/** Back up as the inputs say. */
async function backUpAs(inputs, context) {
    const source = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionFrom */ .pw)(inputs.source, context);
    context.about(inputs.name === '' ? (inputs.databases[0] ?? source.database) : inputs.name);
    const [{ backUp, parseCompression, refuseImpossible }, { openStore }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(556), __webpack_require__.e(552), __webpack_require__.e(175)]).then(__webpack_require__.bind(__webpack_require__, 2175)),
        Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(140)]).then(__webpack_require__.bind(__webpack_require__, 1759)),
    ]);
    const options = {
        source,
        databases: inputs.databases,
        name: inputs.name,
        store: openStore(inputs.store),
        format: inputs.format,
        jobs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .jobsFor */ .c5)(inputs.jobs),
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
        programs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgramsFor */ .yB)(inputs, context),
        workFolder: context.workFolder,
        run: runFacts(context),
    };
    refuseImpossible(options);
    return context.ports.log.group('Back up', () => backUp(options, context.ports));
}
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
function backupOutcome(result, context) {
    const { manifest } = result;
    // Nothing was read back: a backup claims nothing until a verification or a drill does.
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(result.checks, 'none');
    const size = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(manifest.total_size_bytes);
    return {
        report: {
            title: `Backup of ${manifest.name ?? ''}`,
            verdict,
            claim,
            statement: 'The set was written and its digests recorded. Nothing has been read back yet: verify it, and drill it.',
            at: context.ports.clock.now(),
            facts: (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .xS)(manifest),
            checks: result.checks,
            phases: result.phases,
            relations: [],
            notes: result.notes,
            producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
        },
        outputs: {
            'backup-id': manifest.backup_id,
            'manifest-path': result.manifestPath,
            'manifest-sha256': result.manifestSha256,
            'size-bytes': String(manifest.total_size_bytes),
            'duration-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .secondsText */ .Hd)(result.seconds),
            verdict,
            claim,
        },
        details: {
            backup_id: manifest.backup_id,
            name: manifest.name,
            manifest_path: result.manifestPath,
            manifest_sha256: result.manifestSha256,
            size_bytes: manifest.total_size_bytes,
            duration_seconds: result.seconds,
        },
        lastLine: `Backed up ${manifest.name ?? ''} as ${manifest.backup_id}: ${size} in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.seconds)}. Not proven yet: that it reads back (verify) and restores (drill).`,
    };
}
//# sourceMappingURL=backup.js.map

/***/ }),

/***/ 88:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   drill: () => (/* binding */ drill),
/* harmony export */   drillReport: () => (/* binding */ drillReport),
/* harmony export */   prepareDrill: () => (/* binding */ prepareDrill)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7783);
/* harmony import */ var _schemas_restore_drill_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1100);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7505);
/* harmony import */ var _proven_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3917);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9332);






/** `backproof drill`, the action `restore-drill`. */
const drill = {
    schema: _schemas_restore_drill_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreDrill */ .S,
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
    const [{ drill: drillSet, parseAssertions }, { parsePin }, { openStore }, { endServer, sweepLeftovers }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(556), __webpack_require__.e(552), __webpack_require__.e(50), __webpack_require__.e(882)]).then(__webpack_require__.bind(__webpack_require__, 6882)), Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(552), __webpack_require__.e(50), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 6050)), Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(140)]).then(__webpack_require__.bind(__webpack_require__, 1759)), Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(556)]).then(__webpack_require__.bind(__webpack_require__, 1556))]);
    const { ports } = context;
    const options = {
        store: openStore(inputs.store),
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
        const result = await ports.log.group('Drill', () => drillSet({ ...options, ...set }, ports));
        context.about(result.set.name);
        if (result.restored !== undefined && (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .holdsPassword */ .oj)(result.restored.url))
            context.mask(result.restored.url);
        if (inputs.keep)
            await result.restored?.keep(new Date(ports.clock.now().getTime() + KEEP_MS));
        return result;
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
    const report = drillReport(result, context);
    const path = await (0,_report_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeReport */ .u)(report, inputs['report-dir'], context);
    const url = inputs.keep ? (result.restored?.url ?? '') : '';
    const { verdict, claim, set } = result;
    return {
        report,
        outputs: {
            verdict,
            claim,
            'rto-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsText */ .Hd)(result.rtoSeconds),
            'connection-url': url,
            'report-path': path,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .checksJson */ .Ay)(result.checks),
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
        statement: verdict === 'proven' ? (0,_proven_words_js__WEBPACK_IMPORTED_MODULE_4__/* .provenWords */ .C)(result) : `Not all that was checked held: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .wrongIds */ .Wu)(checks)}.`,
        at: context.ports.clock.now(),
        facts: [
            ...(manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .factsOf */ .xS)(manifest)),
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
        return `${which}: ${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .wrongIds */ .Wu)(checks)}.`;
    return `${which}: ${(0,_proven_words_js__WEBPACK_IMPORTED_MODULE_4__/* .provenWords */ .C)(result)} Restored into PostgreSQL ${result.targetVersion ?? ''} in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.rtoSeconds)}.`;
}
//# sourceMappingURL=drill.js.map

/***/ }),

/***/ 7783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c5: () => (/* binding */ jobsFor),
/* harmony export */   pw: () => (/* binding */ connectionFrom),
/* harmony export */   yB: () => (/* binding */ findProgramsFor)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


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
            const { programFinder } = await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(556)]).then(__webpack_require__.bind(__webpack_require__, 1556));
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
    const { parseConnection, secretForms } = await Promise.all(/* import() */[__webpack_require__.e(2), __webpack_require__.e(556)]).then(__webpack_require__.bind(__webpack_require__, 1556));
    const connection = parseConnection(url, context.env);
    secretForms(connection).forEach((secret) => {
        context.mask(secret);
    });
    return connection;
}
//# sourceMappingURL=engine.js.map

/***/ }),

/***/ 3917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ provenWords)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9332);


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

/***/ 7505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8645);



/**
 * The report as Markdown, JSON, JUnit and one HTML file.
 *
 * @param folder as its user gave it; '' for `usual`, in the runner's temporary folder or the current one
 * @returns the HTML file's path
 */
async function writeReport(report, folder, context, usual = 'backproof-report') {
    const { renderHtml, renderJUnit, renderMarkdown, reportJson } = await __webpack_require__.e(/* import() */ 434).then(__webpack_require__.bind(__webpack_require__, 1053));
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder === '' ? (context.onRunner ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context.tempFolder, usual) : usual) : folder);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(target, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.md'), renderMarkdown(report));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.json'), `${JSON.stringify(reportJson(report), null, 2)}\n`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.junit.xml'), renderJUnit(report));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.html'), renderHtml(report));
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`The report cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Set `report-dir` to a folder that may be written',
            cause: error,
        });
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(target, 'report.html');
}
//# sourceMappingURL=report-files.js.map

/***/ }),

/***/ 9608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9739);
/* harmony import */ var _drill_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88);
/* harmony import */ var _proven_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3917);
/* harmony import */ var _report_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7505);
/* harmony import */ var _schemas_root_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2512);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9332);
/* harmony import */ var _verify_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3413);








/** `backproof run`, the root action: back up, verify and drill the same set, in one process. */
const run = { schema: _schemas_root_js__WEBPACK_IMPORTED_MODULE_5__/* .root */ .z, execute: runAll };
async function runAll(inputs, context) {
    const drillSet = inputs.drill ? await (0,_drill_js__WEBPACK_IMPORTED_MODULE_2__.prepareDrill)(inputs, context) : undefined;
    const made = await (0,_backup_js__WEBPACK_IMPORTED_MODULE_1__.backUpAs)(inputs, context);
    const { manifest } = made;
    // The digest comes from our own hand: what is verified and drilled is this very set.
    const set = {
        ...inputs,
        name: manifest.name ?? '',
        'backup-id': manifest.backup_id,
        'manifest-sha256': made.manifestSha256,
    };
    const verified = await (0,_verify_js__WEBPACK_IMPORTED_MODULE_7__.verifyAs)(set, context);
    const drilled = await drillSet?.(set);
    const checks = merged([made.checks, verified.checks, drilled?.checks ?? []]);
    const aim = drilled === undefined ? (inputs.level === 'quick' ? 'none' : 'intact') : drilled.aim;
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(checks, aim);
    const report = {
        title: `Backup, verification${drilled === undefined ? '' : ' and drill'} of ${set.name}/${set['backup-id']}`,
        verdict,
        claim,
        statement: verdict === 'proven'
            ? provenByAll(claim, drilled)
            : `Not all that was checked held: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongIds */ .Wu)(checks)}.`,
        at: context.ports.clock.now(),
        facts: drilled === undefined ? (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(manifest) : (0,_drill_js__WEBPACK_IMPORTED_MODULE_2__.drillReport)(drilled, context).facts,
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
    const path = await (0,_report_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeReport */ .u)(report, inputs['report-dir'], context);
    return {
        report,
        outputs: {
            'backup-id': manifest.backup_id,
            'manifest-path': made.manifestPath,
            'manifest-sha256': made.manifestSha256,
            'size-bytes': String(manifest.total_size_bytes),
            'duration-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .secondsText */ .Hd)(made.seconds),
            'age-seconds': verified.ageSeconds === undefined ? '' : String(Math.round(verified.ageSeconds)),
            'size-deviation': verified.sizeDeviation === undefined ? '' : verified.sizeDeviation.toFixed(4),
            'rto-seconds': drilled === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .secondsText */ .Hd)(drilled.rtoSeconds),
            'connection-url': url,
            'report-path': path,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .checksJson */ .Ay)(checks),
            verdict,
            claim,
        },
        details: {
            backup_id: manifest.backup_id,
            name: manifest.name,
            manifest_path: made.manifestPath,
            manifest_sha256: made.manifestSha256,
            size_bytes: manifest.total_size_bytes,
            phases: report.phases,
            report_path: path,
        },
        lastLine: `${set.name}/${set['backup-id']}: ${lastWords(verdict, claim, checks, drilled)}`,
    };
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
        ? `Proven ${claim}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .claimWords */ .wV)(claim)}. Not proven: that it restores.`
        : (0,_proven_words_js__WEBPACK_IMPORTED_MODULE_3__/* .provenWords */ .C)({ ...drilled, claim });
}
function lastWords(verdict, claim, checks, drilled) {
    if (verdict !== 'proven')
        return `${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongIds */ .Wu)(checks)}.`;
    const took = drilled === undefined ? '' : ` Restored in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(drilled.rtoSeconds)}.`;
    return provenByAll(claim, drilled) + took;
}
//# sourceMappingURL=run.js.map

/***/ }),

/***/ 3413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify),
  verifyAs: () => (/* binding */ verifyAs)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(8645);
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(7783);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/verify-archive.js
var verify_archive = __webpack_require__(2014);
;// CONCATENATED MODULE: ./build/packages/verbs/expected-changes.js



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
        const { readExpectedChanges } = await __webpack_require__.e(/* import() */ 552).then(__webpack_require__.bind(__webpack_require__, 8552));
        return await readExpectedChanges(text, file);
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            throw error;
        const code = (0,packages_verdict/* codeOf */.$N)(error);
        if (file === verify_archive/* DEFAULT_EXPECTED_FILE */.u && (code === 'ENOENT' || code === 'ENOTDIR'))
            return [];
        const reason = code === 'ENOENT' ? 'there is no such file' : (0,packages_verdict/* messageOf */.bD)(error);
        throw new packages_verdict/* UserError */.yo(`The file of expected changes ${file} cannot be read: ${reason}`, {
            remedy: 'Check `expected-changes`; a workflow that has not checked out its repository has no files of it',
            cause: error,
        });
    }
}
async function textOf(path) {
    const parts = [];
    for await (const part of (0,external_node_fs_.createReadStream)(path, { end: MAX_BYTES - 1 })) {
        if (Buffer.isBuffer(part))
            parts.push(part);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}
//# sourceMappingURL=expected-changes.js.map
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(1858);
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(9332);
;// CONCATENATED MODULE: ./build/packages/verbs/watch.js



/** The checks of the workflows that the inputs name. @throws UserError where GitHub does not let us look */
async function watchAs(inputs, context) {
    const { watchSchedules } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(237), __webpack_require__.e(814), __webpack_require__.e(434), __webpack_require__.e(456), __webpack_require__.e(633), __webpack_require__.e(528)]).then(__webpack_require__.bind(__webpack_require__, 6633));
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
        outputs: { verdict, claim, checks: (0,words/* checksJson */.Ay)(checks), 'age-seconds': '', 'size-deviation': '' },
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
        return verifyOutcome(watched.length === 0 ? result : joined(result, watched, inputs), inputs.level, context);
    },
};
/** What is kept from restoring tomorrow belongs to the same verdict; the claim is about the set alone. */
function joined(result, watched, { level }) {
    const checks = [...result.checks, ...watched];
    return { ...result, ...(0,packages_verdict/* conclude */.Ep)(checks, level === 'quick' ? 'none' : 'intact'), checks };
}
/** Verify as the inputs say. */
async function verifyAs(inputs, context) {
    const [{ parsePin, verify: verifySet }, { openStore }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(552), __webpack_require__.e(50), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 6050)),
        Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(140)]).then(__webpack_require__.bind(__webpack_require__, 1759)),
    ]);
    const options = {
        store: openStore(inputs.store),
        name: inputs.name,
        backupId: inputs['backup-id'],
        manifestSha256: parsePin(inputs['manifest-sha256']),
        level: inputs.level,
        maxAge: inputs['max-age'],
        maxSizeDeviation: inputs['max-size-deviation'],
        quotaBytes: await quotaOf(inputs['store-quota']),
        expectedChanges: await expectedChangesIn(inputs['expected-changes']),
        programs: (0,engine/* findProgramsFor */.yB)(inputs, context),
    };
    const result = await context.ports.log.group('Verify', () => verifySet(options, context.ports));
    context.about(result.set.name);
    return result;
}
async function quotaOf(text) {
    if (text === '')
        return undefined;
    const { BYTES_FORM, parseBytes } = await __webpack_require__.e(/* import() */ 552).then(__webpack_require__.bind(__webpack_require__, 8552));
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
            facts: manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,words/* factsOf */.xS)(manifest),
            checks,
            phases: [{ name: 'verify', seconds: result.seconds }],
            relations: [],
            notes: [],
            producer: packages_verdict/* PRODUCER */.n8,
        },
        outputs: {
            verdict,
            claim,
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

/***/ }),

/***/ 9332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ checksJson),
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   Wu: () => (/* binding */ wrongIds),
/* harmony export */   wV: () => (/* binding */ claimWords),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);

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
