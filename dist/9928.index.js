export const id = 9928;
export const ids = [9928];
export const modules = {

/***/ 89928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   approve: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _provenance__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65828);
/* harmony import */ var _seal__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30854);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38645);
/* harmony import */ var _new_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71982);
/* harmony import */ var _schemas_approve_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93643);
/* harmony import */ var _text_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55845);







/** Seconds. Who needs it for longer approves anew. */
const LONGEST = 90 * 86_400;
/** `backproof approve`. */
const approve = {
    schema: _schemas_approve_js__WEBPACK_IMPORTED_MODULE_5__/* .approve */ .S,
    execute: async (inputs, { ports: { clock } }) => {
        const now = clock.now();
        const approval = approvalOf(inputs, now);
        const key = await keyOf(inputs);
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(inputs.out);
        await (0,_new_file_js__WEBPACK_IMPORTED_MODULE_4__/* .writeNew */ .q)(path, await (0,_provenance__WEBPACK_IMPORTED_MODULE_1__.signApproval)(approval, (0,_seal__WEBPACK_IMPORTED_MODULE_2__.keySigner)([key])));
        const { of, purpose, approver, expiresAt } = approval;
        const about = `the ${of.kind} ${of.digest} for ${purpose}`;
        const line = `${approver} approves ${about} until ${(0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .formatInstant */ .r4)(expiresAt)}: ${path}.`;
        const checks = [
            (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .decided */ .rc)(true, {
                ...{ id: 'approval.written', expected: 'a signed approval', found: `key ${key.keyId}`, where: path },
            }),
        ];
        const conclusion = (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .conclude */ .Ep)(checks, 'none');
        return {
            report: {
                ...{ title: _schemas_approve_js__WEBPACK_IMPORTED_MODULE_5__/* .approve */ .S.title, ...conclusion, statement: line, at: now },
                facts: [
                    { label: 'Approves', value: about },
                    { label: 'Approver', value: approver },
                    { label: 'Key', value: key.keyId },
                    { label: 'Holds until', value: (0,_verdict__WEBPACK_IMPORTED_MODULE_3__/* .formatInstant */ .r4)(expiresAt) },
                ],
                ...{ checks, phases: [], relations: [], notes: [], producer: _verdict__WEBPACK_IMPORTED_MODULE_3__/* .PRODUCER */ .n8 },
            },
            outputs: { verdict: conclusion.verdict, claim: conclusion.claim },
            details: {
                ...{ path, key_id: key.keyId, approves: of, purpose, approver },
                expires_at: expiresAt.toISOString(),
            },
            lastLine: line,
        };
    },
};
/** @throws UserError */
function approvalOf(inputs, now) {
    const seconds = inputs['valid-for'];
    if (seconds > LONGEST) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('`valid-for` is longer than 90 days', { remedy: 'Approve anew when it is needed' });
    }
    // Clocks of readers are compared with whole seconds.
    const approvedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
    return {
        of: approvedOf(inputs),
        ...{ purpose: lineOf('purpose', inputs.purpose), approver: lineOf('approver', inputs.approver) },
        approvedAt,
        expiresAt: new Date(approvedAt.getTime() + Math.ceil(seconds) * 1000),
    };
}
/** @throws UserError unless exactly one thing is named, whole */
function approvedOf(inputs) {
    const given = [
        ['commit', 'commit', /^([0-9a-f]{40}|[0-9a-f]{64})$/, 'its whole name in git: 40 hexadecimal digits'],
        ['manifest-sha256', 'manifest', /^([0-9a-f]{64})$/, '64 hexadecimal digits'],
        ['artifact-digest', 'artifact', /^(?:sha256:)?([0-9a-f]{64})$/, '`sha256:` and 64 hexadecimal digits'],
    ].filter(([input]) => inputs[input] !== '');
    const [one, ...more] = given;
    if (one === undefined || more.length > 0) {
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('What is approved is not told, or more than one thing is', {
            remedy: 'Give one of `commit`, `manifest-sha256` and `artifact-digest`',
        });
    }
    const [input, kind, form, remedy] = one;
    const digest = form.exec(inputs[input].toLowerCase())?.[1];
    if (digest === undefined)
        throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`\`${input}\` is not whole`, { remedy: `Give ${remedy}` });
    return { kind, digest };
}
function lineOf(input, text) {
    if (text.length <= 200 && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text))
        return text;
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(`\`${input}\` is no short line of text`, {
        remedy: 'Give at most 200 characters, none of which controls how others are shown',
    });
}
/** @throws UserError that never quotes the key */
async function keyOf(inputs) {
    const [file, given] = [inputs['key-file'], inputs['signing-key']];
    if (file !== '')
        return (0,_seal__WEBPACK_IMPORTED_MODULE_2__.parseSigningKey)(await (0,_text_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readTextFile */ .G)(file, 'key', 'Check `key-file`'));
    if (given !== '')
        return (0,_seal__WEBPACK_IMPORTED_MODULE_2__.parseSigningKey)(given);
    throw new _verdict__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('There is no key to approve with', {
        remedy: 'Give `key-file`, or set BACKPROOF_SIGNING_KEY; `backproof keys new` makes a key',
    });
}
//# sourceMappingURL=approve.js.map

/***/ }),

/***/ 71982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ writeNew)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _verdict__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38645);



/** Write the file that `out` names, in a folder that is made if need be. @throws UserError where it is there already, or cannot be written */
async function writeNew(path, bytes) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, bytes, { flag: 'wx' });
    }
    catch (error) {
        const isThere = (0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === 'EEXIST';
        throw new _verdict__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(isThere ? `${path} is there already` : `${path} cannot be written: ${(0,_verdict__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, {
            remedy: isThere ? 'Name another file with `out`' : 'Name a file that may be written with `out`',
            cause: error,
        });
    }
}
//# sourceMappingURL=new-file.js.map

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
