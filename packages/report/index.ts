export type { Fact, Phase, RelationRow, Report } from './model.js';
