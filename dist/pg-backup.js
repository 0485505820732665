import { start } from './index.js';
await start('pg-backup');
