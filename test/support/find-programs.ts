import { programFinder } from '#postgres';
import { silentLog } from './postgres.js';

/** A process of its own that finds `pg_dump` 17: `node find-programs.js <cache folder> <apt source>`. Prints what it did as JSON. */
const [cacheFolder = '', aptSource = ''] = process.argv.slice(2);
const fetched: string[] = [];
const found = await programFinder({
  searchPath: process.env['PATH'] ?? '',
  cacheFolder,
  aptSource,
  onRunner: false,
  versionedFolders: [],
  log: { ...silentLog, info: (line) => fetched.push(line) },
  signal: new AbortController().signal,
}).find({ need: ['pg_dump'], major: { exactly: 17 } });
process.stdout.write(JSON.stringify({ folder: found.folder, fetched: fetched.length }));
