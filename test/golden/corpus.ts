import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Template} from '../../src/lib/domain/template.js';
import {MEMBER_TYPES, type Member, type MemberType} from '../../src/lib/domain/member.js';
import {readTemplate, renderHtml, type Model, type RenderInput} from '../../src/lib/factory/index.js';
import {EveryDocument} from '../support/every-document.js';
import {exampleMember, HAND_SIGNATURE, sampleMeta, sampleModel} from '../support/sample-models.js';
import * as demanding from '../unit/factory/fixtures/sample.js';

/** Renderers whose output is guarded. */
export const RENDERERS = ['1', '2'] as const;

export type RendererVersion = (typeof RENDERERS)[number];

/** One of the documents whose bytes may never change. Plain JSON, so that other processes can be given it. */
export interface GoldenDocument extends RenderInput {
  /** Type of document, kind of member, and what is special: `100 individual passport branch`. */
  name: string;
}

/** File with the hashes that the golden documents of a renderer must have. */
export function goldenFile(renderer: RendererVersion): URL {
  return new URL(`v${renderer}.json`, import.meta.url);
}

/** The hashes in the file, by the names of the documents. */
export interface Golden {
  /** Version of the renderer that made them. */
  renderer: string;
  documents: Record<string, string>;
}

/** The hashes that the documents of a renderer must have. */
export function readGolden(renderer: RendererVersion): Golden {
  return JSON.parse(readFileSync(goldenFile(renderer), 'utf8')) as Golden;
}

/**
 * The golden documents of a renderer. Renderer 1: the types that there were in its time. Renderer 2: every type for every
 * kind of member in all its branches, and a template that uses everything that templates may.
 */
export function goldenDocuments(renderer: RendererVersion): GoldenDocument[] {
  return renderer === '1' ? firstDocuments() : [...everyDocument(), demandingDocument()];
}

function everyDocument(): GoldenDocument[] {
  const every = new EveryDocument();
  try {
    return every.cases().map(({name, template, model, meta}) => withoutChance({name, template, model, meta}));
  } finally {
    every.remove();
  }
}

/** Payment methods get a random id when they are entered; the golden ones have this. */
const METHOD_ID = '9d1f0a52-6c1e-4c0b-8a37-5b1f2e7c9a10';

function withoutChance(document: GoldenDocument): GoldenDocument {
  const {method_id} = document.meta;
  if (typeof method_id !== 'string') return document;
  return JSON.parse(JSON.stringify(document).replaceAll(method_id, METHOD_ID)) as GoldenDocument;
}

function demandingDocument(): GoldenDocument {
  const {sampleMeta: meta, sampleModel: model, SAMPLE_TEMPLATE} = demanding;
  const template = readTemplate(SAMPLE_TEMPLATE);
  return {name: 'demanding', template, model: model(), meta: {...meta(), version: '2'}};
}

const WITHOUT_BRANCHES = [1, 2, 3, 4, 501];
const APPLICATION = 100;

function firstDocuments(): GoldenDocument[] {
  return MEMBER_TYPES.flatMap((type) => [
    ...WITHOUT_BRANCHES.map((id) => firstDocument(`${id} ${type}`, id, exampleMember(type), {})),
    ...applications(type),
  ]);
}

/** The texts that renderer 1 was guarded with: those of `templates/` may change, what it makes of these may not. */
function firstTemplate(id: number): Template {
  return readTemplate(fileURLToPath(new URL(`first-templates/${String(id)}/`, import.meta.url)));
}

function firstDocument(name: string, id: number, member: Member, more: Model): GoldenDocument {
  const template = firstTemplate(id);
  const {title} = template;
  return {name, template, model: sampleModel(id, title, member, more), meta: sampleMeta(id, title)};
}

function applications(type: MemberType): GoldenDocument[] {
  return memberVariants(type).flatMap(({words, member}) =>
    [false, true].flatMap((isBranched) =>
      [false, true].map((isSigned) =>
        firstDocument(
          [
            APPLICATION,
            type,
            ...words,
            ...(isBranched ? ['branch'] : []),
            ...(isSigned ? ['hand-signature'] : []),
          ].join(' '),
          APPLICATION,
          member,
          {...(isBranched ? branchOf(member) : {}), ...(isSigned ? {signature: HAND_SIGNATURE} : {})},
        ),
      ),
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

/** The words of a golden document in their order, from the markup that is laid out. */
export async function wordsOf({template, model}: GoldenDocument): Promise<string[]> {
  const html = await renderHtml(template, model);
  const text = html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<\/?(b|strong|em|i|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  return text.split(/\s+/).filter((word) => word !== '');
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};
