import {Flags} from '@oclif/core';
import {fileURLToPath} from 'node:url';
import {CoopCommand} from '../../lib/cli/command.js';
import {
  chosenFolder,
  runInForeground,
  sandboxFlags,
  startInBackground,
  type SandboxWish,
} from '../../lib/cli/sandbox-command.js';
import {chainTexts} from '../../lib/ui/messages/texts/chain.js';
import {sandboxTexts} from '../../lib/ui/messages/texts/sandbox.js';

/** What `sandbox start` returns. */
export interface SandboxStartResult {
  url: string;
  chain_id: string;
  /** Absent when it ran in the foreground and has ended. */
  head_block_num?: number;
  pid: number;
  folder: string;
  already_running: boolean;
}

export default class SandboxStart extends CoopCommand<SandboxStartResult> {
  static override flags = {
    ...sandboxFlags,
    foreground: Flags.boolean(),
    port: Flags.integer({min: 1, max: 65_535}),
    'idle-minutes': Flags.integer({min: 0}),
    'irreversible-after': Flags.integer({min: 1, max: 1000}),
    'allow-trouble': Flags.boolean(),
  };

  protected override readonly stopsItself = true;

  async run(): Promise<SandboxStartResult> {
    const {flags} = await this.input(SandboxStart);
    const {port, 'idle-minutes': idleMinutes, 'irreversible-after': irreversibleAfter} = flags;
    const allowTrouble = flags['allow-trouble'];
    const wish = {
      folder: chosenFolder(flags.dir),
      ...(port === undefined ? {} : {port}),
      ...(idleMinutes === undefined ? {} : {idleMinutes}),
      ...(irreversibleAfter === undefined ? {} : {irreversibleAfter}),
      allowTrouble,
    };
    if (flags.foreground) return this.#foreground(wish);
    const program = fileURLToPath(new URL('../../../bin/run.js', import.meta.url));
    const status = await startInBackground(wish, program);
    const {url = '', chain_id = '', pid = 0, folder, head_block_num, already_running} = status;
    const other = irreversibleAfter !== undefined && irreversibleAfter !== status.irreversible_after;
    if (already_running && (other || (allowTrouble && !status.allow_trouble))) {
      this.caution(this.texts(sandboxTexts).runs_otherwise);
    }
    const head = head_block_num === undefined ? {} : {head_block_num};
    return {url, chain_id, ...head, pid, folder, already_running};
  }

  protected render({url, chain_id, head_block_num, folder, already_running}: SandboxStartResult): void {
    const texts = this.texts(chainTexts);
    this.done(already_running ? texts.running : texts.started);
    this.printFacts([
      [texts.url, url],
      [texts.chain_id, chain_id],
      [texts.head, head_block_num?.toString()],
      [texts.folder, folder],
    ]);
  }

  /** Works until it is stopped; tells that it is ready on stderr, as the result comes only at the end. */
  async #foreground(wish: SandboxWish): Promise<SandboxStartResult> {
    const texts = this.texts(chainTexts);
    const result: SandboxStartResult = {
      url: '',
      chain_id: '',
      pid: process.pid,
      folder: wish.folder,
      already_running: false,
    };
    await runInForeground(wish, ({url, chain_id}) => {
      Object.assign(result, {url, chain_id});
      process.stderr.write(`${texts.started}\n${texts.url}: ${url}\n${texts.press}\n`);
    });
    return result;
  }
}
