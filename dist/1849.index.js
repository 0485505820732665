export const id = 1849;
export const ids = [1849];
export const modules = {

/***/ 71849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checksOf: () => (/* reexport */ checksOf),
  openSmoke: () => (/* reexport */ openSmoke),
  probeCheck: () => (/* reexport */ probeCheck),
  readPlan: () => (/* reexport */ readPlan),
  smoke: () => (/* reexport */ smoke)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/agents.js

/** Connections to servers: kept open between requests, or one for one request. TLS is loaded when it is needed. */
class Agents {
    #hosts;
    #kept = new external_node_http_.Agent({ keepAlive: true });
    #keptTls;
    constructor(hosts) {
        this.#hosts = hosts;
    }
    /** A request that is not sent yet: its body is still to be ended. */
    request(sent, connection) {
        if (sent.url.protocol === 'https:')
            return this.#overTls(sent, connection);
        return (0,external_node_http_.request)(sent.url, this.#options(sent, connection === 'kept' && this.#kept));
    }
    async #overTls(sent, connection) {
        const { request, Agent: Tls } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 19));
        // Without resumed sessions, in which a server does not show its certificate again.
        this.#keptTls ??= new Tls({ keepAlive: true, maxCachedSessions: 0 });
        return request(sent.url, this.#options(sent, connection === 'kept' && this.#keptTls));
    }
    #options({ method, headers }, agent) {
        return { method, headers, lookup: this.#hosts.lookup, agent };
    }
    close() {
        this.#kept.destroy();
        this.#keptTls?.destroy();
    }
}
//# sourceMappingURL=agents.js.map
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var packages_verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/limit.js

/** An attempt took longer than it may. */
class TimedOut extends Error {
    constructor(afterMs) {
        super(`no answer within ${(0,packages_verdict/* formatDuration */.a3)(afterMs / 1000)}`);
        this.name = 'TimedOut';
    }
}
/**
 * What ends work from outside: its time is over, or the run is. It does what an AbortSignal does, which takes as long to make and to
 * listen to as a whole request over HTTP where there are hundreds of them.
 */
class Limit {
    #listeners = new Set();
    #reason;
    #signal;
    /** Why it ended; `undefined` while it has not. */
    get reason() {
        return this.#reason;
    }
    throwIfEnded() {
        if (this.#reason !== undefined)
            throw this.#reason;
    }
    end(reason) {
        if (this.#reason !== undefined)
            return;
        this.#reason = reason instanceof Error ? reason : new Error('ended early', { cause: reason });
        for (const listener of [...this.#listeners])
            listener(this.#reason);
        this.#listeners.clear();
    }
    /**
     * Be told of the end: at once where it has come.
     *
     * @returns what stops listening
     */
    onEnd(listener) {
        if (this.#reason !== undefined)
            listener(this.#reason);
        else
            this.#listeners.add(listener);
        return () => {
            this.#listeners.delete(listener);
        };
    }
    /** The same for those who take a signal. */
    get signal() {
        if (this.#signal === undefined) {
            const controller = new AbortController();
            this.#signal = controller.signal;
            this.onEnd((reason) => {
                controller.abort(reason);
            });
        }
        return this.#signal;
    }
}
/**
 * Do work that ends when its limit does: with the parent, or when its time is over. What does not end even then (a name server that
 * never answers) is left to itself after `graceMs`.
 */
function within(ms, graceMs, parent, work) {
    parent.throwIfEnded();
    return new Promise((resolve, reject) => {
        const limit = new Limit();
        let timer = setTimeout(() => {
            limit.end(new TimedOut(ms));
        }, ms);
        const release = parent.onEnd((reason) => {
            limit.end(reason);
        });
        limit.onEnd((reason) => {
            clearTimeout(timer);
            timer = setTimeout(() => {
                reject(reason);
            }, graceMs);
        });
        const settle = () => {
            clearTimeout(timer);
            release();
        };
        work(limit).then((value) => {
            settle();
            resolve(value);
        }, (error) => {
            settle();
            reject(error instanceof Error ? error : new Error('it failed', { cause: error }));
        });
    });
}
//# sourceMappingURL=limit.js.map
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(40610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/answer.js

/** There is no (whole) answer to judge; the message says why, in one line that may still hold secrets. */
class Unanswered extends Error {
}
const NETWORK = new Map([
    ['ECONNREFUSED', 'refuses the connection: nothing listens there'],
    ['ECONNRESET', 'closed the connection before an answer came'],
    ['EPIPE', 'closed the connection before an answer came'],
    ['ETIMEDOUT', 'cannot be reached: the connection timed out'],
    ['EHOSTUNREACH', 'cannot be reached: no way leads there (EHOSTUNREACH)'],
    ['ENETUNREACH', 'cannot be reached: no way leads there (ENETUNREACH)'],
    ['EHOSTDOWN', 'cannot be reached: the host is down'],
    ['EADDRNOTAVAIL', 'cannot be reached: no address of this machine leads there'],
    ['EACCES', 'may not be reached: this machine forbids it (EACCES)'],
    ['EPERM', 'may not be reached: this machine forbids it (EPERM)'],
    ['ENOTFOUND', 'is not a known name'],
    ['ENODATA', 'is not a known name'],
    ['EAI_AGAIN', 'could not be looked up: the name server did not answer'],
]);
/** What an error of a connection to `place` means; `undefined` where it is none. */
function explainNetworkError(error, place) {
    const code = (0,packages_verdict/* codeOf */.$N)(error) ?? '';
    const meaning = NETWORK.get(code);
    if (meaning !== undefined)
        return new Unanswered(`${place} ${meaning}`, { cause: error });
    return /^E[A-Z]+$/.test(code) ? new Unanswered(`${place}: ${code} ${(0,packages_verdict/* messageOf */.bD)(error)}`) : undefined;
}
//# sourceMappingURL=answer.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/hosts.js



/**
 * Addresses at which clouds hand out credentials, and the rest of the link-local ranges: no name may lead there, whoever answers for it.
 * (RFC 3927; RFC 4291, 2.5.6; the metadata services of AWS over IPv6, Alibaba, Oracle and Azure.)
 */
const GUARDED = new external_node_net_.BlockList();
GUARDED.addSubnet('169.254.0.0', 16, 'ipv4');
GUARDED.addSubnet('fe80::', 10, 'ipv6');
GUARDED.addAddress('fd00:ec2::254', 'ipv6');
GUARDED.addAddress('100.100.100.200', 'ipv4');
GUARDED.addAddress('192.0.0.192', 'ipv4');
GUARDED.addAddress('168.63.129.16', 'ipv4');
// The same behind IPv6's ways of writing an IPv4 address.
GUARDED.addSubnet('::ffff:169.254.0.0', 112, 'ipv6');
GUARDED.addSubnet('64:ff9b::169.254.0.0', 112, 'ipv6');
function isGuarded(address) {
    return GUARDED.check(address, (0,external_node_net_.isIPv6)(address) ? 'ipv6' : 'ipv4');
}
/** Which hosts may be asked, and at which addresses. */
class Hosts {
    #entries;
    #named;
    #source;
    /** @param source where the entries come from, for the line that refuses another */
    constructor(entries, source) {
        this.#entries = entries;
        this.#named = new Set(entries.map(({ host }) => host));
        this.#source = source;
    }
    /** @throws Unanswered where this host may not be asked */
    check(host, port) {
        const bare = withoutBrackets(host.toLowerCase());
        const allowed = this.#entries.some((entry) => entry.host === bare && (entry.port === undefined || entry.port === port));
        if (!allowed)
            throw new Unanswered(`${placeOf(bare, port)} was not asked: it is not among the hosts of ${this.#source}`);
    }
    /**
     * Look a name up for the one connection that is about to be made: what was checked is what is connected to.
     * Addresses are sought in the system's order.
     */
    lookup = (hostname, options, callback) => {
        (0,external_node_dns_.lookup)(hostname, { ...options, all: true }, (error, found) => {
            if (error !== null) {
                callback(error, '');
                return;
            }
            const allowed = found.filter(({ address }) => !isGuarded(address) || this.#named.has(address));
            const [first] = allowed;
            if (first === undefined)
                callback(guardedError(hostname), '');
            else if (options.all === true)
                callback(null, allowed);
            else
                callback(null, first.address, first.family);
        });
    };
}
function guardedError(host) {
    return new Unanswered(`${host} was not asked: it leads to a link-local or metadata address, which must be named in allow-hosts itself`);
}
/** Read `host`, `host:port`, an IPv6 address with or without brackets; `undefined` where it is none of them. */
function parseHostEntry(text) {
    const trimmed = text.trim();
    if ((0,external_node_net_.isIPv6)(trimmed))
        return { host: canonicalHost(`[${trimmed}]`) ?? trimmed };
    const [, name = '', digits] = /^(\[[^\]]*\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(trimmed) ?? [];
    const host = canonicalHost(name);
    if (host === undefined || Number(digits ?? 1) < 1 || Number(digits ?? 1) > 65_535)
        return undefined;
    return digits === undefined ? { host } : { host, port: Number(digits) };
}
/** As a URL writes it: lower case, addresses in their one spelling; without brackets. */
function canonicalHost(name) {
    if (!(0,external_node_net_.isIPv6)(name) && !/^(?:\[[^\]]*\]|[^:/?#@\\\s]+)$/.test(name))
        return undefined;
    const url = URL.parse(`http://${(0,external_node_net_.isIPv6)(name) ? `[${name}]` : name}/`);
    return url === null || url.hostname === '' ? undefined : withoutBrackets(url.hostname);
}
/** The port that a URL leads to. */
function portOf(url) {
    if (url.port !== '')
        return Number(url.port);
    return url.protocol === 'https:' ? 443 : 80;
}
/** For people: host and port. */
function placeOf(host, port) {
    return `${(0,external_node_net_.isIPv6)(host) ? `[${host}]` : host}:${port}`;
}
function withoutBrackets(host) {
    return host.startsWith('[') ? host.slice(1, -1) : host;
}
//# sourceMappingURL=hosts.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/judge/decimal.js
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;
/** Read a number as JSON, PostgreSQL and people write it; `undefined` for any other text, also for `NaN` and `Infinity`. */
function parseDecimal(text) {
    const [whole, sign = '', integer = '', fraction = '', exponent = '0'] = FORM.exec(text.trim()) ?? [];
    if (whole === undefined || integer + fraction === '')
        return undefined;
    const all = integer + fraction;
    const first = all.search(/[1-9]/);
    if (first === -1)
        return { sign: 0, digits: '', point: 0 };
    return {
        sign: sign === '-' ? -1 : 1,
        digits: withoutZerosAtEnd(all.slice(first)),
        point: integer.length - first + Number(exponent),
    };
}
/** A pattern such as `/0+$/` would take the square of the length. */
function withoutZerosAtEnd(digits) {
    let end = digits.length;
    while (digits[end - 1] === '0')
        end--;
    return digits.slice(0, end);
}
/** Negative where `a` is smaller, positive where it is larger, 0 where both are the same number. */
function compareDecimals(a, b) {
    if (a.sign !== b.sign)
        return a.sign - b.sign;
    return a.sign * compareMagnitudes(a, b);
}
function compareMagnitudes(a, b) {
    if (a.point !== b.point)
        return a.point - b.point;
    if (a.digits === b.digits)
        return 0;
    // Both begin behind the point, so that their texts sort as the numbers do.
    return a.digits < b.digits ? -1 : 1;
}
//# sourceMappingURL=decimal.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/judge/json-text.js

/** A value found in JSON as text: a string as it is, anything else as JSON writes it. */
function textOfJson(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}
/** What a double may not hold: many digits, or an exponent. */
const MAY_BE_INEXACT = /\d[\d.]{15}|\d[eE]/;
/**
 * Parse JSON of whoever answers (not ours to be strict about: duplicate keys are his). A number that a double cannot hold exactly becomes
 * the text that it was, so that it is compared and shown as it was sent.
 *
 * @throws SyntaxError where it is no JSON, RangeError where it is nested too deeply
 */
function parseExactly(text) {
    return MAY_BE_INEXACT.test(text) ? JSON.parse(text, keepInexact) : JSON.parse(text);
}
function keepInexact(_key, value, context) {
    const source = context?.source;
    if (typeof value !== 'number' || source === undefined)
        return value;
    const [sent, held] = [parseDecimal(source), parseDecimal(String(value))];
    return sent !== undefined && held !== undefined && compareDecimals(sent, held) === 0 ? value : source;
}
//# sourceMappingURL=json-text.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/judge/show.js
/** Longest text of a finding, in UTF-16 units. */
const MAX_SHOWN = 300;
/** Invisible or directing characters: a log or a page must not obey what a server sent. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const SHORT_ESCAPES = new Map([
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
/** A text in one line of bounded length, in which every character can be seen. Secrets are to be taken out before. */
function inOneLine(text) {
    // Most texts are short and plain.
    if (text.length <= MAX_SHOWN && !UNPRINTABLE.test(text))
        return text;
    let shown = '';
    for (const character of text.slice(0, MAX_SHOWN + 1)) {
        const next = UNPRINTABLE.test(character) ? escaped(character) : character;
        if (shown.length + next.length > MAX_SHOWN)
            return `${shown}…`;
        shown += next;
    }
    return shown;
}
function escaped(character) {
    const code = character.codePointAt(0) ?? 0;
    return SHORT_ESCAPES.get(character) ?? `\\u{${code.toString(16)}}`;
}
//# sourceMappingURL=show.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/secrets.js


/** Shorter ones turn up in encoded form by chance, and masking that would make findings unreadable. */
const SHORTEST_ENCODED = 6;
/**
 * The secrets of one run, kept out of its results. A server may echo what it was sent in a form of its own, so that each is also known as
 * JSON, HTML, hexadecimal and base64 would write it.
 */
class Secrets {
    #known = new Set();
    #redactor = new packages_verdict/* Redactor */.pO();
    #mask;
    /** @param mask told of each secret once, before it is used */
    constructor(mask) {
        this.#mask = mask;
    }
    add(secret) {
        if (secret.trim() === '' || this.#known.has(secret))
            return;
        this.#known.add(secret);
        this.#mask(secret);
        this.#redactor.addForms((0,packages_verdict/* secretForms */.eo)(secret).flatMap((form) => [form, ...encodings(form)]));
    }
    /** A text as it may be printed: without secrets, in one line, cut. */
    show(text) {
        return inOneLine(this.#redactor.redact(text));
    }
}
function encodings(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const forms = [
        json,
        json.replaceAll('/', '\\/'),
        json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
        ...htmlForms(text),
        encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+'),
    ];
    const bytes = Buffer.from(text);
    if (bytes.length >= SHORTEST_ENCODED) {
        const hex = bytes.toString('hex');
        forms.push(hex, hex.toUpperCase());
        for (const base64 of base64Forms(bytes))
            forms.push(base64, base64.replaceAll('+', '-').replaceAll('/', '_'));
    }
    return forms;
}
function htmlForms(text) {
    const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return ['&#39;', '&#x27;', '&apos;'].flatMap((apostrophe) => ['&quot;', '&#34;'].map((quote) => basic.replaceAll("'", apostrophe).replaceAll('"', quote)));
}
/** As it stands inside a longer text: the three ways in which its bytes can fall into base64's groups, less what its neighbours share. */
function base64Forms(bytes) {
    return [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
        const shared = Math.ceil((before * 8) / 6);
        return encoded.slice(shared, Math.floor(((before + bytes.length) * 8) / 6));
    });
}
//# sourceMappingURL=secrets.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/values.js



/** A reference that leads to nothing here: what needs it cannot be asked. */
class NotGiven extends packages_verdict/* UserError */.yo {
}
/** What references stand for: given from outside, or captured so far. */
class Values {
    secrets;
    #plan;
    #surroundings;
    #captured = new Map();
    #paths;
    constructor(plan, surroundings) {
        this.#plan = plan;
        this.#surroundings = surroundings;
        this.secrets = new Secrets(surroundings.mask);
        for (const url of [surroundings.connectionUrl, surroundings.baseUrl])
            if (url !== undefined)
                this.#keepPassword(url);
    }
    /** Load what following paths into a manifest needs; before anything is filled in. */
    async load() {
        if (this.#surroundings.manifest !== undefined)
            this.#paths = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(393), __webpack_require__.e(7944)]).then(__webpack_require__.bind(__webpack_require__, 7944));
    }
    /** @throws NotGiven */
    fill(template) {
        let text = '';
        let secret = false;
        for (const part of template) {
            const filled = typeof part === 'string' ? { text: part, secret: false } : this.#value(part);
            text += filled.text;
            secret ||= filled.secret;
        }
        this.#keepPassword(text);
        return { text, secret };
    }
    /** Every text that a template comes to, in their order. */
    fillAll(templates) {
        return templates.map((template) => this.fill(template).text);
    }
    capture(name, text, secret) {
        if (secret)
            this.secrets.add(text);
        this.#captured.set(name, { text, secret });
    }
    /** @throws NotGiven */
    baseUrl() {
        const { baseUrl } = this.#surroundings;
        if (baseUrl !== undefined && baseUrl !== '')
            return baseUrl;
        if (this.#plan.baseUrl !== undefined)
            return this.fill(this.#plan.baseUrl).text;
        throw new NotGiven('no base URL is given', {
            remedy: 'Write `base-url:` into the probe file, or give the input',
        });
    }
    /** @throws NotGiven */
    connectionUrl() {
        const { connectionUrl } = this.#surroundings;
        if (connectionUrl !== undefined && connectionUrl !== '')
            return connectionUrl;
        throw new NotGiven('no connection URL of a database is given', {
            remedy: 'Give the input `connection-url`',
        });
    }
    #value(reference) {
        switch (reference.kind) {
            case 'env':
                return this.#variable(reference.name);
            case 'manifest':
                return { text: this.#fromManifest(reference.path), secret: false };
            case 'value':
                return this.#named(reference.name);
        }
    }
    #named(name) {
        const captured = this.#captured.get(name);
        if (captured !== undefined)
            return captured;
        if (name === 'base-url')
            return plain(this.baseUrl());
        if (name === 'connection-url')
            return plain(this.connectionUrl());
        throw new NotGiven(`nothing has set ${name} yet`);
    }
    #variable(name) {
        const text = this.#surroundings.env[name];
        // A workflow hands on a secret that is not there as an empty text.
        if (text === undefined || text === '') {
            throw new NotGiven(`the variable ${name} is not set, or empty`, {
                remedy: `Set ${name} in the environment of the step`,
            });
        }
        this.secrets.add(text);
        return { text, secret: true };
    }
    #fromManifest(path) {
        const { manifest } = this.#surroundings;
        if (manifest === undefined || this.#paths === undefined)
            throw new NotGiven('no manifest is given', { remedy: 'Name the set that was restored' });
        const { compilePath, select } = this.#paths;
        const found = select(manifest, compilePath(path));
        if (found.length !== 1)
            throw new NotGiven(`the manifest has ${found.length} values at ${path}, where one is needed`);
        return textOfJson(found[0]);
    }
    /** A URL may carry a login, whoever wrote it; that of a database in many ways. */
    #keepPassword(text) {
        if (/^https?:\/\//i.test(text)) {
            const password = URL.parse(text)?.password ?? '';
            this.secrets.add(password);
        }
        else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && (0,packages_verdict/* holdsPassword */.oj)(text))
            this.secrets.add(text);
    }
}
function plain(text) {
    return { text, secret: (0,packages_verdict/* holdsPassword */.oj)(text) };
}
//# sourceMappingURL=values.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/named-hosts.js



/** What may be asked: what `allow-hosts` lists, or else what the file names and what was given for it from outside. */
async function hostsOf(plan, values) {
    if (plan.allowHosts !== undefined)
        return new Hosts(plan.allowHosts.map(entryOf), 'allow-hosts');
    const entries = [...(await unlessMissing(() => ofUrl(values.baseUrl())))];
    const ready = plan.start?.ready;
    for (const probe of ready === undefined ? plan.probes : [ready, ...plan.probes])
        entries.push(...(await unlessMissing(() => namedBy(probe, values))));
    return new Hosts(entries, 'the probe file');
}
function entryOf(text) {
    const entry = parseHostEntry(text);
    if (entry !== undefined)
        return entry;
    throw new packages_verdict/* UserError */.yo(`allow-hosts has ${JSON.stringify(text)}, which is no host`, {
        remedy: 'Write host or host:port',
    });
}
/** A value that is not given is told by the probe that needs it. */
async function unlessMissing(find) {
    try {
        return await find();
    }
    catch (error) {
        if (error instanceof NotGiven)
            return [];
        throw error;
    }
}
function namedBy({ does }, values) {
    switch (does.kind) {
        case 'http':
            return ofUrl(beginning(does.url, values));
        case 'sql':
            return does.url === undefined ? [] : ofDatabase(beginning(does.url, values));
        case 'tcp': {
            const [named, port] = [beginning(does.host, values), beginning(does.port, values)];
            const host = canonicalHost(named.trim());
            return host === undefined || `${named}${port}`.includes(CUT) ? [] : [{ host, port: Number(port) }];
        }
        case 'command':
            return [];
    }
}
/** A template's text up to the first reference that an answer, or a manifest, decides: neither names a host by itself. */
function beginning(template, values) {
    const end = template.findIndex((part) => typeof part !== 'string' && !isFromOutside(part));
    // The reference itself stands for a text that cannot be part of a host's name.
    return values.fill(end === -1 ? template : template.slice(0, end)).text + (end === -1 ? '' : CUT);
}
const CUT = ' ';
function isFromOutside(reference) {
    return (reference.kind === 'env' ||
        (reference.kind === 'value' && (reference.name === 'base-url' || reference.name === 'connection-url')));
}
/** Without a port a host is meant at both of HTTP's own: services redirect from one to the other. */
function ofUrl(text) {
    const authority = /^https?:\/\/[^/?#\\]*/i.exec(text)?.[0];
    if (authority === undefined || authority.includes(CUT))
        return [];
    const url = URL.parse(authority);
    if (url === null)
        return [];
    const host = withoutBrackets(url.hostname);
    if (/:\d+$/.test(authority))
        return [{ host, port: portOf(url) }];
    return [80, 443].map((port) => ({ host, port }));
}
async function ofDatabase(text) {
    if (text.includes(CUT))
        return [];
    const { isSocket, parseConnection } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
    try {
        const connection = parseConnection(text, {});
        return isSocket(connection) ? [] : [{ host: connection.host.toLowerCase(), port: connection.port }];
    }
    catch (error) {
        if (error instanceof packages_verdict/* UserError */.yo)
            return [];
        throw error;
    }
}
//# sourceMappingURL=named-hosts.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/command.js





/** What is kept of each output; the rest is read and forgotten. */
const MAX_OUTPUT_BYTES = 1024 * 1024;
/** How long a program and its group may take to be gone once their time is over: they are asked first, and then killed. */
const COMMAND_GRACE_MS = 7_000;
/**
 * Run a command to its end, with an environment of its own. What it writes is text without its last line break.
 *
 * @throws Unanswered where it cannot be started, or does not end
 */
async function askCommand(probe, context, limit) {
    const [program = '', ...args] = context.values.fillAll(probe.run);
    const cwd = await folderOf(probe, context.workFolder);
    const env = environmentOf(probe, context);
    const { startProgram } = await __webpack_require__.e(/* import() */ 2673).then(__webpack_require__.bind(__webpack_require__, 92673));
    const errors = new Output();
    try {
        const onStderr = (line) => {
            errors.add(Buffer.from(`${line}\n`));
        };
        const running = await startProgram(program, { args, env, cwd, signal: limit.signal, onStderr });
        running.stdin.end();
        const output = await readAll(running.stdout);
        const { code, signal: killedBy } = await running.ended;
        limit.throwIfEnded();
        return {
            look: ({ kind }) => {
                if (kind === 'stdout')
                    return output.found();
                if (kind === 'stderr')
                    return errors.found();
                return code === null ? { missing: `ended by ${killedBy ?? 'a signal'}` } : { text: String(code) };
            },
        };
    }
    catch (error) {
        const cause = limit.reason ?? error;
        if (cause instanceof TimedOut)
            throw new Unanswered(`${program} did not end: ${cause.message}`, { cause });
        if (cause instanceof packages_verdict/* UserError */.yo)
            throw new Unanswered(cause.message, { cause });
        throw cause;
    }
}
async function folderOf({ workingFolder }, workFolder) {
    const folder = (0,external_node_path_.resolve)(workFolder, workingFolder ?? '');
    const found = await (0,external_node_fs_promises_.stat)(folder).catch(() => undefined);
    if (found?.isDirectory() !== true)
        throw new Unanswered(`the working folder ${folder} is not there`);
    return folder;
}
/** What the probe names, and of ours only what finds programs and their files. */
function environmentOf({ env: named }, { values, env }) {
    const own = {};
    for (const name of ['PATH', 'HOME']) {
        const value = env[name];
        if (value !== undefined)
            own[name] = value;
    }
    for (const { name, value } of named)
        own[name] = values.fill(value).text;
    return own;
}
/** One output of a program, of which the beginning is kept. */
class Output {
    #parts = [];
    #size = 0;
    add(part) {
        this.#size += part.length;
        if (this.#size <= MAX_OUTPUT_BYTES)
            this.#parts.push(part);
    }
    found() {
        if (this.#size > MAX_OUTPUT_BYTES)
            return {
                missing: `${(0,packages_verdict/* formatBytes */.z3)(this.#size)}, of which at most ${(0,packages_verdict/* formatBytes */.z3)(MAX_OUTPUT_BYTES)} are looked at`,
            };
        return {
            text: Buffer.concat(this.#parts)
                .toString('utf8')
                .replace(/\r?\n$/, ''),
        };
    }
}
async function readAll(stream) {
    const output = new Output();
    for await (const part of stream) {
        if (!Buffer.isBuffer(part))
            throw new TypeError('output was not read as bytes');
        output.add(part);
    }
    return output;
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/body.js




/** Longest text or JSON that is looked at, decoded. */
const MAX_TEXT_BYTES = 8 * 1024 * 1024;
/** Longest body that is read where its hash is not asked for: then its length does not matter, as nothing of it is kept. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** The length that a head gives is that of the body, except for an answer to HEAD, which has none. */
function startReading(response, method) {
    const text = response.headers['content-length'];
    const told = text !== undefined && /^\d+$/.test(text) && method !== 'HEAD';
    return { received: 0, length: told ? Number(text) : undefined };
}
/**
 * Read a body to its end, in memory that does not grow with it.
 *
 * @throws Unanswered where it is too long, or ends before its end
 */
async function readBody(response, needs, reading) {
    const announced = reading.length;
    if (!needs.hashes && announced !== undefined && announced > MAX_BODY_BYTES)
        throw tooLong(announced);
    const hasher = needs.hashes ? new (await Promise.all(/* import() */[__webpack_require__.e(5237), __webpack_require__.e(6183), __webpack_require__.e(854), __webpack_require__.e(8061)]).then(__webpack_require__.bind(__webpack_require__, 30854))).DigestHasher() : undefined;
    const kept = [];
    try {
        await eachChunk(response, (chunk) => {
            reading.received += chunk.length;
            hasher?.update(chunk);
            if (hasher === undefined && reading.received > MAX_BODY_BYTES)
                throw tooLong(undefined);
            if (needs.text)
                kept.push(chunk);
            if (reading.received > MAX_TEXT_BYTES)
                kept.length = 0;
        });
    }
    catch (error) {
        if (isCutOff(error))
            throw endedEarly(reading.received, announced, error);
        throw error;
    }
    const digests = hasher?.digests();
    return {
        size: reading.received,
        ...(digests === undefined ? {} : { sha256: digests.sha256, sha3: digests.sha3_256.slice(2) }),
        ...(needs.text && reading.received <= MAX_TEXT_BYTES ? { bytes: Buffer.concat(kept) } : {}),
    };
}
/** By its events: a stream's own iterator takes as long for one chunk as the rest of a request. Where `take` throws, it is cut off. */
function eachChunk(response, take) {
    return new Promise((resolve, reject) => {
        response.on('data', (chunk) => {
            try {
                take(chunk);
            }
            catch (error) {
                response.destroy();
                reject(error instanceof Error ? error : new Error('a body could not be taken', { cause: error }));
            }
        });
        response.once('end', resolve);
        response.once('error', reject);
        // It may have been over before anybody listened.
        if (response.errored !== null)
            reject(response.errored);
    });
}
function isCutOff(error) {
    return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((0,packages_verdict/* codeOf */.$N)(error) ?? '');
}
function endedEarly(received, announced, cause) {
    const of = announced === undefined ? ', before its end' : ` of ${announced} bytes`;
    const unit = announced === undefined ? ' bytes' : '';
    return new Unanswered(`the body ended after ${received}${unit}${of}`, { cause });
}
function tooLong(announced) {
    const size = announced === undefined ? '' : ` of ${(0,packages_verdict/* formatBytes */.z3)(announced)}`;
    return new Unanswered(`the body${size} is longer than the ${(0,packages_verdict/* formatBytes */.z3)(MAX_BODY_BYTES)} that are read: ask with method HEAD, or for its hash`);
}
/** A body as text, or why it is none. A content coding that the server chose unasked is undone, within the same bound. */
function textOf(response, body, kind) {
    if (body.bytes === undefined && body.size <= MAX_TEXT_BYTES)
        throw new Error('a body is looked at that was not kept');
    if (body.bytes === undefined)
        return {
            missing: `a body of ${(0,packages_verdict/* formatBytes */.z3)(body.size)}, of which at most ${(0,packages_verdict/* formatBytes */.z3)(MAX_TEXT_BYTES)} are looked at`,
        };
    // JSON is UTF-8, whatever its type says (RFC 8259, 8.1).
    const charset = kind === 'json' ? 'utf-8' : charsetOf(response.headers['content-type'] ?? '');
    const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
    if (coding === 'identity' || coding === '' || body.bytes.length === 0)
        return decode(body.bytes, charset, kind);
    return undo(coding, body.bytes).then((bytes) => Buffer.isBuffer(bytes) ? decode(bytes, charset, kind) : bytes);
}
function decode(bytes, charset, kind) {
    if (/^utf-?8$/i.test(charset)) {
        if (kind === 'json' && !(0,external_node_buffer_.isUtf8)(bytes))
            return { missing: 'a body that is not valid UTF-8' };
        return { text: bytes.toString('utf8').replace(/^\ufeff/, '') };
    }
    try {
        return { text: new TextDecoder(charset).decode(bytes) };
    }
    catch (error) {
        if ((0,packages_verdict/* codeOf */.$N)(error) === 'ERR_ENCODING_NOT_SUPPORTED')
            return { missing: `a body in the unknown character set ${charset}` };
        throw error;
    }
}
function charsetOf(type) {
    return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
}
async function undo(coding, bytes) {
    const zlib = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 38522, 19));
    const bounds = { maxOutputLength: MAX_TEXT_BYTES };
    const decoders = new Map([
        ['gzip', () => (0,external_node_util_.promisify)(zlib.gunzip)(bytes, bounds)],
        ['x-gzip', () => (0,external_node_util_.promisify)(zlib.gunzip)(bytes, bounds)],
        ['deflate', () => (0,external_node_util_.promisify)(zlib.inflate)(bytes, bounds)],
        ['br', () => (0,external_node_util_.promisify)(zlib.brotliDecompress)(bytes, bounds)],
    ]);
    const undone = decoders.get(coding);
    if (undone === undefined)
        return { missing: `a body in the unknown content coding ${coding}` };
    try {
        return await undone();
    }
    catch (error) {
        if ((0,packages_verdict/* codeOf */.$N)(error) === 'ERR_BUFFER_TOO_LARGE')
            return { missing: `a body of more than ${(0,packages_verdict/* formatBytes */.z3)(MAX_TEXT_BYTES)} when its ${coding} is undone` };
        return { missing: `a body that is not the ${coding} that it says: ${(0,packages_verdict/* messageOf */.bD)(error)}` };
    }
}
//# sourceMappingURL=body.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/errors.js



const UNTRUSTED = new Map([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'the authority that signed it is not trusted here'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the authority that signed it is not known here'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'the authority that signed it is not known here'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the authority that signed it is not known here'],
    ['CERT_SIGNATURE_FAILURE', 'its signature is wrong'],
    ['CERT_UNTRUSTED', 'the authority that signed it is not trusted here'],
    ['CERT_REVOKED', 'it was revoked'],
    ['INVALID_CA', 'the authority that signed it may not sign'],
    ['INVALID_PURPOSE', 'it is not made for servers'],
]);
/** What went wrong with one request, in one line; what is a defect of ours comes back as it is. */
function explainHttpError(error, place) {
    if (error instanceof Unanswered || error instanceof TimedOut)
        return error;
    const code = (0,packages_verdict/* codeOf */.$N)(error) ?? '';
    const said = (0,packages_verdict/* messageOf */.bD)(error);
    const told = (text) => new Unanswered(text, { cause: error });
    const untrusted = UNTRUSTED.get(code);
    if (untrusted !== undefined)
        return told(`the certificate of ${place} does not hold: ${untrusted} (${code}); a private authority is named in NODE_EXTRA_CA_CERTS`);
    switch (code) {
        case 'CERT_HAS_EXPIRED':
            return told(`the certificate of ${place} has expired`);
        case 'CERT_NOT_YET_VALID':
            return told(`the certificate of ${place} is not valid yet`);
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
        case 'ERR_TLS_CERT_ALTNAME_FORMAT':
            return told(`the certificate of ${place} is for another name: ${said.replace(/^.*altnames: /, '')}`);
        case 'ERR_INVALID_CHAR':
        case 'ERR_INVALID_HTTP_TOKEN':
        case 'ERR_HTTP_INVALID_HEADER_VALUE':
            return told('a header of the request holds a line break or another character that HTTP does not allow');
        case 'ERR_UNESCAPED_CHARACTERS':
            return told('the URL holds a character that HTTP does not allow');
        case 'HPE_HEADER_OVERFLOW':
            return told(`${place} answered with a longer head than the 16 KiB that are read`);
    }
    if (code.startsWith('HPE_'))
        return told(`what ${place} answers is not HTTP: ${said}`);
    if (code === 'EPROTO' || /^ERR_(?:SSL|TLS|OSSL)/.test(code))
        return told(`the TLS handshake with ${place} failed: ${reasonOf(error, code)}`);
    return explainNetworkError(error, place) ?? error;
}
/** OpenSSL's own words, without its line numbers. */
function reasonOf(error, code) {
    if (typeof error === 'object' && error !== null && 'reason' in error && typeof error.reason === 'string')
        return error.reason;
    return code;
}
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/exchange.js

/** May be sent a second time where the first came to nothing (RFC 9110, 9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);
/**
 * Send a request and wait for the head of its answer; whoever gets it reads the body, or destroys it. The end of the limit cuts both off.
 * A connection that was kept open may have been closed by the server in that same moment: the request then goes out again over a new one.
 */
async function exchange(sent, agents, limit) {
    if (!IDEMPOTENT.has(sent.method))
        return headOf(await agents.request(sent, 'fresh'), sent, limit);
    const request = await agents.request(sent, 'kept');
    try {
        return await headOf(request, sent, limit);
    }
    catch (error) {
        if (limit.reason !== undefined || !request.reusedSocket || !closedMeanwhile(error))
            throw error;
        return headOf(await agents.request(sent, 'fresh'), sent, limit);
    }
}
function closedMeanwhile(error) {
    return ['ECONNRESET', 'EPIPE'].includes((0,packages_verdict/* codeOf */.$N)(error) ?? '');
}
function headOf(request, { body }, limit) {
    return new Promise((resolve, reject) => {
        // More than one may come, of which the first says why.
        request.on('error', (error) => {
            release();
            reject(error);
        });
        request.once('response', (response) => {
            response.once('close', () => {
                release();
            });
            // Its reader hears of it from the stream; nobody may be reading yet, or any more.
            response.on('error', () => undefined);
            resolve(response);
        });
        const release = limit.onEnd((reason) => {
            request.destroy(reason);
        });
        request.end(body);
    });
}
//# sourceMappingURL=exchange.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/look-json.js



function isJsonPart(part) {
    return 'path' in part;
}
/** Values that are judged one by one: a report of more could not be read. */
const MAX_EACH = 1000;
async function readJson(response, body) {
    const found = await textOf(response, body, 'json');
    if ('missing' in found)
        return found;
    if (found.text.trim() === '')
        return { missing: 'no JSON: the body is empty' };
    try {
        return { value: parseExactly(found.text) };
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return { missing: `no JSON: ${error.message}` };
        if (error instanceof RangeError)
            return TOO_DEEP;
        throw error;
    }
}
const TOO_DEEP = { missing: 'JSON that is nested too deeply' };
/** The library, once a path was followed: it is asked for hundreds of times. */
let paths;
/** What stands at a path of a body, in the way that the part asks for. */
async function lookIntoJson(document, part) {
    if ('missing' in document)
        return document;
    paths ??= await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(393), __webpack_require__.e(7944)]).then(__webpack_require__.bind(__webpack_require__, 7944));
    return follow(document, part, paths);
}
function follow(document, part, { JsonPathError, compilePath, locate, select }) {
    const at = (value, path) => path === undefined ? [value] : select(value, compilePath(path));
    try {
        const nodes = locate(document.value, compilePath(part.path));
        const only = (values, path) => {
            if (values.length === 0)
                return { missing: `no value at ${path}` };
            if (values.length > 1)
                return { missing: `${(0,packages_verdict/* formatCount */.B4)(values.length)} values at ${path}, where one was expected` };
            return foundIn(values[0]);
        };
        if (part.kind === 'json-count')
            return { text: String(nodes.length) };
        if (part.kind === 'json')
            return only(nodes.map(({ value }) => value), part.path);
        if (nodes.length === 0)
            return { missing: `no value at ${part.path}` };
        if (part.kind === 'json-any')
            return { any: nodes.map(({ value }) => foundIn(value)) };
        if (nodes.length > MAX_EACH) {
            const count = (0,packages_verdict/* formatCount */.B4)(nodes.length);
            return {
                missing: `${count} values at ${part.path}, more than the ${(0,packages_verdict/* formatCount */.B4)(MAX_EACH)} that are judged`,
            };
        }
        const { label, inside = '$' } = part;
        return {
            each: nodes.map(({ value, location }) => {
                const key = String(location.at(-1) ?? part.path);
                const [name = key] = label === undefined ? [key] : at(value, label);
                return { label: textOfJson(name), found: only(at(value, inside), inside) };
            }),
        };
    }
    catch (error) {
        if (error instanceof JsonPathError)
            return { missing: `JSON in which the path ${part.path} ${error.message}` };
        if (error instanceof RangeError)
            return TOO_DEEP;
        throw error;
    }
}
function foundIn(value) {
    return { text: textOfJson(value), number: typeof value === 'number' };
}
//# sourceMappingURL=look-json.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/redirects.js

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Where a response leads to instead of answering; `undefined` where it answers. */
function redirectOf(status, location) {
    return REDIRECTS.has(status) ? location : undefined;
}
/**
 * The question as it is asked at the place that a redirect names (RFC 9110, 15.4): as GET where it was a form that was taken, and at
 * another origin without what was meant for the first one alone.
 *
 * @throws Unanswered where the place is none, or a body that holds a secret would go to another origin
 */
function redirected(question, status, location) {
    const url = URL.parse(location, question.url.href);
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
        throw new Unanswered(`status ${status} redirects to ${location}, which is no URL of HTTP`);
    const asGet = (status === 303 && question.method !== 'HEAD') ||
        ((status === 301 || status === 302) && question.method === 'POST');
    const elsewhere = url.origin !== question.url.origin;
    const body = asGet ? undefined : question.body;
    if (elsewhere && body?.secret === true)
        throw new Unanswered(`status ${status} redirects a body that holds a secret to another origin, ${url.origin}`);
    return {
        url,
        method: asGet ? 'GET' : question.method,
        headers: question.headers.filter(({ name, secret }) => !(elsewhere && (secret || PRIVATE.has(name))) && !(asGet && ABOUT_BODY.has(name)) && name !== 'host'),
        body,
    };
}
const PRIVATE = new Set(['authorization', 'cookie', 'proxy-authorization']);
const ABOUT_BODY = new Set(['content-type', 'content-length', 'content-encoding']);
/** The places that were asked so far, in order, without the passwords in them. */
class Trail {
    #steps = [];
    /** @throws Unanswered where the same was asked before, or too many redirects were followed */
    step(sent, maxRedirects) {
        const step = `${sent.method} ${sent.url.href}`;
        const known = this.#steps.includes(step);
        this.#steps.push(step);
        if (known)
            throw new Unanswered(`the redirects go round in a loop: ${this.told}`);
        if (this.redirects > maxRedirects)
            throw new Unanswered(`more than ${maxRedirects} redirects: ${this.told}`);
    }
    get redirects() {
        return this.#steps.length - 1;
    }
    get told() {
        return this.#steps.map((step) => withoutLogin(step.slice(step.indexOf(' ') + 1))).join(' → ');
    }
}
function withoutLogin(href) {
    const url = new URL(href);
    url.username = '';
    url.password = '';
    return url.href;
}
//# sourceMappingURL=redirects.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/look.js



const MS_A_DAY = 86_400_000;
/** A whole answer over HTTP. */
class HttpAnswer {
    #parts;
    #document;
    constructor(parts) {
        this.#parts = parts;
    }
    look(part) {
        if (isJsonPart(part))
            return this.#json(part);
        const { status, redirects, tookMs, url, body } = this.#parts;
        switch (part.kind) {
            case 'status':
                return { text: String(status) };
            case 'header':
                return this.#header(part.name);
            case 'body':
                return textOf(this.#parts.response, body, 'text');
            case 'sha256':
                return hashOf(body.sha256);
            case 'sha3-256':
                return hashOf(body.sha3);
            case 'etag':
                return this.#etag();
            case 'latency-ms':
                return { text: String(Math.ceil(tookMs)), unit: 'ms' };
            case 'redirects':
                return { text: String(redirects) };
            case 'url':
                return { text: withoutLogin(url.href) };
            case 'tls-days-left':
                return this.#daysLeft();
        }
    }
    async #json(part) {
        this.#document ??= readJson(this.#parts.response, this.#parts.body);
        return lookIntoJson(await this.#document, part);
    }
    #header(name) {
        const values = this.#parts.response.headersDistinct[name.toLowerCase()];
        return values === undefined
            ? { missing: `no header ${name.toLowerCase()}` }
            : { text: values.join(', ') };
    }
    #etag() {
        const header = this.#header('etag');
        return 'missing' in header ? header : { text: bareEtag(header.text), normalise: asEtag };
    }
    #daysLeft() {
        const { certificateEnd, now } = this.#parts;
        if (certificateEnd === undefined)
            return { missing: 'no certificate: the answer did not come over TLS' };
        const days = Math.floor((certificateEnd.getTime() - now.getTime()) / MS_A_DAY);
        return { text: String(days), unit: days === 1 ? 'day' : 'days' };
    }
}
function hashOf(hex) {
    if (hex === undefined)
        throw new Error('a hash is looked at that was not taken');
    return { text: hex, normalise: (text) => text.trim().toLowerCase().replace(/^0x/, '') };
}
/** An entity tag without the mark of a weak one and its quotes (RFC 9110, 8.8.3). */
function bareEtag(text) {
    return text
        .trim()
        .replace(/^W\//, '')
        .replace(/^"(.*)"$/s, '$1');
}
/** A manifest writes hashes with `0x` in front, a service's tag seldom does. */
function asEtag(text) {
    return bareEtag(text).replace(/^0x(?=[0-9a-f]{16})/i, '');
}
//# sourceMappingURL=look.js.map
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/tls.js

/** What is known of connections that are kept: Node 24 shows the certificate of one to its first reader only. */
const known = new WeakMap();
/** When the certificate of the server at the other end stops holding; `undefined` where it showed none. */
function certificateEnd(socket) {
    if (!(socket instanceof external_node_tls_.TLSSocket))
        return undefined;
    const before = known.get(socket);
    if (before !== undefined)
        return before;
    const text = socket.getPeerX509Certificate()?.validTo;
    if (text === undefined)
        return undefined;
    const end = new Date(text);
    known.set(socket, end);
    return end;
}
//# sourceMappingURL=tls.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/http/http.js











/**
 * Ask over HTTP, follow redirects within the allowed hosts, and read the answer to its end.
 *
 * @param parts what will be looked at: nothing else of a body is kept
 * @throws Unanswered, TimedOut
 */
async function askHttp(probe, parts, context, limit) {
    let question = questionOf(probe, context.values);
    const trail = new Trail();
    let reading;
    // Loading what speaks TLS is none of the server's latency.
    if (question.url.protocol === 'https:')
        await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 44708, 19));
    const startedAt = performance.now();
    try {
        for (;;) {
            trail.step(question, probe.maxRedirects);
            const response = await send(question, context, limit);
            const status = response.statusCode ?? 0;
            const location = redirectOf(status, response.headers.location);
            if (location !== undefined && probe.maxRedirects > 0) {
                skip(response);
                question = redirected(question, status, location);
                continue;
            }
            const certificate = certificateEnd(response.socket);
            reading = startReading(response, question.method);
            const body = await readBody(response, needsOf(parts), reading);
            return new HttpAnswer({
                response,
                body,
                status,
                url: question.url,
                redirects: trail.redirects,
                tookMs: performance.now() - startedAt,
                certificateEnd: certificate,
                now: context.clock.now(),
            });
        }
    }
    catch (error) {
        const place = placeOf(withoutBrackets(question.url.hostname), portOf(question.url));
        const cause = limit.reason ?? error;
        throw cause instanceof TimedOut ? toldSlow(cause, place, reading) : explainHttpError(cause, place);
    }
}
function questionOf(probe, values) {
    const headers = [];
    for (const { name, value } of probe.headers) {
        const filled = values.fill(value);
        headers.push({ name: name.toLowerCase(), value: filled.text, secret: filled.secret });
    }
    const body = probe.body === undefined ? undefined : values.fill(probe.body);
    return { url: urlOf(probe, values), method: probe.method.toUpperCase(), headers, body };
}
/** A URL, or a path below the base URL: it can lead to no other host. */
function urlOf(probe, values) {
    const { text } = values.fill(probe.url);
    const url = URL.parse(/^https?:\/\//i.test(text) ? text : below(values.baseUrl(), text));
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
        throw new Unanswered(`${text} is no URL of HTTP`);
    url.hash = '';
    return url;
}
function below(base, path) {
    return `${base.replace(/[?#].*$/s, '').replace(/\/$/, '')}/${path.replace(/^\//, '')}`;
}
function send(question, context, limit) {
    const { url, method, body } = question;
    context.hosts.check(url.hostname, portOf(url));
    const headers = {
        'user-agent': packages_verdict/* PRODUCER */.n8,
        // What is hashed and compared is then what the service itself made.
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body.text)) }),
    };
    for (const { name, value } of question.headers)
        headers[name] = value;
    return exchange({ url, method, headers, body: body?.text }, context.agents, limit);
}
/** What redirects say besides where they lead is nobody's interest: a short body is read away, so that the connection can be kept. */
function skip(response) {
    if (Number(response.headers['content-length'] ?? Infinity) <= SHORT)
        response.resume();
    else
        response.destroy();
}
const SHORT = 64 * 1024;
function needsOf(parts) {
    const kinds = new Set(parts.map(({ kind }) => kind));
    return {
        text: parts.some((part) => part.kind === 'body' || isJsonPart(part)),
        hashes: kinds.has('sha256') || kinds.has('sha3-256'),
    };
}
function toldSlow(timedOut, place, reading) {
    if (reading === undefined)
        return new Unanswered(`${place}: ${timedOut.message}`, { cause: timedOut });
    const of = reading.length === undefined ? '' : ` of ${reading.length}`;
    const whole = timedOut.message.replace('no answer', 'no whole answer');
    const came = `${reading.received}${of} bytes of its body came`;
    return new Unanswered(`${place}: ${whole}, ${came}`, { cause: timedOut });
}
//# sourceMappingURL=http.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/sql.js



/** Rows whose values can be looked at; others are counted only. */
const KEPT_ROWS = 1_000;
/** Rows that are counted. */
const MAX_ROWS = 100_000;
/** What the server may send: one value alone may have a gigabyte. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Closing a session that is still busy takes a second one, which ends the query on the server. */
const SQL_GRACE_MS = 5_000;
/**
 * Ask a database, in a transaction that changes nothing. Times come in UTC and in ISO form whatever the role's own settings are; rows are
 * counted, and only the first are kept.
 *
 * @throws Unanswered
 */
async function askSql(probe, context, timeoutMs, limit) {
    const { values, hosts, env } = context;
    const params = values.fillAll(probe.params);
    const url = probe.url === undefined ? values.connectionUrl() : values.fill(probe.url).text;
    const { connect, isSocket, parseConnection, sqlStateOf } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
    try {
        const connection = parseConnection(url, env);
        if (probe.url !== undefined && !isSocket(connection))
            hosts.check(connection.host, connection.port);
        const settings = { TimeZone: 'UTC', DateStyle: 'ISO', statement_timeout: String(Math.ceil(timeoutMs)) };
        const session = await connect(connection, { signal: limit.signal, session: settings });
        try {
            await session.execute('BEGIN READ ONLY');
            const rows = new Rows();
            await session.each(probe.query, params, MAX_BYTES, (row) => {
                rows.add(row);
            });
            return rows;
        }
        finally {
            await session.close();
        }
    }
    catch (error) {
        const cause = limit.reason ?? error;
        if (cause instanceof TimedOut)
            throw new Unanswered(`the database gave ${cause.message}`, { cause });
        if (cause instanceof packages_verdict/* UserError */.yo)
            throw new Unanswered(cause.message, { cause });
        if (sqlStateOf(cause) !== undefined)
            throw new Unanswered(`the query fails: ${(0,packages_verdict/* messageOf */.bD)(cause)}`, { cause });
        throw cause;
    }
}
/** The rows of a query: all counted, the first kept. */
class Rows {
    #kept = [];
    #count = 0;
    /** @throws OperationFailed where there are more than are counted */
    add(row) {
        if (++this.#count > MAX_ROWS)
            throw new packages_verdict/* OperationFailed */.FH(`the query gives more than ${(0,packages_verdict/* formatCount */.B4)(MAX_ROWS)} rows: count them in SQL`);
        if (this.#kept.length < KEPT_ROWS)
            this.#kept.push(row);
    }
    look(part) {
        switch (part.kind) {
            case 'row-count':
                return { text: String(this.#count) };
            case 'value':
                return this.#only();
            case 'cell':
                return this.#cell(part.row, part.column);
        }
    }
    #only() {
        const columns = this.#kept[0]?.length ?? 0;
        if (this.#count !== 1)
            return { missing: `${(0,packages_verdict/* formatCount */.B4)(this.#count, 'row')}, where one was expected` };
        if (columns !== 1)
            return { missing: `${(0,packages_verdict/* formatCount */.B4)(columns, 'column')}, where one was expected` };
        return this.#cell(0, 0);
    }
    #cell(row, column) {
        const value = this.#kept[row]?.[column];
        if (value === undefined)
            return { missing: `no row ${row} with a column ${column}` };
        return value === null ? { missing: 'NULL' } : { text: value };
    }
}
//# sourceMappingURL=sql.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/ask/tcp.js




/**
 * See whether a port opens.
 *
 * @throws Unanswered
 */
async function askTcp(probe, { values, hosts }, limit) {
    const [named = '', portText = ''] = values.fillAll([probe.host, probe.port]);
    const host = canonicalHost(named.trim());
    const port = /^\d{1,5}$/.test(portText.trim()) ? Number(portText) : 0;
    if (host === undefined)
        throw new Unanswered(`${named} is no host`);
    if (port < 1 || port > 65_535)
        throw new Unanswered(`${portText} is no port`);
    hosts.check(host, port);
    const place = placeOf(host, port);
    try {
        await tcp_open(host, port, hosts, limit);
        return { look: (part) => part };
    }
    catch (error) {
        if (error instanceof Unanswered)
            throw error;
        if (error instanceof TimedOut)
            throw new Unanswered(`${place} did not open: ${error.message}`, { cause: error });
        throw explainNetworkError(error, place) ?? error;
    }
}
function tcp_open(host, port, { lookup }, limit) {
    return new Promise((resolve, reject) => {
        const socket = (0,external_node_net_.connect)({ host, port, lookup });
        const release = limit.onEnd((reason) => {
            socket.destroy(reason);
        });
        socket.once('connect', () => {
            release();
            socket.destroy();
            resolve();
        });
        socket.once('error', (error) => {
            release();
            reject(error);
        });
    });
}
//# sourceMappingURL=tcp.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/judge/moment.js
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** RFC 3339 and what PostgreSQL prints in its ISO style: `2026-11-20 03:00:00.123456+00`, or a date alone. */
const ISO = /^(\d{4,6})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,64}))?)? ?([Zz]|UTC|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?)?$/;
/** The form of HTTP's own headers, such as `Last-Modified` (RFC 9110, 5.6.7). */
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;
const NANOSECONDS_A_MS = 1000000n;
/**
 * A moment in nanoseconds since 1970; `undefined` for what is no time. A time without a zone, such as PostgreSQL's `timestamp`, is taken
 * as UTC, and a date alone as its beginning.
 */
function parseMoment(text) {
    const trimmed = text.trim();
    const iso = ISO.exec(trimmed);
    if (iso !== null) {
        const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone] = iso;
        const start = utc([year, month, day, hour, minute, second].map(Number));
        const offset = offsetSeconds(zone ?? 'Z');
        if (start === undefined || offset === undefined)
            return undefined;
        return (start - BigInt(offset) * 1000n) * NANOSECONDS_A_MS + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
    }
    const [whole, day = '', name = '', year = '', hour = '', minute = '', second = ''] = HTTP_DATE.exec(trimmed) ?? [];
    if (whole === undefined)
        return undefined;
    const month = MONTHS.indexOf(name) + 1;
    const start = utc([Number(year), month, Number(day), Number(hour), Number(minute), Number(second)]);
    return start === undefined ? undefined : start * NANOSECONDS_A_MS;
}
/** Milliseconds since 1970, or `undefined` where the calendar has no such day or the clock no such time. */
function utc(fields) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
    // A leap second is 60.
    if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0))
        return undefined;
    const midnight = new Date(0);
    midnight.setUTCFullYear(year, month - 1, day);
    if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day)
        return undefined;
    return BigInt(midnight.getTime()) + BigInt((hour * 60 + minute) * 60 + second) * 1000n;
}
/** East of Greenwich is positive. */
function offsetSeconds(zone) {
    if (/^(?:z|utc)$/i.test(zone))
        return 0;
    const [hours = 0, minutes = 0, seconds = 0] = (zone.slice(1).match(/\d\d/g) ?? []).map(Number);
    if (hours > 18 || minutes > 59 || seconds > 59)
        return undefined;
    const offset = (hours * 60 + minutes) * 60 + seconds;
    return zone.startsWith('-') ? -offset : offset;
}
/** A moment of a clock. */
function momentOf(date) {
    return BigInt(date.getTime()) * NANOSECONDS_A_MS;
}
/** How many seconds `earlier` lies before `later`; to the millisecond. */
function secondsBetween(earlier, later) {
    return Number((later - earlier) / NANOSECONDS_A_MS) / 1000;
}
//# sourceMappingURL=moment.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/judge/judge.js



/** How far two machines' clocks may be apart before a time in the future is a fault. */
const MAX_SKEW_SECONDS = 5 * 60;
/** Judge what was found by every part of a rule. Without any part it is enough that there is something. */
function judge(rule, found, now) {
    const unit = 'missing' in found || found.unit === undefined ? '' : ` ${found.unit}`;
    const expected = describeRule(rule, unit);
    if ('missing' in found)
        return { expected, found: found.missing, held: false };
    const sides = compareSides(rule, found);
    const notes = [];
    const held = [
        rule.equals === undefined || sides.same(rule.equals),
        rule.not === undefined || !sides.same(rule.not),
        rule.matches === undefined || matched(rule.matches.test(found.text), notes),
        rule.contains === undefined || found.text.includes(rule.contains),
        rule.atLeast === undefined || ordered(found.text, rule.atLeast, notes, (order) => order >= 0),
        rule.atMost === undefined || ordered(found.text, rule.atMost, notes, (order) => order <= 0),
        rule.maxAgeMs === undefined || youngEnough(found.text, rule.maxAgeMs, now, notes),
    ].every(Boolean);
    const text = found.text === '' ? 'nothing (an empty text)' : found.text;
    return { expected, found: `${text}${unit}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`, held };
}
function matched(result, notes) {
    if (typeof result === 'boolean')
        return result;
    notes.push(result);
    return false;
}
function compareSides(rule, found) {
    const normalise = found.normalise ?? ((text) => text);
    const prepared = (text) => {
        const normal = normalise(text);
        return rule.firstCharacters === undefined ? normal : firstOf(normal, rule.firstCharacters);
    };
    const left = prepared(found.text);
    const number = found.number === true ? parseDecimal(found.text) : undefined;
    return {
        same: (wanted) => {
            if (left === prepared(wanted))
                return true;
            const other = number === undefined ? undefined : parseDecimal(wanted);
            return number !== undefined && other !== undefined && compareDecimals(number, other) === 0;
        },
    };
}
/** Characters, not UTF-16 units. */
function firstOf(text, count) {
    return Array.from(text.slice(0, 2 * count))
        .slice(0, count)
        .join('');
}
/** Numbers as decimals of any length, times as moments; of anything else neither is more. */
function ordered(found, bound, notes, holds) {
    const [number, limit] = [parseDecimal(found), parseDecimal(bound)];
    if (number !== undefined && limit !== undefined)
        return holds(compareDecimals(number, limit));
    const [moment, end] = [parseMoment(found), parseMoment(bound)];
    if (moment !== undefined && end !== undefined)
        return holds(moment < end ? -1 : moment > end ? 1 : 0);
    const kind = limit === undefined ? (end === undefined ? undefined : 'no time') : 'no number';
    notes.push(kind ?? `what it is compared with, ${bound}, is neither a number nor a time`);
    return false;
}
/** As with a backup's age, a time in the future fails: it would hide that nothing new has come. */
function youngEnough(found, maxAgeMs, now, notes) {
    const moment = parseMoment(found);
    if (moment === undefined) {
        notes.push('no time');
        return false;
    }
    const age = secondsBetween(moment, momentOf(now));
    if (age < -MAX_SKEW_SECONDS) {
        notes.push(`${(0,packages_verdict/* formatDuration */.a3)(-age)} in the future`);
        return false;
    }
    notes.push(`${(0,packages_verdict/* formatDuration */.a3)(Math.max(0, age))} old`);
    return age * 1000 <= maxAgeMs;
}
function describeRule(rule, unit) {
    const first = rule.firstCharacters === undefined ? '' : `the first ${rule.firstCharacters} characters of `;
    const parts = [];
    if (rule.equals !== undefined)
        parts.push(rule.equals === '' ? 'an empty text' : first + rule.equals + unit);
    if (rule.not !== undefined)
        parts.push(`not ${first}${rule.not}${unit}`);
    if (rule.matches !== undefined)
        parts.push(`matches ${rule.matches.pattern}`);
    if (rule.contains !== undefined)
        parts.push(`contains ${rule.contains}`);
    if (rule.atLeast !== undefined)
        parts.push(`at least ${rule.atLeast}${unit}`);
    if (rule.atMost !== undefined)
        parts.push(`at most ${rule.atMost}${unit}`);
    if (rule.maxAgeMs !== undefined)
        parts.push(`at most ${(0,packages_verdict/* formatDuration */.a3)(rule.maxAgeMs / 1000)} old`);
    return parts.length === 0 ? 'present' : parts.join(' and ');
}
//# sourceMappingURL=judge.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/parts.js
function isSqlPart(part) {
    return part.kind === 'value' || part.kind === 'row-count' || part.kind === 'cell';
}
function isCommandPart(part) {
    return part.kind === 'exit-code' || part.kind === 'stdout' || part.kind === 'stderr';
}
function isHttpPart(part) {
    return !isSqlPart(part) && !isCommandPart(part);
}
/** How a part is called in a finding. */
function nameOf(part) {
    switch (part.kind) {
        case 'header':
            return `header ${part.name.toLowerCase()}`;
        case 'json':
        case 'json-any':
        case 'json-each':
            return `json ${part.path}`;
        case 'json-count':
            return `count of ${part.path}`;
        case 'sha256':
            return 'SHA-256';
        case 'sha3-256':
            return 'SHA3-256';
        case 'etag':
            return 'ETag';
        case 'url':
            return 'URL';
        case 'latency-ms':
            return 'latency';
        case 'tls-days-left':
            return 'certificate’s days left';
        case 'row-count':
            return 'rows';
        case 'cell':
            return `row ${part.row}, column ${part.column}`;
        case 'exit-code':
            return 'exit code';
        case 'status':
        case 'body':
        case 'redirects':
        case 'value':
        case 'stdout':
        case 'stderr':
            return part.kind;
    }
}
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/findings.js



/** Texts beyond this are not looked at one by one to be shown: a list of them is cut anyway. */
const LISTED = 20;
/**
 * Fill in what expectations refer to, before anything is asked.
 *
 * @throws NotGiven
 */
async function prepare(expectations, values) {
    const prepared = [];
    for (const expectation of expectations)
        prepared.push({ expectation, rule: await fillRule(expectation.rule, values) });
    return prepared;
}
async function fillRule(rule, values) {
    const { matches, maxAgeMs, firstCharacters } = rule;
    const filled = {};
    for (const key of ['equals', 'not', 'contains', 'atLeast', 'atMost']) {
        const template = rule[key];
        if (template !== undefined)
            filled[key] = values.fill(template).text;
    }
    return {
        ...filled,
        ...(matches === undefined ? {} : { matches: await patternOf(matches) }),
        ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
        ...(firstCharacters === undefined ? {} : { firstCharacters }),
    };
}
async function patternOf(pattern) {
    const { PatternError, compilePattern, matches } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(8912)]).then(__webpack_require__.bind(__webpack_require__, 48912));
    const compiled = compilePattern(pattern);
    return {
        pattern,
        test: (text) => {
            try {
                return matches(compiled, text);
            }
            catch (error) {
                if (error instanceof PatternError)
                    return `the pattern ${(0,packages_verdict/* messageOf */.bD)(error)}`;
                throw error;
            }
        },
    };
}
/** What an answer comes to: a finding an expectation, or several where each of several values is judged. */
async function findingsOf(answer, prepared, values, now) {
    const findings = [];
    for (const { expectation, rule } of prepared) {
        const { what, name, at } = expectation;
        for (const { label, judgement } of judgeAll(rule, await answer.look(what), now)) {
            const called = `${name ?? nameOf(what)}${label === undefined ? '' : ` ${label}`}`;
            findings.push({
                what: values.secrets.show(called),
                expected: values.secrets.show(judgement.expected),
                found: values.secrets.show(judgement.found),
                held: judgement.held,
                at,
            });
        }
    }
    return findings;
}
function judgeAll(rule, looked, now) {
    if ('each' in looked)
        return looked.each.map(({ label, found }) => ({ label, judgement: judge(rule, found, now) }));
    if ('any' in looked)
        return [{ judgement: judgeAny(rule, looked.any, now) }];
    return [{ judgement: judge(rule, looked, now) }];
}
/** The first that holds, else all of them as one. */
function judgeAny(rule, all, now) {
    const judgements = [];
    for (const found of all) {
        const judgement = judge(rule, found, now);
        if (judgement.held)
            return { ...judgement, expected: `one that is: ${judgement.expected}` };
        if (judgements.length <= LISTED)
            judgements.push(judgement);
    }
    const [first] = judgements;
    if (first === undefined)
        throw new Error('none of no values was judged');
    return {
        held: false,
        expected: `one that is: ${first.expected}`,
        found: judgements.map(({ found }) => found).join(', '),
    };
}
//# sourceMappingURL=findings.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/attempt.js









/** How long a connection may take to be closed once its time is over. */
const GRACE_MS = 250;
/** Longest value that is captured. */
const MAX_CAPTURED = 64 * 1024;
/**
 * Ask a probe once. Values are captured only where everything that it expects holds.
 *
 * @throws NotGiven where it cannot be asked
 */
async function attempt(probe, asking, timeoutMs, limit) {
    const { does } = probe;
    try {
        switch (does.kind) {
            case 'http':
                return await judged(probe, does.expect, isHttpPart, asking, (parts) => within(timeoutMs, GRACE_MS, limit, (own) => askHttp(does, parts, asking, own)));
            case 'sql':
                return await judged(probe, does.expect, isSqlPart, asking, () => within(timeoutMs, SQL_GRACE_MS, limit, (own) => askSql(does, asking, timeoutMs, own)));
            case 'command':
                return await judged(probe, does.expect, isCommandPart, asking, () => within(timeoutMs, COMMAND_GRACE_MS, limit, (own) => askCommand(does, asking, own)));
            case 'tcp':
                await within(timeoutMs, GRACE_MS, limit, (own) => askTcp(does, asking, own));
                return [];
        }
    }
    catch (error) {
        limit.throwIfEnded();
        if (!(error instanceof Unanswered))
            throw error;
        const found = asking.values.secrets.show(error.message);
        return [{ ...ANSWERED[does.kind], found, held: false, at: probe.at }];
    }
}
/** What is expected before anything else is. */
const ANSWERED = {
    http: { what: 'answer', expected: 'comes, whole and in time' },
    sql: { what: 'query', expected: 'is answered' },
    command: { what: 'command', expected: 'runs to its end' },
    tcp: { what: 'port', expected: 'opens' },
};
async function judged(probe, expectations, isOurs, { values, clock }, ask) {
    const prepared = await prepare(expectations, values);
    const captures = probe.captures.map((capture) => ({ capture, what: ours(capture.what, isOurs) }));
    const answer = await ask([...expectations, ...captures].map(({ what }) => what));
    const findings = await findingsOf(answer, prepared, values, clock.now());
    if (!findings.every(({ held }) => held))
        return findings;
    const missed = [];
    for (const { capture, what } of captures) {
        const wrong = await take(answer, what, capture, values);
        if (wrong !== undefined)
            missed.push(wrong);
    }
    return [...findings, ...missed];
}
function ours(part, isOurs) {
    if (!isOurs(part))
        throw new Error(`a probe captures ${part.kind}, which its answers do not have`);
    return part;
}
/** Keep what a capture names for later probes; or the finding that it cannot be had. */
async function take(answer, what, { name, secret, at }, values) {
    const looked = await answer.look(what);
    const wrong = (found) => ({
        what: `capture of ${name} from ${nameOf(what)}`,
        expected: 'one value',
        found: values.secrets.show(found),
        held: false,
        at,
    });
    if ('any' in looked || 'each' in looked)
        return wrong('a list');
    if ('missing' in looked)
        return wrong(looked.missing);
    const size = Buffer.byteLength(looked.text);
    if (size > MAX_CAPTURED)
        return wrong(`a value of ${(0,packages_verdict/* formatBytes */.z3)(size)}, longer than the ${(0,packages_verdict/* formatBytes */.z3)(MAX_CAPTURED)} that are kept`);
    values.capture(name, looked.text, secret);
    return undefined;
}
//# sourceMappingURL=attempt.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/probe.js



/**
 * Ask a probe until it holds, or its attempts or its time are used up. A place among those that are asked at the same time is taken for
 * each attempt, not for the pauses between them.
 */
async function askProbe(probe, asking, slots, limit) {
    const { attempts: most, intervalMs, deadlineMs } = probe.waitFor ?? ONCE;
    let startedAt;
    let attempts = 0;
    let findings = [];
    const left = () => startedAt === undefined ? deadlineMs : deadlineMs - (performance.now() - startedAt);
    try {
        for (;;) {
            await slots.take();
            try {
                limit.throwIfEnded();
                startedAt ??= performance.now();
                // The place may have come too late for another attempt.
                if (attempts === 0 || left() > 0) {
                    attempts++;
                    findings = await attempt(probe, asking, Math.min(probe.timeoutMs, left()), limit);
                }
            }
            finally {
                slots.free();
            }
            if (findings.every(({ held }) => held))
                return result('proven');
            if (attempts >= most || left() <= intervalMs)
                return result('failed');
            await (0,promises_.setTimeout)(intervalMs, undefined, { signal: limit.signal });
        }
    }
    catch (error) {
        limit.throwIfEnded();
        if (error instanceof NotGiven)
            return unasked(probe, asking.values.secrets.show(error.message));
        throw error;
    }
    function result(verdict) {
        const tookMs = startedAt === undefined ? 0 : performance.now() - startedAt;
        return { name: probe.name, kind: probe.does.kind, at: probe.at, verdict, attempts, tookMs, findings };
    }
}
const ONCE = { attempts: 1, intervalMs: 0, deadlineMs: Infinity };
/** A probe that was not asked, and why. */
function unasked({ name, at, does: { kind } }, reason) {
    return { name, kind, at, verdict: 'unproven', attempts: 0, tookMs: 0, findings: [], reason };
}
//# sourceMappingURL=probe.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/slots.js
/** Places for work that may be done at the same time, given out in the order in which they are asked for. Who takes one frees it. */
class Slots {
    #free;
    #waiting = [];
    constructor(count) {
        this.#free = count;
    }
    /** Resolves when a place was given; at once, without a promise, where one is free. */
    take() {
        if (this.#free === 0)
            return new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        this.#free--;
        return undefined;
    }
    free() {
        const next = this.#waiting.shift();
        if (next === undefined)
            this.#free++;
        else
            next();
    }
}
//# sourceMappingURL=slots.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/run/smoke.js






/** Prepare to run a plan: nothing is asked yet. */
function openSmoke(plan, surroundings, ports) {
    return new OpenSmoke(plan, surroundings, ports);
}
class OpenSmoke {
    #plan;
    #surroundings;
    #ports;
    #values;
    #slots;
    #limit = new Limit();
    #onAbort = () => {
        this.#limit.end(this.#ports.signal.reason);
    };
    #asking;
    #agents;
    constructor(plan, surroundings, ports) {
        this.#plan = plan;
        this.#surroundings = surroundings;
        this.#ports = ports;
        this.#values = new Values(plan, surroundings);
        this.#slots = new Slots(plan.parallel);
        ports.signal.addEventListener('abort', this.#onAbort, { once: true });
        if (ports.signal.aborted)
            this.#onAbort();
    }
    async fill(template) {
        await this.#values.load();
        return this.#values.fill(template).text;
    }
    show(text) {
        return this.#values.secrets.show(text);
    }
    async ask(probe) {
        return askProbe(probe, await this.#ready(), this.#slots, this.#limit);
    }
    async run() {
        const startedAt = performance.now();
        const asking = await this.#ready();
        const known = new Map();
        const ask = async (probe) => {
            const result = await (probe.needs.length === 0
                ? askProbe(probe, asking, this.#slots, this.#limit)
                : this.#afterNeeds(probe, known, asking));
            this.#surroundings.onProbe(result);
            return result;
        };
        // Each is begun in a later turn than this loop, so that a probe may need one that stands below it.
        const begun = Promise.resolve();
        for (const probe of this.#plan.probes) {
            const asked = begun.then(() => ask(probe));
            // A defect in one ends the others, and all are waited for: nothing is left open behind an error.
            asked.catch((error) => {
                this.#limit.end(error);
            });
            known.set(probe.name, asked);
        }
        const settled = await Promise.allSettled(known.values());
        this.#limit.throwIfEnded();
        const probes = settled.map((outcome) => {
            if (outcome.status === 'rejected')
                throw outcome.reason;
            return outcome.value;
        });
        return { verdict: overall(probes), probes, tookMs: performance.now() - startedAt };
    }
    close() {
        this.#ports.signal.removeEventListener('abort', this.#onAbort);
        this.#agents?.close();
    }
    async #afterNeeds(probe, known, asking) {
        const missing = [];
        for (const name of probe.needs) {
            const needed = await known.get(name);
            if (needed?.verdict !== 'proven')
                missing.push(name);
        }
        if (missing.length > 0) {
            const names = missing.map((name) => JSON.stringify(name)).join(', ');
            return unasked(probe, this.show(`needs ${names}, which did not hold`));
        }
        return askProbe(probe, asking, this.#slots, this.#limit);
    }
    #ready() {
        this.#asking ??= this.#prepare();
        return this.#asking;
    }
    async #prepare() {
        await this.#values.load();
        const hosts = await hostsOf(this.#plan, this.#values);
        this.#agents = new Agents(hosts);
        return {
            values: this.#values,
            hosts,
            agents: this.#agents,
            clock: this.#ports.clock,
            env: this.#surroundings.env,
            workFolder: this.#surroundings.workFolder,
        };
    }
}
function overall(probes) {
    if (probes.some(({ verdict }) => verdict === 'failed'))
        return 'failed';
    return probes.length > 0 && probes.every(({ verdict }) => verdict === 'proven') ? 'proven' : 'unproven';
}
//# sourceMappingURL=smoke.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/smoke/file/compile.js
/** Compile every JSON path and pattern of a file once, to tell those that are none. What compiles them is loaded only for files that have any. */
async function tellUncompilable({ paths, patterns, mistakes }) {
    if (paths.length > 0) {
        const { compilePath, JsonPathError } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(393), __webpack_require__.e(7944)]).then(__webpack_require__.bind(__webpack_require__, 7944));
        tell('the JSON path', paths, compilePath, JsonPathError, mistakes);
    }
    if (patterns.length > 0) {
        const { compilePattern, PatternError } = await Promise.all(/* import() */[__webpack_require__.e(2856), __webpack_require__.e(8912)]).then(__webpack_require__.bind(__webpack_require__, 48912));
        tell('the pattern', patterns, compilePattern, PatternError, mistakes);
    }
}
function tell(subject, texts, compile, expected, mistakes) {
    const known = new Map();
    for (const { text, place } of texts) {
        if (!known.has(text))
            known.set(text, problemOf(text, compile, expected));
        const problem = known.get(text);
        if (problem !== undefined)
            mistakes.add(place, `${subject} ${problem}`);
    }
}
function problemOf(text, compile, expected) {
    try {
        compile(text);
        return undefined;
    }
    catch (error) {
        if (error instanceof expected)
            return error.message;
        throw error;
    }
}
//# sourceMappingURL=compile.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/presets/health.js
/**
 * Probes of a service with a liveness and a readiness address, whose objects are addressed by their hash: the overall status and
 * every named check, each object’s hash and ETag, ids of keys that must be known, and a count that must be reached.
 */
function healthProbes(prefix, entry, spot) {
    const { headers } = entry;
    const sent = Object.entries(headers ?? {}).map(([name, value]) => [name, spot.at('headers', name).written(value)]);
    const ask = (name, url, expect, at) => ({
        name: `${prefix}: ${name}`,
        asking: {
            http: { url, method: 'GET', 'max-redirects': 5, headers: Object.fromEntries(sent) },
            expect: [...expect],
        },
        spot: at,
    });
    const { keys, count } = entry;
    const keysAt = spot.at('keys');
    const countAt = spot.at('count');
    return [
        ask('live', entry.live, [], spot.at('live')),
        ask('ready', entry.ready, readiness(entry, spot), spot.at('ready')),
        ...(entry.objects ?? []).map((object, index) => {
            const at = spot.at('objects', index);
            const hash = at.written(object);
            const url = entry['object-url'].replaceAll('{hash}', () => hash);
            return ask(`object ${hash}`, url, sameObject(hash, entry), at);
        }),
        ...(keys === undefined
            ? []
            : [
                ask('keys', keys.url, keys.ids.map((id, index) => ({
                    'json-any': keys.json,
                    equals: keysAt.at('ids', index).written(id),
                })), keysAt),
            ]),
        ...(count === undefined
            ? []
            : [
                ask('count', count.url, [{ json: count.json, 'at-least': countAt.at('at-least').written(count['at-least']) }], countAt),
            ]),
    ];
}
function readiness(entry, spot) {
    const equals = spot.at('equals').written(entry.equals);
    const { label, inside, 'status-equals': overall } = entry;
    return [
        {
            json: entry.status,
            equals: overall === undefined ? equals : spot.at('status-equals').written(overall),
        },
        {
            'json-each': entry.checks,
            equals,
            ...(label === undefined ? {} : { label }),
            ...(inside === undefined ? {} : { inside }),
        },
    ];
}
function sameObject(hash, entry) {
    const characters = entry['etag-characters'];
    return [
        { [entry.digest]: hash },
        { etag: hash, ...(characters === undefined ? {} : { 'first-characters': characters }) },
    ];
}
//# sourceMappingURL=health.js.map
// EXTERNAL MODULE: ./build/packages/yaml-file/index.js + 8 modules
var yaml_file = __webpack_require__(77528);
;// CONCATENATED MODULE: ./build/packages/smoke/file/expect-shape.js


const DAY = 86_400_000;
/** A JSON path: that it is one is checked when all paths of the file are compiled. */
const jsonPath = yaml_file/* word */.Vm;
const described = (schema, description) => dist/* pipe */.FsL(schema, dist/* description */.h_(description));
const given = (description) => dist/* optional */.lqM(described(dist/* nullable */.mee(yaml_file/* scalar */.d_), description));
const path = (description) => dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_(description)));
/** What can be looked at. A value that is given beside one of the first kind is what it must equal. */
const looked = {
    status: given('http: the status code. A probe that says nothing of it expects 200.'),
    body: given('http: the whole body as text (UTF-8).'),
    'sha-256': given('http: the SHA-256 of the body as it was sent, in hex.'),
    'sha3-256': given('http: the SHA3-256 of the body as it was sent, in hex; a leading `0x` does not count.'),
    etag: given('http: the ETag without `W/`, quotes and a leading `0x`.'),
    redirects: given('http: how many redirects were followed.'),
    url: given('http: the URL that answered, after redirects.'),
    'tls-days-left': given('http: whole days until the server’s certificate ends; a value given here is the least that must be left.'),
    header: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('http: the header of this name.'))),
    json: path('http: the only value at this JSON path (RFC 9535); text as it is, anything else as JSON.'),
    'json-count': path('http: how many values there are at this JSON path.'),
    value: given('sql: the one value of the one row, as PostgreSQL writes it as text.'),
    'row-count': given('sql: how many rows there are.'),
    cell: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg((0,yaml_file/* whole */.WQ)(0, 100_000)), dist/* length */.Bw9(2, 'must be a row and a column, both counted from 0'), dist/* description */.h_('sql: the value in this row and column, both counted from 0.'))),
    'exit-code': given('command: the exit code. A probe that says nothing of it expects 0.'),
    stdout: given('command: all that it wrote to standard output.'),
    stderr: given('command: all that it wrote to standard error.'),
};
const expected = {
    ...looked,
    latency: dist/* optional */.lqM((0,yaml_file/* duration */.p0)({
        description: 'http: the longest time until the whole answer is there.',
        max: DAY,
        maxText: '24h',
    })),
    'json-each': path('http: every value at this JSON path is judged by itself; that there is none is a failure. See `label` and `inside`.'),
    'json-any': path('http: at least one of the values at this JSON path must hold.'),
};
const rules = {
    equals: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('The text that it must be, character by character.'))),
    not: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('A text that it must not be.'))),
    matches: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('A pattern in RE2’s syntax that must match somewhere in it; `^` and `$` anchor it.'), dist/* examples */.K1K(['^application/json']))),
    contains: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('A text that must be somewhere in it.'))),
    'at-least': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('The smallest number, or the earliest time (RFC 3339), that it may be.'))),
    'at-most': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('The largest number, or the latest time (RFC 3339), that it may be.'))),
    'max-age': dist/* optional */.lqM((0,yaml_file/* duration */.p0)({
        description: 'It must be a time, and no longer ago than this.',
        max: 36_500 * DAY,
        maxText: '36500d',
    })),
    'first-characters': dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 65_536), dist/* description */.h_('Compare only so many characters from the beginning of both sides (`equals`, `not`).'))),
    label: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('json-each: JSON path inside each value to its name; its key where absent.'))),
    inside: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('json-each: JSON path inside each value to what is judged; the whole value where absent.'))),
};
const expectation = (0,yaml_file/* mapping */.pq)({ ...expected, ...rules }, {
    what: 'an expectation',
    description: 'What is looked at, and what it must be. All rules that are given must hold.',
    oneOf: Object.keys(expected),
});
const LOOKED = keysOf(expected);
const capture = (0,yaml_file/* mapping */.pq)({
    ...looked,
    secret: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* boolean */.zMY(), dist/* description */.h_('Show `***` wherever the captured value would be printed.')), false),
}, {
    what: 'a capture',
    description: 'What later probes get as `${name}`.',
    oneOf: Object.keys(looked),
});
function keysOf(record) {
    const keys = [];
    for (const key in record)
        keys.push(key);
    return keys;
}
//# sourceMappingURL=expect-shape.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/template.js
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** True where a text holds something that would be taken for a reference. */
function holdsReference(text) {
    return /(?<!\$)\$\{/.test(text);
}
/** Split text at its references `${…}`; `$${` is a plain `${`. */
function parseTemplate(text) {
    const parts = [];
    const problems = [];
    let plain = '';
    let rest = 0;
    while (rest < text.length) {
        const start = text.indexOf('${', rest);
        if (start === -1)
            break;
        if (start > rest && text[start - 1] === '$') {
            plain += `${text.slice(rest, start - 1)}\${`;
            rest = start + 2;
            continue;
        }
        const end = endOfReference(text, start + 2);
        if (end === -1) {
            problems.push('a reference `${` is not closed by `}`; a plain `${` is written `$${`');
            break;
        }
        plain += text.slice(rest, start);
        rest = end + 1;
        const reference = parseReference(text.slice(start + 2, end));
        if (typeof reference === 'string')
            problems.push(reference);
        else {
            if (plain !== '')
                parts.push(plain);
            plain = '';
            parts.push(reference);
        }
    }
    plain += text.slice(rest);
    if (plain !== '' || parts.length === 0)
        parts.push(plain);
    return { template: parts, problems };
}
/** Where the `}` is that closes a reference: one in a JSON path’s quotes does not. */
function endOfReference(text, from) {
    let quote = '';
    for (let i = from; i < text.length; i++) {
        const unit = text[i] ?? '';
        if (quote !== '') {
            if (unit === '\\')
                i++;
            else if (unit === quote)
                quote = '';
        }
        else if (unit === '}')
            return i;
        else if (unit === "'" || unit === '"')
            quote = unit;
    }
    return -1;
}
/** A reference, or what is wrong with it. */
function parseReference(inner) {
    const text = inner.trim();
    const [, kind, rest = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
    if (kind === 'env') {
        if (VARIABLE.test(rest))
            return { kind: 'env', name: rest };
        return `\${${cut(text)}} names no variable of the environment, as in \${env:API_TOKEN}`;
    }
    if (kind === 'manifest') {
        if (rest.startsWith('$'))
            return { kind: 'manifest', path: rest };
        return `\${${cut(text)}} names no JSON path, as in \${manifest:$.files[0].sha3_256}`;
    }
    if (NAME.test(text))
        return { kind: 'value', name: text };
    return `\${${cut(text)}} is no reference: those are \${name}, \${env:NAME} and \${manifest:$.path}`;
}
function cut(text) {
    const line = text.replace(/\p{Cc}+/gu, ' ');
    return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
//# sourceMappingURL=template.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/reading.js


/** Reads the texts of one probe (or of the file's head), and notes what they refer to. */
class Reading {
    notes;
    uses = [];
    constructor(notes) {
        this.notes = notes;
    }
    wrong(place, message) {
        this.notes.mistakes.add(place, message);
    }
    /** Text with references in it. */
    template(value, spot) {
        const { template, problems } = parseTemplate(spot.written(value));
        for (const problem of problems)
            this.wrong(spot.place, problem);
        for (const part of template) {
            if (typeof part === 'string')
                continue;
            if (part.kind === 'value')
                this.uses.push({ name: part.name, place: spot.place });
            else if (part.kind === 'manifest')
                this.#manifest(part.path, spot);
        }
        return template;
    }
    #manifest(path, spot) {
        this.path(path, spot);
        if (this.notes.hasManifest)
            return;
        this.wrong(spot.place, `${(0,yaml_file/* shown */.SP)(`\${manifest:${path}}`)} needs the manifest of a set, and the run is given none`);
    }
    /** A JSON path. */
    path(text, spot) {
        this.notes.paths.push({ text, place: spot.place });
        return text;
    }
    pattern(text, spot) {
        this.notes.patterns.push({ text, place: spot.place });
        return text;
    }
    /** Named templates: headers, variables. */
    named(entries, spot) {
        return Object.entries(entries ?? {}).map(([name, value]) => ({
            name,
            value: this.template(value, spot.at(name)),
        }));
    }
    list(entries, spot) {
        return (entries ?? []).map((value, index) => this.template(value, spot.at(index)));
    }
}
/** The text of a template without references. */
function plainText(template) {
    return template.every((part) => typeof part === 'string') ? template.join('') : undefined;
}
//# sourceMappingURL=reading.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/rules.js


/** What is a whole number wherever it is found. */
const WHOLE = new Set([
    'status',
    'json-count',
    'redirects',
    'tls-days-left',
    'row-count',
    'exit-code',
]);
const DIGESTS = new Set(['sha-256', 'sha3-256']);
const COMPARISONS = ['equals', 'not', 'matches', 'contains', 'at-least', 'at-most', 'max-age'];
/** How what an expectation looks at is judged. */
function ruleOf(key, entry, spot, reading) {
    const compared = COMPARISONS.filter((name) => entry[name] !== undefined);
    if (key === 'latency')
        return latencyRule(entry, compared, spot, reading);
    const beside = besideKey(key, entry, compared, spot, reading);
    const rule = { ...beside, ...comparisons(key, entry, spot, reading) };
    if (beside === undefined && compared.length === 0) {
        reading.wrong(spot.at(key).keyPlace, `says nothing of what ${key} must be: add ${(0,yaml_file/* listed */.KE)(COMPARISONS)}`);
    }
    for (const name of ['label', 'inside']) {
        if (entry[name] !== undefined && key !== 'json-each') {
            reading.wrong(spot.at(name).keyPlace, `${name} belongs to json-each only`);
        }
    }
    if (rule.firstCharacters !== undefined && rule.equals === undefined && rule.not === undefined) {
        reading.wrong(spot.at('first-characters').keyPlace, 'first-characters needs equals or not');
    }
    return rule;
}
/** The time that an answer may take is written beside the key, and nothing else is. */
function latencyRule(entry, compared, spot, reading) {
    for (const name of compared)
        reading.wrong(spot.at(name).keyPlace, `${name} does not go with latency`);
    return { atMost: [String(entry.latency ?? 0)] };
}
/** What is written beside the key itself: what it must equal; of days, the fewest. */
function besideKey(key, entry, compared, spot, reading) {
    if (key === 'header' || key === 'cell' || key.startsWith('json'))
        return undefined;
    const value = entry[key];
    if (value === null || value === undefined || typeof value === 'object')
        return undefined;
    const name = key === 'tls-days-left' ? 'at-least' : 'equals';
    if (compared.includes(name)) {
        reading.wrong(spot.at(name).keyPlace, `${name} is given beside ${key} already`);
    }
    const template = literal(key, value, spot.at(key), reading, entry['first-characters'] !== undefined);
    return name === 'equals' ? { equals: template } : { atLeast: template };
}
function comparisons(key, entry, spot, reading) {
    const cut = entry['first-characters'] !== undefined;
    const same = (name) => {
        const value = entry[name];
        return value === undefined ? undefined : literal(key, value, spot.at(name), reading, cut);
    };
    const bound = (name) => {
        const value = entry[name];
        return value === undefined ? undefined : boundary(value, spot.at(name), reading);
    };
    const rule = {
        equals: same('equals'),
        not: same('not'),
        matches: entry.matches === undefined ? undefined : reading.pattern(entry.matches, spot.at('matches')),
        contains: entry.contains === undefined ? undefined : reading.template(entry.contains, spot.at('contains')),
        atLeast: bound('at-least'),
        atMost: bound('at-most'),
        maxAgeMs: entry['max-age'],
        firstCharacters: entry['first-characters'],
    };
    return withoutAbsent(rule);
}
/** The rule without members that are undefined. */
function withoutAbsent(rule) {
    const { equals, not, matches, contains, atLeast, atMost, maxAgeMs, firstCharacters } = rule;
    return {
        ...(equals && { equals }),
        ...(not && { not }),
        ...(matches === undefined ? {} : { matches }),
        ...(contains && { contains }),
        ...(atLeast && { atLeast }),
        ...(atMost && { atMost }),
        ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
        ...(firstCharacters === undefined ? {} : { firstCharacters }),
    };
}
/** What something must or must not equal: what can never be found there is a mistake, where it is known now. */
function literal(key, value, spot, reading, cut) {
    const template = reading.template(value, spot);
    const text = plainText(template);
    if (text === undefined)
        return template;
    if (WHOLE.has(key) && !/^\d+$/.test(text))
        reading.wrong(spot.place, `${key} is a whole number`);
    else if (key === 'status' && !/^[1-5]\d\d$/.test(text))
        reading.wrong(spot.place, 'a status is 100 to 599');
    else if (DIGESTS.has(key) && !cut && !/^(0x)?[0-9A-Fa-f]{64}$/.test(text)) {
        reading.wrong(spot.place, `${key} is 64 hex digits`);
    }
    return template;
}
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/;
function boundary(value, spot, reading) {
    const template = reading.template(value, spot);
    const text = plainText(template);
    if (text !== undefined && !DECIMAL.test(text) && !MOMENT.test(text)) {
        reading.wrong(spot.place, 'must be a number such as 0.5, or a time such as 2026-11-20T03:00:00Z');
    }
    return template;
}
//# sourceMappingURL=rules.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/expectations.js



/** The expectations of one probe. @param kind of the probe, as the file calls it */
function expectationsOf(kind, parts, entries, spot, reading) {
    return (entries ?? []).flatMap((entry, index) => {
        const at = spot.at(index);
        const looked = lookedAt(kind, parts, entry, at, reading);
        if (looked === undefined)
            return [];
        return [{ what: looked.what, rule: ruleOf(looked.key, entry, at, reading), at: at.place }];
    });
}
/** What one probe captures. */
function capturesOf(kind, parts, entries, spot, reading) {
    return Object.entries(entries ?? {}).flatMap(([name, entry]) => {
        const at = spot.at(name);
        const looked = lookedAt(kind, parts, entry, at, reading);
        if (looked === undefined)
            return [];
        const { key, what } = looked;
        if (isExpected(key, entry)) {
            reading.wrong(at.at(key).place, `a capture expects nothing: leave ${key} empty`);
        }
        return [{ name, what, secret: entry.secret, at: at.keyPlace }];
    });
}
/** Whether something stands beside the key that an expectation would have there, and that says nothing of what is captured. */
function isExpected(key, entry) {
    return key !== 'header' && key !== 'cell' && !key.startsWith('json') && entry[key] !== null;
}
function lookedAt(kind, parts, entry, spot, reading) {
    const key = LOOKED.find((name) => name in entry);
    if (key === undefined)
        return undefined;
    const read = parts[key];
    if (read !== undefined)
        return { key, what: read(entry, spot, reading) };
    reading.wrong(spot.at(key).keyPlace, `${key} does not fit ${kind}, which has ${(0,yaml_file/* listed */.KE)(Object.keys(parts))}`);
    return undefined;
}
//# sourceMappingURL=expectations.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/http-probe.js

/** The URL of a request: absolute, or a path below the base URL. @param belowBase takes the places of the latter */
function requestUrl(text, spot, reading, belowBase) {
    const template = reading.template(text, spot);
    const [first] = template;
    if (typeof first !== 'string')
        return template;
    if (first.startsWith('/') && !first.startsWith('//'))
        belowBase.push(spot.place);
    else
        checkAbsolute(first, template, spot, reading, ', or a path such as /healthz');
    return template;
}
/** The base URL, or another that must be absolute. */
function absoluteUrl(text, spot, reading) {
    const template = reading.template(text, spot);
    const [first] = template;
    if (typeof first === 'string')
        checkAbsolute(first, template, spot, reading, '');
    return template;
}
function checkAbsolute(first, template, spot, reading, orElse) {
    const whole = plainText(template);
    if (!/^https?:\/\//i.test(first) || (whole !== undefined && !URL.canParse(whole))) {
        reading.wrong(spot.place, `must be a URL such as https://example.org${orElse}`);
    }
    else if (/^https?:\/\/[^/?#]*@/i.test(first)) {
        reading.wrong(spot.place, 'must not hold a user or a password: send them as a header, from ${env:NAME}');
    }
}
/** A status is always expected: a wrong one is the first thing to know. */
function withStatus(expect, at) {
    if (expect.some(({ what }) => what.kind === 'status'))
        return expect;
    return [{ what: { kind: 'status' }, rule: { equals: ['200'] }, at }, ...expect];
}
//# sourceMappingURL=http-probe.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/parts.js
function pathIn(key) {
    return (entry, spot, reading) => reading.path(entry[key] ?? '', spot.at(key));
}
/** The paths into each value of `json-each`. */
const insides = (entry, spot, reading) => {
    const found = {};
    for (const key of ['label', 'inside']) {
        const text = entry[key];
        if (text !== undefined)
            found[key] = reading.path(text, spot.at(key));
    }
    return found;
};
const httpParts = {
    status: () => ({ kind: 'status' }),
    header: ({ header = '' }) => ({ kind: 'header', name: header.toLowerCase() }),
    body: () => ({ kind: 'body' }),
    json: (...from) => ({ kind: 'json', path: pathIn('json')(...from) }),
    'json-count': (...from) => ({ kind: 'json-count', path: pathIn('json-count')(...from) }),
    'json-each': (...from) => ({ kind: 'json-each', path: pathIn('json-each')(...from), ...insides(...from) }),
    'json-any': (...from) => ({ kind: 'json-any', path: pathIn('json-any')(...from) }),
    'sha-256': () => ({ kind: 'sha256' }),
    'sha3-256': () => ({ kind: 'sha3-256' }),
    etag: () => ({ kind: 'etag' }),
    latency: () => ({ kind: 'latency-ms' }),
    redirects: () => ({ kind: 'redirects' }),
    url: () => ({ kind: 'url' }),
    'tls-days-left': () => ({ kind: 'tls-days-left' }),
};
const sqlParts = {
    value: () => ({ kind: 'value' }),
    'row-count': () => ({ kind: 'row-count' }),
    cell: ({ cell: [row = 0, column = 0] = [] }) => ({ kind: 'cell', row, column }),
};
const commandParts = {
    'exit-code': () => ({ kind: 'exit-code' }),
    stdout: () => ({ kind: 'stdout' }),
    stderr: () => ({ kind: 'stderr' }),
};
//# sourceMappingURL=parts.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/probe.js





/** A probe from its entry; undefined where that says too little. */
function readProbe(name, entry, spot, context) {
    const reading = new Reading(context.notes);
    const does = doing(entry, spot, reading, context);
    if (does === undefined)
        return undefined;
    return {
        probe: {
            name,
            at: spot.place,
            does: does.does,
            needs: [],
            timeoutMs: entry.timeout ?? context.timeoutMs,
            ...(entry['wait-for'] === undefined ? {} : { waitFor: waiting(entry['wait-for']) }),
            captures: does.captures,
        },
        needs: (entry.needs ?? []).map((need, index) => ({ name: need, place: spot.at('needs', index).place })),
        uses: reading.uses,
    };
}
function doing(entry, spot, reading, context) {
    if (entry.http !== undefined)
        return http(entry, entry.http, spot, reading, context);
    if (entry.sql !== undefined)
        return sql(entry, entry.sql, spot, reading, context);
    if (entry.command !== undefined)
        return command(entry, entry.command, spot, reading);
    if (entry.tcp !== undefined)
        return tcp(entry, entry.tcp, spot, reading);
    return undefined;
}
function http({ expect, capture }, entry, spot, reading, { belowBase }) {
    const at = spot.at('http');
    const expected = expectationsOf('http', httpParts, expect, spot.at('expect'), reading);
    return {
        does: {
            kind: 'http',
            method: entry.method,
            url: requestUrl(entry.url, at.at('url'), reading, belowBase),
            headers: reading.named(entry.headers, at.at('headers')),
            ...(entry.body === undefined ? {} : { body: reading.template(entry.body, at.at('body')) }),
            maxRedirects: entry['max-redirects'],
            expect: withStatus(expected, at.keyPlace),
        },
        captures: capturesOf('http', httpParts, capture, spot.at('capture'), reading),
    };
}
function sql({ expect, capture }, entry, spot, reading, { connections }) {
    const at = spot.at('sql');
    if (holdsReference(entry.query)) {
        reading.wrong(at.at('query').place, 'a query holds no references: write $1 and give the value in params');
    }
    if (entry.url === undefined)
        connections.push(at.keyPlace);
    return {
        does: {
            kind: 'sql',
            query: entry.query,
            params: reading.list(entry.params, at.at('params')),
            ...(entry.url === undefined ? {} : { url: reading.template(entry.url, at.at('url')) }),
            expect: expectationsOf('sql', sqlParts, expect, spot.at('expect'), reading),
        },
        captures: capturesOf('sql', sqlParts, capture, spot.at('capture'), reading),
    };
}
function command({ expect, capture }, entry, spot, reading) {
    const at = spot.at('command');
    const expected = expectationsOf('command', commandParts, expect, spot.at('expect'), reading);
    const saysCode = expected.some(({ what }) => what.kind === 'exit-code');
    return {
        does: {
            kind: 'command',
            run: reading.list(entry.run, at.at('run')),
            env: reading.named(entry.env, at.at('env')),
            ...(entry['working-folder'] === undefined ? {} : { workingFolder: entry['working-folder'] }),
            expect: saysCode
                ? expected
                : [{ what: { kind: 'exit-code' }, rule: { equals: ['0'] }, at: at.keyPlace }, ...expected],
        },
        captures: capturesOf('command', commandParts, capture, spot.at('capture'), reading),
    };
}
function tcp(entry, { host, port }, spot, reading) {
    for (const key of ['expect', 'capture']) {
        if (entry[key] === undefined)
            continue;
        reading.wrong(spot.at(key).keyPlace, `${key} does not fit tcp, which holds when the port opens`);
    }
    const at = spot.at('tcp');
    const target = reading.template(port, at.at('port'));
    const [only] = target;
    if (target.length === 1 && typeof only === 'string' && !isPort(only)) {
        reading.wrong(at.at('port').place, 'must be a port, from 1 to 65535');
    }
    return {
        does: { kind: 'tcp', host: reading.template(host, at.at('host')), port: target },
        captures: [],
    };
}
function isPort(text) {
    return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
function waiting({ attempts, interval, deadline }) {
    return { attempts: attempts ?? Number.MAX_SAFE_INTEGER, intervalMs: interval, deadlineMs: deadline };
}
//# sourceMappingURL=probe.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/entries.js



/** What `EntryContext` has for entries of a right shape. */
async function setsFor(entries) {
    if (!entries.some(({ use }) => use?.postgres !== undefined))
        return { postgresProbes: undefined };
    const { postgresProbes } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508), __webpack_require__.e(6659)]).then(__webpack_require__.bind(__webpack_require__, 96659));
    return { postgresProbes };
}
/** The probes that one entry of the file stands for. */
function readEntry(entry, spot, context) {
    if (entry.use !== undefined)
        return readSet(entry, entry.use, spot, context);
    const draft = readProbe(entry.name ?? '', entry, spot, context);
    return draft === undefined ? [] : [draft];
}
/** A ready set: its probes stand where what they were written for does. */
function readSet(entry, use, spot, context) {
    for (const key of ['expect', 'capture']) {
        if (entry[key] === undefined)
            continue;
        context.notes.mistakes.add(spot.at(key).keyPlace, `${key} does not go with use: the set says what it expects`);
    }
    const shared = {
        ...(entry.needs && { needs: entry.needs }),
        ...(entry.timeout !== undefined && { timeout: entry.timeout }),
        ...(entry['wait-for'] && { 'wait-for': entry['wait-for'] }),
    };
    return writtenBy(entry, use, spot, context).flatMap(({ name, asking, spot: writtenFor }) => {
        const at = new yaml_file/* OneSpot */.X_(writtenFor.place);
        const draft = readProbe(name, { ...asking, ...shared }, at, context);
        return draft === undefined ? [] : [draft];
    });
}
function writtenBy({ name }, { health, postgres }, spot, { notes, postgresProbes }) {
    if (health !== undefined)
        return healthProbes(name ?? 'health', health, spot.at('use', 'health'));
    if (postgres === undefined || postgresProbes === undefined)
        return [];
    const at = spot.at('use', 'postgres');
    const probes = postgresProbes(name ?? 'postgres', postgres, at, notes.mistakes);
    if (probes.length === 0)
        notes.mistakes.add(at.place, 'asks nothing: add extensions, newest or not-empty');
    return probes;
}
//# sourceMappingURL=entries.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/kind-shapes.js
/** The shapes of what a probe asks, one for each kind, and of what it shares with the service under test. */


const HOUR = { max: 3_600_000, maxText: '1h' };
const kind_shapes_DAY = { max: 86_400_000, maxText: '24h' };
function environment(description) {
    return dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* variables */.Ee, dist/* description */.h_(description)));
}
function kind_shapes_command(description) {
    return dist/* pipe */.FsL(dist/* array */.YOg(yaml_file/* scalar */.d_), dist/* minLength */.BpQ(1, 'must name a program'), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items'), dist/* description */.h_(description));
}
const workingFolder = dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The folder that it runs in; below the folder that the run was started in where relative.')));
const kind_shapes_http = (0,yaml_file/* mapping */.pq)({
    url: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('Absolute, or a path below `base-url`. May hold references.'), dist/* examples */.K1K(['/healthz', 'https://example.org/objects/${hash}'])),
    method: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']), dist/* description */.h_('The request’s method.')), 'GET'),
    headers: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* headers */.b3, dist/* description */.h_('Headers by name. `${env:NAME}` in a value is a secret from the environment.'))),
    body: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('The request’s body, as text.'))),
    'max-redirects': dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(0, 20), dist/* description */.h_('Redirects that are followed; 0 looks at the redirect itself.')), 5),
}, { what: 'http', description: 'A request over HTTP or HTTPS.' });
const kind_shapes_sql = (0,yaml_file/* mapping */.pq)({
    query: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/\S/, 'must not be empty'), dist/* maxLength */.Ru6(100_000, 'must be at most 100000 characters long'), dist/* description */.h_('One query, run in a read-only transaction. No references: values go in as `params`.'), dist/* examples */.K1K(['select max(created_at) from app.orders where kind = $1'])),
    params: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(yaml_file/* scalar */.d_), dist/* maxLength */.Ru6(100, 'must have at most 100 items'), dist/* description */.h_('The values of `$1` and so on, as text. May hold references.'))),
    url: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('URL of the database, such as `${env:REPLICA_URL}`; the run’s connection URL where absent.'))),
}, { what: 'sql', description: 'A query to PostgreSQL.' });
const commandProbe = (0,yaml_file/* mapping */.pq)({
    run: kind_shapes_command('The program and its arguments: no shell, nothing is split. Each may hold references.'),
    env: environment('Its environment besides PATH and HOME. Values may hold references.'),
    'working-folder': workingFolder,
}, { what: 'command', description: 'A program that is run to its end.' });
const kind_shapes_tcp = (0,yaml_file/* mapping */.pq)({
    host: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('Name or address. May hold references.')),
    port: dist/* pipe */.FsL(dist/* union */.KCZ([(0,yaml_file/* whole */.WQ)(1, 65_535), dist/* string */.YjP()]), dist/* description */.h_('The port. May be a reference.')),
}, { what: 'tcp', description: 'A port that must open.' });
const waitFor = (0,yaml_file/* mapping */.pq)({
    attempts: dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 1_000_000), dist/* description */.h_('How often to try; as often as fits into the deadline where absent.'))),
    interval: dist/* optional */.lqM((0,yaml_file/* duration */.p0)({ description: 'From the end of one attempt to the next.', ...HOUR }), '1s'),
    deadline: dist/* optional */.lqM((0,yaml_file/* duration */.p0)({ description: 'From the first attempt on, whatever the number of attempts.', ...kind_shapes_DAY }), '60s'),
}, { what: 'wait-for', description: 'Keep trying until the probe holds.' });
//# sourceMappingURL=kind-shapes.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/preset-shapes.js



const HUNDRED_YEARS = { max: 36_500 * 86_400_000, maxText: '36500d' };
const list = (item, description) => dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(item), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items'), dist/* description */.h_(description)));
const healthPreset = (0,yaml_file/* mapping */.pq)({
    live: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Must answer with status 200.')), '/healthz'),
    ready: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Must answer with status 200, and with JSON.')), '/readyz'),
    status: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('Where the overall status is in the readiness answer.')), '$.status'),
    checks: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('Where each named check is in the readiness answer.')), '$.checks[*]'),
    label: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('A check’s name, from the check; its key where absent.'), dist/* examples */.K1K(['$.name']))),
    inside: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('A check’s state, from the check; the whole of it where absent.'), dist/* examples */.K1K(['$.status']))),
    equals: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('What every check must be.')), 'ok'),
    'status-equals': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('What the overall status must be, where that is spelt otherwise than a check.'))),
    headers: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* headers */.b3, dist/* description */.h_('Headers that every request is sent with, by name.'))),
    objects: list(yaml_file/* scalar */.d_, 'Hashes of objects: the body’s hash and the ETag must be the same.'),
    'object-url': dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Where objects are; `{hash}` stands for the hash.'), dist/* examples */.K1K(['/objects/{hash}'])), '/objects/{hash}'),
    digest: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* picklist */.KIO(['sha3-256', 'sha-256']), dist/* description */.h_('What the hashes are.')), 'sha3-256'),
    'etag-characters': dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 64), dist/* description */.h_('How many characters of the hash the ETag has; all where absent.'))),
    keys: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)({
        url: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Where the keys’ document is.'), dist/* examples */.K1K(['/keys'])),
        json: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('Where the ids are in the keys’ document.')), '$.keys[*].kid'),
        ids: dist/* pipe */.FsL(dist/* array */.YOg(yaml_file/* scalar */.d_), dist/* description */.h_('The ids that must be among them.'), dist/* minLength */.BpQ(1, 'must not be empty'), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items')),
    }, { what: 'keys', description: 'Ids of keys that must be known.' })),
    count: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)({
        url: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('What tells the count.'), dist/* examples */.K1K(['/orders/count'])),
        json: dist/* optional */.lqM(dist/* pipe */.FsL(jsonPath, dist/* description */.h_('Where it is in the answer.')), '$.count'),
        'at-least': dist/* pipe */.FsL(yaml_file/* scalar */.d_, dist/* description */.h_('What it must reach.')),
    }, { what: 'count', description: 'A count that must be reached.' })),
}, {
    what: 'the set health',
    description: 'For a service with a liveness and a readiness address: overall status, every named check, objects by hash, keys, a count.',
});
const tableName = dist/* union */.KCZ([
    yaml_file/* word */.Vm,
    (0,yaml_file/* mapping */.pq)({
        schema: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The schema’s name.')),
        name: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('The table’s name.')),
    }, { what: 'a table', description: 'A table whose schema or name has a dot in it.' }),
]);
const postgresPreset = (0,yaml_file/* mapping */.pq)({
    extensions: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([
        dist/* literal */.euz('manifest'),
        dist/* pipe */.FsL(dist/* array */.YOg(yaml_file/* word */.Vm), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items')),
    ]), dist/* description */.h_('Extensions that must be there, each by name; `manifest`: all that the set’s manifest lists.'))),
    newest: list((0,yaml_file/* mapping */.pq)({
        table: dist/* pipe */.FsL(tableName, dist/* description */.h_('The table, as `schema.table` or in two keys.')),
        column: dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('A column of times.')),
        'max-age': (0,yaml_file/* duration */.p0)({
            description: 'How long ago the newest may be.',
            ...HUNDRED_YEARS,
        }),
    }, { what: 'newest' }), 'Tables whose newest row must be recent.'),
    'not-empty': list(tableName, 'Tables that must have a row, as `schema.table`, spelt as PostgreSQL has them.'),
}, {
    what: 'the set postgres',
    description: 'For a database: extensions are there, newest rows are recent, tables are not empty.',
});
//# sourceMappingURL=preset-shapes.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/file-shape.js





/** Probes in one file. */
const MAX_PROBES = 10_000;
const file_shape_HOUR = { max: 3_600_000, maxText: '1h' };
const captures = (0,yaml_file/* named */.KT)({
    what: 'captures',
    name: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    wrongName: 'is no name for a capture: letters, digits, - and _',
}, capture);
const expectations = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(expectation), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items'), dist/* description */.h_('What the answer must be: every one of these.')));
const timeout = (description) => (0,yaml_file/* duration */.p0)({ description, ...file_shape_HOUR });
const kinds = {
    http: dist/* optional */.lqM(kind_shapes_http),
    sql: dist/* optional */.lqM(kind_shapes_sql),
    command: dist/* optional */.lqM(commandProbe),
    tcp: dist/* optional */.lqM(kind_shapes_tcp),
};
const asking = {
    ...kinds,
    expect: expectations,
    timeout: dist/* optional */.lqM(timeout('The longest time for one attempt; the file’s where absent.')),
    'wait-for': dist/* optional */.lqM(waitFor),
};
const probe = (0,yaml_file/* mapping */.pq)({
    name: dist/* optional */.lqM(dist/* pipe */.FsL(yaml_file/* word */.Vm, dist/* description */.h_('Unique in the file. Needed unless it is a ready set (`use`).'))),
    ...asking,
    use: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)({ health: dist/* optional */.lqM(healthPreset), postgres: dist/* optional */.lqM(postgresPreset) }, { what: 'use', description: 'A ready set of probes.', oneOf: ['health', 'postgres'] })),
    capture: dist/* optional */.lqM(dist/* pipe */.FsL(captures, dist/* description */.h_('What later probes get from the answer, by name.'))),
    needs: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(yaml_file/* word */.Vm), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items'), dist/* description */.h_('Names of probes that must hold first, besides those whose captures it uses.'))),
}, {
    what: 'a probe',
    description: 'One question, and what its answer must be.',
    oneOf: [...Object.keys(kinds), 'use'],
    needed: { key: 'name', unless: 'use' },
});
const start = (0,yaml_file/* mapping */.pq)({
    run: kind_shapes_command('The service’s program and its arguments: no shell. Each may hold references.'),
    env: environment('Its whole environment, with PATH and HOME of the run. Values may hold references.'),
    'working-folder': workingFolder,
    ready: dist/* optional */.lqM((0,yaml_file/* mapping */.pq)(asking, {
        what: 'ready',
        description: 'The service counts as started when this holds. Waits for up to a minute unless `wait-for` says otherwise.',
        oneOf: Object.keys(kinds),
    })),
}, { what: 'start', description: 'The service under test: started before the probes, ended after them.' });
const head = {
    'base-url': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* description */.h_('What relative URLs stand below. May hold references. The run’s own wins.'), dist/* examples */.K1K(['http://127.0.0.1:8080']))),
    'allow-hosts': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(\[[0-9A-Fa-f:.]+\]|[^\s:/@[\]]+)(:\d{1,5})?$/, 'must be a host or host:port'))), dist/* maxLength */.Ru6(1000, 'must have at most 1000 items'), dist/* description */.h_('Hosts that may be asked, as `host` or `host:port`; those that the file names where absent.'), dist/* examples */.K1K([['127.0.0.1:8080']]))),
    parallel: dist/* optional */.lqM(dist/* pipe */.FsL((0,yaml_file/* whole */.WQ)(1, 256), dist/* description */.h_('Probes that are asked at the same time.')), 8),
    timeout: dist/* optional */.lqM(timeout('The longest time for one attempt of a probe.'), '10s'),
    start: dist/* optional */.lqM(start),
};
/** The whole file. */
const probeFile = (0,yaml_file/* mapping */.pq)({
    ...head,
    probes: dist/* pipe */.FsL(dist/* array */.YOg(probe), dist/* minLength */.BpQ(1, 'must have at least one probe'), dist/* maxLength */.Ru6(MAX_PROBES, `must have at most ${MAX_PROBES} probes`), dist/* description */.h_('What is asked. Probes run at the same time unless one needs another.')),
}, { what: 'a probe file', description: 'Probes of Backproof: questions to a restored system.' });
//# sourceMappingURL=file-shape.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/link.js


/** Tie probes to those whose names or captures they use. Names that nobody has, names taken twice and cycles are mistakes. */
function link_link(drafts, known, mistakes) {
    const byName = uniqueNames(drafts, mistakes);
    const captors = captorsOf(drafts, known, mistakes);
    const probes = drafts.map(({ probe, needs, uses }) => {
        const all = new Set();
        for (const { name, place } of needs) {
            if (byName.has(name))
                all.add(name);
            else if (!known.namedProbes.has(name)) {
                mistakes.add(place, `there is no probe ${(0,yaml_file/* shown */.SP)(name)}${meant(name, [...byName.keys()])}`);
            }
        }
        for (const use of uses) {
            const captor = captors.get(use.name);
            if (captor !== undefined)
                all.add(captor);
            else
                tellUnset(use, [...captors.keys()], known, mistakes);
        }
        return { ...probe, needs: [...all] };
    });
    tellCycles(probes, mistakes);
    return probes;
}
/** Uses that no probe's capture may serve: the file's head and the service are read before any probe is asked. */
function linkGiven(uses, drafts, known, mistakes) {
    const captured = new Set(drafts.flatMap(({ probe }) => probe.captures.map(({ name }) => name)));
    for (const use of uses) {
        if (captured.has(use.name)) {
            mistakes.add(use.place, `${reference(use.name)} is captured by a probe, which is asked later`);
        }
        else
            tellUnset(use, [], known, mistakes);
    }
}
/** Values that a run may be given, and how. */
const FROM_OUTSIDE = new Map([
    ['base-url', 'give the run a base-url'],
    ['connection-url', 'give the run a connection-url'],
]);
function tellUnset({ name, place }, captured, known, mistakes) {
    if (known.given.has(name) || known.namedCaptures.has(name))
        return;
    const outside = FROM_OUTSIDE.get(name);
    const help = outside === undefined ? meant(name, [...captured, ...FROM_OUTSIDE.keys()]) : `: ${outside}`;
    mistakes.add(place, `nothing sets ${reference(name)}${help}`);
}
function reference(name) {
    return `\${${name}}`;
}
function meant(name, known) {
    const near = (0,packages_verdict/* nearest */.pA)(name, known);
    return near === undefined ? '' : ` (did you mean ${(0,yaml_file/* shown */.SP)(near)}?)`;
}
function uniqueNames(drafts, mistakes) {
    const byName = new Map();
    for (const { probe } of drafts) {
        const earlier = byName.get(probe.name);
        if (earlier === undefined)
            byName.set(probe.name, probe);
        else
            mistakes.add(probe.at, `the name ${(0,yaml_file/* shown */.SP)(probe.name)} is taken by the probe in line ${earlier.at.line}`);
    }
    return byName;
}
/** Names of the probes that capture, by what they capture. */
function captorsOf(drafts, { given }, mistakes) {
    const captors = new Map();
    for (const { probe } of drafts) {
        for (const { name, at } of probe.captures) {
            const earlier = captors.get(name);
            if (FROM_OUTSIDE.has(name) || given.has(name))
                mistakes.add(at, `${reference(name)} is given from outside`);
            else if (earlier !== undefined)
                mistakes.add(at, `${(0,yaml_file/* shown */.SP)(name)} is captured already, in line ${earlier.line}`);
            else
                captors.set(name, { probe: probe.name, line: at.line });
        }
    }
    return new Map([...captors].map(([name, { probe }]) => [name, probe]));
}
/** Cycles that are told; one is often found in many ways. */
const CYCLES = 20;
/** Names of a long cycle that are told. */
const NAMED = 12;
/** Walk along what probes need, without recursion: a chain may be as long as the file. */
function tellCycles(probes, mistakes) {
    const byName = new Map(probes.map((probe) => [probe.name, probe]));
    const done = new Set();
    let told = 0;
    for (const start of probes) {
        const way = [{ probe: start, next: 0 }];
        const onWay = new Map([[start.name, 0]]);
        for (let top = way.at(-1); top !== undefined && !done.has(start.name); top = way.at(-1)) {
            const need = top.probe.needs[top.next++];
            if (need === undefined) {
                done.add(top.probe.name);
                onWay.delete(top.probe.name);
                way.pop();
                continue;
            }
            const at = onWay.get(need);
            const needed = byName.get(need);
            if (at !== undefined) {
                if (told++ < CYCLES)
                    tellCycle(way.slice(at).map(({ probe }) => probe), mistakes);
            }
            else if (needed !== undefined && !done.has(need)) {
                onWay.set(need, way.length);
                way.push({ probe: needed, next: 0 });
            }
        }
    }
}
function tellCycle(cycle, mistakes) {
    const [first] = cycle;
    if (first === undefined)
        return;
    const names = [...cycle, first].map(({ name }) => name);
    const told = names.length > NAMED ? [...names.slice(0, NAMED - 1), '…', first.name] : names;
    mistakes.add(first.at, `probes need each other: ${told.join(' → ')}`);
}
//# sourceMappingURL=link.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/start.js


/** A service that says nothing else is asked this often, for this long. */
const UNTIL_READY = { attempts: Number.MAX_SAFE_INTEGER, intervalMs: 200, deadlineMs: 60_000 };
/** The service under test, and what its texts refer to. */
function readStart(entry, spot, context) {
    const reading = new Reading(context.notes);
    const { ready } = entry;
    const draft = ready === undefined ? undefined : readProbe('ready', ready, spot.at('ready'), context);
    return {
        start: {
            run: reading.list(entry.run, spot.at('run')),
            env: reading.named(entry.env, spot.at('env')),
            ...(entry['working-folder'] === undefined ? {} : { workingFolder: entry['working-folder'] }),
            ...(draft === undefined
                ? {}
                : { ready: { ...draft.probe, waitFor: draft.probe.waitFor ?? UNTIL_READY } }),
            at: spot.keyPlace,
        },
        uses: [...reading.uses, ...(draft?.uses ?? [])],
    };
}
//# sourceMappingURL=start.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/file/read.js









/**
 * Read a probe file (YAML 1.2; `schemas/smoke.schema.json` describes it).
 *
 * @throws FileMistakes with every mistake in it
 */
async function readPlan(text, { file, given }) {
    const mistakes = new yaml_file/* Mistakes */.So();
    const yaml = (0,yaml_file/* readYaml */.gM)(text, mistakes);
    const notes = { mistakes, paths: [], patterns: [], hasManifest: given.includes('manifest') };
    const plan = yaml === undefined ? undefined : await planOf(yaml, new Set(given), notes);
    await tellUncompilable(notes);
    mistakes.throwIfAny(file);
    if (plan === undefined)
        throw new Error('a file without a plan and without a mistake');
    return plan;
}
async function planOf(file, given, notes) {
    const held = (0,yaml_file/* holdToShape */.w)(probeFile, file, notes.mistakes, wholeExpectation);
    if (held === undefined)
        return undefined;
    const { entry, spot } = held;
    const context = {
        ...{ notes, timeoutMs: entry.timeout, belowBase: [], connections: [] },
        ...(await setsFor(entry.probes)),
    };
    const base = baseOf(entry['base-url'], spot.at('base-url'), context);
    const start = entry.start === undefined ? undefined : readStart(entry.start, spot.at('start'), context);
    const probes = spot.at('probes');
    const drafts = entry.probes.flatMap((probe, index) => readEntry(probe, probes.at(index), context));
    if (drafts.length > MAX_PROBES) {
        notes.mistakes.add(probes.place, `comes to ${drafts.length} probes, with ready sets: at most ${MAX_PROBES}`);
    }
    const outside = new Set([...given].filter((name) => name !== 'manifest'));
    const known = {
        given: new Set(file.below.has('base-url') ? [...outside, 'base-url'] : outside),
        ...namesIn(file),
    };
    tellMissing(known.given, context);
    linkGiven(base?.uses ?? [], drafts, { ...known, given: outside }, notes.mistakes);
    linkGiven(start?.uses ?? [], drafts, known, notes.mistakes);
    return {
        ...(base === undefined ? {} : { baseUrl: base.template }),
        ...(entry['allow-hosts'] === undefined ? {} : { allowHosts: entry['allow-hosts'] }),
        parallel: entry.parallel,
        ...(start === undefined ? {} : { start: start.start }),
        probes: link_link(drafts, known, notes.mistakes),
    };
}
/** An expectation without one of its rules would be held to say nothing: it goes as a whole. */
function wholeExpectation(keys) {
    const expectation = keys.lastIndexOf('expect') + 1;
    return expectation > 0 ? keys.slice(0, expectation + 1) : keys;
}
const namedEntry = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/** All names of probes and captures that the file holds, also where nothing else in an entry is right. */
function namesIn(file) {
    const entries = file.below.get('probes')?.below.values() ?? [];
    const namedProbes = new Set();
    const namedCaptures = new Set();
    for (const { value, below } of entries) {
        if (dist.is(namedEntry, value))
            namedProbes.add(value.name);
        for (const name of below.get('capture')?.below.keys() ?? [])
            namedCaptures.add(name);
    }
    return { namedProbes, namedCaptures };
}
function baseOf(text, spot, { notes }) {
    if (text === undefined)
        return undefined;
    const reading = new Reading(notes);
    return { template: absoluteUrl(text, spot, reading), uses: reading.uses };
}
/** What probes need of the run without naming it. */
function tellMissing(given, { belowBase, connections, notes }) {
    const tell = (name, places, message) => {
        if (!given.has(name))
            for (const place of places)
                notes.mistakes.add(place, message);
    };
    tell('base-url', belowBase, 'a path needs a base URL: add base-url to the file, or give the run one');
    tell('connection-url', connections, 'a query needs a database: give the run a connection-url, or the probe a url');
}
//# sourceMappingURL=read.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/checks.js

/** Findings that one line shows; a readiness answer may name hundreds. */
const SHOWN = 8;
/** A run as checks: one a probe, in the file's order, after that of the service under test. */
function checksOf({ probes, service }, file) {
    return [
        ...(service === undefined ? [] : [serviceCheck(service, file)]),
        ...probes.map((probe) => probeCheck(probe, file)),
    ];
}
/** A probe as a check. What it expected and found is told of the findings that failed, or of all where none did. */
function probeCheck(probe, file) {
    const failed = probe.findings.filter(({ held }) => !held);
    const told = failed.length === 0 ? probe.findings : failed;
    const place = failed[0]?.at ?? probe.at;
    const expected = told.length === 0 && probe.kind === 'tcp'
        ? 'the port opens'
        : some(told, ({ what, expected: wanted }) => `${what} ${wanted}`);
    return {
        id: `smoke.${probe.kind}`,
        verdict: probe.verdict,
        required: true,
        expected: expected === '' ? 'an answer' : expected,
        found: foundBy(probe, told),
        where: `${file}:${place.line}:${place.column}`,
        subject: probe.name,
        seconds: probe.tookMs / 1000,
        at: { file, ...place },
    };
}
function foundBy({ verdict, reason, attempts }, told) {
    if (verdict === 'unproven')
        return `not asked: ${reason ?? 'unknown'}`;
    const found = some(told, ({ what, found: value }) => (told.length === 1 ? value : `${what} ${value}`));
    const answer = found === '' ? (reason ?? 'as expected') : found;
    return attempts > 1 ? `${answer} (at attempt ${(0,packages_verdict/* formatCount */.B4)(attempts)})` : answer;
}
function some(findings, words) {
    const shown = findings.slice(0, SHOWN).map(words);
    const rest = findings.length - shown.length;
    return [...shown, ...(rest > 0 ? [`and ${(0,packages_verdict/* formatCount */.B4)(rest)} more`] : [])].join('; ');
}
function serviceCheck({ verdict, expected, found, tookMs, at }, file) {
    return {
        ...{ id: 'smoke.service', verdict, required: true, expected, found },
        where: `${file}:${at.line}:${at.column}`,
        subject: 'the service under test',
        seconds: tookMs / 1000,
        at: { file, ...at },
    };
}
//# sourceMappingURL=checks.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/packages/smoke/tail.js
const KEPT_LINES = 50;
/** The last lines of what somebody writes that say something, in bounded memory however many there are. */
class Tail {
    #lines = [];
    add(line) {
        if (line.trim() === '')
            return;
        this.#lines.push(line.trimEnd());
        if (this.#lines.length > KEPT_LINES)
            this.#lines.shift();
    }
    last(count) {
        return this.#lines.slice(-count);
    }
}
//# sourceMappingURL=tail.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/service.js



/**
 * Start the service under test in a process group of its own.
 *
 * @param onGroup is told at once what ends it, so that it can be ended even after we are killed
 * @throws UserError where the program is not there or may not be run
 */
async function startService({ run: [program, ...args], env, workingFolder }, onGroup) {
    const { GROUP_MARK, boundedLines, endGroup, groupOf, startProgram } = await __webpack_require__.e(/* import() */ 2673).then(__webpack_require__.bind(__webpack_require__, 92673));
    const mark = (0,external_node_crypto_.randomUUID)();
    const tail = new Tail();
    // Not given the run's signal: it is ended after the probes, with its group, and they are told to end first.
    const running = await startProgram(program, {
        args,
        env: { ...env, [GROUP_MARK]: mark },
        ...(workingFolder === undefined ? {} : { cwd: workingFolder }),
        onStderr: (line) => {
            tail.add(line);
        },
    });
    running.stdin.end();
    boundedLines(running.stdout, MAX_LINE, (line) => {
        tail.add(line);
    });
    const group = await groupOf(running.pid, mark);
    onGroup(group);
    return {
        exited: lastWords(running),
        lastLines: (count) => tail.last(count),
        async stop() {
            await endGroup(group);
            await running.exited;
        },
    };
}
/** A program's end, when its last words were read too: its children may hold its output, and are not waited for longer than this. */
async function lastWords(running) {
    const exit = await running.exited;
    await Promise.race([running.ended, (0,promises_.setTimeout)(WORDS_MS, undefined, { ref: false })]);
    return exit;
}
const WORDS_MS = 200;
/** Longest line of its output that is kept, in UTF-16 units. */
const MAX_LINE = 1_000;
/** How a program ended, in words. */
function exitWords({ code, signal }) {
    return signal === null ? `exit code ${code}` : `signal ${signal}`;
}
//# sourceMappingURL=service.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/smoke.js





/** Lines of the service's output that are told where it failed. */
const TOLD_LINES = 20;
/** How long an end may take to be seen, in milliseconds. */
const SETTLED_MS = 300;
/** Lines of them that stand in its check. */
const FOUND_LINES = 3;
/** Start the service under test where the plan has one, ask all probes, and end it. */
async function smoke(plan, surroundings, options, ports) {
    const gone = new AbortController();
    const told = new Map();
    const onProbe = (result) => {
        told.set(result.name, result);
        surroundings.onProbe(result);
    };
    const signal = AbortSignal.any([ports.signal, gone.signal]);
    const asked = openSmoke(plan, { ...surroundings, onProbe }, { ...ports, signal });
    try {
        if (plan.start === undefined)
            return await asked.run();
        const begun = performance.now();
        const command = await commandOf(plan.start, asked, surroundings);
        const service = await started(plan.start, command, options);
        const watch = new Watch(service, gone);
        try {
            return await askService({ plan, start: plan.start, asked, watch, begun, told, onProbe, ports });
        }
        finally {
            await service.stop();
        }
    }
    finally {
        asked.close();
    }
}
/** Knows when a service ends by itself, and ends at once whatever waits for its answers. */
class Watch {
    service;
    #exit;
    constructor(service, gone) {
        this.service = service;
        void service.exited.then((exit) => {
            this.#exit = exit;
            gone.abort(new Error('the service ended'));
        });
    }
    /** A moment in which an end is seen: connections are cut before it is. */
    async settled() {
        await Promise.race([this.service.exited, (0,promises_.setTimeout)(SETTLED_MS, undefined, { ref: false })]);
    }
    /** How it ended by itself, once it has. */
    exit() {
        return this.#exit;
    }
}
async function askService(asking) {
    const { start, asked, watch, begun, ports } = asking;
    const expected = start.ready === undefined ? 'it runs' : 'it runs and is ready';
    const unless = (work) => work.catch((error) => {
        if (watch.exit() === undefined || ports.signal.aborted)
            throw error;
        return undefined;
    });
    const part = (verdict, tookMs, found) => ({
        ...{ verdict, expected, found, tookMs, at: start.at },
        lastLines: verdict === 'proven' ? [] : watch.service.lastLines(TOLD_LINES).map((line) => asked.show(line)),
    });
    const ready = start.ready === undefined ? undefined : await unless(asked.ask(start.ready));
    const readyMs = performance.now() - begun;
    if (watch.exit() !== undefined)
        return withoutService(asking, part('failed', readyMs, endWords(watch, readyMs, 'before it was ready', asked)));
    if (ready !== undefined && ready.verdict !== 'proven')
        return withoutService(asking, part('failed', readyMs, `not ready: ${lastAnswer(ready)}`));
    const result = await unless(asked.run());
    if (result?.verdict === 'failed')
        await watch.settled();
    const aliveMs = performance.now() - begun;
    if (watch.exit() !== undefined) {
        const service = part('failed', aliveMs, endWords(watch, aliveMs, 'while it was asked', asked));
        return withoutService(asking, service);
    }
    if (result === undefined)
        throw new Error('the probes ended without a result');
    const after = start.ready === undefined ? '' : `, ready after ${(0,packages_verdict/* formatDuration */.a3)(readyMs / 1000)}`;
    return { ...result, service: part('proven', readyMs, `it runs${after}`) };
}
/** The result where the service failed: probes that were done stand as they are, the others could not be asked. */
function withoutService({ plan, told, onProbe, begun }, service) {
    const probes = plan.probes.map(({ name, at, does: { kind } }) => {
        const known = told.get(name);
        if (known !== undefined)
            return known;
        const reason = 'the service under test does not run';
        const result = {
            name,
            kind,
            at,
            verdict: 'unproven',
            attempts: 0,
            tookMs: 0,
            findings: [],
            reason,
        };
        onProbe(result);
        return result;
    });
    return { verdict: 'failed', probes, tookMs: performance.now() - begun, service };
}
function endWords(watch, afterMs, when, asked) {
    const exit = watch.exit();
    const lines = watch.service.lastLines(FOUND_LINES);
    const said = lines.length === 0 ? 'it wrote nothing' : asked.show(lines.join('; '));
    const how = exit === undefined ? 'an end' : exitWords(exit);
    return `it ended with ${how} after ${(0,packages_verdict/* formatDuration */.a3)(afterMs / 1000)}, ${when}: ${said}`;
}
function lastAnswer({ findings, attempts, tookMs, reason }) {
    const wrong = findings.find(({ held }) => !held);
    const why = wrong === undefined ? (reason ?? 'no answer') : `${wrong.what} ${wrong.found}`;
    return `${why} (asked ${attempts} times in ${(0,packages_verdict/* formatDuration */.a3)(tookMs / 1000)})`;
}
async function commandOf(start, asked, { env, workFolder }) {
    const [program = '', ...args] = await Promise.all(start.run.map((part) => asked.fill(part)));
    const own = {};
    for (const { name, value } of start.env)
        own[name] = await asked.fill(value);
    const inherited = Object.fromEntries(['PATH', 'HOME'].flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
    return {
        run: [program, ...args],
        env: { ...inherited, ...own },
        workingFolder: (0,external_node_path_.resolve)(workFolder, start.workingFolder ?? ''),
    };
}
async function started(start, command, options) {
    try {
        return await startService(command, options.onGroup);
    }
    catch (error) {
        if (!(error instanceof packages_verdict/* UserError */.yo))
            throw error;
        throw new packages_verdict/* FileMistakes */._R(options.file, [{ place: start.at, message: error.line }]);
    }
}
//# sourceMappingURL=smoke.js.map
;// CONCATENATED MODULE: ./build/packages/smoke/index.js




//# sourceMappingURL=index.js.map

/***/ }),

/***/ 77528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  So: () => (/* reexport */ Mistakes),
  X_: () => (/* reexport */ OneSpot),
  SF: () => (/* reexport */ TookTooLong),
  p0: () => (/* reexport */ duration),
  b3: () => (/* reexport */ headers),
  w: () => (/* reexport */ holdToShape),
  KE: () => (/* reexport */ listed),
  pq: () => (/* reexport */ mapping),
  KT: () => (/* reexport */ named),
  gM: () => (/* reexport */ readYaml),
  d_: () => (/* reexport */ scalar),
  SP: () => (/* reexport */ shown),
  Ee: () => (/* reexport */ variables),
  WQ: () => (/* reexport */ whole),
  dn: () => (/* reexport */ withinTime),
  Vm: () => (/* reexport */ word)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/yaml-file/mistakes.js

/** Collects what is wrong in one file, so that all of it is told at once. */
class Mistakes {
    #found = new Map();
    /** @param message what is wrong, and what would be right; the same at the same place is told once */
    add(place, message) {
        this.#found.set(`${place.line}:${place.column} ${message}`, { place, message });
    }
    /** @throws FileMistakes with all of them, if there are any */
    throwIfAny(file) {
        if (this.#found.size > 0)
            throw new verdict/* FileMistakes */._R(file, [...this.#found.values()]);
    }
}
/** A piece of the file as a message shows it: on one line, and not endless. */
function shown(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
//# sourceMappingURL=mistakes.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/shape.js
/** Pieces that the shapes of the file are made of. What breaks them is put into words in `wording.ts`. */


/** Milliseconds. */
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|s|m|h|d)$/;
const NO_DURATION = 'must be a time such as 500ms, 10s, 15m, 26h or 7d';
/** A length of time such as `500ms`, `10s`, `26h`, in milliseconds; never none. */
function duration({ description, max, maxText }) {
    return dist/* pipe */.FsL(dist/* string */.YjP(NO_DURATION), dist/* regex */.yGV(DURATION, NO_DURATION), 
    // What follows a transformation is not part of the published schema.
    dist/* description */.h_(description), dist/* transform */.pdi(millisecondsOf), dist/* check */.z6Y((value) => value > 0 && value <= max, `must be more than nothing and at most ${maxText}`));
}
function millisecondsOf(text) {
    const [, figure = '', unit = ''] = DURATION.exec(text) ?? [];
    return Math.round(Number(figure) * (UNITS[unit] ?? Number.NaN));
}
/** A whole number within bounds. */
function whole(min, max) {
    const message = `must be a whole number from ${min} to ${max}`;
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* integer */.ndf(message), dist/* minValue */.Wwf(min, message), dist/* maxValue */.cGV(max, message));
}
/** Text as it is, on one line, not empty. */
const word = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1, 'must not be empty'), dist/* maxLength */.Ru6(1000, 'must be at most 1000 characters long'), dist/* regex */.yGV(/^[^\u0000-\u001f\u007f]*$/, 'must be on one line, without control characters'));
/** Text with references in it; a number or a truth value is taken as it is written. */
const scalar = dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY()]);
const notAList = dist/* custom */.IeY(() => false, 'must be a mapping of keys to values, not a list');
/** A mapping with known keys only. All that are unknown are told, each with the known one that it may have been meant for. */
function mapping(entries, rules) {
    const known = Object.keys(entries);
    const open = dist/* looseObject */._H3(entries);
    const closed = dist/* pipe */.FsL(open, dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        if (!isObject(dataset.value))
            return;
        const input = dataset.value;
        const wrong = wrongKeys(Object.keys(input), known, rules);
        for (const { key, message } of wrong) {
            addIssue({
                message,
                ...(key === undefined
                    ? {}
                    : { path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] }),
            });
        }
    }), dist/* metadata */.yuE(publishedRules(rules)), dist/* transform */.pdi((value) => value));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** What JSON Schema says of the rules that are checked above. */
function publishedRules({ what, description, oneOf, needed }) {
    return {
        title: what,
        ...(description === undefined ? {} : { description }),
        ...(oneOf === undefined ? {} : { oneOf: oneOf.map((key) => ({ required: [key] })) }),
        ...(needed === undefined ? {} : { anyOf: [{ required: [needed.key] }, { required: [needed.unless] }] }),
    };
}
/** A mapping with keys of its writer's choice, all of one form. */
function named({ what, name, wrongName }, value) {
    const closed = dist/* pipe */.FsL(dist/* record */.g1P(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(name, wrongName)), value), dist/* title */.DDF(what));
    return dist/* lazy */.RZV((input) => (Array.isArray(input) ? notAList : closed));
}
/** Headers by name (RFC 9110, 5.1). */
const headers = named({ what: 'headers', name: /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, wrongName: 'is no name of a header' }, scalar);
/** Variables of an environment (POSIX, 8.1). */
const variables = named({ what: 'variables', name: /^[A-Za-z_][A-Za-z0-9_]*$/, wrongName: 'is no name of a variable' }, scalar);
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function wrongKeys(given, known, { what, oneOf = [], needed }) {
    const wrong = given
        .filter((key) => !known.includes(key))
        .map((key) => ({ key, message: unknownKey(key, known, what) }));
    // Most likely what is missing is what is misspelt.
    const isMisspelt = wrong.length > 0;
    const [first, ...more] = oneOf.filter((key) => given.includes(key));
    if (first === undefined && oneOf.length > 0 && !isMisspelt) {
        wrong.push({ message: `${what} must have one of ${listed(oneOf)}` });
    }
    for (const key of more)
        wrong.push({ key, message: `${what} has either ${first ?? ''} or ${key}, not both` });
    if (needed !== undefined && !isMisspelt && !given.includes(needed.key) && !given.includes(needed.unless)) {
        wrong.push({ message: missing(needed.key) });
    }
    return wrong;
}
function missing(key) {
    return `has no ${JSON.stringify(key)}, which is needed`;
}
function unknownKey(key, known, what) {
    const near = (0,verdict/* nearest */.pA)(key, known);
    const help = near === undefined ? `${what} has ${listed(known)}` : `did you mean ${JSON.stringify(near)}?`;
    return `unknown key ${JSON.stringify(key.slice(0, 60))} (${help})`;
}
/** `a, b and c`. */
function listed(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
//# sourceMappingURL=shape.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/wording.js



/** Tell what breaks a shape, each at its place. @param spot of the value that was held to the shape */
function tellIssues(issues, spot, mistakes) {
    for (const issue of issues) {
        const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
        const last = issue.path?.at(-1);
        const at = spot.at(...keys);
        const isMissing = issue.kind === 'schema' && last?.origin === 'key' && issue.input === undefined;
        if (isMissing)
            mistakes.add(spot.at(...keys.slice(0, -1)).place, missing(String(last.key)));
        else if (issue.type === 'raw_check')
            mistakes.add(last === undefined ? at.place : at.keyPlace, issue.message);
        else
            mistakes.add(last?.origin === 'key' ? at.keyPlace : at.place, `${subject(keys)}${explain(issue)}`);
    }
}
/** What a message is about: a key, or an item of a list. */
function subject(keys) {
    const last = keys.at(-1);
    if (last === undefined)
        return 'the file ';
    if (typeof last === 'string')
        return `${shown(last)} `;
    const list = keys.findLast((key) => typeof key === 'string');
    return `item ${last + 1} of ${shown(list ?? '')} `;
}
/** What the shapes' own messages do not say: they are those of a wrong kind of value. */
const KINDS = {
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    loose_object: 'a mapping of keys to values',
    record: 'a mapping of keys to values',
    union: 'text or a number',
};
function explain(issue) {
    // Ours begin so; the library's begin with "Invalid".
    if (!issue.message.startsWith('Invalid '))
        return issue.message;
    if (issue.type === 'picklist')
        return explainChoice(issue);
    return `must be ${KINDS[issue.type] ?? issue.expected ?? 'something else'}, not ${given(issue)}`;
}
function explainChoice({ expected, input }) {
    const values = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
    const near = typeof input === 'string' ? (0,verdict/* nearest */.pA)(input, values) : undefined;
    const help = near === undefined ? '' : ` (did you mean ${near}?)`;
    return `must be ${listed(values)}${help}`;
}
function given({ input, received }) {
    if (input === null || input === undefined)
        return 'empty';
    if (Array.isArray(input))
        return 'a list';
    if (typeof input === 'object')
        return 'a mapping';
    // Which text it is stands in the file, and may be a secret.
    return typeof input === 'string' ? 'text' : received;
}
//# sourceMappingURL=wording.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/held.js


/** Leaving out what is wrong can leave out what something else needs; a few times over nothing is left. */
const ROUNDS = 8;
/**
 * Hold a file to its shape. Mistakes are told, and what has them is left out, so that the rest is read too: all mistakes are told
 * at once. Undefined where nothing is left.
 *
 * @param leftOut what goes with the value at a path that is wrong; that value alone where it is not given
 */
function holdToShape(shape, file, mistakes, leftOut = (keys) => keys) {
    let spot = file;
    for (let round = 0; round < ROUNDS; round++) {
        const held = dist/* safeParse */.xLC(shape, spot.value);
        if (held.success)
            return { entry: held.output, spot };
        if (round === 0)
            tellIssues(held.issues, spot, mistakes);
        const wrong = held.issues.map((issue) => leftOut(pathOf(issue)));
        if (wrong.some((path) => path.length === 0))
            return undefined;
        spot = spot.without(wrong);
    }
    return undefined;
}
/** What an issue makes unreadable: where a key is missing, that is all that lacks it. */
function pathOf(issue) {
    const path = issue.path ?? [];
    const keys = path.map(({ key }) => String(key));
    const isMissing = issue.kind === 'schema' && path.at(-1)?.origin === 'key' && issue.input === undefined;
    return isMissing ? keys.slice(0, -1) : keys;
}
//# sourceMappingURL=held.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/spot.js
/** The place of everything that one entry of the file stands for. */
class OneSpot {
    place;
    keyPlace;
    constructor(place) {
        this.place = place;
        this.keyPlace = place;
    }
    at() {
        return this;
    }
    written(value) {
        return String(value);
    }
}
//# sourceMappingURL=spot.js.map
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./build/packages/yaml-file/within-time.js


/** Work that was stopped because it took longer than it may. */
class TookTooLong extends Error {
}
const surroundings = (0,external_node_vm_.createContext)();
const call = new external_node_vm_.Script('work()');
/**
 * Do work that only computes, and stop it in the middle when it takes too long: no timer could, while it computes.
 *
 * @throws TookTooLong
 */
function withinTime(milliseconds, work) {
    let result;
    surroundings['work'] = () => {
        result = { value: work() };
    };
    try {
        call.runInContext(surroundings, { timeout: milliseconds });
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        throw new TookTooLong(`took longer than ${milliseconds} ms`);
    }
    finally {
        delete surroundings['work'];
    }
    if (result === undefined)
        throw new Error('work ended without a result');
    return result.value;
}
//# sourceMappingURL=within-time.js.map
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml-spot.js
/** Nothing stands below a scalar. */
const NOTHING = new Map();
/** A value of the file and those below it. */
class YamlSpot {
    value;
    place;
    below;
    source;
    keyPlace;
    constructor(value, place, keyPlace, below, source) {
        this.value = value;
        this.place = place;
        this.below = below;
        this.source = source;
        this.keyPlace = keyPlace ?? place;
    }
    at(...keys) {
        const [first, ...rest] = keys;
        const next = first === undefined ? undefined : this.below.get(String(first));
        return next === undefined ? this : next.at(...rest);
    }
    written(value) {
        return typeof value === 'number' ? (this.source ?? String(value)) : String(value);
    }
    /** The same without what stands at these paths. What follows in a list moves up, and still knows where it stands. */
    without(paths) {
        if (paths.length === 0)
            return this;
        const deeper = new Map();
        const dropped = new Set();
        for (const [first, ...rest] of paths) {
            if (first === undefined)
                continue;
            if (rest.length === 0)
                dropped.add(first);
            else
                deeper.set(first, (deeper.get(first) ?? []).concat([rest]));
        }
        const kept = [...this.below]
            .filter(([key]) => !dropped.has(key))
            .map(([key, spot]) => [key, spot.without(deeper.get(key) ?? [])]);
        if (!Array.isArray(this.value)) {
            const value = Object.fromEntries(kept.map(([key, spot]) => [key, spot.value]));
            return new YamlSpot(value, this.place, this.keyPlace, new Map(kept), undefined);
        }
        const items = kept.map(([, spot]) => spot);
        const below = new Map(items.map((spot, index) => [String(index), spot]));
        return new YamlSpot(items.map((spot) => spot.value), this.place, this.keyPlace, below, undefined);
    }
}
//# sourceMappingURL=yaml-spot.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/yaml.js




/** Largest file, in bytes of UTF-8. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Deepest nesting: nothing that a person writes needs half of it. */
const MAX_DEPTH = 32;
/** Values in the file, those counted each time that an alias repeats. */
const MAX_VALUES = 500_000;
/** Keys in one mapping. */
const MAX_KEYS = 1000;
const MAX_MILLISECONDS = 30_000;
const START = { line: 1, column: 1 };
/** Read YAML 1.2 that nobody vouches for, within bounds of size, depth and time. Undefined where it is none. */
function readYaml(text, mistakes) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        mistakes.add(START, `is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
        return undefined;
    }
    try {
        return withinTime(MAX_MILLISECONDS, () => parse(text, mistakes));
    }
    catch (error) {
        if (!(error instanceof TookTooLong))
            throw error;
        mistakes.add(START, `${error.message} to parse`);
        return undefined;
    }
}
function parse(text, mistakes) {
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        // Finding equal keys takes the library time that grows with the square of their number.
        uniqueKeys: false,
        stringKeys: true,
        // It would also keep silent about a second document.
        logLevel: 'error',
    });
    const problems = firstOnes([...document.errors, ...document.warnings]);
    for (const { code, message, pos } of problems) {
        const why = code === 'RESOURCE_EXHAUSTION' ? 'is nested too deeply' : `is not YAML: ${inOneLine(message)}`;
        mistakes.add(placeOf(lines, pos[0]), why);
    }
    return problems.length > 0 ? undefined : new Reader(document, lines, mistakes).read();
}
/** After a token that fits nowhere the parser has lost its place, and finds fault with everything that follows. */
function firstOnes(problems) {
    const lost = problems.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN' || code === 'RESOURCE_EXHAUSTION');
    return lost === -1 ? problems : problems.slice(0, lost + 1);
}
function inOneLine(message) {
    const line = message.replace(/\p{Cc}+/gu, ' ');
    return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
function placeOf(lines, offset) {
    const { line, col } = lines.linePos(Math.max(0, offset));
    // A text without any line break has no line in the library's count when it is empty.
    return { line: Math.max(1, line), column: Math.max(1, col) };
}
/** Turns the library's nodes into values and spots. */
class Reader {
    #document;
    #lines;
    #mistakes;
    #values = 0;
    constructor(document, lines, mistakes) {
        this.#document = document;
        this.#lines = lines;
        this.#mistakes = mistakes;
    }
    /** Undefined where there is more than anybody would write. */
    read() {
        const spot = this.#read(this.#document.contents, undefined, 0, START);
        return this.#values > MAX_VALUES ? undefined : spot;
    }
    #read(node, key, depth, parent) {
        const place = this.#place(node) ?? key ?? parent;
        this.#values++;
        if (this.#values > MAX_VALUES || depth > MAX_DEPTH) {
            if (this.#values === MAX_VALUES + 1)
                this.#mistakes.add(place, `holds more than ${MAX_VALUES} values`);
            else if (this.#values <= MAX_VALUES)
                this.#mistakes.add(place, 'is nested too deeply');
            return new YamlSpot(undefined, place, key, NOTHING, undefined);
        }
        if ((0,yaml_dist/* isAlias */.Vj)(node)) {
            const meant = this.#read(node.resolve(this.#document) ?? null, key, depth + 1, place);
            return new YamlSpot(meant.value, place, key, meant.below, meant.source);
        }
        if ((0,yaml_dist/* isSeq */.oP)(node)) {
            const items = node.items.map((item) => this.#read(item, undefined, depth + 1, place));
            const below = new Map(items.map((item, index) => [String(index), item]));
            return new YamlSpot(items.map(({ value }) => value), place, key, below, undefined);
        }
        if ((0,yaml_dist/* isMap */.jh)(node))
            return this.#mapping(node.items, place, key, depth);
        const value = (0,yaml_dist/* isScalar */.jn)(node) ? node.value : null;
        return new YamlSpot(value, place, key, NOTHING, (0,yaml_dist/* isScalar */.jn)(node) ? node.source : undefined);
    }
    #mapping(pairs, place, key, depth) {
        if (pairs.length > MAX_KEYS)
            this.#mistakes.add(place, `holds more than ${MAX_KEYS} keys`);
        const below = new Map();
        for (const pair of pairs.slice(0, MAX_KEYS)) {
            const name = (0,yaml_dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : '';
            const at = this.#place(pair.key) ?? place;
            const earlier = below.get(name);
            if (earlier !== undefined) {
                this.#mistakes.add(at, `key ${shown(name)} is there already, in line ${earlier.keyPlace.line}`);
            }
            else if (name === '__proto__')
                this.#mistakes.add(at, 'unknown key "__proto__"');
            else
                below.set(name, this.#read(pair.value, at, depth + 1, at));
        }
        const value = Object.fromEntries([...below].map(([name, spot]) => [name, spot.value]));
        return new YamlSpot(value, place, key, below, undefined);
    }
    #place(node) {
        const start = node?.range?.[0];
        return start === undefined ? undefined : placeOf(this.#lines, start);
    }
}
//# sourceMappingURL=yaml.js.map
;// CONCATENATED MODULE: ./build/packages/yaml-file/index.js






//# sourceMappingURL=index.js.map

/***/ })

};
