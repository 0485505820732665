/** A decimal number of any length: `0.digits` times ten to the `point`, exactly. */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  /** Without zeros at either end. */
  readonly digits: string;
  readonly point: number;
}

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Read a number as JSON, PostgreSQL and people write it; `undefined` for any other text, also for `NaN` and `Infinity`. */
export function parseDecimal(text: string): Decimal | undefined {
  const [whole, sign = '', integer = '', fraction = '', exponent = '0'] = FORM.exec(text.trim()) ?? [];
  if (whole === undefined || integer + fraction === '') return undefined;
  const all = integer + fraction;
  const first = all.search(/[1-9]/);
  if (first === -1) return { sign: 0, digits: '', point: 0 };
  return {
    sign: sign === '-' ? -1 : 1,
    digits: withoutZerosAtEnd(all.slice(first)),
    point: integer.length - first + Number(exponent),
  };
}

/** A pattern such as `/0+$/` would take the square of the length. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Negative where `a` is smaller, positive where it is larger, 0 where both are the same number. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  return a.sign * compareMagnitudes(a, b);
}

function compareMagnitudes(a: Decimal, b: Decimal): number {
  if (a.point !== b.point) return a.point - b.point;
  if (a.digits === b.digits) return 0;
  // Both begin behind the point, so that their texts sort as the numbers do.
  return a.digits < b.digits ? -1 : 1;
}
