export const id = 6530;
export const ids = [6530];
export const modules = {

/***/ 96530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchDirectly: () => (/* binding */ fetchDirectly),
/* harmony export */   fetchThrough: () => (/* binding */ fetchThrough)
/* harmony export */ });
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46752);

/** Requests to where they say. */
const fetchDirectly = (url, init) => (0,undici__WEBPACK_IMPORTED_MODULE_0__/* .fetch */ .hd)(url, init);
/** Requests through a proxy. Node's own `fetch` knows of none, and takes no agent of another release than its own. */
function fetchThrough({ http = '', https = '', none = '' }) {
    // What is left out would be read from the environment.
    const dispatcher = new undici__WEBPACK_IMPORTED_MODULE_0__/* .EnvHttpProxyAgent */ .J2({ httpProxy: http, httpsProxy: https, noProxy: none });
    return (url, init) => (0,undici__WEBPACK_IMPORTED_MODULE_0__/* .fetch */ .hd)(url, { ...init, dispatcher });
}
//# sourceMappingURL=proxy.js.map

/***/ })

};
