import { gapsCheck } from '#ledger';
import { decided, formatCount, notRun, type Check } from '#verdict';
import type { Facts } from './model.js';

/** What only somebody from outside can tell. */
const ANCHORED: ReadonlySet<string> = new Set(['ledger-rewritten', 'ledger-truncated']);

/** Whether what the ledger says of the period can be believed, and whether it says all. */
export function ledgerChecks({ ledger, store }: Pick<Facts, 'ledger' | 'store'>): readonly Check[] {
  const { faults, entries, head, anchors, gaps } = ledger;
  const chain = faults.filter(({ code }) => !ANCHORED.has(code));
  const against = faults.filter(({ code }) => ANCHORED.has(code));
  const told = (found: typeof faults): string =>
    found.map(({ code, message }) => `${code}: ${message}`).join('; ');
  const holding = anchors.filter(({ standing }) => standing === 'holds');
  const links = { id: 'audit.ledger', expected: 'a ledger in which every entry continues the one before it' };
  const heads = {
    id: 'audit.ledger-anchors',
    expected: 'a ledger as those knew it who signed its head, or noted it elsewhere',
  };
  const noneAtAll = head === undefined && chain.length === 0;
  return [
    noneAtAll
      ? notRun({ ...links, found: 'there is no ledger', where: store })
      : decided(chain.length === 0, {
          ...links,
          found:
            chain.length === 0
              ? `${formatCount(entries)} entries, up to ${head?.seq ?? 0}:${head?.hash ?? ''}`
              : told(chain),
          where: chain[0]?.where ?? store,
        }),
    against.length === 0 && holding.length === 0
      ? notRun({
          ...heads,
          found: 'no head is known: a cut end, or a ledger that was written anew, could not be told',
        })
      : decided(against.length === 0, {
          ...heads,
          found:
            against.length === 0
              ? `${formatCount(holding.length, 'head')} ${holding.length === 1 ? 'holds' : 'hold'}, the last at entry ${Math.max(...holding.map(({ anchor }) => anchor.head.seq))}`
              : told(against),
          ...(against[0] === undefined ? {} : { where: against[0].where }),
        }),
    gapsCheck('audit.run-numbers', gaps, chain.length === 0 && head !== undefined),
  ];
}
