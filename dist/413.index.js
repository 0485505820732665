export const id = 413;
export const ids = [413];
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
