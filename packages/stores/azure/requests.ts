import { persistently, type Persistence } from '../persistence.js';
import { StallGuard } from '../stall.js';
import { isPassing } from './errors.js';

/** How requests to the service are made. */
export interface Requests extends Persistence {
  /** Seconds without a byte after which a request is given up, and made again. */
  readonly stallSeconds: number;
}

/** What a request is told: when to end, and whom to tell that bytes moved. */
export interface Guarded {
  readonly abortSignal: AbortSignal;
  readonly onProgress: () => void;
}

/** Make a request, again where it fails for a reason that passes. */
export function ask<T>(request: (guarded: Guarded) => Promise<T>, requests: Requests): Promise<T> {
  return persistently(() => askOnce(request, requests), isPassing, requests);
}

/** Make a request once, and no longer than anything of it moves. */
export async function askOnce<T>(request: (guarded: Guarded) => Promise<T>, requests: Requests): Promise<T> {
  using guard = new StallGuard(requests.stallSeconds, requests.signal);
  try {
    return await request({ abortSignal: guard.signal, onProgress: guard.moved });
  } catch (error) {
    throw guard.stalled ?? error;
  }
}
