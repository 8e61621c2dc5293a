import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    unknown_command: {command: string; near?: string};
    unknown_flag: {flags: string[]; command: string};
    missing_argument: {names: string[]; command: string};
    unexpected_argument: {count: number; command: string};
    bad_option: {name: string; options: string[]; command: string};
    missing_flag: {name: string; command: string};
    flag_value_missing: {name: string; command: string};
    account_expected: {name: string; command: string};
    number_expected: {min?: number; max?: number; command: string};
    flags_exclude: {flags: string[]; command: string};
    flag_alone: {flag: string; needs: string; command: string};
    bad_usage: {reason: string; command: string};
    unknown_column: {names: string[]; known: string[]};
    registry_not_chosen: {found: string[]};
    registry_not_here: {folder: string};
    secret_needed: {what: 'passphrase' | 'pin'; variable: string; flag: string};
    secret_empty: {what: 'passphrase' | 'pin'};
    secrets_differ: {what: 'passphrase' | 'pin'};
    file_not_readable: {file: string; reason: string};
    file_not_data: {file: string; line?: number};
    invalid_data: {what: string; problems: FieldProblem[]};
    file_exists: {file: string};
    config_invalid: {file: string; key: string};
    needs_yes: {command: string};
    profile_name_invalid: {name: string};
    sandbox_network_fixed: Record<string, never>;
    endpoint_invalid: {url: string};
    chain_id_invalid: {chain_id: string};
    /** The registry's acts are on the chain `expected`. */
    registry_of_other_chain: {file: string; profile: string; expected: string; found: string};
  }
}
