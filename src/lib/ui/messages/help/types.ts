/** Help of one command in one language. */
export interface CommandHelp {
  /** One line, no full stop. */
  summary: string;
  description?: string;
  args?: Record<string, string>;
  flags?: Record<string, string>;
  /** What each example does, in the order of the entry's `examples`. */
  examples: string[];
}

/** Help of one command: its examples, and the texts in every language. */
export interface CommandHelpEntry {
  examples: string[];
  ru: CommandHelp;
  en: CommandHelp;
}
