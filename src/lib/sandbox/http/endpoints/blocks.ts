import type {Chain} from '../../chain/chain.js';
import {slotText} from '../../chain/clock.js';
import {NodeError} from '../../chain/exceptions.js';
import {headerOf, producerOf, producerSignature, refBlockPrefix, type BlockRow} from '../../chain/header.js';
import type {StoredTransaction} from '../../chain/history.js';
import {unpack} from '../../chain/packed.js';
import {contextFreePieces, transactionJson} from '../transaction-json.js';
import {Params} from '../params.js';

/** get_block: a block with the transactions' own actions (recorded answers, rule 35). */
export function getBlock(chain: Chain, body: string): unknown {
  const row = findBlock(chain, Params.required(body).text('block_num_or_id'));
  const {producer_signature, ...header} = headerJson(chain, row);
  return {
    ...header,
    new_producers: null,
    producer_signature,
    transactions: chain.history.transactionsOf(row.num).map((each) => ({
      ...receiptJson(each),
      trx: each.scheduled ? each.id : trxJson(chain, each),
    })),
    id: row.id.toString('hex'),
    block_num: row.num,
    ref_block_prefix: refBlockPrefix(row.id),
  };
}

/** get_raw_block: the same without anything that a client can work out itself. */
export function getRawBlock(chain: Chain, body: string): unknown {
  const row = findBlock(chain, Params.required(body).text('block_num_or_id'));
  return {
    ...withExtensions(headerJson(chain, row)),
    transactions: chain.history.transactionsOf(row.num).map((each) => ({
      ...receiptJson(each),
      trx: each.scheduled ? [0, each.id] : [1, each.json],
    })),
    block_extensions: [],
  };
}

/** get_block_header. */
export function getBlockHeader(chain: Chain, body: string): unknown {
  const params = Params.required(body);
  const row = findBlock(chain, params.text('block_num_or_id'));
  return {
    id: row.id.toString('hex'),
    signed_block_header: withExtensions(headerJson(chain, row)),
    ...(params.flag('include_extensions', false) ? {block_extensions: []} : {}),
  };
}

/** get_block_info: number only, no transactions. */
export function getBlockInfo(chain: Chain, body: string): unknown {
  const num = Params.required(body).integer('block_num', 0);
  const row = chain.history.block(num);
  if (!row) throw unknownBlock(String(num), 2029, 'get_block_info');
  const {timestamp, producer, confirmed, ...rest} = headerJson(chain, row);
  return {
    block_num: row.num,
    ref_block_num: row.num & 0xffff,
    id: row.id.toString('hex'),
    timestamp,
    producer,
    confirmed,
    ...rest,
    ref_block_prefix: refBlockPrefix(row.id),
  };
}

function findBlock(chain: Chain, text: string): BlockRow {
  if (text === '' || text.length > 64) {
    throw badId('Invalid Block number or ID, must be greater than 0 and less than 65 characters', 1904);
  }
  if (/^-?\d{1,19}$/.test(text)) {
    const row = chain.history.block(Number(text));
    if (row) return row;
    throw unknownBlock(text, 1921, 'get_raw_block');
  }
  const wrong = /[^0-9a-fA-F]/.exec(text);
  if (wrong) {
    throw badId(`Invalid block ID: ${text}`, 1918).with({
      format: `Invalid hex character '${wrong[0]}'`,
      file: 'hex.cpp',
      line: 13,
      method: 'from_hex',
    });
  }
  const id = Buffer.from(text.padEnd(64, '0'), 'hex');
  const row = chain.history.block(id.readUInt32BE());
  if (!row?.id.equals(id)) throw unknownBlock(text, 1921, 'get_raw_block');
  return row;
}

function headerJson(chain: Chain, row: BlockRow) {
  const header = headerOf(row, chain.history.previousId(row));
  return {
    timestamp: slotText(row.slot),
    producer: producerOf(row.num),
    confirmed: row.num === 1 ? 1 : 0,
    previous: header.previous.toString('hex'),
    transaction_mroot: header.transactionRoot.toString('hex'),
    action_mroot: header.actionRoot.toString('hex'),
    schedule_version: 0,
    producer_signature: producerSignature(header),
  };
}

function withExtensions({producer_signature, ...header}: ReturnType<typeof headerJson>): Record<string, unknown> {
  return {...header, header_extensions: [], producer_signature};
}

function receiptJson({status, cpu_usage_us, net_usage_words}: StoredTransaction): Record<string, unknown> {
  return {status, cpu_usage_us, net_usage_words};
}

function trxJson(chain: Chain, {id, json}: StoredTransaction): Record<string, unknown> {
  const {signatures, compression, packed_context_free_data, packed_trx} = json;
  const unpacked = unpack(json);
  return {
    id,
    signatures,
    compression,
    packed_context_free_data,
    context_free_data: contextFreePieces(unpacked),
    packed_trx,
    transaction: transactionJson(chain, unpacked),
  };
}

function unknownBlock(text: string, line: number, method: string): NodeError {
  return new NodeError('unknown_block_exception', [
    {format: `Could not find block: ${text}`, file: 'chain_plugin.cpp', line, method},
  ]);
}

function badId(format: string, line: number): NodeError {
  return new NodeError('block_id_type_exception', [{format, file: 'chain_plugin.cpp', line, method: 'get_raw_block'}]);
}
