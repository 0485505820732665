export const id = 351;
export const ids = [351,501];
export const modules = {

/***/ 351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(8645);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/packages/kit/outcome.js
var kit_outcome = __webpack_require__(8827);
;// CONCATENATED MODULE: ./build/packages/kit/annotations.js




/** GitHub shows ten annotations of a level a step. The tenth is the step's own line, which tells how many more there are. */
const SHOWN = 9;
/** Show what is wrong in a file at its places, the first ones. */
function annotateMistakes({ file, mistakes }, side) {
    for (const { place, message } of mistakes.slice(0, SHOWN))
        annotate('error', { file, ...place }, message, side);
}
/** Show checks at the places in the user's file that asked for them: what failed as errors, what could not be asked as warnings. */
function annotateChecks(blamed, side) {
    for (const [verdict, level] of [
        ['failed', 'error'],
        ['unproven', 'warning'],
    ]) {
        const placed = blamed.filter((check) => check.verdict === verdict && check.at !== undefined);
        for (const check of placed.slice(0, SHOWN))
            annotate(level, check.at, (0,kit_outcome/* checkLine */.tY)(check), side);
    }
}
function annotate(level, at, message, { title, env, redactor }) {
    const file = at === undefined ? undefined : inRepository(at.file, env);
    core[level](redactor.redact(message), {
        title,
        ...(at === undefined || file === undefined ? {} : { file, startLine: at.line, startColumn: at.column }),
    });
}
/** The path from the repository's root, as GitHub wants it; undefined for what lies elsewhere, or in an input. */
function inRepository(file, env) {
    const workspace = env['GITHUB_WORKSPACE'] ?? '';
    if (workspace === '')
        return undefined;
    const path = (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(file));
    return path.startsWith('..') || (0,external_node_path_.isAbsolute)(path) || !(0,external_node_fs_.existsSync)(file) ? undefined : path;
}
//# sourceMappingURL=annotations.js.map
// EXTERNAL MODULE: ./build/packages/kit/cache.js
var cache = __webpack_require__(4565);
// EXTERNAL MODULE: ./build/packages/kit/inputs.js
var kit_inputs = __webpack_require__(6566);
// EXTERNAL MODULE: ./build/packages/kit/progress.js
var progress = __webpack_require__(3800);
// EXTERNAL MODULE: ./build/packages/kit/runner.js
var runner = __webpack_require__(6965);
// EXTERNAL MODULE: ./build/packages/kit/session.js
var kit_session = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/packages/kit/signals.js
var kit_signals = __webpack_require__(1550);
// EXTERNAL MODULE: ./build/packages/kit/post.js
var post = __webpack_require__(501);
;// CONCATENATED MODULE: ./build/packages/kit/summary.js
/** The runner drops a summary above 1 MiB; other steps of the job have their own. */
const MAX_BYTES = 1024 * 1024 - 4096;
const CUT = '\n\n_The rest is left out: a job summary may hold 1 MiB. The report files have everything._\n';
/** Markdown that the runner accepts: cut at a line where it is too large. */
function boundedSummary(markdown, maxBytes = MAX_BYTES) {
    if (Buffer.byteLength(markdown) <= maxBytes)
        return markdown;
    const bytes = Buffer.from(markdown).subarray(0, Math.max(0, maxBytes - Buffer.byteLength(CUT)));
    const end = bytes.lastIndexOf(0x0a);
    return bytes.subarray(0, Math.max(end, 0)).toString('utf8') + CUT;
}
/** A summary for a run that threw: its line as it is, in a fence that it can't break out of. */
function failureSummary(title, line) {
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(Math.max(3, longest + 1));
    return `## ❌ ${title}: failed\n\n${fence}text\n${line}\n${fence}\n`;
}
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./build/packages/kit/workflow.js
var workflow = __webpack_require__(5206);
;// CONCATENATED MODULE: ./build/packages/kit/action.js














const PROGRESS_EVERY_MS = 10_000;
/**
 * Run a verb as a step of a workflow, from the step's environment to its outputs, summary and annotation.
 *
 * @param load brings the verb; it runs inside the wrapper, so that even a broken bundle ends as a failed step with outputs
 * @returns the step's exit code
 */
async function runAction(load, env) {
    const redactor = new verdict/* Redactor */.pO();
    const signals = (0,kit_signals/* listenForSignals */.s)();
    let schema;
    try {
        const verb = await load();
        schema = verb.schema;
        return await Promise.race([runVerb(verb, env, redactor, signals), signals.crashed]);
    }
    catch (error) {
        await reportThrown(signals.signal.aborted ? signals.signal.reason : error, schema, env, redactor);
        return 1;
    }
    finally {
        signals.release();
    }
}
async function runVerb(verb, env, redactor, { signal }) {
    const { schema } = verb;
    const given = actionInputs(env);
    const mask = (0,workflow/* workflowMask */.S)(redactor);
    (0,kit_inputs/* knownSecrets */.xU)(schema, given, env).forEach(mask);
    presetOutputs(schema);
    core.info(`${schema.title}, ${verdict/* PRODUCER */.n8}`);
    const inputs = (0,kit_inputs/* parseInputs */.TL)(schema, given, env, { side: 'action', spell: (name) => `input ${name}` });
    const log = (0,workflow/* workflowLogger */.a)(redactor);
    const surroundings = (0,runner/* surroundingsOf */.Z)(env);
    const session = await (0,kit_session/* openSession */.f)({
        ...surroundings,
        ports: {
            clock: verdict/* systemClock */.ml,
            log,
            progress: (0,progress/* throttledProgress */.k)(verdict/* systemClock */.ml, PROGRESS_EVERY_MS, (line) => {
                log.info(line);
            }),
            signal,
        },
        env,
        cache: (0,cache/* folderCacheOf */.o)(env, log),
        mask,
    });
    // Saved before the verb starts: state that is saved late is lost with a run that is killed.
    core.saveState(post.LEFTOVERS_STATE, (0,external_node_path_.join)(session.folder, kit_session/* LEFTOVERS_FILE */.I));
    try {
        const outcome = await verb.execute(inputs, session.context);
        return await reportOutcome(schema, outcome, inputs, { title: schema.title, env, redactor });
    }
    finally {
        await session.close();
    }
}
/** `INPUT_BACKUP-ID` → `backup-id`, as the runner writes them, unknown ones included. */
function actionInputs(env) {
    return new Map(Object.entries(env)
        .filter(([key]) => key.startsWith('INPUT_'))
        .map(([key, value]) => [key.slice('INPUT_'.length).toLowerCase(), value ?? '']));
}
async function reportOutcome(schema, outcome, inputs, side) {
    const { redactor } = side;
    const { report, outputs, lastLine } = outcome;
    for (const name of Object.keys(schema.outputs))
        core.setOutput(name, outputs[name] ?? '');
    if (inputs['summary'] !== false) {
        const { renderMarkdown } = await __webpack_require__.e(/* import() */ 661).then(__webpack_require__.bind(__webpack_require__, 2661));
        await writeSummary(redactor.redact(renderMarkdown(report)));
    }
    const blamed = (0,kit_outcome/* blamedChecks */.pM)(outcome);
    for (const check of blamed)
        core.info(redactor.redact((0,kit_outcome/* checkLine */.tY)(check)));
    core.info(redactor.redact(lastLine));
    if (report.verdict === 'proven')
        return 0;
    annotateChecks(blamed, side);
    const annotation = redactor.redact((0,kit_outcome/* blameLine */.wQ)(outcome));
    if ((0,kit_outcome/* passes */.WE)(report.verdict, inputs['allow-unproven'] === true)) {
        core.warning(`${annotation} (let through by allow-unproven)`, { title: `${schema.title}: unproven` });
        return 0;
    }
    core.error(annotation, { title: `${schema.title}: ${report.verdict}` });
    return 1;
}
/**
 * Outputs are set on every path, kill -9 included: the worst before anything runs, the truth over it at the end. A later `if:` that
 * reads an unset verdict would let the deploy through.
 */
function presetOutputs({ outputs }) {
    for (const name of Object.keys(outputs))
        core.setOutput(name, '');
    core.setOutput('verdict', 'failed');
    core.setOutput('claim', 'none');
}
/** Tell what was thrown: a user's error in one line, a defect with its stack. */
async function reportThrown(error, schema, env, redactor) {
    const title = schema?.title ?? 'Backproof';
    const { line, stack } = (0,kit_outcome/* tell */.qz)(error);
    if (stack !== undefined)
        core.info(redactor.redact(stack));
    if (error instanceof verdict/* FileMistakes */._R)
        annotateMistakes(error, { title, env, redactor });
    core.error(redactor.redact(line), { title: `${title}: failed` });
    if (schema === undefined)
        presetOutputs({ outputs: {} });
    if (!/^false$/i.test((env['INPUT_SUMMARY'] ?? '').trim())) {
        await writeSummary(failureSummary(title, redactor.redact(line)));
    }
}
async function writeSummary(markdown) {
    try {
        await core.summary.addRaw(boundedSummary(markdown), true).write();
    }
    catch (error) {
        core.warning(`The job summary could not be written: ${(0,verdict/* messageOf */.bD)(error)}`);
    }
}
//# sourceMappingURL=action.js.map

/***/ }),

/***/ 501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LEFTOVERS_STATE: () => (/* binding */ LEFTOVERS_STATE),
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3838);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8645);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5607);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5206);






/** The step's state: path of the file that lists what outlived the main part. */
const LEFTOVERS_STATE = 'leftovers';
/**
 * The post step: end and remove what the main part left. It warns and never fails, since the job's result is already decided.
 *
 * @returns the exit code, always 0
 */
async function runPost(handlers) {
    try {
        const file = _actions_core__WEBPACK_IMPORTED_MODULE_2__.getState(LEFTOVERS_STATE);
        if (file === '')
            return 0; // the main part ended before it had a folder
        const leftovers = await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .readLeftovers */ .ju)(file);
        if (leftovers.length === 0)
            return 0; // it ended by itself, and kept nothing
        await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_4__/* .removeLeftovers */ .DA)(leftovers, handlers, (line) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_2__.warning(line);
        });
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
        await handlers.sweepServers((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), (0,_workflow_js__WEBPACK_IMPORTED_MODULE_5__/* .workflowLogger */ .a)(new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .Redactor */ .pO()));
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.warning(`Cleaning up failed: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
    }
    return 0;
}
//# sourceMappingURL=post.js.map

/***/ }),

/***/ 5206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ workflowMask),
/* harmony export */   a: () => (/* binding */ workflowLogger)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3838);

/** The engine's log in a workflow: plain lines, annotations for warnings, folds for groups. */
function workflowLogger(redactor) {
    return {
        info(line) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__.info(redactor.redact(line));
        },
        warning(line) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__.warning(redactor.redact(line));
        },
        debug(line) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__.debug(redactor.redact(line));
        },
        async group(title, work) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__.startGroup(redactor.redact(title));
            try {
                return await work();
            }
            finally {
                _actions_core__WEBPACK_IMPORTED_MODULE_0__.endGroup();
            }
        },
    };
}
/** Mask a secret in every form: by the runner for the whole job, and by us for what we write. */
function workflowMask(redactor) {
    return (secret) => {
        for (const form of redactor.add(secret))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__.setSecret(form);
    };
}
//# sourceMappingURL=workflow.js.map

/***/ })

};
