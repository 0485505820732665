export const id = 7146;
export const ids = [7146];
export const modules = {

/***/ 96588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readFleetFile),
/* harmony export */   X: () => (/* binding */ fleetCheck)
/* harmony export */ });
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1240);
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

/***/ 7146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _fleet__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1240);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38645);
/* harmony import */ var _fleet_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96588);
/* harmony import */ var _schemas_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48471);




/** `backproof plan`, the action `plan`. */
const plan = {
    schema: _schemas_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .plan */ .e,
    execute: async (inputs, { ports: { log, clock } }) => {
        const fleet = await (0,_fleet_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readFleetFile */ .N)(inputs.file);
        for (const line of fleet.advice)
            log.warning(line);
        const due = (0,_fleet__WEBPACK_IMPORTED_MODULE_0__/* .dueDatabases */ .Nk)(fleet, { kind: inputs.for, schedule: inputs.schedule, only: inputs.only });
        const matrix = (0,_fleet__WEBPACK_IMPORTED_MODULE_0__/* .matrixOf */ .lQ)(due, inputs.for);
        for (const { database, store } of matrix.include)
            log.info(`${inputs.for} ${database}, store ${store}`);
        const count = matrix.include.length;
        const line = `${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(count, 'database')} of ${(0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(fleet.databases.length)} due for ${inputs.for}, at most ${fleet.maxParallel} at a time.`;
        const checks = [(0,_fleet_file_js__WEBPACK_IMPORTED_MODULE_2__/* .fleetCheck */ .X)(inputs.file, (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(fleet.databases.length, 'database'))];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .Ep)(checks, 'none');
        return {
            report: {
                title: `Plan of ${inputs.file}`,
                ...conclusion,
                statement: line,
                at: clock.now(),
                facts: matrix.include.map(({ database, store }) => ({ label: database, value: store })),
                ...{ checks, phases: [], relations: [], notes: fleet.advice, producer: _verdict__WEBPACK_IMPORTED_MODULE_1__/* .PRODUCER */ .n8 },
            },
            outputs: {
                matrix: JSON.stringify(matrix),
                count: String(count),
                'max-parallel': String(fleet.maxParallel),
                verdict: conclusion.verdict,
                claim: conclusion.claim,
            },
            details: { matrix, count, max_parallel: fleet.maxParallel },
            lastLine: line,
        };
    },
};
//# sourceMappingURL=plan.js.map

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
