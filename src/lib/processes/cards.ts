import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AccountName} from '../domain/account.js';
import {writeFileAtomic} from '../domain/atomic.js';
import {CoopError} from '../domain/errors.js';
import {displayName} from '../domain/member.js';
import {displayTime} from '../domain/time.js';
import {renderCard, type CardLabels} from '../factory/index.js';
import {cardText, generateKey, openCard, sealCard, type CardFile, type OpenCard} from '../signing/index.js';
import {needMember} from './need.js';
import type {Workspace} from './workspace.js';

/** A card that was issued. */
export interface IssuedCard {
  account: AccountName;
  public_key: string;
  file: string;
  pdf: string;
  /** True when the card was there before, and was found intact. */
  existing: boolean;
}

/** What issuing a card needs to know. */
export interface CardOrder {
  account: AccountName;
  /** Folder for the two files. */
  folder: string;
  pin: string;
  /** Fixed texts of the printed sheet. */
  labels: CardLabels;
  /** Keep a copy of the private key in the registry: only when the member has asked for it. */
  keepKey?: boolean;
}

/**
 * Issues a member's card: a K1 key pair, the file `ACCOUNT.card` under the PIN, and a sheet to print. The private key is
 * nowhere else, unless the member has asked the cooperative to keep it; a lost card is then issued again with the same
 * key. The file is written before the registry knows of it, so a killed command, run again with the same PIN, goes on
 * with the same key. Throws `member_not_found`, `card_issued_already`, `weak_pin`, `wrong_pin`.
 */
export async function issueCard(work: Workspace, order: CardOrder): Promise<IssuedCard> {
  const {registry} = work;
  const {account, folder, pin} = order;
  const record = needMember(registry, account);
  const file = join(folder, `${account}.card`);
  const pdf = `${file}.pdf`;
  const [issued] = registry.cards.list(account);
  const found = existsSync(file) ? readCard(work, file, account, pin) : undefined;
  const known = found?.public_key ?? registry.keys.get(account, 'active')?.public_key;
  if (issued && known !== issued.public_key) {
    throw new CoopError('card_issued_already', 'conflict', {account, file: issued.file});
  }
  const {public_key, issued_at} = found ?? writeCard(work, order, file);
  const sheet = await renderCard({
    labels: order.labels,
    cooperative: registry.cooperatives.current(work.coopname)?.data.short_name ?? work.coopname,
    member: displayName(record.member),
    account,
    public_key,
    issued_at: displayTime(issued_at).slice(0, 10),
    created_at: issued_at,
    qr_text: JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))),
  });
  writeFileAtomic(pdf, sheet);
  if (!issued) {
    registry.transaction(() => {
      registry.cards.add({account, public_key, issued_at, file: `${account}.card`});
      work.audit('card.issue', account);
    });
  }
  return {account, public_key, file, pdf, existing: issued !== undefined && found !== undefined};
}

/** Writes a card file with the key that the cooperative keeps for the member, or with a new one. */
function writeCard(work: Workspace, {account, pin, keepKey}: CardOrder, file: string): CardFile {
  const {registry, coopname} = work;
  const {chain_id} = registry.identity;
  const kept = registry.keys.get(account, 'active')?.private_key;
  const privateKey = kept ?? generateKey().privateKey;
  const card = sealCard({account, coopname, privateKey, pin, ...(chain_id === undefined ? {} : {chain_id})});
  if (keepKey === true && kept === undefined) {
    const {public_key, issued_at: created_at} = card;
    registry.transaction(() => {
      registry.keys.add({account, permission: 'active', public_key, private_key: privateKey, created_at});
      work.audit('card.keep_key', account);
    });
  }
  writeFileAtomic(file, cardText(card));
  return card;
}

/**
 * Opens a card file for `account` (anybody's when not given). Throws `file_not_readable`, `not_a_card`, `wrong_pin`,
 * `card_of_another`, `card_of_another_cooperative`.
 */
export function readCard(work: Workspace, file: string, account: AccountName | undefined, pin: string): OpenCard {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CoopError('file_not_readable', 'usage', {file, reason: (error as NodeJS.ErrnoException).code ?? ''});
  }
  const card = openCard(text, pin);
  if (card.coopname !== work.coopname) {
    throw new CoopError('card_of_another_cooperative', 'invalid', {expected: work.coopname, found: card.coopname});
  }
  if (account !== undefined && card.account !== account) {
    throw new CoopError('card_of_another', 'invalid', {expected: account, found: card.account});
  }
  return card;
}
