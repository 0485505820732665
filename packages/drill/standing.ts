import { OperationFailed, UserError, type Ports } from '#verdict';

/** The same error, with how the target stands: what whoever reads it at night asks first. */
export function standingTold(error: unknown, standing: string, { log }: Pick<Ports, 'log'>): unknown {
  if (!(error instanceof UserError)) {
    log.warning(`${standing}.`);
    return error;
  }
  const remedy = error.remedy === undefined ? standing : `${standing}. ${error.remedy}`;
  return new OperationFailed(error.message, {
    remedy,
    cause: error,
    ...(error.where === undefined ? {} : { where: error.where }),
  });
}
