/** `chain_config` of get_consensus_parameters, as recorded (answer 335). */
export const CHAIN_CONFIG = {
  max_block_net_usage: 1_048_576,
  target_block_net_usage_pct: 1000,
  max_transaction_net_usage: 524_288,
  base_per_transaction_net_usage: 12,
  net_usage_leeway: 500,
  context_free_discount_net_usage_num: 20,
  context_free_discount_net_usage_den: 100,
  max_block_cpu_usage: 200_000,
  target_block_cpu_usage_pct: 1000,
  max_transaction_cpu_usage: 150_000,
  min_transaction_cpu_usage: 100,
  max_transaction_lifetime: 3600,
  deferred_trx_expiration_window: 600,
  max_transaction_delay: 3_888_000,
  max_inline_action_size: 524_288,
  max_inline_action_depth: 4,
  max_authority_depth: 6,
  max_action_return_value_size: 256,
} as const;

/** `wasm_config` of get_consensus_parameters; the sandbox's contracts are no wasm, the numbers are a node's. */
export const WASM_CONFIG = {
  max_mutable_global_bytes: 1024,
  max_table_elements: 1024,
  max_section_elements: 8192,
  max_linear_memory_init: 65_536,
  max_func_local_bytes: 8192,
  max_nested_structures: 1024,
  max_symbol_bytes: 8192,
  max_module_bytes: 20_971_520,
  max_code_bytes: 20_971_520,
  max_pages: 528,
  max_call_depth: 251,
} as const;
