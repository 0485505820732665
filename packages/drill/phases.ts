/** How long each phase took on the wall clock. Phases follow one another, so that their sum is the time to recover. */
export class PhaseTimer {
  readonly #seconds = new Map<string, number>();

  /** In the order in which they began; a phase that came again is told once, with all its time. */
  get phases(): readonly { readonly name: string; readonly seconds: number }[] {
    return [...this.#seconds].map(([name, seconds]) => ({ name, seconds }));
  }

  async measure<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      const seconds = (performance.now() - started) / 1000;
      this.#seconds.set(name, (this.#seconds.get(name) ?? 0) + seconds);
    }
  }

  get total(): number {
    return this.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  }
}
