import { start } from './index.js';
await start('dr-restore-smoke');
