import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { signApproval } from '#provenance';
import { auditJson } from '#report';
import { auditSchema } from '../../../scripts/docs/audit-schema.js';
import { Deeds, RESTORED, auditOf, goodWeek, moment } from '../../support/audited.js';
import { PaperStore } from '../../support/paper-store.js';
import { PROJECT_ROOT } from '../../support/postgres.js';
import { newSigners } from '../../support/signed-sets.js';

let published: Record<string, unknown>;
beforeAll(async () => {
  const text = await readFile(join(PROJECT_ROOT, 'schemas', 'audit.schema.json'), 'utf8');
  published = v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
});

test('the published schema is that of the document’s type', () => {
  expect(published).toEqual(JSON.parse(auditSchema()));
});

test('every document is valid by it, of what was good and of what was not', async () => {
  const isValid = new Ajv({ allErrors: true, validateFormats: false }).compile(published);
  const ours = newSigners();
  const store = new PaperStore();
  const empty = await auditOf(new PaperStore());
  const week = await goodWeek(store, ours.signer);
  const [, , , id = ''] = week.ids;
  const recovery = { database: 'shop', target_was_empty: true, actor: 'mona', environment: 'production' };
  await new Deeds(store, ours.signer).run(id, moment(6, 9), { ...RESTORED, kind: 'recovery', recovery });
  await week.run(id, moment(6, 10), { signed: false });
  const approval = await signApproval(
    {
      ...{ of: { kind: 'commit', digest: 'ab'.repeat(20) }, purpose: 'recovery', approver: 'mona' },
      ...{ approvedAt: moment(1), expiresAt: moment(2) },
    },
    ours.signer,
  );
  const audits = [
    empty,
    await auditOf(store),
    await auditOf(store, {
      ...{ trust: ours.trust, targets: { maxGap: 3600, rto: 1, rpo: 1 } },
      approvals: {
        ...{ files: [{ path: 'a.json', bytes: approval }], approvers: ours.trust },
        reviewsOf: () => Promise.resolve([]),
      },
    }),
  ];
  for (const audit of audits) {
    const document: unknown = JSON.parse(JSON.stringify(auditJson(audit)));
    expect([isValid(document), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...v.parse(v.record(v.string(), v.unknown()), document), ledger: null })).toBe(false);
  }
});
