import type { GitHub } from '#github';
import { UserError, type Ports } from '#verdict';
import type { Environment } from './inputs.js';

const PUBLIC_API = 'https://api.github.com';

/** The client for the repository that a run belongs to; on a terminal, for the one that GITHUB_REPOSITORY names. @throws UserError */
export async function gitHubOf(
  token: string,
  { env, ports }: { readonly env: Environment; readonly ports: Pick<Ports, 'log' | 'signal'> },
): Promise<GitHub> {
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  if (repository === '') {
    throw new UserError('Which repository is meant is not known', {
      remedy: 'Set GITHUB_REPOSITORY, such as acme/shop',
    });
  }
  const apiUrl = env['GITHUB_API_URL'] ?? '';
  const { openGitHub, proxyIn } = await import('#github');
  const proxy = proxyIn(env);
  return openGitHub({
    token,
    apiUrl: apiUrl === '' ? PUBLIC_API : apiUrl,
    repository,
    ports,
    ...(proxy === undefined ? {} : { proxy }),
  });
}
