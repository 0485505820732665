import type { Json } from '#json';
import type { ProbeResult } from '../result.js';

/** What a plan is run in: everything that its file does not say. */
export interface Surroundings {
  /** What relative URLs stand below; wins over the file's. */
  readonly baseUrl?: string;
  /** URL of the restored database, as a drill gives it. */
  readonly connectionUrl?: string;
  /** Variables that `${env:NAME}` can name. Commands get `PATH` and `HOME` of them, nothing else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The manifest of the set that was restored. */
  readonly manifest?: Json;
  /** Told of every secret before it is used. */
  readonly mask: (secret: string) => void;
  /** What relative folders of commands stand below. */
  readonly workFolder: string;
  /** Told of every probe as it ends. */
  readonly onProbe: (result: ProbeResult) => void;
}
