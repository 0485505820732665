import { systemClock, type Logger, type Ports } from '#verdict';

export const silentLog: Logger = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_title, work) => work(),
};

/** What engine functions are handed when nobody watches. In a file of its own, so that little is loaded with it where memory is measured. */
export const quietPorts: Ports = {
  clock: systemClock,
  log: silentLog,
  progress: () => undefined,
  signal: new AbortController().signal,
};
