import type {Command, Config} from '@oclif/core';
import {helpTexts, globalHelp} from '../ui/messages/help/index.js';
import type {Language} from '../ui/messages/types.js';

/** Prints help for the words typed: a command, a topic, or everything. */
export function showHelp(config: Config, words: readonly string[], language: Language): void {
  for (let length = words.length; length > 0; length--) {
    const command = config.findCommand(words.slice(0, length).join(':'));
    if (command) {
      process.stdout.write(commandHelp(command, language, terminalWidth()));
      return;
    }
  }
  const ids = config.commandIDs.map((id) => id.replaceAll(':', ' ')).sort();
  const [topic = ''] = words;
  const inTopic = ids.filter((id) => id.startsWith(`${topic} `));
  process.stdout.write(topicHelp(inTopic.length > 0 ? inTopic : ids, config, language));
}

/** How wide help is in the reference, and at most on a terminal. */
const WIDTH = 100;
const LEAST_WIDTH = 60;

function terminalWidth(): number {
  return process.stdout.isTTY ? Math.min(WIDTH, Math.max(LEAST_WIDTH, process.stdout.columns)) : WIDTH;
}

/** Help of one command as plain text, in lines of at most `width` characters where its words allow it. */
export function commandHelp(command: Command.Loadable, language: Language, width = WIDTH): string {
  const words = command.id.replaceAll(':', ' ');
  const entry = helpTexts[words];
  const labels = globalHelp[language];
  const texts = entry?.[language];
  const args = Object.values(command.args);
  const flags = Object.values(command.flags).filter((flag) => flag.hidden !== true);
  const own = flags.filter((flag) => flag.helpGroup !== 'GLOBAL');
  const global = flags.filter((flag) => flag.helpGroup === 'GLOBAL');
  const usage = ['coopctl', words, ...args.map(argumentUsage), ...(own.length > 0 ? [labels.flagsMark] : [])].join(' ');
  const common: Readonly<Record<string, string | undefined>> = labels.flags;
  const flagRow = (flag: Command.Flag.Cached): [string, string] => [
    flagUsage(flag),
    withFacts(texts?.flags?.[flag.name] ?? common[flag.name] ?? '', flag, labels),
  ];
  return sections([
    [undefined, texts?.summary ?? ''],
    [labels.usage, `  ${usage}`],
    [labels.description, indent(texts?.description ?? '', width)],
    [
      labels.arguments,
      rows(
        args.map((arg) => [arg.name.toUpperCase(), texts?.args?.[arg.name] ?? '']),
        width,
      ),
    ],
    [labels.flagsTitle, rows(own.map(flagRow), width)],
    [labels.globalFlags, rows(global.map(flagRow), width)],
    [
      labels.examples,
      (entry?.examples ?? []).map((line, i) => `  ${texts?.examples[i] ?? ''}\n    $ ${line}`).join('\n\n'),
    ],
    [labels.exitStatus, indent(labels.exitStatuses, width)],
  ]);
}

function topicHelp(ids: readonly string[], config: Config, language: Language): string {
  const labels = globalHelp[language];
  return sections([
    [undefined, `coopctl ${config.version} — ${labels.tagline}`],
    [labels.usage, `  coopctl ${labels.commandMark}`],
    [
      labels.commands,
      rows(
        ids.map((id) => [id, helpTexts[id]?.[language].summary ?? '']),
        terminalWidth(),
      ),
    ],
    [undefined, labels.more],
  ]);
}

const argumentUsage = (arg: Command.Arg.Cached): string =>
  arg.required === true ? argumentName(arg) : `[${argumentName(arg)}]`;

const argumentName = (arg: Command.Arg.Cached): string =>
  `${arg.name.toUpperCase()}${(arg as {multiple?: boolean}).multiple === true ? '…' : ''}`;

function flagUsage(flag: Command.Flag.Cached): string {
  const value = flag.type === 'option' ? ` ${flagValue(flag)}` : '';
  return `${flag.char === undefined ? '' : `-${flag.char}, `}--${flag.name}${value}`;
}

const flagValue = (flag: Command.Flag.Cached & {type: 'option'}): string =>
  flag.helpValue?.toString() ?? (flag.options ? flag.options.join('|') : flag.name.toUpperCase());

function withFacts(text: string, flag: Command.Flag.Cached, labels: {required: string; initially: string}): string {
  const facts = [
    flag.required === true ? labels.required : '',
    flag.type === 'option' && flag.default !== undefined ? `${labels.initially} ${String(flag.default)}` : '',
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? text : `${text} (${facts.join(', ')})`;
}

/** Aligned pairs; long descriptions wrap beside the first column. */
function rows(pairs: readonly (readonly [string, string])[], lineWidth: number): string {
  const width = Math.min(34, Math.max(0, ...pairs.map(([name]) => name.length)));
  return pairs
    .map(([name, text]) => {
      const lines = wrap(text, lineWidth - width - 4);
      const head = name.length > width ? `  ${name}\n  ${' '.repeat(width)}` : `  ${name.padEnd(width)}`;
      return `${head}  ${lines.join(`\n  ${' '.repeat(width)}  `)}`.trimEnd();
    })
    .join('\n');
}

const indent = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, width - 2))
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
    .trimEnd();

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

const sections = (parts: readonly (readonly [string | undefined, string])[]): string =>
  `${parts
    .filter(([, body]) => body.trim() !== '')
    .map(([title, body]) => (title === undefined ? body : `${title}\n${body}`))
    .join('\n\n')}\n`;
