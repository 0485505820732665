export { ArchiveError } from './errors.js';
export { DEFAULT_LIMITS, type ArchiveLimits } from './limits.js';
export type {
  ArchiveFormat,
  ArchiveHeader,
  ArchiveOptions,
  ArchiveReader,
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
export { CustomArchiveReader } from './custom-archive.js';
export { TarArchiveReader } from './tar-archive.js';
export { DETECT_BYTES, detectFormat, openArchiveReader } from './open-archive.js';
export { sequenceValues, type SequenceValue } from './sequences.js';
export {
  DataFileReader,
  TOC_FILE,
  dataFileCompression,
  directoryFiles,
  largeObjectFile,
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
export { RecordHasher, type RecordSums } from './rowhash/record-hasher.js';
export { RowHasher, type TableFingerprint } from './rowhash/row-hasher.js';
export { addFingerprints, type FingerprintSum } from './rowhash/sum.js';
export { BucketHasher, bucketFlags, differingBuckets, type BucketTable } from './rowhash/buckets.js';
export { MAX_PICKED_LINE, RowPicker, type OnRow } from './rowhash/row-picker.js';
export { FingerprintSink, tableKey, tableOfKey, type LargeObjectFingerprint } from './fingerprint-sink.js';
export { blockOffsets, readTableData, type LocalArchive } from './entry-data.js';
export { copyColumns } from './copy-columns.js';
export { diffToc, type Aspect, type TocDiff, type TocDiffOptions, type TocDifference } from './toc-diff.js';
export { objectOf } from './toc-names.js';
export { ownStatements, shownName, sqlTokens } from './sql-text.js';
export { FileFingerprinter, isDataFile, type FileFingerprint } from './file-fingerprint.js';
export { release } from './release.js';
export { dependents } from './toc-dependents.js';
