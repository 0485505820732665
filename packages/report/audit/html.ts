import type { Audit } from '#audit';
import { PRODUCER } from '#verdict';
import { VERDICT_WORDS, banner, htmlPage } from '../html-page.js';
import { checkTable } from '../html-tables.js';
import { markup } from '../markup.js';
import { headline } from '../standing.js';
import { answers } from './answers.js';
import { calendar } from './calendar.js';
import { actorTable, anchorTable, missingTable, signerTable } from './evidence-tables.js';
import { AUDIT_STYLE } from './style.js';
import { text } from './table.js';
import { approvalTable, recoveryTable, stepTable } from './recovery-tables.js';
import { backupTable, deletionTable, drillTable, otherRunTable } from './tables.js';
import { auditStatement, periodWords } from './words.js';

/** An audit as one HTML file that stands alone; what an auditor asks is answered on its first page. */
export function renderAuditHtml(audit: Audit): string {
  const { verdict } = audit;
  return htmlPage({
    title: `Audit of ${audit.name}`,
    heading: headline({ verdict, claim: 'none' }),
    ...{ at: audit.at, producer: PRODUCER, style: AUDIT_STYLE },
    main: markup`<p class="soft">${text(`The backups in ${audit.store}, ${periodWords(audit)}.`)}</p>
${banner({ verdict, claim: 'none', statement: auditStatement(audit) })}
${answers(audit)}
${calendar(audit)}
${checkTable(audit.checks)}
${missingTable(audit)}
${drillTable(audit)}
${recoveryTable(audit)}
${stepTable(audit)}
${approvalTable(audit)}
${signerTable(audit)}
${actorTable(audit)}
${anchorTable(audit)}
${deletionTable(audit)}
${backupTable(audit)}
${otherRunTable(audit)}`,
    footer: markup`<footer>
${VERDICT_WORDS}
<p>Signed: by a key or identity that was named as trusted when this was made. Not signed: anybody who may write to the store could have
written it. Ledger only: nothing of the backup is left, and the ledger tells of it. What was signed is what somebody said at that
moment; that a machine or a key was not stolen is nothing that this page could show. No backup was read for it but its manifest:
<code>backproof verify</code> and <code>backproof drill</code> read data.</p>
</footer>`,
  });
}
