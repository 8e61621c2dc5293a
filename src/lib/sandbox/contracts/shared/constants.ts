/** The operator of the platform and first cooperative (PROTOCOL 1.2). */
export const PROVIDER = 'voskhod';

/** Chairman of the provider's council (PROTOCOL 1.2). */
export const PROVIDER_CHAIRMAN = 'ant';

/** What one account costs its cooperative (PROTOCOL 1.6). */
export const ACCOUNT_PRICE = '1.0000 AXON';

/** The program that every cooperative has from the start: the wallet. */
export const WALLET_PROGRAM = 1n;

/** Accounts that may call the service actions of the other contracts (PROTOCOL 1.1). */
export const TRUSTED_CONTRACTS: readonly string[] = [
  'ano',
  'gateway',
  'draft',
  'marketplace',
  'soviet',
  'registrator',
  'eosio',
  'fund',
  'branch',
  'wallet',
  'meet',
  'loan',
  'test',
  'contributor',
  'eosio.token',
  'eosio.msig',
  'eosio.wrap',
  'eosio.power',
  'eosio.saving',
  'ledger',
  'ledger2',
  'capital',
  'apps',
  'expense',
];

/** Kinds of questions that a council may be asked (PROTOCOL 3.a.4). */
export const DECISION_TYPES: readonly string[] = [
  'joincoop',
  'leavecoop',
  'creategm',
  'completegm',
  'ballot',
  'gmnotify',
  'branchdec',
  'branchliab',
  'branchauth',
  'brnaid',
  'capitalinvst',
  'createresult',
  'createdebt',
  'capresexpns',
  'capwthdrprog',
  'capwthdrproj',
  'capwthdrres',
  'createwthd',
  'createexp',
  'ledgerwthd',
  'authoffs2c',
  'authoffc2r',
  'mktwroff',
];
