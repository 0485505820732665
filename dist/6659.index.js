export const id = 6659;
export const ids = [6659];
export const modules = {

/***/ 96659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   postgresProbes: () => (/* binding */ postgresProbes)
/* harmony export */ });
/* harmony import */ var _postgres__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98508);

/** The query's text holds identifiers in quotes only; everything else goes in as a parameter. */
const EXTENSION = 'select extversion from pg_catalog.pg_extension where extname = $1';
/** Names of the extensions in a manifest's inventory that are not there. */
const MISSING = `select coalesce(string_agg(wanted.name, ', ' order by wanted.name), 'none')
from pg_catalog.jsonb_to_recordset($1::pg_catalog.jsonb) as wanted (name text)
where not exists (select from pg_catalog.pg_extension as there where there.extname = wanted.name)`;
/** Names and versions of the extensions that are there, to be told. */
const INSTALLED = `select coalesce(string_agg(there.extname || ' ' || there.extversion, ', ' order by there.extname), 'none')
from pg_catalog.pg_extension as there`;
const IN_MANIFEST = '${manifest:$.databases[0].inventory.extensions}';
/**
 * Probes of a database: extensions are there and tell their version, the newest row of a table is recent, tables are not empty.
 */
function postgresProbes(prefix, entry, spot, mistakes) {
    const { extensions, newest = [], 'not-empty': notEmpty = [] } = entry;
    return [
        ...(extensions === 'manifest' ? manifestExtensions(spot) : namedExtensions(extensions ?? [], spot)),
        ...newest.map(({ table, column, 'max-age': maxAge }, index) => {
            const at = spot.at('newest', index);
            const query = `select max(${(0,_postgres__WEBPACK_IMPORTED_MODULE_0__.quoteIdentifier)(column)}) from ${identifier(table, at.at('table'), mistakes)}`;
            return {
                name: `newest ${column} of ${tableLabel(table)}`,
                asking: { sql: { query }, expect: [{ value: null, 'max-age': maxAge }] },
                spot: at,
            };
        }),
        ...notEmpty.map((table, index) => {
            const at = spot.at('not-empty', index);
            const query = `select count(*) from (select from ${identifier(table, at, mistakes)} limit 1) as some_rows`;
            return {
                name: `${tableLabel(table)} is not empty`,
                asking: { sql: { query }, expect: [{ value: null, 'at-least': 1 }] },
                spot: at,
            };
        }),
    ].map((written) => ({ ...written, name: `${prefix}: ${written.name}` }));
}
function manifestExtensions(spot) {
    const at = spot.at('extensions');
    return [
        {
            name: 'no extension is missing',
            asking: { sql: { query: MISSING, params: [IN_MANIFEST] }, expect: [{ value: 'none' }] },
            spot: at,
        },
        {
            name: 'extensions tell their versions',
            asking: { sql: { query: INSTALLED }, expect: [{ value: null, matches: '.' }] },
            spot: at,
        },
    ];
}
function namedExtensions(names, spot) {
    return names.map((name, index) => ({
        name: `extension ${name}`,
        asking: { sql: { query: EXTENSION, params: [name] }, expect: [{ value: null, matches: '.' }] },
        spot: spot.at('extensions', index),
    }));
}
/** A table in quotes: `schema.table`, or one that the search path finds. */
function identifier(table, spot, mistakes) {
    if (typeof table !== 'string')
        return (0,_postgres__WEBPACK_IMPORTED_MODULE_0__.qualified)(table.schema, table.name);
    const [first = '', second, ...more] = table.split('.');
    if (first === '' || second === '' || more.length > 0) {
        mistakes.add(spot.place, 'must be schema.table, or { schema: …, name: … } where a name has dots in it');
    }
    return second === undefined ? (0,_postgres__WEBPACK_IMPORTED_MODULE_0__.quoteIdentifier)(first) : (0,_postgres__WEBPACK_IMPORTED_MODULE_0__.qualified)(first, second);
}
function tableLabel(table) {
    return typeof table === 'string' ? table : `${table.schema}.${table.name}`;
}
//# sourceMappingURL=postgres.js.map

/***/ })

};
