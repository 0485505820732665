export type { Fact, Phase, RelationRow, Report } from './model.js';
export { ladder, type Rung } from './ladder.js';
export { renderMarkdown, type MarkdownOptions } from './markdown.js';
export { renderHtml } from './html.js';
export { renderJUnit } from './junit.js';
export { REPORT_VERSION, reportJson } from './json.js';
export { code, prose } from './markdown-text.js';
export { visible } from './text.js';
export { redactedCheck, redactedReport } from './redacted.js';
