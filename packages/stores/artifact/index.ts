import { fetchFor } from '#github';
import { UserError } from '#verdict';
import type { StoreOptions } from '../open.js';
import { parseStoreUrl } from '../store-url.js';
import { ArtifactStore } from './artifact-store.js';
import { ArtifactService } from './service.js';

/** The most that GitHub lets a private repository ask for. https://docs.github.com/organizations/managing-organization-settings */
const MOST_DAYS = 400;

/**
 * `artifact:` or `artifact:?retention-days=30`: the artifacts of the repository that the run belongs to.
 *
 * @param second how long a second of waiting takes, in milliseconds
 * @throws UserError for what cannot be read
 */
export async function openArtifacts(
  name: string,
  options: StoreOptions,
  second = 1000,
): Promise<ArtifactStore> {
  const { env, ports, workFolder, stallSeconds, github } = options;
  const { authority, path, params } = parseStoreUrl(name.replace(/^artifact:(?:\/\/)?/i, 'artifact://'), [
    'retention-days',
  ]);
  if (authority !== '' || path.length > 0) {
    throw new UserError(`'${name}' names more than there is`, {
      remedy: 'Write artifact: alone; the name of the backup keeps its sets apart',
    });
  }
  const fetch = await fetchFor(env);
  const persistence = { signal: ports.signal, second };
  const run = Number(env['GITHUB_RUN_ID']);
  return new ArtifactStore({
    github: once(github),
    service: once(
      () => new ArtifactService({ env, stallSeconds, fetch, ...persistence, clock: ports.clock }),
    ),
    fetch,
    run: Number.isSafeInteger(run) && run > 0 ? run : undefined,
    retentionDays: retentionDays(params.get('retention-days'), options),
    workFolder,
    stallSeconds,
    ...persistence,
  });
}

/** As asked, and no more than the repository allows, which is told. */
function retentionDays(
  text: string | undefined,
  { env, ports }: Pick<StoreOptions, 'env' | 'ports'>,
): number | undefined {
  if (text === undefined) return undefined;
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS) {
    throw new UserError(
      `retention-days of artifacts must be a whole number from 1 to ${MOST_DAYS}, not '${text}'`,
    );
  }
  const limit = Number(env['GITHUB_RETENTION_DAYS'] ?? '');
  if (!Number.isSafeInteger(limit) || limit < 1 || days <= limit) return days;
  ports.log.warning(`Artifacts of this repository are kept for ${limit} days at most, not for ${days}`);
  return limit;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
