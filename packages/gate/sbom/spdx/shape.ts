import * as v from 'valibot';

/**
 * SPDX 2.3 as JSON (https://spdx.github.io/spdx-spec/v2.3/): every field that the specification has, and no other. Deprecated fields are
 * taken, as tools write them.
 */

const text = v.string();
const texts = v.optional(v.array(text));
const maybe = v.optional(text);
/** 3.2 allows letters, digits, points and hyphens. npm keeps the underscores of packages' names, which its readers take. */
const id = v.pipe(text, v.regex(/^SPDXRef-[\w.+-]+$/, 'is no SPDX identifier'));

/** 6.9: UTC. Tools write fractions of a second as well, which the specification does not speak of. */
const instant = v.pipe(
  text,
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, 'is no time in UTC'),
  v.check((value) => !Number.isNaN(Date.parse(value)), 'is no time'),
);

/** 7.10 and 8.4. */
const ALGORITHMS = [
  ...['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-384', 'SHA3-512'],
  ...['BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'MD2', 'MD4', 'MD5', 'MD6', 'ADLER32'],
];
const checksum = v.strictObject({ algorithm: v.picklist(ALGORITHMS), checksumValue: text });

const annotation = v.strictObject({
  annotationDate: instant,
  annotationType: v.picklist(['OTHER', 'REVIEW']),
  annotator: text,
  comment: text,
});

/** What packages, files and snippets have in common. */
const item = {
  SPDXID: id,
  annotations: v.optional(v.array(annotation)),
  attributionTexts: texts,
  comment: maybe,
  copyrightText: maybe,
  licenseComments: maybe,
  licenseConcluded: maybe,
};

const PURPOSES = [
  ...['APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'OPERATING-SYSTEM', 'DEVICE', 'FIRMWARE'],
  ...['SOURCE', 'ARCHIVE', 'FILE', 'INSTALL', 'OTHER'],
];
/** The specification writes them with a hyphen, its first schema with an underscore. */
const CATEGORIES = [
  ...['SECURITY', 'PACKAGE-MANAGER', 'PACKAGE_MANAGER', 'PERSISTENT-ID', 'PERSISTENT_ID', 'OTHER'],
];

const packageShape = v.strictObject({
  ...item,
  name: text,
  downloadLocation: v.pipe(text, v.minLength(1)),
  versionInfo: maybe,
  builtDate: v.optional(instant),
  releaseDate: v.optional(instant),
  validUntilDate: v.optional(instant),
  checksums: v.optional(v.array(checksum), []),
  description: maybe,
  externalRefs: v.optional(
    v.array(
      v.strictObject({
        comment: maybe,
        referenceCategory: v.picklist(CATEGORIES),
        referenceLocator: v.pipe(text, v.regex(/^\S+$/, 'must be one word')),
        referenceType: v.pipe(text, v.minLength(1)),
      }),
    ),
    [],
  ),
  filesAnalyzed: v.optional(v.boolean()),
  hasFiles: v.optional(v.array(text), []),
  homepage: maybe,
  licenseDeclared: maybe,
  licenseInfoFromFiles: texts,
  originator: maybe,
  packageFileName: maybe,
  packageVerificationCode: v.optional(
    v.strictObject({ packageVerificationCodeExcludedFiles: texts, packageVerificationCodeValue: text }),
  ),
  primaryPackagePurpose: v.optional(v.picklist(PURPOSES)),
  sourceInfo: maybe,
  summary: maybe,
  supplier: maybe,
});

/** 8.3. */
const FILE_TYPES = [
  ...['SOURCE', 'BINARY', 'ARCHIVE', 'APPLICATION', 'AUDIO', 'IMAGE', 'TEXT', 'VIDEO', 'DOCUMENTATION'],
  ...['SPDX', 'OTHER'],
];
const file = v.strictObject({
  ...item,
  fileName: v.pipe(text, v.minLength(1)),
  checksums: v.pipe(v.array(checksum), v.minLength(1)),
  artifactOfs: v.optional(v.array(v.looseObject({}))),
  fileContributors: texts,
  fileDependencies: texts,
  fileTypes: v.optional(v.array(v.picklist(FILE_TYPES))),
  licenseInfoInFiles: texts,
  noticeText: maybe,
});

const pointer = v.strictObject({
  reference: text,
  offset: v.optional(v.pipe(v.number(), v.integer())),
  lineNumber: v.optional(v.pipe(v.number(), v.integer())),
});
const snippet = v.strictObject({
  ...item,
  name: maybe,
  licenseInfoInSnippets: texts,
  ranges: v.pipe(v.array(v.strictObject({ startPointer: pointer, endPointer: pointer })), v.minLength(1)),
  snippetFromFile: text,
});

/** 11.1. */
const RELATIONS = [
  ...['DESCRIBES', 'DESCRIBED_BY', 'CONTAINS', 'CONTAINED_BY', 'DEPENDS_ON', 'DEPENDENCY_OF'],
  ...['DEPENDENCY_MANIFEST_OF', 'BUILD_DEPENDENCY_OF', 'DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'],
  ...['PROVIDED_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF', 'RUNTIME_DEPENDENCY_OF', 'EXAMPLE_OF', 'GENERATES'],
  ...['GENERATED_FROM', 'ANCESTOR_OF', 'DESCENDANT_OF', 'VARIANT_OF', 'DISTRIBUTION_ARTIFACT', 'PATCH_FOR'],
  ...['PATCH_APPLIED', 'COPY_OF', 'FILE_ADDED', 'FILE_DELETED', 'FILE_MODIFIED', 'EXPANDED_FROM_ARCHIVE'],
  ...['DYNAMIC_LINK', 'STATIC_LINK', 'DATA_FILE_OF', 'TEST_CASE_OF', 'BUILD_TOOL_OF', 'DEV_TOOL_OF'],
  ...['TEST_OF', 'TEST_TOOL_OF', 'DOCUMENTATION_OF', 'OPTIONAL_COMPONENT_OF', 'METAFILE_OF', 'PACKAGE_OF'],
  ...['AMENDS', 'PREREQUISITE_FOR', 'HAS_PREREQUISITE', 'REQUIREMENT_DESCRIPTION_FOR', 'SPECIFICATION_FOR'],
  'OTHER',
];

const crossRef = v.strictObject({
  url: text,
  isLive: v.optional(v.boolean()),
  isValid: v.optional(v.boolean()),
  isWayBackLink: v.optional(v.boolean()),
  match: maybe,
  order: v.optional(v.pipe(v.number(), v.integer())),
  timestamp: v.optional(instant),
});

export const spdx = v.strictObject({
  $schema: maybe,
  spdxVersion: v.literal('SPDX-2.3'),
  dataLicense: v.literal('CC0-1.0', 'must be CC0-1.0'),
  SPDXID: v.literal('SPDXRef-DOCUMENT', 'must be SPDXRef-DOCUMENT'),
  name: v.pipe(text, v.minLength(1)),
  documentNamespace: v.pipe(text, v.check(isNamespace, 'must be a URI without a #')),
  creationInfo: v.strictObject({
    comment: maybe,
    created: instant,
    creators: v.pipe(
      v.array(v.pipe(text, v.regex(/^(?:Person|Organization|Tool): ?\S/, 'names no creator'))),
      v.minLength(1),
    ),
    licenseListVersion: maybe,
  }),
  comment: maybe,
  annotations: v.optional(v.array(annotation)),
  externalDocumentRefs: v.optional(
    v.array(
      v.strictObject({
        checksum,
        externalDocumentId: v.pipe(text, v.regex(/^DocumentRef-[A-Za-z0-9.+-]+$/)),
        spdxDocument: text,
      }),
    ),
    [],
  ),
  hasExtractedLicensingInfos: v.optional(
    v.array(
      v.strictObject({
        comment: maybe,
        crossRefs: v.optional(v.array(crossRef)),
        extractedText: text,
        licenseId: text,
        name: maybe,
        seeAlsos: texts,
      }),
    ),
  ),
  revieweds: v.optional(v.array(v.strictObject({ comment: maybe, reviewDate: instant, reviewer: maybe }))),
  documentDescribes: v.optional(v.array(text), []),
  packages: v.optional(v.array(packageShape), []),
  files: v.optional(v.array(file), []),
  snippets: v.optional(v.array(snippet), []),
  relationships: v.optional(
    v.array(
      v.strictObject({
        spdxElementId: text,
        comment: maybe,
        relatedSpdxElement: text,
        relationshipType: v.picklist(RELATIONS),
      }),
    ),
    [],
  ),
});
export type Spdx = v.InferOutput<typeof spdx>;

function isNamespace(value: string): boolean {
  return URL.canParse(value) && !value.includes('#');
}
