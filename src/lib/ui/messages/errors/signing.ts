import type {ErrorCatalogue} from '../types.js';

const WEAK_RU = {
  short: 'слишком короткий',
  equal: 'состоит из одного символа',
  run: 'простой ряд подряд идущих символов',
} as const;
const WEAK_EN = {short: 'too short', equal: 'one character repeated', run: 'a simple run of characters'} as const;

const HASHES_RU = {
  version: 'версия',
  meta_hash: 'хэш метаданных',
  doc_hash: 'хэш тела документа',
  hash: 'хэш документа',
} as const;
const HASHES_EN = {version: 'version', meta_hash: 'meta hash', doc_hash: 'body hash', hash: 'document hash'} as const;

export const signingErrors = {
  ru: {
    bad_private_key: () => ({
      message: 'Это не закрытый ключ: он не читается или контрольная сумма не сходится.',
      hint: 'Нужен ключ K1 в виде WIF (начинается с 5) или PVT_K1_…; проверьте, что он скопирован целиком.',
    }),
    bad_public_key: () => ({
      message: 'Это не открытый ключ: он не читается или контрольная сумма не сходится.',
      hint: 'Нужен ключ K1 в виде PUB_K1_… или EOS…; проверьте, что он скопирован целиком.',
    }),
    signature_not_verified: ({public_key}) => ({
      message: `Подпись ключом ${public_key} не прошла собственную проверку и не использована.`,
      hint: 'Проверьте установку командой coopctl doctor и повторите.',
    }),
    meta_not_canonical: () => ({
      message: 'Метаданные документа нельзя однозначно записать в JSON, поэтому их хэш не определён.',
      hint: 'Допустимы тексты, конечные числа, да/нет, списки и объекты; повреждённых символов быть не должно.',
    }),
    bad_envelope: ({fields}) => ({
      message: `Подписанный документ не читается, неверны поля: ${fields}.`,
      hint: 'Возьмите документ из исходного места ещё раз; как он должен выглядеть, показывает coopctl document show --json.',
    }),
    envelope_inconsistent: ({field}) => ({
      message: `Документ не подписан: ${HASHES_RU[field]} не соответствует его содержанию.`,
      hint: 'Документ изменён после создания. Создайте его заново: coopctl document generate.',
    }),
    envelopes_differ: ({field}) => ({
      message: `Подписи не объединены, это разные документы: различается ${HASHES_RU[field]}.`,
      hint: 'Объединять можно только копии одного документа; сравните их командой coopctl document show.',
    }),
    already_signed: ({account}) => ({
      message: `Участник ${account} уже подписал этот документ.`,
      hint: 'Вторая подпись не нужна; подписи показывает coopctl document show.',
    }),
    bad_signed_at: () => ({
      message: 'Время подписи не читается.',
      hint: 'Нужно время UTC в виде ГГГГ-ММ-ДДTЧЧ:ММ:СС.',
    }),
    not_a_card: ({field}) => ({
      message: `Это не файл карты пайщика: ${field === 'json' ? 'содержимое не JSON' : `неверно поле ${field}`}.`,
      hint: 'Укажите файл .card, созданный командой coopctl card issue.',
    }),
    card_newer: ({version, supported}) => ({
      message: `Карта создана более новой программой: версия ${version}, поддерживается ${supported}.`,
      hint: 'Обновите coopctl и повторите.',
    }),
    wrong_pin: ({account}) => ({
      message: `Карта ${account} не открыта: неверный ПИН-код, или файл карты повреждён.`,
      hint: 'Повторите ввод. Если ПИН-код забыт, карту не открыть ничем: ключ пайщика придётся сменить.',
    }),
    weak_pin: ({reason, minimum}) => ({
      message: `ПИН-код не принят: ${WEAK_RU[reason]}.`,
      hint: `Нужно не меньше ${minimum} символов, не одинаковых и не подряд, как 123456.`,
    }),
  },
  en: {
    bad_private_key: () => ({
      message: 'This is no private key: it cannot be read, or its checksum is wrong.',
      hint: 'A K1 key in WIF (starts with 5) or as PVT_K1_… is needed; check that all of it was copied.',
    }),
    bad_public_key: () => ({
      message: 'This is no public key: it cannot be read, or its checksum is wrong.',
      hint: 'A K1 key as PUB_K1_… or EOS… is needed; check that all of it was copied.',
    }),
    signature_not_verified: ({public_key}) => ({
      message: `A signature by ${public_key} failed its own verification and was not used.`,
      hint: 'Check the installation with coopctl doctor and try again.',
    }),
    meta_not_canonical: () => ({
      message: "The document's meta has no unambiguous JSON form, so its hash is undefined.",
      hint: 'Texts, finite numbers, true and false, lists and objects are allowed; characters must not be damaged.',
    }),
    bad_envelope: ({fields}) => ({
      message: `The signed document cannot be read; wrong fields: ${fields}.`,
      hint: 'Fetch the document from its source again; coopctl document show --json shows what one looks like.',
    }),
    envelope_inconsistent: ({field}) => ({
      message: `The document was not signed: its ${HASHES_EN[field]} does not follow from its content.`,
      hint: 'It was changed after it was made. Make it again: coopctl document generate.',
    }),
    envelopes_differ: ({field}) => ({
      message: `The signatures were not merged, these are different documents: the ${HASHES_EN[field]} differs.`,
      hint: 'Only copies of one document can be merged; compare them with coopctl document show.',
    }),
    already_signed: ({account}) => ({
      message: `${account} has signed this document already.`,
      hint: 'No second signature is needed; coopctl document show lists the signatures.',
    }),
    bad_signed_at: () => ({
      message: 'The time of the signature cannot be read.',
      hint: 'It must be UTC as YYYY-MM-DDTHH:MM:SS.',
    }),
    not_a_card: ({field}) => ({
      message: `This is no member's card: ${field === 'json' ? 'its content is no JSON' : `field ${field} is wrong`}.`,
      hint: 'Name a .card file made by coopctl card issue.',
    }),
    card_newer: ({version, supported}) => ({
      message: `The card was made by a newer program: version ${version}, supported is ${supported}.`,
      hint: 'Update coopctl and try again.',
    }),
    wrong_pin: ({account}) => ({
      message: `The card of ${account} was not opened: the PIN is wrong, or the file is damaged.`,
      hint: "Try again. If the PIN is forgotten, nothing opens the card: the member's key has to be changed.",
    }),
    weak_pin: ({reason, minimum}) => ({
      message: `The PIN was refused: ${WEAK_EN[reason]}.`,
      hint: `At least ${minimum} characters are needed, not all equal and no run like 123456.`,
    }),
  },
} satisfies ErrorCatalogue<
  | 'bad_private_key'
  | 'bad_public_key'
  | 'signature_not_verified'
  | 'meta_not_canonical'
  | 'bad_envelope'
  | 'envelope_inconsistent'
  | 'envelopes_differ'
  | 'already_signed'
  | 'bad_signed_at'
  | 'not_a_card'
  | 'card_newer'
  | 'wrong_pin'
  | 'weak_pin'
>;
