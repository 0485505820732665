import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Audit, AuditedRun } from '#audit';
import { auditJson, renderAuditHtml } from '#report';
import type { SignedBy } from '#seal';
import { auditOf, goodWeek } from '../../support/audited.js';
import { PaperStore } from '../../support/paper-store.js';
import { newSigners } from '../../support/signed-sets.js';
import { HOSTILE } from '../report/hostile.js';

type Node = DefaultTreeAdapterTypes.Node;

let good: Audit;
beforeAll(async () => {
  const ours = newSigners();
  const store = new PaperStore();
  await goodWeek(store, ours.signer);
  good = await auditOf(store, { trust: ours.trust });
});

/** An audit in which every text that somebody else may have written is the same. */
function auditWith(text: string): Audit {
  const by: SignedBy = {
    ...{ kind: 'identity', issuer: text, identity: text, repositoryId: text, runnerEnvironment: text },
    signedAt: good.at,
  };
  const evidence = { standing: 'signed', by: [by] } as const;
  const refused = { standing: 'refused', by: [], refusal: { code: text, message: text } } as const;
  const entries = good.deletions.map((entry) => ({
    ...{ ...entry, action: text, outcome: text, subject: { backup_id: text } },
    actor: { login: text, workflow: text, repository_id: text },
  }));
  const recovery = {
    ...{ database: text, actor: text, environment: text, target_was_empty: false, set_aside: text },
    backup_before: { name: text, backup_id: text, manifest_sha256: text },
  };
  const runs = good.runs.flatMap((run): AuditedRun[] => {
    if (run.said === undefined) return [];
    const said = { ...run.said, run: { repository: text }, wrong: [text], server: text, recovery };
    return [
      { ...run, id: text, path: text, evidence, said },
      { ...run, id: text, path: text, evidence: refused, said: undefined },
    ];
  });
  const said: Audit['approvals'][number]['said'] = {
    ...{ purpose: text, approver: text },
    of: { kind: 'manifest', digest: text },
    ...{ approvedAt: good.at, expiresAt: good.at },
  };
  const approvals: Audit['approvals'] = [{ path: text, evidence, said, recoveries: [text] }];
  const reviews = [{ by: { id: 1, login: text }, state: 'approved', environments: [text] }] as const;
  return {
    ...good,
    ...{ store: text, name: text, runs, strange: [text] },
    backups: good.backups.map((backup) => ({
      ...{ ...backup, id: text, evidence },
      said: {
        ...{ snapshotAt: good.at, databases: [{ name: text, serverVersion: text }], sizeBytes: 1 },
        ...{ encryption: text, source: { repository: text }, tool: text },
      },
      made: entries[0],
    })),
    ...{ deletions: entries, unreceipted: entries, broken: entries, steps: entries, approvals },
    recoveries: runs.slice(0, 2).map((run) => ({ run, approvals, reviews, problem: text })),
    signers: good.signers.map((use) => ({ ...use, by })),
    actors: good.actors.map((use) => ({ ...use, did: new Map([[text, 1]]), actor: { login: text } })),
    checks: good.checks.map((check) => ({ ...check, id: text, found: text, where: text })),
    ledger: {
      ...good.ledger,
      faults: [{ code: 'ledger-edited', seq: 1, message: text, where: text }],
      gaps: [{ repositoryId: text, workflow: text, from: 1, to: 2 }],
      anchors: [{ anchor: { head: { seq: 1, hash: text }, source: text, by: text }, standing: 'holds' }],
    },
  };
}

/** The elements of a page by their names, each with its attributes' names. */
function elementsOf(html: string): readonly string[] {
  const found: string[] = [];
  const pending: Node[] = [parse(html)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.nodeName === '#comment') throw new Error('a comment came from data');
    if ('tagName' in node) found.push([node.tagName, ...node.attrs.map(({ name }) => name)].join(' '));
    if ('childNodes' in node) pending.push(...node.childNodes.toReversed());
  }
  return found;
}

describe('names that break out of markup', () => {
  test.each(HOSTILE)('%j stays text, and changes nothing of the page', (text) => {
    const html = renderAuditHtml(auditWith(text));
    expect(elementsOf(html)).toEqual(elementsOf(renderAuditHtml(auditWith('plain'))));
    expect(html).not.toMatch(/[\u0000\u200b\u202e]/);
    const document: unknown = JSON.parse(JSON.stringify(auditJson(auditWith(text))));
    expect(document).toMatchObject({ version: 'backproof.audit.v1', name: text });
  });

  test('and a page of a whole audit runs nothing and asks nobody for anything', () => {
    const html = renderAuditHtml(good);
    expect(html).toContain('default-src &apos;none&apos;');
    expect(html).not.toMatch(/<(?:script|iframe|object|img|form|a)\b|url\(|@import|https?:\/\//);
    expect(new Set(elementsOf(html).filter((element) => /\bon\w+|style /.test(element)))).toEqual(new Set());
  });
});
