import { join, resolve } from 'node:path';
import type { Audit, Period } from '#audit';
import type { InputsOf, Outcome, Verb } from '#kit';
import { PRODUCER, UserError } from '#verdict';
import { approvalsFrom } from './audit-approvals.js';
import { storeFrom } from './engine.js';
import { headsFromElsewhere } from './known-heads.js';
import { writeFiles } from './report-files.js';
import { audit as schema } from './schemas/audit.js';
import { trustFrom } from './trust.js';
import { checksJson } from './words.js';

type Inputs = InputsOf<typeof schema>;

/** `backproof audit`. */
export const audit: Verb<typeof schema> = {
  schema,
  execute: async (inputs, context) => {
    const period = periodFrom(inputs, context.ports.clock.now());
    const trust = await trustFrom(inputs, context);
    const approvals = await approvalsFrom(inputs, context);
    const [{ audit: look }, { resolveName }] = await Promise.all([import('#audit'), import('#archive')]);
    const store = await storeFrom(inputs, context);
    const name = await resolveName(store, inputs.name);
    context.about(name);
    const targets = {
      maxGap: inputs['max-gap'],
      ...(inputs['rto-target'] === undefined ? {} : { rto: inputs['rto-target'] }),
      ...(inputs['rpo-target'] === undefined ? {} : { rpo: inputs['rpo-target'] }),
    };
    const known = await headsFromElsewhere(inputs, { name, trust }, context);
    const request = {
      ...{ store, name, period, trust, targets, approvals, every: !inputs.quick },
      ...{ heads: known.anchors, headChecks: known.checks },
    };
    return outcomeOf(await look(request, context.ports), inputs, known.notes);
  },
};

async function outcomeOf(
  found: Audit,
  inputs: Inputs,
  notes: readonly string[],
): Promise<Outcome<keyof (typeof schema)['outputs']>> {
  const { auditStatement, periodWords } = await import('#report');
  const { verdict, checks, name, at } = found;
  const statement = auditStatement(found);
  const path = await write(found, inputs['report-dir']);
  return {
    report: {
      ...{ title: `Audit of ${name}`, verdict, claim: 'none', statement, at, checks },
      facts: [
        { label: 'Period', value: periodWords(found) },
        { label: 'Report', value: path },
      ],
      ...{ phases: [], relations: [], notes, producer: PRODUCER },
    },
    outputs: { verdict, claim: 'none', 'report-path': path, checks: checksJson(checks) },
    details: { name, report_path: path },
    lastLine: `${name}: ${verdict}. ${statement} ${path}`,
  };
}

/** @returns the HTML file's path */
async function write(found: Audit, folder: string): Promise<string> {
  const { auditJson, renderAuditHtml } = await import('#report');
  const target = resolve(folder === '' ? 'backproof-audit' : folder);
  await writeFiles(target, {
    'audit.json': `${JSON.stringify(auditJson(found), null, 2)}\n`,
    'audit.html': renderAuditHtml(found),
  });
  return join(target, 'audit.html');
}

/** The period that the inputs name. @throws UserError */
function periodFrom({ from, to }: Pick<Inputs, 'from' | 'to'>, now: Date): Period {
  const period = { from: momentFrom(from, 'from'), to: to === '' ? now : momentFrom(to, 'to') };
  if (period.from < period.to) return period;
  throw new UserError('The period ends before it begins', { remedy: 'Let `to` be later than `from`' });
}

const MOMENT = /^(\d{4}-\d\d)(-\d\d)?(T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?$/;

/** A month, a day or an instant: its first moment, in UTC. @throws UserError */
function momentFrom(text: string, input: string): Date {
  const [, month = '', day, time] = MOMENT.exec(text) ?? [];
  const written = `${month}${day ?? '-01'}${time ?? 'T00:00:00Z'}`;
  const at = new Date(written);
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written.slice(0, 10));
  if (isReal && (time === undefined || day !== undefined)) return at;
  throw new UserError(`\`${input}\` is no moment: ${text}`, {
    remedy: 'Write 2026-07, 2026-07-01 or 2026-07-01T00:00:00Z',
  });
}
