import type {MemberStatus, MemberType, NameCase} from '../../../domain/member.js';
import type {DecisionRecord, OutboxState, PaymentRecord} from '../../../domain/records.js';
import type {Language} from '../types.js';

/** Where a member stands. */
export const statusTexts: Record<Language, Record<MemberStatus, string>> = {
  ru: {
    registered: 'записан в реестр',
    applied: 'заявление подано',
    paid: 'взнос внесён',
    accepted: 'принят',
    declined: 'отказано',
    blocked: 'вышел или заблокирован',
  },
  en: {
    registered: 'registered',
    applied: 'applied',
    paid: 'paid',
    accepted: 'accepted',
    declined: 'declined',
    blocked: 'left or blocked',
  },
};

/** Kinds of members. */
export const typeTexts: Record<Language, Record<MemberType, string>> = {
  ru: {individual: 'физическое лицо', entrepreneur: 'предприниматель', organization: 'организация'},
  en: {individual: 'individual', entrepreneur: 'entrepreneur', organization: 'organization'},
};

/** Grammatical cases of names. */
export const caseTexts: Record<Language, Record<NameCase, string>> = {
  ru: {
    genitive: 'родительный (от кого)',
    dative: 'дательный (кому)',
    accusative: 'винительный (кого)',
    instrumental: 'творительный (кем)',
  },
  en: {genitive: 'genitive', dative: 'dative', accusative: 'accusative', instrumental: 'instrumental'},
};

/** Kinds of payments. */
export const paymentTexts: Record<Language, Record<PaymentRecord['type'] | PaymentRecord['status'], string>> = {
  ru: {
    registration: 'вступление',
    deposit: 'паевой взнос',
    withdrawal: 'возврат паевого взноса',
    registration_refund: 'возврат вступительного',
    membership_exit: 'выплата при выходе',
    pending: 'ожидается',
    completed: 'подтверждён',
    declined: 'отклонён',
  },
  en: {
    registration: 'registration',
    deposit: 'share contribution',
    withdrawal: 'return of a share',
    registration_refund: 'refund of registration',
    membership_exit: 'payment on exit',
    pending: 'pending',
    completed: 'completed',
    declined: 'declined',
  },
};

/** States of a transaction on its way. */
export const outboxTexts: Record<Language, Record<OutboxState, string>> = {
  ru: {
    queued: 'ждёт отправки',
    sent: 'отправлено',
    included: 'в блоке',
    irreversible: 'необратимо',
    failed: 'отказано',
    expired: 'просрочено',
    forked: 'отменено веткой',
    cancelled: 'отозвано',
  },
  en: {
    queued: 'queued',
    sent: 'sent',
    included: 'included',
    irreversible: 'irreversible',
    failed: 'failed',
    expired: 'expired',
    forked: 'forked',
    cancelled: 'cancelled',
  },
};

/** States of a decision. */
export const decisionTexts: Record<Language, Record<DecisionRecord['state'], string>> = {
  ru: {open: 'открыт', executed: 'исполнен', declined: 'отклонён'},
  en: {open: 'open', executed: 'executed', declined: 'declined'},
};

/** Kinds of council decisions; an unknown one shows by its name on chain. */
export const decisionTypeTexts: Record<Language, Partial<Record<string, string>>> = {
  ru: {
    joincoop: 'приём в кооператив',
    freedecision: 'свободное решение',
    leavecoop: 'выход',
    createwthd: 'возврат взноса',
  },
  en: {joincoop: 'admission', freedecision: 'free decision', leavecoop: 'exit', createwthd: 'return of a share'},
};

/** Short words for yes and no. */
export const yesNo: Record<Language, (value: boolean) => string> = {
  ru: (value) => (value ? 'да' : 'нет'),
  en: (value) => (value ? 'yes' : 'no'),
};
