import '../domain/errors.js';

declare module '../domain/errors.js' {
  interface ErrorParams {
    /** `kinds`: field paths of the values found, joined by a comma; `place`: where in the action. Never the values. */
    private_value_in_action: {kinds: string; place: string};
    /** Data that cannot be read within the bounds of the check: too long, too deep, or they grow without end. */
    action_too_large_to_check: {place: string};
    /** A packed transaction with something in it that is no action, no signature, or cannot be decoded. */
    transaction_unreadable: {place: string};
  }
}
