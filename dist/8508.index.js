export const id = 8508;
export const ids = [8508,2673];
export const modules = {

/***/ 98508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  CREATEROLE_CONFINED_SINCE: () => (/* reexport */ CREATEROLE_CONFINED_SINCE),
  ConnectionLost: () => (/* reexport */ ConnectionLost),
  DATABASE_OBJECT: () => (/* reexport */ DATABASE_OBJECT),
  FOREIGN_DATA: () => (/* reexport */ FOREIGN_DATA),
  KNOWN_HOLE: () => (/* reexport */ KNOWN_HOLE),
  RESTORER: () => (/* reexport */ RESTORER),
  SnapshotWithheld: () => (/* reexport */ SnapshotWithheld),
  TLS_MODES: () => (/* reexport */ TLS_MODES),
  WITHHELD: () => (/* reexport */ WITHHELD),
  WITNESS_METHOD: () => (/* reexport */ WITNESS_METHOD),
  ZSTD_SINCE: () => (/* reexport */ ZSTD_SINCE),
  absentObjects: () => (/* reexport */ absentObjects),
  addWitnessHashes: () => (/* reexport */ addWitnessHashes),
  admitOwners: () => (/* reexport */ admitOwners),
  admitOwnersToNewSchemas: () => (/* reexport */ admitOwnersToNewSchemas),
  backendPid: () => (/* reexport */ backendPid),
  beginAlone: () => (/* reexport */ beginAlone),
  beginPinned: () => (/* reexport */ beginPinned),
  clockOf: () => (/* reexport */ clockOf),
  connect: () => (/* reexport */ connect),
  connectionUrl: () => (/* reexport */ connectionUrl),
  copyStatement: () => (/* reexport */ copyStatement),
  countRows: () => (/* reexport */ countRows),
  createDatabase: () => (/* reexport */ createDatabase),
  createEventTriggers: () => (/* reexport */ createEventTriggers),
  createExtensions: () => (/* reexport */ createExtensions),
  createPublications: () => (/* reexport */ createPublications),
  createSchemas: () => (/* reexport */ createSchemas),
  createTwin: () => (/* reexport */ createTwin),
  credentials: () => (/* reexport */ credentials),
  describe: () => (/* reexport */ describe),
  describeBlocker: () => (/* reexport */ describeBlocker),
  disarmForeignData: () => (/* reexport */ disarmForeignData),
  dropAndRecreate: () => (/* reexport */ dropAndRecreate),
  dropDatabase: () => (/* reexport */ dropDatabase),
  dumpSchema: () => (/* reexport */ dumpSchema),
  endServer: () => (/* reexport */ endServer),
  explainConnectionError: () => (/* reexport */ explainConnectionError),
  explainQueryError: () => (/* reexport */ explainQueryError),
  exportSnapshot: () => (/* reexport */ exportSnapshot),
  filterArguments: () => (/* reexport */ filterArguments),
  findBlockers: () => (/* reexport */ findBlockers),
  fingerprintLargeObjects: () => (/* reexport */ fingerprintLargeObjects),
  fingerprintTables: () => (/* reexport */ fingerprintTables),
  fixedRelease: () => (/* reexport */ fixedRelease),
  grantMembership: () => (/* reexport */ grantMembership),
  grantOnForeignObjects: () => (/* reexport */ grantOnForeignObjects),
  grantedName: () => (/* reexport */ grantedName),
  holdsUpDump: () => (/* reexport */ holdsUpDump),
  importSnapshot: () => (/* reexport */ importSnapshot),
  inspectOccupant: () => (/* reexport */ inspectOccupant),
  inspectServer: () => (/* reexport */ inspectServer),
  inspectTarget: () => (/* reexport */ inspectTarget),
  int8AsBigint: () => (/* reexport */ int8AsBigint),
  int8AsCount: () => (/* reexport */ int8AsCount),
  inventorySchema: () => (/* reexport */ inventorySchema),
  isSocket: () => (/* reexport */ isSocket),
  keepServer: () => (/* reexport */ keepServer),
  knownHole: () => (/* reexport */ knownHole),
  listCopyTables: () => (/* reexport */ listCopyTables),
  listRelations: () => (/* reexport */ listRelations),
  listUnreadable: () => (/* reexport */ listUnreadable),
  lockTables: () => (/* reexport */ lockTables),
  maintenanceOf: () => (/* reexport */ maintenanceOf),
  membershipName: () => (/* reexport */ membershipName),
  namesOfObjects: () => (/* reexport */ namesOfObjects),
  npmServer: () => (/* reexport */ npmServer),
  oidsOf: () => (/* reexport */ oidsOf),
  omissionsOf: () => (/* reexport */ omissionsOf),
  parseConnection: () => (/* reexport */ parseConnection),
  parseVersion: () => (/* reexport */ parseVersion),
  plainRole: () => (/* reexport */ plainRole),
  programFinder: () => (/* reexport */ programFinder),
  qualified: () => (/* reexport */ qualified),
  quoteIdentifier: () => (/* reexport */ quoteIdentifier),
  quoteLiteral: () => (/* reexport */ quoteLiteral),
  readSequences: () => (/* reexport */ readSequences),
  readTables: () => (/* reexport */ readTables),
  recreateRoles: () => (/* reexport */ recreateRoles),
  refuseNonEmpty: () => (/* reexport */ refuseNonEmpty),
  refusePooler: () => (/* reexport */ refusePooler),
  restoreArchive: () => (/* reexport */ restoreArchive),
  restoreGrantsOfOthers: () => (/* reexport */ restoreGrantsOfOthers),
  restoreScript: () => (/* reexport */ restoreScript),
  secretForms: () => (/* reexport */ secretForms),
  securityStatus: () => (/* reexport */ securityStatus),
  selectForDrill: () => (/* reexport */ selectForDrill),
  serverMajorOf: () => (/* reexport */ majorOf),
  serverWrittenColumns: () => (/* reexport */ serverWrittenColumns),
  settingName: () => (/* reexport */ settingName),
  settingsToPin: () => (/* reexport */ settingsToPin),
  settleDatabase: () => (/* reexport */ settleDatabase),
  settleLike: () => (/* reexport */ settleLike),
  snapshotRemedy: () => (/* reexport */ snapshotRemedy),
  sqlStateOf: () => (/* reexport */ sqlStateOf),
  standbyNotes: () => (/* reexport */ standbyNotes),
  startDump: () => (/* reexport */ startDump),
  startGlobalsDump: () => (/* reexport */ startGlobalsDump),
  startThrowaway: () => (/* reexport */ startThrowaway),
  swapDatabases: () => (/* reexport */ swapDatabases),
  sweepLeftovers: () => (/* reexport */ sweepLeftovers),
  takeInventory: () => (/* reexport */ takeInventory),
  unpopulatedViews: () => (/* reexport */ unpopulatedViews),
  unprivilegedAccount: () => (/* reexport */ unprivilegedAccount),
  withDatabase: () => (/* reexport */ withDatabase),
  withUser: () => (/* reexport */ withUser),
  withdrawFromConfiguration: () => (/* reexport */ withdrawFromConfiguration),
  withdrawOwners: () => (/* reexport */ withdrawOwners),
  withdrawReach: () => (/* reexport */ withdrawReach),
  withoutRestrictLines: () => (/* reexport */ withoutRestrictLines),
  witness: () => (/* reexport */ witness)
});

;// CONCATENATED MODULE: ./build/packages/postgres/connection/model.js
/** What a connection asks of TLS, in libpq's words. Only `verify-ca` and `verify-full` authenticate the server. */
const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
function withDatabase(connection, database) {
    return { ...connection, database };
}
/** A connection of the same server as another role. */
function withUser(connection, user, password) {
    const { host, address, port, database, tls, applicationName, connectTimeoutSeconds, options } = connection;
    return {
        ...{ host, port, user, database, tls, applicationName, connectTimeoutSeconds },
        ...(address === undefined ? {} : { address }),
        ...(password === undefined ? {} : { password }),
        ...(options === undefined ? {} : { options }),
    };
}
/** Whether it goes through a socket in the file system. */
function isSocket(connection) {
    return connection.host.startsWith('/');
}
/** For people: where it leads and as whom, without any secret. */
function describe(connection) {
    const { host, port, user, database } = connection;
    const place = isSocket(connection) ? `${host}:${port}` : `${bracketed(host)}:${port}`;
    return `postgresql://${encodeURIComponent(user)}@${place}/${encodeURIComponent(database)}`;
}
/** A URL that any libpq program and `parseConnection` understand. Holds the password: only for what is masked. */
function connectionUrl(connection) {
    const { tls, password } = connection;
    const login = encodeURIComponent(connection.user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`);
    const query = new Map();
    if (isSocket(connection))
        query.set('host', connection.host);
    query.set('hostaddr', connection.address);
    if (!isSocket(connection))
        query.set('sslmode', tls.mode);
    query.set('sslrootcert', tls.rootCertificate);
    query.set('sslcert', tls.certificate);
    query.set('sslkey', tls.key);
    query.set('options', connection.options);
    const parts = [...query].flatMap(([key, value]) => value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]);
    const place = isSocket(connection)
        ? `:${connection.port}`
        : `${bracketed(connection.host)}:${connection.port}`;
    const url = `postgresql://${login}@${place}/${encodeURIComponent(connection.database)}`;
    return parts.length === 0 ? url : `${url}?${parts.join('&')}`;
}
/** Every form in which the password can turn up in an output: what must be masked before anything else happens. */
function secretForms(connection) {
    const forms = new Set(connection.spellings);
    if (connection.password !== undefined) {
        forms.add(connection.password);
        forms.add(encodeURIComponent(connection.password));
        forms.add(escapePassfileField(connection.password));
        forms.add(JSON.stringify(connection.password).slice(1, -1));
        forms.add(connectionUrl(connection));
    }
    return [...forms];
}
/** The spelling of a value in libpq's password file: `:` and `\` are escaped with a backslash. */
function escapePassfileField(value) {
    return value.replace(/[\\:]/g, '\\$&');
}
function bracketed(host) {
    return host.includes(':') ? `[${host}]` : encodeURIComponent(host);
}
//# sourceMappingURL=model.js.map
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
;// CONCATENATED MODULE: ./build/packages/postgres/connection/parameters.js
/** The parts of a connection, still text, under libpq's own names. */
const PARAMETERS = [
    'host',
    'hostaddr',
    'port',
    'user',
    'password',
    'dbname',
    'sslmode',
    'sslrootcert',
    'sslcert',
    'sslkey',
    'connect_timeout',
    'application_name',
    'options',
    'passfile',
];
/** The environment's variables that fill what a URL leaves out. */
const VARIABLES = {
    host: 'PGHOST',
    hostaddr: 'PGHOSTADDR',
    port: 'PGPORT',
    user: 'PGUSER',
    password: 'PGPASSWORD',
    dbname: 'PGDATABASE',
    sslmode: 'PGSSLMODE',
    sslrootcert: 'PGSSLROOTCERT',
    sslcert: 'PGSSLCERT',
    sslkey: 'PGSSLKEY',
    connect_timeout: 'PGCONNECT_TIMEOUT',
    application_name: 'PGAPPNAME',
    options: 'PGOPTIONS',
    passfile: 'PGPASSFILE',
};
/** Parameters of libpq that change nothing about which data is read, or that we settle ourselves: accepted, not used. */
const IGNORED = new Set([
    'channel_binding',
    'gssencmode',
    'fallback_application_name',
    'keepalives',
    'keepalives_idle',
    'keepalives_interval',
    'keepalives_count',
    'tcp_user_timeout',
    'client_encoding',
    'sslcompression',
    'sslnegotiation',
    'sslsni',
]);
/** Parameters of other clients that are often found in a URL, and what they mean here. */
const FOREIGN = new Map([
    ['pgbouncer', 'It names a pooler; give the URL of the server itself'],
    ['schema', 'Use the input that chooses schemas instead'],
    ['ssl', 'Write sslmode=require, or sslmode=verify-full'],
    ['service', 'Write out what the service file says'],
    ['sslpassword', 'Use a key file without a passphrase'],
    ['target_session_attrs', 'Name the one server to be used'],
]);
function isParameter(name) {
    return PARAMETERS.some((parameter) => parameter === name);
}
//# sourceMappingURL=parameters.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/passfile.js



/** One line that gives this password for whatever a program connects to: the file is for one connection only. */
function passfileLine(password) {
    if (/[\r\n\0]/.test(password)) {
        throw new verdict/* UserError */.yo('The password holds a line break or a null character, which libpq cannot read from a file', {
            remedy: 'Choose a password without them, and check that the secret was not stored with a trailing newline',
        });
    }
    return `*:*:*:*:${escapePassfileField(password)}\n`;
}
/** The password that a password file's text holds for a connection: the first line that matches, as libpq reads it. */
function findInPassfile(text, wanted) {
    const values = [matchedHost(wanted.host), String(wanted.port), wanted.database, wanted.user];
    for (const line of text.split('\n')) {
        if (line.startsWith('#'))
            continue;
        const fields = splitLine(line.replace(/\r+$/, ''));
        const password = fields[4];
        if (password === undefined)
            continue;
        if (values.every((value, at) => fields[at]?.raw === '*' || fields[at]?.value === value))
            return password.value;
    }
    return undefined;
}
/** libpq calls a socket in its default folder `localhost`. */
function matchedHost(host) {
    return isSocket({ host }) && ['/var/run/postgresql', '/tmp'].includes(host) ? 'localhost' : host;
}
function splitLine(line) {
    const fields = [];
    let raw = '';
    for (let at = 0; at < line.length; at++) {
        const character = line.charAt(at);
        if (character === '\\' && at + 1 < line.length) {
            raw += character + line.charAt(++at);
        }
        else if (character === ':' && fields.length < 4) {
            fields.push(field(raw));
            raw = '';
        }
        else {
            raw += character;
        }
    }
    return [...fields, field(raw)];
}
function field(raw) {
    return { raw, value: raw.replace(/\\(.)/gs, '$1') };
}
/**
 * The password that a password file holds for a connection.
 *
 * @param named whether the user named the file: then it must be there and be private; else it is only looked at
 */
function readPassfile(path, wanted, named) {
    try {
        const about = (0,external_node_fs_.statSync)(path);
        if (process.platform !== 'win32' && (about.mode & 0o077) !== 0) {
            if (!named)
                return undefined;
            throw new verdict/* UserError */.yo(`The password file ${path} can be read by others`, {
                remedy: `Run: chmod 600 ${path}`,
            });
        }
        return findInPassfile((0,external_node_fs_.readFileSync)(path, 'utf8'), wanted);
    }
    catch (error) {
        if (error instanceof verdict/* UserError */.yo || (0,verdict/* codeOf */.$N)(error) === undefined)
            throw error;
        if (!named)
            return undefined;
        throw new verdict/* UserError */.yo(`The password file ${path} cannot be read: ${(0,verdict/* codeOf */.$N)(error) ?? ''}`, { cause: error });
    }
}
//# sourceMappingURL=passfile.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/url.js


const FORM = 'postgresql://user:password@host:5432/database';
/**
 * Take a connection URL apart as libpq does. Not by `new URL`: it knows neither an empty host, nor a socket folder, nor
 * a password that is not a valid part of a URL, and its errors repeat the password.
 */
function parseUrl(url) {
    const scheme = /^postgres(?:ql)?:\/\//.exec(url);
    if (scheme === null) {
        throw wrong('it does not begin with postgresql://', `A connection is written ${FORM}`);
    }
    const rest = url.slice(scheme[0].length);
    if (/[\s\0]/.test(rest))
        throw wrong('it holds a space or a line break', 'Write a space as %20');
    const [before, query] = cut(rest, '?');
    const [authority, path] = cut(before, '/');
    // The rest of a password that holds an unescaped / or ? would be taken for a name, and shown.
    if (rest.slice(authority.length).includes('@')) {
        throw wrong('it holds an @ after the host', 'Write a / in a password as %2F, a ? as %3F, and an @ elsewhere as %40');
    }
    // libpq takes the first @; a password that holds one unescaped would turn its end into the host.
    if (authority.split('@').length > 2) {
        throw wrong('it holds more than one @', 'Write an @ in the user or the password as %40');
    }
    const [login, place] = authority.includes('@') ? cut(authority, '@') : ['', authority];
    const [user, typedPassword] = cut(login, ':');
    const { host, port } = parsePlace(place ?? '');
    const parameters = {
        ...given('user', decode(user, 'the user')),
        ...given('password', decode(typedPassword, 'the password')),
        ...given('host', decode(host, 'the host')),
        ...given('port', port),
        ...given('dbname', decode(path, 'the database')),
        ...parseQuery(query),
    };
    const typed = typedPassword ?? /(?:^|&)password=([^&]*)/.exec(query ?? '')?.[1];
    return { parameters, ...(typed === undefined || typed === '' ? {} : { typedPassword: typed }) };
}
function wrong(why, remedy) {
    return new verdict/* UserError */.yo(`The connection URL cannot be used: ${why}`, { remedy });
}
function cut(text, at) {
    const index = text.indexOf(at);
    return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
function given(name, value) {
    return value === undefined || value === '' ? {} : { [name]: value };
}
function parsePlace(place) {
    if (place.includes(','))
        throw wrong('it names several hosts', 'Name the one server to be used');
    if (place.startsWith('[')) {
        const match = /^\[([^\]]+)\](?::(\d*))?$/.exec(place);
        if (match?.[1] === undefined)
            throw wrong('its IPv6 address is not closed by ]', `Write [::1]:5432`);
        return { host: match[1], port: match[2] };
    }
    const [host, port] = cut(place, ':');
    if (port?.includes(':') === true) {
        throw wrong('its host holds more than one colon', 'Write an IPv6 address in brackets, and a / in the password as %2F');
    }
    return { host, port };
}
function decode(text, what) {
    if (text === undefined)
        return undefined;
    let decoded;
    try {
        decoded = decodeURIComponent(text);
    }
    catch {
        // The error of decodeURIComponent is not kept: nothing of the text may be shown.
        throw wrong(`${what} holds a % that begins no valid escape`, 'Write a % as %25');
    }
    if (decoded.includes('\0'))
        throw wrong(`${what} holds %00`, 'PostgreSQL knows no such character');
    return decoded;
}
function parseQuery(query) {
    const parameters = {};
    if (query === undefined || query === '')
        return parameters;
    for (const part of query.split('&')) {
        const [rawName, rawValue] = cut(part, '=');
        const name = decode(rawName, 'a parameter') ?? '';
        const value = decode(rawValue, isParameter(name) ? `the parameter ${name}` : 'a parameter');
        if (value === undefined)
            throw wrong('a parameter has no value', 'Write parameters as name=value, joined by &');
        if (isParameter(name)) {
            if (value !== '')
                parameters[name] = value;
        }
        else if (name === 'ssl' && value === 'true') {
            parameters.sslmode = 'require';
        }
        else if (!IGNORED.has(name)) {
            const plain = /^\w{1,40}$/.test(name) ? name : 'a parameter';
            throw wrong(`libpq does not know ${plain}`, FOREIGN.get(name) ?? 'Take that parameter out, and write a ? or & in a password as %3F or %26');
        }
    }
    return parameters;
}
//# sourceMappingURL=url.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/parse.js








const DEFAULT_CONNECT_TIMEOUT_S = 15;
const SOCKET_FOLDERS = ['/var/run/postgresql', '/run/postgresql', '/tmp'];
/**
 * A connection from a URL, with `PG*` variables for what it leaves out, by libpq's rules.
 *
 * @param url empty for a connection from `PG*` alone
 * @param env the environment that the variables are taken from
 * @throws UserError in one line that never repeats a secret
 */
function parseConnection(url, env) {
    const fromUrl = url === '' ? { parameters: {} } : parseUrl(url);
    const given = { ...fromEnvironment(env, fromUrl.parameters), ...fromUrl.parameters };
    if (url === '')
        requireSomething(given, env);
    const port = parsePort(given.port);
    const host = parseHost(given, port);
    const user = given.user ?? systemUser();
    const database = given.dbname ?? user;
    const { passfile } = given;
    const password = given.password ?? passwordFromFile(passfile, env, { host, port, user, database });
    const spellings = fromUrl.typedPassword === undefined ? [] : [url, fromUrl.typedPassword];
    return {
        host,
        ...(given.hostaddr === undefined ? {} : { address: given.hostaddr }),
        port,
        user,
        ...(password === undefined ? {} : { password }),
        database,
        tls: parseTls(given),
        applicationName: given.application_name ?? 'backproof',
        connectTimeoutSeconds: parseTimeout(given.connect_timeout),
        ...(given.options === undefined ? {} : { options: given.options }),
        ...(spellings.length === 0 ? {} : { spellings }),
    };
}
function fromEnvironment(env, url) {
    const parameters = {};
    for (const name of PARAMETERS) {
        const value = env[VARIABLES[name]];
        if (value !== undefined && value !== '')
            parameters[name] = value;
    }
    // An address belongs to the host that it was given with.
    if (url.host !== undefined)
        delete parameters.hostaddr;
    return parameters;
}
function requireSomething(given, env) {
    const service = env['PGSERVICE'] ?? '';
    if (service !== '' && given.host === undefined) {
        throw new verdict/* UserError */.yo('PGSERVICE names a connection service, which is not supported', {
            remedy: 'Give a connection URL, or PGHOST, PGPORT, PGUSER and PGDATABASE',
        });
    }
    if ([given.host, given.hostaddr, given.port, given.user, given.dbname].every((part) => part === undefined)) {
        throw new verdict/* UserError */.yo('No connection is given: the URL is empty and no PGHOST, PGUSER or PGDATABASE is set', {
            remedy: 'Give a connection URL, and check that the secret that holds it exists and is passed to this step',
        });
    }
}
function parsePort(text) {
    if (text === undefined)
        return 5432;
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535) {
        throw new verdict/* UserError */.yo('The port of the connection is not a number from 1 to 65535', {
            remedy: 'Check the URL and PGPORT; a : or @ or / in a password is written %3A, %40, %2F',
        });
    }
    return port;
}
function parseHost(given, port) {
    const host = given.host ?? given.hostaddr ?? localSocket(port);
    if (host.includes(',')) {
        throw new verdict/* UserError */.yo('The connection names several hosts', { remedy: 'Name the one server to be used' });
    }
    return host;
}
/** Without a host libpq uses a socket; its folder differs between builds, so the one that exists is taken. */
function localSocket(port) {
    return SOCKET_FOLDERS.find((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, `.s.PGSQL.${port}`))) ?? 'localhost';
}
function systemUser() {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch (error) {
        throw new verdict/* UserError */.yo('The connection names no user', {
            remedy: 'Give one in the URL or in PGUSER',
            cause: error,
        });
    }
}
function passwordFromFile(passfile, env, wanted) {
    if (passfile !== undefined)
        return readPassfile(passfile, wanted, true);
    const home = env['HOME'] ?? '';
    return home === '' ? undefined : readPassfile((0,external_node_path_.join)(home, '.pgpass'), wanted, false);
}
function parseTls(given) {
    const mode = parseMode(given.sslmode);
    // `system` is libpq's name for the publicly known authorities, which is what no file means here.
    const root = given.sslrootcert === 'system' ? undefined : given.sslrootcert;
    const system = given.sslrootcert === 'system' && given.sslmode === undefined;
    return {
        // libpq verifies the chain as soon as `require` comes with a root certificate.
        mode: system ? 'verify-full' : mode === 'require' && given.sslrootcert !== undefined ? 'verify-ca' : mode,
        ...(root === undefined ? {} : { rootCertificate: root }),
        ...(given.sslcert === undefined ? {} : { certificate: given.sslcert }),
        ...(given.sslkey === undefined ? {} : { key: given.sslkey }),
    };
}
function parseMode(text) {
    if (text === undefined)
        return 'prefer';
    const mode = TLS_MODES.find((known) => known === text);
    if (mode !== undefined)
        return mode;
    throw new verdict/* UserError */.yo('The sslmode of the connection is unknown', {
        remedy: `Use one of ${TLS_MODES.join(', ')}`,
    });
}
function parseTimeout(text) {
    if (text === undefined)
        return DEFAULT_CONNECT_TIMEOUT_S;
    if (!/^\d{1,6}$/.test(text)) {
        throw new verdict/* UserError */.yo('connect_timeout is not a whole number of seconds', {
            remedy: 'Check the URL and PGCONNECT_TIMEOUT',
        });
    }
    // Zero means for ever to libpq; a backup that waits for ever is one that nobody hears of.
    return Number(text) === 0 ? DEFAULT_CONNECT_TIMEOUT_S : Number(text);
}
//# sourceMappingURL=parse.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/packages/postgres/connection/tls.js




/** The attempts of a mode, in order; a later one is made only where the server refused the one before. */
async function tlsAttempts(connection) {
    if (isSocket(connection))
        return [false];
    switch (connection.tls.mode) {
        case 'disable':
            return [false];
        case 'allow':
            return [false, await tlsOptions(connection)];
        case 'prefer':
            return [await tlsOptions(connection), false];
        case 'require':
        case 'verify-ca':
        case 'verify-full':
            return [await tlsOptions(connection)];
    }
}
/** Whether the server's certificate is checked at all. */
function verifies(connection) {
    return connection.tls.mode === 'verify-ca' || connection.tls.mode === 'verify-full';
}
async function tlsOptions(connection) {
    const { tls, host } = connection;
    const options = { rejectUnauthorized: verifies(connection) };
    // The name to be verified is the one that the user gave, whatever address it led to.
    if ((0,external_node_net_.isIP)(host) === 0)
        options.servername = host;
    if (tls.mode === 'verify-ca')
        options.checkServerIdentity = () => undefined;
    if (verifies(connection) && tls.rootCertificate !== undefined) {
        options.ca = await readPem(tls.rootCertificate, 'root certificate');
    }
    if (tls.certificate !== undefined)
        options.cert = await readPem(tls.certificate, 'client certificate');
    if (tls.key !== undefined)
        options.key = await readPem(tls.key, "client certificate's key");
    return options;
}
async function readPem(path, what) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        throw new verdict/* UserError */.yo(`The ${what} ${path} cannot be read: ${(0,verdict/* codeOf */.$N)(error) ?? 'unknown error'}`, {
            cause: error,
        });
    }
    if (!text.includes('-----BEGIN ')) {
        throw new verdict/* UserError */.yo(`The ${what} ${path} is not in PEM form`, {
            remedy: 'Give a file that holds -----BEGIN … lines',
        });
    }
    return text;
}
//# sourceMappingURL=tls.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/credentials.js







/**
 * Write a connection's secrets where only we and libpq find them.
 *
 * @param folder private to the run; the files stay until `remove`, so that a post step can remove the folder as well
 */
async function credentials(connection, folder) {
    const base = (0,external_node_path_.join)(folder, `pg-${(0,external_node_crypto_.randomUUID)()}`);
    const passfile = `${base}.pass`;
    const authorities = `${base}.ca.pem`;
    const remove = async () => {
        await Promise.all([(0,promises_.rm)(passfile, { force: true }), (0,promises_.rm)(authorities, { force: true })]);
    };
    const { password } = connection;
    try {
        if (password !== undefined)
            await writePrivate(passfile, passfileLine(password));
        const env = {
            ...place(connection),
            ...(await tlsEnvironment(connection, authorities)),
            PGPASSFILE: passfile,
        };
        return { env, path: password === undefined ? undefined : passfile, remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
async function writePrivate(path, text) {
    await (0,promises_.writeFile)(path, text, { mode: 0o600, flag: 'wx' });
}
function place(connection) {
    return {
        PGHOST: connection.host,
        ...(connection.address === undefined ? {} : { PGHOSTADDR: connection.address }),
        PGPORT: String(connection.port),
        PGUSER: connection.user,
        PGDATABASE: connection.database,
        PGAPPNAME: connection.applicationName,
        PGCONNECT_TIMEOUT: String(connection.connectTimeoutSeconds),
        PGCLIENTENCODING: 'UTF8',
        // Kerberos would be tried first, and its library looks into the home folder.
        PGGSSENCMODE: 'disable',
        ...(connection.options === undefined ? {} : { PGOPTIONS: connection.options }),
    };
}
/**
 * libpq looks for certificates in the home folder of the account where it is told of none, and a root certificate found
 * there changes what `require` means. So every file is named, one that does not exist for none.
 */
async function tlsEnvironment(connection, authorities) {
    const { tls } = connection;
    if (isSocket(connection))
        return {};
    if (verifies(connection) && tls.rootCertificate === undefined) {
        // libpq knows `system` only from 16 on, and a portable build of it not even where that is.
        await writePrivate(authorities, (0,external_node_tls_.getCACertificates)('default').join('\n'));
    }
    const none = `${authorities}.none`;
    return {
        PGSSLMODE: tls.mode,
        PGSSLROOTCERT: verifies(connection) ? (tls.rootCertificate ?? authorities) : none,
        PGSSLCERT: tls.certificate ?? none,
        PGSSLKEY: tls.key ?? none,
        PGSSLCRL: none,
    };
}
//# sourceMappingURL=credentials.js.map
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(71553);
;// CONCATENATED MODULE: ./build/packages/postgres/connection/addresses.js



/** Where a connection leads: addresses in the resolver's order, or the folder of the socket. */
async function addressesOf(connection) {
    if (isSocket(connection))
        return [connection.host];
    const known = connection.address ?? connection.host;
    if ((0,external_node_net_.isIP)(known) !== 0)
        return [known];
    const found = await (0,external_node_dns_promises_.lookup)(known, { all: true });
    return [...new Set(found.map(({ address }) => address))];
}
/** Whether a name led to IPv6 addresses only: most runners have no route to those. */
function onlyIPv6(addresses) {
    return addresses.length > 0 && addresses.every((address) => (0,external_node_net_.isIP)(address) === 6);
}
//# sourceMappingURL=addresses.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/client.js


/** The types that are read as something else than PostgreSQL's own text, by OID: only where nothing can be lost by it. */
const PARSERS = new Map([
    [16, (text) => text === 't'], // bool
    [21, Number], // int2
    [23, Number], // int4
    [26, Number], // oid
    [700, Number], // float4
    [701, Number], // float8
    [114, parseJson],
    [3802, parseJson], // jsonb
]);
function parseJson(text) {
    return JSON.parse(text);
}
const asText = (text) => text;
/** A client for one attempt at one address; its connection is not open yet. */
async function createClient(connection, address, tls) {
    const { default: library } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    /**
     * node-postgres fills what it is not given from PG* variables of our own environment. A connection is complete, so
     * what is sent to the server is settled here and nothing of the environment reaches it.
     */
    class OwnClient extends library.Client {
        getStartupConf() {
            return {
                user: connection.user,
                database: connection.database,
                application_name: connection.applicationName,
                ...(connection.options === undefined ? {} : { options: connection.options }),
            };
        }
    }
    return new OwnClient({
        host: address,
        port: connection.port,
        user: connection.user,
        database: connection.database,
        // A function, as an absent value would be looked up in PGPASSWORD and in password files.
        password: () => {
            if (connection.password !== undefined)
                return connection.password;
            throw new verdict/* UserError */.yo(`The server at ${describe(connection)} asks for a password and none was given`, {
                remedy: 'Put it into the URL or PGPASSWORD, and check that the secret that holds it is not empty',
            });
        },
        ssl: tls,
        sslnegotiation: 'postgres',
        keepAlive: true,
        connectionTimeoutMillis: connection.connectTimeoutSeconds * 1000,
        types: { getTypeParser: (oid) => PARSERS.get(oid) ?? asText },
    });
}
//# sourceMappingURL=client.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/errors.js


/** A lost connection: SQLSTATE class 08, what a server says when it goes down, and what a socket says. */
const LOST = /^(08...|57P0[1-5]|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** The server, or the way to it, went away under a running session. */
class ConnectionLost extends verdict/* OperationFailed */.FH {
}
/** What an error of a running session means for whoever runs it; what is a defect of ours comes back as it is. */
function explainQueryError(error, connection) {
    if (error instanceof verdict/* UserError */.yo)
        return error;
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    const place = describe(connection);
    const said = (0,verdict/* messageOf */.bD)(error);
    if (LOST.test(code) ||
        /^Connection terminated|^Client has encountered a connection error|^Client was closed/.test(said)) {
        return new ConnectionLost(`The connection to ${place} was lost: ${said}`, {
            remedy: "Look into the server's log for a restart, a crash or a network fault, and run it again",
            cause: error,
        });
    }
    if (code === '42501') {
        return new verdict/* UserError */.yo(`Permission is missing at ${place}: ${said}`, {
            remedy: `Grant it to ${connection.user} (for reading everything: GRANT pg_read_all_data), or use a role that has it`,
            cause: error,
        });
    }
    const remedy = RESOURCES.get(code);
    if (remedy === undefined)
        return error;
    return new verdict/* OperationFailed */.FH(`The server at ${place} could not go on: ${said}`, { remedy, cause: error });
}
const RESOURCES = new Map([
    ['53100', "Make room on the server's disk"],
    ['53200', "The server has no memory left: raise max_locks_per_transaction or the machine's memory"],
    ['53300', 'Raise max_connections, or run it when fewer clients are connected'],
    [
        '57014',
        'A timeout or a person cancelled the query: look at statement_timeout of the role and the database',
    ],
    [
        '40001',
        'On a standby, raise max_standby_streaming_delay or set hot_standby_feedback, or back up the primary',
    ],
    ['55P03', 'Another session holds a lock: run it when no migration is going on'],
    ['25P03', 'Raise idle_in_transaction_session_timeout of the role and the database'],
]);
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/sqlstate.js
/** The SQLSTATE of an error that came from a server, told from Node's own codes by the severity beside it. */
function sqlStateOf(error) {
    if (typeof error !== 'object' || error === null || !('severity' in error) || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** The function of the server's source that raised an error: the same in every language that messages come in. */
function routineOf(error) {
    if (typeof error !== 'object' || error === null || !('routine' in error))
        return undefined;
    return typeof error.routine === 'string' ? error.routine : undefined;
}
//# sourceMappingURL=sqlstate.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/tls-errors.js


const NO_TLS = 'The server does not support SSL connections';
const UNTRUSTED = new Set([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_SIGNATURE_FAILURE',
    'CERT_UNTRUSTED',
    'INVALID_CA',
]);
/** What a failed TLS handshake means, or `undefined` where the error is of another kind. */
function explainTlsError(error, connection) {
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    const place = describe(connection);
    const tell = (what, remedy) => new verdict/* UserError */.yo(what, { remedy, cause: error });
    if ((0,verdict/* messageOf */.bD)(error) === NO_TLS) {
        return tell(`The server at ${place} does not offer TLS, which sslmode=${connection.tls.mode} asks for`, 'Turn ssl on there; only where the network itself is trusted, use sslmode=disable');
    }
    if (UNTRUSTED.has(code)) {
        return tell(`The certificate of the server at ${place} is not signed by a trusted authority (${code})`, "Give the provider's root certificate as a file in sslrootcert");
    }
    switch (code) {
        case 'CERT_HAS_EXPIRED':
            return tell(`The certificate of the server at ${place} has expired`, 'Renew it there');
        case 'CERT_NOT_YET_VALID':
            return tell(`The certificate of the server at ${place} is not valid yet`, 'Check the clocks of both machines');
        case 'ERR_TLS_CERT_ALTNAME_INVALID':
        case 'ERR_TLS_CERT_ALTNAME_FORMAT':
            return tell(`The certificate of the server at ${place} was issued for another name than ${connection.host}`, 'Use the name that the certificate holds, or sslmode=verify-ca if the network leads to the right server for sure');
    }
    if (/^ERR_(SSL|OSSL|TLS|CRYPTO)/.test(code) ||
        /secure TLS connection|SSL connection/.test((0,verdict/* messageOf */.bD)(error))) {
        return tell(`The TLS handshake with the server at ${place} failed: ${code === '' ? (0,verdict/* messageOf */.bD)(error) : code}`, 'Check that the server speaks TLS 1.2 or newer, and the client certificate and key if it asks for them');
    }
    return undefined;
}
//# sourceMappingURL=tls-errors.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/explain.js






/** No address of the host answered. */
class Unreachable extends Error {
    addresses;
    constructor(addresses, failures) {
        super((0,verdict/* messageOf */.bD)(failures.at(-1)), { cause: failures.at(-1) });
        this.name = 'Unreachable';
        this.addresses = addresses;
    }
}
/** Which of the many reasons it was that no session could be opened, and what to do about it. */
function explainConnectionError(error, connection) {
    if (error instanceof verdict/* UserError */.yo)
        return error;
    const advice = (remedy) => ({ remedy, cause: error });
    if (error instanceof Unreachable)
        return explainUnreachable(error, connection);
    const place = describe(connection);
    const state = sqlStateOf(error);
    if (state !== undefined)
        return explainRefusal(error, state, connection);
    const code = (0,verdict/* codeOf */.$N)(error) ?? '';
    if (['ENOTFOUND', 'ENODATA', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'].includes(code)) {
        return new verdict/* UserError */.yo(`The host ${connection.host} is not known to the name service (${code})`, advice('Check the host in the URL or PGHOST for a typing error, and whether this machine may resolve private names'));
    }
    const tls = explainTlsError(error, connection);
    if (tls !== undefined)
        return tls;
    if (/SASL|SCRAM/.test((0,verdict/* messageOf */.bD)(error))) {
        return new verdict/* UserError */.yo(`Logging in at ${place} failed: ${(0,verdict/* messageOf */.bD)(error)}`, advice('Check that the password is complete and that nothing between here and the server alters the connection'));
    }
    return new verdict/* UserError */.yo(`The server at ${place} ended the connection before it was open: ${(0,verdict/* messageOf */.bD)(error)}`, advice('Check that a PostgreSQL server listens at this host and port, and look into its log'));
}
function explainUnreachable(error, connection) {
    const { cause } = error;
    const code = (0,verdict/* codeOf */.$N)(cause) ?? 'ETIMEDOUT';
    const place = describe(connection);
    if (isSocket(connection)) {
        return new verdict/* UserError */.yo(`No server answers on the socket ${connection.host}/.s.PGSQL.${connection.port} (${code})`, {
            remedy: code === 'EACCES'
                ? 'Let this account enter the folder'
                : 'Check that the server runs, its socket folder and its port',
            cause,
        });
    }
    if (onlyIPv6(error.addresses) && code !== 'ECONNREFUSED') {
        return new verdict/* UserError */.yo(`The host ${connection.host} has only IPv6 addresses, and this machine has no way to them (${code})`, { remedy: directIPv4(connection), cause });
    }
    if (code === 'ECONNREFUSED') {
        return new verdict/* UserError */.yo(`Nothing listens at ${place} (ECONNREFUSED)`, {
            remedy: 'Check the port, that the server runs, and that its listen_addresses include this address',
            cause,
        });
    }
    return new verdict/* UserError */.yo(`The host ${connection.host} cannot be reached at port ${connection.port} (${code})`, {
        remedy: `Check the host and the port, and that the server's firewall or allow-list lets this machine in`,
        cause,
    });
}
function directIPv4({ host }) {
    if (/\.supabase\.co$/i.test(host)) {
        return "Use the URL of Supabase's pooler in session mode (…pooler.supabase.com, port 5432), or its IPv4 add-on";
    }
    return 'Use a name or an address with IPv4: many providers have a pooler in session mode or an IPv4 add-on for it. Or use a runner with IPv6';
}
/** What the server itself said. Its routine is looked at where the code says too little: messages may be translated. */
function explainRefusal(error, state, connection) {
    const { user, database } = connection;
    const said = (0,verdict/* messageOf */.bD)(error);
    const place = describe(connection);
    const tell = (what, remedy) => new verdict/* UserError */.yo(what, { remedy, cause: error });
    switch (state) {
        case '28P01':
            return tell(`The server at ${place} refuses the password of ${user}`, 'Check the user and the password; in a URL, special characters of a password are percent-encoded');
        case '3D000':
            return tell(`There is no database ${JSON.stringify(database)} at ${place}`, 'Check the name, capitals included');
        case '28000':
            return explainAccessRule(error, connection);
        case '53300':
            return tell(`The server at ${place} has no connection left: ${said}`, 'Run it when fewer clients are connected, raise max_connections, or raise the limit of the role or database');
        case '57P03':
            return tell(`The server at ${place} does not accept connections: ${said}`, 'Wait until it has started or recovered; a standby needs hot_standby = on');
        case '42501':
            return tell(`${user} may not connect to the database ${JSON.stringify(database)} at ${place}`, `Run: GRANT CONNECT ON DATABASE ${database} TO ${user}`);
        case '55000':
            return tell(`The database ${JSON.stringify(database)} does not accept connections: ${said}`, 'Choose another one');
        case '08P01':
            return tell(`What answers at ${place} is not a PostgreSQL server itself: ${said}`, 'Give the URL of the server, not of a pooler in front of it (PgBouncer)');
    }
    if (/Tenant or user not found/i.test(said)) {
        return tell(`The pooler at ${place} does not know this user`, 'Behind a shared pooler the user carries the project (postgres.<project>); or give the URL of the server itself');
    }
    const explained = explainQueryError(error, connection);
    if (explained instanceof verdict/* UserError */.yo)
        return explained;
    return tell(`The server at ${place} refuses the connection (${state}): ${said}`, "Look into the server's log");
}
function explainAccessRule(error, connection) {
    const place = describe(connection);
    const said = (0,verdict/* messageOf */.bD)(error);
    if (routineOf(error) === 'InitializeSessionUserId') {
        return new verdict/* UserError */.yo(`${connection.user} cannot log in at ${place}: ${said}`, {
            remedy: 'Check the user in the URL or PGUSER, and that the role has LOGIN',
            cause: error,
        });
    }
    if (routineOf(error) === 'auth_failed') {
        return new verdict/* UserError */.yo(`The server at ${place} does not take us for ${connection.user}: ${said}`, {
            remedy: 'Its pg_hba.conf asks for another proof than a password (peer, ident, certificate): add a rule, or log in that way',
            cause: error,
        });
    }
    return new verdict/* UserError */.yo(`The access rules of the server at ${place} (pg_hba.conf) refuse this connection: ${said}`, {
        remedy: connection.tls.mode === 'disable'
            ? 'Use sslmode=require or stronger, as the rules may ask for TLS, or have this machine added to them'
            : 'Have this machine, user and database added to them',
        cause: error,
    });
}
//# sourceMappingURL=explain.js.map
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./build/packages/postgres/connection/copy-out.js
/** Message types of the protocol (PostgreSQL, 55.7 Message Formats). */
const COPY_DATA = 0x64;
const COPY_DONE = 0x63;
const READY = 0x5a;
const HEADER = 5;
/** A call into the runtime costs as much as moving a short row byte by byte. */
const SHORT = 40;
/**
 * Statements `COPY … TO STDOUT` sent as one query, as node-postgres submits queries. Its own reader makes an object of every row and
 * holds a whole row however long; this one takes the framing away from the bytes as they come, in place, so that a row of any length
 * costs no memory. Every message but data goes on to node-postgres.
 */
class CopyOut {
    done;
    #sql;
    #sink;
    #header = Buffer.alloc(HEADER);
    #headerLength = 0;
    /** Type of the open message, and how many of its bytes are still to come. */
    #type = 0;
    #left = 0;
    #statement = 0;
    #stream;
    #others = [];
    #failure;
    #settle;
    constructor(statements, sink) {
        this.#sql = statements.join(';\n');
        this.#sink = sink;
        const { promise, resolve, reject } = Promise.withResolvers();
        this.done = promise;
        this.#settle = {
            resolve: () => {
                resolve(undefined);
            },
            reject,
        };
    }
    submit(connection) {
        const { stream } = connection;
        this.#stream = stream;
        this.#others = stream.listeners('data').filter(isListener);
        stream.on('data', this.#take);
        for (const listener of this.#others)
            stream.off('data', listener);
        connection.query(this.#sql);
    }
    handleCommandComplete() {
        // Nothing to keep: the rows were counted as they came.
    }
    handleEmptyQuery() {
        // Likewise.
    }
    /** An error of the server, which goes on with ReadyForQuery; or the connection is lost. */
    handleError(error) {
        this.#failure ??= { error };
        this.#settle.reject(this.#failure.error);
    }
    handleReadyForQuery() {
        if (this.#failure === undefined)
            this.#settle.resolve();
        else
            this.#settle.reject(this.#failure.error);
    }
    #take = (chunk) => {
        const end = chunk.length;
        let ours = true;
        // The rows found so far, moved together; everything before `at` was dealt with.
        let from = 0;
        let to = 0;
        let at = 0;
        while (at < end) {
            if (this.#left > 0) {
                const length = Math.min(this.#left, end - at);
                if (this.#type === COPY_DATA) {
                    if (from === to)
                        from = to = at;
                    if (to !== at)
                        move(chunk, at, length, to);
                    to += length;
                }
                else {
                    this.#pass(chunk.subarray(from, to));
                    this.#forward(chunk.subarray(at, at + length));
                    ours = false;
                    from = to = at + length;
                }
                at += length;
                this.#left -= length;
                continue;
            }
            if (this.#headerLength === 0 && at + HEADER <= end) {
                this.#type = chunk[at] ?? 0;
                this.#left = chunk.readUInt32BE(at + 1) - 4;
                at += HEADER;
            }
            else {
                this.#header[this.#headerLength++] = chunk[at++] ?? 0;
                if (this.#headerLength < HEADER)
                    continue;
                this.#headerLength = 0;
                this.#type = this.#header[0] ?? 0;
                this.#left = this.#header.readUInt32BE(1) - 4;
            }
            if (this.#type === COPY_DATA)
                continue;
            this.#pass(chunk.subarray(from, to));
            from = to = at;
            if (this.#type === COPY_DONE)
                this.#end();
            if (this.#type === READY)
                this.#detach();
            const header = Buffer.alloc(HEADER);
            header[0] = this.#type;
            header.writeUInt32BE(this.#left + 4, 1);
            this.#forward(header);
        }
        this.#pass(chunk.subarray(from, to));
        if (ours)
            release(chunk);
    };
    #pass(rows) {
        if (rows.length === 0 || this.#failure !== undefined)
            return;
        try {
            this.#sink.bytes(rows);
        }
        catch (error) {
            this.#failure = { error };
        }
    }
    #end() {
        if (this.#failure !== undefined)
            return;
        try {
            this.#sink.end(this.#statement++);
        }
        catch (error) {
            this.#failure = { error };
        }
    }
    #forward(bytes) {
        for (const listener of this.#others)
            listener.call(this.#stream, bytes);
    }
    /** The next message belongs to another query. What of this one is still to come is forwarded nevertheless. */
    #detach() {
        for (const listener of this.#others)
            this.#stream?.on('data', listener);
        this.#stream?.off('data', this.#take);
    }
}
/** Every read of a socket fills a buffer of its own; left to the garbage collector they pile up to some 64 MB. */
function release(chunk) {
    const { buffer } = chunk;
    if (buffer instanceof ArrayBuffer && chunk.byteLength === buffer.byteLength && 'transfer' in buffer)
        buffer.transfer(0);
}
function isListener(listener) {
    return typeof listener === 'function';
}
function move(bytes, from, length, to) {
    if (length > SHORT) {
        bytes.copyWithin(to, from, from + length);
        return;
    }
    for (let source = from, target = to; source < from + length; source++, target++)
        bytes[target] = bytes[source] ?? 0;
}
//# sourceMappingURL=copy-out.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/each-row.js

const asWritten = (text) => text;
/**
 * Run one statement and tell its rows as they come; a row is held only while it is told. Where the sink throws, or too much comes, the
 * connection is cut, and why is returned.
 */
async function eachRow(client, statement, sink) {
    const { default: library } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    const config = {
        text: statement.sql,
        values: [...statement.params],
        rowMode: 'array',
        queryMode: 'extended',
        types: { getTypeParser: () => asWritten },
    };
    const query = new library.Query(config);
    const submit = query.submit;
    let connection;
    let cut;
    let received = 0;
    const fail = (error) => {
        if (cut !== undefined)
            return;
        cut = { error };
        connection?.stream.destroy();
    };
    const count = (bytes) => {
        received += bytes.length;
        if (received > statement.maxBytes)
            fail(new verdict/* OperationFailed */.FH(`the query gives more than ${(0,verdict/* formatBytes */.z3)(statement.maxBytes)}`));
    };
    query.submit = (opened) => {
        connection = opened;
        opened.stream.on('data', count);
        submit.call(query, opened);
    };
    const done = new Promise((resolve, reject) => {
        query.on('row', (row) => {
            if (cut !== undefined)
                return;
            try {
                sink(textsOf(row));
            }
            catch (error) {
                fail(error);
            }
        });
        query.on('error', reject);
        query.on('end', () => {
            resolve();
        });
    });
    try {
        client.query(query);
        await done;
    }
    catch (error) {
        if (cut === undefined)
            throw error;
    }
    finally {
        connection?.stream.off('data', count);
    }
    return cut;
}
function textsOf(row) {
    if (!isTexts(row))
        throw new TypeError('a row is not a list of texts');
    return row;
}
function isTexts(row) {
    return Array.isArray(row) && row.every((value) => value === null || typeof value === 'string');
}
//# sourceMappingURL=each-row.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/session.js




const END_WITHIN_MS = 5_000;
/** A session over an open client. */
class ClientSession {
    connection;
    #client;
    #signal;
    #again;
    #onAbort = () => void this.close();
    #running = 0;
    #lost;
    #closing;
    constructor(client, connection, signal, again) {
        this.#client = client;
        this.connection = connection;
        this.#signal = signal;
        this.#again = again;
        // Between queries a lost connection is told to listeners only; the next query reports it.
        client.on('error', (error) => {
            this.#lost ??= error;
        });
        signal.addEventListener('abort', this.#onAbort, { once: true });
    }
    get announcedPid() {
        return 'processID' in this.#client && typeof this.#client.processID === 'number'
            ? this.#client.processID
            : undefined;
    }
    async rows(schema, sql, params) {
        const rows = await this.#query(sql, params);
        return rows.map((row) => parseRow(schema, row, sql));
    }
    async one(schema, sql, params) {
        const rows = await this.#query(sql, params);
        if (rows.length !== 1)
            throw new Error(`One row was expected and ${rows.length} came: ${sql}`);
        return parseRow(schema, rows[0], sql);
    }
    async texts(sql) {
        const result = await this.#guard(() => this.#client.query({ text: sql, rowMode: 'array', types: { getTypeParser: () => session_asWritten } }));
        return dist/* parse */.qgA(TEXTS, rowsOf(result));
    }
    async each(sql, params, maxBytes, sink) {
        const cut = await this.#guard(() => eachRow(this.#client, { sql, params, maxBytes }, sink));
        // What it was cut for says more than that the connection is gone.
        if (cut !== undefined)
            throw cut.error;
    }
    async execute(sql, params) {
        await this.#query(sql, params);
    }
    async copyOut(statements, sink) {
        await this.#guard(() => this.#client.query(new CopyOut(statements, sink)).done);
    }
    another() {
        return this.#again();
    }
    close() {
        this.#closing ??= this.#end();
        return this.#closing;
    }
    async #end() {
        this.#signal.removeEventListener('abort', this.#onAbort);
        const cutOff = this.#running > 0;
        await this.#client.end();
        if (cutOff)
            await this.#endOnServer();
    }
    /** A server notices that its client has gone only when it answers: a long count would go on for nobody. */
    async #endOnServer() {
        try {
            const other = await this.#again(AbortSignal.timeout(END_WITHIN_MS));
            try {
                await other.execute('select pg_catalog.pg_terminate_backend($1)', [this.announcedPid]);
            }
            finally {
                await other.close();
            }
        }
        catch {
            // A courtesy: where the server is gone too, or is out of reach, there is nothing left to end.
        }
    }
    async #query(sql, params) {
        const result = await this.#guard(() => params === undefined ? this.#client.query(sql) : this.#client.query(sql, [...params]));
        return rowsOf(result);
    }
    async #guard(send) {
        this.#signal.throwIfAborted();
        this.#running++;
        try {
            if (this.#lost !== undefined)
                throw this.#lost;
            return await send();
        }
        catch (error) {
            this.#signal.throwIfAborted();
            throw explainQueryError(this.#lost ?? error, this.connection);
        }
        finally {
            this.#running--;
        }
    }
}
const TEXTS = dist/* array */.YOg(dist/* array */.YOg(dist/* nullable */.mee(dist/* string */.YjP())));
const session_asWritten = (text) => text;
const RESULT = dist/* object */.Ikc({ rows: dist/* array */.YOg(dist/* unknown */.L5J()) });
/** Several statements at once give several results; the last one speaks. */
function rowsOf(result) {
    const last = Array.isArray(result) ? result.at(-1) : result;
    return dist/* parse */.qgA(RESULT, last).rows;
}
function parseRow(schema, row, sql) {
    const parsed = dist/* safeParse */.xLC(schema, row);
    if (parsed.success)
        return parsed.output;
    throw new Error(`A row is not what its query promised (${dist/* summarize */.ehc(parsed.issues)}): ${sql}`);
}
//# sourceMappingURL=session.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/connect.js









/** How long a server that says that it is starting is waited for. */
const STARTUP_DEADLINE_MS = 60_000;
const STARTUP_PAUSE_MS = 100;
/**
 * Open a session: every address of the host in turn, with TLS as the connection asks for it.
 *
 * @throws UserError that says which of the many reasons it was, and what to do
 */
async function connect(connection, options) {
    const { signal } = options;
    const deadline = performance.now() + STARTUP_DEADLINE_MS;
    for (;;) {
        signal.throwIfAborted();
        try {
            const client = await reach(connection, signal);
            return await begin(client, connection, options);
        }
        catch (error) {
            signal.throwIfAborted();
            if ((0,verdict/* codeOf */.$N)(error) !== '57P03' || performance.now() > deadline)
                throw explainConnectionError(error, connection);
        }
        await (0,external_node_timers_promises_.setTimeout)(STARTUP_PAUSE_MS, undefined, { signal });
    }
}
async function begin(client, connection, options) {
    const session = new ClientSession(client, connection, options.signal, (signal = options.signal) => connect(connection, { ...options, signal }));
    const settings = Object.entries(options.session ?? {});
    try {
        for (const [name, value] of settings) {
            await session.execute('select pg_catalog.set_config($1, $2, false)', [name, value]);
        }
        return session;
    }
    catch (error) {
        await session.close();
        throw error;
    }
}
/** The first address that answers. As libpq does, a server that answers and refuses ends the search. */
async function reach(connection, signal) {
    const addresses = await addressesOf(connection);
    const attempts = await tlsAttempts(connection);
    const failures = [];
    for (const address of addresses) {
        try {
            return await attemptAll(connection, address, attempts, signal);
        }
        catch (error) {
            if (!isUnreachable(error))
                throw error;
            failures.push(error);
        }
    }
    throw new Unreachable(addresses, failures);
}
async function attemptAll(connection, address, attempts, signal) {
    let refused;
    for (const tls of attempts) {
        try {
            return await connect_open(connection, address, tls, signal);
        }
        catch (error) {
            // The refusal of the first attempt says more than that of the second, except where TLS is merely not offered.
            if (refused === undefined || saysNoTls(refused))
                refused = error;
            if (!mayTryOtherwise(error))
                break;
        }
    }
    throw refused;
}
async function connect_open(connection, address, tls, signal) {
    const client = await createClient(connection, address, tls);
    // A failed attempt can report more than once; `connect` rejects with the first.
    client.on('error', () => undefined);
    let onAbort = () => undefined;
    // A client that is ended while it connects never settles its `connect`.
    const aborted = new Promise((_resolve, reject) => {
        onAbort = () => {
            reject(new Error('ended early', { cause: signal.reason }));
        };
    });
    signal.addEventListener('abort', onAbort, { once: true });
    try {
        await Promise.race([client.connect(), aborted]);
        return client;
    }
    catch (error) {
        void client.end();
        throw error;
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
const UNREACHABLE = new Set([
    'ECONNREFUSED',
    'ENOENT',
    'EACCES',
    'ENOTSOCK',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'EHOSTDOWN',
    'EINVAL',
]);
function isUnreachable(error) {
    if (error instanceof verdict/* UserError */.yo)
        return false;
    return UNREACHABLE.has((0,verdict/* codeOf */.$N)(error) ?? '') || (0,verdict/* messageOf */.bD)(error) === 'timeout expired';
}
function saysNoTls(error) {
    return (0,verdict/* messageOf */.bD)(error) === NO_TLS;
}
/** Where the server refused the way, not the person: no TLS, a failed handshake, an access rule that wants the other. */
function mayTryOtherwise(error) {
    if (error instanceof verdict/* UserError */.yo || isUnreachable(error))
        return false;
    const state = sqlStateOf(error);
    return state === undefined || state === '28000';
}
//# sourceMappingURL=connect.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/columns.js

/** An `int8` as PostgreSQL writes it, exact whatever its size. */
const int8AsBigint = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^-?\d+$/), dist/* transform */.pdi((text) => BigInt(text)));
/** An `int8` that counts something, as a number; above 2^53 it would not be exact and is refused. */
const int8AsCount = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/), dist/* transform */.pdi(Number), dist/* safeInteger */.Y2b('a count above 2^53 cannot be held exactly'));
//# sourceMappingURL=columns.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/pooler.js


const PID = dist/* object */.Ikc({ pid: dist/* number */.aig() });
const ASK = 'select pg_catalog.pg_backend_pid() as pid';
const ROUNDS = 3;
/**
 * The pooler that a session goes through: whether it is spread over several server processes, a transaction or a statement at a time.
 *
 * A pooler announces a process id of its own making, so where the announced one is the server's, there is none and one
 * query settles it. Else a second session opens a transaction: in transaction mode it is given the very process that
 * served the first (poolers hand out the most recently used), and the first is then served by another.
 */
async function findPooler(session) {
    const { pid } = await session.one(PID, ASK);
    if (session.announcedPid === undefined || session.announcedPid === pid)
        return undefined;
    const other = await session.another();
    try {
        for (let round = 0; round < ROUNDS; round++) {
            const before = await session.one(PID, ASK);
            if (!(await begins(other)))
                return 'transaction';
            const held = await other.one(PID, ASK);
            const moved = held.pid === before.pid || before.pid !== pid;
            await other.execute('rollback');
            if (moved)
                return 'transaction';
        }
        return 'session';
    }
    finally {
        await other.close();
    }
}
/** A pooler in statement mode lets nobody begin a transaction (PgBouncer: 08P01). */
async function begins(session) {
    try {
        await session.execute('begin');
        return true;
    }
    catch (error) {
        if (error instanceof Error && sqlStateOf(error.cause) === '08P01')
            return false;
        throw error;
    }
}
/** How to get past the pooler that a connection leads to, as far as its name tells whose it is. */
function directAdvice({ host, port }) {
    if (/\.pooler\.supabase\.com$/i.test(host) && port === 6543) {
        return 'Use port 5432 of the same host (session mode) or the direct connection of the project';
    }
    if (/-pooler\./i.test(host)) {
        return `Take "-pooler" out of the host name: ${host.replace(/-pooler\./i, '.')} is the server itself`;
    }
    return `Give the URL of the server itself (often port 5432 instead of ${port}), or of a pool in session mode`;
}
//# sourceMappingURL=pooler.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/inspect.js





const ROW = dist/* object */.Ikc({
    number: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/), dist/* transform */.pdi(Number)),
    text: dist/* string */.YjP(),
    standby: dist/* boolean */.zMY(),
    superuser: dist/* boolean */.zMY(),
    bypasses: dist/* boolean */.zMY(),
    encoding: dist/* string */.YjP(),
    collate: dist/* string */.YjP(),
    ctype: dist/* string */.YjP(),
    provider: dist/* nullable */.mee(dist/* string */.YjP()),
    locale: dist/* nullable */.mee(dist/* string */.YjP()),
    size: dist/* nullable */.mee(int8AsBigint),
});
// Columns that came with later versions are read by way of jsonb, which has no opinion about those that are missing.
const QUERY = `
select pg_catalog.current_setting('server_version_num') as number, pg_catalog.current_setting('server_version') as text,
       pg_catalog.pg_is_in_recovery() as standby, r.rolsuper as superuser, r.rolbypassrls as bypasses,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding, d.datcollate as collate, d.datctype as ctype,
       pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
       case when pg_catalog.has_database_privilege(d.oid, 'connect') then pg_catalog.pg_database_size(d.oid) end as size
  from pg_catalog.pg_database d, pg_catalog.pg_roles r
 where d.datname = pg_catalog.current_database() and r.rolname = current_user`;
/** What is behind a session: decides what can be done with it, before anything is done. */
async function inspectServer(session) {
    const row = await session.one(ROW, QUERY);
    const systemIdentifier = await readSystemIdentifier(session);
    return {
        version: {
            number: row.number,
            major: Math.floor(row.number / 10_000),
            minor: row.number % 10_000,
            // Packagers add their own version in brackets.
            text: row.text.split(' ')[0] ?? row.text,
        },
        standby: row.standby,
        pooler: await findPooler(session),
        ...(systemIdentifier === undefined ? {} : { systemIdentifier }),
        superuser: row.superuser,
        bypassesRowSecurity: row.superuser || row.bypasses,
        database: {
            encoding: row.encoding,
            collate: row.collate,
            ctype: row.ctype,
            provider: row.provider === 'i' ? 'icu' : row.provider === 'b' ? 'builtin' : 'libc',
            ...(row.locale === null ? {} : { locale: row.locale }),
            sizeBytes: row.size ?? undefined,
        },
    };
}
async function readSystemIdentifier(session) {
    try {
        const row = await session.one(dist/* object */.Ikc({ id: dist/* string */.YjP() }), 'select system_identifier::text as id from pg_catalog.pg_control_system()');
        return row.id;
    }
    catch (error) {
        // Managed servers withhold the function; the number is a convenience.
        if (error instanceof verdict/* UserError */.yo && (0,verdict/* codeOf */.$N)(error.cause) === '42501')
            return undefined;
        throw error;
    }
}
/**
 * A pooler in transaction mode is no way to a dump, not even to one without a shared snapshot: pg_dump sets `row_security`,
 * `search_path` and more before its transaction begins. There these land in any session of the pool: the dump may lack them and leave
 * rows out in silence, and the applications that are given such a session next find no table of theirs.
 *
 * @throws UserError where the session goes through one
 */
function refusePooler(info, session) {
    if (info.pooler !== 'transaction')
        return;
    throw new verdict/* UserError */.yo(`${describe(session.connection)} is a pooler in transaction or statement mode: a dump through it may miss rows, and would leave its own settings, such as an empty search_path, with the applications that use the pool`, { remedy: directAdvice(session.connection) });
}
/** What a reader of a backup taken from a standby must know. */
function standbyNotes(info) {
    if (!info.standby)
        return [];
    return [
        'The source is a read-only standby: unlogged tables hold no rows there, and its state may lag behind the primary.',
        'If replay cancels the dump, raise max_standby_streaming_delay there or set hot_standby_feedback = on.',
    ];
}
//# sourceMappingURL=inspect.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/connection/index.js









//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./build/packages/process/index.js + 4 modules
var packages_process = __webpack_require__(92673);
;// CONCATENATED MODULE: ./build/packages/postgres/programs/lock.js


/**
 * Do work that only one process of this machine may do at a time. The lock is the kernel's, held by a `flock` that we keep running:
 * it is gone with us, however we end, so there is never a stale one.
 *
 * @param flock path of util-linux's program
 * @param file is created, and stays
 */
async function withLock(flock, file, signal, work) {
    const holder = await (0,packages_process.startProgram)(flock, { args: [file, 'cat'], env: { PATH: '/usr/bin:/bin' }, signal });
    try {
        // `cat` starts when the lock is ours: what it echoes says so.
        holder.stdin.write('.');
        const ended = holder.ended.then((ending) => {
            signal.throwIfAborted();
            throw new packages_process/* ProgramFailed */.Oh('flock', ending);
        });
        await Promise.race([(0,external_node_events_.once)(holder.stdout, 'data'), ended]);
        ended.catch(() => undefined);
        return await work();
    }
    finally {
        holder.stdin.end();
        await holder.stop();
    }
}
//# sourceMappingURL=lock.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/version.js
/**
 * The minor release of each living major that has every security fix of the project's clients and servers (November 2026).
 * Source: https://www.postgresql.org/support/security/, and the release notes of these versions.
 */
const CURRENT_FIXES = new Map([
    [18, 7],
    [17, 12],
    [16, 16],
    [15, 20],
    [14, 25],
]);
const OLDEST_LIVING = Math.min(...CURRENT_FIXES.keys());
/**
 * The minor release of each major that closes CVE-2026-116314: a crafted archive runs code as the account that runs pg_restore.
 * The same releases as above today; kept apart because the other table moves on.
 */
const HOLE_CLOSED = new Map([
    [18, 7],
    [17, 12],
    [16, 16],
    [15, 20],
    [14, 25],
]);
const KNOWN_HOLE = 'CVE-2026-116314';
/**
 * Read what a PostgreSQL program answers to `--version`.
 *
 * @throws TypeError where this is no PostgreSQL program's answer
 */
function parseVersion(text) {
    const found = /^\w+ \([^)]*\) ((\d{1,3})(?:\.(\d{1,4}))?[\w.]*)/.exec(text);
    const [, version, major, minor] = found ?? [];
    if (version === undefined || major === undefined) {
        throw new TypeError(`not the version of a PostgreSQL program: ${JSON.stringify(text.slice(0, 80))}`);
    }
    return { major: Number(major), minor: Number(minor ?? 0), text: version };
}
/** Where a version stands with regard to security fixes. A major newer than this table is taken to be current. */
function securityStatus(version) {
    if (version.major < OLDEST_LIVING)
        return 'end-of-life';
    return version.minor < (CURRENT_FIXES.get(version.major) ?? 0) ? 'outdated' : 'current';
}
/** Whether reading an archive of unknown origin with this version's pg_restore or psql can run code of the archive's choice. */
function knownHole(version) {
    const closed = HOLE_CLOSED.get(version.major);
    return closed === undefined ? version.major < OLDEST_LIVING : version.minor < closed;
}
/** The release to install instead: `15.20`, or the oldest living major for one that is no longer maintained. */
function fixedRelease(major) {
    const at = Math.max(major, OLDEST_LIVING);
    const minor = CURRENT_FIXES.get(at);
    return minor === undefined ? String(at) : `${at}.${minor}`;
}
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/probe.js





/** Longer than any program takes to say its version, a container that starts included. */
const TIMEOUT_MS = 60_000;
/**
 * Look whether a folder has every program that is needed, of one version, and whether they run.
 *
 * @param env beside a minimal environment of our own: no secret of the run reaches a program that nobody has looked at yet
 */
async function probe(folder, need, env, signal) {
    const there = await Promise.all(need.map((name) => executable((0,external_node_path_.join)(folder, name))));
    const missing = need.filter((_, index) => there[index] !== true);
    if (missing.length > 0)
        return { kind: 'missing', programs: missing };
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
        const versions = await Promise.all(need.map((name) => versionOf((0,external_node_path_.join)(folder, name), env, AbortSignal.any([signal, timeout]))));
        return agreed(versions);
    }
    catch (error) {
        signal.throwIfAborted();
        return { kind: 'broken', reason: timeout.aborted ? 'no answer to --version' : (0,verdict/* messageOf */.bD)(error) };
    }
}
async function executable(path) {
    try {
        await (0,promises_.access)(path, promises_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
async function versionOf(path, env, signal) {
    const text = await (0,packages_process/* runProgram */.mB)(path, {
        args: ['--version'],
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...env },
        signal,
    });
    return parseVersion(text);
}
function agreed(versions) {
    const [first] = versions;
    if (first === undefined)
        throw new RangeError('no program was asked for');
    const texts = new Set(versions.map((version) => version.text));
    if (texts.size === 1)
        return { kind: 'good', version: first };
    return { kind: 'broken', reason: `it mixes programs of ${[...texts].join(' and ')}` };
}
//# sourceMappingURL=probe.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/pgdg-key.js
/**
 * The public key that signs PostgreSQL's own package repository.
 * Fingerprint B97B 0AFC AA1A 47F0 44F2 44A0 7FCC 7D46 ACCC 4CF8, "PostgreSQL Debian Repository", without expiry.
 * Source: https://www.postgresql.org/media/keys/ACCC4CF8.asc, as Debian ships it in `postgresql-common`.
 */
const PGDG_KEY = `-----BEGIN PGP PUBLIC KEY BLOCK-----

mQINBE6XR8IBEACVdDKT2HEH1IyHzXkb4nIWAY7echjRxo7MTcj4vbXAyBKOfjja
UrBEJWHN6fjKJXOYWXHLIYg0hOGeW9qcSiaa1/rYIbOzjfGfhE4x0Y+NJHS1db0V
G6GUj3qXaeyqIJGS2z7m0Thy4Lgr/LpZlZ78Nf1fliSzBlMo1sV7PpP/7zUO+aA4
bKa8Rio3weMXQOZgclzgeSdqtwKnyKTQdXY5MkH1QXyFIk1nTfWwyqpJjHlgtwMi
c2cxjqG5nnV9rIYlTTjYG6RBglq0SmzF/raBnF4Lwjxq4qRqvRllBXdFu5+2pMfC
IZ10HPRdqDCTN60DUix+BTzBUT30NzaLhZbOMT5RvQtvTVgWpeIn20i2NrPWNCUh
hj490dKDLpK/v+A5/i8zPvN4c6MkDHi1FZfaoz3863dylUBR3Ip26oM0hHXf4/2U
A/oA4pCl2W0hc4aNtozjKHkVjRx5Q8/hVYu+39csFWxo6YSB/KgIEw+0W8DiTII3
RQj/OlD68ZDmGLyQPiJvaEtY9fDrcSpI0Esm0i4sjkNbuuh0Cvwwwqo5EF1zfkVj
Tqz2REYQGMJGc5LUbIpk5sMHo1HWV038TWxlDRwtOdzw08zQA6BeWe9FOokRPeR2
AqhyaJJwOZJodKZ76S+LDwFkTLzEKnYPCzkoRwLrEdNt1M7wQBThnC5z6wARAQAB
tBxQb3N0Z3JlU1FMIERlYmlhbiBSZXBvc2l0b3J5iQJOBBMBCAA4AhsDBQsJCAcD
BRUKCQgLBRYCAwEAAh4BAheAFiEEuXsK/KoaR/BE8kSgf8x9RqzMTPgFAlhtCD8A
CgkQf8x9RqzMTPgECxAAk8uL+dwveTv6eH21tIHcltt8U3Ofajdo+D/ayO53LiYO
xi27kdHD0zvFMUWXLGxQtWyeqqDRvDagfWglHucIcaLxoxNwL8+e+9hVFIEskQAY
kVToBCKMXTQDLarz8/J030Pmcv3ihbwB+jhnykMuyyNmht4kq0CNgnlcMCdVz0d3
z/09puryIHJrD+A8y3TD4RM74snQuwc9u5bsckvRtRJKbP3GX5JaFZAqUyZNRJRJ
Tn2OQRBhCpxhlZ2afkAPFIq2aVnEt/Ie6tmeRCzsW3lOxEH2K7MQSfSu/kRz7ELf
Cz3NJHj7rMzC+76Rhsas60t9CjmvMuGONEpctijDWONLCuch3Pdj6XpC+MVxpgBy
2VUdkunb48YhXNW0jgFGM/BFRj+dMQOUbY8PjJjsmVV0joDruWATQG/M4C7O8iU0
B7o6yVv4m8LDEN9CiR6r7H17m4xZseT3f+0QpMe7iQjz6XxTUFRQxXqzmNnloA1T
7VjwPqIIzkj/u0V8nICG/ktLzp1OsCFatWXh7LbU+hwYl6gsFH/mFDqVxJ3+DKQi
vyf1NatzEwl62foVjGUSpvh3ymtmtUQ4JUkNDsXiRBWczaiGSuzD9Qi0ONdkAX3b
ewqmN4TfE+XIpCPxxHXwGq9Rv1IFjOdCX0iG436GHyTLC1tTUIKF5xV4Y0+cXIOI
RgQQEQgABgUCTpdI7gAKCRDFr3dKWFELWqaPAKD1TtT5c3sZz92Fj97KYmqbNQZP
+ACfSC6+hfvlj4GxmUjp1aepoVTo3weJAhwEEAEIAAYFAk6XSQsACgkQTFprqxLS
p64F8Q//cCcutwrH50UoRFejg0EIZav6LUKejC6kpLeubbEtuaIH3r2zMblPGc4i
+eMQKo/PqyQrceRXeNNlqO6/exHozYi2meudxa6IudhwJIOn1MQykJbNMSC2sGUp
1W5M1N5EYgt4hy+qhlfnD66LR4G+9t5FscTJSy84SdiOuqgCOpQmPkVRm1HX5X1+
dmnzMOCk5LHHQuiacV0qeGO7JcBCVEIDr+uhU1H2u5GPFNHm5u15n25tOxVivb94
xg6NDjouECBH7cCVuW79YcExH/0X3/9G45rjdHlKPH1OIUJiiX47OTxdG3dAbB4Q
fnViRJhjehFscFvYWSqXo3pgWqUsEvv9qJac2ZEMSz9x2mj0ekWxuM6/hGWxJdB+
+985rIelPmc7VRAXOjIxWknrXnPCZAMlPlDLu6+vZ5BhFX0Be3y38f7GNCxFkJzl
hWZ4Cj3WojMj+0DaC1eKTj3rJ7OJlt9S9xnO7OOPEUTGyzgNIDAyCiu8F4huLPaT
ape6RupxOMHZeoCVlqx3ouWctelB2oNXcxxiQ/8y+21aHfD4n/CiIFwDvIQjl7dg
mT3u5Lr6yxuosR3QJx1P6rP5ZrDTP9khT30t+HZCbvs5Pq+v/9m6XDmi+NlU7Zuh
Ehy97tL3uBDgoL4b/5BpFL5U9nruPlQzGq1P9jj40dxAaDAX/WKJAj0EEwEIACcC
GwMFCwkIBwMFFQoJCAsFFgIDAQACHgECF4AFAlB5KywFCQPDFt8ACgkQf8x9RqzM
TPhuCQ//QAjRSAOCQ02qmUAikT+mTB6baOAakkYq6uHbEO7qPZkv4E/M+HPIJ4wd
nBNeSQjfvdNcZBA/x0hr5EMcBneKKPDj4hJ0panOIRQmNSTThQw9OU351gm3YQct
AMPRUu1fTJAL/AuZUQf9ESmhyVtWNlH/56HBfYjE4iVeaRkkNLJyX3vkWdJSMwC/
LO3Lw/0M3R8itDsm74F8w4xOdSQ52nSRFRh7PunFtREl+QzQ3EA/WB4AIj3VohIG
kWDfPFCzV3cyZQiEnjAe9gG5pHsXHUWQsDFZ12t784JgkGyO5wT26pzTiuApWM3k
/9V+o3HJSgH5hn7wuTi3TelEFwP1fNzI5iUUtZdtxbFOfWMnZAypEhaLmXNkg4zD
kH44r0ss9fR0DAgUav1a25UnbOn4PgIEQy2fgHKHwRpCy20d6oCSlmgyWsR40EPP
YvtGq49A2aK6ibXmdvvFT+Ts8Z+q2SkFpoYFX20mR2nsF0fbt1lfH65P64dukxeR
GteWIeNakDD40bAAOH8+OaoTGVBJ2ACJfLVNM53PEoftavAwUYMrR910qvwYfd/4
6rh46g1Frr9SFMKYE9uvIJIgDsQB3QBp71houU4H55M5GD8XURYs+bfiQpJG1p7e
B8e5jZx1SagNWc4XwL2FzQ9svrkbg1Y+359buUiP7T6QXX2zY++JAj0EEwEIACcC
GwMFCwkIBwMFFQoJCAsFFgIDAQACHgECF4AFAlEqbZUFCQg2wEEACgkQf8x9RqzM
TPhFMQ//WxAfKMdpSIA9oIC/yPD/dJpY/+DyouOljpE6MucMy/ArBECjFTBwi/j9
NYM4ynAk34IkhuNexc1i9/05f5RM6+riLCLgAOsADDbHD4miZzoSxiVr6GQ3YXMb
OGld9kV9Sy6mGNjcUov7iFcf5Hy5w3AjPfKuR9zXswyfzIU1YXObiiZT38l55pp/
BSgvGVQsvbNjsff5CbEKXS7q3xW+WzN0QWF6YsfNVhFjRGj8hKtHvwKcA02wwjLe
LXVTm6915ZUKhZXUFc0vM4Pj4EgNswH8Ojw9AJaKWJIZmLyW+aP+wpu6YwVCicxB
Y59CzBO2pPJDfKFQzUtrErk9irXeuCCLesDyirxJhv8o0JAvmnMAKOLhNFUrSQ2m
+3EnF7zhfz70gHW+EG8X8mL/EN3/dUM09j6TVrjtw43RLxBzwMDeariFF9yC+5bL
tnGgxjsB9Ik6GV5v34/NEEGf1qBiAzFmDVFRZlrNDkq6gmpvGnA5hUWNr+y0i01L
jGyaLSWHYjgw2UEQOqcUtTFK9MNzbZze4mVaHMEz9/aMfX25R6qbiNqCChveIm8m
Yr5Ds2zdZx+G5bAKdzX7nx2IUAxFQJEE94VLSp3npAaTWv3sHr7dR8tSyUJ9poDw
gw4W9BIcnAM7zvFYbLF5FNggg/26njHCCN70sHt8zGxKQINMc6SJAj0EEwEIACcC
GwMFCwkIBwMFFQoJCAsFFgIDAQACHgECF4AFAlLpFRkFCQ6EJy0ACgkQf8x9RqzM
TPjOZA//Zp0e25pcvle7cLc0YuFr9pBv2JIkLzPm83nkcwKmxaWayUIG4Sv6pH6h
m8+S/CHQij/yFCX+o3ngMw2J9HBUvafZ4bnbI0RGJ70GsAwraQ0VlkIfg7GUw3Tz
voGYO42rZTru9S0K/6nFP6D1HUu+U+AsJONLeb6oypQgInfXQExPZyliUnHdipei
4WR1YFW6sjSkZT/5C3J1wkAvPl5lvOVthI9Zs6bZlJLZwusKxU0UM4Btgu1Sf3nn
JcHmzisixwS9PMHE+AgPWIGSec/N27a0KmTTvImV6K6nEjXJey0K2+EYJuIBsYUN
orOGBwDFIhfRk9qGlpgt0KRyguV+AP5qvgry95IrYtrOuE7307SidEbSnvO5ezNe
mE7gT9Z1tM7IMPfmoKph4BfpNoH7aXiQh1Wo+ChdP92hZUtQrY2Nm13cmkxYjQ4Z
gMWfYMC+DA/GooSgZM5i6hYqyyfAuUD9kwRN6BqTbuAUAp+hCWYeN4D88sLYpFh3
paDYNKJ+Gf7Yyi6gThcV956RUFDH3ys5Dk0vDL9NiWwdebWfRFbzoRM3dyGP889a
OyLzS3mh6nHzZrNGhW73kslSQek8tjKrB+56hXOnb4HaElTZGDvD5wmrrhN94kby
Gtz3cydIohvNO9d90+29h0eGEDYti7j7maHkBKUAwlcPvMg5m3Y=
=DA1T
-----END PGP PUBLIC KEY BLOCK-----
`;
//# sourceMappingURL=pgdg-key.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/sources.js





const SYSTEM = '/etc/apt';
const PGDG = 'https://apt.postgresql.org/pub/repos/apt';
/**
 * @param given `deb` lines; '' for the default: the system's own sources, and on a runner PostgreSQL's repository beside them
 * @param codename of the machine's release, such as `bookworm`
 * @throws UserError for lines that are no sources, or that switch the check of signatures off
 */
function aptSource(given, onRunner, codename, arch) {
    const lines = given
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    for (const line of lines)
        checkLine(line);
    const pgdg = lines.length === 0 && onRunner;
    const what = lines.length > 0 ? lines.join('\n') : `${pgdg ? 'pgdg' : 'system'} ${codename}`;
    const id = (0,external_node_crypto_.createHash)('sha256').update(`${arch} ${what}`).digest('hex').slice(0, 12);
    const title = lines.length > 0
        ? 'the given apt source'
        : pgdg
            ? "PostgreSQL's and the system's apt sources"
            : "the system's apt sources";
    return { id, title, lines: lines.join('\n'), pgdg };
}
function checkLine(line) {
    const remedy = 'Give lines such as: deb [signed-by=/path/of/key.asc] https://host/debian suite main';
    if (!/^deb\s+(\[[^\]]*\]\s+)?\S+:\S+\s+\S+/.test(line)) {
        throw new verdict/* UserError */.yo(`not a line of an apt source: ${line}`, { remedy });
    }
    const options = /^deb\s+\[([^\]]*)\]/.exec(line)?.[1] ?? '';
    if (/\b(trusted|allow-\w+)\s*=/i.test(options)) {
        throw new verdict/* UserError */.yo(`the apt source switches the check of signatures off: ${line}`, { remedy });
    }
}
/**
 * Write the files of a source below a folder of ours. The system's own files are linked, never changed.
 *
 * @param knowsPgdg whether these files name PostgreSQL's repository already: apt refuses the same one twice with different keys
 */
async function writeSource(source, folder, codename, knowsPgdg) {
    const files = { list: (0,external_node_path_.join)(folder, 'sources.list'), parts: (0,external_node_path_.join)(folder, 'sources.list.d') };
    await (0,promises_.mkdir)(files.parts, { recursive: true });
    if (source.lines !== '') {
        await writeChanged(files.list, `${source.lines}\n`);
        return files;
    }
    await linkSystem(files.parts);
    if (!source.pgdg) {
        await writeChanged(files.list, '');
        return files;
    }
    const key = (0,external_node_path_.join)(folder, 'pgdg.asc');
    await writeChanged(key, PGDG_KEY);
    const alone = { list: '/dev/null', parts: files.parts };
    const line = `deb [signed-by=${key}] ${PGDG} ${codename}-pgdg main\n`;
    await writeChanged(files.list, (await knowsPgdg(alone)) ? '' : line);
    return files;
}
/** Write a file unless it says so already: apt builds its cache anew when a file of its sources is younger. */
async function writeChanged(path, text) {
    if ((await textOf(path)) !== text)
        await (0,promises_.writeFile)(path, text);
}
async function textOf(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function isPgdg(uri) {
    return URL.canParse(uri) && new URL(uri).host === new URL(PGDG).host;
}
async function linkSystem(parts) {
    const wanted = new Map();
    for (const name of await names((0,external_node_path_.join)(SYSTEM, 'sources.list.d'))) {
        if (/\.(list|sources)$/.test(name))
            wanted.set(name, (0,external_node_path_.join)(SYSTEM, 'sources.list.d', name));
    }
    if ((await names(SYSTEM)).includes('sources.list')) {
        wanted.set('zz-system.list', (0,external_node_path_.join)(SYSTEM, 'sources.list'));
    }
    const linked = await names(parts);
    for (const name of linked)
        if (!wanted.has(name))
            await (0,promises_.rm)((0,external_node_path_.join)(parts, name));
    for (const [name, path] of wanted)
        if (!linked.includes(name))
            await (0,promises_.symlink)(path, (0,external_node_path_.join)(parts, name));
}
async function names(folder) {
    try {
        return (await (0,promises_.readdir)(folder)).sort();
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
/** The codename of this machine's release, such as `bookworm`; '' where it has none. */
async function releaseCodename() {
    const text = (await textOf('/etc/os-release')) ?? '';
    return /^VERSION_CODENAME="?([a-z-]+)"?$/m.exec(text)?.[1] ?? '';
}
//# sourceMappingURL=sources.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/stand-ins.js
/**
 * Packages that PostgreSQL's packages depend on but its programs do not use: helpers of an installation, Perl wrappers, and the
 * compiler behind JIT (40 MB that a throwaway server is faster without). Names that an archive does not know do no harm.
 */
const UNUSED = [
    'adduser',
    'cdebconf',
    'debconf',
    'debconf-2.0',
    'init-system-helpers',
    'locales',
    'locales-all',
    'lsb-base',
    'netbase',
    'openssl',
    'passwd',
    'perl',
    'perl-base',
    'postgresql-client-common',
    'postgresql-common',
    'readline-common',
    'sensible-utils',
    'ssl-cert',
    'sysvinit-utils',
    'tzdata',
    'ucf',
    ...Array.from({ length: 20 }, (_, index) => [`libllvm${index + 11}`, `libllvm${index + 11}t64`]).flat(),
];
/**
 * The status file of a machine on which nothing but these is installed, and those only for show: apt then names every library that
 * the programs need, the C library included, whatever this machine has, and nothing else.
 */
function emptyMachine() {
    return UNUSED.map((name) => [
        `Package: ${name}`,
        'Status: install ok installed',
        'Architecture: all',
        'Multi-Arch: foreign',
        'Version: 9:9999',
        'Maintainer: nobody <nobody@localhost>',
        'Description: stand-in',
        '',
    ].join('\n')).join('\n');
}
//# sourceMappingURL=stand-ins.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/apt.js






/** apt said no, in its own words. */
class AptRefused extends Error {
    constructor(reasons) {
        super(reasons);
        this.name = 'AptRefused';
    }
}
/** A file whose age is that of the lists. */
const STAMP = 'updated';
const CONFIGURATION = `
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
APT::Get::AllowUnauthenticated "false";
APT::Install-Recommends "false";
APT::Install-Suggests "false";
Acquire::AllowInsecureRepositories "false";
Acquire::AllowWeakRepositories "false";
Acquire::AllowDowngradeToInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Acquire::IndexTargets::deb::CNF::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-small::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-large::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-hidpi::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons-large-hidpi::DefaultEnabled "false";
`;
/**
 * @param state the folder for everything that apt keeps
 * @param env `PATH` and proxy settings
 */
async function privateApt(tools, source, state, codename, env, signal) {
    const configuration = (0,external_node_path_.join)(state, 'apt.conf');
    const status = (0,external_node_path_.join)(state, 'status');
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'lists', 'partial'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'archives', 'partial'), { recursive: true });
    await writeChanged(configuration, CONFIGURATION);
    await writeChanged(status, emptyMachine());
    const run = (files, program, args, cwd = state) => aptAnswer(program, ['-c', configuration, ...privateOptions(state, status, files), ...args], env, cwd, signal);
    const files = await writeSource(source, state, codename, async (written) => {
        const uris = await run(written, tools.aptGet, ['indextargets', '--format', '$(REPO_URI)']);
        return uris.split('\n').some(isPgdg);
    });
    return {
        async update() {
            await run(files, tools.aptGet, ['-q', '--error-on=any', 'update']);
            await (0,promises_.writeFile)((0,external_node_path_.join)(state, STAMP), '');
        },
        async majors(prefix) {
            const names = await run(files, tools.aptCache, ['pkgnames', `${prefix}-`]);
            const majors = names.split('\n').map((name) => /^(\d+)$/.exec(name.slice(prefix.length + 1))?.[1]);
            return majors.flatMap((major) => (major === undefined ? [] : [Number(major)])).sort((a, b) => a - b);
        },
        async resolve(name) {
            const plan = await run(files, tools.aptGet, ['install', '--simulate', name]);
            return Array.from(plan.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+) /gm), ([, each, version]) => {
                if (each === undefined || version === undefined)
                    throw new TypeError("apt's plan can't be read");
                return { name: each, version };
            });
        },
        async download(packages, folder) {
            const exact = packages.map(({ name, version }) => `${name}=${version}`);
            await run(files, tools.aptGet, ['-q', 'download', ...exact], folder);
        },
    };
}
function privateOptions(state, status, files) {
    const options = [
        `Dir::State=${state}`,
        `Dir::State::lists=${(0,external_node_path_.join)(state, 'lists')}`,
        `Dir::State::status=${status}`,
        `Dir::Cache=${state}`,
        `Dir::Cache::archives=${(0,external_node_path_.join)(state, 'archives')}`,
        'Dir::Cache::pkgcache=pkgcache.bin',
        'Dir::Cache::srcpkgcache=',
        `Dir::Etc::sourcelist=${files.list}`,
        `Dir::Etc::sourceparts=${files.parts}`,
    ];
    // Run by root, apt would fetch as an account of its own, which cannot write here.
    if (process.getuid?.() === 0)
        options.push('APT::Sandbox::User=root');
    return options.flatMap((option) => ['-o', option]);
}
async function aptAnswer(program, args, env, cwd, signal) {
    try {
        return await (0,packages_process/* runProgram */.mB)(program, { args, env: { ...env, LC_ALL: 'C' }, cwd, signal });
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof packages_process/* ProgramFailed */.Oh))
            throw error;
        throw new AptRefused(reasonsIn(error.ending.stderr) || error.message);
    }
}
/** What apt says is wrong, without what it says about that every time. */
function reasonsIn(stderr) {
    const said = stderr
        .filter((line) => /^[EW]: /.test(line) && !line.startsWith('E: Some index files failed'))
        .map((line) => line.slice(3).replace(/\.$/, ''));
    return [...new Set(said)].join('; ');
}
/** When the lists below `state` were last fetched, in milliseconds since 1970; 0 for never. */
async function updatedAt(state) {
    try {
        return (await (0,promises_.stat)((0,external_node_path_.join)(state, STAMP))).mtimeMs;
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return 0;
        throw error;
    }
}
//# sourceMappingURL=apt.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/choose.js


function lowestMajor(range) {
    return 'exactly' in range ? range.exactly : range.atLeast;
}
function fitsMajor(range, major) {
    return 'exactly' in range ? major === range.exactly : major >= range.atLeast;
}
/** `17`, or `17 or newer`. */
function rangeText(range) {
    return 'exactly' in range ? String(range.exactly) : `${range.atLeast} or newer`;
}
/** The nearest major that will do, and of that one the newest minor; among equals the one that was found first. */
function choose(candidates, request) {
    const fitting = candidates
        .filter(({ version }) => fitsMajor(request.major, version.major))
        .sort((a, b) => a.version.major - b.version.major || b.version.minor - a.version.minor);
    const holed = (candidate) => request.refuseHoles === true && knownHole(candidate.version);
    return { best: fitting.find((candidate) => !holed(candidate)), refused: fitting.filter(holed) };
}
function programsOf(candidate, origin, env = {}) {
    const { folder, version } = candidate;
    const path = (name) => (0,external_node_path_.join)(folder, name);
    return { version, folder, origin, path, env, warnings: warningsOf(candidate) };
}
function warningsOf({ version, folder }) {
    const from = `PostgreSQL ${version.text} in ${folder}`;
    switch (securityStatus(version)) {
        case 'current':
            return [];
        case 'outdated':
            return [`${from} lacks current security fixes: install ${fixedRelease(version.major)}`];
        case 'end-of-life':
            return [`${from} gets no security fixes any more: move to ${fixedRelease(version.major)} or newer`];
    }
}
//# sourceMappingURL=choose.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/unpack.js




const ARCHITECTURES = {
    x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
    arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};
/** Below an unpacked folder. */
function binFolder(major) {
    return (0,external_node_path_.join)('usr', 'lib', 'postgresql', String(major), 'bin');
}
/**
 * Download packages and unpack them into a folder that appears whole or not at all. The programs run with the C library and the
 * libraries that came with them, so they need nothing of the machine, and what they start in turn inherits nothing from us.
 */
async function unpackPackages(apt, dpkgDeb, packages, target, signal) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target.folder), { recursive: true });
    const fresh = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_path_.dirname)(target.folder), '.new-'));
    try {
        const debs = (0,external_node_path_.join)(fresh, 'debs');
        const root = (0,external_node_path_.join)(fresh, 'root');
        await (0,promises_.mkdir)(debs);
        await (0,promises_.mkdir)(root);
        await apt.download(packages, debs);
        for (const deb of await (0,promises_.readdir)(debs)) {
            const args = ['--extract', (0,external_node_path_.join)(debs, deb), root];
            await (0,packages_process/* runProgram */.mB)(dpkgDeb, { args, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, signal });
        }
        await dropUnused(root, target.major);
        await wrapPrograms(root, target.major, target.architecture);
        await (0,promises_.chmod)(root, 0o755);
        await (0,promises_.rm)(target.folder, { recursive: true, force: true });
        await (0,promises_.rename)(root, target.folder);
    }
    finally {
        await (0,promises_.rm)(fresh, { recursive: true, force: true });
    }
}
async function dropUnused(root, major) {
    const unused = ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/share/lintian'];
    // Without the compiler library that it needs (see the stand-ins) JIT must be absent as a whole: the server then does without.
    unused.push(`usr/lib/postgresql/${major}/lib/llvmjit.so`);
    for (const path of unused)
        await (0,promises_.rm)((0,external_node_path_.join)(root, path), { recursive: true, force: true });
}
/** Put in each program's place a script that runs it with the loader and the libraries beside it, wherever the folder lies. */
async function wrapPrograms(root, major, { triplet, loader }) {
    const bin = (0,external_node_path_.join)(root, binFolder(major));
    const programs = (0,external_node_path_.join)((0,external_node_path_.dirname)(bin), 'programs');
    await (0,promises_.rename)(bin, programs);
    await (0,promises_.mkdir)(bin);
    const up = '${0%/*}/../../../../..';
    const folders = [`usr/lib/${triplet}`, `lib/${triplet}`];
    const loaderFolder = await firstWith(root, folders, loader);
    const libraries = folders.map((folder) => `${up}/${folder}`).join(':');
    for (const name of await (0,promises_.readdir)(programs)) {
        const script = [
            '#!/bin/sh',
            `exec "${up}/${loaderFolder}/${loader}" --library-path "${libraries}" --argv0 "$0" \\`,
            `  "\${0%/*}/../programs/${name}" "$@"`,
            '',
        ].join('\n');
        await (0,promises_.writeFile)((0,external_node_path_.join)(bin, name), script, { mode: 0o755 });
    }
}
/** A symbolic link will not do: Debian's may lead to the loader of the machine. */
async function firstWith(root, folders, file) {
    for (const folder of folders) {
        try {
            if ((await (0,promises_.lstat)((0,external_node_path_.join)(root, folder, file))).isFile())
                return folder;
        }
        catch (error) {
            if ((0,verdict/* codeOf */.$N)(error) !== 'ENOENT')
                throw error;
        }
    }
    throw new Error(`the packages hold no ${file}`);
}
//# sourceMappingURL=unpack.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/shelf.js







/** Programs that Debian ships in the server's package; every other is in the client's. */
const SERVER_PROGRAMS = new Set([
    'initdb',
    'pg_controldata',
    'pg_ctl',
    'pg_waldump',
    'pgbench',
    'postgres',
]);
function kindOf(request) {
    return request.need.some((name) => SERVER_PROGRAMS.has(name)) ? 'server' : 'client';
}
/** What was unpacked from one source: a folder for each choice of packages, and beside it a file `<folder>.complete`. */
class Shelf {
    folder;
    signal;
    constructor(folder, signal) {
        this.folder = folder;
        this.signal = signal;
    }
    place(name) {
        return (0,external_node_path_.join)(this.folder, name);
    }
    /**
     * Programs of the lowest major that will do, for which nobody need be asked: they have every security fix, or they are what the
     * source offered at `since` or later.
     */
    async current(request, since) {
        const entries = (await this.entries())
            .filter(({ kind }) => kind === 'server' || kindOf(request) === 'client')
            .filter(({ version }) => version.major === lowestMajor(request.major))
            .filter(({ version }) => request.refuseHoles !== true || !knownHole(version))
            .sort((a, b) => b.version.minor - a.version.minor);
        for (const entry of entries) {
            const fixed = securityStatus(entry.version) === 'current';
            if (!fixed && (await this.chosenAt(entry.name)) < since)
                continue;
            const found = await this.look(entry.name, entry.version.major, request.need);
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
    async has(name) {
        return (await this.entries()).some((entry) => entry.name === name);
    }
    /** The programs of an entry, where they run. */
    async look(name, major, need) {
        const folder = (0,external_node_path_.join)(this.place(name), binFolder(major));
        const found = await probe(folder, need, {}, this.signal);
        return found.kind === 'good' ? { folder, version: found.version } : undefined;
    }
    /** Note that a folder is whole, and that it is what the source offers now. */
    async complete(name) {
        await (0,promises_.writeFile)(this.mark(name), '');
    }
    async remove(name) {
        await (0,promises_.rm)(this.mark(name), { force: true });
        await (0,promises_.rm)(this.place(name), { recursive: true, force: true });
    }
    mark(name) {
        return this.place(`${name}.complete`);
    }
    async chosenAt(name) {
        return (await (0,promises_.stat)(this.mark(name))).mtimeMs;
    }
    async entries() {
        return (await filesOf(this.folder)).flatMap((file) => {
            const parts = /^((?:client|server)-(\d+)\.(\d+)-[0-9a-f]+)\.complete$/.exec(file);
            const [, name, major, minor] = parts ?? [];
            if (name === undefined)
                return [];
            const version = { major: Number(major), minor: Number(minor), text: `${major}.${minor}` };
            return [{ name, kind: name.startsWith('server') ? 'server' : 'client', version }];
        });
    }
}
async function filesOf(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
//# sourceMappingURL=shelf.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/fetching.js







/** Lists of packages younger than this are not fetched again: long enough for a run and its neighbours, short for security fixes. */
const LISTS_FRESH_MS = 6 * 3_600_000;
/** When the lists below `state` were fetched, if they are still fresh; else a time that never comes. */
async function freshSince(state, clock) {
    const fetched = await updatedAt(state);
    const age = clock.now().getTime() - fetched;
    return age >= 0 && age < LISTS_FRESH_MS ? fetched : Infinity;
}
const OTHER_WAYS = 'Run again, install PostgreSQL, or set postgres-bin to a folder that has its programs';
/** The lists name a package that can't be had. */
class DownloadFailed extends verdict/* OperationFailed */.FH {
}
/** Asking a source for programs, and taking them. Used under the shelf's lock. */
class Fetching {
    options;
    architecture;
    tools;
    source;
    apt;
    shelf;
    state;
    constructor(options, architecture, tools, source, apt, shelf, state) {
        this.options = options;
        this.architecture = architecture;
        this.tools = tools;
        this.source = source;
        this.apt = apt;
        this.shelf = shelf;
        this.state = state;
    }
    async nearest(request) {
        const fresh = (await freshSince(this.state, this.options.clock)) !== Infinity;
        if (!fresh)
            return this.attempt(request, await this.refresh());
        try {
            return await this.attempt(request, undefined);
        }
        catch (error) {
            if (!(error instanceof DownloadFailed))
                throw error;
            // The source may have moved on since the lists were fetched.
            return this.attempt(request, await this.refresh());
        }
    }
    async attempt(request, trouble) {
        const kind = kindOf(request);
        const prefix = kind === 'server' ? 'postgresql' : 'postgresql-client';
        const majors = (await this.apt.majors(prefix)).filter((major) => fitsMajor(request.major, major));
        const reasons = trouble === undefined ? [] : [trouble];
        const refused = [];
        for (const major of majors) {
            const plan = await this.plan(`${prefix}-${major}`, major, reasons);
            if (plan === undefined)
                continue;
            if (request.refuseHoles === true && knownHole(plan.version)) {
                refused.push({ version: plan.version, place: this.source.title });
                continue;
            }
            return { found: await this.take(kind, plan, request), refused, story: '' };
        }
        const why = reasons.length === 0 ? 'nothing that will do' : reasons.join('; ');
        return { found: undefined, refused, story: `${this.source.title}: ${why}` };
    }
    /** @returns why the lists could not be fetched. One broken source of the system's need not matter; one that the user gave does. */
    async refresh() {
        const { log } = this.options;
        try {
            log.debug(`asking ${this.source.title} for PostgreSQL's packages`);
            await this.apt.update();
            return undefined;
        }
        catch (error) {
            if (!(error instanceof AptRefused))
                throw error;
            if (this.source.lines !== '') {
                throw new verdict/* UserError */.yo(`the apt source can't be used: ${error.message}`, {
                    remedy: 'Check its address, and that the key named by signed-by is the one that signs it',
                    cause: error,
                });
            }
            log.debug(`apt: ${error.message}`);
            return error.message;
        }
    }
    async plan(name, major, reasons) {
        try {
            const packages = await this.apt.resolve(name);
            const chosen = packages.find((each) => each.name === name)?.version ?? '';
            // A version without a minor is a release candidate, or one still younger.
            const [, minor] = new RegExp(`^(?:\\d+:)?${major}\\.(\\d+)`).exec(chosen) ?? [];
            if (minor === undefined)
                return undefined;
            return { version: { major, minor: Number(minor), text: `${major}.${minor}` }, packages };
        }
        catch (error) {
            if (!(error instanceof AptRefused))
                throw error;
            reasons.push(error.message);
            return undefined;
        }
    }
    async take(kind, { version, packages }, request) {
        const list = packages.map((each) => `${each.name}=${each.version}`).sort();
        const hash = (0,external_node_crypto_.createHash)('sha256').update(list.join('\n')).digest('hex').slice(0, 16);
        const name = `${kind}-${version.text}-${hash}`;
        const look = () => this.shelf.look(name, version.major, request.need);
        const had = (await this.shelf.has(name)) ? await look() : undefined;
        if (had !== undefined) {
            await this.shelf.complete(name);
            return had;
        }
        await this.shelf.remove(name);
        const { cache, arch } = this.options;
        const key = `backproof-postgresql-${arch}-${name}`;
        if (cache !== undefined && (await cache.restore(key, this.shelf.place(name)))) {
            const restored = await look();
            if (restored !== undefined) {
                await this.shelf.complete(name);
                return restored;
            }
            await this.shelf.remove(name);
        }
        await this.unpack(name, kind, version, packages);
        const made = await look();
        if (made === undefined) {
            await this.shelf.remove(name);
            throw new verdict/* OperationFailed */.FH(`PostgreSQL ${version.text} from ${this.source.title} does not run on this machine`, { remedy: OTHER_WAYS });
        }
        await this.shelf.complete(name);
        await cache?.save(key, this.shelf.place(name));
        return made;
    }
    async unpack(name, kind, version, packages) {
        const { log, signal } = this.options;
        log.info(`Fetching PostgreSQL ${version.text} (${kind} programs) from ${this.source.title}`);
        const target = { folder: this.shelf.place(name), major: version.major, architecture: this.architecture };
        try {
            await unpackPackages(this.apt, this.tools.dpkgDeb, packages, target, signal);
        }
        catch (error) {
            if (!(error instanceof AptRefused))
                throw error;
            throw new DownloadFailed(`packages can't be fetched from ${this.source.title}: ${error.message}`, {
                remedy: OTHER_WAYS,
                cause: error,
            });
        }
    }
}
//# sourceMappingURL=fetching.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/apt/packages.js









/**
 * Find programs in the packages of an apt source, unpacked into the cache folder.
 *
 * @throws UserError where a source that the user gave can't be used, above all because its signature does not verify
 */
async function packagedPrograms(options, request) {
    const architecture = ARCHITECTURES[options.arch];
    if (options.platform !== 'linux' || architecture === undefined) {
        return nothing('packages are unpacked on Linux (x64, arm64) only');
    }
    const tools = await aptTools(options.searchPath);
    if (tools === undefined)
        return nothing('this system has no apt to fetch packages with');
    const codename = await releaseCodename();
    const source = aptSource(options.aptSource, options.onRunner, codename, options.arch);
    const shelf = new Shelf((0,external_node_path_.join)(options.cacheFolder, 'packages', source.id), options.signal);
    const state = (0,external_node_path_.join)(shelf.folder, 'state');
    const kept = async () => {
        const found = await shelf.current(request, await freshSince(state, options.clock));
        return found === undefined ? undefined : { found, refused: [], story: '' };
    };
    const before = await kept();
    if (before !== undefined)
        return before;
    await (0,promises_.mkdir)(shelf.folder, { recursive: true });
    return withLock(tools.flock, (0,external_node_path_.join)(shelf.folder, 'lock'), options.signal, async () => {
        // Whoever held the lock before us may have fetched just this.
        const meanwhile = await kept();
        if (meanwhile !== undefined)
            return meanwhile;
        const env = { PATH: options.searchPath, ...options.proxy };
        const apt = await privateApt(tools, source, state, codename, env, options.signal);
        return new Fetching(options, architecture, tools, source, apt, shelf, state).nearest(request);
    });
}
function nothing(story) {
    return { found: undefined, refused: [], story };
}
async function aptTools(searchPath) {
    const find = async (name) => {
        for (const folder of searchPath.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute)) {
            if (await executable((0,external_node_path_.join)(folder, name)))
                return (0,external_node_path_.join)(folder, name);
        }
        return undefined;
    };
    const [aptGet, aptCache, dpkgDeb, flock] = await Promise.all(['apt-get', 'apt-cache', 'dpkg-deb', 'flock'].map(find));
    if (aptGet === undefined || aptCache === undefined)
        return undefined;
    return dpkgDeb === undefined || flock === undefined ? undefined : { aptGet, aptCache, dpkgDeb, flock };
}
//# sourceMappingURL=packages.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/container.js







/** A daemon that is there answers at once; one that is not may hang. */
const ANSWER_MS = 10_000;
/** Variables of libpq and of the programs that reach into the container: their values come from the program's environment. */
const PASSED_ON = [
    'LC_ALL',
    'PGAPPNAME',
    'PGCONNECT_TIMEOUT',
    'PGDATABASE',
    'PGHOST',
    'PGHOSTADDR',
    'PGOPTIONS',
    'PGPASSFILE',
    'PGPASSWORD',
    'PGPORT',
    'PGSERVICE',
    'PGSERVICEFILE',
    'PGSSLCERT',
    'PGSSLKEY',
    'PGSSLMODE',
    'PGSSLROOTCERT',
    'PGTZ',
    'PGUSER',
    'TZ',
];
/** Find programs in the official image of the lowest major that will do, where Docker runs. */
async function containerPrograms(options, request) {
    const docker = await dockerPath(options.searchPath);
    if (docker === undefined)
        return container_nothing('Docker is not here');
    const trouble = await daemonTrouble(docker, options);
    if (trouble !== undefined)
        return container_nothing(`Docker does not answer: ${trouble}`);
    const major = lowestMajor(request.major);
    const folder = await writeWrappers(docker, major, options, request.need);
    const found = await probe(folder, request.need, options.env, options.signal);
    if (found.kind !== 'good' || !fitsMajor(request.major, found.version.major)) {
        return container_nothing(`the image postgres:${major} can't be run`);
    }
    const candidate = { folder, version: found.version };
    if (request.refuseHoles === true && knownHole(found.version)) {
        return { ...container_nothing(''), refused: [{ version: found.version, place: `the image postgres:${major}` }] };
    }
    return { found: candidate, refused: [], story: '' };
}
function container_nothing(story) {
    return { found: undefined, refused: [], story };
}
async function dockerPath(searchPath) {
    for (const folder of searchPath.split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute)) {
        if (await executable((0,external_node_path_.join)(folder, 'docker')))
            return (0,external_node_path_.join)(folder, 'docker');
    }
    return undefined;
}
async function daemonTrouble(docker, options) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(ANSWER_MS)]);
    try {
        const args = ['version', '--format', '{{.Server.Version}}'];
        await (0,packages_process/* runProgram */.mB)(docker, { args, env: { PATH: options.searchPath, ...options.env }, signal });
        return undefined;
    }
    catch (error) {
        options.signal.throwIfAborted();
        return (0,verdict/* messageOf */.bD)(error);
    }
}
/** `docker run …` up to and including the program's name. Values of variables stay in the environment: no secret is in an argument. */
function containerArgs(program, major, workFolders, user) {
    return [
        'run',
        '--rm',
        '--init',
        '--interactive',
        '--network=host',
        ...(user === undefined ? [] : [`--user=${user.uid}:${user.gid}`]),
        ...workFolders.flatMap((folder) => ['--mount', `type=bind,source=${folder},target=${folder}`]),
        ...PASSED_ON.flatMap((name) => ['--env', name]),
        `postgres:${major}`,
        program,
    ];
}
async function writeWrappers(docker, major, options, need) {
    const folder = (0,external_node_path_.join)(options.cacheFolder, 'containers', String(major));
    await (0,promises_.mkdir)(folder, { recursive: true });
    const uid = process.getuid?.();
    const gid = process.getgid?.();
    const user = uid === undefined || gid === undefined ? undefined : { uid, gid };
    for (const name of need) {
        const words = [docker, ...containerArgs(name, major, options.workFolders, user)].map(quoted);
        const file = (0,external_node_path_.join)(folder, name);
        // Another process may be running the file of this name.
        await (0,promises_.writeFile)(`${file}.${process.pid}`, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
        await (0,promises_.rename)(`${file}.${process.pid}`, file);
    }
    return folder;
}
/** A word for `sh`, whatever is in it. */
function quoted(word) {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}
//# sourceMappingURL=container.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/machine.js





/** Where packages of PostgreSQL put their programs: Debian and Ubuntu, Red Hat and SUSE, Homebrew on both kinds of Mac, Postgres.app. */
const VERSIONED_FOLDERS = [
    '/usr/lib/postgresql/*/bin',
    '/usr/pgsql-*/bin',
    '/opt/homebrew/opt/postgresql@*/bin',
    '/usr/local/opt/postgresql@*/bin',
    '/Applications/Postgres.app/Contents/Versions/*/bin',
];
/** Debian's stand-in for every client program: it picks a version by rules of its own, so it is never what we run. */
const DEBIAN_WRAPPER = 'pg_wrapper';
/** Errors that mean: nothing for us. */
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP']);
/**
 * The folders of this machine that have all of these programs, in one version, and running. Starting a program takes a while, so
 * folders that are named after another major are asked only where no other fits: then the caller can say what there is.
 */
async function machineCandidates(machine, { need, major }) {
    const folders = await foldersOf(machine, need);
    const named = (folder) => folder.major === undefined || fitsMajor(major, folder.major);
    const likely = await ask(machine, folders.filter(named), need);
    if (likely.some(({ version }) => fitsMajor(major, version.major)))
        return likely;
    const others = folders.filter((folder) => !named(folder));
    return [...likely, ...(await ask(machine, others, need))];
}
async function ask(machine, folders, need) {
    const asked = await Promise.all(folders.map(async ({ path }) => {
        const found = await probe(path, need, {}, machine.signal);
        if (found.kind === 'good')
            return [{ folder: path, version: found.version }];
        if (found.kind === 'broken') {
            machine.log.debug(`PostgreSQL programs in ${path} are passed over: ${found.reason}`);
        }
        return [];
    }));
    return asked.flat();
}
async function foldersOf(machine, need) {
    const folders = new Map();
    const add = async (folder) => {
        const real = await realPath(folder.path);
        if (real !== undefined && !folders.has(real))
            folders.set(real, folder);
    };
    for (const path of machine.searchPath.split(external_node_path_.delimiter)) {
        if ((0,external_node_path_.isAbsolute)(path) && !(await hasWrapper(path, need)))
            await add({ path });
    }
    for (const pattern of machine.versionedFolders) {
        for (const folder of await expand(pattern))
            await add(folder);
    }
    return [...folders.values()];
}
/** The paths that a pattern may stand for; not every one need be there. */
async function expand(pattern) {
    const segments = pattern.split('/');
    const at = segments.findIndex((segment) => segment.includes('*'));
    if (at < 0)
        return [{ path: pattern }];
    const parent = segments.slice(0, at).join('/');
    const [start = '', end = ''] = (segments[at] ?? '').split('*');
    const rest = segments.slice(at + 1);
    const names = (await entries(parent)).filter((name) => name.startsWith(start) && name.endsWith(end));
    return names.sort().map((name) => {
        const major = Number(/^\d{2}$/.exec(name.slice(start.length, name.length - end.length))?.[0]);
        return { path: (0,external_node_path_.join)(parent, name, ...rest), ...(Number.isNaN(major) ? {} : { major }) };
    });
}
async function entries(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if (NOT_THERE.has((0,verdict/* codeOf */.$N)(error) ?? ''))
            return [];
        throw error;
    }
}
async function hasWrapper(folder, need) {
    const targets = await Promise.all(need.map((name) => realPath((0,external_node_path_.join)(folder, name))));
    return targets.some((target) => target !== undefined && (0,external_node_path_.basename)(target) === DEBIAN_WRAPPER);
}
/** A path without symbolic links; `undefined` where there is nothing, or nothing that we may see. */
async function realPath(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (error) {
        if (NOT_THERE.has((0,verdict/* codeOf */.$N)(error) ?? ''))
            return undefined;
        throw error;
    }
}
//# sourceMappingURL=machine.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/finder.js







/** Finds programs in the order of how near they are: the user's folder alone, or this machine, packages, a container. */
function programFinder(options) {
    const { folder } = options;
    return {
        find: (request) => folder === undefined || folder === ''
            ? search(options, request)
            : finder_given(folder, options.signal, request),
    };
}
async function finder_given(folder, signal, request) {
    const wanted = rangeText(request.major);
    const remedy = `Set postgres-bin to the bin folder of PostgreSQL ${wanted}, or leave it empty to have one found`;
    const found = await probe(folder, request.need, {}, signal);
    switch (found.kind) {
        case 'missing':
            throw new verdict/* UserError */.yo(`the given folder has no ${found.programs.join(', ')}`, { remedy, where: folder });
        case 'broken':
            throw new verdict/* UserError */.yo(`the programs in the given folder can't be used: ${found.reason}`, {
                remedy,
                where: folder,
            });
        case 'good': {
            const { version } = found;
            if (!fitsMajor(request.major, version.major)) {
                const what = `the given folder holds PostgreSQL ${version.text}, but ${wanted} is needed`;
                throw new verdict/* UserError */.yo(what, { remedy, where: folder });
            }
            if (request.refuseHoles === true && knownHole(version))
                throw refusal({ version, place: folder });
            return programsOf({ folder, version }, 'folder');
        }
    }
}
async function search(options, request) {
    const { log, signal, searchPath, cacheFolder } = options;
    const passEnv = options.passEnv ?? {};
    const versionedFolders = options.versionedFolders ?? VERSIONED_FOLDERS;
    const candidates = await machineCandidates({ searchPath, versionedFolders, log, signal }, request);
    const { best, refused } = choose(candidates, request);
    if (best !== undefined)
        return programsOf(best, 'machine');
    const packaged = await packagedPrograms({
        searchPath,
        cacheFolder,
        aptSource: options.aptSource ?? '',
        onRunner: options.onRunner,
        proxy: passEnv,
        platform: options.platform ?? process.platform,
        arch: options.arch ?? process.arch,
        cache: options.cache,
        clock: options.clock ?? verdict/* systemClock */.ml,
        log,
        signal,
    }, request);
    if (packaged.found !== undefined)
        return programsOf(packaged.found, 'packages');
    const workFolders = options.workFolders ?? [];
    const contained = await containerPrograms({ searchPath, cacheFolder, workFolders, env: passEnv, signal }, request);
    if (contained.found !== undefined)
        return programsOf(contained.found, 'container', passEnv);
    const onMachine = refused.map(({ version, folder }) => ({ version, place: folder }));
    const [nearest] = [...onMachine, ...packaged.refused, ...contained.refused];
    if (nearest !== undefined)
        throw refusal(nearest);
    const seen = candidates.map(({ version, folder }) => `${version.text} in ${folder}`);
    throw nowhere(request, seen, [packaged, contained]);
}
function refusal({ version, place }) {
    const fixed = fixedRelease(version.major);
    return new verdict/* UserError */.yo(`the programs of PostgreSQL ${version.text} (${place}) are refused: with them a crafted backup can run code here ` +
        `(${KNOWN_HOLE}), and nothing vouches for this one`, {
        remedy: `Install PostgreSQL ${fixed} or newer, set postgres-bin to a folder that has it, or pin the set with manifest-sha256`,
    });
}
function nowhere(request, seen, asked) {
    const major = lowestMajor(request.major);
    const here = seen.length === 0 ? 'this machine has none' : `this machine has ${seen.join(', ')}`;
    const stories = asked.map(({ story }) => story.replace(/\.$/, '')).filter((story) => story !== '');
    return new verdict/* UserError */.yo(`no ${request.need.join(', ')} of PostgreSQL ${rangeText(request.major)} found: ${[here, ...stories].join('; ')}`, {
        remedy: `Install PostgreSQL ${major} (Debian, Ubuntu: postgresql-client-${major}, postgresql-${major}; ` +
            `macOS: brew install postgresql@${major}) or set postgres-bin to a folder that has its programs`,
    });
}
//# sourceMappingURL=finder.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/npm.js







const SERVER = ['initdb', 'pg_ctl', 'postgres'];
/**
 * The server that npm installed for tests and the demo: `initdb`, `pg_ctl` and `postgres`, no clients.
 *
 * @throws UserError where it is not installed, or does not run here
 */
async function npmServer({ major, modules, platform, arch, signal }) {
    const name = `postgres-server-${major}-${platform}-${arch}`;
    const home = (0,external_node_path_.join)(modules, name);
    await linkLibraries(home, signal);
    const folder = (0,external_node_path_.join)(home, 'native', 'bin');
    const found = await probe(folder, SERVER, {}, signal);
    if (found.kind !== 'good') {
        const why = found.kind === 'broken' ? `does not run: ${found.reason}` : 'is not installed';
        throw new verdict/* UserError */.yo(`the PostgreSQL ${major} server of the npm package ${name} ${why}`, {
            remedy: 'Run npm ci without --omit=optional, on Linux (x64 or arm64)',
        });
    }
    const runnable = (await everyoneEnters(folder))
        ? folder
        : (0,external_node_path_.join)(await copyForEveryone((0,external_node_path_.join)(home, 'native'), `${name}-${found.version.text}`), 'bin');
    return programsOf({ folder: runnable, version: found.version }, 'npm');
}
/** Whether the account that a server runs under can get there: root starts servers as somebody else, and root's home is closed. */
async function everyoneEnters(folder) {
    if (process.getuid?.() !== 0)
        return true;
    for (let at = folder; at !== (0,external_node_path_.dirname)(at); at = (0,external_node_path_.dirname)(at)) {
        if (((await (0,promises_.stat)(at)).mode & 0o001) === 0)
            return false;
    }
    return true;
}
/** A copy in the temporary folder, made once. */
async function copyForEveryone(from, name) {
    const to = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `backproof-${name}`);
    if (!(await there(to))) {
        const fresh = await (0,promises_.mkdtemp)(`${to}-`);
        await (0,promises_.cp)(from, fresh, { recursive: true, verbatimSymlinks: true });
        await (0,promises_.chmod)(fresh, 0o755);
        try {
            await (0,promises_.rename)(fresh, to);
        }
        catch (error) {
            await (0,promises_.rm)(fresh, { recursive: true });
            // Another process was faster.
            if (!['ENOTEMPTY', 'EEXIST'].includes((0,verdict/* codeOf */.$N)(error) ?? ''))
                throw error;
        }
    }
    // Anybody may create names in that folder: what is not root's is not run.
    const { uid, mode } = await (0,promises_.stat)(to);
    if (uid !== 0 || (mode & 0o022) !== 0) {
        throw new verdict/* UserError */.yo('a folder that only root may write to belongs to somebody else', {
            where: to,
            remedy: 'Remove it, or put the project where every account may enter',
        });
    }
    return to;
}
/** npm packages hold no symbolic links; the package's own script makes them, unless `--ignore-scripts` kept it from running. */
async function linkLibraries(home, signal) {
    const script = (0,external_node_path_.join)(home, 'scripts', 'hydrate-symlinks.js');
    if (!(await there(script)) || (await there((0,external_node_path_.join)(home, 'native', 'lib', 'libpq.so.5'))))
        return;
    await (0,packages_process/* runProgram */.mB)(process.execPath, { args: [script], env: {}, cwd: home, signal });
}
async function there(path) {
    try {
        await (0,promises_.access)(path);
        return true;
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return false;
        throw error;
    }
}
//# sourceMappingURL=npm.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/programs/index.js



//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/sql.js
/** A name in double quotes: safe in any SQL text, whatever it holds (PostgreSQL, 4.1.1 Identifiers and Key Words). */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** A string constant, safe whatever `standard_conforming_strings` says (4.1.2.2, String Constants with C-Style Escapes). */
function quoteLiteral(text) {
    const quoted = text.replaceAll("'", "''");
    return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}
/** Schema and name, both quoted. */
function qualified(schema, name) {
    return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
/** libpq reads a database's name with `=` or a URL's scheme as a connection string; spelled as one, it is a name again (34.1.1). */
function asConnectionString(database) {
    if (!/[=:]/.test(database))
        return database;
    return `dbname='${database.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
//# sourceMappingURL=sql.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/attempt.js

/** Try something inside the session's transaction; where it fails, the transaction is as it was before. */
async function attempt(session, work) {
    await session.execute('SAVEPOINT attempt');
    try {
        const value = await work();
        await session.execute('RELEASE SAVEPOINT attempt');
        return { value };
    }
    catch (error) {
        // Where the connection is gone, this fails too, and says so.
        await session.execute('ROLLBACK TO SAVEPOINT attempt');
        return { error };
    }
}
/** The SQLSTATE behind an error that a session threw, explained or not. */
function stateBehind(error) {
    return sqlStateOf(error) ?? (error instanceof Error ? sqlStateOf(error.cause) : undefined);
}
//# sourceMappingURL=attempt.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/snapshot.js





/** The source lets no other session see what one sees: it has no such function, or does not let us use it. */
class SnapshotWithheld extends verdict/* OperationFailed */.FH {
    /** In the server's words. */
    reason;
    constructor(session, error) {
        const reason = (0,verdict/* messageOf */.bD)(error instanceof verdict/* UserError */.yo ? (error.cause ?? error) : error);
        super(`${describe(session.connection)} would not export a snapshot: ${reason}`, {
            remedy: snapshotRemedy(session.connection.user),
            cause: error,
        });
        this.name = 'SnapshotWithheld';
        this.reason = reason;
    }
}
/** How to come to a snapshot that sessions can share. */
function snapshotRemedy(user) {
    return `Give the URL of the primary itself, and run there: GRANT EXECUTE ON FUNCTION pg_catalog.pg_export_snapshot() TO ${quoteIdentifier(user)}`;
}
/**
 * What a session must say before it reads, so that equal data gives equal bytes whatever a database or role has set, rows are
 * never filtered in silence, and no time limit of the server ends a long dump.
 */
const PINNED = {
    search_path: "''",
    row_security: 'off',
    timezone: "'UTC'",
    datestyle: "'ISO'",
    intervalstyle: "'postgres'",
    extra_float_digits: '3',
    bytea_output: "'hex'",
    quote_all_identifiers: 'off',
    synchronize_seqscans: 'off',
    max_parallel_workers_per_gather: '0',
    statement_timeout: '0',
    lock_timeout: '0',
    idle_in_transaction_session_timeout: '0',
};
/** The server's clock as RFC 3339 in UTC, whatever the session has set. */
const instant = (expression) => `pg_catalog.to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const CLOCK = instant('pg_catalog.clock_timestamp()');
const clock = dist/* object */.Ikc({ at: dist/* string */.YjP() });
const moment = dist/* object */.Ikc({
    at: dist/* string */.YjP(),
    lsn: dist/* nullable */.mee(dist/* string */.YjP()),
    timeline: dist/* nullable */.mee(dist/* number */.aig()),
    replayedAt: dist/* nullable */.mee(dist/* string */.YjP()),
});
const MOMENT = `
SELECT ${CLOCK} AS at,
       (CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
             ELSE pg_catalog.pg_current_wal_lsn() END)::text AS lsn,
       CASE WHEN NOT pg_catalog.pg_is_in_recovery()
            THEN ('x' || substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8))::bit(32)::int4 END AS timeline,
       CASE WHEN pg_catalog.pg_is_in_recovery() THEN ${instant('pg_catalog.pg_last_xact_replay_timestamp()')} END AS "replayedAt"`;
/** The source's clock, also within a transaction. */
async function clockOf(session) {
    return (await session.one(clock, `SELECT ${CLOCK} AS at`)).at;
}
/** Of a session that is in no transaction: a refusal would spoil it. */
async function momentOf(session) {
    try {
        return await session.one(moment, MOMENT);
    }
    catch (error) {
        if (!REFUSALS.test(stateBehind(error) ?? ''))
            throw error;
        return { at: await clockOf(session), lsn: null, timeline: null, replayedAt: null };
    }
}
/** Open a read-only transaction with every setting pinned, whose snapshot nobody else sees; it is taken after the moment. */
async function beginAlone(session) {
    const found = await momentOf(session);
    await beginPinned(session);
    return found;
}
/** Open a read-only transaction with every setting pinned, in one round trip. */
async function beginPinned(session) {
    await snapshot_begin(session, []);
}
async function snapshot_begin(session, first) {
    const pins = Object.entries(PINNED).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
    await session.execute(['BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY', ...first, ...pins, NO_DEADLINE].join('; '));
}
/** A time limit that only servers from 17 on know. */
const NO_DEADLINE = `SELECT pg_catalog.set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = 'transaction_timeout'`;
/**
 * Export a snapshot from this session; it lives until the session's transaction ends, and holds back vacuum as long.
 *
 * PostgreSQL, 9.28.5 Snapshot Synchronization Functions.
 *
 * @throws SnapshotWithheld where the source refuses; the session is then in no transaction
 */
async function exportSnapshot(session) {
    // Before the transaction: its first query takes the snapshot, and only then reads the clock.
    const before = await momentOf(session);
    await beginPinned(session);
    const { id } = await takeSnapshot(session);
    return { ...before, id, until: await clockOf(session) };
}
/** A refusal: not permitted, not known, not supported, or not in this state. */
const REFUSALS = /^(42|0A|25|55000)/;
const exported = dist/* object */.Ikc({ id: dist/* string */.YjP() });
async function takeSnapshot(session) {
    try {
        return await session.one(exported, 'SELECT pg_catalog.pg_export_snapshot() AS id');
    }
    catch (error) {
        if (!REFUSALS.test(stateBehind(error) ?? ''))
            throw error;
        await session.execute('ROLLBACK');
        throw new SnapshotWithheld(session, error);
    }
}
/** The snapshot is not there: its session has ended, or is another server's. */
const snapshot_FOREIGN = /^(22023|42704|55000|0A000)$/;
/**
 * Let a session see exactly what the snapshot shows.
 *
 * @throws ConnectionLost where this session does not reach the server that exported it, or the session that did has ended
 */
async function importSnapshot(session, snapshot) {
    try {
        await snapshot_begin(session, [`SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.id)}`]);
    }
    catch (error) {
        if (!snapshot_FOREIGN.test(stateBehind(error) ?? ''))
            throw error;
        throw new ConnectionLost(`The snapshot that one connection to ${describe(session.connection)} exported is not there for another: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Give the URL of one server, not of a load balancer or pooler in front of several; if it is one, its log tells why the first connection was ended',
            cause: error,
        });
    }
}
//# sourceMappingURL=snapshot.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/dump.js






/** First major whose pg_dump compresses with zstd and takes `--compress=method:level`. */
const ZSTD_SINCE = 16;
/** Start pg_dump in the snapshot. Whoever calls reads `stdout` and awaits `ended`. */
async function startDump(call) {
    return (0,packages_process.startProgram)(call.programs.path('pg_dump'), {
        args: [
            '--no-password',
            `--format=${call.format}`,
            `--compress=${compressArgument(call)}`,
            ...(call.snapshot === undefined ? [] : [`--snapshot=${call.snapshot.id}`]),
            ...(call.lockSeconds === 0
                ? []
                : [`--lock-wait-timeout=${Math.min(Math.ceil(call.lockSeconds * 1000), MAX_TIMEOUT_MS)}`]),
            ...(call.directory === undefined ? [] : directoryArguments(call.directory)),
            ...filterArguments(call.filters),
        ],
        env: { ...call.programs.env, ...pinnedEnvironment(call.env, call.pins) },
        signal: call.signal,
        onStderr: (line) => {
            if (!PROGRESS.test(line))
                call.log.debug(line);
        },
    });
}
/** The longest that a setting of PostgreSQL takes. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;
/** What pg_dump tells of its progress: thousands of lines, which nobody asked for. */
const PROGRESS = /^pg_dump: (?!warning:|error:|detail:|hint:)/;
/**
 * A dump to standard output ends when nobody reads it any more; one into a folder would go on to its end. It tells of each table on
 * standard error, and so ends with the next one.
 */
function directoryArguments({ path, jobs }) {
    return [`--file=${path}`, `--jobs=${jobs}`, '--verbose'];
}
/** The filters as pg_dump takes them, and as the manifest records them. */
function filterArguments(filters) {
    return [
        ...filters.includeSchema.map((pattern) => `--schema=${pattern}`),
        ...filters.excludeSchema.map((pattern) => `--exclude-schema=${pattern}`),
        ...filters.includeTable.map((pattern) => `--table=${pattern}`),
        ...filters.excludeTable.map((pattern) => `--exclude-table=${pattern}`),
        ...filters.excludeTableData.map((pattern) => `--exclude-table-data=${pattern}`),
    ];
}
/** Before 16 there is gzip only, spelled as a bare level. */
function compressArgument(call) {
    if (call.programs.version.major >= ZSTD_SINCE)
        return call.compression;
    return call.compression === 'none' ? '0' : call.compression.replace('gzip:', '');
}
/** pg_dump does not pin these itself, and the archive's bytes change with them. */
const NOT_PINNED_BY_PG_DUMP = ['bytea_output', 'quote_all_identifiers'];
/** The value that a setting is pinned to, as a session shows it. */
function pinnedValue(name) {
    return (PINNED[name] ?? '').replaceAll("'", '');
}
/**
 * The settings that pg_dump must be told since the user's sessions have others by themselves; nearly always none.
 *
 * @param session one that has pinned nothing
 * @throws UserError where there are some and a pooler in between, which refuses a connection that comes with settings, or drops them
 * (PgBouncer, `ignore_startup_parameters`)
 */
async function settingsToPin(session, server) {
    const found = await session.rows(dist/* object */.Ikc({ name: dist/* string */.YjP(), value: dist/* string */.YjP() }), 'SELECT name, pg_catalog.current_setting(name) AS value FROM unnest($1::text[]) name', [NOT_PINNED_BY_PG_DUMP]);
    const pins = found.flatMap(({ name, value }) => (value === pinnedValue(name) ? [] : [name]));
    if (pins.length === 0 || server.pooler === undefined)
        return pins;
    throw new verdict/* UserError */.yo(`Through the pooler ${describe(session.connection)} a dump cannot be told its ${pins.join(' and ')}, which the role or the database has set otherwise`, { remedy: 'Give the URL of the server itself, or take that setting away from the role and the database' });
}
/** `PGTZ` beats what a database or role has set; the options do so too, since they come with the connection. */
function pinnedEnvironment(env, pins = NOT_PINNED_BY_PG_DUMP) {
    // Without a client encoding of its own, pg_dump takes the database's, and nothing is converted.
    const { PGOPTIONS: given, PGCLIENTENCODING: _, ...rest } = env;
    const options = [
        ...(given === undefined ? [] : [given]),
        ...pins.map((name) => `-c ${name}=${pinnedValue(name)}`),
    ];
    return {
        ...rest,
        PGTZ: 'UTC',
        LC_ALL: 'C',
        ...(options.length === 0 ? {} : { PGOPTIONS: options.join(' ') }),
    };
}
/** Start pg_dumpall for roles, tablespaces and other globals, without password verifiers, as SQL on standard output. */
async function startGlobalsDump(call) {
    return (0,packages_process.startProgram)(call.programs.path('pg_dumpall'), {
        args: [
            '--no-password',
            '--globals-only',
            '--no-role-passwords',
            `--database=${asConnectionString(call.database)}`,
        ],
        env: { ...call.programs.env, ...pinnedEnvironment(call.env, call.pins) },
        signal: call.signal,
        onStderr: (line) => {
            call.log.debug(line);
        },
    });
}
//# sourceMappingURL=dump.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/table-size.js
/**
 * SQL for a table's size in bytes that waits for nobody: to measure it, PostgreSQL locks it, and so queues behind whoever changes it.
 * Such a table counts as empty here; whoever reads it tells that it is locked. 0 for one that was dropped since.
 *
 * @param oid such as `c.oid`
 */
function tableSize(oid) {
    return `CASE WHEN ${oid} = ANY (ARRAY(
      SELECT k.relation FROM pg_catalog.pg_locks k
      WHERE k.mode = 'AccessExclusiveLock' AND k.pid <> pg_catalog.pg_backend_pid() AND k.relation IS NOT NULL
        AND k.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())))
    THEN 0 ELSE coalesce(pg_catalog.pg_table_size(${oid}), 0) END::float8`;
}
//# sourceMappingURL=table-size.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/relations.js


/** How a relation's content is proven; see the manifest's `evidence`. */
const evidence = dist/* picklist */.KIO([
    'compare',
    'sum of leaves',
    'recomputed',
    'extension member',
    'extension configuration',
    'not dumped',
    'excluded on request',
]);
const relationRow = dist/* object */.Ikc({
    schema: dist/* string */.YjP(),
    table: dist/* string */.YjP(),
    /** Schema and name, quoted where PostgreSQL would. */
    name: dist/* string */.YjP(),
    evidence,
    reason: dist/* nullable */.mee(dist/* string */.YjP()),
    bytes: dist/* number */.aig(),
    /** Root of the partition tree that it is a leaf of, where rows may lie in another leaf after a restore. */
    movesWithin: dist/* nullable */.mee(dist/* string */.YjP()),
    counted: dist/* boolean */.zMY(),
});
/**
 * Every table, partitioned table, materialised view and foreign table outside the system's schemas, largest first, with how its
 * content is proven. Nothing is left out: what a dump does not hold says why.
 *
 * Leaves below a hash partition may exchange rows at a restore (the hash of an enum's value is that of its OID, so pg_dump loads
 * such trees through their root): they are compared at the root.
 */
async function listRelations(session, standby) {
    return session.rows(relationRow, RELATIONS, [standby]);
}
const RELATIONS = `
SELECT n.nspname AS schema, c.relname AS "table", pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
       CASE WHEN x.member AND NOT x.configuration THEN 'extension member'
            WHEN x.configuration AND c.relkind = 'r' THEN 'extension configuration'
            WHEN c.relkind = 'p' THEN 'sum of leaves'
            WHEN c.relkind = 'm' THEN 'recomputed'
            WHEN c.relkind = 'f' OR (c.relpersistence = 'u' AND $1) THEN 'not dumped'
            ELSE 'compare' END AS evidence,
       CASE WHEN x.member AND NOT x.configuration THEN 'created by its extension'
            WHEN c.relkind = 'm' THEN 'a materialised view is computed anew at restore'
            WHEN c.relkind = 'f' THEN 'a foreign table keeps its rows elsewhere'
            WHEN c.relpersistence = 'u' AND $1 THEN 'an unlogged table is empty on a standby' END AS reason,
       ${tableSize('c.oid')} AS bytes,
       CASE WHEN t.hashed THEN t.root END AS "movesWithin",
       c.relkind = 'r' AND NOT (x.member AND NOT x.configuration) AND NOT (c.relpersistence = 'u' AND $1) AS counted
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT count(*) > 0 AS member, coalesce(bool_or(c.oid = ANY (e.extconfig)), false) AS configuration
  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
    AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e') x
CROSS JOIN LATERAL (
  SELECT coalesce(bool_or(p.partstrat = 'h'), false) AS hashed,
         (SELECT pg_catalog.format('%I.%I', rn.nspname, rc.relname)
          FROM pg_catalog.pg_class rc JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
          WHERE rc.oid = pg_catalog.pg_partition_root(c.oid)) AS root
  FROM pg_catalog.pg_partition_ancestors(c.oid) a(oid)
  JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = a.oid
  WHERE c.relispartition) t
WHERE c.relkind IN ('r', 'p', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC, 3`;
//# sourceMappingURL=relations.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/counts.js



const BATCH = 64;
const countRow = dist/* object */.Ikc({
    at: dist/* number */.aig(),
    rows: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/), dist/* transform */.pdi(Number)),
});
/**
 * Exact `count(*)` of each table by this session, which must be inside a transaction. Many small tables share a statement, since
 * ten thousand tables must not cost ten thousand round trips. A table that cannot be counted says why; the others still are.
 *
 * @returns one answer a table, in the order of `tables`
 */
async function countRows(session, tables, onCounted) {
    const counts = [];
    for (let start = 0; start < tables.length; start += BATCH) {
        const batch = tables.slice(start, start + BATCH);
        counts.push(...((await counts_attempt(session, batch)) ?? (await oneByOne(session, batch))));
        onCounted?.(counts.length);
    }
    return counts;
}
/**
 * Hold tables against TRUNCATE and rewriting ALTER TABLE, which an older snapshot does not survive: it would count an empty table
 * (PostgreSQL, 13.6 Caveats). pg_dump takes the same lock. A table that may not be locked is left for the count to speak of.
 */
async function lockTables(session, tables) {
    for (let start = 0; start < tables.length; start += BATCH) {
        const batch = tables.slice(start, start + BATCH);
        if (await lock(session, batch))
            continue;
        for (const table of batch)
            await lock(session, [table]);
    }
}
async function lock(session, batch) {
    const names = batch.map((table) => `ONLY ${qualified(table.schema, table.table)}`).join(', ');
    await session.execute('SAVEPOINT locking');
    try {
        await session.execute(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
        await session.execute('RELEASE SAVEPOINT locking');
        return true;
    }
    catch {
        // Where the connection is gone, this fails too, and says so.
        await session.execute('ROLLBACK TO SAVEPOINT locking');
        return false;
    }
}
async function oneByOne(session, batch) {
    const counts = [];
    for (const table of batch) {
        let reason = 'no answer';
        const one = await counts_attempt(session, [table], (error) => {
            reason = (0,verdict/* messageOf */.bD)(error);
        });
        counts.push(one?.[0] ?? { reason });
    }
    return counts;
}
/** Undefined where the statement failed; the transaction goes on. */
async function counts_attempt(session, batch, onError) {
    await session.execute('SAVEPOINT counting');
    try {
        const sql = batch
            .map((table, at) => `SELECT ${at} AS at, count(*)::text AS rows FROM ONLY ${qualified(table.schema, table.table)}`)
            .join(' UNION ALL ');
        const found = await session.rows(countRow, sql);
        await session.execute('RELEASE SAVEPOINT counting');
        return batch.map((_, at) => {
            const row = found.find((candidate) => candidate.at === at);
            return row === undefined ? { reason: 'no answer' } : { rows: row.rows };
        });
    }
    catch (error) {
        await session.execute('ROLLBACK TO SAVEPOINT counting');
        onError?.(error);
        return undefined;
    }
}
//# sourceMappingURL=counts.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/share.js
/**
 * Let several workers take jobs until there are none. The first failure keeps all of them from taking another, and is thrown when
 * the jobs at hand are over: nothing runs on behind an error.
 *
 * @param next the next job, or undefined where there is none
 */
async function share(workers, next, work) {
    const failures = [];
    await Promise.all(workers.map(async (worker) => {
        for (let job = next(); job !== undefined && failures.length === 0; job = next()) {
            try {
                await work(worker, job);
            }
            catch (error) {
                failures.push(error);
            }
        }
    }));
    if (failures.length > 0)
        throw failures[0];
}
//# sourceMappingURL=share.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/witness-hash.js

/** Names the method, so that a value is never compared with one of another. */
const WITNESS_METHOD = 'pg-hashtextextended-2seed/1';
const NO_ROWS = { rows: 0, first: 0n, second: 0n };
/**
 * A SELECT of the sums of one table, or of some of its blocks. Each row is turned into text once and hashed with two seeds; the order
 * of rows does not matter, and neither does the server's version or hardware.
 *
 * `(x.*)` is the row whatever its columns are called, where `x` alone would be a column of that name; OFFSET 0 keeps the planner from
 * converting each row twice. Generated columns are part of the row.
 */
function hashSelect(table, at, blocks) {
    const sum = (seed) => `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(z.r COLLATE pg_catalog."C", ${seed})), 0)::text`;
    return (`SELECT ${at} AS at, pg_catalog.count(*)::text AS rows, ${sum(0)} AS first, ${sum(1)} AS second ` +
        `FROM (SELECT (x.*)::text AS r FROM ONLY ${qualified(table.schema, table.table)} x${within(blocks)} OFFSET 0) z`);
}
function within(blocks) {
    if (blocks === undefined)
        return '';
    const [from, to] = blocks;
    const upper = to === undefined ? '' : ` AND x.ctid < '(${to},0)'::pg_catalog.tid`;
    return ` WHERE x.ctid >= '(${from},0)'::pg_catalog.tid${upper}`;
}
function addSums(a, b) {
    return { rows: a.rows + b.rows, first: a.first + b.first, second: a.second + b.second };
}
/** The value that is compared: both sums modulo 2^64. */
function witnessHash(sums) {
    return format(sums.first, sums.second);
}
/**
 * The hash of several tables' rows together, such as the leaves of a partition tree.
 *
 * @returns undefined where one of them is not of this method
 */
function addWitnessHashes(hashes) {
    let first = 0n;
    let second = 0n;
    for (const hash of hashes) {
        const [method, value = ''] = hash.split(':');
        if (method !== WITNESS_METHOD || !/^[0-9a-f]{32}$/.test(value))
            return undefined;
        first += BigInt(`0x${value.slice(0, 16)}`);
        second += BigInt(`0x${value.slice(16)}`);
    }
    return format(first, second);
}
function format(first, second) {
    const hex = (sum) => BigInt.asUintN(64, sum).toString(16).padStart(16, '0');
    return `${WITNESS_METHOD}:${hex(first)}${hex(second)}`;
}
//# sourceMappingURL=witness-hash.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/witness-budget.js
/** Bytes of a table that are hashed in a second of server time, before anything was measured. */
const USUAL_RATE = 100e6;
/** A measurement of less is not believed: it is all start-up. */
const MEASURED_SECONDS = 0.3;
/**
 * Server time that may be spent, over several sessions at once. Every statement is given a limit when it starts, and the limits of
 * those that run never add up to more than what is left: the budget holds even where every estimate was wrong.
 */
class WitnessBudget {
    seconds;
    #sessions;
    #spent = 0;
    #reserved = 0;
    #running = 0;
    #expected = 0;
    #measuredBytes = 0;
    constructor(seconds, sessions) {
        this.seconds = seconds;
        this.#sessions = sessions;
    }
    /** Seconds that hashing a table of this size takes, as far as was seen. */
    estimate(bytes) {
        const rate = this.#spent >= MEASURED_SECONDS ? this.#measuredBytes / this.#spent : USUAL_RATE;
        return bytes / Math.max(rate, 1);
    }
    /** Whether hashing so much more is expected to fit, beside what runs. */
    admits(bytes) {
        return this.#spent + this.#expected + this.estimate(bytes) <= this.seconds;
    }
    /** Start a statement. @returns undefined where too little is left for what it is expected to take */
    start(bytes) {
        const left = this.seconds - this.#spent - this.#reserved;
        const expected = this.estimate(bytes);
        const shared = left / Math.max(1, this.#sessions - this.#running);
        const seconds = Math.min(left, Math.max(shared, 2 * expected));
        if (seconds <= 0 || seconds < expected)
            return undefined;
        this.#reserved += seconds;
        this.#expected += expected;
        this.#running++;
        return { seconds, expected, bytes };
    }
    /** A statement is over. */
    end(grant, seconds) {
        this.#reserved -= grant.seconds;
        this.#expected -= grant.expected;
        this.#running--;
        this.#spent += seconds;
        this.#measuredBytes += grant.bytes;
    }
}
//# sourceMappingURL=witness-budget.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/witness-plan.js


/** A statement takes tables up to this size together, and parts of bigger ones of about this size. */
const PIECE_BYTES = 64e6;
const SMALL_BYTES = 1e6;
const witness_plan_BATCH = 64;
/** From here on a range of blocks is read without reading the others. */
const RANGES_SINCE = 14;
const sizeRow = dist/* object */.Ikc({ at: dist/* number */.aig(), blocks: dist/* nullable */.mee(dist/* number */.aig()) });
/** Cut the work into pieces, the smallest tables first. */
async function planPieces(session, tables, serverMajor) {
    const order = tables.map((table, at) => ({ ...table, at })).sort((a, b) => a.bytes - b.bytes);
    const pieces = [];
    const small = order.filter((table) => table.bytes <= SMALL_BYTES);
    for (let start = 0; start < small.length; start += witness_plan_BATCH) {
        const batch = small.slice(start, start + witness_plan_BATCH);
        pieces.push({
            tables: batch.map(({ at }) => at),
            bytes: batch.reduce((sum, { bytes }) => sum + bytes, 0),
        });
    }
    const large = order.filter((table) => table.bytes > SMALL_BYTES);
    const blocks = serverMajor < RANGES_SINCE ? undefined : await blocksOf(session, large);
    for (const { at, bytes } of large)
        pieces.push(...witness_plan_cut(at, bytes, blocks?.get(at) ?? undefined));
    return pieces;
}
/** Blocks of the big tables that PostgreSQL's own access method keeps. */
async function blocksOf(session, tables) {
    const big = tables.filter((table) => table.bytes > PIECE_BYTES);
    if (big.length === 0)
        return new Map();
    const rows = await session.rows(sizeRow, BLOCKS, [
        JSON.stringify(big.map(({ at, schema, table }) => ({ at, name: qualified(schema, table) }))),
    ]);
    return new Map(rows.map(({ at, blocks }) => [at, blocks]));
}
const BLOCKS = `
SELECT t.at, CASE WHEN a.amname = 'heap'
             THEN (pg_catalog.pg_relation_size(c.oid, 'main') / pg_catalog.current_setting('block_size')::int)::float8 END AS blocks
FROM pg_catalog.jsonb_to_recordset($1) t(at int, name text)
JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(t.name)
LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam`;
function witness_plan_cut(at, bytes, blocks) {
    const parts = blocks === undefined ? 1 : Math.min(blocks, Math.ceil(bytes / PIECE_BYTES));
    if (blocks === undefined || parts <= 1)
        return [{ tables: [at], bytes }];
    return Array.from({ length: parts }, (_, part) => {
        const border = (index) => Math.floor((blocks * index) / parts);
        // The last one is open: rows that came with the table's last growth are in it.
        const to = part === parts - 1 ? undefined : border(part + 1);
        return { tables: [at], blocks: [border(part), to], bytes: bytes / parts };
    });
}
//# sourceMappingURL=witness-plan.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/witness-hashing.js








const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';
const sumsRow = dist/* object */.Ikc({ at: dist/* number */.aig(), rows: int8AsCount, first: int8AsBigint, second: int8AsBigint });
/** One run of hashing over all sessions: small tables together, big ones in parts, within the budget where there is one. */
class Hashing {
    #sessions;
    #tables;
    #options;
    #unhashed;
    #budget;
    #sums = new Map();
    /** Bytes of each table that no statement was started for. */
    #ahead = new Map();
    #locked = [];
    #done = 0;
    constructor(sessions, tables, options, unhashed) {
        this.#sessions = sessions;
        this.#tables = tables;
        this.#options = options;
        this.#unhashed = unhashed;
        this.#budget =
            options.mode === 'auto' ? new WitnessBudget(options.budgetSeconds, sessions.length) : undefined;
    }
    /** @returns the sums of every table that was hashed whole; the others' reasons are in `unhashed` */
    async run() {
        const [first] = this.#sessions;
        if (first === undefined)
            return this.#sums;
        const planned = await planPieces(first, this.#tables, this.#options.serverMajor);
        for (const { tables, bytes } of planned)
            for (const at of tables)
                this.#ahead.set(at, (this.#ahead.get(at) ?? 0) + bytes / tables.length);
        await this.#take(this.#sessions, [...planned]);
        const locked = this.#locked;
        this.#locked = [];
        await this.#take([first], locked);
        for (const at of this.#unhashed.keys())
            this.#sums.delete(at);
        return this.#sums;
    }
    async #take(sessions, queue) {
        await share(sessions, () => queue.shift(), (session, piece) => this.#hash(session, piece, queue));
    }
    async #hash(session, piece, queue) {
        const tables = piece.tables.filter((at) => !this.#unhashed.has(at));
        if (tables.length === 0)
            return;
        const grant = this.#grant(piece);
        if (grant === undefined && this.#budget !== undefined) {
            for (const at of tables)
                this.#unhashed.set(at, this.#tooDear(at));
            return;
        }
        for (const at of tables)
            this.#ahead.set(at, (this.#ahead.get(at) ?? 0) - piece.bytes / tables.length);
        const begun = performance.now();
        const found = await this.#select(session, { ...piece, tables }, grant?.seconds);
        if (grant !== undefined)
            this.#budget?.end(grant, (performance.now() - begun) / 1000);
        if ('value' in found) {
            for (const { at, ...sums } of found.value)
                this.#sums.set(at, addSums(this.#sums.get(at) ?? NO_ROWS, sums));
            this.#done += tables.length;
            if (piece.blocks === undefined)
                this.#options.onTable?.(this.#done);
            return;
        }
        this.#failed(session, { ...piece, tables }, found.error, queue);
    }
    /** A table is begun, or gone on with, only where all that is ahead of it is expected to fit. */
    #grant(piece) {
        const [at = 0] = piece.tables;
        const whole = piece.blocks === undefined ? piece.bytes : (this.#ahead.get(at) ?? 0);
        return this.#budget?.admits(whole) === true ? this.#budget.start(piece.bytes) : undefined;
    }
    #tooDear(at) {
        const estimate = this.#budget?.estimate(this.#tables[at]?.bytes ?? 0) ?? 0;
        return `hashing it would take about ${(0,verdict/* formatDuration */.a3)(estimate)} on the server, more than is left of the budget of ${(0,verdict/* formatDuration */.a3)(this.#options.budgetSeconds)}`;
    }
    async #select(session, piece, limitSeconds) {
        const statements = piece.tables.map((at) => {
            const table = this.#tables[at];
            if (table === undefined)
                throw new Error('a piece names a table that there is not');
            return hashSelect(table, at, piece.blocks);
        });
        return attempt(session, async () => {
            if (limitSeconds !== undefined)
                await session.execute(`SET LOCAL statement_timeout = ${Math.max(1, Math.floor(limitSeconds * 1000))}`);
            return session.rows(sumsRow, statements.join(' UNION ALL '));
        });
    }
    #failed(session, piece, error, queue) {
        const state = stateBehind(error);
        if (piece.tables.length > 1) {
            // One of them spoils the others: each alone.
            queue.unshift(...piece.tables.map((at) => ({ tables: [at], bytes: piece.bytes / piece.tables.length })));
        }
        else if (state === LOCK_NOT_AVAILABLE && session !== this.#sessions[0]) {
            this.#locked.push(piece);
        }
        else {
            const stopped = state === QUERY_CANCELED && this.#budget !== undefined;
            for (const at of piece.tables)
                this.#unhashed.set(at, stopped
                    ? `hashing it was ended: it takes more than is left of the budget of ${(0,verdict/* formatDuration */.a3)(this.#options.budgetSeconds)}`
                    : `the server could not hash it: ${(0,verdict/* messageOf */.bD)(error)}`);
        }
    }
}
//# sourceMappingURL=witness-hashing.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/witness.js




const LOCK_SECONDS = 60;
const OTHERS_LOCK_SECONDS = 2;
/** Tables counted together, and their size at most. */
const witness_BATCH = 64;
const BATCH_BYTES = 64e6;
/**
 * Let the server itself say what its tables hold, in the snapshot of the sessions' transactions: exact rows always, and a 128-bit
 * hash of every row's text, generated columns included. The same on a restored server gives the same hash.
 *
 * The first session is the one that holds the tables' locks (`lockTables`). Another session may have to queue behind a migration that
 * itself waits for that lock, so the others give up soon and leave such a table to the first.
 *
 * @param sessions inside transactions that see the same snapshot, with every setting pinned; as many run at once
 * @returns one answer a table, in the order of `tables`
 */
async function witness(sessions, tables, options) {
    const [first] = sessions;
    if (first === undefined)
        throw new Error('a witness needs a session');
    for (const session of sessions)
        await prepare(session, session === first, options.lockSeconds);
    const { mode, ...rest } = options;
    const unhashed = new Map();
    const sums = mode === 'counts' ? new Map() : await new Hashing(sessions, tables, { mode, ...rest }, unhashed).run();
    for (const session of sessions)
        await session.execute('SET LOCAL statement_timeout = 0');
    const counts = await countShared(sessions, tables, [...tables.keys()].filter((at) => !sums.has(at)));
    options.onTable?.(tables.length);
    return tables.map((_, at) => {
        const hashed = sums.get(at);
        if (hashed !== undefined)
            return { rows: hashed.rows, hash: witnessHash(hashed) };
        const count = counts.get(at) ?? { reason: 'not counted' };
        if ('reason' in count)
            return count;
        return { rows: count.rows, unhashed: unhashed.get(at) ?? 'only counts were asked for' };
    });
}
/** Money is written as the server's locale has it: the same form on both sides. Compiling queries costs more than it saves here. */
async function prepare(session, first, lockSeconds = LOCK_SECONDS) {
    const seconds = first ? lockSeconds : Math.min(OTHERS_LOCK_SECONDS, lockSeconds);
    await session.execute(`SET LOCAL lc_monetary = 'C'; SET LOCAL jit = off; SET LOCAL lock_timeout = ${Math.ceil(seconds * 1000)}`);
}
async function countShared(sessions, tables, places) {
    const counts = new Map();
    const count = async (session, batch) => {
        const found = await countRows(session, batch.flatMap((at) => tables[at] ?? []));
        for (const [index, at] of batch.entries())
            counts.set(at, found[index] ?? { reason: 'not counted' });
    };
    const jobs = batches(places, tables);
    await share(sessions, () => jobs.shift(), count);
    const [first, ...others] = sessions;
    const failed = places.filter((at) => 'reason' in (counts.get(at) ?? { reason: '' }));
    if (first !== undefined && others.length > 0 && failed.length > 0)
        await count(first, failed);
    return counts;
}
/** Big tables alone and first, so that the sessions end together; small ones together. */
function batches(places, tables) {
    const size = (at) => tables[at]?.bytes ?? 0;
    const order = [...places].sort((a, b) => size(b) - size(a));
    const jobs = [];
    let bytes = 0;
    for (const at of order) {
        const last = jobs.at(-1);
        if (last === undefined || last.length >= witness_BATCH || bytes + size(at) > BATCH_BYTES) {
            jobs.push([at]);
            bytes = size(at);
        }
        else {
            last.push(at);
            bytes += size(at);
        }
    }
    return jobs;
}
//# sourceMappingURL=witness.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/copy-tables.js



const copyTableRow = dist/* object */.Ikc({
    schema: dist/* string */.YjP(),
    table: dist/* string */.YjP(),
    /** What pg_dump copies: every column but generated ones, in the table's order. */
    columns: dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* readonly */.tBZ()),
    /** The primary key's columns, in the key's order; none where there is no such key, or where a column of it is generated. */
    key: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({ column: dist/* string */.YjP(), type: dist/* string */.YjP() })), dist/* readonly */.tBZ()),
    /** A rough measure of its content, for sharing work out. */
    bytes: dist/* number */.aig(),
    /** A column holds money, itself or inside another type: its text form depends on `lc_monetary`. */
    money: dist/* boolean */.zMY(),
    /** A column is generated: COPY does not write it. */
    generated: dist/* boolean */.zMY(),
});
/** Every table with rows of its own outside the system's schemas, in one round trip. */
async function listCopyTables(session) {
    return session.rows(copyTableRow, TABLES);
}
/**
 * @param encoding of what comes; archives are in the encoding of the database that was dumped
 */
function copyStatement(table, encoding) {
    const columns = table.columns.length === 0 ? '' : ` (${table.columns.map((name) => quoteIdentifier(name)).join(', ')})`;
    return `COPY ${qualified(table.schema, table.table)}${columns} TO STDOUT WITH (ENCODING '${encoding.replaceAll("'", "''")}')`;
}
/** Which type is inside which, for a recursive query. Servers before 14 know no multirange. */
const TYPE_PARTS = `parts(part, whole) AS MATERIALIZED (
  SELECT typelem, oid FROM pg_catalog.pg_type WHERE typelem <> 0 AND typlen = -1
  UNION ALL SELECT typbasetype, oid FROM pg_catalog.pg_type WHERE typbasetype <> 0
  UNION ALL SELECT rngsubtype, rngtypid FROM pg_catalog.pg_range
  UNION ALL SELECT m.range, m.multirange FROM (
    SELECT rngtypid AS range, (to_jsonb(r) ->> 'rngmultitypid')::pg_catalog.oid AS multirange FROM pg_catalog.pg_range r) m
    WHERE m.multirange IS NOT NULL
  UNION ALL SELECT a.atttypid, c.reltype FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE c.reltype <> 0 AND a.attnum > 0 AND NOT a.attisdropped
)`;
// The tables that hold money, however deep.
const TABLES = `
WITH RECURSIVE ${TYPE_PARTS}, money(oid) AS (
  SELECT 'pg_catalog.money'::pg_catalog.regtype::pg_catalog.oid
  UNION SELECT p.whole FROM money m JOIN parts p ON p.part = m.oid
)
SELECT n.nspname AS schema, c.relname AS "table",
  to_jsonb(ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum)) AS columns,
  CASE WHEN k.plain THEN k.columns ELSE '[]' END AS key,
  ${tableSize('c.oid')} AS bytes,
  c.reltype IN (SELECT oid FROM money) AS money,
  EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attgenerated <> '') AS generated
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
  SELECT coalesce(bool_and(a.attgenerated = ''), false) AS plain,
         coalesce(jsonb_agg(jsonb_build_object('column', a.attname, 'type', t.typname) ORDER BY i.at), '[]') AS columns
  FROM pg_catalog.pg_index x
  CROSS JOIN LATERAL pg_catalog.unnest(x.indkey::int2[]) WITH ORDINALITY i(attnum, at)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.attnum
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  WHERE x.indrelid = c.oid AND x.indisprimary AND i.at <= x.indnkeyatts) k
WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC, 1, 2`;
//# sourceMappingURL=copy-tables.js.map
// EXTERNAL MODULE: ./build/packages/dump-format/index.js + 48 modules
var dump_format = __webpack_require__(23002);
;// CONCATENATED MODULE: ./build/packages/postgres/source/copy-fingerprint.js







/** Tables up to this size are read together, so that ten thousand empty ones do not cost ten thousand round trips. */
const copy_fingerprint_SMALL_BYTES = 256 * 1024;
const copy_fingerprint_BATCH = 64;
/**
 * Fingerprint tables of a live database by the lines that pg_dump would write of them, several at once, the largest first.
 *
 * @param sessions inside transactions with every setting pinned, which see the same; as many tables are read at once
 * @param tables with the columns in the order of the archive's COPY statement
 * @returns one answer a table, in the order of `tables`
 */
async function fingerprintTables(sessions, tables, options) {
    const found = new Map();
    for (const [table, reason] of await withoutMoney(sessions, tables, options.lcMonetary))
        found.set(table, { reason });
    const jobs = plan(tables.filter((table) => !found.has(table)));
    const done = { tables: 0, bytes: 0 };
    const hashers = new Map(sessions.map((session) => [session, new Copying(session, options)]));
    await share([...hashers.values()], () => jobs.shift(), async (copying, job) => {
        for await (const [table, result] of copying.read(job)) {
            found.set(table, result);
            done.tables++;
            done.bytes += 'fingerprint' in result ? result.fingerprint.bytes : 0;
            options.onProgress?.(done);
        }
    });
    return tables.map((table) => found.get(table) ?? { reason: 'not read' });
}
/** Large tables alone, the largest first; small ones together. */
function plan(tables) {
    const order = [...tables].sort((a, b) => b.bytes - a.bytes);
    const jobs = order
        .filter((table) => table.bytes > copy_fingerprint_SMALL_BYTES)
        .map((table) => [table]);
    const small = order.filter((table) => table.bytes <= copy_fingerprint_SMALL_BYTES);
    for (let start = 0; start < small.length; start += copy_fingerprint_BATCH)
        jobs.push(small.slice(start, start + copy_fingerprint_BATCH));
    return jobs;
}
/** Have money written as the source writes it. @returns the tables that cannot be compared, with the reason */
async function withoutMoney(sessions, tables, lcMonetary) {
    const holders = tables.filter((table) => table.money);
    if (holders.length === 0 || lcMonetary === undefined)
        return [];
    for (const session of sessions) {
        const set = await attempt(session, () => session.execute(`SET LOCAL lc_monetary = ${quoteLiteral(lcMonetary)}`));
        if ('error' in set) {
            const reason = `it holds money, written as the locale ${lcMonetary} has it, which this server lacks`;
            return holders.map((table) => [table, reason]);
        }
    }
    return [];
}
/** Reads tables over one session. */
class Copying {
    #session;
    #options;
    #hasher = new dump_format/* RowHasher */.ae();
    #records;
    constructor(session, options) {
        this.#session = session;
        this.#options = options;
    }
    async *read(tables) {
        for (let rest = tables; rest.length > 0;) {
            const { read, error } = await this.#together(rest);
            for (const [at, result] of read.entries()) {
                const table = rest[at];
                if (table !== undefined)
                    yield [table, result];
            }
            const failed = rest[read.length];
            if (failed === undefined)
                return;
            yield [failed, { reason: (0,verdict/* messageOf */.bD)(error) }];
            rest = rest.slice(read.length + 1);
        }
    }
    /** All that can be read before one fails. */
    async #together(tables) {
        const read = [];
        const statements = tables.map((table) => copyStatement(table, this.#options.encoding));
        let records = this.#recordsOf(tables[0]);
        const tried = await attempt(this.#session, () => this.#session.copyOut(statements, {
            bytes: (chunk) => {
                this.#hasher.push(chunk);
                records?.push(chunk);
            },
            end: () => {
                const sums = records?.end();
                read.push({
                    fingerprint: this.#hasher.end(),
                    hash: sums === undefined ? undefined : witnessHash(sums),
                });
                records = this.#recordsOf(tables[read.length]);
            },
        }));
        if ('value' in tried)
            return { read, error: undefined };
        // It may hold the beginning of the table that failed.
        this.#hasher = new dump_format/* RowHasher */.ae();
        return { read, error: tried.error };
    }
    /** For a table whose lines hold all that its rows hold, and in the same form. */
    #recordsOf(table) {
        if (table === undefined || table.generated || table.money || this.#options.hashed?.(table) !== true)
            return undefined;
        this.#records ??= new dump_format/* RecordHasher */.Pm();
        this.#records.start(table.columns.length);
        return this.#records;
    }
}
//# sourceMappingURL=copy-fingerprint.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/copy-read.js



/**
 * Read the COPY lines of several tables, one table after the other.
 *
 * @param session inside a transaction with every setting pinned, which goes on where a table cannot be read
 * @param onBytes sees the lines, cut anywhere; what it is given is valid during the call only
 * @returns why they could not be read, or undefined
 */
async function readTables(session, tables, encoding, onBytes) {
    const statements = tables.map((table) => copyStatement(table, encoding));
    const read = await attempt(session, () => session.copyOut(statements, { bytes: onBytes, end: () => undefined }));
    return 'error' in read ? (0,verdict/* messageOf */.bD)(read.error) : undefined;
}
//# sourceMappingURL=copy-read.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/server-written.js


/** Types whose values are the OIDs of objects, written as the names that those have on the server that writes them. */
const NAMES_OF_OBJECTS = [
    'regclass',
    'regcollation',
    'regconfig',
    'regdictionary',
    'regnamespace',
    'regoper',
    'regoperator',
    'regproc',
    'regprocedure',
    'regrole',
    'regtype',
];
const columnRow = dist/* object */.Ikc({
    column: dist/* string */.YjP(),
    type: dist/* string */.YjP(),
    names: dist/* nullable */.mee(dist/* picklist */.KIO(NAMES_OF_OBJECTS)),
});
/**
 * The columns of a table that hold names of objects, however deep, or values of an extension's type that its output function writes as
 * settings have it (it is not immutable), or whose extension has another version than the source's.
 */
async function serverWrittenColumns(session, { schema, table }, inventory) {
    const versions = inventory.extensions.map(({ name, version }) => `${name} ${version}`);
    return session.rows(columnRow, COLUMNS, [schema, table, JSON.stringify(versions)]);
}
/** What the server writes for objects of these OIDs, in COPY's spelling. */
async function namesOfObjects(session, type, oids) {
    const rows = await session.rows(nameRow, `SELECT o.oid, o.oid::pg_catalog.oid::pg_catalog.${type}::text AS name FROM jsonb_array_elements_text($1::jsonb) o(oid)`, [JSON.stringify(oids)]);
    return new Map(rows.map(({ oid, name }) => [oid, asCopied(name)]));
}
const nameRow = dist/* object */.Ikc({ oid: dist/* string */.YjP(), name: dist/* string */.YjP() });
const ESCAPES = new Map([
    ['\\', '\\\\'],
    ['\b', '\\b'],
    ['\f', '\\f'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\v', '\\v'],
]);
function asCopied(text) {
    return text.replaceAll(/[\\\b\f\n\r\t\v]/g, (found) => ESCAPES.get(found) ?? found);
}
const COLUMNS = `
WITH RECURSIVE ${TYPE_PARTS}, named(oid) AS (
  SELECT t.oid FROM pg_catalog.pg_type t
  WHERE t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace AND t.typname IN (${NAMES_OF_OBJECTS.map((name) => `'${name}'`).join(', ')})
), written(oid) AS (
  SELECT oid FROM named
  UNION SELECT t.oid FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e'
    JOIN pg_catalog.pg_extension e ON d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND e.oid = d.refobjid
    JOIN pg_catalog.pg_proc p ON p.oid = t.typoutput
    WHERE t.typtype = 'b' AND (p.provolatile <> 'i' OR NOT $3::jsonb ? pg_catalog.concat(e.extname, ' ', e.extversion))
  UNION SELECT p.whole FROM written w JOIN parts p ON p.part = w.oid
)
SELECT a.attname AS column, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       (SELECT t.typname FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid AND t.oid IN (SELECT oid FROM named)) AS names
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2 AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN (SELECT oid FROM written)
ORDER BY a.attnum`;
//# sourceMappingURL=server-written.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/large-objects.js





/** Large objects of one round trip. */
const PAGE = 500;
/** Up to this size the server hashes a large object itself; of longer ones, pieces of this size are fetched. */
const PIECE = 4 * 1024 * 1024;
const hashedRow = dist/* object */.Ikc({
    oid: dist/* number */.aig(),
    /** Null for one that is longer than a piece. */
    bytes: dist/* nullable */.mee(int8AsCount),
    sha256: dist/* nullable */.mee(dist/* string */.YjP()),
});
/**
 * Fingerprint every large object by its content, in bounded memory on both sides. Pages are no measure: an object that was written
 * here and there has more of them after a restore.
 *
 * @param session inside a transaction
 */
async function fingerprintLargeObjects(session, onProgress) {
    const found = [];
    let last = 0;
    for (;;) {
        const oids = await session.rows(dist/* object */.Ikc({ oid: dist/* number */.aig() }), 'SELECT oid FROM pg_catalog.pg_largeobject_metadata WHERE oid > $1::pg_catalog.oid ORDER BY oid LIMIT $2', [last, PAGE]);
        const end = oids.at(-1);
        if (end === undefined)
            return found;
        const numbers = oids.map(({ oid }) => oid);
        found.push(...(await page(session, numbers)));
        last = end.oid;
        onProgress?.(found.length);
    }
}
/** Where one of them cannot be read, each is tried alone. */
async function page(session, oids) {
    const tried = await attempt(session, () => session.rows(hashedRow, HASHED, [JSON.stringify(oids), PIECE]));
    if ('value' in tried) {
        const rows = [];
        for (const { oid, bytes, sha256 } of tried.value)
            rows.push(bytes === null || sha256 === null ? await inPieces(session, oid) : { oid, bytes, sha256 });
        return rows;
    }
    const [only, ...others] = oids;
    if (only !== undefined && others.length === 0)
        return [{ oid: only, reason: (0,verdict/* messageOf */.bD)(tried.error) }];
    const rows = [];
    for (const oid of oids)
        rows.push(...(await page(session, [oid])));
    return rows;
}
// OFFSET 0 keeps the planner from reading an object twice.
const HASHED = `
SELECT z.oid, pg_catalog.octet_length(z.content)::int8 AS bytes, pg_catalog.encode(pg_catalog.sha256(z.content), 'hex') AS sha256
FROM (SELECT l.oid, CASE WHEN pg_catalog.octet_length(pg_catalog.lo_get(l.oid, $2::int8, 1)) = 0 THEN pg_catalog.lo_get(l.oid) END AS content
      FROM (SELECT value::pg_catalog.oid AS oid FROM pg_catalog.jsonb_array_elements_text($1::jsonb)) l OFFSET 0) z`;
const pieceRow = dist/* object */.Ikc({ piece: dist/* string */.YjP() });
async function inPieces(session, oid) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    const tried = await attempt(session, async () => {
        for (let length = PIECE; length === PIECE; bytes += length) {
            // A query of its own, so that neither side ever holds more than a piece.
            const { piece } = await session.one(pieceRow, `SELECT pg_catalog.encode(pg_catalog.lo_get($1::pg_catalog.oid, $2::int8, $3::int4), 'base64') AS piece`, [oid, bytes, PIECE]);
            const content = Buffer.from(piece, 'base64');
            hash.update(content);
            length = content.length;
        }
    });
    if ('error' in tried)
        return { oid, reason: (0,verdict/* messageOf */.bD)(tried.error) };
    return { oid, bytes, sha256: hash.digest('hex') };
}
//# sourceMappingURL=large-objects.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/sequences.js





const sequences_BATCH = 64;
const sequences_nameRow = dist/* object */.Ikc({ schema: dist/* string */.YjP(), name: dist/* string */.YjP() });
const stateRow = dist/* object */.Ikc({ at: dist/* number */.aig(), lastValue: int8AsBigint, isCalled: dist/* boolean */.zMY() });
/**
 * Read every sequence outside the system's schemas. Sequences stand outside transactions: what is read is the present. Their own
 * relations are read, as the view `pg_sequences` hides whether a value was given out.
 */
async function readSequences(session) {
    const names = await session.rows(sequences_nameRow, NAMES);
    const found = [];
    for (let start = 0; start < names.length; start += sequences_BATCH)
        found.push(...(await read(session, names.slice(start, start + sequences_BATCH))));
    return found;
}
const NAMES = `
SELECT n.nspname AS schema, c.relname AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2`;
async function read(session, names) {
    const sql = names
        .map(({ schema, name }, at) => `SELECT ${at} AS at, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${qualified(schema, name)}`)
        .join(' UNION ALL ');
    const tried = await attempt(session, () => session.rows(stateRow, sql));
    if ('value' in tried) {
        const states = new Map(tried.value.map(({ at, ...state }) => [at, state]));
        return names.map((name, at) => ({ ...name, ...(states.get(at) ?? { reason: 'no answer' }) }));
    }
    const [only, ...others] = names;
    if (only !== undefined && others.length === 0)
        return [{ ...only, reason: (0,verdict/* messageOf */.bD)(tried.error) }];
    const found = [];
    for (const name of names)
        found.push(...(await read(session, [name])));
    return found;
}
//# sourceMappingURL=sequences.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/queue.js

const answer = dist/* object */.Ikc({ yes: dist/* boolean */.zMY() });
/** The server's number of a session, which a pooler in between does not announce. */
async function backendPid(session) {
    const { pid } = await session.one(dist/* object */.Ikc({ pid: dist/* number */.aig() }), 'SELECT pg_catalog.pg_backend_pid() AS pid');
    return pid;
}
/**
 * Whether a pg_dump of this user waits for somebody who waits for the session `holder`: PostgreSQL sees no deadlock in it, since
 * `holder` waits for nothing that it knows of.
 */
async function holdsUpDump(watcher, holder) {
    // Within a transaction, the activity is read once and then remembered.
    await watcher.execute('SELECT pg_catalog.pg_stat_clear_snapshot()');
    return (await watcher.one(answer, HOLDS_UP, [holder])).yes;
}
const HOLDS_UP = `
SELECT EXISTS (
  SELECT FROM pg_catalog.pg_stat_activity dump
  CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(dump.pid)) AS waiting(pid)
  WHERE dump.usename = session_user AND dump.pid <> $1 AND dump.query LIKE 'LOCK TABLE %' AND dump.wait_event_type = 'Lock'
    AND $1 = ANY (pg_catalog.pg_blocking_pids(waiting.pid))) AS yes`;
//# sourceMappingURL=queue.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/unreadable.js

const row = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/** Tables and sequences that this user may not read, though a dump reads them, by name. */
async function listUnreadable(session) {
    return (await session.rows(row, UNREADABLE)).map(({ name }) => name);
}
const UNREADABLE = `
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND d.objid = c.oid AND d.deptype = 'e')
  -- Asked as a sequence or a table, never both: either question refuses the other's relations.
  AND NOT (pg_catalog.has_schema_privilege(n.oid, 'USAGE')
           AND CASE WHEN c.relkind = 'S' THEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                    ELSE pg_catalog.has_table_privilege(c.oid, 'SELECT') END)
ORDER BY 1`;
//# sourceMappingURL=unreadable.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/blockers.js


const blockers_row = dist/* object */.Ikc({
    relation: dist/* string */.YjP(),
    /** 0 for a prepared transaction, which has no session. */
    pid: dist/* number */.aig(),
    /** As pg_stat_activity has it; null where that may not be seen. */
    state: dist/* nullable */.mee(dist/* string */.YjP()),
    /** Since its transaction began. */
    seconds: dist/* nullable */.mee(dist/* number */.aig()),
    behind: dist/* array */.YOg(dist/* number */.aig()),
});
/** Who holds, or waits in front for, a lock on a relation of this database that a session of this user waits to read. */
async function findBlockers(session) {
    return session.rows(blockers_row, BLOCKERS);
}
const BLOCKERS = `
SELECT DISTINCT ON (1, 2) pg_catalog.format('%I.%I', n.nspname, c.relname) AS relation, b.pid, a.state,
       extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8 AS seconds,
       pg_catalog.to_jsonb(ARRAY(SELECT DISTINCT x FROM unnest(pg_catalog.pg_blocking_pids(b.pid)) x WHERE x <> w.pid)) AS behind
FROM pg_catalog.pg_locks w
JOIN pg_catalog.pg_stat_activity me ON me.pid = w.pid AND me.usename = session_user
JOIN pg_catalog.pg_class c ON c.oid = w.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(w.pid)) b(pid)
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
WHERE NOT w.granted AND w.locktype = 'relation' AND w.mode = 'AccessShareLock'
  AND w.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
ORDER BY 1, 2`;
/** Who is in the way of what, in words: `public.t, which the session 4242 (idle in transaction, for 2 min) locks`. */
function describeBlocker({ relation, pid, state, seconds, behind }) {
    if (pid === 0)
        return `${relation}, which a prepared transaction locks (see pg_prepared_xacts)`;
    const age = seconds === null ? [] : [`for ${(0,verdict/* formatDuration */.a3)(seconds)}`];
    const about = [...(state === null ? [] : [state]), ...age].join(', ');
    const who = `the session ${pid}${about === '' ? '' : ` (${about})`}`;
    const queue = behind.length === 0 ? '' : `, which waits for ${behind.join(', ')} itself,`;
    return `${relation}, which ${who}${queue} locks`;
}
//# sourceMappingURL=blockers.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/inventory-privileges.js
/**
 * Privileges as differences from what an object is born with: its kind's default (`acldefault`), or for what initdb or an extension
 * made, its initial privileges (pg_init_privs). So a privilege that is spelled out and one that is implied read the same.
 */
/** The differences of two aclitem arrays as one JSON object; the grantor is told where it is not the owner. */
function differences(acl, born, owner, except = 'false') {
    const exploded = (of) => `SELECT x.grantor, x.grantee, x.privilege_type, x.is_grantable FROM pg_catalog.aclexplode(${of}) x WHERE NOT (${except})`;
    return `
  SELECT jsonb_build_object(
    'granted', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'grantor', CASE WHEN g.grantor <> ${owner} THEN pg_catalog.pg_get_userbyid(g.grantor) END,
        'grantee', CASE WHEN g.grantee <> 0 THEN pg_catalog.pg_get_userbyid(g.grantee) END,
        'privileges', g.privileges, 'grantable', g.is_grantable)), '[]')
      FROM (SELECT d.grantor, d.grantee, d.is_grantable, array_agg(d.privilege_type ORDER BY d.privilege_type) AS privileges
            FROM (${exploded(acl)} EXCEPT ${exploded(born)}) d GROUP BY 1, 2, 3) g),
    'revoked', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'grantee', CASE WHEN r.grantee <> 0 THEN pg_catalog.pg_get_userbyid(r.grantee) END, 'privileges', r.privileges)), '[]')
      FROM (SELECT d.grantee, array_agg(d.privilege_type ORDER BY d.privilege_type) AS privileges
            FROM (SELECT x.grantee, x.privilege_type FROM pg_catalog.aclexplode(${born}) x WHERE NOT (${except})
                  EXCEPT SELECT x.grantee, x.privilege_type FROM pg_catalog.aclexplode(${acl}) x) d GROUP BY 1) r))`;
}
const DATABASE_PRIVILEGES = differences("coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))", "pg_catalog.acldefault('d', d.datdba)", 'd.datdba');
/** Those of a schema add to the kind's default; those of all schemas stand in its place (pg_default_acl). */
const DEFAULT_PRIVILEGES = `
SELECT p.role, p.schema, p.objects, p.difference->'granted' AS granted, p.difference->'revoked' AS revoked
FROM (
  SELECT pg_catalog.pg_get_userbyid(a.defaclrole) AS role, n.nspname AS schema, a.objects, (${differences('a.defaclacl', 'a.born', 'a.defaclrole')}) AS difference
  FROM (SELECT d.*, CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                                         WHEN 'n' THEN 'SCHEMAS' WHEN 'L' THEN 'LARGE OBJECTS' ELSE d.defaclobjtype::text END AS objects,
               CASE WHEN d.defaclnamespace <> 0 THEN NULL::aclitem[]
                    ELSE pg_catalog.acldefault((CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype::text END)::"char", d.defaclrole) END AS born
        FROM pg_catalog.pg_default_acl d) a
  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace) p
ORDER BY 1, 2, 3`;
/**
 * Of what initdb or an extension made, the owner's own privileges are left out: who owns it differs from server to server. The schema
 * `public` is told in full, since what it is born with changed with 15. The information schema is left out, as pg_dump leaves it out.
 */
const GRANTS = `
SELECT p.kind, p.schema, p.name, p.arguments, p.column, p.made_by, p.difference->'granted' AS granted, p.difference->'revoked' AS revoked
FROM (
  SELECT o.kind, o.schema, o.name, o.arguments, o.column, o.made_by,
         (${differences('o.acl', 'o.born', 'CASE WHEN o.made_by IS NULL THEN o.owner ELSE g.grantor END', 'o.made_by IS NOT NULL AND x.grantee = ANY (o.owners)')}) AS difference
  FROM (
    SELECT a.kind, a.schema, a.name, a.arguments, a.column, m.made_by, a.owner, a.acl,
           CASE WHEN a.kind = 'SCHEMA' AND a.name = 'public' THEN NULL::aclitem[] ELSE coalesce(i.initprivs, a.born) END AS born,
           ARRAY[a.owner] || ARRAY(SELECT x.grantor FROM pg_catalog.aclexplode(i.initprivs) x) AS owners
    FROM (
      SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS catalogue, c.oid, 0 AS part, CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
             n.nspname::text AS schema, c.relname::text AS name, NULL::text AS arguments, NULL::text AS "column", c.relowner AS owner,
             c.relacl AS acl, pg_catalog.acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS born
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relacl IS NOT NULL AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, t.attnum, 'TABLE', n.nspname, c.relname, NULL, t.attname, c.relowner, t.attacl, NULL
      FROM pg_catalog.pg_attribute t JOIN pg_catalog.pg_class c ON c.oid = t.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE t.attacl IS NOT NULL AND NOT t.attisdropped AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, f.oid, 0, CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, n.nspname, f.proname,
             pg_catalog.oidvectortypes(f.proargtypes), NULL, f.proowner, f.proacl, pg_catalog.acldefault('f', f.proowner)
      FROM pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace WHERE f.proacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, 'TYPE', n.nspname, t.typname, NULL, NULL, t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, 0, 'SCHEMA', NULL, n.nspname, NULL, NULL, n.nspowner, n.nspacl, pg_catalog.acldefault('n', n.nspowner)
      FROM pg_catalog.pg_namespace n WHERE n.nspacl IS NOT NULL AND n.nspname !~ '^pg_(toast|temp_)'
      UNION ALL
      SELECT 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, 0, 'LANGUAGE', NULL, l.lanname, NULL, NULL, l.lanowner, l.lanacl, pg_catalog.acldefault('l', l.lanowner)
      FROM pg_catalog.pg_language l WHERE l.lanacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, w.oid, 0, 'FOREIGN DATA WRAPPER', NULL, w.fdwname, NULL, NULL, w.fdwowner, w.fdwacl, pg_catalog.acldefault('F', w.fdwowner)
      FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, s.oid, 0, 'FOREIGN SERVER', NULL, s.srvname, NULL, NULL, s.srvowner, s.srvacl, pg_catalog.acldefault('S', s.srvowner)
      FROM pg_catalog.pg_foreign_server s WHERE s.srvacl IS NOT NULL
    ) a
    LEFT JOIN pg_catalog.pg_init_privs i ON i.classoid = a.catalogue AND i.objoid = a.oid AND i.objsubid = a.part
    CROSS JOIN LATERAL (
      SELECT CASE WHEN a.oid < 16384 THEN 'system'
                  ELSE (SELECT e.extname::text FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                        WHERE d.classid = a.catalogue AND d.objid = a.oid AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                          AND d.deptype = 'e' LIMIT 1) END AS made_by) m
    WHERE 'information_schema' NOT IN (coalesce(a.schema, ''), CASE a.kind WHEN 'SCHEMA' THEN a.name ELSE '' END)
      AND (i.initprivs IS NULL OR i.initprivs <> a.acl OR a.name = 'public')) o) p
WHERE p.difference->'granted' <> '[]' OR p.difference->'revoked' <> '[]'
ORDER BY 1, 2, 3, 4, 5`;
/** Counted by owner and privileges: there may be millions. */
const LARGE_OBJECTS = `
SELECT coalesce(sum(g.count), 0)::float8 AS count,
       (SELECT count(DISTINCT c.objoid)::float8 FROM pg_catalog.pg_description c
        WHERE c.classoid = 'pg_catalog.pg_largeobject'::pg_catalog.regclass) AS commented,
       coalesce(jsonb_agg(jsonb_build_object('owner', pg_catalog.pg_get_userbyid(g.owner), 'count', g.count) || g.difference), '[]') AS groups
FROM (SELECT l.lomowner AS owner, count(*) AS count, (${differences('l.acl', "pg_catalog.acldefault('L', l.lomowner)", 'l.lomowner')}) AS difference
      FROM (SELECT m.lomowner, coalesce(m.lomacl, pg_catalog.acldefault('L', m.lomowner)) AS acl
            FROM pg_catalog.pg_largeobject_metadata m) l
      GROUP BY l.lomowner, l.acl) g`;
//# sourceMappingURL=inventory-privileges.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/inventory-queries.js

// to_jsonb() reads columns that only some majors have: it answers null for the others.
const DATABASE = `
SELECT pg_catalog.pg_get_userbyid(d.datdba) AS owner, pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
       d.datcollate AS collate, d.datctype AS ctype, coalesce(to_jsonb(d)->>'datlocprovider', 'c') AS locale_provider,
       coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') AS locale, to_jsonb(d)->>'daticurules' AS icu_rules,
       to_jsonb(d)->>'datcollversion' AS collation_version,
       (SELECT spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = d.dattablespace) AS tablespace,
       d.datconnlimit AS connection_limit, d.datallowconn AS allow_connections, d.datistemplate AS is_template,
       pg_catalog.shobj_description(d.oid, 'pg_database') AS comment, (${DATABASE_PRIVILEGES}) AS privileges
FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()`;
/** Since 15 the server tells the version that a database's collation has now. */
const DATABASE_15 = DATABASE.replace('SELECT ', 'SELECT pg_catalog.pg_database_collation_actual_version(d.oid) AS actual_collation_version, ');
const ROLES = `
SELECT r.rolname AS name, r.rolsuper AS superuser, r.rolinherit AS inherit, r.rolcreaterole AS create_role, r.rolcreatedb AS create_db,
       r.rolcanlogin AS can_login, r.rolreplication AS replication, r.rolbypassrls AS bypass_rls, r.rolconnlimit AS connection_limit,
       r.rolvaliduntil::text AS valid_until, pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_catalog.pg_roles r WHERE r.rolname !~ '^pg_' ORDER BY r.rolname`;
const MEMBERSHIPS = `
SELECT r.rolname AS role, m.rolname AS member, bool_or(a.admin_option) AS admin,
       bool_or((to_jsonb(a)->>'inherit_option')::boolean) AS inherit, bool_or((to_jsonb(a)->>'set_option')::boolean) AS set
FROM pg_catalog.pg_auth_members a
JOIN pg_catalog.pg_roles r ON r.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
WHERE m.rolname !~ '^pg_' GROUP BY 1, 2 ORDER BY 1, 2`;
const EXTENSIONS = `
SELECT e.extname AS name, e.extversion AS version, n.nspname AS schema, pg_catalog.pg_get_userbyid(e.extowner) AS owner,
       pg_catalog.obj_description(e.oid, 'pg_extension') AS comment
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace ORDER BY e.oid`;
const EVENT_TRIGGERS = `
SELECT t.evtname AS name, t.evtevent AS event, pg_catalog.pg_get_userbyid(t.evtowner) AS owner,
       n.nspname AS function_schema, p.proname AS function_name, t.evtenabled::text AS enabled, coalesce(t.evttags, '{}') AS tags,
       pg_catalog.obj_description(t.oid, 'pg_event_trigger') AS comment
FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                  AND d.objid = t.oid AND d.deptype = 'e') ORDER BY 1`;
/** Publications of whole schemas, of some columns and of some rows came with 15. */
function publications(serverMajor) {
    const since15 = serverMajor >= 15;
    const schemas = since15
        ? `ARRAY(SELECT n.nspname::text FROM pg_catalog.pg_publication_namespace pn
             JOIN pg_catalog.pg_namespace n ON n.oid = pn.pnnspid WHERE pn.pnpubid = p.oid ORDER BY 1)`
        : `'{}'::text[]`;
    const columns = since15
        ? `(SELECT array_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = pr.prrelid AND a.attnum = ANY (pr.prattrs))`
        : 'NULL';
    const condition = since15 ? 'pg_catalog.pg_get_expr(pr.prqual, pr.prrelid)' : 'NULL';
    return `
SELECT p.pubname AS name, pg_catalog.pg_get_userbyid(p.pubowner) AS owner, p.puballtables AS all_tables, ${schemas} AS schemas,
       coalesce((to_jsonb(p)->>'pubviaroot')::boolean, false) AS via_root,
       array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                          CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL) AS operations,
       CASE to_jsonb(p)->>'pubgencols' WHEN 's' THEN 'stored' WHEN 'n' THEN 'none' END AS generated_columns,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('schema', n.nspname, 'table', c.relname, 'columns', ${columns},
                                                     'condition', ${condition}) ORDER BY n.nspname, c.relname), '[]')
        FROM pg_catalog.pg_publication_rel pr JOIN pg_catalog.pg_class c ON c.oid = pr.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE pr.prpubid = p.oid) AS tables,
       pg_catalog.obj_description(p.oid, 'pg_publication') AS comment
FROM pg_catalog.pg_publication p ORDER BY 1`;
}
/** What decides how data is stored, read or written. `reset_val` is what a session has that pins nothing itself. */
const SETTINGS_THAT_MATTER = [
    'array_nulls',
    'block_size',
    'bytea_output',
    'data_checksums',
    'DateStyle',
    'default_table_access_method',
    'default_text_search_config',
    'default_toast_compression',
    'extra_float_digits',
    'integer_datetimes',
    'IntervalStyle',
    'lc_messages',
    'lc_monetary',
    'lc_numeric',
    'lc_time',
    'max_identifier_length',
    'max_index_keys',
    'password_encryption',
    'quote_all_identifiers',
    'row_security',
    'segment_size',
    'session_preload_libraries',
    'shared_preload_libraries',
    'standard_conforming_strings',
    'TimeZone',
    'timezone_abbreviations',
    'track_commit_timestamp',
    'transform_null_equals',
    'wal_block_size',
    'wal_level',
    'wal_segment_size',
    'xmlbinary',
    'xmloption',
];
/** Hidden from whoever may not read all settings; every major has them. */
const HIDDEN_SETTINGS = ['session_preload_libraries', 'shared_preload_libraries'];
const inventory_queries_SERVER = `
SELECT pg_catalog.current_setting('server_version') AS version,
       pg_catalog.current_setting('server_version_num')::integer AS version_num,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('name', coalesce(s.name, w.name), 'value', s.reset_val, 'unit', s.unit) ORDER BY w.name), '[]')
        FROM unnest('{${SETTINGS_THAT_MATTER.join(',')}}'::text[]) w(name) LEFT JOIN pg_catalog.pg_settings s ON s.name = w.name
        WHERE s.name IS NOT NULL OR w.name = ANY ('{${HIDDEN_SETTINGS.join(',')}}'::text[])) AS settings`;
const COLLATIONS = `
SELECT n.nspname AS schema, c.collname AS name, c.collprovider::text AS provider,
       coalesce((to_jsonb(c)->>'collisdeterministic')::boolean, true) AS deterministic, c.collversion AS version,
       CASE WHEN c.collprovider <> 'd' THEN pg_catalog.pg_collation_actual_version(c.oid) END AS actual_version
FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
WHERE c.oid >= 16384 AND n.nspname <> 'pg_catalog'
   OR c.oid IN (SELECT d.refobjid FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_collation'::pg_catalog.regclass)
ORDER BY 1, 2`;
/**
 * The value of a setting that an application made up (`app.jwt_secret`) is withheld: the manifest may lie open where the dump is
 * sealed. Those of extensions that are loaded are known to pg_settings.
 */
const SETTINGS = `
SELECT s.setdatabase <> 0 AS database, r.rolname AS role, split_part(c.config, '=', 1) AS name,
       CASE WHEN split_part(c.config, '=', 1) !~ '[.]'
              OR EXISTS (SELECT FROM pg_catalog.pg_settings g WHERE lower(g.name) = lower(split_part(c.config, '=', 1)))
            THEN substr(c.config, strpos(c.config, '=') + 1) END AS value
FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) c(config)
LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
WHERE s.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
ORDER BY 1, 2, 3`;
const TABLESPACES = `
SELECT spcname AS name, pg_catalog.pg_get_userbyid(spcowner) AS owner
FROM pg_catalog.pg_tablespace WHERE spcname !~ '^pg_' ORDER BY 1`;
/** Values are read apart, since each stands in a relation of its own. */
const SEQUENCES = `
SELECT n.nspname AS schema, c.relname AS name, pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
       s.seqincrement::text AS increment, s.seqmin::text AS min, s.seqmax::text AS max, s.seqcache::text AS cache, s.seqcycle AS cycle,
       NULL::text AS last_value, NULL::boolean AS is_called
FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${ofUser('c')} AND c.relpersistence <> 't' ORDER BY 1, 2`;
/** The connection string may be read by superusers only, and is not wanted. */
const SUBSCRIPTIONS = `
SELECT subname AS name, pg_catalog.pg_get_userbyid(subowner) AS owner, subenabled AS enabled, subslotname AS slot,
       subpublications AS publications
FROM pg_catalog.pg_subscription
WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) ORDER BY 1`;
const CONSTRAINTS_NOT_VALID = `
SELECT n.nspname AS schema, coalesce(c.relname, t.typname) AS "table", k.conname AS name, k.contype::text AS type,
       coalesce((to_jsonb(k)->>'conenforced')::boolean, true) AS enforced
FROM pg_catalog.pg_constraint k
LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
WHERE NOT k.convalidated AND (c.oid IS NULL OR ${ofUser('c')}) ORDER BY 1, 2, 3`;
const INVALID_INDEXES = `
SELECT n.nspname AS schema, c.relname AS "table", i.relname AS name, x.indisready AS ready
FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT (x.indisvalid AND x.indisready) AND ${ofUser('c')} ORDER BY 1, 2, 3`;
const TRIGGERS_NOT_ENABLED = `
SELECT DISTINCT n.nspname AS schema, c.relname AS "table", coalesce(k.conname, t.tgname) AS name, t.tgenabled::text AS enabled,
       t.tgisinternal AS of_constraint
FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint AND t.tgisinternal
WHERE t.tgenabled <> 'O' AND ${ofUser('c')} ORDER BY 1, 2, 3`;
const RULES_NOT_ENABLED = `
SELECT n.nspname AS schema, c.relname AS "table", r.rulename AS name, r.ev_enabled::text AS enabled
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.ev_enabled <> 'O' AND ${ofUser('c')} ORDER BY 1, 2, 3`;
const UNLOGGED = `
SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relpersistence = 'u' AND c.relkind IN ('r', 'p', 'm') AND ${ofUser('c')} ORDER BY 1, 2`;
const FOREIGN_TABLES = `
SELECT n.nspname AS schema, c.relname AS name, s.srvname AS server
FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
WHERE ${ofUser('c')} ORDER BY 1, 2`;
/** As the view pg_user_mappings decides what it shows: whoever may not see options has a dump without them. */
const USER_MAPPINGS = `
SELECT s.srvname AS server, CASE WHEN m.umuser <> 0 THEN m.usename END AS "user",
       m.umoptions IS NOT NULL OR (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
       OR m.umuser <> 0 AND m.usename = current_user
          AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE'))
       OR m.umuser = 0 AND pg_catalog.pg_has_role(s.srvowner, 'USAGE') AS options_shown
FROM pg_catalog.pg_user_mappings m JOIN pg_catalog.pg_foreign_server s ON s.oid = m.srvid ORDER BY 1, 2`;
const MATERIALIZED_VIEWS = `
SELECT n.nspname AS schema, c.relname AS name, c.relispopulated AS populated
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'm' AND ${ofUser('c')} ORDER BY 1, 2`;
const PARTITIONS = `
SELECT n.nspname AS schema, c.relname AS name, pn.nspname AS parent_schema, p.relname AS parent,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound, coalesce((to_jsonb(i)->>'inhdetachpending')::boolean, false) AS detach_pending
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND ${ofUser('c')} ORDER BY 1, 2`;
const ROW_SECURITY = `
SELECT n.nspname AS schema, c.relname AS "table", c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (c.relrowsecurity OR c.relforcerowsecurity) AND ${ofUser('c')} ORDER BY 1, 2`;
const POLICIES = `
SELECT n.nspname AS schema, c.relname AS "table", p.polname AS name,
       CASE p.polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END AS command,
       p.polpermissive AS permissive,
       CASE WHEN p.polroles <> '{0}' THEN ARRAY(SELECT pg_catalog.pg_get_userbyid(r) FROM unnest(p.polroles) r ORDER BY 1) END AS roles,
       pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "check"
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE ${ofUser('c')} ORDER BY 1, 2, 3`;
/** A relation that neither the system nor an extension made. */
function ofUser(relation) {
    return `${relation}.relnamespace NOT IN (SELECT o.oid FROM pg_catalog.pg_namespace o WHERE o.nspname ~ '^pg_' OR o.nspname = 'information_schema')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = ${relation}.oid AND e.deptype = 'e')`;
}
/** Parts that are one row; the others are lists. */
const SINGLE = new Set(['database', 'server', 'large_objects']);
/** The query of each part, for a server of that major. */
function partQueries(serverMajor) {
    return {
        database: serverMajor >= 15 ? DATABASE_15 : DATABASE,
        roles: ROLES,
        memberships: MEMBERSHIPS,
        extensions: EXTENSIONS,
        event_triggers: EVENT_TRIGGERS,
        publications: publications(serverMajor),
        server: inventory_queries_SERVER,
        collations: COLLATIONS,
        settings: SETTINGS,
        tablespaces: TABLESPACES,
        default_privileges: DEFAULT_PRIVILEGES,
        grants: GRANTS,
        sequences: SEQUENCES,
        large_objects: LARGE_OBJECTS,
        subscriptions: SUBSCRIPTIONS,
        constraints_not_valid: CONSTRAINTS_NOT_VALID,
        invalid_indexes: INVALID_INDEXES,
        triggers_not_enabled: TRIGGERS_NOT_ENABLED,
        rules_not_enabled: RULES_NOT_ENABLED,
        unlogged: UNLOGGED,
        foreign_tables: FOREIGN_TABLES,
        user_mappings: USER_MAPPINGS,
        materialized_views: MATERIALIZED_VIEWS,
        partitions: PARTITIONS,
        row_security: ROW_SECURITY,
        policies: POLICIES,
    };
}
//# sourceMappingURL=inventory-queries.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/inventory-schema.js

const flag = dist/* boolean */.zMY();
const inventory_schema_name = dist/* string */.YjP();
const inventory_schema_names = dist/* array */.YOg(dist/* string */.YjP());
/** An `int8` in PostgreSQL's own text: exact whatever its size. */
const int8 = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^-?\d+$/));
/** Privileges of one role on one object, as far as they differ from what the object was born with. */
const grant = dist/* looseObject */._H3({
    /** Null where it is the object's owner. */
    grantor: dist/* optional */.lqM(dist/* nullable */.mee(inventory_schema_name)),
    /** Null for PUBLIC. */
    grantee: dist/* nullable */.mee(inventory_schema_name),
    privileges: inventory_schema_names,
    grantable: flag,
});
const revocation = dist/* looseObject */._H3({ grantee: dist/* nullable */.mee(inventory_schema_name), privileges: inventory_schema_names });
const privileges = {
    granted: dist/* array */.YOg(grant),
    /** Privileges that a new object of the kind has, and this one has not. */
    revoked: dist/* array */.YOg(revocation),
};
/** Privileges on a database. */
const databasePrivileges = dist/* looseObject */._H3(privileges);
const databaseRow = dist/* looseObject */._H3({
    owner: inventory_schema_name,
    encoding: dist/* string */.YjP(),
    collate: dist/* string */.YjP(),
    ctype: dist/* string */.YjP(),
    /** `c` libc, `i` ICU, `b` builtin. */
    locale_provider: dist/* string */.YjP(),
    /** The provider's locale, where it is not libc. */
    locale: dist/* nullable */.mee(dist/* string */.YjP()),
    icu_rules: dist/* nullable */.mee(dist/* string */.YjP()),
    /** The collation's version when the database was made, and the version that the server has now. */
    collation_version: dist/* nullable */.mee(dist/* string */.YjP()),
    actual_collation_version: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    tablespace: dist/* optional */.lqM(inventory_schema_name),
    connection_limit: dist/* optional */.lqM(dist/* number */.aig()),
    allow_connections: dist/* optional */.lqM(flag),
    is_template: dist/* optional */.lqM(flag),
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    privileges: dist/* optional */.lqM(databasePrivileges),
});
const roleRow = dist/* looseObject */._H3({
    name: inventory_schema_name,
    superuser: flag,
    inherit: flag,
    create_role: flag,
    create_db: flag,
    can_login: flag,
    replication: flag,
    bypass_rls: flag,
    connection_limit: dist/* number */.aig(),
    valid_until: dist/* nullable */.mee(dist/* string */.YjP()),
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
});
const membershipRow = dist/* looseObject */._H3({
    role: inventory_schema_name,
    member: inventory_schema_name,
    admin: flag,
    /** Both null before 16, which knows no such options. */
    inherit: dist/* nullable */.mee(flag),
    set: dist/* nullable */.mee(flag),
});
const extensionRow = dist/* looseObject */._H3({
    name: inventory_schema_name,
    version: dist/* string */.YjP(),
    schema: inventory_schema_name,
    owner: dist/* optional */.lqM(inventory_schema_name),
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
});
const eventTriggerRow = dist/* looseObject */._H3({
    name: inventory_schema_name,
    event: dist/* string */.YjP(),
    owner: inventory_schema_name,
    function_schema: inventory_schema_name,
    function_name: inventory_schema_name,
    /** `O` enabled, `D` disabled, `R` on replicas, `A` always. */
    enabled: dist/* string */.YjP(),
    tags: inventory_schema_names,
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
});
const publicationRow = dist/* looseObject */._H3({
    name: inventory_schema_name,
    owner: inventory_schema_name,
    all_tables: flag,
    schemas: inventory_schema_names,
    operations: inventory_schema_names,
    via_root: flag,
    /** `none` or `stored`; absent before 18. */
    generated_columns: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    tables: dist/* optional */.lqM(dist/* array */.YOg(dist/* looseObject */._H3({
        schema: inventory_schema_name,
        table: inventory_schema_name,
        columns: dist/* nullable */.mee(inventory_schema_names),
        condition: dist/* nullable */.mee(dist/* string */.YjP()),
    }))),
    comment: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
});
const relationOf = { schema: inventory_schema_name, table: inventory_schema_name };
/** What came later than the first sets, and what a source may refuse to show: absent means not known, never none. */
const laterParts = {
    server: dist/* looseObject */._H3({
        version: dist/* string */.YjP(),
        version_num: dist/* number */.aig(),
        /** Settings that decide how data is stored, read or written, as a new session has them; null where it may not be read. */
        settings: dist/* array */.YOg(dist/* looseObject */._H3({ name: inventory_schema_name, value: dist/* nullable */.mee(dist/* string */.YjP()), unit: dist/* nullable */.mee(dist/* string */.YjP()) })),
    }),
    /** Collations in use or made by users, besides the database's own. */
    collations: dist/* array */.YOg(dist/* looseObject */._H3({
        schema: inventory_schema_name,
        name: inventory_schema_name,
        provider: dist/* string */.YjP(),
        deterministic: flag,
        version: dist/* nullable */.mee(dist/* string */.YjP()),
        actual_version: dist/* nullable */.mee(dist/* string */.YjP()),
    })),
    /** ALTER DATABASE … SET, ALTER ROLE … SET and both together. */
    settings: dist/* array */.YOg(dist/* looseObject */._H3({
        /** Whether it holds in this database only. */
        database: flag,
        /** Null for every role. */
        role: dist/* nullable */.mee(inventory_schema_name),
        name: inventory_schema_name,
        /** Null where it is withheld: a setting that an application made up may hold a secret. */
        value: dist/* nullable */.mee(dist/* string */.YjP()),
    })),
    tablespaces: dist/* array */.YOg(dist/* looseObject */._H3({ name: inventory_schema_name, owner: inventory_schema_name })),
    default_privileges: dist/* array */.YOg(dist/* looseObject */._H3({
        role: inventory_schema_name,
        /** Null for all schemas. */
        schema: dist/* nullable */.mee(inventory_schema_name),
        /** `TABLES`, `SEQUENCES`, `FUNCTIONS`, `TYPES`, `SCHEMAS`, `LARGE OBJECTS`. */
        objects: dist/* string */.YjP(),
        ...privileges,
    })),
    /** Every object whose privileges are not those that it was born with; large objects are told in `large_objects`. */
    grants: dist/* array */.YOg(dist/* looseObject */._H3({
        /** As GRANT spells it: `TABLE`, `SEQUENCE`, `FUNCTION`, … */
        kind: dist/* string */.YjP(),
        schema: dist/* nullable */.mee(inventory_schema_name),
        name: inventory_schema_name,
        /** Types of a function's arguments. */
        arguments: dist/* nullable */.mee(dist/* string */.YjP()),
        column: dist/* nullable */.mee(inventory_schema_name),
        /** `system` or the extension that made the object; null for the user's own. */
        made_by: dist/* nullable */.mee(inventory_schema_name),
        ...privileges,
    })),
    sequences: dist/* array */.YOg(dist/* looseObject */._H3({
        schema: inventory_schema_name,
        name: inventory_schema_name,
        type: dist/* string */.YjP(),
        start: int8,
        increment: int8,
        min: int8,
        max: int8,
        cache: int8,
        cycle: flag,
        /** Null where it may not be read. */
        last_value: dist/* nullable */.mee(int8),
        is_called: dist/* nullable */.mee(flag),
    })),
    large_objects: dist/* looseObject */._H3({
        count: dist/* number */.aig(),
        commented: dist/* number */.aig(),
        /** How many have the same owner and privileges. */
        groups: dist/* array */.YOg(dist/* looseObject */._H3({ owner: inventory_schema_name, count: dist/* number */.aig(), ...privileges })),
    }),
    /** Without connection strings, which hold passwords. */
    subscriptions: dist/* array */.YOg(dist/* looseObject */._H3({
        name: inventory_schema_name,
        owner: inventory_schema_name,
        enabled: flag,
        slot: dist/* nullable */.mee(dist/* string */.YjP()),
        publications: inventory_schema_names,
    })),
    /** Constraints of tables, and of domains (`table` is then the domain). */
    constraints_not_valid: dist/* array */.YOg(dist/* looseObject */._H3({ ...relationOf, name: inventory_schema_name, type: dist/* string */.YjP(), enforced: flag })),
    invalid_indexes: dist/* array */.YOg(dist/* looseObject */._H3({ schema: inventory_schema_name, table: inventory_schema_name, name: inventory_schema_name, ready: flag })),
    /** Triggers in another state than the one they are born with; of a foreign key's own triggers, the constraint's name. */
    triggers_not_enabled: dist/* array */.YOg(dist/* looseObject */._H3({ ...relationOf, name: inventory_schema_name, enabled: dist/* string */.YjP(), of_constraint: flag })),
    /** Rules in another state than the one they are born with. */
    rules_not_enabled: dist/* array */.YOg(dist/* looseObject */._H3({ ...relationOf, name: inventory_schema_name, enabled: dist/* string */.YjP() })),
    unlogged: dist/* array */.YOg(dist/* looseObject */._H3({ schema: inventory_schema_name, name: inventory_schema_name })),
    foreign_tables: dist/* array */.YOg(dist/* looseObject */._H3({ schema: inventory_schema_name, name: inventory_schema_name, server: inventory_schema_name })),
    /** Null for PUBLIC. Without their options, which hold passwords; `options_shown` tells whether whoever dumps is shown them. */
    user_mappings: dist/* array */.YOg(dist/* looseObject */._H3({ server: inventory_schema_name, user: dist/* nullable */.mee(inventory_schema_name), options_shown: flag })),
    materialized_views: dist/* array */.YOg(dist/* looseObject */._H3({ schema: inventory_schema_name, name: inventory_schema_name, populated: flag })),
    partitions: dist/* array */.YOg(dist/* looseObject */._H3({
        schema: inventory_schema_name,
        name: inventory_schema_name,
        parent_schema: inventory_schema_name,
        parent: inventory_schema_name,
        /** As in FOR VALUES. */
        bound: dist/* nullable */.mee(dist/* string */.YjP()),
        detach_pending: flag,
    })),
    row_security: dist/* array */.YOg(dist/* looseObject */._H3({ ...relationOf, enabled: flag, forced: flag })),
    policies: dist/* array */.YOg(dist/* looseObject */._H3({
        ...relationOf,
        name: inventory_schema_name,
        /** `ALL`, `SELECT`, `INSERT`, `UPDATE`, `DELETE`. */
        command: dist/* string */.YjP(),
        permissive: flag,
        /** Null for PUBLIC. */
        roles: dist/* nullable */.mee(inventory_schema_names),
        using: dist/* nullable */.mee(dist/* string */.YjP()),
        check: dist/* nullable */.mee(dist/* string */.YjP()),
    })),
};
const firstParts = {
    database: databaseRow,
    roles: dist/* array */.YOg(roleRow),
    memberships: dist/* array */.YOg(membershipRow),
    extensions: dist/* array */.YOg(extensionRow),
    event_triggers: dist/* array */.YOg(eventTriggerRow),
    publications: dist/* array */.YOg(publicationRow),
};
/** Each part by its schema: what `takeInventory` reads. */
const PARTS = { ...firstParts, ...laterParts };
/**
 * What is known about a source besides what the archive holds: for a restore that needs it, and for a drill that compares.
 * Sets of earlier versions lack the later parts.
 */
const inventorySchema = dist/* looseObject */._H3({
    ...firstParts,
    ...dist/* partial */.OH3(dist/* object */.Ikc(laterParts)).entries,
    /** Parts that could not be read, and why: what is not known is said, never left out in silence. */
    unreadable: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
});
//# sourceMappingURL=inventory-schema.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/sequence-values.js


const valueRow = dist/* object */.Ikc({ at: dist/* number */.aig(), last_value: dist/* string */.YjP(), is_called: dist/* boolean */.zMY() });
const readableRow = dist/* object */.Ikc({ at: dist/* number */.aig() });
/** How many sequences share a statement: each takes a lock for as long as it runs. */
const sequence_values_BATCH = 400;
/**
 * Read where each sequence stands, inside the session's transaction, many to a statement. A sequence's relation is read itself: the
 * view pg_sequences would hold a lock that makes ALTER SEQUENCE wait. Locks go with the savepoint, and what may not be read, or was
 * dropped meanwhile, keeps its null.
 */
async function withValues(session, sequences) {
    const result = [...sequences];
    for (let start = 0; start < sequences.length; start += sequence_values_BATCH) {
        const batch = sequences.slice(start, start + sequence_values_BATCH);
        for (const row of await sequence_values_read(session, batch)) {
            const found = batch[row.at];
            if (found !== undefined)
                result[start + row.at] = { ...found, last_value: row.last_value, is_called: row.is_called };
        }
    }
    return result;
}
/** Those that can be read; a statement that fails is halved until the one that is at fault stands alone. */
async function sequence_values_read(session, batch) {
    const allowed = await readable(session, batch);
    return allowed.length === 0 ? [] : readAll(session, batch, allowed);
}
async function readAll(session, batch, indexes) {
    const sql = indexes
        .map((at) => {
        const { schema, name } = batch[at] ?? { schema: '', name: '' };
        return `SELECT ${at} AS at, last_value::text AS last_value, is_called FROM ${qualified(schema, name)}`;
    })
        .join(' UNION ALL ');
    await session.execute('SAVEPOINT sequences');
    let rows;
    try {
        rows = await session.rows(valueRow, sql);
    }
    catch {
        // Where the connection is gone, the next statement says so.
    }
    await session.execute('ROLLBACK TO SAVEPOINT sequences');
    await session.execute('RELEASE SAVEPOINT sequences');
    if (rows !== undefined)
        return rows;
    if (indexes.length === 1)
        return [];
    const half = indexes.length >> 1;
    return [
        ...(await readAll(session, batch, indexes.slice(0, half))),
        ...(await readAll(session, batch, indexes.slice(half))),
    ];
}
/** One that may not be read would spoil its whole statement; so would one that was dropped since the snapshot. */
async function readable(session, batch) {
    const rows = await session.rows(readableRow, `SELECT (w.at - 1)::integer AS at FROM unnest($1::text[], $2::text[]) WITH ORDINALITY w(schema, name, at)
     JOIN pg_catalog.pg_namespace n ON n.nspname = w.schema JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
     WHERE c.relkind = 'S' AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT') AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
     ORDER BY 1`, [batch.map((sequence) => sequence.schema), batch.map((sequence) => sequence.name)]);
    return rows.map((row) => row.at);
}
//# sourceMappingURL=sequence-values.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/source/inventory.js






const inventory_answer = dist/* object */.Ikc({ answer: dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()) });
const PART_NAMES = Object.keys(PARTS).filter((name) => name in PARTS);
/**
 * Take the inventory of the session's database, in its transaction: one statement for all parts, and one for every few hundred
 * sequences. Where a part may not be read, each is asked for by itself, and what fails is named in `unreadable`. No password
 * verifier and no connection string is read.
 */
async function takeInventory(session, serverMajor) {
    const queries = partQueries(serverMajor);
    const found = await inventory_attempt(session, PART_NAMES, queries);
    const { values, unreadable } = 'values' in found ? { values: found.values, unreadable: {} } : await inventory_oneByOne(session, queries);
    // What a restore cannot do without is there, if empty, and `unreadable` says why.
    for (const part of ['roles', 'memberships', 'extensions', 'event_triggers', 'publications'])
        values[part] ??= [];
    const read = dist/* parse */.qgA(inventorySchema, values);
    const unknown = { ...unreadable, ...hiddenMappings(read) };
    const inventory = Object.keys(unknown).length === 0 ? read : { ...read, unreadable: unknown };
    if (inventory.sequences === undefined)
        return inventory;
    return { ...inventory, sequences: [...(await withValues(session, inventory.sequences))] };
}
/** A dump has user mappings without the options that it is not shown, and says nothing of it. */
function hiddenMappings({ user_mappings: mappings = [] }) {
    const hidden = mappings.filter((mapping) => !mapping.options_shown);
    if (hidden.length === 0)
        return {};
    const names = hidden.map(({ server, user }) => `of ${user ?? 'PUBLIC'} for the server ${server}`);
    return {
        user_mappings: `their options are shown to superusers and to whom they are for: ${names.join(', ')}`,
    };
}
async function inventory_oneByOne(session, queries) {
    const values = {};
    const unreadable = {};
    for (const part of PART_NAMES) {
        const found = await inventory_attempt(session, [part], queries);
        if ('values' in found)
            Object.assign(values, found.values);
        // Without the database's own facts nothing can be restored.
        else if (part === 'database')
            throw found.error;
        else
            unreadable[part] = (0,verdict/* messageOf */.bD)(found.error);
    }
    return { values, unreadable };
}
/** Several parts by one statement; its failure leaves the transaction as it was. */
async function inventory_attempt(session, parts, queries) {
    const pairs = parts.map((part) => {
        const rows = SINGLE.has(part)
            ? `(SELECT to_jsonb(part) FROM (${queries[part]}) part)`
            : `(SELECT coalesce(jsonb_agg(part), '[]') FROM (${queries[part]}) part)`;
        return `'${part}', ${rows}`;
    });
    await session.execute('SAVEPOINT inventory');
    try {
        const row = await session.one(inventory_answer, `SELECT jsonb_build_object(${pairs.join(', ')}) AS answer`);
        await session.execute('RELEASE SAVEPOINT inventory');
        return { values: row.answer };
    }
    catch (error) {
        // Where the connection is gone, this fails too, and says so.
        await session.execute('ROLLBACK TO SAVEPOINT inventory');
        if (parts.length > 1 || error instanceof verdict/* UserError */.yo || refused(error))
            return { error };
        throw error;
    }
}
/** What a server answers that is not PostgreSQL in everything: a function, a column or a catalogue is missing (class 42). */
function refused(error) {
    return (typeof error === 'object' &&
        error !== null &&
        'code' in error &&
        typeof error.code === 'string' &&
        error.code.startsWith('42'));
}
//# sourceMappingURL=inventory.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/selection.js
/**
 * Sort an archive's entries for a drill: what only a superuser may make comes from the inventory and never from the archive
 * (extensions, event triggers, publications, privileges on what the system or an extension made), and what would reach out of the
 * throwaway server is not made at all (subscriptions).
 */
function selectForDrill(toc, inventory = {}) {
    const ids = new Set(toc.entries.map((entry) => entry.dumpId));
    const schemas = [];
    const rest = [];
    const grantsOfOthers = [];
    const leftOut = new Map();
    for (const entry of toc.entries) {
        const reason = reasonToLeaveOut(entry) ??
            (inventory.grants !== undefined && isOnForeignObject(entry, ids) ? selection_FOREIGN : undefined);
        if (reason !== undefined)
            leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
        else if (entry.desc === 'SCHEMA')
            schemas.push(entry.dumpId);
        else if (entry.desc === 'ACL' && entry.definition.includes('SET SESSION AUTHORIZATION '))
            grantsOfOthers.push(entry);
        else
            rest.push(entry.dumpId);
    }
    return { schemas, rest, grantsOfOthers, leftOut };
}
const selection_FOREIGN = 'privileges on what the system or an extension made: given from the inventory';
/** The object that an entry of privileges speaks of stands first among its dependencies; here the archive does not make it. */
function isOnForeignObject(entry, ids) {
    const object = entry.dependencies[0];
    if (entry.desc !== 'ACL' || object === undefined || ids.has(object))
        return false;
    // The owner of the database owns this schema; large objects are told in groups.
    return entry.tag !== 'SCHEMA public' && !entry.tag.startsWith('LARGE OBJECT');
}
function reasonToLeaveOut(entry) {
    const subject = ['COMMENT', 'SECURITY LABEL', 'ACL'].includes(entry.desc) ? entry.tag : `${entry.desc} `;
    if (subject.startsWith('SUBSCRIPTION'))
        return 'subscription: a drill must never reach the source';
    if (subject.startsWith('EXTENSION '))
        return 'extension: made beforehand from the inventory';
    if (subject.startsWith('EVENT TRIGGER '))
        return 'event trigger: made last, from the inventory';
    if (/^PUBLICATION (?!TABLE $)/.test(subject))
        return 'publication: made from the inventory';
    return undefined;
}
/** The list file for `pg_restore --use-list`: only the number at a line's start counts. */
function listFile(dumpIds) {
    return dumpIds.map((id) => `${id};\n`).join('');
}
//# sourceMappingURL=selection.js.map
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/packages/postgres/restore/messages.js
const BENIGN = [
    {
        name: 'a setting that a newer pg_restore sets and this server does not know',
        pattern: /^ERROR: {2}unrecognized configuration parameter "(transaction_timeout|default_table_access_method|idle_session_timeout)"$/,
    },
];
/** Plain SQL cannot be sorted beforehand, so what was made from the inventory shows up as an error. */
const BENIGN_IN_SCRIPT = [
    ...BENIGN,
    {
        name: 'a schema that was made beforehand for an extension',
        pattern: /^ERROR: {2}schema "[^"]*" already exists$/,
    },
    { name: 'a comment on an extension', pattern: /^ERROR: {2}must be owner of extension \S+$/ },
    {
        name: 'an event trigger that is made last',
        pattern: /^ERROR: {2}(permission denied to create event trigger "[^"]*"|event trigger "[^"]*" does not exist)$/,
    },
    { name: 'an extension whose version differs', pattern: /^ERROR: {2}extension "[^"]*" already exists$/ },
];
/** What stands before a message, and what comes after it where the message is no error. */
const FORMS = {
    pg_restore: { prefix: /^pg_restore: error: (?:could not execute query: )?/, harmless: /^(?!)/ },
    // Whatever is not known to be harmless is an error: a server may speak another language than ours.
    psql: {
        prefix: /^psql:(?:<stdin>:\d+:)? /,
        harmless: /^(?:NOTICE|WARNING|INFO|LOG|DEBUG|warning|info|hint|detail): /,
    },
};
/** Collects a restore program's messages, line by line as they come: counts are exact however many there are. */
class MessageCollector {
    #rules;
    #form;
    #benign = new Map();
    #fatal = [];
    #fatalCount = 0;
    constructor(program) {
        this.#rules = program === 'psql' ? BENIGN_IN_SCRIPT : BENIGN;
        this.#form = FORMS[program];
    }
    take = (line) => {
        const said = line.replace(this.#form.prefix, '');
        if (said.length === line.length || this.#form.harmless.test(said))
            return;
        const rule = this.#rules.find((candidate) => candidate.pattern.test(said));
        if (rule !== undefined) {
            this.#benign.set(rule.name, (this.#benign.get(rule.name) ?? 0) + 1);
            return;
        }
        this.#fatalCount++;
        if (this.#fatal.length < MAX_SHOWN)
            this.#fatal.push(line);
    };
    get messages() {
        const hidden = this.#fatalCount - this.#fatal.length;
        return {
            benign: this.#benign,
            fatal: hidden === 0 ? this.#fatal : [...this.#fatal, `and ${hidden} more errors`],
        };
    }
}
const MAX_SHOWN = 50;
//# sourceMappingURL=messages.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/restore.js










/**
 * Restore entries of an archive with pg_restore. Errors do not end it: all are collected, so that one look shows them all.
 *
 * @throws ProgramFailed where pg_restore was killed, or ended badly without saying why
 */
async function restoreArchive(call) {
    const collector = new MessageCollector('pg_restore');
    const list = (0,external_node_path_.join)(call.scratch, `entries-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.list`);
    if (call.dumpIds !== undefined)
        await (0,promises_.writeFile)(list, listFile(call.dumpIds), { mode: 0o600 });
    try {
        const running = await (0,packages_process.startProgram)(call.programs.path('pg_restore'), {
            args: [
                '--no-password',
                '--no-tablespaces',
                `--dbname=${asConnectionString(call.database)}`,
                `--jobs=${call.jobs}`,
                ...(call.dumpIds === undefined ? [] : [`--use-list=${list}`]),
                ...(call.without ?? []).map((what) => `--no-${what}`),
                call.archive,
            ],
            env: environment(call),
            signal: call.signal,
            onStderr: collected(collector, call.log),
        });
        running.stdin.end();
        running.stdout.resume();
        return judge('pg_restore', await running.ended, collector.messages, call.signal);
    }
    finally {
        await (0,promises_.rm)(list, { force: true });
    }
}
/**
 * Run plain SQL in psql's restricted mode, which refuses every backslash command until our own random key lifts it: a script must
 * not reach this machine's shell or files (psql, \restrict).
 *
 * @throws UserError where psql is too old to be restricted
 * @param script the SQL, with pg_dump's own `\restrict` and `\unrestrict` lines already taken out
 */
async function restoreScript(call, script) {
    refuseUnrestricted(call.programs.version);
    const collector = new MessageCollector('psql');
    const key = (0,external_node_crypto_.randomBytes)(24).toString('hex');
    const running = await (0,packages_process.startProgram)(call.programs.path('psql'), {
        args: [
            '--no-password',
            '--no-psqlrc',
            '--quiet',
            '--file=-',
            `--dbname=${asConnectionString(call.database)}`,
        ],
        env: environment(call),
        signal: call.signal,
        onStderr: collected(collector, call.log),
    });
    running.stdout.resume();
    // When psql dies the pipe breaks; how psql ended is the story to tell.
    const fed = (0,external_node_stream_promises_.pipeline)(restricted(script, key), running.stdin).then(() => undefined, (error) => new Error('the script could not be handed to psql', { cause: error }));
    const ending = await running.ended;
    const broken = await fed;
    if (broken !== undefined && ending.code === 0)
        throw broken;
    return judge('psql', ending, collector.messages, call.signal);
}
/** The minor release of each major whose psql came to know `\restrict` (CVE-2025-8714); from 18 on, all do. */
const RESTRICTS_SINCE = new Map([
    [17, 6],
    [16, 10],
    [15, 14],
    [14, 19],
    [13, 22],
]);
/** An older psql takes `\restrict` for a mistake and goes on, and then a script reaches the shell. */
function refuseUnrestricted({ major, minor, text }) {
    if (major >= 18 || minor >= (RESTRICTS_SINCE.get(major) ?? Infinity))
        return;
    throw new verdict/* UserError */.yo(`psql ${text} cannot run a script without giving it this machine's shell`, {
        remedy: `Install ${fixedRelease(major)} and name its folder with \`postgres-bin\`, or back up in the format custom`,
    });
}
async function* restricted(script, key) {
    yield Buffer.from(`\\restrict ${key}\n`);
    yield* script;
    yield Buffer.from(`\n\\unrestrict ${key}\n`);
}
function environment(call) {
    const { PGCLIENTENCODING: _, ...env } = call.env;
    return { ...call.programs.env, ...env, LC_ALL: 'C', PGTZ: 'UTC' };
}
function collected(collector, log) {
    return (line) => {
        collector.take(line);
        log.debug(line);
    };
}
function judge(program, ending, messages, signal) {
    signal.throwIfAborted();
    const explained = messages.fatal.length > 0 || messages.benign.size > 0;
    if (ending.code === 0 || (ending.code === 1 && explained))
        return messages;
    throw new packages_process/* ProgramFailed */.Oh(program, ending);
}
//# sourceMappingURL=restore.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/script.js
/**
 * pg_dump's plain scripts since 2025 open and close with `\restrict KEY` and `\unrestrict KEY`. The key stands in the file, so it
 * binds nobody who can write the file: we take both lines out and restrict with a key of our own.
 *
 * Only the first kilobytes are searched for the opening line; the closing one must be the last command. Every other backslash
 * command stays, and psql refuses it.
 */
async function* withoutRestrictLines(script) {
    let head = Buffer.alloc(0);
    let key;
    let tail = Buffer.alloc(0);
    for await (const part of script) {
        let bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
        if (head !== undefined) {
            head = Buffer.concat([head, bytes]);
            if (head.length < HEAD)
                continue;
            ({ bytes, key } = withoutOpening(head));
            head = undefined;
        }
        const all = tail.length === 0 ? bytes : Buffer.concat([tail, bytes]);
        const keep = Math.min(TAIL, all.length);
        // What is held back outlives the chunk that it came in.
        tail = Buffer.from(all.subarray(all.length - keep));
        if (all.length > keep)
            yield all.subarray(0, all.length - keep);
    }
    if (head !== undefined)
        ({ bytes: tail, key } = withoutOpening(Buffer.concat([head])));
    yield key === undefined ? tail : withoutClosing(tail, key);
}
const HEAD = 4096;
const TAIL = 1024;
function withoutOpening(head) {
    // Only comments and blank lines may come before it: latin1 keeps every byte in its place.
    const match = /^(?:(?:--[^\n]*)?\n)*\\restrict ([A-Za-z0-9]{1,128})\n/.exec(head.toString('latin1'));
    if (match?.[1] === undefined)
        return { bytes: head, key: undefined };
    return { bytes: head.subarray(match[0].length), key: match[1] };
}
function withoutClosing(tail, key) {
    const line = `\\unrestrict ${key}\n`;
    const at = tail.lastIndexOf(line, undefined, 'latin1');
    if (at === -1 || at < tail.length - TAIL || (at > 0 && tail[at - 1] !== 0x0a))
        return tail;
    return Buffer.concat([tail.subarray(0, at), tail.subarray(at + line.length)]);
}
//# sourceMappingURL=script.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/memberships.js



/** Predefined roles whose members read and write the server's files, run its programs, or connect elsewhere (22.5). */
const REACHES_OUT = new Set([
    'pg_execute_server_program',
    'pg_read_server_files',
    'pg_write_server_files',
    'pg_create_subscription',
]);
const OPTIONS_SINCE = 16;
/** Make a membership of the source's, but for one that a drill gives to nobody. Returns what was not made alike. */
async function makeMembership(superuser, membership, major) {
    const { role, member } = membership;
    const parts = { check: 'schema.memberships', object: membershipName(role, member) };
    if (REACHES_OUT.has(role)) {
        const reason = `${role} reaches out of the database: a drill gives it to nobody`;
        return [{ ...parts, reason, deliberate: true }];
    }
    let complete;
    try {
        complete = await grantMembership(superuser, membership, major);
    }
    catch (error) {
        // A predefined role of another major, or a circle that reaching for everybody's tables closed.
        return [{ ...parts, reason: (0,verdict/* messageOf */.bD)(error), deliberate: false }];
    }
    if (complete)
        return [];
    return [{ ...parts, reason: `PostgreSQL ${major} knows no options of memberships`, deliberate: false }];
}
/**
 * Make a role a member of another with the options that the source knew.
 *
 * @returns whether the server knows all of them
 */
async function grantMembership(session, { role, member, admin, inherit, set }, major) {
    const since16 = [
        ...(inherit === null ? [] : [`INHERIT ${inherit ? 'TRUE' : 'FALSE'}`]),
        ...(set === null ? [] : [`SET ${set ? 'TRUE' : 'FALSE'}`]),
    ];
    const known = major >= OPTIONS_SINCE;
    const options = [...(admin ? ['ADMIN OPTION'] : []), ...(known ? since16 : [])];
    const clause = options.length === 0 ? '' : ` WITH ${options.join(', ')}`;
    await session.execute(`GRANT ${quoteIdentifier(role)} TO ${quoteIdentifier(member)}${clause}`);
    return known || since16.length === 0;
}
/** A membership as checks name it. */
function membershipName(role, member) {
    return `${(0,dump_format/* shownName */.HD)(member)} in ${(0,dump_format/* shownName */.HD)(role)}`;
}
//# sourceMappingURL=memberships.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/reach.js
/**
 * What belonged to a superuser could read everybody's tables, such as a materialised view that is computed anew. Its owner is a plain
 * role here, so during the restore it is a member of the others; where one of them is its member already, the circle is left open.
 *
 * @param known whether the target has a role
 */
function lent(inventory, touchable, known) {
    const { roles } = inventory;
    const pairs = [];
    for (const former of roles) {
        if (!former.superuser || !touchable(former.name))
            continue;
        // What was lent to another former superuser counts too.
        const below = membersOf(former.name, [
            ...inventory.memberships,
            ...pairs.map((pair) => ({ role: pair.other, member: pair.former })),
        ]);
        const others = roles.filter((other) => !other.superuser && touchable(other.name));
        for (const other of [...others.map(({ name }) => name), ...(known(READ_ALL) ? [READ_ALL] : [])]) {
            const isMember = inventory.memberships.some((membership) => membership.role === other && membership.member === former.name);
            if (!isMember && !below.has(other))
                pairs.push({ former: former.name, other });
        }
    }
    return pairs;
}
/** Since 14: tables of roles that the target has for itself are among what a superuser could read. */
const READ_ALL = 'pg_read_all_data';
/** Every role that is a member of a role, at any distance. */
function membersOf(role, memberships) {
    const members = new Set();
    const pending = [role];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        for (const membership of memberships) {
            if (membership.role !== next || members.has(membership.member))
                continue;
            members.add(membership.member);
            pending.push(membership.member);
        }
    }
    return members;
}
//# sourceMappingURL=reach.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/roles.js






/** The role that a drill restores as: no superuser, member of every recreated role. */
const RESTORER = 'backproof_restorer';
/**
 * A role that every recreated role belongs to during the restore. `ALTER … OWNER TO` by anybody but a superuser demands that the
 * new owner may create in the schema, which the owners of a real database often may not.
 */
const OWNERS = 'backproof_owners';
/** From 16 on, CREATEROLE reaches only roles that one administers; before, it hands out pg_execute_server_program. */
const CREATEROLE_CONFINED_SINCE = 16;
/**
 * Recreate the source's roles without what a drill must not give them: no login, no superuser, no replication, no password.
 * Idempotent, so that several databases of one set share a server.
 *
 * @param password what the restoring role logs in with, where the server asks for one
 */
async function recreateRoles(superuser, inventory, password) {
    const major = await majorOf(superuser);
    const present = await presentRoles(superuser);
    if (!present.has(OWNERS))
        await superuser.execute(`CREATE ROLE ${OWNERS} NOLOGIN`);
    if (!present.has(RESTORER))
        await superuser.execute(`CREATE ROLE ${RESTORER}`);
    await superuser.execute(`ALTER ROLE ${RESTORER} LOGIN NOSUPERUSER INHERIT${password === undefined ? '' : ` PASSWORD ${quoteLiteral(password)}`}`);
    await superuser.execute(`GRANT ${OWNERS} TO ${RESTORER}`);
    const powerful = [];
    const shortfalls = [];
    for (const role of ownRoles(inventory)) {
        const there = present.get(role.name);
        if (there?.powerful === true)
            powerful.push(role.name);
        else
            await makeRole(superuser, role, there, major);
        if (there !== undefined && !there.ours)
            shortfalls.push(alreadyThere(role));
    }
    const touchable = (name) => present.get(name)?.powerful !== true;
    for (const membership of inventory.memberships) {
        const { role, member } = membership;
        const joined = [role, member].find((name) => !touchable(name) && !REACHES_OUT.has(name));
        if (joined === undefined)
            shortfalls.push(...(await makeMembership(superuser, membership, major)));
        else
            shortfalls.push({
                check: 'schema.memberships',
                object: membershipName(role, member),
                reason: `on the target, ${joined} may more than a drill may take`,
                deliberate: true,
            });
    }
    const own = { ...inventory, roles: ownRoles(inventory) };
    for (const { former, other } of lent(own, touchable, (name) => present.has(name)))
        await superuser.execute(`GRANT ${quoteIdentifier(other)} TO ${quoteIdentifier(former)}`);
    return { powerful, shortfalls };
}
/** The server's own roles are never the source's to make or to join, and ours are none of the source's. */
function ownRoles(inventory) {
    return inventory.roles.filter(({ name }) => !/^(pg_|backproof_)/.test(name));
}
async function makeRole(superuser, role, there, major) {
    const name = quoteIdentifier(role.name);
    if (there === undefined) {
        await createRole(superuser, role, major);
        if (typeof role.comment === 'string')
            await superuser.execute(`COMMENT ON ROLE ${name} IS ${quoteLiteral(role.comment)}`);
    }
    await superuser.execute(`GRANT ${OWNERS} TO ${name}`);
    await superuser.execute(`GRANT ${name} TO ${RESTORER}`);
}
async function createRole(superuser, role, major) {
    try {
        await superuser.execute(`CREATE ROLE ${quoteIdentifier(role.name)} ${roleAttributes(role, major)}`);
    }
    catch (error) {
        throw new verdict/* OperationFailed */.FH(`The role ${(0,dump_format/* shownName */.HD)(role.name)} of the inventory could not be made: ${(0,verdict/* messageOf */.bD)(error)}`, {
            remedy: 'Look at the inventory in the manifest; without its roles the set cannot be restored',
            cause: error,
        });
    }
}
function alreadyThere(role) {
    return {
        check: 'schema.roles',
        object: `role ${(0,dump_format/* shownName */.HD)(role.name)}`,
        reason: 'the target had it already, and it was left as it was',
        deliberate: true,
    };
}
function roleAttributes(role, major) {
    return [
        'NOLOGIN NOSUPERUSER NOREPLICATION',
        role.superuser || role.bypass_rls ? 'BYPASSRLS' : 'NOBYPASSRLS',
        role.inherit ? 'INHERIT' : 'NOINHERIT',
        role.create_role && major >= CREATEROLE_CONFINED_SINCE ? 'CREATEROLE' : 'NOCREATEROLE',
        role.create_db ? 'CREATEDB' : 'NOCREATEDB',
        `CONNECTION LIMIT ${role.connection_limit}`,
        ...(role.valid_until === null ? [] : [`VALID UNTIL ${quoteLiteral(role.valid_until)}`]),
    ].join(' ');
}
/** Take back what the restore alone needed, so that the memberships compared are the source's. */
async function withdrawReach(superuser, inventory) {
    const present = await presentRoles(superuser);
    for (const { former, other } of lent({ ...inventory, roles: ownRoles(inventory) }, (name) => present.get(name)?.powerful !== true, (name) => present.has(name)))
        await superuser.execute(`REVOKE ${quoteIdentifier(other)} FROM ${quoteIdentifier(former)}`);
}
const presentRow = dist/* object */.Ikc({ name: dist/* string */.YjP(), powerful: dist/* boolean */.zMY(), ours: dist/* boolean */.zMY() });
async function presentRoles(session) {
    const rows = await session.rows(presentRow, `SELECT r.rolname AS name,
            r.rolsuper OR (r.rolcreaterole AND pg_catalog.current_setting('server_version_num')::integer < $2) OR EXISTS (
              SELECT FROM pg_catalog.pg_roles d WHERE d.rolname::text = ANY ($3::text[]) AND pg_catalog.pg_has_role(r.oid, d.oid, 'MEMBER')
            ) AS powerful,
            EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles o ON o.oid = m.roleid
                    WHERE m.member = r.oid AND o.rolname = $1) AS ours
     FROM pg_catalog.pg_roles r`, [OWNERS, CREATEROLE_CONFINED_SINCE * 10_000, [...REACHES_OUT]]);
    return new Map(rows.map(({ name, ...rest }) => [name, rest]));
}
const majorRow = dist/* object */.Ikc({ major: dist/* number */.aig() });
/** The major version of a session's server. */
async function majorOf(session) {
    const row = await session.one(majorRow, "SELECT pg_catalog.current_setting('server_version_num')::integer / 10000 AS major");
    return row.major;
}
//# sourceMappingURL=roles.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/owners.js



/** Let new owners create in the schemas (see `OWNERS`); `withdrawOwners` takes it back. */
async function admitOwners(superuser, database) {
    await superuser.execute(`GRANT CREATE ON DATABASE ${quoteIdentifier(database)} TO ${OWNERS}`);
    await forEachName(superuser, SCHEMAS, (schema) => `GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${OWNERS}`);
    await forEachName(superuser, WRAPPERS, (wrapper) => `GRANT USAGE ON FOREIGN DATA WRAPPER ${wrapper} TO ${OWNERS}`);
}
/** Take back what `admitOwners` gave, so that the privileges compared are those of the archive. */
async function withdrawOwners(superuser, database) {
    await superuser.execute(`REVOKE ALL ON DATABASE ${quoteIdentifier(database)} FROM ${OWNERS}`);
    await forEachName(superuser, SCHEMAS, (schema) => `REVOKE ALL ON SCHEMA ${schema} FROM ${OWNERS}`);
    await forEachName(superuser, WRAPPERS, (wrapper) => `REVOKE ALL ON FOREIGN DATA WRAPPER ${wrapper} FROM ${OWNERS}`);
}
/**
 * A plain script makes its schemas between other things, so a trigger of ours admits the owners to each as it comes; its function
 * names everything in full, and only a superuser can change it.
 *
 * @returns what takes the trigger away again
 */
async function admitOwnersToNewSchemas(superuser) {
    await superuser.execute(`CREATE SCHEMA ${WATCH}`);
    await superuser.execute(`
    CREATE FUNCTION ${WATCH}.admit() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
    DECLARE command record;
    BEGIN
      FOR command IN SELECT object_identity FROM pg_catalog.pg_event_trigger_ddl_commands() WHERE object_type = 'schema' LOOP
        EXECUTE pg_catalog.format('GRANT USAGE, CREATE ON SCHEMA %s TO ${OWNERS}', command.object_identity);
      END LOOP;
    END $$`);
    await superuser.execute(`CREATE EVENT TRIGGER ${WATCH} ON ddl_command_end WHEN TAG IN ('CREATE SCHEMA') EXECUTE FUNCTION ${WATCH}.admit()`);
    return async () => {
        await superuser.execute(`DROP EVENT TRIGGER ${WATCH}`);
        await superuser.execute(`DROP SCHEMA ${WATCH} CASCADE`);
    };
}
const WATCH = 'backproof_watch';
/**
 * Make the schemas that an archive's entries lie in and that it does not hold: `pg_dump --table` leaves them out. Returns what was
 * made, for people.
 */
async function createSchemas(superuser, toc) {
    const present = new Set((await superuser.rows(named, SCHEMAS)).map((row) => row.name));
    const wanted = new Set(toc.entries.map((entry) => entry.namespace));
    const missing = [...wanted].filter((name) => name !== '' && !name.startsWith('pg_') && name !== 'information_schema' && !present.has(name));
    for (const name of missing)
        await superuser.execute(`CREATE SCHEMA ${quoteIdentifier(name)} AUTHORIZATION ${RESTORER}`);
    return missing.map((name) => `the filters left out the schema ${name}: it was made for what lies in it`);
}
const SCHEMAS = `SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`;
const WRAPPERS = 'SELECT fdwname AS name FROM pg_catalog.pg_foreign_data_wrapper';
const named = dist/* object */.Ikc({ name: dist/* string */.YjP() });
async function forEachName(session, list, statement) {
    for (const { name } of await session.rows(named, list))
        await session.execute(statement(quoteIdentifier(name)));
}
//# sourceMappingURL=owners.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/grants.js




/** Functions of the system that read, write or list the server's files: a drill lets nobody call them. */
const REACHES_FILES = /^(pg_read_(binary_)?file(_.*)?|pg_ls_.*|pg_stat_file|pg_file_.*|lo_(import|export)|pg_logdir_ls)$/;
/**
 * Give the privileges on what the system or an extension made, which only a superuser can: from the inventory.
 *
 * @returns what was not given
 */
async function grantOnForeignObjects(superuser, inventory) {
    const shortfalls = [];
    for (const object of inventory.grants ?? []) {
        // The schema's owner is the owner of the database, so its entry of the archive was restored.
        if (object.made_by === null || object.kind === 'SCHEMA')
            continue;
        const parts = { check: 'schema.grants', object: grantedName(object) };
        if (object.kind === 'FUNCTION' && REACHES_FILES.test(object.name) && object.granted.length > 0) {
            shortfalls.push({
                ...parts,
                reason: "it reaches the server's files: a drill lets nobody call it",
                deliberate: true,
            });
            continue;
        }
        try {
            const target = await grantTarget(superuser, object);
            await applyPrivileges(superuser, target, object, object.column);
        }
        catch (error) {
            shortfalls.push({ ...parts, reason: (0,verdict/* messageOf */.bD)(error), deliberate: false });
        }
    }
    return shortfalls;
}
/** An object with privileges as checks name it. */
function grantedName(object) {
    const name = object.schema === null ? (0,dump_format/* shownName */.HD)(object.name) : (0,dump_format/* shownName */.HD)(object.schema, object.name);
    const signature = object.arguments === null ? '' : `(${object.arguments})`;
    const column = object.column === null ? '' : `.${(0,dump_format/* shownName */.HD)(object.column)}`;
    return `${object.column === null ? object.kind.toLowerCase() : 'column'} ${name}${signature}${column}`;
}
const PLAIN_KINDS = new Set([
    'TABLE',
    'SEQUENCE',
    'TYPE',
    'SCHEMA',
    'LANGUAGE',
    'FOREIGN DATA WRAPPER',
    'FOREIGN SERVER',
]);
const signatureRow = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/** What stands after ON in a GRANT. The server itself spells a function, so that no text of the inventory becomes SQL. */
async function grantTarget(superuser, object) {
    if (object.kind === 'FUNCTION' || object.kind === 'PROCEDURE') {
        const row = await superuser.one(signatureRow, `SELECT pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)) AS name
       FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = $1 AND p.proname = $2 AND pg_catalog.oidvectortypes(p.proargtypes) = $3`, [object.schema, object.name, object.arguments]);
        return `ROUTINE ${row.name}`;
    }
    if (!PLAIN_KINDS.has(object.kind))
        throw new RangeError(`no kind of object: ${object.kind}`);
    const name = object.schema === null ? quoteIdentifier(object.name) : qualified(object.schema, object.name);
    return `${object.kind} ${name}`;
}
/**
 * Make an object's privileges differ from its birth as the source's did.
 *
 * @param target as it stands after ON
 */
async function applyPrivileges(superuser, target, privileges, column = null) {
    const list = (words) => words
        .map((word) => privilegeWord(word) + (column === null ? '' : ` (${quoteIdentifier(column)})`))
        .join(', ');
    const who = (role) => (role === null ? 'PUBLIC' : quoteIdentifier(role));
    for (const { grantee, privileges: words } of privileges.revoked)
        await superuser.execute(`REVOKE ${list(words)} ON ${target} FROM ${who(grantee)}`);
    // Who passes on what was given must have it first.
    const ordered = [...privileges.granted].sort((a, b) => Number(isByOther(a)) - Number(isByOther(b)));
    for (const grant of ordered) {
        const option = grant.grantable ? ' WITH GRANT OPTION' : '';
        const statement = `GRANT ${list(grant.privileges)} ON ${target} TO ${who(grant.grantee)}${option}`;
        if (isByOther(grant))
            await asRole(superuser, grant.grantor, statement);
        else
            await superuser.execute(statement);
    }
}
function isByOther(grant) {
    return typeof grant.grantor === 'string';
}
/** Run a statement as somebody else, whose grant it then is. */
async function asRole(superuser, role, statement) {
    await superuser.execute('BEGIN');
    try {
        await superuser.execute(`SET LOCAL ROLE ${quoteIdentifier(role)}`);
        await superuser.execute(statement);
        await superuser.execute('COMMIT');
    }
    catch (error) {
        await superuser.execute('ROLLBACK');
        throw error;
    }
}
function privilegeWord(word) {
    if (/^[A-Z]{3,20}( [A-Z]{3,20})?$/.test(word))
        return word;
    throw new RangeError(`no privilege: ${JSON.stringify(word)}`);
}
/**
 * Run the archive's statements of privileges that were given by somebody other than the owner, as the unprivileged role that
 * restores: pg_dump writes SET SESSION AUTHORIZATION, which only a superuser may; a member says SET ROLE instead.
 *
 * @returns the errors, as pg_restore would have told them
 */
async function restoreGrantsOfOthers(restorer, entries) {
    const errors = [];
    for (const entry of entries) {
        try {
            for (const statement of (0,dump_format/* ownStatements */.zP)(entry.definition)) {
                await restorer.execute(statement
                    .replace(/^SET SESSION AUTHORIZATION /, 'SET ROLE ')
                    .replace(/^RESET SESSION AUTHORIZATION$/, 'RESET ROLE'));
            }
        }
        catch (error) {
            errors.push(`privileges of ${entry.tag}: ${(0,verdict/* messageOf */.bD)(error)}`);
        }
        await restorer.execute('RESET ROLE');
    }
    return errors;
}
//# sourceMappingURL=grants.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/database.js






const templateRow = dist/* object */.Ikc({ template: dist/* boolean */.zMY() });
/** Drop a database, if it is there, with every session in it. What other databases are copied from, such as template1, is one too. */
async function dropDatabase(superuser, name) {
    const [found] = await superuser.rows(templateRow, 'SELECT datistemplate AS template FROM pg_catalog.pg_database WHERE datname = $1', [name]);
    const quoted = quoteIdentifier(name);
    if (found?.template === true)
        await superuser.execute(`ALTER DATABASE ${quoted} IS_TEMPLATE false`);
    await superuser.execute(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
}
/** Make the database with the source's encoding and locale, for the restoring role. Returns what could not be made alike. */
async function createDatabase(superuser, name, inventory, serverMajor) {
    const wanted = inventory.database;
    const base = `CREATE DATABASE ${quoteIdentifier(name)} TEMPLATE template0 OWNER ${RESTORER} ENCODING ${quoteLiteral(wanted.encoding)}`;
    const failures = [];
    for (const locale of localeClauses(wanted, serverMajor)) {
        try {
            await superuser.execute(`${base} ${locale}`);
            return failures.slice(0, 1).map((error) => ({
                check: 'schema.locale',
                object: DATABASE_OBJECT,
                reason: `the source's locale is not on this server: ${(0,verdict/* messageOf */.bD)(error)}`,
                deliberate: false,
            }));
        }
        catch (error) {
            failures.push(error);
        }
    }
    throw failures.at(-1);
}
/** The database as checks name it: it may have another name on the target. */
const DATABASE_OBJECT = 'database';
const PROVIDERS_SINCE = 15;
/** The locale as it was; then what decides text alone; then C, which is everywhere. */
function localeClauses(wanted, serverMajor) {
    const c = "LC_COLLATE 'C' LC_CTYPE 'C'";
    const libc = `LC_COLLATE ${quoteLiteral(wanted.collate)} LC_CTYPE ${quoteLiteral(wanted.ctype)}`;
    const provided = providerClause(wanted, serverMajor);
    if (provided === undefined)
        return [`${libc} LOCALE_PROVIDER libc`, c].map((clause) => forMajor(clause, serverMajor));
    return [`${libc} ${provided}`, `${c} ${provided}`, c];
}
function forMajor(clause, serverMajor) {
    return serverMajor >= PROVIDERS_SINCE ? clause : clause.replace(' LOCALE_PROVIDER libc', '');
}
/** ICU since 15, its rules since 16, the built-in provider since 17: an older server refuses, and the next clause is tried. */
function providerClause(wanted, serverMajor) {
    if (wanted.locale === null || serverMajor < PROVIDERS_SINCE)
        return undefined;
    const locale = quoteLiteral(wanted.locale);
    if (wanted.locale_provider === 'b')
        return `LOCALE_PROVIDER builtin BUILTIN_LOCALE ${locale}`;
    if (wanted.locale_provider !== 'i')
        return undefined;
    const rules = wanted.icu_rules === null ? '' : ` ICU_RULES ${quoteLiteral(wanted.icu_rules)}`;
    return `LOCALE_PROVIDER icu ICU_LOCALE ${locale}${rules}`;
}
/** Settings that a drill takes from nobody: they load code, or change who a session is. */
const NOT_TAKEN = new Set([
    'dynamic_library_path',
    'extension_control_path',
    'jit_provider',
    'local_preload_libraries',
    'role',
    'session_authorization',
    'session_preload_libraries',
    'shared_preload_libraries',
]);
/** Lists whose elements PostgreSQL quotes itself: the whole text must not become one element (`variable_is_guc_list_quote`). */
const QUOTED_LISTS = new Set(['search_path', 'temp_tablespaces', 'unix_socket_directories']);
/**
 * Give the database its owner, privileges, comment, limit and settings, as the inventory has them; the last step before event
 * triggers, since settings hold for every later session.
 *
 * @param superuser in the database itself
 * @returns what could not be set, or is not on purpose
 */
async function settleDatabase(superuser, name, inventory) {
    const shortfalls = [];
    const attempt = async (check, object, work) => {
        try {
            await work();
        }
        catch (error) {
            shortfalls.push({ check, object, reason: (0,verdict/* messageOf */.bD)(error), deliberate: false });
        }
    };
    const { owner, privileges, comment, connection_limit: limit } = inventory.database;
    const database = `DATABASE ${quoteIdentifier(name)}`;
    await attempt('schema.database', DATABASE_OBJECT, async () => {
        await superuser.execute(`ALTER ${database} OWNER TO ${quoteIdentifier(owner)}`);
        if (typeof comment === 'string')
            await superuser.execute(`COMMENT ON ${database} IS ${quoteLiteral(comment)}`);
        if (limit !== undefined && limit >= 0)
            await superuser.execute(`ALTER ${database} CONNECTION LIMIT ${limit}`);
        if (privileges !== undefined)
            await applyPrivileges(superuser, database, privileges);
    });
    const recreated = await recreatedRoles(superuser);
    for (const setting of inventory.settings ?? []) {
        const reason = whyNotTaken(setting, recreated);
        const object = settingName(setting);
        if (reason !== undefined) {
            shortfalls.push({ check: 'schema.settings', object, reason, deliberate: true });
            continue;
        }
        await attempt('schema.settings', object, () => applySetting(superuser, name, setting));
    }
    return shortfalls;
}
/** A setting as checks name it. */
function settingName({ database, role, name }) {
    const of = [...(role === null ? [] : [`role ${(0,dump_format/* shownName */.HD)(role)}`]), ...(database ? ['the database'] : [])];
    return `${name} of ${of.length === 0 ? 'every role' : of.join(' in ')}`;
}
const database_roleRow = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/** Roles that a drill made and that have no power: what holds for others, such as our own superuser, is not the source's to say. */
async function recreatedRoles(superuser) {
    const rows = await superuser.rows(database_roleRow, `SELECT r.rolname AS name FROM pg_catalog.pg_roles r JOIN pg_catalog.pg_auth_members m ON m.member = r.oid
     JOIN pg_catalog.pg_roles o ON o.oid = m.roleid WHERE o.rolname = $1 AND NOT r.rolsuper AND r.rolname <> $2`, [OWNERS, RESTORER]);
    return new Set(rows.map((row) => row.name));
}
function whyNotTaken({ database, role, name, value }, recreated) {
    if (value === null)
        return "its value is no part of the inventory, since an application's setting may hold a secret";
    if (NOT_TAKEN.has(name.toLowerCase()))
        return 'it loads code or changes who a session is: a drill does not set it';
    if (role !== null && !recreated.has(role))
        return 'it is for a role that the drill did not make';
    if (!database && role === null)
        return 'it holds for every database of the server: a drill does not set it';
    return undefined;
}
/** Set what holds in a database for every role or for one, or for a role everywhere. */
async function applySetting(superuser, database, setting) {
    const { role, name, value } = setting;
    const where = setting.database ? `DATABASE ${quoteIdentifier(database)}` : '';
    const subject = role === null
        ? `ALTER ${where}`
        : `ALTER ROLE ${quoteIdentifier(role)}${where === '' ? '' : ` IN ${where}`}`;
    // A name may have parts: `plpgsql.extra_warnings`.
    const parameter = name.split('.').map(quoteIdentifier).join('.');
    if (!QUOTED_LISTS.has(name)) {
        await superuser.execute(`${subject} SET ${parameter} TO ${quoteLiteral(value ?? '')}`);
        return;
    }
    await superuser.execute('BEGIN');
    try {
        await superuser.execute('SELECT pg_catalog.set_config($1, $2, true)', [name, value]);
        await superuser.execute(`${subject} SET ${parameter} FROM CURRENT`);
        await superuser.execute('COMMIT');
    }
    catch (error) {
        await superuser.execute('ROLLBACK');
        throw error;
    }
}
//# sourceMappingURL=database.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/extensions.js





const extensions_named = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/**
 * Make the listed extensions as superuser, in their schemas, before anything needs them; the unprivileged role may then fill their
 * configuration tables. The version is the source's where this server has it, else its default.
 *
 * They belong to the superuser whoever owned them at the source: an owner may replace their functions, and a superuser who compares
 * would run the replacement.
 *
 * @returns what could not be made alike, and what could not be made at all
 */
async function createExtensions(superuser, inventory) {
    const shortfalls = [];
    const missing = [];
    for (const extension of inventory.extensions) {
        const { name } = extension;
        const parts = { check: 'schema.extensions', object: `extension ${(0,dump_format/* shownName */.HD)(name)}`, deliberate: false };
        try {
            if (!(await createExtension(superuser, extension)))
                shortfalls.push({
                    ...parts,
                    reason: `version ${extension.version} is not on this server, its default was taken; install that version, or drill into a server that has it with \`target\``,
                });
        }
        catch (error) {
            const reason = await whyNotMade(superuser, name, error);
            shortfalls.push({ ...parts, reason });
            if (!(await isThere(superuser, MADE, name)))
                missing.push({ name, reason });
        }
    }
    return { shortfalls, missing };
}
const MADE = 'SELECT extname AS name FROM pg_catalog.pg_extension WHERE extname = $1';
const AVAILABLE = 'SELECT name FROM pg_catalog.pg_available_extensions WHERE name = $1';
async function isThere(superuser, query, name) {
    return (await superuser.rows(extensions_named, query, [name])).length > 0;
}
/** The server speaks of a control file that it could not open, or of a schema; that its package is not there says more. */
async function whyNotMade(superuser, name, error) {
    return (await isThere(superuser, AVAILABLE, name))
        ? (0,verdict/* messageOf */.bD)(error)
        : 'it is not installed on this server';
}
/** @returns whether it is of the source's version */
async function createExtension(superuser, extension) {
    const name = quoteIdentifier(extension.name);
    const schema = quoteIdentifier(extension.schema);
    // The system's own schemas are there, and may not be named here.
    if (!extension.schema.startsWith('pg_'))
        await superuser.execute(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${RESTORER}`);
    const known = await superuser.rows(extensions_named, 'SELECT version AS name FROM pg_catalog.pg_available_extension_versions WHERE name = $1 AND version = $2', [extension.name, extension.version]);
    const version = known.length > 0 ? ` VERSION ${quoteLiteral(extension.version)}` : '';
    await superuser.execute(`CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA ${schema}${version} CASCADE`);
    if (extension.comment !== undefined) {
        const comment = extension.comment === null ? 'NULL' : quoteLiteral(extension.comment);
        await superuser.execute(`COMMENT ON EXTENSION ${name} IS ${comment}`);
    }
    await admitToConfiguration(superuser, extension.name);
    return version !== '';
}
const extensions_CONFIGURATION = `
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_class c ON c.oid = ANY (e.extconfig)
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND $1::text IN (e.extname::text, '')`;
async function admitToConfiguration(superuser, extension) {
    for (const { name } of await superuser.rows(extensions_named, extensions_CONFIGURATION, [extension]))
        await superuser.execute(`GRANT SELECT, INSERT ON ${name} TO ${RESTORER}`);
}
/** Take back what filling configuration tables needed, so that the privileges compared are the source's. */
async function withdrawFromConfiguration(superuser) {
    for (const { name } of await superuser.rows(extensions_named, extensions_CONFIGURATION, ['']))
        await superuser.execute(`REVOKE ALL ON ${name} FROM ${RESTORER}`);
}
//# sourceMappingURL=extensions.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/absent-objects.js

const objectRow = dist/* object */.Ikc({ kind: dist/* string */.YjP(), schema: dist/* string */.YjP(), tag: dist/* string */.YjP() });
/** Relations, indexes among them, and constraints, as pg_dump's tags call them. */
const THERE = `
SELECT 'RELATION' AS kind, n.nspname AS schema, c.relname AS tag
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
UNION ALL
SELECT 'CONSTRAINT', n.nspname, pg_catalog.concat(c.relname, ' ', k.conname)
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;
const KINDS = new Map([
    ['TABLE', 'RELATION'],
    ['VIEW', 'RELATION'],
    ['MATERIALIZED VIEW', 'RELATION'],
    ['FOREIGN TABLE', 'RELATION'],
    ['SEQUENCE', 'RELATION'],
    ['INDEX', 'RELATION'],
    ['CONSTRAINT', 'CONSTRAINT'],
    ['CHECK CONSTRAINT', 'CONSTRAINT'],
]);
/** The archive's relations, indexes and constraints that a database has not. */
async function absentObjects(session, entries) {
    const rows = await session.rows(objectRow, THERE);
    const there = new Set(rows.map(({ kind, schema, tag }) => keyOf(kind, schema, tag)));
    return entries.filter(({ desc, namespace, tag }) => {
        const kind = KINDS.get(desc);
        return kind !== undefined && !there.has(keyOf(kind, namespace, tag));
    });
}
function keyOf(...parts) {
    return parts.join('\u0000');
}
//# sourceMappingURL=absent-objects.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/foreign-data.js



/** An extension whose functions query other servers, without any foreign table. */
const REMOTE_QUERIES = 'dblink';
/**
 * The entries that compute a materialised view from foreign data: through views, through other materialised views, through a partition
 * or a child that is a foreign table, or through dblink. What a function's body reads, no archive says.
 */
function refreshesOfForeignData(all) {
    const roots = [
        ...withParents(all, all.filter(({ desc }) => desc === 'FOREIGN TABLE')),
        ...all.filter(({ desc, tag }) => desc === 'EXTENSION' && tag === REMOTE_QUERIES),
    ];
    // Whoever reads another table reads what was dumped of it, whatever that table's definition needs.
    const readers = all.filter(({ desc }) => desc !== 'TABLE');
    return (0,dump_format/* dependents */.Fc)(readers, roots).filter(({ desc }) => desc === 'MATERIALIZED VIEW DATA');
}
/** Tables with those whose rows include theirs: what a partition is attached to, what a child inherits from. */
function withParents(all, tables) {
    const byId = new Map(all.map((entry) => [entry.dumpId, entry]));
    // An attachment is called like the partition, and depends on it and on what it is attached to.
    const attachments = new Map(all
        .filter(({ desc }) => desc === 'TABLE ATTACH')
        .map(({ namespace, tag, dependencies }) => [(0,dump_format/* tableKey */.ih)(namespace, tag), dependencies]));
    const found = new Set();
    const pending = [...tables];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (found.has(next))
            continue;
        found.add(next);
        const attachedTo = attachments.get((0,dump_format/* tableKey */.ih)(next.namespace, next.tag)) ?? [];
        for (const id of [...next.dependencies, ...attachedTo]) {
            const parent = byId.get(id);
            if (parent?.desc === 'TABLE')
                pending.push(parent);
        }
    }
    return [...found];
}
const foreign_data_nameRow = dist/* object */.Ikc({ name: dist/* string */.YjP() });
/**
 * Take the handlers from the database's foreign-data wrappers: foreign tables are made and compared as ever, and nothing that is
 * restored, no trigger, no default, no row that is routed to a foreign partition, reaches another server or a file through them.
 *
 * @returns the wrappers' names
 */
async function disarmForeignData(superuser) {
    const rows = await superuser.rows(foreign_data_nameRow, 'SELECT fdwname AS name FROM pg_catalog.pg_foreign_data_wrapper WHERE fdwhandler <> 0 ORDER BY 1');
    for (const { name } of rows)
        await superuser.execute(`ALTER FOREIGN DATA WRAPPER ${quoteIdentifier(name)} NO HANDLER`);
    return rows.map(({ name }) => name);
}
/**
 * What a statement says that would have read foreign data, or a materialised view that could not be computed for it. A function's body
 * reads what no archive tells, so this shows only when it runs.
 */
const WITHHELD = /^(?:pg_restore: error: could not execute query: |psql:(?:<stdin>:\d+:)? )ERROR: {2}(?:foreign-data wrapper "[^"]*" has no handler|materialized view "[^"]*" has not been populated)$/;
const foreign_data_relationRow = dist/* object */.Ikc({ schema: dist/* string */.YjP(), name: dist/* string */.YjP() });
/** Materialised views that were made and not computed. */
async function unpopulatedViews(session) {
    const rows = await session.rows(foreign_data_relationRow, `SELECT n.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'm' AND NOT c.relispopulated`);
    return new Set(rows.map(({ schema, name }) => (0,dump_format/* tableKey */.ih)(schema, name)));
}
//# sourceMappingURL=foreign-data.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/superuser-entries.js

/** Kinds of entries that only a superuser makes, whatever they say (PostgreSQL, the pages of their CREATE commands). */
const superuser_entries_KINDS = new Map([
    ['ACCESS METHOD', 'access methods'],
    ['FOREIGN DATA WRAPPER', 'foreign-data wrappers'],
    ['OPERATOR CLASS', 'operator classes'],
    ['OPERATOR FAMILY', 'operator families'],
    ['PROCEDURAL LANGUAGE', 'languages'],
    ['SHELL TYPE', 'base types'],
    ['TEXT SEARCH PARSER', 'text search parsers'],
    ['TEXT SEARCH TEMPLATE', 'text search templates'],
]);
/** Kinds of types, which make whoever owns them the one to make casts of them. */
const TYPES = new Set(['TYPE', 'DOMAIN', 'TABLE', 'VIEW', 'MATERIALIZED VIEW', 'FOREIGN TABLE']);
/**
 * The entries of an archive that only a superuser may make, by what they have in common. It decides what is left out, never what is
 * trusted: what it does not see is still restored without superuser rights, and fails there.
 */
function onlySuperuserMakes(all, role) {
    const found = new Map();
    const byId = new Map(all.map((entry) => [entry.dumpId, entry]));
    for (const entry of all) {
        const why = superuser_entries_KINDS.get(entry.desc) ?? whyOne(entry, byId, role);
        if (why !== undefined)
            found.set(why, [...(found.get(why) ?? []), entry]);
    }
    return found;
}
function whyOne(entry, entries, role) {
    switch (entry.desc) {
        case 'FUNCTION':
        case 'PROCEDURE':
            return whyFunction(entry, role);
        case 'AGGREGATE':
            return /\bM?STYPE = internal\b/.test(entry.definition) ? 'aggregates with internal state' : undefined;
        case 'TYPE':
            // `CREATE TYPE name AS …` is an enum, a range or a row; `CREATE TYPE name (…)` brings functions of the server's own memory.
            return words(entry)[createdNameEnd(entry)] === 'AS' ? undefined : 'base types';
        case 'CAST':
            if (entry.definition.includes(' WITHOUT FUNCTION'))
                return 'casts without a function';
            return ownsType(entry, entries) ? undefined : 'casts between types of others';
        case 'TRANSFORM':
            return ownsType(entry, entries) ? undefined : 'transforms of types of others';
        case 'FOREIGN TABLE':
            return readsFiles(entry, entries) ? "foreign tables of the server's files" : undefined;
        case 'USER MAPPING':
            return words(entry).includes('password_required') ? 'user mappings without password' : undefined;
        default:
            return undefined;
    }
}
/** pg_dump writes what a function is between its arguments and its body, in this order: LANGUAGE …, LEAKPROOF, SUPPORT …, SET …, AS. */
function whyFunction(entry, { languages, guardedSettings }) {
    const outside = outsideBrackets(words(entry));
    const start = outside.indexOf('LANGUAGE');
    if (start === -1)
        return undefined;
    const language = bare(outside[start + 1] ?? '');
    if (!languages.has(language))
        return `functions in the language ${language}`;
    for (let at = start + 2; at < outside.length; at++) {
        const word = outside[at];
        if (word === 'AS' || word === 'BEGIN' || word === 'RETURN')
            return undefined;
        if (word === 'LEAKPROOF')
            return 'functions that are LEAKPROOF';
        if (word === 'SUPPORT')
            return 'functions with a SUPPORT function';
        if (word === 'SET' && guardedSettings.has(bare(outside[at + 1] ?? '').toLowerCase()))
            return 'functions that change a setting of the server';
    }
    return undefined;
}
function words(entry) {
    return (0,dump_format/* sqlTokens */.Dl)(entry.definition).map(({ text }) => text);
}
function bare(word) {
    return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word;
}
function outsideBrackets(all) {
    let depth = 0;
    return all.filter((word) => {
        if (word === ')')
            depth--;
        const outside = depth === 0;
        if (word === '(')
            depth++;
        return outside;
    });
}
/** Where the name of `CREATE TYPE schema.name` ends; comments of a binary upgrade never stand before it in a dump. */
function createdNameEnd(entry) {
    return words(entry)[3] === '.' ? 5 : 3;
}
/** Whether one of the types was made from the archive, whose owner may then make casts of it. */
function ownsType(entry, entries) {
    return entry.dependencies.some((id) => TYPES.has(entries.get(id)?.desc ?? ''));
}
/** A foreign table of file_fdw names a file, or a program to run, of the server's account. */
function readsFiles(entry, entries) {
    return entry.dependencies.some((id) => {
        const server = entries.get(id);
        return server?.desc === 'SERVER' && words(server).includes('file_fdw');
    });
}
//# sourceMappingURL=superuser-entries.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/omissions.js




/** What computing a materialised view would reach, which is left out on purpose. */
const FOREIGN_DATA = {
    check: 'restore.foreign-data',
    cause: 'materialised views of foreign data',
    reason: 'computing them reads another server, and a drill must never reach one',
    remedy: '`backproof restore` computes them',
    deliberate: true,
};
/**
 * What a drill cannot make of an archive on this server: what needs a missing extension, what only a superuser may make and so may do
 * anything to the machine, and what would reach another server while it is made.
 *
 * @param toc undefined for a plain script, of which nothing can be left out; what it cannot make, it tells as errors
 * @param missing extensions that the server could not make
 * @param role what the role that restores may do on this server
 */
function omissionsOf(toc, missing, role) {
    const all = toc?.entries ?? [];
    const told = new Set();
    const untold = (entries) => {
        const fresh = entries.filter((entry) => !told.has(entry));
        for (const entry of fresh)
            told.add(entry);
        return fresh;
    };
    const omissions = [];
    for (const { name, reason } of missing) {
        const roots = all.filter(({ desc, tag }) => desc === 'EXTENSION' && tag === name);
        omissions.push({
            check: 'restore.extensions',
            cause: `extension ${(0,dump_format/* shownName */.HD)(name)}`,
            reason,
            remedy: 'Install its package where the drill restores, or drill into a server that has it with `target`',
            deliberate: false,
            entries: untold((0,dump_format/* dependents */.Fc)(all, roots)),
        });
    }
    for (const [reason, roots] of onlySuperuserMakes(all, role)) {
        const entries = untold((0,dump_format/* dependents */.Fc)(all, roots));
        // All of it may need a missing extension as well.
        if (entries.length === 0)
            continue;
        omissions.push({
            check: 'restore.superuser',
            cause: reason,
            reason: 'only a superuser may make it, and a drill gives nobody that power over its machine',
            remedy: 'Put it into an extension, or restore into a server of your own with `backproof restore`',
            deliberate: false,
            entries,
        });
    }
    const refreshes = untold(refreshesOfForeignData(all));
    if (refreshes.length > 0)
        omissions.push({ ...FOREIGN_DATA, entries: refreshes });
    return omissions;
}
const LANGUAGES = "SELECT coalesce(jsonb_agg(lanname), '[]') AS names FROM pg_catalog.pg_language WHERE lanpltrusted";
const omissions_SETTINGS = "SELECT coalesce(jsonb_agg(lower(name)), '[]') AS names FROM pg_catalog.pg_settings WHERE context <> 'user'";
const namesRow = dist/* object */.Ikc({ names: dist/* array */.YOg(dist/* string */.YjP()) });
/** What a role without superuser rights may use on a server, extensions that are there included. */
async function plainRole(session) {
    const languages = await session.one(namesRow, LANGUAGES);
    const settings = await session.one(namesRow, omissions_SETTINGS);
    return { languages: new Set(languages.names), guardedSettings: new Set(settings.names) };
}
//# sourceMappingURL=omissions.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/restore/superuser-objects.js





/** Without `login`: it would run in the sessions of the superuser who compares. */
const EVENTS = new Set(['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite']);
const STATES = new Map([
    ['D', 'DISABLE'],
    ['R', 'ENABLE REPLICA'],
    ['A', 'ENABLE ALWAYS'],
]);
const GENERATED_COLUMNS_SINCE = 18;
/**
 * Event triggers, which need a superuser: from the inventory, last of all, so that nothing of the source's runs while we still work.
 *
 * @returns what could not be made
 */
async function createEventTriggers(superuser, inventory) {
    const shortfalls = [];
    for (const trigger of inventory.event_triggers) {
        const parts = { check: 'schema.event-triggers', object: `event trigger ${(0,dump_format/* shownName */.HD)(trigger.name)}` };
        if (trigger.event === 'login') {
            const reason = 'it would run in the sessions that compare: a drill does not make it';
            shortfalls.push({ ...parts, reason, deliberate: true });
            continue;
        }
        try {
            await createEventTrigger(superuser, trigger);
        }
        catch (error) {
            shortfalls.push({ ...parts, reason: (0,verdict/* messageOf */.bD)(error), deliberate: false });
        }
    }
    return shortfalls;
}
async function createEventTrigger(superuser, trigger) {
    if (!EVENTS.has(trigger.event))
        throw new RangeError(`no event: ${JSON.stringify(trigger.event)}`);
    const name = quoteIdentifier(trigger.name);
    const tags = trigger.tags.length === 0 ? '' : ` WHEN TAG IN (${trigger.tags.map(quoteLiteral).join(', ')})`;
    const run = `${quoteIdentifier(trigger.function_schema)}.${quoteIdentifier(trigger.function_name)}()`;
    const state = STATES.get(trigger.enabled);
    await superuser.execute(`CREATE EVENT TRIGGER ${name} ON ${trigger.event}${tags} EXECUTE FUNCTION ${run}`);
    if (state !== undefined)
        await superuser.execute(`ALTER EVENT TRIGGER ${name} ${state}`);
    if (typeof trigger.comment === 'string')
        await superuser.execute(`COMMENT ON EVENT TRIGGER ${name} IS ${quoteLiteral(trigger.comment)}`);
    await giveAway(superuser, trigger.owner, `ALTER EVENT TRIGGER ${name}`);
}
/**
 * Publications, which may need a superuser: from the inventory, before the archive's entries add tables to them.
 *
 * @param ownerless whether owners are not restored: the restoring role then owns what it adds to
 * @returns what could not be made
 */
async function createPublications(superuser, inventory, ownerless) {
    const major = await majorOf(superuser);
    const shortfalls = [];
    for (const publication of inventory.publications) {
        try {
            const plain = !publication.all_tables && publication.schemas.length === 0;
            const owner = ownerless && plain ? RESTORER : publication.owner;
            await createPublication(superuser, { ...publication, owner }, major);
        }
        catch (error) {
            shortfalls.push({
                check: 'schema.publications',
                object: `publication ${(0,dump_format/* shownName */.HD)(publication.name)}`,
                reason: (0,verdict/* messageOf */.bD)(error),
                deliberate: false,
            });
        }
    }
    return shortfalls;
}
async function createPublication(superuser, publication, major) {
    const name = quoteIdentifier(publication.name);
    const operations = publication.operations.filter((operation) => /^[a-z]+$/.test(operation)).join(', ');
    const options = [
        `publish = ${quoteLiteral(operations)}`,
        `publish_via_partition_root = ${publication.via_root}`,
        ...(publication.generated_columns === 'stored' && major >= GENERATED_COLUMNS_SINCE
            ? ['publish_generated_columns = stored']
            : []),
    ];
    await superuser.execute(`CREATE PUBLICATION ${name}${publication.all_tables ? ' FOR ALL TABLES' : ''} WITH (${options.join(', ')})`);
    for (const schema of publication.schemas)
        await superuser.execute(`ALTER PUBLICATION ${name} ADD TABLES IN SCHEMA ${quoteIdentifier(schema)}`);
    if (typeof publication.comment === 'string')
        await superuser.execute(`COMMENT ON PUBLICATION ${name} IS ${quoteLiteral(publication.comment)}`);
    await giveAway(superuser, publication.owner, `ALTER PUBLICATION ${name}`);
}
const superuserRow = dist/* object */.Ikc({ superuser: dist/* boolean */.zMY() });
/**
 * Make a role the owner of something that only a superuser may own. At the source it was one; here it is for no longer than this
 * transaction, which nobody else sees.
 *
 * @param alter such as `ALTER PUBLICATION "p"`
 */
async function giveAway(superuser, owner, alter) {
    const rows = await superuser.rows(superuserRow, 'SELECT rolsuper AS superuser FROM pg_catalog.pg_roles WHERE rolname = $1', [owner]);
    const role = quoteIdentifier(owner);
    await superuser.execute('BEGIN');
    try {
        if (rows[0]?.superuser === false)
            await superuser.execute(`ALTER ROLE ${role} SUPERUSER`);
        await superuser.execute(`${alter} OWNER TO ${role}`);
        if (rows[0]?.superuser === false)
            await superuser.execute(`ALTER ROLE ${role} NOSUPERUSER`);
        await superuser.execute('COMMIT');
    }
    catch (error) {
        await superuser.execute('ROLLBACK');
        throw error;
    }
}
//# sourceMappingURL=superuser-objects.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/schema-dump.js



/**
 * The schema of a database as pg_dump sees it: its table of contents, read from the pipe. Nothing is written, and no data is read.
 *
 * @throws ProgramFailed where pg_dump fails
 */
async function dumpSchema(call) {
    const running = await (0,packages_process.startProgram)(call.programs.path('pg_dump'), {
        args: [
            ...['--no-password', '--format=custom', '--schema-only', '--compress=0'],
            ...(call.snapshot === undefined ? [] : [`--snapshot=${call.snapshot}`]),
            ...(call.lockSeconds === undefined
                ? []
                : [`--lock-wait-timeout=${String(Math.ceil(call.lockSeconds * 1000))}`]),
        ],
        env: { ...call.programs.env, ...pinnedEnvironment(call.env) },
        signal: call.signal,
        onStderr: (line) => {
            call.log.debug(line);
        },
    });
    running.stdin.end();
    const reader = new dump_format/* CustomArchiveReader */.ND({ decode: false });
    let failure;
    try {
        for await (const part of running.stdout) {
            if (!Buffer.isBuffer(part))
                throw new TypeError('stdout was not read as bytes');
            await reader.write(part);
        }
    }
    catch (error) {
        failure = { error };
    }
    const ending = failure === undefined ? await running.ended : await running.stop();
    call.signal.throwIfAborted();
    if (failure !== undefined)
        throw failure.error;
    if (ending.code !== 0)
        throw new packages_process/* ProgramFailed */.Oh('pg_dump', ending);
    return (await reader.end()).toc;
}
//# sourceMappingURL=schema-dump.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/account.js


/**
 * Accounts that nothing of value belongs to, best first. `postgres` is the last choice: on a machine with a real server
 * it owns that server's files, and what is restored here runs code of the source's owners.
 */
const CANDIDATES = ['nobody', 'daemon', 'postgres'];
/**
 * The account that a server runs under when we are root, as PostgreSQL refuses to run as root; `undefined` means our own.
 *
 * @throws UserError where we are root and the machine has no such account
 */
async function unprivilegedAccount() {
    if (process.getuid?.() !== 0)
        return undefined;
    const accounts = parsePasswd(await (0,promises_.readFile)('/etc/passwd', 'utf8'));
    for (const name of CANDIDATES) {
        const account = accounts.get(name);
        if (account !== undefined && account.uid > 0)
            return account;
    }
    throw new verdict/* UserError */.yo(`PostgreSQL does not run as root, and none of ${CANDIDATES.join(', ')} is an account here`, {
        remedy: 'Add one of them, or run as another user',
    });
}
/** The accounts of a passwd file by name. */
function parsePasswd(text) {
    const accounts = new Map();
    for (const line of text.split('\n')) {
        const [name, , uid, gid] = line.split(':');
        if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? ''))
            continue;
        if (!accounts.has(name))
            accounts.set(name, { uid: Number(uid), gid: Number(gid) });
    }
    return accounts;
}
//# sourceMappingURL=account.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/folder.js






const FOLDER_PREFIX = 'backproof-pg-';
const MARKER = 'owner.json';
/** The longest path of a socket, its final null excluded: 107 bytes on Linux, 103 on macOS. */
const MAX_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.65535.lock';
const MARK = dist/* object */.Ikc({
    owner: dist/* object */.Ikc({ host: dist/* string */.YjP(), pid: dist/* number */.aig(), started: dist/* string */.YjP() }),
    socket: dist/* string */.YjP(),
    created: dist/* string */.YjP(),
    /** Until then the server may outlive its owner: later steps of a job use it. */
    keepUntil: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** Make the folder and say in it who made it, before anything else is in it. */
async function createFolder(parent, owner, account, now) {
    await (0,promises_.mkdir)(parent, { recursive: true });
    if (account !== undefined)
        await requirePassage(parent);
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, `${FOLDER_PREFIX}${process.pid}-`));
    const inside = (0,external_node_path_.join)(path, 's');
    const fits = Buffer.byteLength((0,external_node_path_.join)(inside, SOCKET_NAME)) <= MAX_SOCKET_PATH;
    const socket = fits ? inside : await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), FOLDER_PREFIX));
    const folder = { path, data: (0,external_node_path_.join)(path, 'data'), socket };
    await writeMark(path, { owner, socket, created: now.toISOString() });
    // The marker stays ours: the server's account may enter the folder, and write below it only.
    if (account !== undefined)
        await (0,promises_.chmod)(path, 0o711);
    if (fits)
        await (0,promises_.mkdir)(socket, { mode: 0o700 });
    await (0,promises_.mkdir)(folder.data, { mode: 0o700 });
    if (account !== undefined) {
        await (0,promises_.chown)(socket, account.uid, account.gid);
        await (0,promises_.chown)(folder.data, account.uid, account.gid);
    }
    return folder;
}
/** The server's account is another than ours: every folder above must let it through. */
async function requirePassage(folder) {
    for (let at = folder;; at = (0,external_node_path_.dirname)(at)) {
        const { mode } = await (0,promises_.stat)(at);
        if ((mode & 0o001) === 0) {
            throw new verdict/* UserError */.yo(`The throwaway server runs as an unprivileged user, which may not enter ${at}`, {
                remedy: `Choose another temporary folder, or run: chmod o+x ${at}`,
            });
        }
        if (at === (0,external_node_path_.dirname)(at))
            return;
    }
}
async function writeMark(path, mark) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(path, MARKER), JSON.stringify(mark), { mode: 0o600 });
}
/** Who made a folder; `undefined` where it is none of ours. */
async function readMark(path) {
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.join)(path, MARKER), 'utf8');
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT' || (0,verdict/* codeOf */.$N)(error) === 'ENOTDIR')
            return undefined;
        throw error;
    }
    try {
        const parsed = dist/* safeParse */.xLC(MARK, JSON.parse(text));
        return parsed.success ? parsed.output : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * Whether a folder was made by a process that was killed before it could say so in it: its name tells the process, and there is
 * nothing in it yet.
 */
async function isStillborn(path) {
    const pid = /^(\d+)-\w{6}$/.exec((0,external_node_path_.basename)(path).slice(FOLDER_PREFIX.length))?.[1];
    if (pid === undefined || (0,packages_process/* isAlive */._n)(Number(pid)))
        return false;
    return (await (0,promises_.readdir)(path)).every((name) => name === MARKER);
}
async function removeFolder(path, socket) {
    // A program that is just ending may still add a file.
    const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
    // Only a name that we give ourselves is removed outside the folder, whatever the marker says.
    const outside = (0,external_node_path_.dirname)(socket) === (0,external_node_os_.tmpdir)() && socket.startsWith((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), FOLDER_PREFIX));
    if (outside)
        await (0,promises_.rm)(socket, options);
    await removeFiles(path);
    await (0,promises_.rm)(path, options);
}
/** Files that are removed at once. */
const AT_ONCE = 64;
/**
 * `rm` asks for everything in a folder at the same time: of a server with ten thousand tables that takes 100 MB. Folders are left to
 * it, and so is whatever cannot be removed: it says why.
 */
async function removeFiles(folder) {
    const ignored = () => undefined;
    let begun = [];
    try {
        for await (const entry of await (0,promises_.opendir)(folder)) {
            const path = (0,external_node_path_.join)(folder, entry.name);
            begun.push(entry.isDirectory() ? removeFiles(path) : (0,promises_.unlink)(path).catch(ignored));
            if (begun.length < AT_ONCE)
                continue;
            await Promise.all(begun);
            begun = [];
        }
    }
    catch {
        // Gone, or not to be read.
    }
    await Promise.all(begun);
}
//# sourceMappingURL=folder.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/locale.js
/**
 * What to try in turn: the wanted locale, then what comes nearest to it. Locales of the C library differ from machine to
 * machine; where one is missing, ordering by the ICU locale of the same language is nearest, and `C` exists everywhere.
 *
 * @param major the server's: ICU as a cluster's locale from 15 on, the builtin provider from 17 on
 */
function localeChoices(wanted, major) {
    const choices = [];
    const supported = wanted.provider === 'libc' ||
        (wanted.provider === 'icu' && major >= 15) ||
        (wanted.provider === 'builtin' && major >= 17);
    if (supported)
        choices.push({ locale: wanted });
    const fallback = (locale) => {
        choices.push({
            locale,
            warning: `The throwaway server has no ${locale_name(wanted)}; ${locale_name(locale)} stands in for it`,
        });
    };
    const icu = icuName(wanted);
    const { encoding } = wanted;
    // A database's collate and ctype may be foreign to this machine even where another provider does the ordering.
    if (wanted.provider !== 'libc' && supported)
        fallback({ ...wanted, collate: 'C', ctype: 'C' });
    if (wanted.provider === 'builtin' && major < 17)
        fallback({ encoding, collate: 'C.UTF-8', ctype: 'C.UTF-8', provider: 'libc' });
    if (icu !== undefined && wanted.provider === 'libc' && major >= 15 && encoding === 'UTF8') {
        fallback({ encoding, collate: 'C', ctype: 'C', provider: 'icu', locale: icu });
    }
    if (/^C\.UTF-?8$/i.test(wanted.collate) &&
        wanted.provider === 'libc' &&
        major >= 17 &&
        encoding === 'UTF8') {
        fallback({ encoding, collate: 'C', ctype: 'C', provider: 'builtin', locale: 'C.UTF-8' });
    }
    if (!choices.some(({ locale }) => isPlain(locale)))
        fallback({ encoding, collate: 'C', ctype: 'C', provider: 'libc' });
    return choices;
}
/** initdb's arguments for a locale. */
function localeArguments(locale, major) {
    const args = [
        `--encoding=${locale.encoding}`,
        '--locale=C',
        `--lc-collate=${locale.collate}`,
        `--lc-ctype=${locale.ctype}`,
    ];
    if (locale.provider === 'icu')
        args.push('--locale-provider=icu', `--icu-locale=${locale.locale ?? 'und'}`);
    else if (locale.provider === 'builtin')
        args.push('--locale-provider=builtin', `--builtin-locale=${locale.locale ?? 'C'}`);
    else if (major >= 15)
        args.push('--locale-provider=libc');
    return args;
}
function isPlain({ provider, collate, ctype }) {
    return provider === 'libc' && collate === 'C' && ctype === 'C';
}
/** The ICU name of a C library's locale: `de_DE.UTF-8@euro` is `de-DE`. */
function icuName({ collate }) {
    const match = /^([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?$/.exec(collate);
    return match?.[1] === undefined
        ? undefined
        : [match[1], match[2]].filter((part) => part !== undefined).join('-');
}
function locale_name({ provider, collate, ctype, locale }) {
    if (provider !== 'libc')
        return `${provider} locale ${locale ?? collate}`;
    return collate === ctype ? `locale ${collate}` : `locale ${collate} with ctype ${ctype}`;
}
//# sourceMappingURL=locale.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/settings.js

const MIB = 1024 * 1024;
/**
 * Settings of a server of which nothing must survive: no write waits for the disk, and a bulk load writes no log.
 * Measured on a 1.4 GB restore with two jobs: 17.6 s with PostgreSQL's defaults, 14.3 s with these.
 */
function throwawaySettings(socketFolder, loopback) {
    return {
        listen_addresses: loopback ? '127.0.0.1' : '',
        unix_socket_directories: socketFolder,
        unix_socket_permissions: '0700',
        max_connections: '50',
        superuser_reserved_connections: '3',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        wal_level: 'minimal',
        max_wal_senders: '0',
        archive_mode: 'off',
        max_wal_size: '4GB',
        checkpoint_timeout: '1h',
        autovacuum: 'off',
        jit: 'off',
        shared_buffers: `${mebibytes(8, 64, 256)}MB`,
        maintenance_work_mem: `${mebibytes(16, 64, 512)}MB`,
        // A dump or a comparison locks every table in one transaction.
        max_locks_per_transaction: '1024',
        max_prepared_transactions: '0',
        // Files of the data folder: containers have 64 MB of shared memory, and nothing is left behind by a killed server.
        dynamic_shared_memory_type: 'mmap',
        huge_pages: 'off',
        log_destination: 'stderr',
        logging_collector: 'off',
        log_min_messages: 'warning',
        // A failing statement may hold the data of a row.
        log_min_error_statement: 'panic',
        log_checkpoints: 'off',
        log_line_prefix: '%m [%p] ',
        lc_messages: 'C',
        timezone: 'UTC',
        log_timezone: 'UTC',
        shared_preload_libraries: '',
    };
}
/** A share of the machine's memory between two bounds, in MiB. */
function mebibytes(share, least, most) {
    return Math.floor(Math.min(most, Math.max(least, (0,external_node_os_.totalmem)() / MIB / share)));
}
/** The text of a configuration file. */
function settingsText(settings) {
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
    return `\n${lines.join('\n')}\n`;
}
/** Who may connect: whoever can enter the socket's folder, as any role; from loopback only with a password. */
const ACCESS_RULES = ['local all all trust', 'host all all 127.0.0.1/32 scram-sha-256', ''].join('\n');
//# sourceMappingURL=settings.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/initialise.js







/** Everything that the server's programs are told of the world: no secret of the run is among it. */
function serverEnvironment(programs) {
    return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin', ...programs.env };
}
/** Make a cluster whose superuser has a random password. */
async function initialise(options) {
    const { folder, account } = options;
    const password = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    const passwordFile = (0,external_node_path_.join)(folder.data, '..', 'password');
    await (0,promises_.writeFile)(passwordFile, password, { mode: 0o600, flag: 'wx' });
    try {
        if (account !== undefined)
            await (0,promises_.chown)(passwordFile, account.uid, account.gid);
        const choice = await firstThatWorks(options, passwordFile);
        await (0,promises_.appendFile)((0,external_node_path_.join)(folder.data, 'postgresql.conf'), settingsText(options.settings));
        await (0,promises_.writeFile)((0,external_node_path_.join)(folder.data, 'pg_hba.conf'), ACCESS_RULES);
        return { password, choice };
    }
    finally {
        await (0,promises_.rm)(passwordFile, { force: true });
    }
}
async function firstThatWorks(options, passwordFile) {
    const { programs, locale } = options;
    let failure;
    for (const choice of localeChoices(locale, programs.version.major)) {
        try {
            await initdb(options, choice.locale, passwordFile);
            return choice;
        }
        catch (error) {
            options.signal.throwIfAborted();
            if (!(error instanceof packages_process/* ProgramFailed */.Oh))
                throw error;
            // The first refusal speaks of the locale that was wanted.
            failure ??= error;
            await empty(options.folder.data);
        }
    }
    throw new verdict/* OperationFailed */.FH('No throwaway server could be set up', {
        remedy: "Check that there is room in the temporary folder; initdb's own words are in the cause",
        ...(failure instanceof packages_process/* ProgramFailed */.Oh ? { where: failure.message } : {}),
        cause: failure,
    });
}
async function initdb(options, locale, passwordFile) {
    const { programs, folder, account, superuser, signal } = options;
    await (0,packages_process/* runProgram */.mB)(programs.path('initdb'), {
        args: [
            `--pgdata=${folder.data}`,
            `--username=${superuser}`,
            `--pwfile=${passwordFile}`,
            '--auth-local=trust',
            '--auth-host=scram-sha-256',
            '--no-sync',
            '--no-instructions',
            ...localeArguments(locale, programs.version.major),
        ],
        env: serverEnvironment(programs),
        account,
        cwd: folder.data,
        signal,
    });
}
async function empty(folder) {
    for (const entry of await (0,promises_.readdir)(folder))
        await (0,promises_.rm)((0,external_node_path_.join)(folder, entry), { recursive: true, force: true });
}
//# sourceMappingURL=initialise.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/ending.js





const PATIENCE_MS = 10_000;
const PAUSE_MS = 20;
/** The process that serves a data folder, if one does: read from the server's own file, and looked at before it is believed. */
async function serverProcess(data) {
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.join)(data, 'postmaster.pid'), 'utf8');
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
    const pid = Number(text.split('\n')[0]);
    if (!Number.isSafeInteger(pid) || pid <= 1 || !(0,packages_process/* isAlive */._n)(pid))
        return undefined;
    return (await isServerOf(pid, data)) ? pid : undefined;
}
/**
 * End a server at once, without the checkpoint of an orderly end, as nothing of it must survive: SIGQUIT, and SIGKILL to its
 * process group where it does not obey.
 */
async function endProcess(pid) {
    send(pid, 'SIGQUIT');
    if (await goneWithin(pid, PATIENCE_MS))
        return;
    // The servers that we start lead a process group of their own.
    send(-pid, 'SIGKILL');
    await goneWithin(pid, PATIENCE_MS);
}
async function goneWithin(pid, patience) {
    const deadline = performance.now() + patience;
    while ((0,packages_process/* isAlive */._n)(pid)) {
        if (performance.now() > deadline)
            return false;
        await (0,external_node_timers_promises_.setTimeout)(PAUSE_MS);
    }
    return true;
}
function send(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ESRCH')
            throw error;
    }
}
/** Whether a process is a PostgreSQL server of this data folder: asked before it is sent a signal. */
async function isServerOf(pid, data) {
    const args = await (0,packages_process/* commandOf */.Nl)(pid);
    if (process.platform !== 'linux')
        return args.join(' ').includes(data);
    // Programs of unpacked packages run by way of their own dynamic loader, which then comes first.
    const program = args.slice(0, Math.max(0, args.indexOf(data)));
    return program.some((part) => /(^|\/)(postgres|postmaster)$/.test(part));
}
//# sourceMappingURL=ending.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/launch.js







const READY_DEADLINE_MS = 60_000;
const READY_PAUSE_MS = 25;
const KEPT_LINES = 500;
const PORT_ATTEMPTS = 5;
/** The port only names the socket, which has a folder of its own. */
const SOCKET_PORT = 5432;
/** What `log_line_prefix` puts before each message: time and process. */
const LINE_PREFIX = /^[-\d]+ [:.\d]+ \w+ \[\d+\] /;
/** Start the server of a data folder, at another port where somebody was faster at taking the free one. */
async function launch(options) {
    for (let attempt = 1;; attempt++) {
        const port = options.loopback ? await freePort() : SOCKET_PORT;
        const launched = await start(port, options);
        try {
            await untilReady(launched, options.signal);
            return launched;
        }
        catch (error) {
            await launched.end();
            const taken = launched.logTail(KEPT_LINES).some((line) => line.includes('could not bind'));
            if (!(options.loopback && taken && attempt < PORT_ATTEMPTS))
                throw error;
        }
    }
}
async function start(port, options) {
    const { programs, data, socket, account, superuser } = options;
    const lines = [];
    // Not given the run's signal: it would be told to end in order, and wait for its clients.
    const running = await (0,packages_process.startProgram)(programs.path('postgres'), {
        args: ['-D', data, '-p', String(port)],
        env: serverEnvironment(programs),
        account,
        cwd: data,
        onStderr: (line) => {
            lines.push(line);
            if (lines.length > KEPT_LINES)
                lines.shift();
        },
    });
    running.stdin.end();
    running.stdout.resume();
    const connection = {
        host: socket,
        port,
        user: superuser,
        database: 'postgres',
        tls: { mode: 'disable' },
        applicationName: 'backproof',
        connectTimeoutSeconds: 15,
    };
    const end = async () => {
        await endProcess(running.pid);
        await running.ended;
    };
    return { running, connection, pid: running.pid, logTail: (count) => lines.slice(-count), end };
}
/** Ready is what answers a query on its final socket. */
async function untilReady(starting, signal) {
    const deadline = performance.now() + READY_DEADLINE_MS;
    const state = { gone: false };
    void starting.running.ended.then(() => {
        state.gone = true;
    });
    for (;;) {
        signal.throwIfAborted();
        try {
            const session = await connect(starting.connection, { signal });
            await session.execute('select 1');
            await session.close();
            return;
        }
        catch (error) {
            if (!(error instanceof verdict/* UserError */.yo))
                throw error;
            if (state.gone || performance.now() > deadline)
                throw failed(starting, state.gone, error);
        }
        await (0,external_node_timers_promises_.setTimeout)(READY_PAUSE_MS, undefined, { signal });
    }
}
function failed(starting, gone, cause) {
    const how = gone ? 'ended while it started' : `did not answer within ${READY_DEADLINE_MS / 1000} seconds`;
    // A wrong setting is told in the line before the fatal one.
    const lines = starting.logTail(3).map((line) => line.replace(LINE_PREFIX, ''));
    const said = lines.length === 0 ? 'it wrote nothing' : lines.join('; ');
    return new verdict/* OperationFailed */.FH(`The throwaway server ${how}: ${said}`, {
        remedy: 'Check the settings that were given to it, the memory and the disk of this machine',
        cause,
    });
}
/** A port of 127.0.0.1 that is free at this moment. */
function freePort() {
    return new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => {
                if (typeof address === 'object' && address !== null)
                    resolve(address.port);
                else
                    reject(new Error('a listening socket has no port'));
            });
        });
    });
}
//# sourceMappingURL=launch.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/leftovers.js






/**
 * End the throwaway server of a folder and remove the folder: for a later process than the one that started it.
 * Nothing is done where the folder is gone already.
 *
 * @throws UserError where the folder is there but is not one of ours
 */
async function endServer(folder) {
    const mark = await readMark(folder);
    if (mark === undefined) {
        if (!(await exists(folder)))
            return;
        throw new verdict/* UserError */.yo(`${folder} is not the folder of a throwaway server and is left alone`);
    }
    const pid = await serverProcess((0,external_node_path_.join)(folder, 'data'));
    if (pid !== undefined)
        await endProcess(pid);
    await removeFolder(folder, mark.socket);
}
/** Let a server outlive this process, for later steps of a job; a sweep leaves it alone until then. */
async function keepServer(folder, until) {
    const mark = await readMark(folder);
    if (mark === undefined)
        throw new verdict/* UserError */.yo(`${folder} is not the folder of a throwaway server`);
    await writeMark(folder, { ...mark, keepUntil: until.toISOString() });
}
/**
 * End the servers below a folder whose owners were killed, and remove what they left.
 *
 * @returns how many there were
 */
async function sweepLeftovers(parent, log, clock) {
    let swept = 0;
    for (const name of await leftovers_entries(parent)) {
        if (!name.startsWith(FOLDER_PREFIX))
            continue;
        const folder = (0,external_node_path_.join)(parent, name);
        const mark = await readMark(folder);
        if (mark === undefined) {
            if (await isStillborn(folder))
                await removeFolder(folder, folder);
            continue;
        }
        if (mark.keepUntil !== undefined && new Date(mark.keepUntil) > clock.now())
            continue;
        if ((await (0,packages_process/* stateOf */.L4)(mark.owner)) !== 'gone')
            continue;
        await endServer(folder);
        log.info(`Removed a throwaway server that a killed run had left: ${folder}`);
        swept++;
    }
    return swept;
}
async function leftovers_entries(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
async function exists(folder) {
    return (await leftovers_entries(folder)).length > 0;
}
//# sourceMappingURL=leftovers.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/throwaway.js








const PLAIN = { encoding: 'UTF8', collate: 'C', ctype: 'C', provider: 'libc' };
/** Set up and start a server of which nothing will survive. It is ready when it answers on its socket. */
async function startThrowaway(options) {
    const { signal, clock } = options;
    signal.throwIfAborted();
    const account = await unprivilegedAccount();
    const folder = await createFolder(options.folder, await (0,packages_process/* ownIdentity */.hY)(), account, clock.now());
    try {
        return await startIn(folder, account, options);
    }
    catch (error) {
        await removeFolder(folder.path, folder.socket);
        throw error;
    }
}
async function startIn(folder, account, options) {
    const { programs, signal, log } = options;
    const superuser = options.superuser ?? 'backproof';
    const loopback = options.listen === 'loopback';
    const { password, choice } = await initialise({
        programs,
        folder,
        account,
        superuser,
        locale: options.locale ?? PLAIN,
        settings: { ...throwawaySettings(folder.socket, loopback), ...options.settings },
        signal,
    });
    if (choice.warning !== undefined)
        log.warning(choice.warning);
    const launched = await launch({
        programs,
        data: folder.data,
        socket: folder.socket,
        account,
        loopback,
        superuser,
        signal,
    });
    const end = async () => {
        signal.removeEventListener('abort', onAbort);
        await launched.end();
        await removeFolder(folder.path, folder.socket);
    };
    let ending;
    const stop = () => (ending ??= end());
    const onAbort = () => {
        stop().catch((error) => {
            log.warning(`The throwaway server's folder ${folder.path} could not be removed: ${(0,verdict/* messageOf */.bD)(error)}`);
        });
    };
    signal.addEventListener('abort', onAbort, { once: true });
    return {
        connection: launched.connection,
        loopback: loopback ? { ...launched.connection, host: '127.0.0.1', password } : undefined,
        folder: folder.path,
        pid: launched.pid,
        version: programs.version,
        account,
        warnings: choice.warning === undefined ? [] : [choice.warning],
        logTail: launched.logTail,
        keep: (until) => keepServer(folder.path, until),
        stop,
    };
}
//# sourceMappingURL=throwaway.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/occupant.js


const occupant_ROW = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    oid: dist/* number */.aig(),
    sizeBytes: int8AsCount,
    owned: dist/* boolean */.zMY(),
    mayCreate: dist/* boolean */.zMY(),
    template: dist/* boolean */.zMY(),
});
const occupant_QUERY = `
select d.datname as name, d.oid, pg_catalog.pg_database_size(d.oid) as "sizeBytes",
       pg_catalog.pg_has_role(d.datdba, 'usage') as owned, r.rolcreatedb or r.rolsuper as "mayCreate",
       d.datistemplate as template
  from pg_catalog.pg_database d, pg_catalog.pg_roles r
 where d.datname = pg_catalog.current_database() and r.rolname = current_user`;
const SESSIONS = dist/* object */.Ikc({ who: dist/* string */.YjP(), count: int8AsCount });
const SESSIONS_QUERY = `
select coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', '') as who, count(*) as count
  from pg_catalog.pg_stat_activity
 where datname = pg_catalog.current_database() and pid <> pg_catalog.pg_backend_pid() and backend_type in ('client backend', 'walsender')
 group by 1 order by 2 desc, 1`;
async function inspectOccupant(session) {
    const row = await session.one(occupant_ROW, occupant_QUERY);
    return { ...row, sessions: await session.rows(SESSIONS, SESSIONS_QUERY) };
}
//# sourceMappingURL=occupant.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/swap.js





/** How long another session's hold on one of the databases, such as an ALTER DATABASE under way, is waited for. */
const swap_LOCK_SECONDS = 30;
const AGAIN_MS = 50;
/**
 * Put one database into the place of another: both are renamed in one transaction, so that the name is never free, and nothing has
 * changed where it fails. A rename waits five seconds for the sessions in a database to go, and keeps new ones waiting meanwhile;
 * those that are there are ended.
 *
 * @param maintenance a third database, of whoever owns both and may create databases
 * @throws UserError where a session does not end, or a right is missing
 */
async function swapDatabases(maintenance, swap, options) {
    const session = await connect(maintenance, options);
    try {
        const ending = await session.another();
        try {
            await renameBoth(session, ending, swap);
        }
        finally {
            await ending.close();
        }
    }
    finally {
        await session.close();
    }
}
async function renameBoth(session, ending, { name, incoming, aside }) {
    const done = new AbortController();
    const refused = new Map();
    // Should it break off, the rename says that sessions are left.
    const ended = endSessions(ending, [name, incoming], done.signal, refused).catch((error) => refused.set(0, (0,verdict/* messageOf */.bD)(error)));
    try {
        await session.execute(`begin; set local lock_timeout = '${swap_LOCK_SECONDS}s'`);
        await session.execute(`alter database ${quoteIdentifier(name)} rename to ${quoteIdentifier(aside)}`);
        await session.execute(`alter database ${quoteIdentifier(incoming)} rename to ${quoteIdentifier(name)}`);
        await session.execute('commit');
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) === '42P04') {
            throw new verdict/* OperationFailed */.FH(`The name is taken: ${(0,verdict/* messageOf */.bD)(error)}`, {
                remedy: 'Run it again: the name tells the second',
                cause: error,
            });
        }
        if ((0,verdict/* codeOf */.$N)(error) !== '55006')
            throw error;
        throw new verdict/* OperationFailed */.FH(`Sessions in ${name} could not be ended: ${withDetail(error)}`, {
            remedy: 'Stop what is connected to it, or connect as somebody who may end it (pg_signal_backend); end its prepared transactions',
            ...(refused.size === 0 ? {} : { where: [...refused.values()].join('; ') }),
            cause: error,
        });
    }
    finally {
        done.abort();
        await ended;
    }
}
/** The server counts sessions and prepared transactions in the detail. */
function withDetail(error) {
    const isTold = typeof error === 'object' && error !== null && 'detail' in error;
    return isTold && typeof error.detail === 'string'
        ? `${(0,verdict/* messageOf */.bD)(error)} (${error.detail})`
        : (0,verdict/* messageOf */.bD)(error);
}
const swap_PID = dist/* object */.Ikc({ pid: dist/* number */.aig(), who: dist/* string */.YjP() });
/** End every session in these databases, again and again. */
async function endSessions(session, names, done, refused) {
    while (!done.aborted) {
        const found = await session.rows(swap_PID, `select pid, pg_catalog.concat_ws(' ', usename, application_name) as who from pg_catalog.pg_stat_activity
        where datname = any ($1) and pid <> pg_catalog.pg_backend_pid()`, [names]);
        for (const { pid, who } of found) {
            try {
                await session.execute('select pg_catalog.pg_terminate_backend($1)', [pid]);
            }
            catch (error) {
                refused.set(pid, `${who}: ${(0,verdict/* messageOf */.bD)(error)}`);
            }
        }
        await (0,external_node_timers_promises_.setTimeout)(AGAIN_MS, undefined, { signal: done }).catch(() => undefined);
    }
}
const OID = dist/* object */.Ikc({ name: dist/* string */.YjP(), oid: dist/* number */.aig() });
/** The OIDs of databases by their names; one that is not there is not in it. */
async function oidsOf(session, names) {
    const rows = await session.rows(OID, 'select datname as name, oid from pg_catalog.pg_database where datname = any ($1)', [names]);
    return new Map(rows.map(({ name, oid }) => [name, oid]));
}
//# sourceMappingURL=swap.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/target.js




const target_ROW = dist/* object */.Ikc({ kind: dist/* string */.YjP(), count: int8AsCount, example: dist/* string */.YjP() });
/** The first OID that PostgreSQL gives to what users make (FirstNormalObjectId in access/transam.h). */
const FIRST_USER_OID = 16_384;
// What belongs to an extension is counted once, as the extension. Session-local schemas stay behind as empty shells.
const target_QUERY = `
with mine(classid, oid, kind, name) as (
  select 'pg_catalog.pg_class'::regclass::oid, c.oid,
         case c.relkind when 'v' then 'view' when 'm' then 'materialised view' when 'S' then 'sequence'
                        when 'f' then 'foreign table' else 'table' end,
         n.nspname || '.' || c.relname
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  union all
  select 'pg_catalog.pg_proc'::regclass, p.oid, 'function', n.nspname || '.' || p.proname
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  union all
  select 'pg_catalog.pg_type'::regclass, t.oid, 'type', n.nspname || '.' || t.typname
    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
   where t.typtype in ('e', 'd', 'r') or t.typtype = 'c'
         and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c')
  union all
  select 'pg_catalog.pg_namespace'::regclass, n.oid, 'schema', n.nspname::text
    from pg_catalog.pg_namespace n where n.nspname !~ '^pg_(temp_|toast_temp_)'
  union all
  select 'pg_catalog.pg_extension'::regclass, e.oid, 'extension', e.extname::text from pg_catalog.pg_extension e
  union all
  select 'pg_catalog.pg_largeobject'::regclass, l.oid, 'large object', l.oid::text
    from pg_catalog.pg_largeobject_metadata l
  union all
  select 'pg_catalog.pg_event_trigger'::regclass, e.oid, 'event trigger', e.evtname::text
    from pg_catalog.pg_event_trigger e
  union all
  select 'pg_catalog.pg_publication'::regclass, p.oid, 'publication', p.pubname::text
    from pg_catalog.pg_publication p
)
select m.kind, count(*) as count, min(m.name) as example
  from mine m
 where (m.oid >= ${FIRST_USER_OID} or m.kind = 'large object')
   and not exists (select from pg_catalog.pg_depend d where d.classid = m.classid and d.objid = m.oid and d.deptype = 'e')
   and not (m.kind = 'extension' and m.name = 'plpgsql')
 group by m.kind order by m.kind`;
/** What a database holds already; empty for one in which nothing was ever made. */
async function inspectTarget(session) {
    return await session.rows(target_ROW, target_QUERY);
}
/** @throws UserError where a database holds anything: a restore would mix with it, or overwrite it */
function refuseNonEmpty(objects, connection, remedy = 'Name an empty database, or ask for it to be dropped and created anew') {
    if (objects.length === 0)
        return;
    const held = objects.map(({ kind, count, example }) => `${count} ${kind}${count === 1 ? '' : 's'} (${example})`);
    throw new verdict/* UserError */.yo(`The target ${describe(connection)} is not empty: it holds ${held.join(', ')}`, {
        remedy,
    });
}
const LOCALE = dist/* object */.Ikc({
    owner: dist/* string */.YjP(),
    encoding: dist/* string */.YjP(),
    collate: dist/* string */.YjP(),
    ctype: dist/* string */.YjP(),
    provider: dist/* nullable */.mee(dist/* string */.YjP()),
    locale: dist/* nullable */.mee(dist/* string */.YjP()),
    rules: dist/* nullable */.mee(dist/* string */.YjP()),
    tablespace: dist/* string */.YjP(),
    version: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi(Number)),
});
const ABOUT = `
select pg_catalog.pg_get_userbyid(d.datdba)::text as owner, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate, d.datctype as ctype, pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
       coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
       pg_catalog.to_jsonb(d) ->> 'daticurules' as rules, t.spcname::text as tablespace,
       pg_catalog.current_setting('server_version_num') as version
  from pg_catalog.pg_database d join pg_catalog.pg_tablespace t on t.oid = d.dattablespace where d.datname = $1`;
/** Another database of the same server, from where this one can be dropped and renamed. */
function maintenanceOf(connection) {
    return withDatabase(connection, connection.database === 'postgres' ? 'template1' : 'postgres');
}
/**
 * Make an empty database beside another, with its owner, encoding, locale and tablespace. Only its owner and superusers may connect, until
 * it is given the privileges of the other (`settleLike`).
 */
async function createTwin(session, of, name) {
    const about = await session.one(LOCALE, ABOUT, [of]);
    await session.execute(`create database ${quoteIdentifier(name)} ${creation(about)}`);
    await session.execute(`revoke all on database ${quoteIdentifier(name)} from public`);
}
/**
 * Drop a database with everything in it, whoever is connected, and create it anew, empty, with the same owner, locale and tablespace.
 * The caller was told to: this is the only place that deletes what is not ours.
 */
async function dropAndRecreate(connection, options) {
    const { database } = connection;
    const session = await connect(maintenanceOf(connection), options);
    try {
        const [about] = await session.rows(LOCALE, ABOUT, [database]);
        const name = quoteIdentifier(database);
        if (about === undefined) {
            await session.execute(`create database ${name} template template0`);
            return;
        }
        await session.execute(`drop database ${name} with (force)`);
        await session.execute(`create database ${name} ${creation(about)}`);
    }
    finally {
        await session.close();
    }
}
function creation(about) {
    const parts = [
        'template template0',
        `owner ${quoteIdentifier(about.owner)}`,
        `encoding ${quoteLiteral(about.encoding)}`,
        `lc_collate ${quoteLiteral(about.collate)}`,
        `lc_ctype ${quoteLiteral(about.ctype)}`,
    ];
    // To name the default one takes a right on it.
    if (about.tablespace !== 'pg_default')
        parts.push(`tablespace ${quoteIdentifier(about.tablespace)}`);
    if (about.provider === 'i') {
        parts.push('locale_provider icu', `icu_locale ${quoteLiteral(about.locale ?? 'und')}`);
        if (about.rules !== null)
            parts.push(`icu_rules ${quoteLiteral(about.rules)}`);
    }
    else if (about.provider === 'b') {
        parts.push('locale_provider builtin', `builtin_locale ${quoteLiteral(about.locale ?? 'C')}`);
    }
    else if (about.provider === 'c' && about.version >= 150_000)
        parts.push('locale_provider libc');
    return parts.join(' ');
}
//# sourceMappingURL=target.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/twin.js







const twin_ABOUT = dist/* object */.Ikc({
    limit: dist/* number */.aig(),
    comment: dist/* nullable */.mee(dist/* string */.YjP()),
    privileges: databasePrivileges,
});
const SETTING = dist/* object */.Ikc({
    database: dist/* literal */.euz(true),
    role: dist/* nullable */.mee(dist/* string */.YjP()),
    name: dist/* string */.YjP(),
    value: dist/* string */.YjP(),
});
const ABOUT_QUERY = `
select d.datconnlimit as limit, pg_catalog.shobj_description(d.oid, 'pg_database') as comment, (${DATABASE_PRIVILEGES}) as privileges
  from pg_catalog.pg_database d where d.datname = $1`;
const SETTINGS_QUERY = `
select true as database, r.rolname as role, pg_catalog.split_part(c.config, '=', 1) as name,
       pg_catalog.substr(c.config, pg_catalog.strpos(c.config, '=') + 1) as value
  from pg_catalog.pg_db_role_setting s cross join lateral pg_catalog.unnest(s.setconfig) with ordinality c(config, place)
  left join pg_catalog.pg_roles r on r.oid = s.setrole
 where s.setdatabase = (select d.oid from pg_catalog.pg_database d where d.datname = $1)
 order by 2, c.place`;
/** What everybody may do with a new database (https://www.postgresql.org/docs/current/ddl-priv.html, table 5.2). */
const BORN_PUBLIC = ['CONNECT', 'TEMPORARY'];
/**
 * Give a database what another one has of its own, which no dump of its content holds: privileges, comment, connection limit, and
 * settings (`ALTER DATABASE … SET`). The last thing before it takes the other's place, since settings hold for every later session.
 *
 * @returns what could not be given, in words
 */
async function settleLike(session, of, name) {
    const missed = [];
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (error) {
            missed.push(`${what}: ${(0,verdict/* messageOf */.bD)(error)}`);
        }
    };
    const { limit, comment, privileges } = await session.one(twin_ABOUT, ABOUT_QUERY, [of]);
    const database = `database ${quoteIdentifier(name)}`;
    await attempt('privileges', async () => {
        // As every database is born; `createTwin` took them away.
        const taken = privileges.revoked.flatMap((one) => (one.grantee === null ? one.privileges : []));
        const born = BORN_PUBLIC.filter((word) => !taken.includes(word));
        if (born.length > 0)
            await session.execute(`grant ${born.join(', ')} on ${database} to public`);
        await applyPrivileges(session, database, privileges);
    });
    if (comment !== null)
        await attempt('comment', () => session.execute(`comment on ${database} is ${quoteLiteral(comment)}`));
    for (const setting of await session.rows(SETTING, SETTINGS_QUERY, [of]))
        await attempt(settingName(setting), () => applySetting(session, name, setting));
    if (limit >= 0)
        await attempt('connection limit', () => session.execute(`alter ${database} connection limit ${limit}`));
    return missed;
}
//# sourceMappingURL=twin.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/server/index.js







//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./build/packages/postgres/index.js


































//# sourceMappingURL=index.js.map

/***/ }),

/***/ 92673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GROUP_MARK: () => (/* reexport */ GROUP_MARK),
  Oh: () => (/* reexport */ ProgramFailed),
  boundedLines: () => (/* reexport */ boundedLines),
  Nl: () => (/* reexport */ commandOf),
  endGroup: () => (/* reexport */ endGroup),
  groupOf: () => (/* reexport */ groupOf),
  _n: () => (/* reexport */ isAlive),
  hY: () => (/* reexport */ ownIdentity),
  mB: () => (/* reexport */ runProgram),
  startProgram: () => (/* reexport */ startProgram),
  L4: () => (/* reexport */ stateOf)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/packages/verdict/index.js + 7 modules
var verdict = __webpack_require__(38645);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./build/packages/process/bounded-lines.js

/**
 * Tell every line of a stream as it ends, cut to `maxLength` UTF-16 units. A line costs no more memory than that, however long it is:
 * a program may write gigabytes without an end of line.
 */
function boundedLines(stream, maxLength, onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let open = '';
    let started = false;
    const take = (text) => {
        let from = 0;
        for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
            add(text.slice(from, end));
            tell();
            from = end + 1;
        }
        if (from < text.length)
            add(text.slice(from));
    };
    const add = (piece) => {
        started = true;
        // One more than is told, so that a carriage return at the end of a line of just that length can go.
        if (open.length <= maxLength)
            open += piece.slice(0, maxLength + 1 - open.length);
    };
    const tell = () => {
        onLine(open.replace(/\r$/, '').slice(0, maxLength));
        open = '';
        started = false;
    };
    stream.on('data', (bytes) => {
        take(decoder.write(bytes));
    });
    stream.once('end', () => {
        take(decoder.end());
        if (started)
            tell();
    });
}
//# sourceMappingURL=bounded-lines.js.map
;// CONCATENATED MODULE: ./build/packages/process/run.js




const KILL_AFTER_MS = 5_000;
/** Bytes of a program's output that are taken while their reader is busy, which then gets them as one part. */
const READ_AHEAD = 1 << 20;
const KEPT_LINES = 200;
const MAX_LINE = 4_000;
/**
 * Start a program from an argument array: no shell, an environment of its own, a process group of its own.
 *
 * @throws UserError where the program is not there or may not be run
 */
async function startProgram(path, options) {
    options.signal?.throwIfAborted();
    const child = (0,external_node_child_process_.spawn)(path, [...options.args], {
        env: { ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.account === undefined ? {} : { uid: options.account.uid, gid: options.account.gid }),
    });
    const pid = await spawned(child, path);
    // A program that ends early closes its standard input; its exit code tells the story, not our EPIPE.
    child.stdin.on('error', () => undefined);
    const kept = keepLines(child.stderr, options.onStderr);
    // Node throws away what nobody reads yet when a program ends; a short one may have ended before its reader is ready.
    const stdout = child.stdout.pipe(new external_node_stream_.PassThrough({ highWaterMark: READ_AHEAD }));
    child.stdout.once('error', (error) => stdout.destroy(error));
    const exited = new Promise((resolve) => {
        child.once('exit', (code, signal) => {
            resolve({ code, signal });
        });
    });
    const state = { closed: false };
    const ended = new Promise((resolve) => {
        child.once('close', (code, signal) => {
            state.closed = true;
            resolve({ code, signal, stderr: kept });
        });
    });
    const stop = async () => {
        // By now its number may be another's.
        if (state.closed)
            return ended;
        signalGroup(pid, 'SIGTERM');
        const timer = setTimeout(() => {
            signalGroup(pid, 'SIGKILL');
        }, KILL_AFTER_MS);
        stdout.resume();
        child.stdout.resume();
        try {
            return await ended;
        }
        finally {
            clearTimeout(timer);
        }
    };
    if (options.signal !== undefined)
        stopOnAbort(options.signal, stop, ended);
    return { pid, stdin: child.stdin, stdout, exited, ended, stop };
}
function spawned(child, path) {
    return new Promise((resolve, reject) => {
        child.once('error', (error) => {
            reject(new verdict/* UserError */.yo(`${path} could not be started: ${(0,verdict/* codeOf */.$N)(error) ?? (0,verdict/* messageOf */.bD)(error)}`, {
                remedy: 'Check that the file is there and may be executed',
                cause: error,
            }));
        });
        child.once('spawn', () => {
            if (child.pid === undefined)
                reject(new Error(`${path} started without a process id`));
            else
                resolve(child.pid);
        });
    });
}
function keepLines(stderr, onLine) {
    const kept = [];
    boundedLines(stderr, MAX_LINE, (line) => {
        kept.push(line);
        if (kept.length > KEPT_LINES)
            kept.shift();
        onLine?.(line);
    });
    return kept;
}
function stopOnAbort(signal, stop, ended) {
    const onAbort = () => void stop();
    // It may have been aborted while the program was being started.
    if (signal.aborted)
        onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void ended.then(() => {
        signal.removeEventListener('abort', onAbort);
    });
}
/** Signal a program and all that it started in its group; nothing is done where they are gone. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if ((0,verdict/* codeOf */.$N)(error) !== 'ESRCH')
            throw error;
    }
}
/** A program that ended with anything but exit code 0. */
class ProgramFailed extends verdict/* OperationFailed */.FH {
    program;
    ending;
    constructor(program, ending) {
        const how = ending.signal === null ? `exit code ${ending.code}` : `signal ${ending.signal}`;
        const why = lastError(ending.stderr);
        super(`${program} ended with ${how}${why === undefined ? '' : `: ${why}`}`);
        this.name = 'ProgramFailed';
        this.program = program;
        this.ending = ending;
    }
}
/** The line that says why: the last that speaks of an error, else the last. */
function lastError(lines) {
    return lines.findLast((line) => /\b(error|fatal|panic):/i.test(line)) ?? lines.at(-1);
}
const MAX_TEXT = 16 * 1024 * 1024;
/**
 * Run a program to its end and return what it wrote to stdout.
 *
 * @param input written to its standard input
 * @throws ProgramFailed for any exit code but 0
 */
async function runProgram(path, options, input = '') {
    const running = await startProgram(path, options);
    running.stdin.end(input);
    const parts = [];
    let size = 0;
    for await (const part of running.stdout) {
        if (!Buffer.isBuffer(part))
            throw new TypeError('stdout was not read as bytes');
        size += part.length;
        if (size > MAX_TEXT) {
            await running.stop();
            throw new verdict/* OperationFailed */.FH(`${path} wrote more than ${MAX_TEXT} bytes where a short answer was expected`);
        }
        parts.push(part);
    }
    const ending = await running.ended;
    options.signal?.throwIfAborted();
    if (ending.code !== 0)
        throw new ProgramFailed(path.split('/').at(-1) ?? path, ending);
    return Buffer.concat(parts).toString('utf8');
}
//# sourceMappingURL=run.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/packages/process/identity.js




async function ownIdentity() {
    const started = await startOf(process.pid);
    return { host: await ownHost(), pid: process.pid, started: started ?? '' };
}
/** `unknown` for a process of another host or container, which cannot be seen from here. */
async function stateOf(identity) {
    if (identity.host !== (await ownHost()))
        return 'unknown';
    const started = await startOf(identity.pid);
    return started !== undefined && started === identity.started ? 'alive' : 'gone';
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,verdict/* codeOf */.$N)(error) === 'EPERM';
    }
}
/** This machine, as long as it is up, and the namespace of process numbers that we are in. */
async function ownHost() {
    const [boot, namespace] = await Promise.all([
        (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
        (0,promises_.readlink)('/proc/self/ns/pid').catch(() => ''),
    ]);
    return [(0,external_node_os_.hostname)(), boot.trim(), namespace].filter((part) => part !== '').join(' ');
}
/** When a process started, in the system's own terms; undefined where it does not run. */
async function startOf(pid) {
    if (process.platform !== 'linux')
        return await ps(pid, 'lstart=');
    const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The second field, the program's name in parentheses, may hold anything; the start is the 22nd (proc(5)).
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields?.[0] === 'Z' ? undefined : fields?.[19];
}
/** A process's command line, argument by argument; where the system does not tell them apart, as one; empty where it is gone. */
async function commandOf(pid) {
    if (process.platform !== 'linux')
        return [(await ps(pid, 'command=')) ?? ''];
    return (await (0,promises_.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}
async function ps(pid, column) {
    const text = await runProgram('/bin/ps', { args: ['-o', column, '-p', String(pid)], env: {} }).catch(() => '');
    return text.trim() === '' ? undefined : text.trim();
}
//# sourceMappingURL=identity.js.map
;// CONCATENATED MODULE: ./build/packages/process/group.js




/** The variable that a group is known by when the program that leads it is gone. */
const GROUP_MARK = 'BACKPROOF_GROUP';
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;
/** What a later process needs to end a program's group. Asked while it runs. */
async function groupOf(pid, mark) {
    return { pid, mark, host: await ownHost(), started: (await startOf(pid)) ?? '' };
}
/** End a group: SIGTERM, and SIGKILL where it does not obey within five seconds. Nothing is done where it is gone, or another's. */
async function endGroup(group) {
    if (!(await isStill(group)))
        return;
    signalGroup(group.pid, 'SIGTERM');
    if (await goneWithin(group.pid, PATIENCE_MS))
        return;
    signalGroup(group.pid, 'SIGKILL');
    await goneWithin(group.pid, PATIENCE_MS);
}
/**
 * The system gives a number to no other process while a group bears it. So where the program itself runs, its start decides;
 * where only its children do, the mark does.
 */
async function isStill(group) {
    if (group.host !== (await ownHost()))
        return false;
    const members = await membersOf(group.pid);
    if (members.includes(group.pid))
        return (await startOf(group.pid)) === group.started;
    for (const pid of members) {
        const environment = await (0,promises_.readFile)(`/proc/${pid}/environ`, 'latin1').catch(() => '');
        if (environment.split('\0').includes(`${GROUP_MARK}=${group.mark}`))
            return true;
    }
    return false;
}
async function goneWithin(group, patience) {
    const deadline = performance.now() + patience;
    while ((await membersOf(group)).length > 0) {
        if (performance.now() > deadline)
            return false;
        await (0,external_node_timers_promises_.setTimeout)(PAUSE_MS);
    }
    return true;
}
/** The processes of a group that run; those that have ended and wait to be read by their parents do not count. */
async function membersOf(group) {
    return process.platform === 'linux' ? membersByProc(group) : membersByPs(group);
}
async function membersByProc(group) {
    const pids = (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name));
    const members = await Promise.all(pids.map(async (pid) => {
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'latin1').catch(() => '');
        // After the name in parentheses, which may hold anything: state, parent, group (proc(5)).
        const [state = '', , own] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(own) === group && !'ZX'.includes(state) ? [Number(pid)] : [];
    }));
    return members.flat();
}
async function membersByPs(group) {
    const table = await runProgram('/bin/ps', { args: ['-axo', 'pid=,pgid=,stat='], env: {} });
    return table.split('\n').flatMap((line) => {
        const [pid, own, state = 'Z'] = line.trim().split(/\s+/);
        return Number(own) === group && !state.startsWith('Z') ? [Number(pid)] : [];
    });
}
//# sourceMappingURL=group.js.map
;// CONCATENATED MODULE: ./build/packages/process/index.js




//# sourceMappingURL=index.js.map

/***/ })

};
