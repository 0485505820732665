export const id = 395;
export const ids = [395];
export const modules = {

/***/ 20395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createOctokit: () => (/* binding */ createOctokit)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _octokit_rest__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59988);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86856);
/* harmony import */ var bottleneck_light_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63251);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92689);







/** Seconds until one attempt of a request is given up. */
const ATTEMPT_SECONDS = 20;
/** How often a request that failed on GitHub's side is repeated; the pauses before are 1, 4 and 9 seconds. */
const RETRIES = 3;
/** Seconds between two writes, and between two that notify people, as GitHub asks of its clients. */
const BETWEEN_WRITES = 1;
const BETWEEN_NOTIFICATIONS = 3;
/** Octokit as GitHub wants its clients to be: few writes at a time, waiting when told to, repeating what may be repeated. */
function createOctokit(options) {
    const { second, patience, log } = options;
    const Polite = _octokit_rest__WEBPACK_IMPORTED_MODULE_4__/* .Octokit */ .E.plugin(attempts(options), _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__/* .throttling */ .A, settingsOfItsOwn);
    const paced = (seconds) => new bottleneck_light_js__WEBPACK_IMPORTED_MODULE_1__.Group({ maxConcurrent: 1, minTime: seconds * second });
    const wait = (what) => (after) => {
        // A reset that is over by our clock and not by GitHub's must not be asked for again and again for nothing.
        const goesOn = patience.take(Math.max(after, 1));
        if (goesOn)
            log.info(`GitHub's ${what} is reached, waiting ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(after)}`);
        return goesOn;
    };
    return new Polite({
        auth: options.token,
        baseUrl: options.apiUrl.replace(/\/+$/, ''),
        userAgent: _verdict__WEBPACK_IMPORTED_MODULE_2__/* .PRODUCER */ .n8,
        log: {
            // What Octokit prints here is a request with all of its headers.
            debug: () => undefined,
            info: (line) => {
                log.debug(line);
            },
            warn: (line) => {
                log.debug(line);
            },
            error: (line) => {
                log.debug(line);
            },
        },
        ...(options.fetch === undefined ? {} : { request: { fetch: options.fetch } }),
        // Both kinds of limit belong to the throttling plugin, which knows when they end.
        retry: { retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
        throttle: {
            retryAfterBaseValue: second,
            write: paced(BETWEEN_WRITES),
            notifications: paced(BETWEEN_NOTIFICATIONS),
            onRateLimit: wait('rate limit'),
            onSecondaryRateLimit: wait('secondary rate limit'),
        },
    });
}
/**
 * One attempt of a request, inside the plugins that repeat it: bounded in time, ended with the run, and with a say in whether it
 * may be repeated at all.
 */
function attempts({ patience, second, signal }) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            signal.throwIfAborted();
            const limit = AbortSignal.timeout(ATTEMPT_SECONDS * 1000);
            const settings = options.request;
            settings.signal = AbortSignal.any([signal, limit]);
            try {
                return await request(options);
            }
            catch (error) {
                signal.throwIfAborted();
                const failure = (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .failureOf */ .g5)(error);
                if (failure === undefined)
                    throw error;
                const told = (0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .numberIn */ .Po)(failure, 'retry-after') ?? 0;
                if ((0,_explain_js__WEBPACK_IMPORTED_MODULE_3__/* .isLimit */ .S4)(failure)) {
                    if (told > 0 && error instanceof Error)
                        nameLimit(error);
                }
                else if (failure.status >= 500) {
                    const pause = (Number(settings['retryCount'] ?? 0) + 1) ** 2;
                    const lost = limit.aborted ? ATTEMPT_SECONDS : 0;
                    const again = mayRepeat(options.method, options.url) && patience.take(lost + told + pause);
                    settings['retries'] = again ? RETRIES : 0;
                    if (again && told > 0)
                        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(told * second, undefined, { signal });
                }
                throw error;
            }
        });
        return {};
    };
}
/**
 * The plugins count attempts in a request's settings, and Octokit hands all requests without any the same ones: the attempts of one
 * would be taken for those of the next.
 */
const settingsOfItsOwn = (octokit) => {
    octokit.hook.wrap('request', (request, options) => {
        // Every hook works on the same object, whatever is passed on.
        options.request = { ...options.request };
        return request(options);
    });
    return {};
};
/**
 * A creation that failed on GitHub's side may have happened, and repeated it would be there twice. Of checks and statuses the newest
 * counts, and a second is harmless.
 */
function mayRepeat(method, url) {
    return method !== 'POST' || /\/(?:check-runs|statuses\/[^/]+)$/.test(url);
}
/** The throttling plugin knows a secondary limit by its usual sentence alone; an answer that says how long to wait is one too. */
function nameLimit(error) {
    if (!/secondary rate/i.test(error.message))
        error.message += ' (secondary rate limit)';
}
//# sourceMappingURL=octokit.js.map

/***/ })

};
