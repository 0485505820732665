export const id = 9418;
export const ids = [9418,8061];
export const modules = {

/***/ 8061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N3: () => (/* reexport */ JsonError),
  dj: () => (/* reexport */ canonicalJson),
  qF: () => (/* reexport */ parseJson)
});

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
;// CONCATENATED MODULE: ./build/packages/json/parse.js

/** A document that is not the JSON that was asked for; `offset` is in UTF-16 units where it is known. */
class JsonError extends Error {
    offset;
    constructor(message, offset, cause) {
        super(offset === undefined ? message : `${message} at offset ${offset}`, cause === undefined ? undefined : { cause });
        this.name = 'JsonError';
        this.offset = offset;
    }
}
const DEFAULT_DEPTH = 64;
/**
 * Parse JSON from somebody we do not trust: strict UTF-8, bounded size and depth, no duplicate keys (two readers of one
 * signed document must never see two things), no `__proto__`, no lone surrogates, no number that is none (RFC 7493, I-JSON).
 *
 * @throws JsonError
 */
function parseJson(bytes, limits) {
    if (bytes.length > limits.maxBytes) {
        throw new JsonError(`document of ${bytes.length} bytes is larger than the ${limits.maxBytes} bytes allowed`);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch (error) {
        throw new JsonError('not valid UTF-8', undefined, error);
    }
    refuseDepth(text, limits.maxDepth ?? DEFAULT_DEPTH);
    const value = parseText(text);
    refuseDuplicateKeys(text);
    refuseUnsayable(value);
    return value;
}
function parseText(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new JsonError(error instanceof Error ? inOneLine(error.message) : 'not JSON', undefined, error);
    }
}
/** What the engine says quotes a piece of the document, line breaks and all. */
function inOneLine(message) {
    return message.replace(/\p{Cc}+/gu, ' ');
}
/** Before anything recursive sees the text: brackets outside strings may nest only so deep. */
function refuseDepth(text, maxDepth) {
    let depth = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (inString) {
            if (unit === 0x5c)
                i++;
            else if (unit === 0x22)
                inString = false;
        }
        else if (unit === 0x22)
            inString = true;
        else if (unit === 0x7b || unit === 0x5b) {
            if (++depth > maxDepth)
                throw new JsonError(`nested deeper than ${maxDepth} levels`, i);
        }
        else if (unit === 0x7d || unit === 0x5d)
            depth--;
    }
}
/**
 * `JSON.parse` keeps the last of two equal keys in silence, so the keys are read once more. Only those of the objects that are open
 * are kept: a syntax tree of a hostile document would take a hundred times its size.
 */
function refuseDuplicateKeys(text) {
    const open = [];
    (0,main.visit)(text, {
        onObjectBegin: () => {
            open.push(new Set());
        },
        onObjectEnd: () => {
            open.pop();
        },
        onObjectProperty: (key, offset) => {
            const keys = open.at(-1);
            if (keys?.has(key) === true)
                throw new JsonError(`duplicate key ${JSON.stringify(key)}`, offset);
            if (key === '__proto__')
                throw new JsonError('key "__proto__" is not allowed', offset);
            keys?.add(key);
        },
        onError: (code, offset) => {
            throw new JsonError((0,main.printParseErrorCode)(code), offset);
        },
    }, { disallowComments: true, allowTrailingComma: false });
}
/** Refuse what `JSON.parse` lets through and two readers may see differently. */
function refuseUnsayable(value) {
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError('a string holds half of a surrogate pair');
    }
    else if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError('a number is beyond the range of a double');
    }
    else if (Array.isArray(value)) {
        for (const member of value)
            refuseUnsayable(member);
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError('a key holds half of a surrogate pair');
            refuseUnsayable(member);
        }
    }
}
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(98799);
;// CONCATENATED MODULE: ./build/packages/json/canonical.js


/**
 * The canonical form of a value (RFC 8785): the bytes that are hashed and signed. Members whose value is `undefined` count as
 * absent, as in `JSON.stringify`.
 *
 * @throws JsonError for anything that JSON cannot say: NaN, a Map, a Date, a function, half a surrogate pair.
 */
function canonicalJson(value) {
    refuseForeign(value, '$');
    const text = (0,canonicalize/* default */.A)(value);
    if (text === undefined)
        throw new JsonError('nothing to write');
    return text;
}
/** The library turns a Map into `{}` and drops what it does not know; what we sign must say what we meant. */
function refuseForeign(value, at) {
    if (value === null || typeof value === 'boolean' || value === undefined)
        return;
    if (typeof value === 'number') {
        if (!Number.isFinite(value))
            throw new JsonError(`${at} is ${value}, which JSON cannot say`);
        return;
    }
    if (typeof value === 'string') {
        if (!value.isWellFormed())
            throw new JsonError(`${at} holds half of a surrogate pair`);
        return;
    }
    if (Array.isArray(value)) {
        // `entries` visits the holes too.
        for (const [index, member] of value.entries()) {
            if (member === undefined)
                throw new JsonError(`${at}[${index}] is undefined, which JSON cannot say`);
            refuseForeign(member, `${at}[${index}]`);
        }
        return;
    }
    if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
        for (const [key, member] of Object.entries(value)) {
            if (!key.isWellFormed())
                throw new JsonError(`a key of ${at} holds half of a surrogate pair`);
            refuseForeign(member, `${at}.${key}`);
        }
        return;
    }
    throw new JsonError(`${at} is a ${kindOf(value)}, which JSON cannot say`);
}
function kindOf(value) {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
//# sourceMappingURL=canonical.js.map
;// CONCATENATED MODULE: ./build/packages/json/index.js


//# sourceMappingURL=index.js.map

/***/ }),

/***/ 23814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keysNew: () => (/* binding */ keysNew)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _seal__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30854);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);
/* harmony import */ var _schemas_keys_new_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53303);





/** The secret that workflows hand to `signing-key`. */
const SECRET = 'BACKPROOF_SIGNING_KEY';
/** `backproof keys new`. The private half is never shown. */
const keysNew = {
    schema: _schemas_keys_new_js__WEBPACK_IMPORTED_MODULE_4__/* .keysNew */ .N,
    execute: async (inputs, { ports: { log, clock } }) => {
        const [privateFile, publicFile] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(inputs['private-file']), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(inputs['public-file'])];
        const { keyId, privatePem, publicPem } = (0,_seal__WEBPACK_IMPORTED_MODULE_2__.newKeyPair)();
        await writeNew(privateFile, privatePem, 0o600);
        try {
            await writeNew(publicFile, publicPem, 0o644);
        }
        catch (error) {
            // Half a pair is of use to nobody, and nobody has seen it.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(privateFile, { force: true });
            throw error;
        }
        log.info(`Private half: ${privateFile}. Store it as the secret ${SECRET}, whole, and keep one copy offline.`);
        log.info(`Public half: ${publicFile}. Commit it and give it as \`verify-key\`: by it everybody can check what the private half signed.`);
        const line = `Set the secret ${SECRET} from ${privateFile}, remove that file from this machine, and commit ${publicFile}.`;
        const checks = [(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .decided */ .rc)(true, { id: 'keys.written', expected: 'a new key pair', found: `key ${keyId}` })];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(checks, 'none');
        return {
            report: {
                title: _schemas_keys_new_js__WEBPACK_IMPORTED_MODULE_4__/* .keysNew */ .N.title,
                ...conclusion,
                statement: line,
                at: clock.now(),
                ...{ facts: [], checks, phases: [], relations: [], notes: [], producer: _verdict__WEBPACK_IMPORTED_MODULE_3__/* .PRODUCER */ .n8 },
            },
            outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
            details: { key_id: keyId, private_file: privateFile, public_file: publicFile },
            lastLine: line,
        };
    },
};
async function writeNew(path, text, mode) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { flag: 'wx', mode });
    }
    catch (error) {
        if ((0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) === 'EEXIST') {
            throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} is there already`, {
                remedy: 'Name another file: a key that was written over is lost for good',
            });
        }
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`${path} cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`, {
            remedy: 'Name a file in a folder that is there',
            cause: error,
        });
    }
}
//# sourceMappingURL=keys-new.js.map

/***/ })

};
