import { artifactNamed, type Artifact } from './artifact.js';
import type { Found } from './outcome.js';
import type { GateRequest } from './request.js';

/** Where `artifactOf` finds none. */
export const NO_ARTIFACT: Found = {
  code: 'artifact-unknown',
  found: 'neither the policy nor the run says which artifact it is about',
};

/**
 * The artifact that a requirement is about: the one that it names, or that of the run.
 *
 * @throws UserError where there is no such file
 */
export async function artifactOf(
  { artifact }: { readonly artifact?: string },
  { workspace, artifact: ofRun }: GateRequest,
): Promise<Artifact | undefined> {
  return artifact === undefined ? ofRun : artifactNamed(artifact, workspace);
}
