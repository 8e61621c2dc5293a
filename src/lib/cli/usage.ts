import {CoopError} from '../domain/errors.js';

/** Shape of the framework's parse errors; told apart by class name, as several copies of it may be loaded. */
interface ParseError {
  args?: {name: string; options?: readonly string[]}[];
  flags?: string[];
  message: string;
}

/** The first line of a framework's message without colours; it never holds values. */
const firstLine = (text: string): string => text.replace(/\u001b\[\d+m/g, '').split('\n')[0] ?? '';

/**
 * Turns a parse error of the framework into ours, or returns undefined when `error` is none. Values that the user typed
 * are never repeated: one of them may be a secret in the wrong place.
 */
export function usageError(error: unknown, command: string): CoopError | undefined {
  if (!(error instanceof Error)) return undefined;
  const {args = [], flags = [], message} = error as Error & ParseError;
  if (message.includes('Expected an integer')) return numberExpected(message, command);
  switch (error.constructor.name) {
    case 'NonExistentFlagsError':
      return new CoopError('unknown_flag', 'usage', {flags: flags.map((flag) => flag.replace(/=.*$/s, '')), command});
    case 'RequiredArgsError':
      return new CoopError('missing_argument', 'usage', {names: args.map(({name}) => name.toUpperCase()), command});
    case 'UnexpectedArgsError':
      return new CoopError('unexpected_argument', 'usage', {count: args.length, command});
    case 'FlagInvalidOptionError':
    case 'ArgInvalidOptionError': {
      const [, name = '', options = ''] = /^Expected (?:(--[\w-]+)=)?.* to be one of: ([^\n]+)/s.exec(message) ?? [];
      return new CoopError('bad_option', 'usage', {name, options: options.split(', '), command});
    }
    case 'FailedFlagValidationError': {
      const missing = /Missing required flag ([\w-]+)/.exec(message)?.[1];
      if (missing !== undefined) return new CoopError('missing_flag', 'usage', {name: missing, command});
      return constraint(failedReason(message), command);
    }
    case 'CLIParseError':
    case 'CLIError':
      return parseFault(message, command);
    case 'InvalidArgsSpecError':
    case 'ViolatedFlagConstraintError':
      return new CoopError('bad_usage', 'usage', {reason: firstLine(message), command});
    default:
      return undefined;
  }
}

const failedReason = (message: string): string =>
  message
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')[1]
    ?.trim()
    .replace(/ of .*? when/, ' when')
    .replace(/(--[\w-]+)=.*? cannot also/, '$1 cannot also') ?? '';

/** A rule between flags that the call breaks; the framework tells it in English only. */
function constraint(reason: string, command: string): CoopError {
  const [, one, other] = /^(--[\w-]+) cannot also be provided when using (--[\w-]+)$/.exec(reason) ?? [];
  if (one !== undefined && other !== undefined) {
    return new CoopError('flags_exclude', 'usage', {flags: [one, other], command});
  }
  const [, flag, needs] = /^All when using (--[\w-]+): (--[\w-]+)$/.exec(reason) ?? [];
  if (flag !== undefined && needs !== undefined) return new CoopError('flag_alone', 'usage', {flag, needs, command});
  return new CoopError('bad_usage', 'usage', {reason, command});
}

function parseFault(message: string, command: string): CoopError {
  const noValue = /^Flag --([\w-]+) expects /.exec(message)?.[1];
  if (noValue !== undefined) return new CoopError('flag_value_missing', 'usage', {name: noValue, command});
  return new CoopError('bad_usage', 'usage', {reason: 'cannot parse', command});
}

function numberExpected(message: string, command: string): CoopError {
  const limit = (words: string): Partial<Record<string, number>> => {
    const number = new RegExp(`${words} than or equal to (-?\\d+)`).exec(message)?.[1];
    return number === undefined ? {} : {[words]: Number(number)};
  };
  const {greater: min, less: max} = {...limit('greater'), ...limit('less')};
  return new CoopError('number_expected', 'usage', {
    ...(min === undefined ? {} : {min}),
    ...(max === undefined ? {} : {max}),
    command,
  });
}
