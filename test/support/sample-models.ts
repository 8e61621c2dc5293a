import {readFileSync} from 'node:fs';
import {parse} from 'yaml';
import {formatAssetForDocument, parseAsset} from '../../src/lib/domain/asset.js';
import type {Foundation} from '../../src/lib/domain/cooperative.js';
import type {DocumentMeta} from '../../src/lib/domain/document.js';
import {fullName, type Member, type MemberType} from '../../src/lib/domain/member.js';
import {displayTime} from '../../src/lib/domain/time.js';
import type {Model} from '../../src/lib/factory/index.js';

/** Time and account of all samples; the account is invented and says nothing of its owner. */
const CREATED_AT = '2026-10-07T09:30:00.000Z';
const USERNAME = 'qmvtkzdhrwep';

/** Reads a file of `examples/`; that it is what it is meant to be, the test of the examples checks. */
export function readExample(file: string): unknown {
  return parse(readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8'));
}

/** The example of a member of this type. */
export function exampleMember(type: MemberType): Member {
  return readExample(type === 'individual' ? 'member.yaml' : `member-${type}.yaml`) as Member;
}

/** Meta of a sample document, as the factory makes it (DOCUMENTS 2.1). */
export function sampleMeta(registryId: number, title: string): DocumentMeta {
  return {
    title,
    registry_id: registryId,
    lang: 'ru',
    generator: 'coopctl',
    version: '1',
    coopname: 'romashkacoop',
    username: USERNAME,
    created_at: CREATED_AT,
    block_num: 1200,
    timezone: 'Europe/Moscow',
    links: [],
  };
}

function amount(asset: string): string {
  const parsed = parseAsset(asset);
  if (!parsed) throw new Error(`no asset: ${asset}`);
  return formatAssetForDocument(parsed);
}

/** Models of all our templates (DOCUMENTS 1.4) for one member of the examples; templates take what they name. */
export function sampleModel(registryId: number, title: string, member: Member, more: Model = {}): Model {
  const {organization, vars, contributions, council} = readExample('romashka.yaml') as Foundation;
  const members = council.map(({individual, position}) => ({...individual, is_chairman: position === 'chairman'}));
  return {
    type: member.type,
    [member.type]: member,
    user: {full_name: member.type === 'organization' ? fullName(member.represented_by) : fullName(member)},
    coop: {...organization, is_branched: false, chairman: members[0], members, totalMembers: members.length},
    vars,
    meta: sampleMeta(registryId, title),
    created_at: displayTime(CREATED_AT),
    initial: amount(contributions.initial),
    minimum: amount(contributions.minimum),
    org_initial: amount(contributions.org_initial),
    org_minimum: amount(contributions.org_minimum),
    decision: {
      id: 7,
      date: '07.10.2026',
      time: '12:30',
      votes_for: 2,
      votes_against: 0,
      votes_abstained: 1,
      voters_percent: 100,
    },
    ...more,
  };
}

/** A hand signature as a member's device gives it: a small PNG of one colour. */
export const HAND_SIGNATURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
