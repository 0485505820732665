import type { HttpProbe, Template } from '../model.js';
import { plainText, type Reading } from './reading.js';
import type { Place, Spot } from '#yaml-file';

/** The URL of a request: absolute, or a path below the base URL. @param belowBase takes the places of the latter */
export function requestUrl(text: string, spot: Spot, reading: Reading, belowBase: Place[]): Template {
  const template = reading.template(text, spot);
  const [first] = template;
  if (typeof first !== 'string') return template;
  if (first.startsWith('/') && !first.startsWith('//')) belowBase.push(spot.place);
  else checkAbsolute(first, template, spot, reading, ', or a path such as /healthz');
  return template;
}

/** The base URL, or another that must be absolute. */
export function absoluteUrl(text: string, spot: Spot, reading: Reading): Template {
  const template = reading.template(text, spot);
  const [first] = template;
  if (typeof first === 'string') checkAbsolute(first, template, spot, reading, '');
  return template;
}

function checkAbsolute(
  first: string,
  template: Template,
  spot: Spot,
  reading: Reading,
  orElse: string,
): void {
  const whole = plainText(template);
  if (!/^https?:\/\//i.test(first) || (whole !== undefined && !URL.canParse(whole))) {
    reading.wrong(spot.place, `must be a URL such as https://example.org${orElse}`);
  } else if (/^https?:\/\/[^/?#]*@/i.test(first)) {
    reading.wrong(spot.place, 'must not hold a user or a password: send them as a header, from ${env:NAME}');
  }
}

/** A status is always expected: a wrong one is the first thing to know. */
export function withStatus(expect: HttpProbe['expect'], at: Place): HttpProbe['expect'] {
  if (expect.some(({ what }) => what.kind === 'status')) return expect;
  return [{ what: { kind: 'status' }, rule: { equals: ['200'] }, at }, ...expect];
}
