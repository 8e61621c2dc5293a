import {GAP} from './tokens.js';

/**
 * Latin words that actions always contain: field names, contracts, permissions, symbols. A transliterated name that
 * equals one of them is found only in Cyrillic, else every action would raise the alarm for this person.
 */
const WORDS = `
 account accounts action actions active actor amount annex at authorization axon block board body braname by branch
 capital chain code coop coopctl coopjs coopname contract created cert data date decision decisions doc document draft
 en eosio europe evidence expense expired expiration false from fund gateway generator hash html http https id index
 info init initial key kind lang ledger level link links loan main memo meet member message meta method min minimum moscow
 name net no none null num number of on op order owner package path payer payment pdf permission processed program
 protocol pub public pvt quantity ram ref referer registered registrator registry registration ru rub sig signature signatures
 signed signer soviet status statement sum test text time timezone title to token transaction true type uid url user
 username uuid value version vote voskhod wallet www yes zone`;

const TECHNICAL = new Set(WORDS.trim().split(/\s+/));

/** Fields of actions whose numbers count blocks and rows: six digits there are no passport's. */
const COUNTERS = new Set([
  'id',
  'block_num',
  'decision_id',
  'registry_id',
  'ref_block_num',
  'ref_block_prefix',
  'draft_id',
  'agreement_id',
  'global_sequence',
]);

/** Digits in hex of the shortest hash in use. */
const SHORTEST_HASH = 40;

/** Long random texts: hex of hashes, UUIDs, keys and signatures. Words and digits within them mean nothing. */
const RANDOM = [
  /(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{16,}(?![0-9A-Za-z])/gi,
  /(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])/gi,
  /(?:PUB|PVT|SIG)_(?:K1|R1|WA)_[1-9A-HJ-NP-Za-km-z]{20,}/g,
  /(?<![0-9A-Za-z])EOS[1-9A-HJ-NP-Za-km-z]{50}(?![0-9A-Za-z])/g,
];

/** True for a folded Latin word of the machinery. */
export function isTechnical(word: string): boolean {
  return TECHNICAL.has(word);
}

/** True when a short number in the field `key` counts something and identifies nobody. */
export function isCounter(key: string): boolean {
  return COUNTERS.has(key);
}

/** The text with hashes, keys, signatures and long encoded blobs replaced by a gap. */
export function withoutRandomness(text: string): string {
  const plain = RANDOM.reduce((rest, pattern) => rest.replace(pattern, (code) => (isWrapped(code) ? code : GAP)), text);
  return plain.replace(/[A-Za-z0-9+/_-]{40,}={0,2}/g, (blob) => (isBlob(blob) ? GAP : blob));
}

/** A number with a few letters before or after it is no hash: chance makes no row of ten digits there. */
function isWrapped(code: string): boolean {
  return code.length < SHORTEST_HASH && /^\d{10,}|\d{10,}$/.test(code);
}

/** Encoded bytes change between capitals, small letters and digits at every second place; words and numbers do not. */
function isBlob(text: string): boolean {
  const kinds = text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  const changes = Array.from(kinds).filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes > 0.4 * text.length;
}
