import { join } from 'node:path';
import { NODE_24 } from './runner.js';

/** Where a test's probes are asked. */
export interface Targets {
  readonly cachePort: number;
  readonly tlsPort: number;
}

/** One of everything, asked of the tests' own service and its database. */
export function probeFile({ cachePort, tlsPort }: Targets): string {
  const tool = join(import.meta.dirname, 'smoke-tool.js');
  return `
parallel: 8
timeout: 5s
probes:
  - name: health
    http: { url: /healthz }
    expect:
      - { json: $.status, equals: ok }
      - { header: content-type, matches: ^application/json }
      - { latency: 3s }
  - name: version
    http: { url: /version, method: HEAD }
    expect:
      - { header: x-version, equals: 1.4.2 }
  - name: ready
    http: { url: /readyz }
    expect:
      - { json: $.status, equals: ready }
      - { json-count: '$.checks[*]', at-least: 3 }
      - { json-each: '$.checks[*]', inside: $.status, equals: ok }
  - name: object in SQL
    sql: { query: select hash from objects order by hash limit 1 }
    capture: { hash: { value: } }
  - name: object
    http: { url: '/objects/\${hash}' }
    expect:
      - { sha3-256: '\${hash}' }
      - { etag: '\${hash}', first-characters: 32 }
  - name: keys
    http: { url: /keys }
    expect:
      - { json-any: '$.keys[*].kid', equals: k-2026 }
  - name: orders in SQL
    sql: { query: select count(*) from orders }
    capture: { orders: { value: } }
  - name: orders
    http: { url: /orders/count }
    expect:
      - { json: $.count, equals: '\${orders}' }
  - name: customers
    http: { url: /customers.csv }
    timeout: 2s
    expect:
      - { header: content-type, equals: text/csv; charset=utf-8 }
      - { body: , contains: customer 3 }
  - name: old address
    http: { url: /old }
    expect:
      - { url: , matches: /home$ }
      - { redirects: 1 }
  - name: wakes up
    http: { url: /flaky }
    wait-for: { attempts: 3, interval: 50ms, deadline: 5s }
  - name: token
    http: { url: /echo, headers: { authorization: 'Bearer \${env:TOKEN}' } }
    expect:
      - { json: $.you, equals: 'Bearer \${env:TOKEN}' }
  - name: newest order
    sql: { query: select max(created_at) from orders }
    expect:
      - { value: , max-age: 26h }
  - name: total
    sql: { query: select sum(total) from orders where id <= $1, params: ['20'] }
    expect:
      - { value: , equals: '315.00' }
  - name: extension
    sql: { query: select extversion from pg_extension where extname = $1, params: [pg_trgm] }
    expect:
      - { value: , matches: '^[0-9]' }
  - name: customers in SQL
    sql: { query: 'select id, name from customers order by id' }
    expect:
      - { row-count: , at-least: 3 }
      - { cell: [2, 1], equals: customer 3 }
  - name: tool
    command: { run: ['${NODE_24}', '${tool}', '\${base-url}'] }
    timeout: 4s
    expect:
      - { stdout: , contains: all ready }
  - name: cache
    tcp: { host: 127.0.0.1, port: ${cachePort} }
  - name: certificate
    http: { url: 'https://localhost:${tlsPort}/home' }
    expect:
      - { tls-days-left: , at-least: 7 }
`;
}
