export {
  MANIFEST_VERSION,
  MAX_MANIFEST_BYTES,
  isInnerPath,
  type Manifest,
  type ManifestDatabase,
  type ManifestDump,
  type ManifestFile,
  type ManifestRelation,
} from './schema.js';
export {
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  allObjects,
  digestLine,
  encodeManifest,
  filesOfDump,
  inStorageOrder,
  objectPaths,
  parseManifest,
  sha256Hex,
  storedObjects,
  type StoredObject,
} from './manifest.js';
