import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import * as core from '@actions/core';
import type { CheckAnnotation } from '#github';
import type { Check, FileMistakes, Redactor, SourcePlace } from '#verdict';
import type { Environment } from './inputs.js';
import { checkLine } from './outcome.js';

/** GitHub shows ten annotations of a level a step. The tenth is the step's own line, which tells how many more there are. */
const SHOWN = 9;

/** Where annotations are written: as the step's run has it. */
export interface AnnotationSide {
  readonly title: string;
  readonly env: Environment;
  readonly redactor: Redactor;
}

/** Show what is wrong in a file at its places, the first ones. */
export function annotateMistakes({ file, mistakes }: FileMistakes, side: AnnotationSide): void {
  for (const { place, message } of mistakes.slice(0, SHOWN))
    annotate('error', { file, ...place }, message, side);
}

/** Show checks at the places in the user's file that asked for them: what failed as errors, what could not be asked as warnings. */
export function annotateChecks(blamed: readonly Check[], side: AnnotationSide): void {
  for (const [verdict, level] of [
    ['failed', 'error'],
    ['unproven', 'warning'],
  ] as const) {
    const placed = blamed.filter((check) => check.verdict === verdict && check.at !== undefined);
    for (const check of placed.slice(0, SHOWN)) annotate(level, check.at, checkLine(check), side);
  }
}

/** What is wrong, at the places in the repository's files that asked for it. What stands elsewhere has no line to be shown at. */
export function lineAnnotations(
  blamed: readonly Check[],
  side: Omit<AnnotationSide, 'title'>,
): readonly CheckAnnotation[] {
  return blamed.flatMap((check) => {
    const level = check.verdict === 'failed' ? 'failure' : 'warning';
    return check.at === undefined ? [] : lineAnnotation(level, check.at, checkLine(check), side);
  });
}

/** The mistakes in a file, at their places. */
export function mistakeAnnotations(
  { file, mistakes }: FileMistakes,
  side: Omit<AnnotationSide, 'title'>,
): readonly CheckAnnotation[] {
  return mistakes.flatMap(({ place, message }) =>
    lineAnnotation('failure', { file, ...place }, message, side),
  );
}

function lineAnnotation(
  level: CheckAnnotation['level'],
  { file, line }: SourcePlace,
  message: string,
  { env, redactor }: Omit<AnnotationSide, 'title'>,
): readonly CheckAnnotation[] {
  const path = inRepository(file, env);
  return path === undefined
    ? []
    : [{ path, startLine: line, endLine: line, level, message: redactor.redact(message) }];
}

function annotate(
  level: 'error' | 'warning',
  at: SourcePlace | undefined,
  message: string,
  { title, env, redactor }: AnnotationSide,
): void {
  const file = at === undefined ? undefined : inRepository(at.file, env);
  core[level](redactor.redact(message), {
    title,
    ...(at === undefined || file === undefined ? {} : { file, startLine: at.line, startColumn: at.column }),
  });
}

/** The path from the repository's root, as GitHub wants it; undefined for what lies elsewhere, or in an input. */
function inRepository(file: string, env: Environment): string | undefined {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (workspace === '') return undefined;
  const path = relative(workspace, resolve(file));
  return path.startsWith('..') || isAbsolute(path) || !existsSync(file) ? undefined : path;
}
