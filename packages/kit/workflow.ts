import * as core from '@actions/core';
import type { Logger, Redactor } from '#verdict';

/** The engine's log in a workflow: plain lines, annotations for warnings, folds for groups. */
export function workflowLogger(redactor: Redactor): Logger {
  return {
    info(line) {
      core.info(redactor.redact(line));
    },
    warning(line) {
      core.warning(redactor.redact(line));
    },
    debug(line) {
      core.debug(redactor.redact(line));
    },
    async group(title, work) {
      core.startGroup(redactor.redact(title));
      try {
        return await work();
      } finally {
        core.endGroup();
      }
    },
  };
}

/** Mask a secret in every form: by the runner for the whole job, and by us for what we write. */
export function workflowMask(redactor: Redactor): (secret: string) => void {
  return (secret) => {
    for (const form of redactor.add(secret)) core.setSecret(form);
  };
}
