import { OperationFailed, UserError, type Ports } from '#verdict';

/** The same error, with how the target stands: what whoever reads it at night asks first. */
export function standingTold(
  error: unknown,
  standing: string,
  { log, signal }: Pick<Ports, 'log' | 'signal'>,
): unknown {
  // Of a run that was told to end, its reason is told in place of this error.
  if (!(error instanceof UserError) || signal.aborted) log.warning(`${standing}.`);
  if (!(error instanceof UserError)) return error;
  const remedy = error.remedy === undefined ? standing : `${standing}. ${error.remedy}`;
  return new OperationFailed(error.message, {
    remedy,
    cause: error,
    ...(error.where === undefined ? {} : { where: error.where }),
  });
}
