/**
 * Let several workers take jobs until there are none. The first failure keeps all of them from taking another, and is thrown when
 * the jobs at hand are over: nothing runs on behind an error.
 *
 * @param next the next job, or undefined where there is none
 */
export async function share<W, J>(
  workers: readonly W[],
  next: () => J | undefined,
  work: (worker: W, job: J) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(
    workers.map(async (worker) => {
      for (let job = next(); job !== undefined && failures.length === 0; job = next()) {
        try {
          await work(worker, job);
        } catch (error) {
          failures.push(error);
        }
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
}
