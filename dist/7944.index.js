export const id = 7944;
export const ids = [7944,8912];
export const modules = {

/***/ 7944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JsonPathError: () => (/* binding */ JsonPathError),
/* harmony export */   compilePath: () => (/* binding */ compilePath),
/* harmony export */   locate: () => (/* binding */ locate),
/* harmony export */   select: () => (/* binding */ select)
/* harmony export */ });
/* harmony import */ var json_p3__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50393);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48912);
/* harmony import */ var _yaml_file__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77528);



/** Why a text is no path, or a path could not be followed: the end of the sentence "the JSON path …". */
class JsonPathError extends Error {
}
/** Longest path in UTF-16 units: its parser is recursive. */
const MAX_LENGTH = 1024;
/** How deep `..` goes. */
const MAX_DEPTH = 512;
/** Values that one path may find. */
const MAX_FOUND = 1_000_000;
/** A path with several `..` in it takes more than any power of the document's size. */
const MAX_MILLISECONDS = 2000;
/** The library's own `match` and `search` hand patterns, which may come out of the document, to a matcher that backtracks. */
class Environment extends json_p3__WEBPACK_IMPORTED_MODULE_0__/* .JSONPathEnvironment */ .Dd {
    setupFilterFunctions() {
        super.setupFilterFunctions();
        this.functionRegister.set('match', matcher((pattern) => `^(?:${pattern})$`));
        this.functionRegister.set('search', matcher((pattern) => pattern));
    }
}
const environment = new Environment({ maxRecursionDepth: MAX_DEPTH });
/** A function of two values that holds where the first is text that the second, a pattern, matches (RFC 9535, 2.4.6 and 2.4.7). */
function matcher(anchor) {
    return {
        argTypes: [json_p3__WEBPACK_IMPORTED_MODULE_0__/* .FunctionExpressionType */ .BN.ValueType, json_p3__WEBPACK_IMPORTED_MODULE_0__/* .FunctionExpressionType */ .BN.ValueType],
        returnType: json_p3__WEBPACK_IMPORTED_MODULE_0__/* .FunctionExpressionType */ .BN.LogicalType,
        call: (text, pattern) => typeof text === 'string' && typeof pattern === 'string' && holds(anchor(pattern), text),
    };
}
/** What is no pattern matches nothing, as the standard wants it. */
function holds(pattern, text) {
    try {
        return (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__.matches)((0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__.compilePattern)(pattern), text);
    }
    catch (error) {
        if (error instanceof _pattern_js__WEBPACK_IMPORTED_MODULE_1__.PatternError)
            return false;
        throw error;
    }
}
/** The same few paths are followed in every answer. */
const compiled = new Map();
const MAX_COMPILED = 1000;
/**
 * Compile a JSON path (RFC 9535).
 *
 * @throws JsonPathError
 */
function compilePath(text) {
    const known = compiled.get(text);
    if (known !== undefined)
        return known;
    if (text.length > MAX_LENGTH)
        throw new JsonPathError(`is longer than ${MAX_LENGTH} characters`);
    try {
        const path = environment.compile(text);
        if (compiled.size < MAX_COMPILED)
            compiled.set(text, path);
        return path;
    }
    catch (error) {
        if (!(error instanceof json_p3__WEBPACK_IMPORTED_MODULE_0__/* .JSONPathError */ .s_))
            throw error;
        throw new JsonPathError(`is not one of RFC 9535: ${error.message}`);
    }
}
/**
 * The values that a path finds in a JSON document, in the document's order.
 *
 * @throws JsonPathError where they are too many, too deep, or take longer than two seconds to find
 */
function select(document, path) {
    return locate(document, path).map(({ value }) => value);
}
/** The same, each with where it was found. @throws JsonPathError as `select` does */
function locate(document, path) {
    if (!isJson(document))
        return [];
    const found = [];
    const follow = () => {
        for (const node of path.lazyQuery(document)) {
            if (found.push({ value: node.value, location: node.location }) > MAX_FOUND)
                throw new JsonPathError(`finds more than ${MAX_FOUND} values`);
        }
    };
    try {
        // One that names a single place takes a step for each of its parts; most are of that kind, and a watch takes far longer than they do.
        if (path.singularQuery())
            follow();
        else
            (0,_yaml_file__WEBPACK_IMPORTED_MODULE_2__/* .withinTime */ .dn)(MAX_MILLISECONDS, follow);
    }
    catch (error) {
        if (error instanceof _yaml_file__WEBPACK_IMPORTED_MODULE_2__/* .TookTooLong */ .SF)
            throw new JsonPathError(error.message);
        if (error instanceof json_p3__WEBPACK_IMPORTED_MODULE_0__/* .JSONPathError */ .s_)
            throw new JsonPathError(error.message);
        throw error;
    }
    return found;
}
/** Documents come from a JSON parser, whose values are all of the library's kind. */
function isJson(document) {
    return document !== undefined;
}
//# sourceMappingURL=json-path.js.map

/***/ }),

/***/ 48912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PatternError: () => (/* binding */ PatternError),
/* harmony export */   compilePattern: () => (/* binding */ compilePattern),
/* harmony export */   matches: () => (/* binding */ matches)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2856);
/* harmony import */ var _yaml_file__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77528);


/** Why a text is no pattern, or matching was given up: the end of the sentence "the pattern …". */
class PatternError extends Error {
}
/** Longest pattern in UTF-16 units: a compiled one takes memory in proportion, times its largest repetition. */
const MAX_LENGTH = 2048;
/** Matching is linear in the text, but a large repetition makes each character of it cost as much as it repeats. */
const MAX_MILLISECONDS = 2000;
const SHORT = 100_000;
/**
 * Compile a pattern in RE2's syntax: no references back, no looking around, and so matched in time that is linear in the text, whatever
 * the text holds.
 *
 * @throws PatternError
 */
function compilePattern(text) {
    if (text.length > MAX_LENGTH)
        throw new PatternError(`is longer than ${MAX_LENGTH} characters`);
    try {
        return re2js__WEBPACK_IMPORTED_MODULE_1__.RE2JS.compile(text);
    }
    catch (error) {
        if (!(error instanceof re2js__WEBPACK_IMPORTED_MODULE_1__.RE2JSException))
            throw error;
        throw new PatternError(`is not one of RE2: ${explain(error)}`);
    }
}
/**
 * Whether the pattern matches anywhere in the text; `^` and `$` anchor it.
 *
 * @throws PatternError where that takes longer than two seconds
 */
function matches(pattern, text) {
    const find = () => pattern.matcher(text).find();
    try {
        return isShort(pattern.pattern(), text) ? find() : (0,_yaml_file__WEBPACK_IMPORTED_MODULE_0__/* .withinTime */ .dn)(MAX_MILLISECONDS, find);
    }
    catch (error) {
        if (error instanceof _yaml_file__WEBPACK_IMPORTED_MODULE_0__/* .TookTooLong */ .SF)
            throw new PatternError(error.message);
        throw error;
    }
}
/** Matched sooner than a watch could be set: the most steps that it can take are the product of both lengths, where nothing is repeated by number. */
function isShort(pattern, text) {
    return !pattern.includes('{') && pattern.length * text.length <= SHORT;
}
function explain(error) {
    const text = error.message.replace('error parsing regexp: ', '');
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
//# sourceMappingURL=pattern.js.map

/***/ })

};
