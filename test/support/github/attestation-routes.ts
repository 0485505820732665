import type { Answer, Ask, Route } from './route.js';

export const attestationRoutes: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/attestations',
    needs: ['attestations', 'write'],
    handle: ({ repository: { attestations }, body }: Ask): Answer => {
      attestations.push(body);
      return { status: 201, body: { id: attestations.length } };
    },
  },
];
