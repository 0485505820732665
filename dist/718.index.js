export const id = 718;
export const ids = [718];
export const modules = {

/***/ 20718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configCheck: () => (/* binding */ configCheck)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _alerts__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96633);
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48716);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38645);
/* harmony import */ var _fleet_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(96588);
/* harmony import */ var _schemas_config_check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(24039);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55845);








/** `backproof config check`. */
const configCheck = {
    schema: _schemas_config_check_js__WEBPACK_IMPORTED_MODULE_6__/* .configCheck */ .D,
    execute: async (inputs, { ports: { log, clock } }) => {
        const fleet = await (0,_fleet_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readFleetFile */ .N)(inputs.file);
        const workflows = await workflowsIn(inputs.workflows);
        if (workflows.length === 0) {
            log.warning(`There is no workflow in ${inputs.workflows}: schedules are compared with none.`);
        }
        else {
            const started = workflows.flatMap(({ path, text }) => {
                const { schedules, problem } = (0,_alerts__WEBPACK_IMPORTED_MODULE_2__.schedulesOf)(text);
                if (problem !== undefined)
                    log.warning(`${path}: ${problem}`);
                return schedules.map(({ cron }) => cron);
            });
            (0,_fleet__WEBPACK_IMPORTED_MODULE_3__/* .compareSchedules */ .Uk)(fleet, inputs.file, started);
        }
        for (const line of fleet.advice)
            log.warning(line);
        for (const line of linesOf(fleet))
            log.info(line);
        const line = `${inputs.file} has no mistakes: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B4)(fleet.databases.length, 'database')}.`;
        const checks = [(0,_fleet_file_js__WEBPACK_IMPORTED_MODULE_5__/* .fleetCheck */ .X)(inputs.file, (0,_verdict__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B4)(fleet.databases.length, 'database'))];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .Ep)(checks, 'none');
        return {
            report: {
                title: `Check of ${inputs.file}`,
                ...conclusion,
                statement: line,
                at: clock.now(),
                ...{ facts: [], checks, phases: [], relations: [], notes: fleet.advice, producer: _verdict__WEBPACK_IMPORTED_MODULE_4__/* .PRODUCER */ .n8 },
            },
            outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
            details: { databases: fleet.databases.map(({ name }) => name), advice: fleet.advice },
            lastLine: line,
        };
    },
};
/** The workflows in a folder; none where there is no such folder. */
async function workflowsIn(folder) {
    try {
        const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
        return await Promise.all(names.map(async (name) => {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
            return { path, text: await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readTextFile */ .G)(path, 'workflow', 'Check `workflows`') };
        }));
    }
    catch (error) {
        if ((0,_verdict__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === 'ENOENT')
            return [];
        if (error instanceof _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo)
            throw error;
        throw new _verdict__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo(`The folder ${folder} cannot be read: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Check `workflows`',
            cause: error,
        });
    }
}
function linesOf({ databases }) {
    return databases.map(({ name, tier, tasks }) => {
        const told = _fleet__WEBPACK_IMPORTED_MODULE_3__/* .KINDS */ .GW.flatMap((kind) => {
            const task = tasks[kind];
            return task === undefined ? [] : [`${kind} ${task.schedule?.cron ?? 'by hand'}`];
        });
        return `${name}${tier === undefined ? '' : ` (${tier})`}: ${told.join(', ')}`;
    });
}
//# sourceMappingURL=config-check.js.map

/***/ }),

/***/ 96588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readFleetFile),
/* harmony export */   X: () => (/* binding */ fleetCheck)
/* harmony export */ });
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48716);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _schemas_fleet_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12066);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55845);




/** The fleet that a file describes. @throws FileMistakes, UserError */
async function readFleetFile(file) {
    const remedy = 'Check `file`; a workflow that has not checked out its repository has no files of it; `backproof init` writes a first one';
    return (0,_fleet__WEBPACK_IMPORTED_MODULE_0__/* .readFleet */ .p9)(await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readTextFile */ .G)(file, 'fleet file', remedy), { file, inputs: _schemas_fleet_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .fleetInputs */ .Y });
}
/** `fleet.file`: that a file could be read whole. One that could not is an error with all its mistakes. */
function fleetCheck(file, found) {
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .decided */ .rc)(true, { id: 'fleet.file', expected: 'a file without mistakes', found, where: file });
}
//# sourceMappingURL=fleet-file.js.map

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

/***/ })

};
