import { UserError, type Ports } from '#verdict';
import { Approvals } from './approvals.js';
import { Artifacts } from './artifacts.js';
import { Attestations } from './attestations.js';
import { Calls } from './calls.js';
import { Checks } from './checks.js';
import { Issues } from './issues.js';
import { Labels } from './labels.js';
import { Patience } from './patience.js';
import type { Fetch } from './proxy.js';
import type { ProxySettings } from './proxy-settings.js';
import { Repositories } from './repositories.js';
import { Workflows } from './workflows.js';

/** Seconds that all the calls of a client together wait for GitHub. */
const PATIENCE_SECONDS = 60;

export interface GitHubOptions {
  readonly token: string;
  /** Such as `https://api.github.com`, or `https://ghes.example.com/api/v3`. */
  readonly apiUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly ports: Pick<Ports, 'log' | 'signal'>;
  readonly proxy?: ProxySettings;
  /** Seconds that all calls together may spend on limits and outages. */
  readonly patience?: number;
  /** How long a second of waiting takes, in milliseconds: 1000, but where a year is to pass in a minute. */
  readonly second?: number;
}

/** What Backproof does on GitHub, in one repository. */
export interface GitHub {
  readonly repository: string;
  readonly issues: Issues;
  readonly labels: Labels;
  readonly checks: Checks;
  readonly workflows: Workflows;
  readonly repositories: Repositories;
  readonly artifacts: Artifacts;
  readonly attestations: Attestations;
  readonly approvals: Approvals;
}

/** A client for one repository. Nothing is asked of GitHub before its first call. */
export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { token, apiUrl, ports, patience = PATIENCE_SECONDS, second = 1000 } = options;
  const target = targetOf(options.repository);
  if (token === '') {
    throw new UserError('There is no token for GitHub', { remedy: 'Pass `${{ github.token }}`' });
  }
  if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
    throw new UserError(`"${apiUrl}" is not the address of a GitHub API`, {
      remedy: 'Give one such as https://api.github.com',
    });
  }
  // Octokit takes longer to load than all the rest of us.
  const { createOctokit } = await import('./octokit.js');
  const { proxy } = options;
  const fetch = proxy === undefined ? undefined : (await import('./proxy.js')).fetchThrough(proxy);
  const octokit = createOctokit({
    token,
    apiUrl,
    patience: new Patience(patience),
    second,
    fetch,
    log: ports.log,
    signal: ports.signal,
  });
  const calls = new Calls(octokit, target, ports.signal, patience);
  return {
    repository: calls.repository,
    issues: new Issues(calls),
    labels: new Labels(calls),
    checks: new Checks(calls),
    workflows: new Workflows(calls),
    repositories: new Repositories(calls),
    artifacts: new Artifacts(calls),
    attestations: new Attestations(calls, fetch ?? directly, ports.signal),
    approvals: new Approvals(calls),
  };
}

function targetOf(repository: string): { readonly owner: string; readonly repo: string } {
  const match = /^([A-Za-z0-9][A-Za-z0-9_-]*)\/([A-Za-z0-9._-]+)$/.exec(repository);
  if (match === null) {
    throw new UserError(`"${repository}" is not a repository`, { remedy: 'Write it as owner/name' });
  }
  return { owner: match[1] ?? '', repo: match[2] ?? '' };
}

/** Undici takes its time to load, and few runs ask for anything but the API. */
const directly: Fetch = async (url, init) => (await import('./proxy.js')).fetchDirectly(url, init);
