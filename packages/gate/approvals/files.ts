import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_APPROVAL_BYTES } from '#provenance';
import { UserError } from '#verdict';
import { inWorkspace, readFileUpTo } from '../workspace.js';

/** A file that may be an approval. */
export interface ApprovalFile {
  /** As it was named. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files that are looked into: more are those of somebody who wants the gate to be busy. */
const MAX_FILES = 200;

/** Characters that change how what stands beside them is shown. */
const HIDING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * The approvals that a run was given: files below the workspace, and those in folders there whose names end with `.json`.
 *
 * @throws UserError where one cannot be read
 */
export async function approvalFiles(
  paths: readonly string[],
  workspace: string,
): Promise<readonly ApprovalFile[]> {
  const named: string[] = [];
  for (const path of paths) named.push(...(await filesAt(path, workspace)));
  if (named.length > MAX_FILES) {
    throw new UserError(`There are ${named.length} approvals, and at most ${MAX_FILES} are read`, {
      remedy: 'Give those of this change alone',
    });
  }
  const files: ApprovalFile[] = [];
  for (const path of new Set(named)) {
    const file = await inWorkspace(workspace, path);
    files.push({ path, bytes: await readFileUpTo(file, path, 2 * MAX_APPROVAL_BYTES) });
  }
  return files;
}

async function filesAt(path: string, workspace: string): Promise<readonly string[]> {
  const found = await inWorkspace(workspace, path);
  if (!(await stat(found)).isDirectory()) return [path];
  const names = (await readdir(found)).filter((name) => name.endsWith('.json'));
  if (names.some((name) => HIDING.test(name))) {
    throw new UserError(`A file in ${path} has a name that hides what it is`, {
      remedy: 'Find out who put it there',
    });
  }
  return names.toSorted().map((name) => join(path, name));
}
