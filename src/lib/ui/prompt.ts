/** Questions to a person. Callers must have checked that the terminal is interactive. */
const load = async () => (await import('inquirer')).default;

/** Asks for one line; repeats until `validate` returns true. */
export async function askText(
  message: string,
  options: {initial?: string; validate?: (value: string) => true | string} = {},
): Promise<string> {
  const inquirer = await load();
  const {answer} = await inquirer.prompt<{answer: string}>([
    {type: 'input', name: 'answer', message, default: options.initial, validate: options.validate},
  ]);
  return answer.trim();
}

/** Asks for a secret without showing it. */
export async function askSecret(message: string): Promise<string> {
  const inquirer = await load();
  const {answer} = await inquirer.prompt<{answer: string}>([
    {type: 'password', name: 'answer', message, mask: '•', theme: {style: {keysHelpTip: () => undefined}}},
  ]);
  return answer;
}

/** Asks to choose one of some values; `tip` tells how, in the user's language. */
export async function askChoice<T extends string>(
  message: string,
  choices: readonly {name: string; value: T}[],
  tip: string,
): Promise<T> {
  const inquirer = await load();
  const {answer} = await inquirer.prompt<{answer: string}>([
    {type: 'select', name: 'answer', message, choices, theme: {style: {keysHelpTip: () => tip}}},
  ]);
  return answer as T;
}

/** Asks yes or no; no is the default. */
export async function askConfirm(message: string): Promise<boolean> {
  const inquirer = await load();
  const {answer} = await inquirer.prompt<{answer: boolean}>([
    {type: 'confirm', name: 'answer', message, default: false},
  ]);
  return answer;
}

/** True for the error that inquirer throws on Ctrl-C. */
export function isPromptAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError');
}
