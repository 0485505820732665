export { drill, type DrillOptions } from './drill.js';
export { recover, type RecoverOptions } from './recover.js';
export type { DrillResult } from './result.js';
export { parseAssertions, type Assertion } from './assertions.js';
export { compareDatabase, type ComparedRelation, type Comparison } from './compare.js';
export { fetchSet, type FetchedSet, type LocalDump } from './fetch.js';
export { restoreDatabase, type RestoreOptions, type RestoredDatabase } from './restore.js';
export { givenTarget, throwawayTarget, type Target } from './target.js';
