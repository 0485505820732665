import type { ArtifactState } from './artifact-state.js';
import { moment, nodeId } from './represent.js';
import { listed, NOT_FOUND, type Answer, type Ask, type Route } from './route.js';
import type { Json } from './schema.js';

const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts';

export const artifactRoutes: readonly Route[] = [
  {
    operation: `GET ${ARTIFACTS}`,
    needs: ['actions', 'read'],
    handle: (ask: Ask): Answer => {
      const name = ask.query.get('name');
      const { artifacts } = ask.repository.artifacts;
      return listed(
        artifacts.filter((artifact) => name === null || artifact.name === name).toReversed(),
        (artifact) => shown(artifact, ask),
        (page, total_count) => ({ total_count, artifacts: page }),
      );
    },
  },
  {
    operation: `GET ${ARTIFACTS}/{artifact_id}/{archive_format}`,
    needs: ['actions', 'read'],
    handle: (ask) =>
      ofArtifact(ask, (artifact) => {
        const { artifacts } = ask.repository;
        if (artifacts.isExpired(artifact)) return { status: 410, body: { message: 'Artifact has expired' } };
        return { status: 302, headers: { location: artifacts.addressOf(artifact) } };
      }),
  },
  {
    operation: `DELETE ${ARTIFACTS}/{artifact_id}`,
    needs: ['actions', 'write'],
    handle: (ask) =>
      ofArtifact(ask, (artifact) => {
        ask.repository.artifacts.remove(artifact);
        return { status: 204 };
      }),
  },
];

function ofArtifact(ask: Ask, handle: (artifact: ArtifactState) => Answer): Answer {
  const artifact = ask.repository.artifacts.find(Number(ask.path['artifact_id']));
  return artifact === undefined ? NOT_FOUND : handle(artifact);
}

function shown(artifact: ArtifactState, { show, repository }: Ask): Json {
  const { id, name, bytes, sha256, runId, createdAt, expiresAt } = artifact;
  const url = `${show.repositoryUrl}/actions/artifacts/${id}`;
  return {
    id,
    node_id: nodeId('A', id),
    name,
    size_in_bytes: bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: repository.artifacts.isExpired(artifact),
    created_at: moment(createdAt),
    updated_at: moment(createdAt),
    expires_at: moment(expiresAt),
    digest: `sha256:${sha256}`,
    workflow_run: {
      id: runId,
      repository_id: 1_296_269,
      head_repository_id: 1_296_269,
      head_branch: repository.defaultBranch,
      head_sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
    },
  };
}
