import { describe, expect, test } from '@jest/globals';
import { assigneeOf, escalationsOf, mentionOf } from '#alerts';
import { UserError } from '#verdict';

describe('who is called', () => {
  test('by age: with an @ mentioned, without one assigned, the youngest age first', () => {
    expect(escalationsOf(['7d=alice', '3d=@acme/on-call', ' 36h = @bob ', '3d=carol'])).toEqual([
      { after: 36 * 3600, mentions: ['bob'], assignees: [] },
      { after: 3 * 86_400, mentions: ['acme/on-call'], assignees: ['carol'] },
      { after: 7 * 86_400, mentions: [], assignees: ['alice'] },
    ]);
  });

  test.each(['3d', '@alice', '0d=@alice', '3w=@alice', '3d=', '3d=@a b', '3d=@a/b/c', '3d=acme/team'])(
    'not by %s',
    (step) => {
      expect(() => escalationsOf([step])).toThrow(UserError);
    },
  );

  test('names are names of GitHub', () => {
    expect(mentionOf('@acme/on-call')).toBe('acme/on-call');
    expect(assigneeOf('octo-cat')).toBe('octo-cat');
    for (const wrong of ['', '@', 'a b', '-a', 'a\nb', 'a,b', '<b>']) {
      expect(() => mentionOf(wrong)).toThrow(UserError);
      expect(() => assigneeOf(wrong)).toThrow(UserError);
    }
  });
});
