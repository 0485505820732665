export const id = 739;
export const ids = [739];
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
