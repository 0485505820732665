import { describe, expect, test } from '@jest/globals';
import { ProgressMeter, throttledProgress } from '#kit';

class HandClock {
  seconds = 0;
  now(): Date {
    return new Date(this.seconds * 1000);
  }
}

describe('progress', () => {
  test('rate and time left count from the start of the phase', () => {
    const clock = new HandClock();
    const meter = new ProgressMeter(clock);
    clock.seconds = 100;
    meter.line({ phase: 'dump', bytes: 0, totalBytes: 400 });
    clock.seconds = 110;
    expect(
      meter.line({ phase: 'dump', bytes: 100, totalBytes: 400, items: 3, totalItems: 12, current: 'app.x' }),
    ).toBe('dump: 100 B of 400 B, 10 B/s, 3 of 12, app.x, 30 s left');
    expect(meter.line({ phase: 'restore' })).toBe('restore');
  });

  test('a line at most every ten seconds', () => {
    const clock = new HandClock();
    const lines: string[] = [];
    const progress = throttledProgress(clock, 10_000, (line) => lines.push(line));
    for (let second = 0; second < 35; second++) {
      clock.seconds = second;
      progress({ phase: 'dump', items: second });
    }
    expect(lines).toEqual(['dump: 10', 'dump: 20', 'dump: 30']);
  });
});
