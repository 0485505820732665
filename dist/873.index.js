export const id = 873;
export const ids = [873];
export const modules = {

/***/ 9873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8645);
/* harmony import */ var _schemas_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7092);


/** `backproof list`. */
const list = {
    schema: _schemas_list_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p,
    execute: async (inputs, context) => listOutcome(await listSets(inputs, context), inputs, context),
};
async function listSets(inputs, context) {
    const [{ fetchManifest, isComplete, namesIn, readManifest, resolveName, setIds }, { openStore }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(183), __webpack_require__.e(2), __webpack_require__.e(552), __webpack_require__.e(50), __webpack_require__.e(227)]).then(__webpack_require__.bind(__webpack_require__, 6050)), Promise.all(/* import() */[__webpack_require__.e(237), __webpack_require__.e(140)]).then(__webpack_require__.bind(__webpack_require__, 1759))]);
    const store = openStore(inputs.store);
    const names = inputs.name === '' ? await namesIn(store) : [await resolveName(store, inputs.name)];
    const now = context.ports.clock.now().getTime();
    const sets = [];
    for (const name of names) {
        for (const id of await setIds(store, name)) {
            const place = { store, name, id };
            const base = { name, backup_id: id };
            if (!(await isComplete(place))) {
                sets.push({ ...base, state: 'incomplete' });
                continue;
            }
            try {
                const manifest = readManifest(await fetchManifest(place));
                sets.push({
                    ...base,
                    state: 'complete',
                    created_at: manifest.created_at,
                    age_seconds: Math.round((now - Date.parse(manifest.created_at)) / 1000),
                    size_bytes: manifest.total_size_bytes,
                    encryption: manifest.encryption,
                });
            }
            catch (error) {
                if (!(error instanceof _verdict__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
                    throw error;
                sets.push({ ...base, state: 'unreadable', problem: (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) });
            }
        }
    }
    return sets;
}
function listOutcome(sets, inputs, context) {
    const { log } = context.ports;
    const rows = [['name', 'backup id', 'size', 'age', 'encryption', 'state'], ...sets.map(rowOf)];
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    for (const row of rows)
        log.info(row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join('  ')
            .trimEnd());
    const unreadable = sets.filter((set) => set.state === 'unreadable');
    const checks = [
        (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .decided */ .rc)(unreadable.length === 0, {
            id: 'store.listing',
            expected: 'a readable manifest in every complete set',
            found: unreadable.length === 0
                ? `${sets.length} sets listed`
                : unreadable.map((set) => `${set.backup_id}: ${set.problem ?? ''}`).join('; '),
            where: inputs.store,
        }),
    ];
    const { verdict, claim } = (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .conclude */ .Ep)(checks, 'none');
    return {
        report: {
            title: `Backup sets in ${inputs.store}`,
            verdict,
            claim,
            statement: 'A listing reads manifests and no data: it claims nothing.',
            at: context.ports.clock.now(),
            facts: [],
            checks,
            phases: [],
            relations: [],
            notes: [],
            producer: _verdict__WEBPACK_IMPORTED_MODULE_0__/* .PRODUCER */ .n8,
        },
        outputs: { verdict, claim },
        details: { sets },
        lastLine: `${sets.length} sets, ${sets.filter((set) => set.state === 'complete').length} complete. Nothing was read but their manifests.`,
    };
}
function rowOf(set) {
    return [
        set.name,
        set.backup_id,
        set.size_bytes === undefined ? '' : (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(set.size_bytes),
        set.age_seconds === undefined ? '' : (0,_verdict__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(set.age_seconds),
        set.encryption ?? '',
        set.problem === undefined ? set.state : `${set.state}: ${set.problem}`,
    ];
}
//# sourceMappingURL=list.js.map

/***/ })

};
