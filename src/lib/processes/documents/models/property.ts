import type {DocumentMeta} from '../../../domain/document.js';
import {numberInText} from '../../../domain/russian.js';
import {displayTime} from '../../../domain/time.js';
import type {FactsAt} from '../facts.js';
import {amountOf, branchOf, common, decision, text} from './common.js';
import type {Builder, DocumentModel} from './model.js';
import {namedPerson, user} from './persons.js';

/** Hash of the request that the document is of: statements carry the request, later documents its id. */
function requestHash(meta: DocumentMeta): string {
  const request = meta.request as {hash: string} | undefined;
  return request?.hash ?? text(meta, 'request_id');
}

/** `request` with the private facts of the property, and its programme. */
function property(facts: FactsAt, meta: DocumentMeta): DocumentModel {
  const hash = requestHash(meta);
  const {program_name, ordered_at, ...request} = facts.propertyRequest(hash);
  return {
    ...common(facts, meta),
    user: user(facts, meta.username),
    request: {
      hash,
      ...request,
      units_text: numberInText(request.units),
      ...(ordered_at === undefined ? {} : {ordered_at: displayTime(ordered_at).slice(0, 10)}),
      total_cost_in_words: amountOf(`${request.total_cost} ${request.currency}`).in_words,
    },
    program: {name: program_name},
  };
}

const propertyDecision: Builder = (facts, meta) => ({...property(facts, meta), decision: decision(facts, meta)});

/** An act that the member signs with the person who receives or gives out the property. */
const act =
  (role: 'receiver' | 'transmitter'): Builder =>
  (facts, meta) => ({
    ...propertyDecision(facts, meta),
    act_id: meta.act_id,
    [role]: namedPerson(facts, text(meta, role)),
    ...branchOf(facts, meta),
  });

/** Contributions in kind and their return. */
export const PROPERTY: Readonly<Record<number, Builder>> = {
  700: property,
  701: propertyDecision,
  702: act('receiver'),
  800: property,
  801: propertyDecision,
  802: act('transmitter'),
};
