import {readFileSync} from 'node:fs';
import {MEMBER_TYPES, type Member, type MemberType} from '../../src/lib/domain/member.js';
import {
  loadTemplate,
  renderDocument,
  renderHtml,
  type Model,
  type RenderedDocument,
} from '../../src/lib/factory/index.js';
import {exampleMember, HAND_SIGNATURE, sampleMeta, sampleModel} from '../support/sample-models.js';

/** File with the hashes that the golden documents must have. */
export const GOLDEN_FILE = new URL('golden.json', import.meta.url);

/** The hashes in the file, by the names of the documents. */
export interface Golden {
  /** Version of the renderer that made them. */
  renderer: string;
  documents: Record<string, string>;
}

/** One of the documents whose bytes may never change. */
export interface GoldenDocument {
  /** Type of document, kind of member, and what is special: `100 individual passport branch`. */
  name: string;
  id: number;
  member: Member;
  more: Model;
}

const WITHOUT_BRANCHES = [1, 2, 3, 4, 501];
const APPLICATION = 100;

/** Every type of document for every kind of member; the application with each combination of its parts. */
export const GOLDEN_DOCUMENTS: readonly GoldenDocument[] = MEMBER_TYPES.flatMap((type) => [
  ...WITHOUT_BRANCHES.map((id) => ({name: `${id} ${type}`, id, member: exampleMember(type), more: {}})),
  ...applications(type),
]);

function applications(type: MemberType): GoldenDocument[] {
  return memberVariants(type).flatMap(({words, member}) =>
    [false, true].flatMap((isBranched) =>
      [false, true].map((isSigned) => ({
        name: [
          APPLICATION,
          type,
          ...words,
          ...(isBranched ? ['branch'] : []),
          ...(isSigned ? ['hand-signature'] : []),
        ].join(' '),
        id: APPLICATION,
        member,
        more: {...(isBranched ? branchOf(member) : {}), ...(isSigned ? {signature: HAND_SIGNATURE} : {})},
      })),
    ),
  );
}

/** Only individuals may have a passport. */
function memberVariants(type: MemberType): {words: string[]; member: Member}[] {
  const member = exampleMember(type);
  if (member.type !== 'individual') return [{words: [], member}];
  const {passport: _, ...without} = member;
  return [
    {words: [], member: without},
    {words: ['passport'], member},
  ];
}

function branchOf(member: Member): Model {
  const {coop} = sampleModel(APPLICATION, '', member);
  return {coop: {...(coop as Model), is_branched: true}, branch: {short_name: 'КУ «Лютик»'}};
}

/** Renders a golden document. */
export function renderGolden({id, member, more}: GoldenDocument): Promise<RenderedDocument> {
  const template = loadTemplate(id);
  const model = sampleModel(id, template.title, member, more);
  return renderDocument({template, model, meta: sampleMeta(id, template.title)});
}

/** The words of a golden document in their order, from the markup that is laid out. */
export async function wordsOf({id, member, more}: GoldenDocument): Promise<string[]> {
  const template = loadTemplate(id);
  const html = await renderHtml(template, sampleModel(id, template.title, member, more));
  const text = html.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>/g, ' ');
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The hashes that the documents must have. */
export function readGolden(): Golden {
  return JSON.parse(readFileSync(GOLDEN_FILE, 'utf8')) as Golden;
}
