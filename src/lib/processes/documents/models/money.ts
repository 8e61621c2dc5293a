import type {DocumentMeta} from '../../../domain/document.js';
import {bankDetailsText, phoneDetailsText} from '../../../domain/russian.js';
import {displayName} from '../../../domain/member.js';
import type {FactsAt} from '../facts.js';
import {amountOf, common, decision, printedAmount, text} from './common.js';
import type {Builder, DocumentModel} from './model.js';
import {user} from './persons.js';

const conversion: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  amount: amountOf(text(meta, 'convert_amount')),
});

/** Quantity, currency and the amount in words, from the meta's parameters. */
export function money(meta: DocumentMeta): DocumentModel {
  const [quantity, currency] = [text(meta, 'quantity'), text(meta, 'currency')];
  const asset = `${quantity} ${currency}`;
  return {quantity: printedAmount(asset).split(' ')[0], currency, amount: amountOf(asset)};
}

/** Where the money goes, line by line. */
function paymentDetails(facts: FactsAt, {username, method_id}: DocumentMeta): string {
  const recipient = displayName(facts.member(username));
  const method = facts.paymentMethod(username, String(method_id));
  return method.method_type === 'sbp'
    ? phoneDetailsText(method.data, recipient)
    : bankDetailsText(method.data, recipient);
}

const returnStatement: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  payment_details: paymentDetails(facts, meta),
  ...money(meta),
  payment_hash: meta.payment_hash,
});

const returnDecision: Builder = (facts, meta) => ({
  ...common(facts, meta),
  user: user(facts, meta.username),
  decision: decision(facts, meta),
  ...money(meta),
});

/** Conversion of contributions, and their return in money. */
export const MONEY: Readonly<Record<number, Builder>> = {51: conversion, 900: returnStatement, 901: returnDecision};
