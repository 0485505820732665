export const id = 8834;
export const ids = [8834,501];
export const modules = {

/***/ 8834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/kit/alerts.js + 2 modules
var kit_alerts = __webpack_require__(32021);
// EXTERNAL MODULE: ./build/packages/kit/annotations.js
var annotations = __webpack_require__(58381);
// EXTERNAL MODULE: ./build/packages/kit/cache.js
var cache = __webpack_require__(24565);
// EXTERNAL MODULE: ./build/packages/kit/inputs.js
var kit_inputs = __webpack_require__(46566);
// EXTERNAL MODULE: ./build/packages/kit/messages.js
var kit_messages = __webpack_require__(7531);
// EXTERNAL MODULE: ./build/packages/kit/outcome.js
var kit_outcome = __webpack_require__(98827);
// EXTERNAL MODULE: ./build/packages/kit/progress.js
var progress = __webpack_require__(3800);
// EXTERNAL MODULE: ./build/packages/kit/runner.js
var runner = __webpack_require__(16965);
// EXTERNAL MODULE: ./build/packages/kit/session.js
var kit_session = __webpack_require__(3035);
// EXTERNAL MODULE: ./build/packages/kit/signals.js
var kit_signals = __webpack_require__(61550);
// EXTERNAL MODULE: ./build/packages/kit/post.js
var post = __webpack_require__(70501);
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
var workflow = __webpack_require__(85206);
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
    /** What was told elsewhere, for the end of the summary. */
    const told = [];
    let schema;
    try {
        const verb = await load();
        schema = verb.schema;
        const onTold = (lines) => {
            told.push(...lines);
        };
        return await Promise.race([runVerb(verb, env, redactor, signals, onTold), signals.crashed]);
    }
    catch (error) {
        await reportThrown(signals.signal.aborted ? signals.signal.reason : error, schema, env, redactor);
        return 1;
    }
    finally {
        if (told.length > 0 && wantsSummary(env))
            await writeSummary(`\n${told.join('\n\n')}\n`);
        signals.release();
    }
}
async function runVerb(verb, env, redactor, { signal, crashed }, onTold) {
    const { schema } = verb;
    const given = actionInputs(env);
    const mask = (0,workflow/* workflowMask */.S)(redactor);
    (0,kit_inputs/* knownSecrets */.xU)(schema, given, env).forEach(mask);
    presetOutputs(schema);
    core.info(`${schema.title}, ${verdict/* PRODUCER */.n8}`);
    const log = (0,workflow/* workflowLogger */.a)(redactor);
    const side = { schema, env, log, redactor, signal };
    const inputs = await parsedInputs(given, { ...side, subject: () => undefined }, onTold);
    const surroundings = (0,runner/* surroundingsOf */.ZD)(env);
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
    const messages = (0,kit_messages/* startMessages */.t)(inputs, { title: schema.title, env, log, redactor });
    let alerts;
    try {
        alerts = await (0,kit_alerts/* startAlerts */.i)(inputs, { ...side, subject: () => session.subject });
        // What is thrown where nobody waits is told like everything else.
        const outcome = await Promise.race([verb.execute(inputs, session.context), crashed]);
        const code = await reportOutcome(schema, outcome, inputs, { title: schema.title, env, redactor });
        const [lines] = await Promise.all([alerts.ended(outcome), messages.ended(outcome, code === 0)]);
        onTold(lines);
        return code;
    }
    catch (error) {
        const reason = signal.aborted ? signal.reason : error;
        const [lines] = await Promise.all([alerts?.broke(reason), messages.broke((0,kit_outcome/* tell */.qz)(reason).line)]);
        onTold(lines ?? []);
        throw error;
    }
    finally {
        await session.close();
    }
}
/** The inputs; where some are wrong, that is told as well. @throws UserError */
async function parsedInputs(given, side, onTold) {
    try {
        return (0,kit_inputs/* parseInputs */.TL)(side.schema, given, side.env, { side: 'action', spell: (name) => `input ${name}` });
    }
    catch (error) {
        onTold(await (0,kit_alerts/* tellWrongInputs */.W)(error, given, side));
        throw error;
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
        const { redactedReport, renderMarkdown } = await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(5656), __webpack_require__.e(5949)]).then(__webpack_require__.bind(__webpack_require__, 65949));
        const shown = redactedReport(report, (text) => redactor.redact(text));
        await writeSummary(redactor.redact(renderMarkdown(shown)));
    }
    const blamed = (0,kit_outcome/* blamedChecks */.pM)(outcome);
    for (const check of blamed)
        core.info(redactor.redact((0,kit_outcome/* checkLine */.tY)(check)));
    core.info(redactor.redact(lastLine));
    if (report.verdict === 'proven')
        return 0;
    (0,annotations/* annotateChecks */.QT)(blamed, side);
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
    for (const [name, { preset = '' }] of Object.entries(outputs))
        core.setOutput(name, preset);
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
        (0,annotations/* annotateMistakes */.W2)(error, { title, env, redactor });
    core.error(redactor.redact(line), { title: `${title}: failed` });
    if (schema === undefined)
        presetOutputs({ outputs: {} });
    if (wantsSummary(env)) {
        await writeSummary(failureSummary(title, redactor.redact(line)));
    }
}
/** As far as it can be known where inputs may be wrong. */
function wantsSummary(env) {
    return !/^false$/i.test((env['INPUT_SUMMARY'] ?? '').trim());
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

/***/ 70501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LEFTOVERS_STATE: () => (/* binding */ LEFTOVERS_STATE),
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33838);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85607);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(85206);






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

/***/ 85206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ workflowMask),
/* harmony export */   a: () => (/* binding */ workflowLogger)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33838);

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
