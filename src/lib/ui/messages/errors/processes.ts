import type {MemberStatus} from '../../../domain/member.js';
import type {Check} from '../../../domain/records.js';
import {checkTexts} from '../texts/checks.js';
import {statusTexts} from '../texts/words.js';
import type {ErrorCatalogue, Language} from '../types.js';

type ProcessErrors =
  | 'card_of_another'
  | 'card_of_another_cooperative'
  | 'card_issued_already'
  | 'cooperative_key_missing'
  | 'cooperative_not_on_chain'
  | 'already_applied'
  | 'payment_not_found'
  | 'payment_ambiguous'
  | 'payment_not_pending'
  | 'payment_not_on_chain'
  | 'decision_not_found'
  | 'decision_closed'
  | 'not_in_council'
  | 'already_voted'
  | 'no_majority'
  | 'not_chairman'
  | 'already_authorized'
  | 'not_authorized'
  | 'protocol_outdated'
  | 'protocol_unknown'
  | 'document_type_unknown'
  | 'parameter_missing'
  | 'facts_missing'
  | 'template_gone'
  | 'document_unsigned'
  | 'document_foreign'
  | 'regeneration_differs'
  | 'verification_failed'
  | 'file_unknown'
  | 'file_changed'
  | 'foundation_differs';

/** The newest facts are meant, not those of a block. */
const isLatest = (block_num: number): boolean => block_num === Number.MAX_SAFE_INTEGER;

/** What to do about a document by what failed alone; anything else is a reason for distrust. */
const AFTER_VERIFYING: Record<Language, Partial<Record<string, (document: string) => string>>> = {
  ru: {
    signed: () => 'Документ ещё никто не подписал: coopctl document sign ХЭШ --card КАРТА',
    signer_keys_known: (document) =>
      `Подписавший ещё не принят в блокчейне (coopctl member show). Без блокчейна: coopctl document verify ${document} --offline`,
  },
  en: {
    signed: () => 'Nobody has signed the document yet: coopctl document sign HASH --card CARD',
    signer_keys_known: (document) =>
      `The signer has no account on chain yet (coopctl member show). Without the chain: coopctl document verify ${document} --offline`,
  },
};
const DISTRUST: Record<Language, string> = {
  ru: 'Не полагайтесь на этот документ, пока причина не выяснена.',
  en: 'Do not rely on this document before the cause is known.',
};

function verifyHint(language: Language, checks: readonly Check[], document: string): string {
  const [only, ...more] = [...new Set(checks.filter(({ok}) => !ok).map(({id}) => id))];
  const hint = only === undefined || more.length > 0 ? undefined : AFTER_VERIFYING[language][only];
  return hint?.(document) ?? DISTRUST[language];
}

const AFTER_APPLYING: Record<MemberStatus, {ru: string; en: string}> = {
  registered: {ru: 'coopctl member show', en: 'coopctl member show'},
  applied: {ru: 'Дальше взнос: coopctl payment list', en: 'Next comes the payment: coopctl payment list'},
  paid: {
    ru: 'Дальше решение совета: coopctl council agenda',
    en: "Next is the council's decision: coopctl council agenda",
  },
  accepted: {ru: 'Делать ничего не нужно.', en: 'Nothing is left to do.'},
  declined: {ru: 'Можно подать новое заявление.', en: 'A new application can be made.'},
  blocked: {ru: 'Состояние видно так: coopctl member show', en: 'See the state with: coopctl member show'},
};

const facts = {
  ru: {
    cooperative: 'сведений о кооперативе',
    chain_cooperative: 'сведений о кооперативе из блокчейна',
    vars: 'формулировок кооператива (vars)',
    member: 'данных пайщика',
    individual: 'данных физического лица',
    chairman: 'председателя совета',
    decision: 'итогов голосования',
    branch: 'сведений о кооперативном участке',
    property_request: 'сведений об имуществе',
    meeting: 'сведений о собрании',
    project: 'проекта решения',
    payment_method: 'реквизитов для выплаты',
    payload: 'закрытых данных документа',
  },
  en: {
    cooperative: "the cooperative's facts",
    chain_cooperative: "the chain's facts of the cooperative",
    vars: "the cooperative's wording (vars)",
    member: "the member's data",
    individual: 'the data of a natural person',
    chairman: "the council's chairman",
    decision: 'the result of the vote',
    branch: 'the facts of the branch',
    property_request: 'the facts of the property',
    meeting: 'the facts of the meeting',
    project: 'the draft decision',
    payment_method: 'the payment requisites',
    payload: "the document's private data",
  },
};

export const processErrors = {
  ru: {
    card_of_another: ({expected, found}) => ({
      message: `Это карта аккаунта ${found}, а нужна карта ${expected}.`,
      hint: 'Укажите другой файл ключом --card.',
    }),
    card_of_another_cooperative: ({expected, found}) => ({
      message: `Эта карта выпущена кооперативом ${found}, а реестр принадлежит ${expected}.`,
      hint: 'Укажите другую карту ключом --card или другой реестр ключом --registry.',
    }),
    card_issued_already: ({account, file}) => ({
      message: `Карта ${account} уже выпущена (файл ${file}), здесь её нет или она другая.`,
      hint: 'Возьмите папку, где лежит карта. Если карта утеряна, ключ пайщика нужно сменить.',
    }),
    cooperative_key_missing: ({account}) => ({
      message: `В реестре нет ключа кооператива ${account}.`,
      hint: 'Без него нельзя отправлять в блокчейн. Проверьте, тот ли реестр: coopctl doctor',
    }),
    cooperative_not_on_chain: ({coopname, url}) => ({
      message: `Кооператив ${coopname} не найден в блокчейне (${url}).`,
      hint: 'Проверьте сеть: coopctl chain info. Если песочницу стирали, создайте реестр заново: coopctl init',
    }),
    already_applied: ({account, status}) => ({
      message: `${account} уже подал заявление: ${statusTexts.ru[status]}.`,
      hint: AFTER_APPLYING[status].ru,
    }),
    payment_not_found: ({hash}) => ({message: `Нет платежа ${hash}.`, hint: 'Все платежи: coopctl payment list'}),
    payment_ambiguous: ({hash, count}) => ({
      message: `С ${hash} начинается несколько платежей: ${count}.`,
      hint: 'Укажите больше знаков хэша.',
    }),
    payment_not_pending: ({hash, status}) => ({
      message: `Платёж ${hash.slice(0, 16)} уже ${status === 'completed' ? 'подтверждён' : 'отклонён'}.`,
      hint: 'Ничего не сделано. Дальше решение совета: coopctl council agenda',
    }),
    payment_not_on_chain: ({hash}) => ({
      message: `Блокчейн не ждёт платежа ${hash.slice(0, 16)}.`,
      hint: 'Прочтите историю: coopctl chain sync, и посмотрите снова: coopctl payment list',
    }),
    decision_not_found: ({decision_id}) => ({
      message: `В повестке нет вопроса № ${decision_id}.`,
      hint: 'Открытые вопросы: coopctl council agenda',
    }),
    decision_closed: ({decision_id, state}) => ({
      message: `Вопрос № ${decision_id} уже ${state === 'executed' ? 'исполнен' : 'отклонён'}.`,
      hint: 'Открытые вопросы: coopctl council agenda',
    }),
    not_in_council: ({account}) => ({
      message: `У ${account} нет права голоса в совете.`,
      hint: 'Состав совета: coopctl council board',
    }),
    already_voted: ({account, decision_id}) => ({
      message: `${account} уже проголосовал по вопросу № ${decision_id}.`,
      hint: `Голос отменить нельзя. Голоса: coopctl council show ${decision_id}`,
    }),
    no_majority: ({decision_id, votes_for, council}) => ({
      message: `По вопросу № ${decision_id} нет большинства: за ${votes_for} из ${council}.`,
      hint: `Нужно больше половины совета: coopctl council vote ${decision_id} for --card КАРТА`,
    }),
    not_chairman: ({account}) => ({
      message: `${account} не председатель совета: утвердить решение не может.`,
      hint: 'Нужна карта председателя. Состав совета: coopctl council board',
    }),
    already_authorized: ({decision_id}) => ({
      message: `Решение № ${decision_id} уже утверждено.`,
      hint: `Дальше: coopctl council execute ${decision_id}`,
    }),
    not_authorized: ({decision_id}) => ({
      message: `Решение № ${decision_id} ещё не утверждено председателем.`,
      hint: `Сначала: coopctl council authorize ${decision_id} --card КАРТА`,
    }),
    protocol_outdated: ({decision_id, stated, found, entry}) => ({
      message: `Протокол решения № ${decision_id} устарел: в нём голоса ${stated}, а в блокчейне теперь ${found} (за:против).`,
      hint:
        (entry === undefined ? '' : `Отмените его отправку: coopctl outbox cancel ${entry}. `) +
        `Составьте новый: coopctl council authorize ${decision_id} --card КАРТА`,
    }),
    protocol_unknown: ({decision_id, type}) => ({
      message: `Для решения № ${decision_id} вида ${type} здесь нет формы протокола.`,
      hint: 'Виды документов: coopctl document types',
    }),
    document_type_unknown: ({registry_id, known}) => ({
      message: `Нет вида документа № ${registry_id}.`,
      hint: `Есть: ${known.join(', ')}. Подробно: coopctl document types`,
    }),
    parameter_missing: ({registry_id, parameter}) => ({
      message: `Для документа № ${registry_id} не хватает --${parameter}.`,
      hint: 'Подробно: coopctl document generate --help',
    }),
    facts_missing: ({what, key, block_num}) => ({
      message: `Для документа не хватает ${facts.ru[what]} (${key})${isLatest(block_num) ? '' : ` на блок ${block_num}`}.`,
      hint: 'Что нужно документам: coopctl document types. Реестр проверяет coopctl doctor',
    }),
    template_gone: ({template_hash}) => ({
      message: `В реестре нет редакции шаблона ${template_hash.slice(0, 16)}.`,
      hint: 'Проверить документ можно и без неё: coopctl document verify',
    }),
    document_unsigned: ({doc_hash}) => ({
      message: `Документ ${doc_hash.slice(0, 16)} не подписан.`,
      hint: `Подпишите: coopctl document sign ${doc_hash.slice(0, 16)} --card КАРТА`,
    }),
    document_foreign: ({doc_hash, generator}) => ({
      message: `Документ ${doc_hash.slice(0, 16)} сделан другой программой (${generator}) и заново не делается.`,
      hint: 'Проверьте его по байтам: coopctl document verify',
    }),
    regeneration_differs: ({doc_hash, found, offset}) => ({
      message: `Сделанный заново документ отличается от ${doc_hash.slice(0, 16)}: получилось ${found.slice(0, 16)}, первое отличие в байте ${offset}.`,
      hint: 'Подписанный PDF цел в реестре. Проверьте реестр: coopctl doctor',
    }),
    verification_failed: ({document, details}) => ({
      message: `Документ ${document} не прошёл проверку:${details
        .filter(({ok}) => !ok)
        .map(({id, detail}) => `\n  ✗ ${checkTexts.ru(id)}${detail === undefined ? '' : `: ${detail}`}`)
        .join('')}`,
      hint: verifyHint('ru', details, document),
    }),
    file_unknown: ({file, doc_hash, is_pdf}) => ({
      message: is_pdf
        ? `Файла ${file} нет в реестре (${doc_hash.slice(0, 16)}…).`
        : `Файл ${file} — не PDF, и в реестре такого нет.`,
      hint: is_pdf
        ? 'Если это чужой документ, дайте его подписи: --envelope ФАЙЛ'
        : 'Что можно проверить: coopctl document verify --help',
    }),
    file_changed: ({file, doc_hash, offset}) => ({
      message: `Файл ${file} изменён: он отличается от документа ${doc_hash.slice(0, 16)} начиная с байта ${offset}.`,
      hint: `Подлинник: coopctl document open ${doc_hash.slice(0, 16)} --out подлинник.pdf`,
    }),
    foundation_differs: ({file, coopname}) => ({
      message: `Реестр ${file} принадлежит другому кооперативу: ${coopname}.`,
      hint: 'Укажите другой файл реестра.',
    }),
  },
  en: {
    card_of_another: ({expected, found}) => ({
      message: `This is the card of ${found}, but that of ${expected} is needed.`,
      hint: 'Name another file with --card.',
    }),
    card_of_another_cooperative: ({expected, found}) => ({
      message: `This card was issued by the cooperative ${found}, but the registry belongs to ${expected}.`,
      hint: 'Name another card with --card, or another registry with --registry.',
    }),
    card_issued_already: ({account, file}) => ({
      message: `The card of ${account} was issued already (file ${file}); it is not here, or this is another.`,
      hint: "Take the folder where the card is. If it is lost, the member's key has to be changed.",
    }),
    cooperative_key_missing: ({account}) => ({
      message: `The registry has no key of the cooperative ${account}.`,
      hint: 'Nothing can be sent to the chain without it. Check that this is the right registry: coopctl doctor',
    }),
    cooperative_not_on_chain: ({coopname, url}) => ({
      message: `The cooperative ${coopname} is not on the chain (${url}).`,
      hint: 'Check the network: coopctl chain info. If the sandbox was erased, make a new registry: coopctl init',
    }),
    already_applied: ({account, status}) => ({
      message: `${account} has applied already: ${statusTexts.en[status]}.`,
      hint: AFTER_APPLYING[status].en,
    }),
    payment_not_found: ({hash}) => ({
      message: `There is no payment ${hash}.`,
      hint: 'All payments: coopctl payment list',
    }),
    payment_ambiguous: ({hash, count}) => ({
      message: `Several payments begin with ${hash}: ${count}.`,
      hint: 'Give more characters of the hash.',
    }),
    payment_not_pending: ({hash, status}) => ({
      message: `The payment ${hash.slice(0, 16)} is ${status === 'completed' ? 'confirmed' : 'declined'} already.`,
      hint: "Nothing was done. Next is the council's decision: coopctl council agenda",
    }),
    payment_not_on_chain: ({hash}) => ({
      message: `The chain does not expect the payment ${hash.slice(0, 16)}.`,
      hint: 'Read the history: coopctl chain sync, and look again: coopctl payment list',
    }),
    decision_not_found: ({decision_id}) => ({
      message: `There is no decision № ${decision_id} on the agenda.`,
      hint: 'Open decisions: coopctl council agenda',
    }),
    decision_closed: ({decision_id, state}) => ({
      message: `The decision № ${decision_id} is ${state} already.`,
      hint: 'Open decisions: coopctl council agenda',
    }),
    not_in_council: ({account}) => ({
      message: `${account} has no vote in the council.`,
      hint: 'The council: coopctl council board',
    }),
    already_voted: ({account, decision_id}) => ({
      message: `${account} has voted on decision № ${decision_id} already.`,
      hint: `A vote cannot be taken back. Votes: coopctl council show ${decision_id}`,
    }),
    no_majority: ({decision_id, votes_for, council}) => ({
      message: `Decision № ${decision_id} has no majority: ${votes_for} of ${council} for it.`,
      hint: `More than half of the council is needed: coopctl council vote ${decision_id} for --card CARD`,
    }),
    not_chairman: ({account}) => ({
      message: `${account} is not the chairman of the council and cannot authorise a decision.`,
      hint: "The chairman's card is needed. The council: coopctl council board",
    }),
    already_authorized: ({decision_id}) => ({
      message: `Decision № ${decision_id} is authorised already.`,
      hint: `Next: coopctl council execute ${decision_id}`,
    }),
    not_authorized: ({decision_id}) => ({
      message: `Decision № ${decision_id} is not authorised by the chairman yet.`,
      hint: `First: coopctl council authorize ${decision_id} --card CARD`,
    }),
    protocol_outdated: ({decision_id, stated, found, entry}) => ({
      message: `The protocol of decision № ${decision_id} is out of date: it states ${stated} votes, the chain has ${found} now (for:against).`,
      hint:
        (entry === undefined ? '' : `Cancel its entry: coopctl outbox cancel ${entry}. `) +
        `Make a new one: coopctl council authorize ${decision_id} --card CARD`,
    }),
    protocol_unknown: ({decision_id, type}) => ({
      message: `There is no form of protocol for decision № ${decision_id} of type ${type}.`,
      hint: 'Types of documents: coopctl document types',
    }),
    document_type_unknown: ({registry_id, known}) => ({
      message: `There is no document type № ${registry_id}.`,
      hint: `Known: ${known.join(', ')}. More: coopctl document types`,
    }),
    parameter_missing: ({registry_id, parameter}) => ({
      message: `Document № ${registry_id} needs --${parameter}.`,
      hint: 'More: coopctl document generate --help',
    }),
    facts_missing: ({what, key, block_num}) => ({
      message: `The document lacks ${facts.en[what]} (${key})${isLatest(block_num) ? '' : ` at block ${block_num}`}.`,
      hint: 'What documents need: coopctl document types. The registry is checked with coopctl doctor',
    }),
    template_gone: ({template_hash}) => ({
      message: `The registry does not have the template edition ${template_hash.slice(0, 16)}.`,
      hint: 'The document can be verified without it: coopctl document verify',
    }),
    document_unsigned: ({doc_hash}) => ({
      message: `The document ${doc_hash.slice(0, 16)} is not signed.`,
      hint: `Sign it: coopctl document sign ${doc_hash.slice(0, 16)} --card CARD`,
    }),
    document_foreign: ({doc_hash, generator}) => ({
      message: `The document ${doc_hash.slice(0, 16)} was made by another program (${generator}) and cannot be made again.`,
      hint: 'Verify its bytes: coopctl document verify',
    }),
    regeneration_differs: ({doc_hash, found, offset}) => ({
      message: `The document made again differs from ${doc_hash.slice(0, 16)}: it is ${found.slice(0, 16)}, first at byte ${offset}.`,
      hint: 'The signed PDF is safe in the registry. Check the registry: coopctl doctor',
    }),
    verification_failed: ({document, details}) => ({
      message: `The document ${document} did not pass:${details
        .filter(({ok}) => !ok)
        .map(({id, detail}) => `\n  ✗ ${checkTexts.en(id)}${detail === undefined ? '' : `: ${detail}`}`)
        .join('')}`,
      hint: verifyHint('en', details, document),
    }),
    file_unknown: ({file, doc_hash, is_pdf}) => ({
      message: is_pdf
        ? `The file ${file} is not in the registry (${doc_hash.slice(0, 16)}…).`
        : `The file ${file} is no PDF, and the registry has none like it.`,
      hint: is_pdf
        ? 'If it is a foreign document, give its signatures: --envelope FILE'
        : 'What can be verified: coopctl document verify --help',
    }),
    file_changed: ({file, doc_hash, offset}) => ({
      message: `The file ${file} was changed: it differs from the document ${doc_hash.slice(0, 16)} from byte ${offset} on.`,
      hint: `The original: coopctl document open ${doc_hash.slice(0, 16)} --out original.pdf`,
    }),
    foundation_differs: ({file, coopname}) => ({
      message: `The registry ${file} belongs to another cooperative: ${coopname}.`,
      hint: 'Name another file.',
    }),
  },
} satisfies ErrorCatalogue<ProcessErrors>;
