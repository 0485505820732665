/** A line of its own, such as `acknowledged: 2026-12-01`, also as an item of a list or a quotation. */
const LINE = /^[ \t>*-]*acknowledged[ \t]*:[ \t]*(\d{4}-\d{2}-\d{2})(?!\d)/gim;

/**
 * The last day (UTC) until which a person wants to hear no more, as it stands in what they wrote in the body: whoever can
 * edit that may silence it. Of several lines the latest counts. Undefined where there is none, or no such day.
 */
export function acknowledgedUntil(text: string): string | undefined {
  const days = [...text.matchAll(LINE)].map((match) => match[1] ?? '').filter(isDay);
  return days.toSorted().at(-1);
}

/** True until the end of that day. */
export function isSilent(until: string | undefined, now: Date): until is string {
  return until !== undefined && now.toISOString().slice(0, 10) <= until;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
