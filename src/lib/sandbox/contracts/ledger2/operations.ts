/** What an operation does to wallets, with the number that `walletop` carries (PROTOCOL 3.j; BURN is inferred). */
export const WALLET_OPS = {ISSUE: 0, TRANSFER: 1, BURN: 4} as const;

/** One operation of the platform's chart: wallets and the posting. Accounts are codes; their ids are code × 1000. */
export interface Operation {
  op: keyof typeof WALLET_OPS;
  from?: string;
  to?: string;
  debit?: number;
  credit?: number;
  process: string;
}

/** The operations that the sandbox's processes use (PROTOCOL 3.j). */
export const OPERATIONS = new Map<string, Operation>([
  ['o.reg.inpay', {op: 'ISSUE', to: 'w.reg.pend', debit: 51, credit: 76, process: 'p.reg.accept'}],
  [
    'o.reg.setmin',
    {op: 'TRANSFER', from: 'w.reg.pend', to: 'w.reg.minshr', debit: 76, credit: 80, process: 'p.reg.accept'},
  ],
  [
    'o.reg.setent',
    {op: 'TRANSFER', from: 'w.reg.pend', to: 'w.reg.entry', debit: 76, credit: 86, process: 'p.reg.accept'},
  ],
  ['o.reg.refund', {op: 'BURN', from: 'w.reg.pend', debit: 76, credit: 51, process: 'p.reg.refund'}],
  ['o.reg.putmin', {op: 'ISSUE', to: 'w.reg.minshr', debit: 51, credit: 80, process: 'p.reg.accept'}],
  ['o.reg.payent', {op: 'ISSUE', to: 'w.reg.entry', debit: 51, credit: 86, process: 'p.reg.accept'}],
  ['o.reg.mvmin', {op: 'TRANSFER', from: 'w.reg.minshr', to: 'w.wal.share', process: 'p.wal.wthdrw'}],
  ['o.wal.depcpl', {op: 'ISSUE', to: 'w.wal.share', debit: 51, credit: 80, process: 'p.wal.depo'}],
  ['o.wal.wthreq', {op: 'TRANSFER', from: 'w.wal.share', to: 'w.wal.wpend', process: 'p.wal.wthdrw'}],
  ['o.wal.wthdec', {op: 'TRANSFER', from: 'w.wal.wpend', to: 'w.wal.share', process: 'p.wal.wthdrw'}],
  ['o.wal.wthcpl', {op: 'BURN', from: 'w.wal.wpend', debit: 80, credit: 51, process: 'p.wal.wthdrw'}],
  [
    'o.sov.axncnv',
    {op: 'TRANSFER', from: 'w.wal.share', to: 'w.sov.delgte', debit: 80, credit: 86, process: 'p.sov.axncnv'},
  ],
]);

/** A wallet of a cooperative: common, or with a balance per member; some need the agreement of a program first. */
export interface Wallet {
  title: string;
  perMember: boolean;
  program?: bigint;
}

/** The wallets of the operations above (PROTOCOL 3.j). */
export const WALLETS = new Map<string, Wallet>([
  ['w.reg.pend', {title: 'Взносы кандидатов до решения совета', perMember: true}],
  ['w.reg.minshr', {title: 'Минимальные паевые взносы', perMember: true}],
  ['w.reg.entry', {title: 'Вступительные взносы', perMember: false}],
  ['w.wal.share', {title: 'Паевые взносы', perMember: true, program: 1n}],
  ['w.wal.wpend', {title: 'Паевые взносы к возврату', perMember: false}],
  ['w.sov.delgte', {title: 'Членские взносы делегатов', perMember: false}],
]);

/** Number of an account's kind in `account_type` (PROTOCOL 3.j). */
export const ACCOUNT_KINDS = {active: 0, passive: 1, both: 2} as const;

/** The accounts of the operations above (PROTOCOL 3.j). */
export const ACCOUNTS = new Map<bigint, {title: string; kind: keyof typeof ACCOUNT_KINDS}>([
  [51000n, {title: 'Расчётный счёт', kind: 'active'}],
  [76000n, {title: 'Расчёты с пайщиками', kind: 'both'}],
  [80000n, {title: 'Паевой фонд', kind: 'passive'}],
  [86000n, {title: 'Целевое финансирование', kind: 'passive'}],
]);
