import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FAILURE_CLASSES } from '#alerts';
import { classLabel, databaseLabel, labelsFor } from '../../../packages/alerts/issues/labels.js';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.constantFrom(
    ...FAILURE_CLASSES,
    'acknowledged',
    'critical',
    'age-3d',
    'a,b',
    'Integrity',
    'x'.repeat(40),
  ),
);

describe('labels', () => {
  test('of a database fit GitHub, stand in a query, and are no other label of ours', () => {
    const others = new Set(FAILURE_CLASSES.map(classLabel));
    fc.assert(
      fc.property(anyName, (name) => {
        const label = databaseLabel(name);
        expect(label).toMatch(/^backproof:[\w.-]{1,40}$/);
        expect(others.has(label.toLowerCase())).toBe(false);
        expect(label.toLowerCase()).not.toMatch(/^backproof:(acknowledged|critical|major|minor|age-\d+d)$/);
      }),
      { numRuns: 500 },
    );
  });

  test('of two long names with one beginning differ', () => {
    expect(databaseLabel(`${'x'.repeat(60)}1`)).not.toBe(databaseLabel(`${'x'.repeat(60)}2`));
    expect(databaseLabel('shop.app_1')).toBe('backproof:shop.app_1');
  });

  test('that people gave stay; ours follow the state', () => {
    const about = { database: 'app', failure: 'integrity', silent: false } as const;
    const opened = labelsFor(['bug', 'backproof:old-team'], { ...about, age: 0 });
    expect(opened.slice(0, 2)).toEqual(['bug', 'backproof:old-team']);
    expect(opened).toContain('backproof:critical');
    const old = labelsFor(opened, { ...about, age: 8 * 86_400, silent: true });
    expect(old).toEqual(expect.arrayContaining(['backproof:age-7d', 'backproof:acknowledged', 'bug']));
    expect(new Set(old).size).toBe(old.length);
    expect(labelsFor(old, about)).toEqual(labelsFor(opened, about));
  });
});
