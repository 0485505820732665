import * as v from 'valibot';
import type { Calls } from './calls.js';
import { Rejected } from './errors.js';

export interface Label {
  readonly name: string;
  /** Six hexadecimal digits without a `#`. */
  readonly color: string;
  readonly description: string;
}

const labelSchema = v.pipe(
  v.object({ name: v.string(), color: v.string(), description: v.nullable(v.string()) }),
  v.transform((label): Label => ({ ...label, description: label.description ?? '' })),
);

/** The labels of one repository. */
export class Labels {
  constructor(private readonly calls: Calls) {}

  async list(): Promise<readonly Label[]> {
    return this.calls.all(
      { doing: 'list labels', permission: 'issues: read' },
      labelSchema,
      (octokit, target) =>
        octokit.paginate.iterator(octokit.rest.issues.listLabelsForRepo, { ...target, per_page: 100 }),
    );
  }

  /** Create a label where there is none of its name; one that is there stays as people made it. */
  async ensure(label: Label): Promise<void> {
    try {
      await this.calls.send(
        { doing: `create the label ${label.name}`, permission: 'issues: write' },
        (rest, target) => rest.issues.createLabel({ ...target, ...label }),
      );
    } catch (error) {
      const exists =
        error instanceof Rejected && error.rejections.some(({ code }) => code === 'already_exists');
      if (!exists) throw error;
    }
  }
}
