export {
  TLS_MODES,
  connectionUrl,
  describe,
  isSocket,
  secretForms,
  withDatabase,
  withUser,
  type Connection,
  type Tls,
  type TlsMode,
} from './model.js';
export { parseConnection } from './parse.js';
export { credentials, type Credentials } from './credentials.js';
export { connect, type ConnectOptions } from './connect.js';
export type { Session } from './session.js';
export type { CopySink } from './copy-out.js';
export { explainConnectionError } from './explain.js';
export { ConnectionLost, explainQueryError } from './errors.js';
export { sqlStateOf } from './sqlstate.js';
export {
  inspectServer,
  refusePooler,
  standbyNotes,
  type DatabaseLocale,
  type ServerInfo,
} from './inspect.js';
export { int8AsBigint, int8AsCount } from './columns.js';
