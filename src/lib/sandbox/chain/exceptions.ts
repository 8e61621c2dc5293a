/** What a node knows about each of its exceptions: code, short text, HTTP status (500 unless told). Recorded answers, rule 22. */
const KINDS = {
  exception: {code: 0, what: 'unspecified'},
  assert_exception: {code: 10, what: 'Assert Exception'},
  chain_type_exception: {code: 3010000, what: 'chain type exception'},
  block_id_type_exception: {code: 3010008, what: 'Invalid block ID'},
  packed_transaction_type_exception: {code: 3010010, what: 'Invalid packed transaction'},
  symbol_type_exception: {code: 3010014, what: 'Invalid symbol'},
  transaction_exception: {code: 3040000, what: 'Transaction exception'},
  tx_no_auths: {code: 3040003, what: 'Transaction should have at least one required authority'},
  expired_tx_exception: {code: 3040005, what: 'Expired Transaction'},
  tx_exp_too_far_exception: {code: 3040006, what: 'Transaction Expiration Too Far'},
  invalid_ref_block_exception: {code: 3040007, what: 'Invalid Reference Block'},
  tx_duplicate: {code: 3040008, what: 'Duplicate transaction', status: 409},
  action_validate_exception: {code: 3050000, what: 'Action validate exception'},
  account_name_exists_exception: {code: 3050001, what: 'Account name already exists'},
  eosio_assert_message_exception: {code: 3050003, what: 'eosio_assert_message assertion failure'},
  inline_action_too_big: {code: 3050009, what: 'Inline Action exceeds maximum size limit'},
  account_query_exception: {code: 3060002, what: 'Account Query Exception'},
  contract_table_query_exception: {code: 3060003, what: 'Contract Table Query Exception'},
  wasm_execution_error: {code: 3070002, what: 'Runtime Error Processing WASM'},
  ram_usage_exceeded: {code: 3080001, what: 'Account using more than allotted RAM usage'},
  tx_net_usage_exceeded: {
    code: 3080002,
    what: 'Transaction exceeded the current network usage limit imposed on the transaction',
  },
  tx_cpu_usage_exceeded: {
    code: 3080004,
    what: 'Transaction exceeded the current CPU usage limit imposed on the transaction',
  },
  tx_duplicate_sig: {code: 3090001, what: 'Duplicate signature included'},
  tx_irrelevant_sig: {code: 3090002, what: 'Irrelevant signature included'},
  unsatisfied_authorization: {
    code: 3090003,
    what: 'Provided keys, permissions, and delays do not satisfy declared authorizations',
  },
  missing_auth_exception: {code: 3090004, what: 'Missing required authority'},
  irrelevant_auth_exception: {code: 3090005, what: 'Irrelevant authority included'},
  unknown_block_exception: {code: 3100002, what: 'Unknown block', status: 400},
  subjective_block_production_exception: {
    code: 3100006,
    what: 'Subjective exception thrown during block production',
  },
  unsupported_feature: {code: 3100008, what: 'Feature is currently unsupported'},
  invalid_http_request: {code: 3200006, what: 'invalid http request', status: 400},
} as const satisfies Record<string, {code: number; what: string; status?: number}>;

/** Name of an exception of a node. */
export type ExceptionName = keyof typeof KINDS;

/** One entry of an exception's stack: text with `${x}` places, their values, and where in a node it comes from. */
export interface Frame {
  format: string;
  data?: Record<string, unknown>;
  file: string;
  line: number;
  method: string;
}

/** An exception of the simulated node. It is part of the HTTP interface, not an error of coopctl. */
export class NodeError extends Error {
  readonly code: number;
  readonly exception: ExceptionName;
  readonly what: string;
  readonly status: number;
  readonly frames: Frame[];

  constructor(exception: ExceptionName, frames: Frame[], status?: number) {
    const kind: {code: number; what: string; status?: number} = KINDS[exception];
    super(frames[0] ? frameText(frames[0]) : kind.what);
    this.name = 'NodeError';
    this.exception = exception;
    this.code = kind.code;
    this.what = kind.what;
    this.status = status ?? kind.status ?? 500;
    this.frames = frames;
  }

  /** The same exception with one more entry at the end of its stack. */
  with(...frames: Frame[]): NodeError {
    return new NodeError(this.exception, [...this.frames, ...frames], this.status);
  }
}

/** The finished text of a stack entry: `${x}` replaced, text as it is, everything else as JSON. */
export function frameText({format, data = {}}: Frame): string {
  return format.replaceAll(/\$\{([^}]+)\}/g, (place, name: string) => {
    const value = data[name];
    if (value === undefined) return place;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/** `error` of an HTTP answer: `{code, name, what, details}` (recorded answers, rule 3). */
export function renderError(error: NodeError): Record<string, unknown> {
  return {
    code: error.code,
    name: error.exception,
    what: error.what,
    details: error.frames.map((frame) => ({
      message: frameText(frame),
      file: frame.file,
      line_number: frame.line,
      method: frame.method,
    })),
  };
}

/** `except` of a trace: texts unfinished, as a node gives them (recorded answers, rule 20). */
export function renderExcept(error: NodeError, timestamp: string): Record<string, unknown> {
  return {
    code: error.code,
    name: error.exception,
    message: error.what,
    stack: error.frames.map((frame, index) => ({
      context: {
        level: index === 0 ? 'error' : 'warn',
        file: frame.file,
        line: frame.line,
        method: frame.method,
        hostname: '',
        thread_name: 'nodeos',
        timestamp,
      },
      format: frame.format,
      data: frame.data ?? {},
    })),
  };
}
