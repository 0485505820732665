const SHAPE = /^backup-(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)-(\d\d)\.sql(?:\.enc)?$/;

/**
 * The moment in the name of a file as older tools wrote it: `backup-YYYY-MM-DD-HH-mm-ss.sql`, or `.sql.enc` where it is encrypted, taken
 * for UTC. Undefined for every other name.
 */
export function parseLegacyName(name: string): Date | undefined {
  const parts = SHAPE.exec(name);
  if (parts === null) return undefined;
  const [, day = '', hour = '', minute = '', second = ''] = parts;
  const text = `${day}T${hour}:${minute}:${second}`;
  const at = new Date(`${text}Z`);
  // Date rolls 30 February over to March.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 19) !== text ? undefined : at;
}
