/** What stores answer well at the same time. */
const AT_ONCE = 8;

/** The results of work on each item, in their order, a few at once. The first failure is thrown, and nothing new is begun after it. */
export async function atOnce<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    try {
      for (const [index, item] of waiting) results[index] = await work(item);
    } catch (error) {
      for (const _left of waiting);
      throw error;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
