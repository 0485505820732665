/**
 * Writes what follows from the schemas into every `action.yml` and README, into the schemas and pages of probe and fleet files, and into
 * the workflows that follow a fleet file, so that nothing is declared twice.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { KINDS } from '#fleet';
import { actionSchemas, fleetInputs } from '#verbs';
import { auditSchema } from './docs/audit-schema.js';
import { withDeclarations } from './docs/action-yml.js';
import { fleetPageParts } from './docs/fleet-page.js';
import { fleetSchema } from './docs/fleet-schema.js';
import { gatePageParts, gateSchema } from './docs/gate-page.js';
import { probePageParts } from './docs/probe-page.js';
import { smokeSchema } from './docs/smoke-schema.js';
import { generatedParts, withParts } from './docs/tables.js';
import { withHandedOn } from './docs/workflow-inputs.js';

const root = join(import.meta.dirname, '..', '..');

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = await format(change(before), { ...(await resolveConfig(path)), filepath: path });
  if (after === before) return;
  await writeFile(path, after);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}

for (const schema of actionSchemas) {
  const folder = schema.name === '' ? root : join(root, 'actions', schema.name);
  await rewrite(join(folder, 'action.yml'), (text) => withDeclarations(text, schema));
  const readme = join(folder, 'README.md');
  if (existsSync(readme)) await rewrite(readme, (text) => withParts(text, generatedParts(schema)));
}
await rewrite(join(root, 'schemas', 'smoke.schema.json'), smokeSchema);
await rewrite(join(root, 'schemas', 'backproof.schema.json'), fleetSchema);
await rewrite(join(root, 'schemas', 'gate.schema.json'), gateSchema);
await rewrite(join(root, 'schemas', 'audit.schema.json'), auditSchema);
await rewrite(join(root, 'docs', 'gate.md'), (text) => withParts(text, gatePageParts()));
await rewrite(join(root, 'docs', 'probe-file.md'), (text) => withParts(text, probePageParts()));
await rewrite(join(root, 'docs', 'fleet-file.md'), (text) => withParts(text, fleetPageParts()));
for (const kind of KINDS) {
  await rewrite(join(root, '.github', 'workflows', `${kind}.yml`), (text) =>
    withHandedOn(text, fleetInputs, kind),
  );
}
