import { messageOf, type Logger } from '#verdict';
import type { Environment } from './inputs.js';
import type { FolderCache } from './verb.js';

/**
 * Folders kept between runs by GitHub's cache service, where it is there. A cache is a convenience: whatever goes wrong is a
 * debug line, and the work goes on without.
 */
export function folderCacheOf(env: Environment, log: Logger): FolderCache | undefined {
  const service = env['ACTIONS_RESULTS_URL'] ?? env['ACTIONS_CACHE_URL'] ?? '';
  if (service === '' || (env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '') return undefined;
  return {
    async restore(key, folder) {
      try {
        const { restoreCache } = await import('@actions/cache');
        return (await restoreCache([folder], key)) === key;
      } catch (error) {
        log.debug(`The cache could not be read: ${messageOf(error)}`);
        return false;
      }
    },
    async save(key, folder) {
      try {
        const { saveCache } = await import('@actions/cache');
        await saveCache([folder], key);
      } catch (error) {
        log.debug(`The cache could not be written: ${messageOf(error)}`);
      }
    },
  };
}
