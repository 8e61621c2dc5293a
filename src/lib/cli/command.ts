import {existsSync} from 'node:fs';
import {Command, type Interfaces} from '@oclif/core';
import {chooseRegistry, loadConfig, profileOfEnvironment, type Config} from '../config/index.js';
import type {NodeClient} from '../chain/index.js';
import {isAccountName} from '../domain/account.js';
import {CoopError, isCoopError} from '../domain/errors.js';
import {requireFolderFor, writeNamedFile} from '../domain/write.js';
import type {OutboxEntry} from '../domain/records.js';
import type {Workspace} from '../processes/workspace.js';
import type {OpenCard} from '../signing/index.js';
import {chooseLanguage, languageFlag} from '../ui/language.js';
import {sentTexts} from '../ui/messages/texts/sent.js';
import {stepTexts} from '../ui/messages/texts/steps.js';
import type {Language} from '../ui/messages/types.js';
import {printable, printableLine} from '../ui/printable.js';
import {Progress} from '../ui/progress.js';
import {formatFacts} from '../ui/table.js';
import {loadPaint, openTerminal, type Terminal} from '../ui/terminal.js';
import {globalFlags} from './flags.js';
import {sentOf, type Sent} from './outbox-summary.js';
import {asCoopError, errorText, printJson, reportError} from './output.js';
import {readSecret, type SecretName} from './secrets.js';
import {usageError} from './usage.js';

/** `cardFlags` as parsed. */
interface CardFlags {
  card: string;
  'pin-file'?: string | undefined;
}

/** Flags that every command has, as parsed. */
export type GlobalFlags = Interfaces.InferredFlags<typeof globalFlags>;

/**
 * What every command shares: `run()` returns a value and `render()` shows it to people; the base makes the JSON envelope,
 * the exit status, translated errors, and a clean end on Ctrl-C (DESIGN section 4).
 */
export abstract class CoopCommand<R> extends Command {
  static override baseFlags = globalFlags;

  protected language: Language = 'ru';
  protected terminal: Terminal = openTerminal({});
  protected progress = new Progress(this.terminal, true);
  protected settings: Config = {};
  /** Flags as parsed, for what is rendered. */
  protected given: Record<string, unknown> = {};
  readonly #warnings: string[] = [];
  readonly #telling: Promise<void>[] = [];
  readonly #closers: (() => void)[] = [];
  #interrupted = false;

  /** Does the work and returns what `--json` prints as `result`. */
  abstract override run(): Promise<R>;

  /** Shows the result to a person on stdout. */
  protected abstract render(result: R): void | Promise<void>;

  /** The command as a user types it, without the program's name. */
  protected get words(): string {
    return (this.id ?? '').replaceAll(':', ' ');
  }

  protected get json(): boolean {
    const end = this.argv.indexOf('--');
    return (end === -1 ? this.argv : this.argv.slice(0, end)).includes('--json');
  }

  /** True for a command that ends cleanly on Ctrl-C by its own means. */
  protected readonly stopsItself: boolean = false;

  protected override async _run<T>(): Promise<T> {
    const {json} = this;
    const stop = () => {
      this.#interrupt();
    };
    // Not once: with no listener but its own the spinner's library would end the process before anything is told.
    if (!this.stopsItself) process.on('SIGINT', stop);
    let result: R | undefined;
    try {
      this.language = chooseLanguage(languageFlag(this.argv), process.env);
      result = await this.run();
      this.progress.stop();
      await Promise.all(this.#telling);
      if (json) printJson({ok: true, result, warnings: this.#warnings});
      else await this.render(result);
    } catch (error) {
      this.progress.stop();
      await Promise.all(this.#telling);
      const known = usageError(error, this.words) ?? asCoopError(error);
      await reportError(known, {json, language: this.language, warnings: this.#warnings});
    } finally {
      process.off('SIGINT', stop);
      for (const close of this.#closers.reverse()) close();
    }
    return result as T;
  }

  /** Parses arguments and flags, and sets up language, terminal and progress by them. */
  protected async input<F extends Record<string, unknown>, A extends Record<string, unknown>>(
    command: Interfaces.Input<F, GlobalFlags, A>,
  ): Promise<{flags: F & GlobalFlags; args: A}> {
    const {flags, args} = await this.parse<F, GlobalFlags, A>(command);
    this.given = flags;
    this.settings = loadConfig(process.cwd(), process.env);
    this.language = chooseLanguage(flags.lang, process.env, this.settings.lang);
    this.terminal = openTerminal({noInput: flags['no-input']});
    if (!flags.json) this.terminal.paint = await loadPaint({noColor: flags['no-color']});
    this.progress = new Progress(this.terminal, flags.json);
    return {flags, args};
  }

  /** Texts of a catalogue in the user's language. */
  protected texts<T>(catalogue: Record<Language, T>): T {
    return catalogue[this.language];
  }

  /** Prints a line for people on stdout. */
  protected print(text = ''): void {
    process.stdout.write(`${process.stdout.isTTY ? printableLine(text) : printable(text)}\n`);
  }

  /** Tells something that does not stop the work: on stderr, or in the envelope's `warnings`. */
  protected caution(text: string): void {
    this.#warnings.push(text);
    if (!this.json) process.stderr.write(`! ${printable(text)}\n`);
  }

  /** Warns of a node that was left for another one. */
  protected readonly onTrouble = (trouble: CoopError): void => {
    const telling = errorText(trouble, this.language).then(({message}) => {
      this.caution(message);
    });
    this.#telling.push(telling);
  };

  /** The part of a result about what shall reach the chain; warns when it waits in the outbox for a network. */
  protected sent(entry: OutboxEntry): Sent {
    if (entry.state === 'queued') this.caution(this.texts(sentTexts).queued(entry.id));
    return sentOf(entry);
  }

  /** Registers what must be closed when the command ends, however it ends. */
  protected onEnd(close: () => void): void {
    this.#closers.push(close);
  }

  /** File of the registry to work on. */
  protected registryFile(flags: GlobalFlags): string {
    return chooseRegistry(flags.registry ?? this.settings.registry, process.cwd());
  }

  /** A secret by its file flag, its variable, or a question. */
  protected secret(
    what: SecretName,
    file: string | undefined,
    options?: {confirm?: boolean; about?: string},
  ): Promise<string> {
    return this.#secret(what, file, this.terminal, options);
  }

  #secret(
    what: SecretName,
    file: string | undefined,
    terminal: Terminal,
    options?: {confirm?: boolean; about?: string},
  ): Promise<string> {
    const {language} = this;
    return readSecret(what, {...(file === undefined ? {} : {file}), env: process.env, terminal, language}, options);
  }

  /** Throws `account_expected` when the value of a flag is no account name. */
  protected checkAccount(name: string, value: string | undefined): void {
    if (value === undefined || isAccountName(value)) return;
    throw new CoopError('account_expected', 'usage', {name, command: this.words});
  }

  /** Opens the registry that the flags choose, and with it the workspace of the processes. */
  protected async open(flags: GlobalFlags): Promise<Workspace> {
    return this.#open(flags, this.terminal);
  }

  async #open(flags: GlobalFlags, terminal: Terminal): Promise<Workspace> {
    const {openWorkspace} = await import('./session.js');
    const file = this.registryFile(flags);
    const actor = flags.as ?? this.settings.as;
    this.checkAccount('as', actor);
    const work = await openWorkspace({
      file,
      profile: this.chosenProfile(flags),
      fallback: this.settings.profile,
      actor,
      passphrase: () => this.#secret('passphrase', flags['passphrase-file'], terminal, {about: file}),
      onStep: (step) => this.progress.step(this.texts(stepTexts)[step]),
      onTrouble: this.onTrouble,
    });
    this.onEnd(() => {
      work.registry.close();
    });
    return work;
  }

  /** The network that flag or environment name. */
  protected chosenProfile(flags: GlobalFlags): string | undefined {
    return flags.profile ?? profileOfEnvironment(process.env);
  }

  /** The network that commands use here: chosen, the registry's own, that of the configuration, or the sandbox. */
  protected async usedProfile(flags: GlobalFlags): Promise<string> {
    const {registryProfile} = await import('./session.js');
    const own = async (): Promise<string | undefined> => {
      const work = await this.openIfThere(flags);
      return work && registryProfile(work.registry);
    };
    return this.chosenProfile(flags) ?? (await own()) ?? this.settings.profile ?? 'sandbox';
  }

  /** As `open`; undefined when there is no registry in the folder and none was named. */
  protected async openIfThere(flags: GlobalFlags): Promise<Workspace | undefined> {
    try {
      return await this.open(flags);
    } catch (error) {
      if (isCoopError(error, 'registry_not_here')) return undefined;
      throw error;
    }
  }

  /**
   * As `openIfThere`, for what does well without a registry: never asks for the passphrase. Undefined, and the user is told,
   * when the registry is locked.
   */
  protected async openUnasked(flags: GlobalFlags, locked: string): Promise<Workspace | undefined> {
    try {
      return await this.#open(flags, {...this.terminal, interactive: false});
    } catch (error) {
      if (isCoopError(error, 'registry_not_here')) return undefined;
      if (!isCoopError(error, 'secret_needed')) throw error;
      this.caution(locked);
      return undefined;
    }
  }

  /**
   * The chain for what does well without a registry: that of the registry in the folder, else of the network that is
   * chosen. The registry is opened without a question; when it is locked the user is told so.
   */
  protected async reach(
    flags: GlobalFlags,
    locked: string,
  ): Promise<{work: Workspace | undefined; node: () => Promise<NodeClient>}> {
    const work = await this.openUnasked(flags, locked);
    if (work) return {work, node: () => work.node()};
    const name = this.chosenProfile(flags) ?? this.settings.profile ?? 'sandbox';
    const {connectProfile} = await import('./session.js');
    return {work, node: () => connectProfile(name, {onTrouble: this.onTrouble})};
  }

  /** Opens the card that `--card` names, for the given account or anybody's. */
  protected async card(work: Workspace, flags: CardFlags, account?: string): Promise<OpenCard> {
    const {card: file, 'pin-file': pinFile} = flags;
    const {readCard} = await import('../processes/cards.js');
    return readCard(work, file, account, await this.secret('pin', pinFile, {about: file}));
  }

  /** Asks before something that cannot be undone. Throws `needs_yes` where nothing may be asked, `interrupted` on no. */
  protected async confirm(yes: boolean, question: string): Promise<void> {
    if (yes) return;
    if (!this.terminal.interactive) throw new CoopError('needs_yes', 'usage', {command: this.words});
    const {askConfirm} = await import('../ui/prompt.js');
    if (!(await askConfirm(question))) throw new CoopError('interrupted', 'interrupted', {});
  }

  /** Writes a file that must not be there yet. Throws `file_exists`, `file_not_writable`. */
  protected writeNew(file: string, data: Uint8Array): void {
    this.requireNew(file);
    writeNamedFile(file, data);
  }

  /** For a file that is written after something else is done. Throws `file_exists`, `file_not_writable`. */
  protected requireNew(file: string | undefined): void {
    if (file === undefined) return;
    if (existsSync(file)) throw new CoopError('file_exists', 'conflict', {file});
    requireFolderFor(file);
  }

  /** Prints labelled facts, one a line. */
  protected printFacts(facts: readonly (readonly [label: string, value: string | undefined])[]): void {
    this.print(formatFacts(facts, this.terminal.paint.dim));
  }

  /** Prints that something is done. */
  protected done(text: string): void {
    this.print(`${this.terminal.paint.green('✓')} ${text}`);
  }

  #interrupt(): void {
    if (this.#interrupted) return;
    this.#interrupted = true;
    this.progress.stop();
    const error = new CoopError('interrupted', 'interrupted', {});
    void reportError(error, {json: this.json, language: this.language, warnings: this.#warnings}).then(() => {
      process.exit(error.status);
    });
  }
}
