/** How long each phase took on the wall clock. Phases follow one another, so that their sum is the time to recover. */
export class PhaseTimer {
  readonly phases: { readonly name: string; readonly seconds: number }[] = [];

  async measure<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.phases.push({ name, seconds: (performance.now() - started) / 1000 });
    }
  }

  get total(): number {
    return this.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  }
}
