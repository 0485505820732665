export const id = 88;
export const ids = [88];
export const modules = {

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
