/** What breaks a text form: nothing, blanks, quotes, backslashes, what COPY reserves, every newline, and letters beyond the first plane. */
const TEXTS = [
  '',
  ' ',
  'NULL',
  '\\N',
  '\\.',
  `it's "quoted" and \\back\\slashed\\`,
  'tab\tnewline\nreturn\rboth\r\nend',
  '{a,"b",NULL}',
  '(1,"2")',
  'Größe 東京 🐘 e\u0301',
  '\u0001\u0008\u000b\u000c\u001f\u007f\u00a0\ufeff\u{10ffff}',
];
const LONG_TEXT = 'x'.repeat(50_000);

const JSON_TEXTS = [
  'null',
  '""',
  '[]',
  '{}',
  '[1.370, 1.37, 1e400, -0, 0.1e-10]',
  '{"b": 1, "a": {"é\\n\\"\\\\": [true, false, null]}, "🐘": "\\ud83d\\udc18"}',
];

/** The numbers of a kind of instant: its least and greatest, before Christ, a leap day, a fraction. */
const DATES = ['infinity', '-infinity', '4714-11-24 BC', '5874897-12-31', '0001-12-31 BC', '2024-02-29'];
const TIMESTAMPS = [
  'infinity',
  '-infinity',
  '4714-11-24 00:00:00 BC',
  '294276-12-31 23:59:59.999999',
  '0044-03-15 12:00:00.000001 BC',
  '2024-02-29 23:59:60',
];

/**
 * Values of every built-in base type that has a text form, at their extremes.
 *
 * @param major of the server; some forms are newer than PostgreSQL 15
 */
export function baseValues(major: number): Readonly<Record<string, readonly string[]>> {
  return {
    aclitem: [
      '=r/every_owner',
      'every_owner=arwdDxtXUCTcsA/every_owner',
      '"every ""Röle"""=r*w*/every_owner',
    ],
    bit: ['0', '1', '10101010101010101', '0'.repeat(9999)],
    bool: ['true', 'false'],
    box: ['(1,1),(-1,-1)', '(Infinity,1e308),(-Infinity,-1e308)', '(NaN,0),(NaN,0)', '(0,0),(0,0)'],
    bpchar: TEXTS,
    bytea: ['\\x', '\\x00', '\\x5c2e0a', '\\xfffe00ff', `\\x${'00ff'.repeat(20_000)}`],
    char: ['', 'a', '\\', '"', "'", '\n', '\\200', '\\377'],
    cid: ['0', '1', '4294967295'],
    cidr: [
      '0.0.0.0/0',
      '255.255.255.255/32',
      '::/0',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128',
      '10.1.0.0/16',
    ],
    circle: ['<(0,0),0>', '<(-1e308,1e308),Infinity>', '<(NaN,0),NaN>'],
    date: DATES,
    float4: [
      'NaN',
      'Infinity',
      '-Infinity',
      '-0',
      '3.4028235e38',
      '1e-45',
      '1.1754944e-38',
      '0.1',
      '16777216',
    ],
    float8: [
      'NaN',
      'Infinity',
      '-Infinity',
      '-0',
      '1.7976931348623157e308',
      '5e-324',
      '0.1',
      '9007199254740993',
    ],
    inet: ['0.0.0.0', '255.255.255.255', '192.168.1.5/24', '::', '::ffff:1.2.3.4', 'fe80::1/64'],
    int2: ['-32768', '0', '32767'],
    int2vector: ['', '-32768 0 32767', '1'],
    int4: ['-2147483648', '0', '2147483647'],
    int8: ['-9223372036854775808', '0', '9223372036854775807'],
    interval: [
      '0',
      // All three parts at their extremes at once are infinity to PostgreSQL 17; one at a time is the same everywhere.
      '178956970 years 7 mons',
      '-178956970 years -8 mons',
      '2147483647 days',
      '-2147483648 days',
      '2562047788:00:54.775807',
      '-1 year 2 days -00:00:00.000001',
      ...(major >= 17 ? ['infinity', '-infinity'] : []),
    ],
    json: [...JSON_TEXTS, '{"a": 1,\n "a" :2}', '"\\u0000"', `"${'é'.repeat(50_000)}"`],
    jsonb: [...JSON_TEXTS, `[${'1'.repeat(5000)}.${'0'.repeat(16_000)}]`],
    jsonpath: [
      '$',
      'strict $."a b"[*] ? (@.x > 1.50 && @.y like_regex "^\\"a\\\\d" flag "i")',
      'lax $.**{2 to last}',
    ],
    line: ['{1,-1,0}', '{0,1e308,-1e308}', '{1,0,NaN}'],
    lseg: ['[(0,0),(0,0)]', '[(-Infinity,Infinity),(NaN,1e-307)]'],
    macaddr: ['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff'],
    macaddr8: ['00:00:00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff:ff:ff'],
    money: ['-92233720368547758.08', '0', '92233720368547758.07'],
    name: ['', 'a"b', `it's\\`, 'é'.repeat(31), 'x'.repeat(63)],
    numeric: [
      ...['NaN', 'Infinity', '-Infinity', '0', '0.000', '1.37', '1.370', '-1e-16383'],
      ...['9'.repeat(131_072), `0.${'9'.repeat(16_383)}`],
    ],
    oid: ['0', '4294967295'],
    oidvector: ['', '0 4294967295'],
    path: ['[(0,0)]', '((0,0),(1e308,-1e308),(NaN,Infinity))', '[(0.1,0.2),(0.3,0.4)]'],
    pg_lsn: ['0/0', 'FFFFFFFF/FFFFFFFF'],
    pg_snapshot: ['1:1:', '1:9223372036854775807:2,3'],
    point: ['(0,-0)', '(NaN,Infinity)', '(1.7976931348623157e308,5e-324)'],
    polygon: ['((0,0))', '((0,0),(1e308,0),(NaN,-Infinity))'],
    refcursor: TEXTS,
    regclass: ['-', 'pg_catalog.pg_class', 'every."odd ""Näme"', '4294967295'],
    regcollation: ['-', 'pg_catalog."C"', '4294967295'],
    regconfig: ['-', 'pg_catalog.simple', 'pg_catalog.english'],
    regdictionary: ['-', 'pg_catalog.english_stem', '4294967295'],
    regnamespace: ['-', 'pg_catalog', 'every', '4294967295'],
    regoper: ['0', 'pg_catalog.|/', '4294967295'],
    regoperator: ['0', 'pg_catalog.+(integer,integer)', 'pg_catalog.-(NONE,integer)', '4294967295'],
    regproc: ['-', 'pg_catalog.now', 'every.only_one', '4294967295'],
    regprocedure: ['-', 'pg_catalog.abs(integer)', 'every.only_one(text,every.one_more[])', '4294967295'],
    regrole: ['-', 'every_owner', '"every ""Röle"""', '4294967295'],
    regtype: ['-', 'double precision', 'pg_catalog."char"', 'every.one_more[]', '4294967295'],
    text: [...TEXTS, LONG_TEXT],
    tid: ['(0,0)', '(4294967295,65535)'],
    time: ['00:00:00', '24:00:00', '23:59:59.999999'],
    timestamp: TIMESTAMPS,
    timestamptz: [
      ...TIMESTAMPS.map((one) => (one.endsWith('infinity') ? one : withZone(one))),
      '2024-10-27 01:30:00+02',
    ],
    timetz: ['00:00:00+15:59:59', '24:00:00-15:59:59', '12:00:00.000001+05:45'],
    tsquery: ['', "'a' & !'b''c' <-> 'd\\\\e':*AB", "'x' <16384> 'y' | 'ü🐘'"],
    tsvector: ['', "'it''s' 'b\\\\c':1A,16383D 'ü🐘':2B,3C", "'space d' '\"'"],
    txid_snapshot: ['1:1:', '1:9223372036854775807:2,3'],
    uuid: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    varbit: ['', '0', '1'.repeat(9999)],
    varchar: [...TEXTS, LONG_TEXT],
    xid: ['0', '4294967295'],
    xid8: ['0', '18446744073709551615'],
    xml: [
      '',
      'only text',
      '<a b="1">é &lt; <!-- c --><![CDATA[<&]]></a>',
      '<?xml version="1.0"?><r>\n\t<x/></r>',
    ],
  };
}

function withZone(timestamp: string): string {
  return timestamp.endsWith(' BC') ? `${timestamp.slice(0, -3)}+00 BC` : `${timestamp}+00`;
}

/** Ranges that every type with an order has; built-in ones have bounds of their own, since theirs are made canonical. */
export const BUILT_IN_RANGES: Readonly<Record<string, readonly string[]>> = {
  int4range: ['empty', '(,)', '[-2147483648,2147483647)', '[2147483646,2147483647)', '(,-2147483648)'],
  int8range: ['empty', '(,)', '[-9223372036854775808,9223372036854775807)', '[1,2)'],
  numrange: ['empty', '(,)', '[-Infinity,Infinity]', '[1.370,NaN)', '(1.0,1.00]'],
  tsrange: [
    'empty',
    '(,)',
    '[-infinity,infinity]',
    '["4714-11-24 00:00:00 BC","294276-12-31 23:59:59.999999")',
  ],
  tstzrange: [
    'empty',
    '(,)',
    '[-infinity,infinity)',
    '["0044-03-15 12:00:00+00 BC","2024-10-27 01:30:00+02"]',
  ],
  daterange: ['empty', '(,)', '[-infinity,infinity]', '["4714-11-24 BC",5874897-12-31)'],
};

/** Types without an input: what they hold was computed by the server, so no dump can bring it back other than as NULL. */
export const WITHOUT_INPUT: readonly string[] = [
  'gtsvector',
  'pg_brin_bloom_summary',
  'pg_brin_minmax_multi_summary',
  'pg_dependencies',
  'pg_mcv_list',
  'pg_ndistinct',
  'pg_node_tree',
];

/** The same types with what narrows them: length, precision, fields. */
export const NARROWED: Readonly<Record<string, readonly string[]>> = {
  'bit(3)': ['101'],
  'varbit(4)': ['', '1111'],
  'char(7)': ['', 'a  ', '  b\\'],
  'varchar(5)': ['', 'é"\\\n '],
  'numeric(10,3)': ['1.37', '-9999999.999', 'NaN'],
  'numeric(3,-5)': ['-99900000'],
  'time(0)': ['24:00:00'],
  'timestamp(0) with time zone': ['infinity', '1999-12-31 23:59:59.9+00'],
  'timestamp(3)': ['0001-01-01 00:00:00.0005 BC'],
  'interval day to second(2)': ['-3 days 04:05:06.789'],
  'interval year to month': ['-3 years -2 mons'],
};
