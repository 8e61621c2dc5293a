import type {DocumentMeta, Envelope} from '../../src/lib/domain/document.js';
import type {Template} from '../../src/lib/domain/template.js';
import {renderDocument} from '../../src/lib/factory/index.js';
import {
  buildSignedCopy,
  documentFileName,
  type CopyInput,
  type SignedCopy,
} from '../../src/lib/factory/signed-copy/index.js';
import {addSignature, createEnvelope, readDetached, signerFrom, writeDetached} from '../../src/lib/signing/index.js';

/** The public development key of PROTOCOL 6. */
export const KEY = '5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3';

export const META: DocumentMeta = {
  title: 'Заявление <о> приёме & «прочее»',
  registry_id: 599,
  lang: 'ru',
  generator: 'coopctl',
  version: '2',
  coopname: 'voskhod',
  username: 'abcdefghijkl',
  created_at: '2026-11-20T10:00:00.000Z',
  block_num: 1000,
  timezone: 'Europe/Moscow',
  links: [],
};

const TEMPLATE: Template = {
  registry_id: META.registry_id,
  version: 1,
  title: META.title,
  description: '',
  context: '<h1>Заявление</h1>{% for n in list %}<p>Прошу принять меня в пайщики, пункт {{ n }}.</p>{% endfor %}',
  model: {type: 'object', properties: {list: {type: 'array', items: {type: 'number'}}}, required: ['list']},
  translations: {ru: {}},
};

/** Who signs, and the name that the sheet shows. */
export interface SigningPerson {
  account: string;
  name: string;
}

export const MEMBER: SigningPerson = {account: 'abcdefghijkl', name: 'Новичков Семён Пробович'};
export const CHAIRMAN: SigningPerson = {
  account: 'chairmancoop',
  name: 'Константинопольский-Бестужев-Рюмин Аристарх Константинович-Александрович',
};

/** A PDF of two pages, by a renderer of ours. */
export async function original(version = '2'): Promise<{pdf: Uint8Array; doc_hash: string; meta: DocumentMeta}> {
  const meta = {...META, version};
  const list = Array.from({length: 50}, (_, index) => index + 1);
  const {pdf, doc_hash} = await renderDocument({template: TEMPLATE, model: {list}, meta});
  return {pdf, doc_hash, meta};
}

/** What a signed copy of any PDF is made of. */
export function copyInput(
  document: {pdf: Uint8Array; doc_hash: string; meta: DocumentMeta},
  people: readonly SigningPerson[] = [MEMBER],
): CopyInput {
  let envelope: Envelope = createEnvelope(document);
  for (const [index, {account}] of people.entries()) {
    envelope = addSignature(envelope, {signer: signerFrom(KEY), account, at: `2026-11-20T10:01:0${index}`});
  }
  const sig = Buffer.from(writeDetached(envelope, documentFileName(document.meta, document.doc_hash)));
  const read = readDetached(JSON.parse(sig.toString())).envelope;
  const facts = {cooperative: 'ПК «Ромашка»', signers: people.map(({account, name}) => ({account, name}))};
  return {original: document.pdf, envelope: read, sig, facts};
}

/** A signed copy of two pages and a sheet. */
export async function signedCopy(people?: readonly SigningPerson[], version?: string): Promise<SignedCopy> {
  return buildSignedCopy(copyInput(await original(version), people));
}
