export const id = 894;
export const ids = [894];
export const modules = {

/***/ 894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secondOpinion: () => (/* binding */ secondOpinion)
/* harmony export */ });
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4227);
/* harmony import */ var _postgres__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1556);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8645);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7420);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1427);





/**
 * Ask `pg_restore --list` what it sees in each custom archive, and compare with our own reader. The archive goes in through a pipe;
 * a pg_restore with a known hole is not asked about a set that is not authenticated.
 *
 * @param entries entries that our reader saw, by database
 */
async function secondOpinion(options, set, read, entries, ports) {
    const checks = [];
    for (const database of read.manifest.databases) {
        const parts = {
            id: 'archive.second-opinion',
            expected: 'pg_restore --list sees the same entries',
            where: database.name,
        };
        const seen = entries.get(database.name);
        if (database.dump?.format !== 'custom') {
            checks.push((0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .notApplicable */ .hH)({ ...parts, found: 'only custom archives are listed through a pipe' }));
        }
        else if (seen === undefined) {
            checks.push((0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .notRun */ .nE)({ ...parts, found: 'our own reader could not read it' }));
        }
        else {
            checks.push(await compare({ options, set, read, database, seen, ports, parts }));
        }
    }
    return checks;
}
async function compare({ options, set, read, database, seen, ports, parts }) {
    const { dump } = database;
    const file = dump === undefined ? undefined : (0,_manifest__WEBPACK_IMPORTED_MODULE_0__/* .filesOfDump */ .HW)(read.manifest, dump)[0];
    if (dump === undefined || file === undefined)
        return (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .notRun */ .nE)({ ...parts, found: 'the dump is not listed' });
    let programs;
    try {
        programs = await options.programs.find({
            need: ['pg_restore'],
            major: { atLeast: Number.parseInt(dump.client_version, 10) },
            refuseHoles: !read.pinned,
        });
    }
    catch (error) {
        if (error instanceof _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo)
            return (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .notRun */ .nE)({ ...parts, found: error.line });
        throw error;
    }
    const listed = await listEntries(programs, (0,_contents_js__WEBPACK_IMPORTED_MODULE_4__/* .uncompressed */ .d)(dump, options.store.get((0,_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .inSet */ .IW)(set, file.path))), ports.signal);
    if (typeof listed === 'string')
        return (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .decided */ .rc)(false, { ...parts, found: listed });
    return (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .decided */ .rc)(listed === seen, {
        ...parts,
        found: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(listed, 'entry', 'entries')}, by pg_restore ${programs.version.text}; ours are ${seen}`,
    });
}
/** How many entries pg_restore lists, or what it said instead. */
async function listEntries(programs, archive, signal) {
    const running = await (0,_postgres__WEBPACK_IMPORTED_MODULE_1__.startProgram)(programs.path('pg_restore'), {
        args: ['--list'],
        env: { ...programs.env, LC_ALL: 'C' },
        signal,
    });
    const output = running.stdout.setEncoding('utf8').toArray();
    for await (const part of archive) {
        // pg_restore reads the table of contents and leaves; the rest has nowhere to go.
        if (!running.stdin.writable)
            break;
        if (!running.stdin.write(part))
            await drained(running.stdin);
    }
    running.stdin.end();
    const ending = await running.ended;
    if (ending.code !== 0)
        return ending.stderr.at(-1) ?? `pg_restore ended with exit code ${ending.code}`;
    const listing = (await output).join('');
    // The lines leave out what a restore would not show, such as the encoding; the header counts every entry.
    const count = /^; +TOC Entries: (\d+)$/m.exec(listing)?.[1];
    return count === undefined ? 'pg_restore listed no table of contents' : Number(count);
}
function drained(stdin) {
    return new Promise((resolve) => {
        const done = () => {
            for (const event of EVENTS)
                stdin.off(event, done);
            resolve();
        };
        for (const event of EVENTS)
            stdin.once(event, done);
    });
}
const EVENTS = ['drain', 'close', 'error'];
//# sourceMappingURL=second-opinion.js.map

/***/ })

};
