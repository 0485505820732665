export const id = 2618;
export const ids = [2618];
export const modules = {

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

/***/ 72618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  smoke: () => (/* binding */ smoke)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/ledger.js
var ledger = __webpack_require__(97464);
// EXTERNAL MODULE: ./build/packages/verbs/report-files.js
var report_files = __webpack_require__(57505);
// EXTERNAL MODULE: ./build/packages/verbs/schemas/dr-restore-smoke.js
var dr_restore_smoke = __webpack_require__(62245);
// EXTERNAL MODULE: ./build/packages/verbs/text-file.js
var text_file = __webpack_require__(55845);
;// CONCATENATED MODULE: ./build/packages/verbs/smoke-file.js


/** The probes that the inputs give: a file, or the YAML itself. @throws UserError */
async function readProbes(inputs) {
    const { file, probes } = inputs;
    if ((file === '') === (probes === '')) {
        throw new packages_verdict/* UserError */.yo(file === '' ? 'No probes are given' : '`file` and `probes` are both given', {
            remedy: 'Give the path of a probe file as `file`, or its YAML as `probes`',
        });
    }
    if (file === '')
        return { file: 'probes', text: probes };
    const remedy = 'Check `file`; a workflow that has not checked out its repository has no files of it';
    return { file, text: await (0,text_file/* readTextFile */.G)(file, 'probe file', remedy) };
}
//# sourceMappingURL=smoke-file.js.map
;// CONCATENATED MODULE: ./build/packages/verbs/soon-told.js
/** How long a line may wait for others, in milliseconds. */
const WAIT_MS = 50;
/**
 * Lines that are told together with those that come in the same moment: hundreds of answers a second must not wait for as many writes to
 * a log.
 */
class SoonTold {
    #told;
    #lines = [];
    #timer;
    constructor(told) {
        this.#told = told;
    }
    add(line) {
        this.#lines.push(line);
        this.#timer ??= setTimeout(() => {
            this.tell();
        }, WAIT_MS);
    }
    /** Tell at once what waits. */
    tell() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        if (this.#lines.length > 0)
            this.#told(this.#lines.join('\n'));
        this.#lines = [];
    }
}
//# sourceMappingURL=soon-told.js.map
// EXTERNAL MODULE: ./build/packages/verbs/words.js
var words = __webpack_require__(19332);
;// CONCATENATED MODULE: ./build/packages/verbs/smoke.js








/** `backproof smoke`, the action `dr-restore-smoke`. */
const smoke = {
    schema: dr_restore_smoke/* drRestoreSmoke */.S,
    execute: async (inputs, context) => {
        const [{ checksOf, probeCheck, readPlan, smoke: ask }, { file, text }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1849)]).then(__webpack_require__.bind(__webpack_require__, 71849)),
            readProbes(inputs),
        ]);
        const plan = await readPlan(text, { file, given: givenNames(inputs) });
        // Loaded only where it is needed: what reads manifests takes as long to load as all the rest.
        const set = inputs.store === '' ? undefined : await (await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(4227), __webpack_require__.e(277)]).then(__webpack_require__.bind(__webpack_require__, 20277))).readSet(inputs, context);
        if (set !== undefined)
            context.about(set.name);
        const leaveReceipt = set === undefined
            ? () => Promise.resolve('')
            : await (await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(2245)]).then(__webpack_require__.bind(__webpack_require__, 92245))).prepareReceipt(set, inputs, context);
        const { log } = context.ports;
        const lines = new SoonTold((text) => {
            log.info(text);
        });
        const surroundings = surroundingsFor(inputs, set, context, (probe) => {
            lines.add(probeLine(probeCheck(probe, file)));
        });
        const options = {
            file,
            onGroup: (group) => {
                context.guard({ kind: 'process', ...group });
            },
        };
        const startedAt = context.ports.clock.now();
        const run = await log.group('Probes', async () => {
            try {
                return await ask(plan, surroundings, options, context.ports);
            }
            finally {
                lines.tell();
            }
        });
        for (const line of run.service?.lastLines ?? [])
            log.info(`service | ${line}`);
        const checks = [...(set?.checks ?? []), ...checksOf(run, file)];
        const noted = set === undefined ? [] : await noteProbes(set, checks, inputs, context);
        return smokeOutcome({ run, checks, file, set, startedAt, leaveReceipt, noted }, inputs, context);
    },
};
/** Before the receipt, which vouches for it. */
function noteProbes({ found }, checks, inputs, context) {
    const { store, name, id, sha256 } = found;
    const deed = {
        action: 'smoke',
        subject: { backup_id: id, manifest_sha256: sha256 },
        outcome: (0,packages_verdict/* conclude */.Ep)(checks, 'none').verdict,
    };
    return (0,ledger/* note */.N4)(inputs, { ...deed, store, name }, context);
}
/** What references can name besides captures and the environment. */
function givenNames(inputs) {
    const given = [
        ['connection-url', inputs['connection-url']],
        ['base-url', inputs['base-url']],
        ['manifest', inputs.store],
    ];
    return given.flatMap(([name, text]) => (text === '' ? [] : [name]));
}
function surroundingsFor(inputs, set, context, onProbe) {
    const [baseUrl, connectionUrl] = [inputs['base-url'], inputs['connection-url']];
    return {
        ...(baseUrl === '' ? {} : { baseUrl }),
        ...(connectionUrl === '' ? {} : { connectionUrl }),
        ...(set?.manifest === undefined ? {} : { manifest: set.manifest }),
        env: context.env,
        mask: (secret) => {
            context.mask(secret);
        },
        workFolder: process.cwd(),
        onProbe,
    };
}
async function smokeOutcome({ run, checks, file, set, startedAt, leaveReceipt, noted }, inputs, context) {
    // Probes ask a system; of a backup's content they say nothing.
    const conclusion = (0,packages_verdict/* conclude */.Ep)(checks, 'none');
    const { verdict, claim } = conclusion;
    const named = checks.filter(({ subject }) => subject !== undefined);
    const count = (wanted) => named.filter((check) => check.verdict === wanted).length;
    const counts = { passed: count('proven'), failed: count('failed'), unproven: count('unproven') };
    const line = lastLine(conclusion, checks, counts, run.tookMs / 1000);
    const report = {
        title: `Smoke probes of ${file}`,
        ...{ verdict, claim, statement: line, at: context.ports.clock.now() },
        facts: [
            { label: 'Probes', value: file },
            ...(set === undefined ? [] : [{ label: 'Backup set', value: set.id }]),
            ...(0,ledger/* headFacts */.k2)(noted),
        ],
        checks,
        phases: phasesOf(run),
        ...{ relations: [], notes: [], producer: packages_verdict/* PRODUCER */.n8 },
    };
    const path = await (0,report_files/* writeReport */.u)(report, inputs['report-dir'], context, 'backproof-smoke-report');
    const receipt = await leaveReceipt({ checks, probes: counts, startedAt });
    const junit = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'report.junit.xml');
    return {
        report,
        outputs: {
            verdict,
            claim,
            passed: String(counts.passed),
            failed: String(counts.failed),
            unproven: String(counts.unproven),
            'junit-path': junit,
            'report-path': path,
            'receipt-path': receipt,
            checks: (0,words/* checksJson */.Ay)(checks),
        },
        details: {
            file,
            ...counts,
            duration_seconds: run.tookMs / 1000,
            report_path: path,
            receipt_path: receipt,
        },
        lastLine: line,
    };
}
function phasesOf({ service, tookMs }) {
    const probes = { name: 'probes', seconds: tookMs / 1000 };
    return service === undefined ? [probes] : [{ name: 'start', seconds: service.tookMs / 1000 }, probes];
}
/** A probe in one line, as it ends. */
function probeLine({ verdict, subject, seconds, expected, found, where }) {
    const what = `${subject ?? ''} (${(0,packages_verdict/* formatDuration */.a3)(seconds ?? 0)})`;
    if (verdict === 'proven')
        return `✔ ${what}: ${found}`;
    if (verdict === 'unproven')
        return `? ${what}: ${found}`;
    return `✘ ${what}: expected ${expected}, found ${found} (${where ?? ''})`;
}
function lastLine({ verdict }, checks, counts, seconds) {
    const all = counts.passed + counts.failed + counts.unproven;
    const took = (0,packages_verdict/* formatDuration */.a3)(seconds);
    if (verdict === 'proven')
        return `${(0,packages_verdict/* formatCount */.B4)(all, 'probe')} held in ${took}: the system answers as expected. Of a backup's content this claims nothing.`;
    const tally = `${(0,packages_verdict/* formatCount */.B4)(counts.failed)} of ${(0,packages_verdict/* formatCount */.B4)(all, 'probe')} failed, ${(0,packages_verdict/* formatCount */.B4)(counts.unproven)} could not be asked`;
    return `${tally}, in ${took}. Look at ${(0,words/* wrongIds */.Wu)(checks)}.`;
}
//# sourceMappingURL=smoke.js.map

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
