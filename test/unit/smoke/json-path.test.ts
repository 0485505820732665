import { describe, expect, test } from '@jest/globals';
import { compilePath, JsonPathError, locate, select } from '../../../packages/smoke/json-path.js';

const document: unknown = JSON.parse(
  '{"status":"ok","checks":[{"name":"db","ok":true},{"name":"disk","ok":false}],"__proto__":{"x":1},"a.b":{"":[0,null]}}',
);

function find(path: string, inside: unknown = document): readonly unknown[] {
  return select(inside, compilePath(path));
}

describe('a JSON path', () => {
  test('is not endless', () => {
    expect(() => compilePath(`$${'.a'.repeat(1000)}`)).toThrow(JsonPathError);
  });

  test.each([
    ['$.status', ['ok']],
    ['$.checks[*].name', ['db', 'disk']],
    ['$.checks[?@.ok == true].name', ['db']],
    ['$.checks[-1].name', ['disk']],
    ["$['a.b'][''][1]", [null]],
    ['$..ok', [true, false]],
    ['$.nothing', []],
    ['$.constructor', []],
    ['$.__proto__.x', [1]],
    ["$.checks[?match(@.name, 'd.')].name", ['db']],
    ["$.checks[?match(@.name, 'd|b')].name", []],
    ["$.checks[?search(@.name, 's')].name", ['disk']],
    ["$.checks[?search(@.name, '[')].name", []],
  ])('%s finds %j', (path, expected) => {
    expect(find(path)).toEqual(expected);
  });

  test.each(['', 'status', '$.', '$[', '$.checks[?@.ok', '$.a b', '$[?foo(@)]', '$[01]', "$['\\x']"])(
    'is not %j',
    (path) => {
      expect(() => compilePath(path)).toThrow(JsonPathError);
    },
  );

  test('is not followed without end, whatever the document holds', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 400; i++) deep = { a: deep, b: 1 };
    expect(() => find('$..*..*..*..*..none', deep)).toThrow(JsonPathError);
    let deeper: unknown = 'x';
    for (let i = 0; i < 100_000; i++) deeper = [deeper];
    expect(() => find('$..x', deeper)).toThrow(JsonPathError);
    const hostile = [`${'a'.repeat(50_000)}!`];
    expect(find("$[?match(@, '(a+)+')]", hostile)).toEqual([]);
  });
});

test('values are found with where they are', () => {
  expect(locate(document, compilePath('$.checks[*].ok'))).toEqual([
    { value: true, location: ['checks', 0, 'ok'] },
    { value: false, location: ['checks', 1, 'ok'] },
  ]);
});
