/** The product's version, as in package.json. */
export const VERSION = '1.0.0';

/** Who wrote a manifest or a report. */
export const PRODUCER = `backproof/${VERSION}`;
