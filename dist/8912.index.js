export const id = 8912;
export const ids = [8912];
export const modules = {

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
