import {Command, type Interfaces} from '@oclif/core';
import {chooseRegistry, loadConfig, type Config} from '../config/index.js';
import {CoopError} from '../domain/errors.js';
import {chooseLanguage, languageFlag} from '../ui/language.js';
import type {Language} from '../ui/messages/types.js';
import {Progress} from '../ui/progress.js';
import {openTerminal, type Terminal} from '../ui/terminal.js';
import {globalFlags} from './flags.js';
import {asCoopError, printJson, reportError} from './output.js';
import {readSecret, type SecretName} from './secrets.js';
import {usageError} from './usage.js';

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
  readonly #warnings: string[] = [];
  readonly #closers: (() => void)[] = [];

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

  protected override async _run<T>(): Promise<T> {
    const {json} = this;
    const stop = () => {
      this.#interrupt();
    };
    process.once('SIGINT', stop);
    let result: R | undefined;
    try {
      this.language = chooseLanguage(languageFlag(this.argv), process.env);
      result = await this.run();
      this.progress.stop();
      if (json) printJson({ok: true, result, warnings: this.#warnings});
      else await this.render(result);
    } catch (error) {
      this.progress.stop();
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
    this.settings = loadConfig(process.cwd(), process.env);
    this.language = chooseLanguage(flags.lang, process.env, this.settings.lang);
    this.terminal = openTerminal({noColor: flags['no-color'], noInput: flags['no-input']});
    this.progress = new Progress(this.terminal, flags.json);
    return {flags, args};
  }

  /** Texts of a catalogue in the user's language. */
  protected texts<T>(catalogue: Record<Language, T>): T {
    return catalogue[this.language];
  }

  /** Prints a line for people on stdout. */
  protected print(text = ''): void {
    process.stdout.write(`${text}\n`);
  }

  /** Tells something that does not stop the work: on stderr, or in the envelope's `warnings`. */
  protected caution(text: string): void {
    this.#warnings.push(text);
    if (!this.json) process.stderr.write(`! ${text}\n`);
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
    const {terminal, language} = this;
    return readSecret(what, {...(file === undefined ? {} : {file}), env: process.env, terminal, language}, options);
  }

  #interrupt(): void {
    this.progress.stop();
    const error = new CoopError('interrupted', 'interrupted', {});
    void reportError(error, {json: this.json, language: this.language, warnings: this.#warnings}).then(() => {
      process.exit(error.status);
    });
  }
}
