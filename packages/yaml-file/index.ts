export { holdToShape, type HeldFile } from './held.js';
export { Mistakes, shown } from './mistakes.js';
export { duration, headers, listed, mapping, named, scalar, variables, whole, word } from './shape.js';
export { OneSpot, type Place, type Scalar, type Spot } from './spot.js';
export { TookTooLong, withinTime } from './within-time.js';
export { readYaml } from './yaml.js';
export type { YamlSpot } from './yaml-spot.js';
