export const id = 501;
export const ids = [501];
export const modules = {

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
