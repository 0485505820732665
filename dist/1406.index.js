export const id = 1406;
export const ids = [1406];
export const modules = {

/***/ 81406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EXIT: () => (/* reexport */ EXIT),
  main: () => (/* reexport */ main),
  runCli: () => (/* reexport */ runCli)
});

// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: ./build/packages/verbs/index.js + 1 modules
var verbs = __webpack_require__(64788);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(26848);
;// CONCATENATED MODULE: ./build/packages/cli/ask.js


/**
 * Ask whoever sits at the terminal for one line.
 *
 * @throws UserError where the input ends before the line does
 */
async function askAt(input, output, question, signal) {
    const lines = (0,promises_.createInterface)({ input, output });
    const noMore = new verdict/* UserError */.yo('The answers ended', { remedy: 'Answer every question, or give the flags' });
    const ended = new Promise((_, reject) => {
        lines.once('close', () => {
            // An answer that ends the input as well is an answer: it comes first.
            setImmediate(reject, noMore);
        });
        // Ctrl-C comes to whoever reads the terminal, and is for the whole command.
        lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    });
    try {
        return await Promise.race([lines.question(question, { signal }), ended]);
    }
    catch (error) {
        // Ctrl-D on an empty line ends a question as its signal does.
        throw (0,verdict/* codeOf */.$N)(error) === 'ABORT_ERR' && !signal.aborted ? noMore : error;
    }
    finally {
        ended.catch(() => undefined);
        lines.close();
    }
}
//# sourceMappingURL=ask.js.map
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/packages/kit/index.js + 2 modules
var kit = __webpack_require__(81858);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/packages/cli/args.js



/** Flags that every verb has. */
const COMMON_FLAGS = ['json', 'help'];
/** Read a verb's flags: `--flag value`, `--flag=value`, `--flag` and `--no-flag` for what is true or false. */
function readArguments(schema, args) {
    const inputs = new Map((0,kit/* inputsOn */.hk)(schema, 'cli'));
    const names = [...inputs.keys(), ...COMMON_FLAGS];
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: flagTypes(inputs),
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const given = new Map();
    const switches = new Set();
    const mistakes = [];
    let afterUnknown = false;
    for (const token of tokens) {
        if (token.kind === 'positional' && !afterUnknown) {
            mistakes.push(`${JSON.stringify(token.value)} belongs to no flag`);
        }
        afterUnknown = false;
        if (token.kind !== 'option')
            continue;
        if (token.name === 'json' || token.name === 'help') {
            switches.add(token.name);
            continue;
        }
        const negated = token.name.startsWith('no-') && inputs.get(token.name.slice(3))?.type === 'boolean';
        const name = negated ? token.name.slice(3) : token.name;
        const spec = inputs.get(name);
        if (spec === undefined) {
            mistakes.push((0,kit/* unknownName */.U0)(name, names, (plain) => (plain === name ? token.rawName : `--${plain}`)));
            afterUnknown = token.value === undefined;
            continue;
        }
        const text = negated ? negatedText(token.value) : flagText(spec, token.value, token.inlineValue);
        const mistake = text === undefined ? needsValue(name, spec, negated) : passwordMistake(name, spec, text);
        if (mistake !== undefined)
            mistakes.push(mistake);
        else if (text !== undefined)
            addText(given, name, spec, text, mistakes);
    }
    return { given, json: switches.has('json'), help: switches.has('help'), mistakes };
}
function flagTypes(inputs) {
    const types = {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
    };
    for (const [name, spec] of inputs) {
        types[name] = { type: spec.type === 'boolean' ? 'boolean' : 'string' };
        if (spec.type === 'boolean')
            types[`no-${name}`] = { type: 'boolean' };
    }
    return types;
}
function negatedText(value) {
    return value === undefined ? 'false' : undefined;
}
/** A value that begins with a dash is probably the next flag: `--name --json`. */
function flagText(spec, value, inline) {
    if (spec.type === 'boolean')
        return value ?? 'true';
    return value === undefined || (inline !== true && value.startsWith('-')) ? undefined : value;
}
function needsValue(name, spec, negated) {
    if (negated)
        return `--no-${name} takes no value`;
    return `--${name} needs a value${spec.type === 'text' ? ` (--${name}=… where it begins with a dash)` : ''}`;
}
/** Every process on the machine can read a command line. */
function passwordMistake(name, spec, text) {
    if (spec.type !== 'text' || spec.secret === undefined || !(0,verdict/* holdsPassword */.oj)(text))
        return undefined;
    return `--${name} holds a password, which every process on this machine could read; set ${spec.secret.env} instead, or leave the password out and set PGPASSWORD`;
}
function addText(given, name, spec, text, mistakes) {
    const earlier = given.get(name);
    if (earlier !== undefined && spec.type !== 'list')
        mistakes.push(`--${name} is given twice`);
    given.set(name, earlier === undefined ? text : `${earlier}\n${text}`);
}
//# sourceMappingURL=args.js.map
;// CONCATENATED MODULE: ./build/packages/cli/help.js


const WIDTH = 100;
const INDENT = 6;
/** What `backproof --help` prints. */
function generalHelp(schemas) {
    const column = Math.max(...schemas.map((schema) => schema.verb.length)) + 2;
    return [
        `backproof ${verdict/* VERSION */.xv}: back up PostgreSQL, and prove that each backup restores.`,
        '',
        'Usage: backproof <verb> [flags]',
        '',
        'Verbs:',
        ...schemas.map((schema) => wrapped(`  ${schema.verb.padEnd(column)}${schema.description}`, column + 2)),
        '',
        'Flags of every verb:',
        '  --json     Print one JSON document on standard output, and everything else on standard error.',
        '  --help     Explain the verb and its flags.',
        '  --version  Print the version.',
        '',
        'Exit codes: 0 proven, 1 failed, 2 unproven, 3 wrong use.',
        '',
    ].join('\n');
}
/** What `backproof <verb> --help` prints. */
function verbHelp(schema) {
    const inputs = (0,kit/* inputsOn */.hk)(schema, 'cli');
    const required = inputs.filter(([, spec]) => spec.type === 'text' && spec.required === true);
    const usage = required.map(([name, spec]) => ` --${name} ${placeholder(spec)}`).join('');
    return [
        wrapped(schema.description, 0),
        '',
        `Usage: backproof ${schema.verb}${usage} [flags]`,
        '',
        'Flags:',
        ...inputs.flatMap(([name, spec]) => flagHelp(name, spec)),
        '  --json',
        wrapped(`${' '.repeat(INDENT)}Print one JSON document on standard output.`, INDENT),
        '',
        'Exit codes: 0 proven, 1 failed, 2 unproven, 3 wrong use.',
        '',
    ].join('\n');
}
function flagHelp(name, spec) {
    const head = spec.type === 'boolean' ? `  --${name}, --no-${name}` : `  --${name} ${placeholder(spec)}`;
    return [head, wrapped(`${' '.repeat(INDENT)}${[spec.description, ...notes(spec)].join(' ')}`, INDENT)];
}
function notes(spec) {
    const said = [];
    if (spec.type === 'text' && spec.secret !== undefined)
        said.push(`Environment: ${spec.secret.env}.`);
    if (spec.type !== 'list' && spec.default !== undefined)
        said.push(`Default: ${spec.default}.`);
    return said;
}
function placeholder(spec) {
    switch (spec.type) {
        case 'text':
            return spec.secret === undefined ? 'TEXT' : 'URL';
        case 'boolean':
            return '';
        case 'integer':
            return 'N';
        case 'duration':
            return 'TIME';
        case 'percent':
            return 'SHARE%';
        case 'choice':
            return spec.values.join('|');
        case 'list':
            return 'A,B,…';
    }
}
/** Break a paragraph at WIDTH; lines after the first are indented. Workflow expressions in descriptions stay as they are. */
function wrapped(text, indent) {
    const lead = /^ */.exec(text)?.[0] ?? '';
    const lines = [];
    let line = lead;
    for (const word of text.slice(lead.length).split(/(?<= )/)) {
        if ((line + word).trimEnd().length > WIDTH) {
            lines.push(line.trimEnd());
            line = ' '.repeat(indent);
        }
        line += word;
    }
    return [...lines, line.trimEnd()].join('\n');
}
//# sourceMappingURL=help.js.map
;// CONCATENATED MODULE: ./build/packages/cli/terminal.js

const LIVE_EVERY_MS = 100;
const PLAIN_EVERY_MS = 10_000;
/** What a person sees: lines, and below them one line of progress that is rewritten where there is a terminal. */
class Terminal {
    #options;
    #live = false;
    constructor(options) {
        this.#options = options;
    }
    /** A line of the result. */
    out(line) {
        this.#print(this.#options.json ? this.#options.stderr : this.#options.stdout, line);
    }
    /** A line about the result. */
    err(line) {
        this.#print(this.#options.stderr, line);
    }
    /** The one JSON document. */
    document(value) {
        const text = JSON.stringify(this.#options.redactor.redactAll(value), undefined, 2);
        this.#clearLive();
        this.#options.stdout.write(`${text}\n`);
    }
    get log() {
        return {
            info: (line) => {
                this.out(line);
            },
            warning: (line) => {
                this.err(`Warning: ${line}`);
            },
            debug: (line) => {
                if (this.#options.verbose)
                    this.err(line);
            },
            group: (title, work) => {
                this.out(title);
                return work();
            },
        };
    }
    get progress() {
        const { stderr, clock } = this.#options;
        if (stderr.isTTY !== true) {
            return (0,kit/* throttledProgress */.kl)(clock, PLAIN_EVERY_MS, (line) => {
                this.err(line);
            });
        }
        const meter = new kit/* ProgressMeter */.Z3(clock);
        let shownAt = 0;
        return (report) => {
            const line = meter.line(report);
            const now = clock.now().getTime();
            if (now - shownAt < LIVE_EVERY_MS)
                return;
            shownAt = now;
            this.#clearLive();
            stderr.write(this.#options.redactor.redact(line).slice(0, (stderr.columns ?? 80) - 1));
            this.#live = true;
        };
    }
    #print(stream, line) {
        this.#clearLive();
        stream.write(`${this.#options.redactor.redact(line)}\n`);
    }
    /** Carriage return, and erase to the end of the line (ECMA-48, EL). */
    #clearLive() {
        if (this.#live)
            this.#options.stderr.write('\r\x1b[K');
        this.#live = false;
    }
}
//# sourceMappingURL=terminal.js.map
;// CONCATENATED MODULE: ./build/packages/cli/run.js






/** Exit codes: part of the interface. */
const EXIT = { proven: 0, failed: 1, unproven: 2, wrongUse: 3 };
/** Run the command line. @returns its exit code */
async function runCli(entries, process) {
    const [verbName, ...rest] = splitVerb(entries, process.argv);
    if (verbName === undefined || ['--help', '-h', 'help'].includes(verbName)) {
        (verbName === undefined ? process.stderr : process.stdout).write(generalHelp(entries.map((entry) => entry.schema)));
        return verbName === undefined ? EXIT.wrongUse : EXIT.proven;
    }
    if (verbName === '--version') {
        process.stdout.write(`${verdict/* VERSION */.xv}\n`);
        return EXIT.proven;
    }
    const entry = entries.find(({ schema }) => schema.verb === verbName);
    const args = entry === undefined ? undefined : readArguments(entry.schema, rest);
    if (entry !== undefined && args?.help === true) {
        process.stdout.write(verbHelp(entry.schema));
        return EXIT.proven;
    }
    const redactor = new verdict/* Redactor */.pO();
    const terminal = new Terminal({
        stdout: process.stdout,
        stderr: process.stderr,
        redactor,
        json: args?.json ?? rest.includes('--json'),
        clock: verdict/* systemClock */.ml,
        verbose: process.env['BACKPROOF_DEBUG'] === '1',
    });
    const signals = (0,kit/* listenForSignals */.si)();
    try {
        if (entry === undefined || args === undefined)
            throw unknownVerb(verbName, entries);
        return await Promise.race([runVerb(entry, args, process, terminal, redactor, signals), signals.crashed]);
    }
    catch (error) {
        const reason = signals.signal.aborted ? signals.signal.reason : error;
        return reportThrown(reason, terminal, args?.json ?? rest.includes('--json'));
    }
    finally {
        signals.release();
    }
}
/** The verb and what follows it; a verb may have two words (`config check`). */
function splitVerb(entries, argv) {
    const two = argv.slice(0, 2).join(' ');
    return entries.some(({ schema }) => schema.verb === two) ? [two, ...argv.slice(2)] : argv;
}
async function runVerb(entry, args, process, terminal, redactor, { signal }) {
    for (const secret of (0,kit/* knownSecrets */.xU)(entry.schema, args.given, process.env))
        redactor.add(secret);
    (0,kit/* refuseMistakes */.Ud)(args.mistakes);
    const { env } = process;
    const { schema } = entry;
    const inputs = (0,kit/* parseInputs */.TL)(schema, args.given, env, { side: 'cli', spell: (name) => `--${name}` });
    const verb = await entry.load();
    const session = await (0,kit/* openSession */.fA)({
        ...(0,kit/* surroundingsOf */.ZD)(process.env),
        ports: { clock: verdict/* systemClock */.ml, log: terminal.log, progress: terminal.progress, signal },
        env: process.env,
        // GitHub gives its cache service to actions alone.
        cache: undefined,
        mask: (secret) => redactor.add(secret),
        sweep: process.handlers,
        ...(process.ask === undefined || args.json ? {} : { ask: asking(process.ask, signal) }),
    });
    const { title } = schema;
    const messages = (0,kit/* startMessages */.tB)(inputs, { title, env: process.env, log: terminal.log, redactor });
    let alerts;
    try {
        alerts = await (0,kit/* startAlerts */.im)(inputs, {
            ...{ schema, env, log: terminal.log, redactor, signal },
            subject: () => session.subject,
        });
        const outcome = await verb.execute(inputs, session.context);
        const code = reportOutcome(outcome, inputs['allow-unproven'] === true, terminal, args.json);
        await Promise.all([alerts.ended(outcome), messages.ended(outcome, code === EXIT.proven)]);
        if (session.leftovers.some((leftover) => leftover.kind === 'server') && !signal.aborted) {
            terminal.err('The restored server stays until Ctrl-C.');
            await (0,external_node_events_.once)(signal, 'abort');
        }
        return code;
    }
    catch (error) {
        const reason = signal.aborted ? signal.reason : error;
        await Promise.all([alerts?.broke(reason), messages.broke((0,kit/* tell */.qz)(reason).line)]);
        throw error;
    }
    finally {
        await session.close(process.handlers);
    }
}
function asking(ask, signal) {
    return (question) => ask(question, signal);
}
function unknownVerb(name, entries) {
    return new verdict/* UserError */.yo(`verb ${(0,kit/* unknownName */.U0)(name, entries.map(({ schema }) => schema.verb))}`, {
        remedy: 'See backproof --help',
    });
}
function reportOutcome(outcome, allowUnproven, terminal, json) {
    const { verdict, claim, checks } = outcome.report;
    for (const check of (0,kit/* blamedChecks */.pM)(outcome))
        terminal.err((0,kit/* checkLine */.tY)(check));
    terminal.out(outcome.lastLine);
    if (json)
        terminal.document({ verdict, claim, checks, ...outcome.details });
    if ((0,kit/* passes */.WE)(verdict, allowUnproven)) {
        if (verdict !== 'proven')
            terminal.err('Let through by --allow-unproven.');
        return EXIT.proven;
    }
    return EXIT[verdict];
}
/** A user's error is one line; a defect is shown with its stack. */
function reportThrown(error, terminal, json) {
    const { line, stack } = (0,kit/* tell */.qz)(error);
    // What is wrong in a file has a line for each mistake.
    terminal.err(stack ?? `Error: ${error instanceof verdict/* FileMistakes */._R ? error.message : line}`);
    if (json) {
        terminal.document({ verdict: 'failed', claim: 'none', checks: [], error: { message: line } });
    }
    return error instanceof verdict/* UserError */.yo && !(error instanceof verdict/* OperationFailed */.FH) ? EXIT.wrongUse : EXIT.failed;
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./build/packages/cli/main.js




/** Node's first release whose zlib reads zstd (22.15.0, 2025-04). */
const OLDEST_NODE = [22, 15];
function nodeIsTooOld() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}
function askAtTerminal(question, signal) {
    return askAt(process.stdin, process.stderr, question, signal);
}
/** The command line as `dist/cli.js` starts it, with this process around it. @returns its exit code */
async function main() {
    if (nodeIsTooOld()) {
        process.stderr.write(`Error: Node ${process.versions.node} is too old. Use Node 24.\n`);
        return EXIT.wrongUse;
    }
    // `backproof list | head` closes our output early; that is no error of anybody's.
    process.stdout.on('error', (error) => {
        if ((0,verdict/* codeOf */.$N)(error) !== 'EPIPE')
            throw error;
    });
    return runCli(Object.entries(verbs/* verbs */.PB).flatMap(([verb, load]) => verbs/* schemas */.jo.filter((schema) => schema.verb === verb).map((schema) => ({ schema, load }))), {
        argv: process.argv.slice(2),
        env: process.env,
        stdout: process.stdout,
        stderr: process.stderr,
        ...(process.stdin.isTTY ? { ask: askAtTerminal } : {}),
        handlers: {
            async endServer(folder) {
                const { endServer } = await Promise.all(/* import() */[__webpack_require__.e(3002), __webpack_require__.e(8508)]).then(__webpack_require__.bind(__webpack_require__, 98508));
                await endServer(folder);
            },
            async endProcess(left) {
                const { endGroup } = await __webpack_require__.e(/* import() */ 2673).then(__webpack_require__.bind(__webpack_require__, 92673));
                await endGroup(left);
            },
        },
    });
}
//# sourceMappingURL=main.js.map
;// CONCATENATED MODULE: ./build/packages/cli/index.js


//# sourceMappingURL=index.js.map

/***/ })

};
