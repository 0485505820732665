import type { ExpectationEntry } from '../expect-shape.js';
import type { HealthEntry } from '../preset-shapes.js';
import type { Spot } from '#yaml-file';
import type { Written } from './written.js';

/**
 * Probes of a service with a liveness and a readiness address, whose objects are addressed by their hash: the overall status and
 * every named check, each object’s hash and ETag, ids of keys that must be known, and a count that must be reached.
 */
export function healthProbes(prefix: string, entry: HealthEntry, spot: Spot): readonly Written[] {
  const { headers } = entry;
  const sent = Object.entries(headers ?? {}).map(
    ([name, value]) => [name, spot.at('headers', name).written(value)] as const,
  );
  const ask = (name: string, url: string, expect: readonly ExpectationEntry[], at: Spot): Written => ({
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
          ask(
            'keys',
            keys.url,
            keys.ids.map((id, index) => ({
              'json-any': keys.json,
              equals: keysAt.at('ids', index).written(id),
            })),
            keysAt,
          ),
        ]),
    ...(count === undefined
      ? []
      : [
          ask(
            'count',
            count.url,
            [{ json: count.json, 'at-least': countAt.at('at-least').written(count['at-least']) }],
            countAt,
          ),
        ]),
  ];
}

function readiness(entry: HealthEntry, spot: Spot): readonly ExpectationEntry[] {
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

function sameObject(hash: string, entry: HealthEntry): readonly ExpectationEntry[] {
  const characters = entry['etag-characters'];
  return [
    { [entry.digest]: hash },
    { etag: hash, ...(characters === undefined ? {} : { 'first-characters': characters }) },
  ];
}
