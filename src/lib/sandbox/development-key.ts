/**
 * The well-known development key that every account of a fresh sandbox has (PROTOCOL section 6): private key as WIF, public
 * key as `PUB_K1_…`. It protects nothing and must never be used on another chain.
 */
export const DEVELOPMENT_KEY = {
  private_key: '5KQwrPbwdL6PhXujxW37FSSQZ1JiwsST4cqQzDeyXtP79zkvFD3',
  public_key: 'PUB_K1_6MRyAjQq8ud7hVNYcfnVPJqcVpscN5So8BhtHuGYqET5BoDq63',
} as const;
