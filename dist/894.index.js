export const id = 894;
export const ids = [894];
export const modules = {

/***/ 40894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secondOpinion: () => (/* binding */ secondOpinion)
/* harmony export */ });
/* harmony import */ var _manifest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44227);
/* harmony import */ var _postgres__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98508);
/* harmony import */ var _process__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92673);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21427);
/* harmony import */ var _set_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31221);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






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
            checks.push((0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .notApplicable */ .hH)({ ...parts, found: 'only custom archives are listed through a pipe' }));
        }
        else if (seen === undefined) {
            checks.push((0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .notRun */ .nE)({ ...parts, found: 'our own reader could not read it' }));
        }
        else {
            checks.push(await compare({ options, set, read, database, seen, ports, parts }));
        }
    }
    return checks;
}
async function compare({ options, set, read, database, seen, ports, parts }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { dump } = database;
        const file = dump === undefined ? undefined : (0,_manifest__WEBPACK_IMPORTED_MODULE_0__/* .filesOfDump */ .HW)(read.manifest, dump)[0];
        if (dump === undefined || file === undefined)
            return (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .notRun */ .nE)({ ...parts, found: 'the dump is not listed' });
        let programs;
        try {
            programs = await options.programs.find({
                need: ['pg_restore'],
                major: { atLeast: Number.parseInt(dump.client_version, 10) },
                refuseHoles: !read.authenticated,
            });
        }
        catch (error) {
            if (error instanceof _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo)
                return (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .notRun */ .nE)({ ...parts, found: error.line });
            throw error;
        }
        const reader = __addDisposableResource(env_1, new _set_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .SetReader */ .C(set), true);
        const listed = await listEntries(programs, (0,_contents_js__WEBPACK_IMPORTED_MODULE_4__/* .uncompressed */ .d)(dump, reader.read(file)), ports.signal);
        if (typeof listed === 'string')
            return (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .decided */ .rc)(false, { ...parts, found: listed });
        return (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .decided */ .rc)(listed === seen, {
            ...parts,
            found: `${(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(listed, 'entry', 'entries')}, by pg_restore ${programs.version.text}; ours are ${seen}`,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** How many entries pg_restore lists, or what it said instead. */
async function listEntries(programs, archive, signal) {
    const running = await (0,_process__WEBPACK_IMPORTED_MODULE_2__.startProgram)(programs.path('pg_restore'), {
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
