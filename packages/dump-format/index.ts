export { ArchiveError } from './errors.js';
export { DEFAULT_LIMITS, type ArchiveLimits } from './limits.js';
export type {
  ArchiveFormat,
  ArchiveHeader,
  ArchiveSummary,
  CompressionMethod,
  DataBlock,
  DataKind,
  DataSink,
  Section,
  StoredTime,
  Toc,
  TocEntry,
} from './model.js';
export { parseToc } from './toc-parser.js';
export { readTocFile } from './toc-file.js';
export { CustomArchiveReader, type CustomArchiveOptions } from './custom-archive.js';
export {
  DataFileReader,
  TOC_FILE,
  dataFileCompression,
  directoryFiles,
  largeObjectFiles,
  parseDirectoryToc,
  parseLargeObjectList,
  type DataFile,
  type DataFileOptions,
  type DataFileSummary,
  type DirectoryFile,
  type LargeObjectMember,
} from './directory-archive.js';
export { patchOffsets } from './patch-offsets.js';
export { release } from './release.js';
