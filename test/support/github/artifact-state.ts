import { createHash } from 'node:crypto';

export interface ArtifactState {
  readonly id: number;
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly runId: number;
  readonly createdAt: Date;
  expiresAt: Date;
}

const DAY_MS = 86_400_000;
/** Days that artifacts are kept unless somebody says otherwise. */
const KEPT_DAYS = 90;

/** The artifacts of the repository's runs. */
export class ArtifactsState {
  readonly artifacts: ArtifactState[] = [];
  /** Where an artifact's bytes can be had for a while; the service of artifacts sets it. */
  addressOf: (artifact: ArtifactState) => string = () => 'https://blob.example/none';
  #last = 5_000_000;

  constructor(private readonly now: () => Date) {}

  add(name: string, bytes: Buffer, runId: number, expiresAt?: Date): ArtifactState {
    const createdAt = this.now();
    const artifact: ArtifactState = {
      id: ++this.#last,
      name,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      runId,
      createdAt,
      expiresAt: expiresAt ?? new Date(createdAt.getTime() + KEPT_DAYS * DAY_MS),
    };
    this.artifacts.push(artifact);
    return artifact;
  }

  find(id: number): ArtifactState | undefined {
    return this.artifacts.find((artifact) => artifact.id === id);
  }

  isExpired({ expiresAt }: ArtifactState): boolean {
    return expiresAt.getTime() <= this.now().getTime();
  }

  remove(artifact: ArtifactState): void {
    this.artifacts.splice(this.artifacts.indexOf(artifact), 1);
  }
}
