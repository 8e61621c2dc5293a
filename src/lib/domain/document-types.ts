import {MEMBER_TYPES, type MemberType} from './member.js';

/**
 * Who has to sign a type of document (DOCUMENTS 1.2): the member that it is about, the chairman of the council, or a person
 * whom its meta or its meeting names under this role.
 */
export type SignerRole =
  'member' | 'chairman' | 'receiver' | 'transmitter' | 'trustee' | 'meeting_chairman' | 'secretary' | 'presider';

/** What the program knows of a type of document; its title and text are the template's. */
export interface DocumentType {
  registry_id: number;
  /** Roles in the order of signing. */
  signers: readonly SignerRole[];
  /** Kinds of members that it can be about. */
  about: readonly MemberType[];
  /** Agreement type on chain (`soviet::coagreements`), for agreements. */
  agreement?: 'wallet' | 'signature' | 'privacy' | 'user';
  /** Council decision on chain that this document is the protocol of. */
  decision?: string;
}

const type = (
  registry_id: number,
  signers: readonly SignerRole[],
  more: Partial<Pick<DocumentType, 'about' | 'agreement' | 'decision'>> = {},
): DocumentType => ({registry_id, signers, about: MEMBER_TYPES, ...more});

/** Branch offices and meetings are led by people. */
const PEOPLE = {about: ['individual']} as const;

/** The types that can be generated here (DOCUMENTS 1.2). */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  type(1, ['member'], {agreement: 'wallet'}),
  type(2, ['member'], {agreement: 'signature'}),
  type(3, ['member'], {agreement: 'privacy'}),
  type(4, ['member'], {agreement: 'user'}),
  type(50, ['member'], {about: ['organization']}),
  type(51, ['member']),
  type(100, ['member']),
  type(101, ['member']),
  type(190, ['member']),
  type(200, ['member']),
  type(201, ['chairman'], {decision: 'leavecoop'}),
  type(300, ['member']),
  type(301, ['chairman'], {decision: 'creategm'}),
  type(302, ['member']),
  type(303, ['member']),
  type(304, ['secretary', 'presider']),
  type(320, ['member']),
  type(321, ['member']),
  type(322, ['member']),
  type(323, ['meeting_chairman']),
  type(324, ['meeting_chairman']),
  type(325, ['chairman'], {decision: 'branchdec'}),
  type(326, ['member'], PEOPLE),
  type(327, ['member', 'trustee'], PEOPLE),
  type(328, ['member', 'chairman'], PEOPLE),
  type(329, ['member', 'chairman'], PEOPLE),
  type(330, ['member', 'trustee'], PEOPLE),
  type(501, ['chairman'], {decision: 'joincoop'}),
  type(599, ['member']),
  type(600, ['chairman'], {decision: 'freedecision'}),
  type(700, ['member']),
  type(701, ['chairman']),
  type(702, ['member', 'receiver']),
  type(800, ['member']),
  type(801, ['chairman']),
  type(802, ['member', 'transmitter']),
  type(900, ['member']),
  type(901, ['chairman'], {decision: 'createwthd'}),
  type(1200, ['chairman']),
  type(1201, ['chairman']),
];

/** The application for membership and the agreements that go with it, in the order of signing (DOCUMENTS 1.6). */
export const APPLICATION = 100;
export const APPLICATION_AGREEMENTS = [2, 1, 4, 3] as const;

/** The type with this number; undefined when it is not known here. */
export function documentType(registry_id: number): DocumentType | undefined {
  return DOCUMENT_TYPES.find((known) => known.registry_id === registry_id);
}
