import {formatAsset} from '../../../domain/asset.js';
import type {ActionContext} from '../../contract.js';
import {PROVIDER} from '../shared/constants.js';
import {verifyDocument, verifySignerKeys, type Document2} from '../shared/documents.js';
import {applyOperation} from '../shared/ledger.js';
import {requireRub} from '../shared/money.js';
import {hashText} from '../shared/values.js';
import {sendResolved, sendSubmitted} from './events.js';

/** Roubles that one token costs. */
const ROUBLES_PER_TOKEN = 10n;

/** Template number of the statement of conversion. */
const STATEMENT = 51;

/** `soviet::converttoaxn`: a member of the provider turns his share into tokens (PROTOCOL 1.6). */
export function converttoaxn(
  context: ActionContext,
  data: {coopname: string; amount: string; statement: Document2; process_hash: string},
): void {
  const {coopname: username, amount, statement} = data;
  context.requireAuth(PROVIDER);
  const tokens = requireRub(context, amount) / ROUBLES_PER_TOKEN;
  verifyDocument(context, statement, [username]);
  verifySignerKeys(context, statement, username);
  context.check(registryId(statement) === STATEMENT, 'Неверный номер шаблона заявления');
  applyOperation(context, 'o.sov.axncnv', {coopname: PROVIDER, username, amount, process_hash: data.process_hash});
  const quantity = formatAsset({units: tokens, precision: 4, symbol: 'AXON'});
  context.send({account: 'eosio', name: 'injection', data: {coopname: username, quantity}});
  const hash = hashText(statement.hash);
  const event = {coopname: PROVIDER, username, action: 'converttoaxn', package: hash, document: statement};
  sendSubmitted(context, event);
  sendResolved(context, event);
}

/** Template number that a document's meta names; undefined when the meta are no JSON object. */
function registryId({meta}: Document2): unknown {
  try {
    return (JSON.parse(meta) as {registry_id?: unknown} | null)?.registry_id;
  } catch {
    // The caller refuses a document without a number, whatever the reason.
    return undefined;
  }
}
