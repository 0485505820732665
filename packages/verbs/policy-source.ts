import type { Branch, Repositories } from '#github';
import { gitHubOf, type VerbContext } from '#kit';
import { UserError } from '#verdict';
import { readTextFile } from './text-file.js';

export interface PolicyInputs {
  readonly policy: string;
  readonly 'policy-ref': string;
  readonly 'unsafe-local-policy': boolean;
  readonly 'github-token': string;
}

/** Where a policy and the files that it names are read from. */
export interface PolicySource {
  /** A file as messages name it. */
  nameOf(path: string): string;
  /** A file as a verification summary names it: by its commit where it has one. */
  uriOf(path: string): string;
  /** The commit that all of it is read at; undefined for files of this machine. */
  readonly commit: string | undefined;
  /** Whether nobody changes it alone; undefined for files of this machine. Of tags and commits GitHub tells no such thing. */
  readonly isProtected: boolean | undefined;
  /** @throws UserError where there is none */
  read(path: string): Promise<string>;
}

const REMEDY = 'Check `policy`; what it must hold is described in docs/gate.md';

/**
 * In a workflow the files of a branch as GitHub has them, all of them at the one commit that it stands at now; on a terminal those of
 * this machine. A pull request's own files never are a policy, unless somebody says that this is meant.
 */
export async function policySource(inputs: PolicyInputs, context: VerbContext): Promise<PolicySource> {
  const given = inputs['policy-ref'];
  if (given === '' ? !context.onRunner || inputs['unsafe-local-policy'] : false) return LOCAL;
  if (inputs['unsafe-local-policy']) {
    throw new UserError('`policy-ref` and `unsafe-local-policy` are both given', {
      remedy: 'Leave `unsafe-local-policy` out',
    });
  }
  if (/^(refs\/)?pull\//.test(given)) {
    throw new UserError('`policy-ref` is a pull request: whoever opened it would decide what is required', {
      remedy: 'Name a protected branch, or leave it out for the default branch',
    });
  }
  const github = await gitHubOf(inputs['github-token'], context);
  const { repositories, repository } = github;
  // A tag may bear the name of the default branch.
  const ref = given === '' ? `refs/heads/${(await repositories.get()).defaultBranch}` : given;
  const found = await standing(ref, repositories);
  if (found === undefined) {
    throw new UserError(`There is no ${ref} in ${repository}`, {
      remedy: 'Check `policy-ref`: it names a branch, a tag or a commit',
    });
  }
  const { commit, isProtected } = found;
  const nameOf = (path: string): string => `${repository}/${path}@${ref}`;
  return {
    ...{ nameOf, commit, isProtected },
    uriOf: (path) => `${repository}/${path}@${commit}`,
    async read(path) {
      const text = await repositories.file(path, commit);
      if (text !== undefined) return text;
      throw new UserError(`There is no file ${path} at ${ref}, commit ${commit}`, {
        remedy: REMEDY,
        where: nameOf(path),
      });
    },
  };
}

/** Where a ref stands. What is not named as a branch may be a tag or a commit. */
async function standing(ref: string, repositories: Repositories): Promise<Branch | undefined> {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
  if (branch !== undefined) return repositories.branch(branch);
  const commit = await repositories.commitAt(ref.replace(/^refs\//, ''));
  return commit === undefined ? undefined : { commit, isProtected: false };
}

const LOCAL: PolicySource = {
  nameOf: (path) => path,
  uriOf: (path) => path,
  commit: undefined,
  isProtected: undefined,
  read: (path) => readTextFile(path, 'policy', REMEDY),
};
