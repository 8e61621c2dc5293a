// Writes docs/commands.md and docs/commands.ru.md from the commands' own help; `--check` only compares.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Config} from '@oclif/core';
import {commandHelp} from '../dist/lib/cli/help.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = await Config.load({root});
const titles = {ru: 'Команды coopctl', en: 'Commands of coopctl'};
const stale = [];
for (const language of ['ru', 'en']) {
  const commands = [...config.commands].sort((a, b) => a.id.localeCompare(b.id, 'en'));
  const pages = commands.map(
    (command) => `## coopctl ${command.id.replaceAll(':', ' ')}\n\n\`\`\`\n${commandHelp(command, language)}\`\`\`\n`,
  );
  const text = `# ${titles[language]}\n\n${pages.join('\n')}`;
  const file = `${root}docs/commands${language === 'ru' ? '.ru' : ''}.md`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) stale.push(file.slice(root.length));
}
if (stale.length > 0) {
  console.error(`The reference is stale, run npm run docs:\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
