/**
 * Both results. The first failure ends the other, which is still awaited: nothing runs on behind an error.
 *
 * @param sibling its signal is one that ends both
 */
export async function both<A, B>(a: Promise<A>, b: Promise<B>, sibling: AbortController): Promise<[A, B]> {
  const failures: unknown[] = [];
  const ended = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      failures.push(error);
      sibling.abort(error);
      return undefined;
    }
  };
  const [first, second] = await Promise.all([ended(a), ended(b)]);
  if (failures.length > 0 || first === undefined || second === undefined) throw failures[0];
  return [first, second];
}
