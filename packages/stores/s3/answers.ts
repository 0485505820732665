import type { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';

/** Something answered that is no S3: a console, a proxy's page, another service. */
export class NotS3 extends Error {
  constructor(readonly status: number) {
    super('the answer is a web page');
    this.name = 'NotS3';
  }
}

const answer = v.looseObject({
  response: v.looseObject({ statusCode: v.number(), headers: v.record(v.string(), v.string()) }),
});

/**
 * Refuse web pages: the SDK would take one for the empty answer to any question, and a backup would be green that is nowhere. An error
 * of a proxy's own on the way (502, 504) is a page too; it passes by itself.
 */
export function refuseWebPages(client: S3Client): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (!v.is(answer, result)) return result;
      const { statusCode, headers } = result.response;
      const page = headers['content-type']?.startsWith('text/html') === true;
      if (page && headers['x-amz-request-id'] === undefined && statusCode < 500) throw new NotS3(statusCode);
      return result;
    },
    // Before anything reads the answer's body.
    { step: 'deserialize', priority: 'low', name: 'refuseWebPages' },
  );
}
