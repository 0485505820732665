import { systemClock, type Logger, type Ports } from '#verdict';

/** Ports that keep what is logged, to be looked through. */
export function quietPorts(
  signal: AbortSignal = new AbortController().signal,
): Ports & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
  };
  const log: Logger = { info: keep, warning: keep, debug: keep, group: (_title, work) => work() };
  return { clock: systemClock, log, progress: () => undefined, signal, lines };
}
