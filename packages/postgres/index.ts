export * from './connection/index.js';
export * from './programs/index.js';
