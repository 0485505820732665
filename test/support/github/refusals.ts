/** Something that GitHub will not have, in the words of its answer. */
export class Unprocessable extends Error {
  constructor(
    message: string,
    readonly errors: readonly {
      readonly resource: string;
      readonly field: string;
      readonly code: string;
      readonly message?: string;
    }[] = [],
  ) {
    super(message);
  }
}

/** GitHub's answer to what its rules forbid whoever asks, such as commenting on a locked issue. */
export class Forbidden extends Error {}

/** GitHub's usual answer to a field that it does not like. */
export function invalid(resource: string, field: string, code = 'invalid'): Unprocessable {
  return new Unprocessable('Validation Failed', [{ resource, field, code }]);
}
