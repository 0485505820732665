export const id = 4052;
export const ids = [4052];
export const modules = {

/***/ 44052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  audit: () => (/* binding */ audit_audit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
// EXTERNAL MODULE: ./build/packages/verbs/trust.js
var verbs_trust = __webpack_require__(2599);
;// CONCATENATED MODULE: ./build/packages/verbs/audit-approvals.js





/** Where an audit learns who approved recoveries. @throws UserError */
async function approvalsFrom(inputs, context) {
    const token = inputs['github-token'];
    const asked = {
        'verify-key': inputs['approver-key'],
        'verify-threshold': 1,
        signer: [],
        'trusted-root': '',
    };
    const approvers = inputs['approver-key'] === '' ? undefined : await (0,verbs_trust/* trustFrom */.b)(asked, context);
    return {
        files: (await Promise.all(inputs.approvals.map(filesAt))).flat(),
        approvers,
        reviewsOf: token === '' || (context.env['GITHUB_REPOSITORY'] ?? '') === ''
            ? undefined
            : async (runId) => (await (0,kit/* gitHubOf */.Tc)(token, context)).approvals.ofRun(runId),
    };
}
/** Files that are read of a folder: more are no approvals of a period's recoveries. */
const MAX_FILES = 1_000;
/** Of each; an approval has less, and whatever has more is told to be none. */
const MAX_BYTES = 1024 * 1024;
/** A file, or the files of a folder. @throws UserError */
async function filesAt(path) {
    try {
        const isFolder = (await (0,promises_.stat)(path)).isDirectory();
        const names = isFolder ? (await (0,promises_.readdir)(path)).filter((name) => name.endsWith('.json')) : [];
        if (names.length > MAX_FILES)
            throw new packages_verdict/* UserError */.yo(`there are more than ${MAX_FILES} files`);
        const files = isFolder ? names.sort().map((name) => (0,external_node_path_.join)(path, name)) : [path];
        return await Promise.all(files.map(readOne));
    }
    catch (error) {
        throw new packages_verdict/* UserError */.yo(`Approvals cannot be read: ${(0,packages_verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give files that `backproof approve` wrote, or folders of them',
            where: path,
            cause: error,
        });
    }
}
async function readOne(path) {
    const { size } = await (0,promises_.stat)(path);
    if (size > MAX_BYTES)
        throw new packages_verdict/* UserError */.yo(`${path} is too large for an approval`);
    return { path, bytes: await (0,promises_.readFile)(path) };
}
//# sourceMappingURL=audit-approvals.js.map
// EXTERNAL MODULE: ./build/packages/verbs/engine.js
var engine = __webpack_require__(57783);
// EXTERNAL MODULE: ./build/packages/verbs/known-heads.js
var known_heads = __webpack_require__(50068);
// EXTERNAL MODULE: ./build/packages/verbs/report-files.js
var report_files = __webpack_require__(57505);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/audit.js
var audit = __webpack_require__(68801);
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/audit.js









/** `backproof audit`. */
const audit_audit = {
    schema: audit/* audit */.s,
    execute: async (inputs, context) => {
        const period = periodFrom(inputs, context.ports.clock.now());
        const trust = await (0,verbs_trust/* trustFrom */.b)(inputs, context);
        const approvals = await approvalsFrom(inputs, context);
        const [{ audit: look }, { resolveName }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(5656)]).then(__webpack_require__.bind(__webpack_require__, 75656)), Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711))]);
        const store = await (0,engine/* storeFrom */.O5)(inputs, context);
        const name = await resolveName(store, inputs.name);
        context.about(name);
        const targets = {
            maxGap: inputs['max-gap'],
            ...(inputs['rto-target'] === undefined ? {} : { rto: inputs['rto-target'] }),
            ...(inputs['rpo-target'] === undefined ? {} : { rpo: inputs['rpo-target'] }),
        };
        const known = await (0,known_heads/* headsFromElsewhere */.e)(inputs, { name, trust }, context);
        const request = {
            ...{ store, name, period, trust, targets, approvals, every: !inputs.quick },
            ...{ heads: known.anchors, headChecks: known.checks },
        };
        return outcomeOf(await look(request, context.ports), inputs, known.notes);
    },
};
async function outcomeOf(found, inputs, notes) {
    const { auditStatement, periodWords } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(5656), __webpack_require__.e(5949)]).then(__webpack_require__.bind(__webpack_require__, 65949));
    const { verdict, checks, name, at } = found;
    const statement = auditStatement(found);
    const path = await write(found, inputs['report-dir']);
    return {
        report: {
            ...{ title: `Audit of ${name}`, verdict, claim: 'none', statement, at, checks },
            facts: [
                { label: 'Period', value: periodWords(found) },
                { label: 'Report', value: path },
            ],
            ...{ phases: [], relations: [], notes, producer: packages_verdict/* PRODUCER */.n8 },
        },
        outputs: { verdict, claim: 'none', 'report-path': path, checks: (0,words/* checksJson */.Ay)(checks) },
        details: { name, report_path: path },
        lastLine: `${name}: ${verdict}. ${statement} ${path}`,
    };
}
/** @returns the HTML file's path */
async function write(found, folder) {
    const { auditJson, renderAuditHtml } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(5656), __webpack_require__.e(5949)]).then(__webpack_require__.bind(__webpack_require__, 65949));
    const target = (0,external_node_path_.resolve)(folder === '' ? 'backproof-audit' : folder);
    await (0,report_files/* writeFiles */.h)(target, {
        'audit.json': `${JSON.stringify(auditJson(found), null, 2)}\n`,
        'audit.html': renderAuditHtml(found),
    });
    return (0,external_node_path_.join)(target, 'audit.html');
}
/** The period that the inputs name. @throws UserError */
function periodFrom({ from, to }, now) {
    const period = { from: momentFrom(from, 'from'), to: to === '' ? now : momentFrom(to, 'to') };
    if (period.from < period.to)
        return period;
    throw new packages_verdict/* UserError */.yo('The period ends before it begins', { remedy: 'Let `to` be later than `from`' });
}
const MOMENT = /^(\d{4}-\d\d)(-\d\d)?(T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?$/;
/** A month, a day or an instant: its first moment, in UTC. @throws UserError */
function momentFrom(text, input) {
    const [, month = '', day, time] = MOMENT.exec(text) ?? [];
    const written = `${month}${day ?? '-01'}${time ?? 'T00:00:00Z'}`;
    const at = new Date(written);
    const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written.slice(0, 10));
    if (isReal && (time === undefined || day !== undefined))
        return at;
    throw new packages_verdict/* UserError */.yo(`\`${input}\` is no moment: ${text}`, {
        remedy: 'Write 2026-07, 2026-07-01 or 2026-07-01T00:00:00Z',
    });
}
//# sourceMappingURL=audit.js.map

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

/***/ 36014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ givenHeads),
/* harmony export */   w: () => (/* binding */ parseHead)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);

/** Heads of a ledger as inputs give them. @throws UserError */
function givenHeads(texts) {
    return texts.map((text) => ({ head: parseHead(text, 'heads'), source: 'the head given' }));
}
/** Read `number:hash`. @throws UserError */
function parseHead(text, input) {
    const [, seq, hash] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
    if (seq !== undefined && hash !== undefined && Number(seq) > 0)
        return { seq: Number(seq), hash };
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`\`${input}\` is no head of a ledger: ${text}`, {
        remedy: 'Write number:hash, as `verify chain` and the summaries of jobs tell it',
    });
}
//# sourceMappingURL=heads.js.map

/***/ }),

/***/ 50068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ headsFromElsewhere),
/* harmony export */   l: () => (/* binding */ knownHeads)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57783);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36014);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55845);




/**
 * All that is known of a ledger's heads: those that were given, those that are signed beside its sets, and those that are kept elsewhere.
 *
 * @throws UserError
 */
async function knownHeads(inputs, { store, name, trust }, context) {
    const elsewhere = await headsFromElsewhere(inputs, { name, trust }, context);
    if (trust === undefined)
        return elsewhere;
    const { signedHeads } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828)]).then(__webpack_require__.bind(__webpack_require__, 65828));
    const beside = await signedHeads({ store, name, trust });
    return {
        ...elsewhere,
        anchors: [...elsewhere.anchors, ...beside.anchors],
        notes: [
            ...beside.refused.map((path) => `${path} vouches for nothing: nobody trusted signed it for this place.`),
            ...elsewhere.notes,
        ],
    };
}
/** Those that were given, and those that are kept elsewhere. @throws UserError */
async function headsFromElsewhere(inputs, { name, trust }, context) {
    const given = (0,_heads_js__WEBPACK_IMPORTED_MODULE_2__/* .givenHeads */ .l)(inputs.heads);
    if (trust === undefined) {
        refuseUntrusted(inputs);
        return { anchors: given, checks: [], notes: [] };
    }
    const kept = await headsKeptElsewhere(inputs, { name, trust }, context);
    return {
        anchors: [...given, ...kept.flatMap(({ found }) => found.anchors)],
        checks: kept.flatMap((place) => (place.found.anchors.length === 0 ? [missing(place)] : [])),
        notes: kept.flatMap(({ found }) => found.refused.map((why) => `An anchor does not count. ${why}.`)),
    };
}
function refuseUntrusted(inputs) {
    if (inputs.anchor.length === 0 && inputs['anchor-store'] === '')
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Nobody says whose signature an anchor must have', {
        remedy: 'Give `verify-key` or `signer`',
    });
}
async function headsKeptElsewhere(inputs, of, context) {
    const { headsIn, headsKept } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828)]).then(__webpack_require__.bind(__webpack_require__, 65828));
    const places = [];
    for (const file of inputs.anchor) {
        const text = await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)(file, 'anchor', 'Give a file that `backproof ledger anchor` wrote');
        places.push({ where: file, found: await headsIn(text, file, of) });
    }
    const url = inputs['anchor-store'];
    if (url === '')
        return places;
    const store = await (0,_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .storeNamed */ .LQ)(url, {}, context);
    return [...places, { where: store.url, found: await headsKept(store, of) }];
}
function missing({ where, found: { refused } }) {
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .notRun */ .nE)({
        id: 'ledger.anchored',
        expected: 'a head that somebody trusted signed',
        found: refused[0] ?? 'none lies there',
        where,
    });
}
//# sourceMappingURL=known-heads.js.map

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
