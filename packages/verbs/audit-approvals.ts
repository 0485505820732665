import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApprovalFile, ApprovalSources } from '#audit';
import { gitHubOf, type InputsOf, type VerbContext } from '#kit';
import { UserError, messageOf } from '#verdict';
import type { audit as schema } from './schemas/audit.js';
import { trustFrom } from './trust.js';

type Inputs = Pick<InputsOf<typeof schema>, 'approvals' | 'approver-key' | 'github-token'>;

/** Where an audit learns who approved recoveries. @throws UserError */
export async function approvalsFrom(inputs: Inputs, context: VerbContext): Promise<ApprovalSources> {
  const token = inputs['github-token'];
  const asked = {
    'verify-key': inputs['approver-key'],
    'verify-threshold': 1,
    signer: [],
    'trusted-root': '',
  };
  const approvers = inputs['approver-key'] === '' ? undefined : await trustFrom(asked, context);
  return {
    files: (await Promise.all(inputs.approvals.map(filesAt))).flat(),
    approvers,
    reviewsOf:
      token === '' || (context.env['GITHUB_REPOSITORY'] ?? '') === ''
        ? undefined
        : async (runId) => (await gitHubOf(token, context)).approvals.ofRun(runId),
  };
}

/** Files that are read of a folder: more are no approvals of a period's recoveries. */
const MAX_FILES = 1_000;
/** Of each; an approval has less, and whatever has more is told to be none. */
const MAX_BYTES = 1024 * 1024;

/** A file, or the files of a folder. @throws UserError */
async function filesAt(path: string): Promise<readonly ApprovalFile[]> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const names = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.json')) : [];
    if (names.length > MAX_FILES) throw new UserError(`there are more than ${MAX_FILES} files`);
    const files = isFolder ? names.sort().map((name) => join(path, name)) : [path];
    return await Promise.all(files.map(readOne));
  } catch (error) {
    throw new UserError(`Approvals cannot be read: ${messageOf(error)}`, {
      remedy: 'Give files that `backproof approve` wrote, or folders of them',
      where: path,
      cause: error,
    });
  }
}

async function readOne(path: string): Promise<ApprovalFile> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new UserError(`${path} is too large for an approval`);
  return { path, bytes: await readFile(path) };
}
