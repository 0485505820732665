import { OperationFailed } from '#verdict';

/** What can end a run from outside, as values that the run can wait for. */
export interface EndSignals {
  /** Aborted by SIGINT or SIGTERM, with the reason. A second signal of the same kind ends the process at once. */
  readonly signal: AbortSignal;
  /** Rejects when something threw where nobody was waiting for it: a defect. */
  readonly crashed: Promise<never>;
  /** Stop listening. */
  release(): void;
}

const ENDING = ['SIGINT', 'SIGTERM'] as const;

/** Listen for the process's signals. A cancelled workflow sends SIGINT, then SIGTERM, then kills. */
export function listenForSignals(): EndSignals {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    controller.abort(new OperationFailed(`Ended early by ${name}`, { remedy: 'Run it again to its end' }));
  };
  let reject: (reason: unknown) => void = () => undefined;
  const crashed = new Promise<never>((_resolve, fail) => {
    reject = fail;
  });
  crashed.catch(() => undefined);
  for (const name of ENDING) process.once(name, onSignal);
  process.on('uncaughtException', reject);
  process.on('unhandledRejection', reject);
  return {
    signal: controller.signal,
    crashed,
    release() {
      for (const name of ENDING) process.off(name, onSignal);
      process.off('uncaughtException', reject);
      process.off('unhandledRejection', reject);
    },
  };
}

/** End the process with everything written, whatever handles a library left open (`@actions/cache` does). */
export async function endProcess(code: number): Promise<never> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) =>
        new Promise<void>((done) => {
          stream.write('', () => {
            done();
          });
        }),
    ),
  );
  process.exit(code);
}
