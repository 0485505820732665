export const id = 6591;
export const ids = [6591];
export const modules = {

/***/ 26591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1240);
/* harmony import */ var _kit__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81858);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38645);
/* harmony import */ var _schemas_init_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51394);







const FLEET = '.github/backproof.yml';
const WORKFLOW = '.github/workflows/backproof.yml';
/** What is asked, and what an empty line stands for. */
const QUESTIONS = [
    ['database', 'Name of the backups, such as the application and its stage', 'app-production'],
    ['source-secret', 'Name of the secret that holds the connection URL', 'DATABASE_URL'],
    ['store', 'Folder of the runner where backups are to stay', '/mnt/backups'],
    ['runs-on', 'Label of the runner that has that folder and reaches the database', 'self-hosted'],
    ['schedule', 'When, as cron in five fields, UTC', '17 3 * * *'],
];
/** `backproof init`. */
const init = {
    schema: _schemas_init_js__WEBPACK_IMPORTED_MODULE_6__/* .init */ .T,
    execute: async (inputs, context) => {
        const from = sourceOf(inputs.from);
        const paths = [FLEET, WORKFLOW].map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(inputs.folder, path));
        if (!inputs.force)
            refuseExisting(paths);
        const answers = await answersFor(inputs, context);
        const schemaUrl = `https://raw.githubusercontent.com/${from.replace('@', '/')}/schemas/backproof.schema.json`;
        const texts = [(0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .firstFleet */ .Ft)(answers, schemaUrl), (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .firstWorkflow */ .MP)(answers, from)];
        for (const [index, path] of paths.entries())
            await write(path, texts[index] ?? '', inputs.force);
        const line = lastLine(answers, from);
        const checks = [(0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .decided */ .rc)(true, { id: 'fleet.written', expected: 'two files', found: paths.join(', ') })];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .conclude */ .Ep)(checks, 'none');
        for (const path of paths)
            context.ports.log.info(`wrote ${path}`);
        return {
            report: {
                title: 'First files',
                ...conclusion,
                statement: line,
                at: context.ports.clock.now(),
                ...{ facts: [], checks, phases: [], relations: [], notes: [], producer: _verdict__WEBPACK_IMPORTED_MODULE_5__/* .PRODUCER */ .n8 },
            },
            outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
            details: { files: paths },
            lastLine: line,
        };
    },
};
function sourceOf(from) {
    if (/^[\w.-]+\/[\w.-]+@([0-9a-f]{40}|COMMIT)$/.test(from))
        return from;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`--from ${JSON.stringify(from.slice(0, 80))} names no commit`, {
        remedy: 'Write owner/repository@ and the full commit SHA of a release',
    });
}
function refuseExisting(paths) {
    const there = paths.filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path));
    if (there.length === 0)
        return;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already`, {
        remedy: 'Edit what is there, or write over it with --force',
    });
}
/** What flags say; the rest is asked. @throws UserError where there is nobody to ask, or a flag is wrong */
async function answersFor(inputs, { ask, ports }) {
    (0,_kit__WEBPACK_IMPORTED_MODULE_4__/* .refuseMistakes */ .Ud)(QUESTIONS.flatMap(([key]) => {
        const problem = inputs[key] === '' ? undefined : (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .answerProblem */ .mr)(key, inputs[key]);
        return problem === undefined ? [] : [`--${key} ${problem}`];
    }));
    const missing = QUESTIONS.filter(([key]) => inputs[key] === '').map(([key]) => `--${key}`);
    if (ask === undefined && missing.length > 0) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`Nobody can be asked for ${missing.join(', ')}`, {
            remedy: 'Give these flags, or run it at a terminal',
        });
    }
    const answers = { ...pick(inputs) };
    for (const [key, question, usual] of QUESTIONS) {
        while (answers[key] === '' && ask !== undefined) {
            const answer = (await ask(`${question} [${usual}]: `)).trim() || usual;
            const problem = (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .answerProblem */ .mr)(key, answer);
            if (problem === undefined)
                answers[key] = answer;
            else
                ports.log.warning(`That ${problem}`);
        }
    }
    return answers;
}
function pick(inputs) {
    return {
        database: inputs.database,
        'source-secret': inputs['source-secret'],
        store: inputs.store,
        'runs-on': inputs['runs-on'],
        schedule: inputs.schedule,
    };
}
async function write(path, text, force) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { flag: force ? 'w' : 'wx' });
    }
    catch (error) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${path} cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Set --folder to the repository’s folder',
            cause: error,
        });
    }
}
function lastLine(answers, from) {
    const secret = `Set the secret ${answers['source-secret']}`;
    return /OWNER|COMMIT/.test(from)
        ? `${secret}, and put the owner and the full commit SHA of a release into ${WORKFLOW}.`
        : `${secret}, and commit both files.`;
}
//# sourceMappingURL=init.js.map

/***/ })

};
