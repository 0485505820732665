import { start } from './index.js';
await start('provenance-verify');
