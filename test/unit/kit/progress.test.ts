import { describe, expect, test } from '@jest/globals';
import { formatBytes, formatSeconds, ProgressMeter, throttledProgress } from '#kit';

class HandClock {
  seconds = 0;
  now(): Date {
    return new Date(this.seconds * 1000);
  }
}

describe('progress', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [12_345_678, '12.3 MB'],
    [999_600, '1.0 MB'],
    [3.2e12, '3.2 TB'],
  ])('%d bytes read %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test.each([
    [0.4, '0 s'],
    [59.6, '1 min 0 s'],
    [185, '3 min 5 s'],
    [7800, '2 h 10 min'],
  ])('%d seconds read %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

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
