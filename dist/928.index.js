export const id = 928;
export const ids = [928];
export const modules = {

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

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify),
/* harmony export */   verifyAs: () => (/* binding */ verifyAs)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7783);
/* harmony import */ var _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2014);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9332);




/** `backproof verify`, the action `verify-archive`. */
const verify = {
    schema: _schemas_verify_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyArchive */ .w,
    execute: async (inputs, context) => verifyOutcome(await verifyAs(inputs, context), inputs.level, context),
};
/** Verify as the inputs say. */
async function verifyAs(inputs, context) {
    const [{ parsePin, verify: verifySet }, { openStore }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(396), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 4396)),
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
        programs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .findProgramsFor */ .yB)(inputs, context),
    };
    return context.ports.log.group('Verify', () => verifySet(options, context.ports));
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
            facts: manifest === undefined ? [{ label: 'Backup set', value: set.id }] : (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .factsOf */ .xS)(manifest),
            checks,
            phases: [{ name: 'verify', seconds: result.seconds }],
            relations: [],
            notes: [],
            producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
        },
        outputs: {
            verdict,
            claim,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .checksJson */ .Ay)(checks),
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
        return `Not all that was checked held: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .wrongIds */ .Wu)(checks)}.`;
    if (level === 'quick')
        return 'Manifest, presence, sizes and age are as they should be. No data was read, so nothing is claimed of it.';
    return `Intact: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .claimWords */ .wV)(claim)}. That it restores is not proven by this.`;
}
/** What a person can trust, in one line: what held, how much was read, and what was not proven. */
function lastLine(result, level) {
    const { verdict, set, manifest, checks } = result;
    const which = `${set.name}/${set.id}`;
    if (verdict !== 'proven' || manifest === undefined)
        return `${which}: ${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .wrongIds */ .Wu)(checks)}.`;
    const size = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(manifest.total_size_bytes);
    const age = result.ageSeconds === undefined ? '' : `, ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.ageSeconds)} old`;
    if (level === 'quick')
        return `${which}: present and complete by size, ${size}${age}. No data was read.`;
    const decoded = manifest.databases.every((database) => database.dump?.format !== 'plain');
    const how = decoded
        ? `hashed, and every dump decoded (${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(result.rows ?? 0, 'row')})`
        : 'hashed; plain SQL has no structure to decode';
    return `${which}: intact. Every byte of ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(manifest.total_files, 'file')}, ${size}, was ${how}${age}. Not proven: that it restores.`;
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
