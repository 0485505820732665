export const id = 6423;
export const ids = [6423];
export const modules = {

/***/ 26423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38645);
/* harmony import */ var _drill_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10088);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57783);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97464);
/* harmony import */ var _proven_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43917);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(70010);
/* harmony import */ var _schemas_restore_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6076);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45346);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2599);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19332);










/** `backproof restore`: a verified set into a real, empty database. */
const restore = {
    schema: _schemas_restore_js__WEBPACK_IMPORTED_MODULE_5__/* .restore */ .P,
    execute: async (inputs, context) => restoreOutcome(await restoreAs(inputs, context), context),
};
async function restoreAs(inputs, context) {
    const [{ leaveReceipt, recover }, { parsePin }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(8815), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711), __webpack_require__.e(8508), __webpack_require__.e(6069)]).then(__webpack_require__.bind(__webpack_require__, 76069)), Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(4227), __webpack_require__.e(9332), __webpack_require__.e(3379), __webpack_require__.e(5828), __webpack_require__.e(3002), __webpack_require__.e(4711)]).then(__webpack_require__.bind(__webpack_require__, 24711))]);
    const options = {
        store: await (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .storeFrom */ .O5)(inputs, context),
        name: inputs.name,
        backupId: inputs['backup-id'],
        manifestSha256: parsePin(inputs['manifest-sha256']),
        trust: await (0,_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .trustFrom */ .b)(inputs, context),
        to: await (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionFrom */ .pw)(inputs.to, context),
        recreate: inputs.recreate,
        jobs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsFor */ .c5)(inputs.jobs),
        programs: (0,_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .findProgramsFor */ .yB)(inputs, context),
        workFolder: context.workFolder,
    };
    const signer = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signerFrom */ .Hc)(inputs, context);
    const startedAt = context.ports.clock.now();
    const attempt = { stores: [options.store], name: inputs.name, action: 'recovery' };
    const recovered = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .notingFailure */ .IZ)(inputs, attempt, context, () => context.ports.log.group('Restore', () => recover(options, context.ports)));
    const { name, id, sha256 } = recovered.set;
    const deed = {
        action: 'recovery',
        subject: { backup_id: id, manifest_sha256: sha256 },
        outcome: recovered.verdict,
    };
    const noted = await (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .note */ .N4)(inputs, { ...deed, store: options.store, name }, context);
    const result = { ...recovered, noted };
    if (!inputs.receipt)
        return { ...result, receipt: '' };
    const about = { kind: 'recovery', startedAt, run: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_9__/* .runFacts */ .p)(context), signer };
    return { ...result, receipt: (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptPath */ .WI)(await leaveReceipt(result, about, context.ports), context) };
}
function restoreOutcome(result, context) {
    const { verdict, claim, checks, set } = result;
    const which = `${set.name}/${set.id}`;
    const report = (0,_drill_js__WEBPACK_IMPORTED_MODULE_1__.drillReport)(result, context);
    return {
        report: { ...report, facts: [...report.facts, ...(0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .headFacts */ .k2)(result.noted)], title: `Restore of ${which}` },
        outputs: {
            verdict,
            claim,
            'rto-seconds': (0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .secondsText */ .Hd)(result.rtoSeconds),
            'receipt-path': result.receipt,
            checks: (0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .checksJson */ .Ay)(checks),
        },
        details: {
            backup_id: set.id,
            name: set.name,
            manifest_sha256: set.sha256,
            rto_seconds: result.rtoSeconds,
            phases: result.phases,
            notes: result.notes,
            receipt_path: result.receipt,
        },
        lastLine: verdict === 'proven'
            ? `${which}: ${(0,_proven_words_js__WEBPACK_IMPORTED_MODULE_4__/* .provenWords */ .C)(result)} Restored in ${(0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(result.rtoSeconds)}.`
            : `${which}: ${verdict}. Look at ${(0,_words_js__WEBPACK_IMPORTED_MODULE_8__/* .wrongIds */ .Wu)(checks)}.`,
    };
}
//# sourceMappingURL=restore.js.map

/***/ })

};
