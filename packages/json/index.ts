export { parseJson, JsonError, type Json, type JsonLimits } from './parse.js';
export { canonicalJson } from './canonical.js';
