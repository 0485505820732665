import * as v from 'valibot';
import { NOT_FOUND, type Answer, type Ask, type Route } from './route.js';

export const attestationRoutes: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/attestations',
    needs: ['attestations', 'write'],
    handle: ({ repository: { attestations }, body }: Ask): Answer => {
      attestations.push(body);
      return { status: 201, body: { id: attestations.length } };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    needs: ['attestations', 'read'],
    handle: ({ repository: { attestations }, path }: Ask): Answer => {
      const kept = attestations.flatMap((one) => {
        const { bundle, bundle_url } = v.parse(keptSchema, one);
        if (!isAbout(bundle, path['subject_digest'] ?? '')) return [];
        return [{ repository_id: 1, ...(bundle_url === undefined ? { bundle } : { bundle_url }) }];
      });
      return kept.length === 0 ? NOT_FOUND : { status: 200, body: { attestations: kept.toReversed() } };
    },
  },
];

const keptSchema = v.object({
  bundle: v.looseObject({ dsseEnvelope: v.looseObject({ payload: v.string() }) }),
  /** Where it is kept, in place of itself. */
  bundle_url: v.optional(v.string()),
});
const statementSchema = v.object({
  subject: v.array(v.object({ digest: v.record(v.string(), v.string()) })),
});

type Bundle = v.InferOutput<typeof keptSchema>['bundle'];

function isAbout({ dsseEnvelope: { payload } }: Bundle, digest: string): boolean {
  const { subject } = v.parse(statementSchema, JSON.parse(Buffer.from(payload, 'base64').toString()));
  return subject.some((one) => `sha256:${one.digest['sha256'] ?? ''}` === digest);
}
