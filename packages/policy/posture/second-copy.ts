import type { StorePlace } from '#stores';
import { decided, notApplicable, notRun, type Check } from '#verdict';

/** What is known of one of the copies that were declared. */
export interface CopyFacts {
  readonly where: string;
  /** Undefined where the store does not tell where it is. */
  readonly place: StorePlace | undefined;
  /** SHA-256 of the set's manifest as it lies there; undefined where there is none. */
  readonly manifestSha256: string | undefined;
}

export interface SecondCopyOptions {
  readonly place: StorePlace | undefined;
  readonly manifestSha256: string;
  readonly copies: readonly CopyFacts[];
}

/** `posture.second-copy`: every declared copy has the set, and one of them is elsewhere: another service, region or account. */
export function secondCopy(options: SecondCopyOptions): readonly Check[] {
  const { copies, manifestSha256 } = options;
  if (copies.length === 0)
    return [notApplicable({ ...ELSEWHERE, found: 'no copies are declared (`copies`)' })];
  return [...copies.map((copy) => present(copy, manifestSha256)), elsewhere(options)];
}

const ELSEWHERE = { id: 'posture.second-copy', expected: 'a copy in another region, account or service' };

function present({ where, manifestSha256 }: CopyFacts, wanted: string): Check {
  const parts = { id: 'posture.second-copy', expected: 'the set, with the same manifest', where };
  if (manifestSha256 === undefined) return decided(false, { ...parts, found: 'it is not there' });
  const same = manifestSha256 === wanted;
  return decided(same, { ...parts, found: same ? 'it is there' : `another manifest: ${manifestSha256}` });
}

function elsewhere({ place, copies }: SecondCopyOptions): Check {
  const apart = copies.map((copy) => ({ copy, is: areApart(place, copy.place) }));
  const far = apart.find(({ is }) => is === true);
  if (far !== undefined) {
    const found = [place, far.copy.place].map(placeWords).join(' and ');
    return decided(true, { ...ELSEWHERE, found, where: far.copy.where });
  }
  if (apart.some(({ is }) => is === undefined))
    return notRun({ ...ELSEWHERE, found: 'the stores do not tell where they are' });
  return decided(false, { ...ELSEWHERE, found: `all of them in ${placeWords(place)}` });
}

/** Undefined where it is not known enough. */
function areApart(one: StorePlace | undefined, other: StorePlace | undefined): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.service !== other.service) return true;
  const region = differ(one.region, other.region);
  const account = differ(one.account, other.account);
  if (region === true || account === true) return true;
  // The same region, and the same account or one that is not told: not elsewhere as far as can be seen.
  return region === undefined ? undefined : account;
}

function differ(one: string | undefined, other: string | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one !== other;
}

function placeWords(place: StorePlace | undefined): string {
  if (place === undefined) return 'a place that is not told';
  const { service, region, account } = place;
  const more = [region, account === undefined ? undefined : `account ${account}`];
  return [service, ...more.filter((part) => part !== undefined)].join(', ');
}
