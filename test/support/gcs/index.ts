export { GcsServer, type Fault, type Seen } from './server.js';
export type { BucketState } from './bucket.js';
