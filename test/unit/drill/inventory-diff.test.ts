import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { compareInventories, type InventoryContext } from '#drill';
import { inventorySchema, type Inventory } from '#postgres';
import { conclude, type Check } from '#verdict';

const CONTEXT: InventoryContext = {
  database: 'app',
  sourceMajor: 17,
  restoredMajor: 17,
  drill: true,
  ownerless: false,
  filtered: false,
  shortfalls: [],
};

/** What the first sets hold: nothing of what came later. */
const FIRST = {
  database: {
    owner: 'anna',
    encoding: 'UTF8',
    collate: 'C',
    ctype: 'C',
    locale_provider: 'c',
    locale: null,
    icu_rules: null,
    collation_version: null,
  },
  roles: [role('anna', { superuser: true, can_login: true })],
  memberships: [],
  extensions: [{ name: 'hstore', version: '1.8', schema: 'public' }],
  event_triggers: [],
  publications: [],
};

function role(name: string, more: Partial<Inventory['roles'][number]> = {}): Inventory['roles'][number] {
  const no = { superuser: false, create_role: false, create_db: false, can_login: false, replication: false };
  return { name, inherit: true, ...no, bypass_rls: false, connection_limit: -1, valid_until: null, ...more };
}

function inventory(more: Partial<Inventory> = {}): Inventory {
  return v.parse(inventorySchema, { ...FIRST, ...more });
}

/** What a drill makes of the roles. */
const RESTORED = { roles: [role('anna', { bypass_rls: true }), role('backproof', { superuser: true })] };

function told(checks: readonly Check[]): readonly string[] {
  return checks
    .filter((check) => check.verdict !== 'proven')
    .map(
      (check) => `${check.required ? '' : 'not required '}${check.verdict} ${check.id}: ${check.where ?? ''}`,
    );
}

describe('inventories', () => {
  test('of the first sets are read and compared in what they have', () => {
    const checks = compareInventories(inventory(), inventory(RESTORED), CONTEXT);
    expect(checks.filter((check) => check.required).map((check) => check.verdict)).not.toContain('unproven');
    expect(conclude(checks, 'none').verdict).toBe('proven');
    expect(checks.filter((check) => check.id === 'schema.roles').map((check) => check.verdict)).toEqual([
      'proven',
    ]);
  });

  test('keep what a later version adds', () => {
    const parsed = v.parse(inventorySchema, { ...FIRST, unheard_of: [1] });
    expect(parsed).toHaveProperty('unheard_of', [1]);
  });

  test('are unproven in what a server would not show', () => {
    const source = inventory({ unreadable: { settings: 'permission denied' }, settings: undefined });
    const checks = compareInventories(source, inventory({ ...RESTORED, settings: [] }), CONTEXT);
    expect(told(checks.filter((check) => check.required))).toEqual(['unproven schema.settings: settings']);
  });

  test('name a role that is missing, and one that may log in', () => {
    const source = inventory({ roles: [role('anna'), role('bert'), role('carl')] });
    const restored = inventory({ roles: [role('anna'), role('bert', { can_login: true })] });
    expect(
      told(compareInventories(source, restored, CONTEXT).filter((check) => check.id === 'schema.roles')),
    ).toEqual(['failed schema.roles: role bert', 'failed schema.roles: role carl']);
  });

  test('of two real databases are compared in every attribute', () => {
    const checks = compareInventories(inventory(), inventory(RESTORED), { ...CONTEXT, drill: false });
    expect(told(checks.filter((check) => check.id === 'schema.roles'))).toEqual([
      'failed schema.roles: role anna',
      'failed schema.roles: role backproof',
    ]);
  });

  test('excuse what is known beforehand, by name, and nothing beside it', () => {
    const source = inventory({
      extensions: [...FIRST.extensions, { name: 'postgis', version: '3.4', schema: 'public' }],
    });
    const restored = inventory({
      ...RESTORED,
      extensions: [{ name: 'hstore', version: '1.7', schema: 'public' }],
    });
    const shortfall = {
      check: 'schema.extensions',
      object: 'extension postgis',
      reason: 'not on this server',
      deliberate: false,
    };
    const checks = compareInventories(source, restored, { ...CONTEXT, shortfalls: [shortfall] });
    expect(told(checks.filter((check) => check.id === 'schema.extensions'))).toEqual([
      'failed schema.extensions: extension hstore',
      'unproven schema.extensions: extension postgis',
    ]);
  });

  test('tell what is left out on purpose, and prove the rest', () => {
    const subscriptions = [{ name: 's', owner: 'anna', enabled: true, slot: 's', publications: ['p'] }];
    const checks = compareInventories(
      inventory({ subscriptions }),
      inventory({ ...RESTORED, subscriptions: [] }),
      CONTEXT,
    );
    expect(
      checks.filter((check) => check.id === 'schema.subscriptions').map((check) => check.required),
    ).toEqual([true, false]);
  });

  test('tell fifty differences of a kind, and count the rest', () => {
    const unlogged = Array.from({ length: 80 }, (_, at) => ({ schema: 'public', name: `t${at}` }));
    const checks = compareInventories(
      inventory({ unlogged }),
      inventory({ ...RESTORED, unlogged: [] }),
      CONTEXT,
    ).filter((check) => check.id === 'schema.tables');
    expect(checks).toHaveLength(51);
    expect(checks.every((check) => check.verdict === 'failed')).toBe(true);
    expect(checks.at(-1)?.found).toContain('30');
  });

  test('do not miss what a filter left out, but do find what it cannot have changed', () => {
    const views = (populated: boolean): Inventory['materialized_views'] => [
      { schema: 'public', name: 'here', populated },
    ];
    const source = inventory({
      materialized_views: [...(views(true) ?? []), { schema: 'public', name: 'filtered', populated: true }],
    });
    const restored = inventory({ ...RESTORED, materialized_views: views(false) });
    const checks = compareInventories(source, restored, { ...CONTEXT, filtered: true });
    expect(told(checks.filter((check) => check.id === 'schema.matviews'))).toEqual([
      'failed schema.matviews: materialized view public.here',
    ]);
  });

  test('forgive no privilege but MAINTAIN, which one of two servers does not know', () => {
    const grants = (...privileges: string[]): Inventory['grants'] => [
      {
        kind: 'TABLE',
        schema: 'public',
        name: 't',
        arguments: null,
        column: null,
        made_by: null,
        granted: [{ grantor: null, grantee: 'bert', privileges, grantable: false }],
        revoked: [],
      },
    ];
    const compare = (sourceMajor: number, theirs: Inventory['grants']): readonly string[] =>
      told(
        compareInventories(
          inventory({ grants: grants('SELECT') }),
          inventory({ ...RESTORED, grants: theirs }),
          {
            ...CONTEXT,
            sourceMajor,
          },
        ).filter((check) => check.id === 'schema.grants'),
      );
    expect(compare(15, grants('SELECT', 'MAINTAIN'))).toEqual([]);
    expect(compare(17, grants('SELECT', 'MAINTAIN'))).toEqual(['failed schema.grants: table public.t']);
    expect(compare(15, grants('SELECT', 'INSERT'))).toEqual(['failed schema.grants: table public.t']);
  });

  test('find a sequence that is behind where there is no table of contents', () => {
    const at = (last: string, called: boolean, increment = '1'): Inventory => {
      const numbers = { start: '1', increment, min: '-9', max: '99', cache: '1', cycle: false };
      return inventory({
        ...RESTORED,
        sequences: [
          { schema: 'public', name: 's', type: 'bigint', ...numbers, last_value: last, is_called: called },
        ],
      });
    };
    const red = (source: Inventory, restored: Inventory): boolean =>
      told(compareInventories(source, restored, CONTEXT)).includes(
        'failed schema.sequences: sequence public.s',
      );
    expect(red(at('5', true), at('5', true))).toBe(false);
    expect(red(at('5', true), at('7', true))).toBe(false);
    expect(red(at('5', true), at('4', true))).toBe(true);
    expect(red(at('5', true), at('5', false))).toBe(true);
    expect(red(at('5', true, '-1'), at('6', true, '-1'))).toBe(true);
    expect(red(at('5', true, '-1'), at('4', true, '-1'))).toBe(false);
  });
});
