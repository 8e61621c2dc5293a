import type {Language} from '../types.js';

type CheckNames = Record<string, string>;

/** Names of the checks of verification and of `doctor`, by id. */
const NAMES: Record<Language, CheckNames> = {
  ru: {
    body: 'байты PDF соответствуют хэшу документа',
    meta: 'сведения о документе те же, что подписаны',
    meta_hash: 'хэш сведений (meta) верен',
    document_hash: 'хэш документа следует из сведений и PDF',
    body_hash: 'подписан именно этот PDF',
    signed: 'документ подписан',
    signature_ids: 'подписи идут по порядку',
    signed_hash: 'подписанный хэш верен',
    signature: 'подпись верна',
    signer_keys_known: 'ключи подписавшего известны',
    signer_key: 'ключ принадлежит подписавшему в блокчейне',
    card_key: 'ключ с карты, которая выпущена подписавшему',
    required_signer: 'есть подпись обязательного подписанта',
    on_chain: 'документ записан в блокчейне',
    registry_integrity: 'файл реестра цел',
    registry_references: 'ссылки внутри реестра целы',
    registry_audit: 'журнал действий не нарушен',
    registry_documents: 'хранимые PDF не изменены',
    registry: 'в этой папке есть реестр',
    encryption: 'реестр зашифрован',
    file_mode: 'файл реестра закрыт от других пользователей',
    fonts: 'шрифты документов те самые',
    node_version: 'версия Node.js подходит',
    chain: 'блокчейн доступен',
    clock: 'часы верны',
    cooperative: 'кооператив есть в блокчейне',
    cooperative_key: 'ключ кооператива действует',
    resources: 'хватает AXON на новые аккаунты',
    outbox: 'нет застрявших отправлений',
  },
  en: {
    body: "the PDF's bytes have the document's hash",
    meta: 'the facts about the document are those signed',
    meta_hash: 'the hash of the meta is right',
    document_hash: "the document's hash follows from meta and PDF",
    body_hash: 'it is this PDF that was signed',
    signed: 'the document is signed',
    signature_ids: 'signatures are numbered in order',
    signed_hash: 'the signed hash is right',
    signature: 'the signature is valid',
    signer_keys_known: "the signer's keys are known",
    signer_key: 'the key belongs to the signer on chain',
    card_key: 'the key is of a card that was issued to the signer',
    required_signer: 'the required signer has signed',
    on_chain: 'the document is recorded on chain',
    registry_integrity: "the registry's file is intact",
    registry_references: 'references inside the registry are intact',
    registry_audit: 'the audit log is unbroken',
    registry_documents: 'the PDFs kept are unchanged',
    registry: 'there is a registry in this folder',
    encryption: 'the registry is encrypted',
    file_mode: 'the registry is closed to other users',
    fonts: "the documents' fonts are the right ones",
    node_version: 'the version of Node.js is fit',
    chain: 'the chain can be reached',
    clock: 'the clock is right',
    cooperative: 'the cooperative is on chain',
    cooperative_key: "the cooperative's key is valid",
    resources: 'there is AXON for new accounts',
    outbox: 'nothing is stuck on its way',
  },
};

/** What to do when a check of `doctor` fails. */
const REMEDIES: Record<Language, CheckNames> = {
  ru: {
    registry_integrity: 'Верните реестр из резервной копии.',
    registry_references: 'Верните реестр из резервной копии.',
    registry_audit: 'Журнал правили в обход программы: сравните с резервной копией.',
    registry_documents: 'Верните реестр из резервной копии: повреждённые документы названы.',
    registry: 'Создайте его: coopctl init, или укажите: --registry ФАЙЛ',
    encryption: 'Реестр читает любой, у кого есть файл: создайте его без --no-encrypt.',
    file_mode: 'chmod 600 ФАЙЛ',
    fonts: 'Переустановите программу: npm ci',
    node_version: 'Поставьте Node.js 20.19 или новее.',
    chain: 'coopctl sandbox start или другая сеть: --profile',
    clock: 'Настройте время на этой машине.',
    cooperative: 'Проверьте сеть: coopctl chain info',
    cooperative_key: 'Проверьте, тот ли это реестр.',
    resources: 'Пополните счёт кооператива в AXON у оператора.',
    outbox: 'coopctl outbox list, coopctl outbox wait',
  },
  en: {
    registry_integrity: 'Restore the registry from a backup.',
    registry_references: 'Restore the registry from a backup.',
    registry_audit: 'The log was changed behind the program: compare with a backup.',
    registry_documents: 'Restore the registry from a backup: the damaged documents are named.',
    registry: 'Create it: coopctl init, or name it: --registry FILE',
    encryption: 'Whoever has the file can read it: make it without --no-encrypt.',
    file_mode: 'chmod 600 FILE',
    fonts: 'Install the program again: npm ci',
    node_version: 'Install Node.js 20.19 or newer.',
    chain: 'coopctl sandbox start, or another network: --profile',
    clock: "Set this machine's clock.",
    cooperative: 'Check the network: coopctl chain info',
    cooperative_key: 'Check that this is the right registry.',
    resources: "Have the operator top up the cooperative's AXON.",
    outbox: 'coopctl outbox list, coopctl outbox wait',
  },
};

/** Name of a check by its id; an unknown id is its own name. */
export const checkTexts: Record<Language, (id: string) => string> = {
  ru: (id) => NAMES.ru[id] ?? id,
  en: (id) => NAMES.en[id] ?? id,
};

/** Remedy for a failed check of `doctor`; empty when there is none. */
export const remedyTexts: Record<Language, (id: string) => string> = {
  ru: (id) => REMEDIES.ru[id] ?? '',
  en: (id) => REMEDIES.en[id] ?? '',
};
