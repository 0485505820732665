/** The SQLSTATE of an error that came from a server, told from Node's own codes by the severity beside it. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('severity' in error) || !('code' in error))
    return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The function of the server's source that raised an error: the same in every language that messages come in. */
export function routineOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('routine' in error)) return undefined;
  return typeof error.routine === 'string' ? error.routine : undefined;
}
