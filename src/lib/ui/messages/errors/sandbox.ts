import type {ErrorCatalogue} from '../types.js';

type SandboxErrors =
  | 'sandbox_not_running'
  | 'sandbox_already_running'
  | 'sandbox_did_not_start'
  | 'sandbox_did_not_stop'
  | 'sandbox_damaged'
  | 'sandbox_port_taken'
  | 'sandbox_write_failed'
  | 'sandbox_trouble_not_allowed'
  | 'sandbox_trouble_wrong'
  | 'sandbox_fork_too_deep';

export const sandboxErrors = {
  ru: {
    sandbox_not_running: ({folder}) => ({
      message: `Песочница не запущена (папка ${folder}).`,
      hint: 'Запустите её: coopctl sandbox start.',
    }),
    sandbox_already_running: ({folder}) => ({
      message: `Папку песочницы ${folder} уже держит другой процесс.`,
      hint: 'Посмотрите состояние: coopctl sandbox status. Если она не отвечает, остановите её: coopctl sandbox stop.',
    }),
    sandbox_did_not_start: ({folder, detail}) => ({
      message: `Песочница не запустилась (папка ${folder})${detail === '' ? '.' : `: ${detail}`}`,
      hint: `Весь журнал — в файле sandbox.log этой папки. На виду: coopctl sandbox start --foreground.`,
    }),
    sandbox_did_not_stop: ({folder, pid}) => ({
      message: `Песочница в папке ${folder} не остановилась (процесс ${pid}).`,
      hint: 'Завершите этот процесс средствами операционной системы и повторите команду.',
    }),
    sandbox_damaged: ({folder, detail}) => ({
      message: `Цепочка песочницы в папке ${folder} не читается: ${detail}.`,
      hint: 'Начните новую цепочку: coopctl sandbox reset. Реестр кооператива при этом не меняется.',
    }),
    sandbox_port_taken: ({port}) => ({
      message: `Порт ${port} недоступен: его занимает другая программа, или он запрещён.`,
      hint: 'Укажите другой порт (--port) или не указывайте никакого: будет выбран свободный.',
    }),
    sandbox_write_failed: ({folder, detail}) => ({
      message: `Песочница не смогла записать блок в папку ${folder}: ${detail}.`,
      hint: 'Проверьте свободное место и саму папку, затем запустите снова: coopctl sandbox start.',
    }),
    sandbox_trouble_not_allowed: ({folder}) => ({
      message: `Песочница в папке ${folder} запущена без разрешения на неполадки (--allow-trouble).`,
      hint: 'Запустите её заново: coopctl sandbox stop, затем coopctl sandbox start --allow-trouble --irreversible-after 20.',
    }),
    sandbox_trouble_wrong: ({detail}) => ({
      message: `Песочница не приняла настройки неполадок: ${detail}.`,
      hint: 'Какие неполадки бывают: coopctl sandbox trouble --help.',
    }),
    sandbox_fork_too_deep: ({blocks, reversible}) => ({
      message: `Отменить можно не больше блоков, чем обратимо: просили ${blocks}, обратимо ${reversible}.`,
      hint: 'Сколько блоков остаются обратимыми, задаёт запуск: coopctl sandbox start --allow-trouble --irreversible-after 20.',
    }),
  },
  en: {
    sandbox_not_running: ({folder}) => ({
      message: `The sandbox is not running (folder ${folder}).`,
      hint: 'Start it: coopctl sandbox start.',
    }),
    sandbox_already_running: ({folder}) => ({
      message: `Another process holds the sandbox's folder ${folder}.`,
      hint: 'See its state: coopctl sandbox status. If it does not answer, stop it: coopctl sandbox stop.',
    }),
    sandbox_did_not_start: ({folder, detail}) => ({
      message: `The sandbox did not start (folder ${folder})${detail === '' ? '.' : `: ${detail}`}`,
      hint: 'The whole log is in sandbox.log of that folder. To watch it: coopctl sandbox start --foreground.',
    }),
    sandbox_did_not_stop: ({folder, pid}) => ({
      message: `The sandbox in ${folder} did not stop (process ${pid}).`,
      hint: "End that process with the operating system's means and run the command again.",
    }),
    sandbox_damaged: ({folder, detail}) => ({
      message: `The sandbox's chain in ${folder} cannot be read: ${detail}.`,
      hint: "Begin a new chain: coopctl sandbox reset. The cooperative's registry stays as it is.",
    }),
    sandbox_port_taken: ({port}) => ({
      message: `Port ${port} is not available: another program has it, or it is not allowed.`,
      hint: 'Name another port (--port), or none: then a free one is chosen.',
    }),
    sandbox_write_failed: ({folder, detail}) => ({
      message: `The sandbox could not write a block into ${folder}: ${detail}.`,
      hint: 'Look at the free space and the folder, then start it again: coopctl sandbox start.',
    }),
    sandbox_trouble_not_allowed: ({folder}) => ({
      message: `The sandbox in ${folder} was started without leave to misbehave.`,
      hint: 'Start it anew: coopctl sandbox stop, then coopctl sandbox start --allow-trouble --irreversible-after 20.',
    }),
    sandbox_trouble_wrong: ({detail}) => ({
      message: `The sandbox did not take these settings of trouble: ${detail}.`,
      hint: 'What kinds of trouble there are: coopctl sandbox trouble --help.',
    }),
    sandbox_fork_too_deep: ({blocks, reversible}) => ({
      message: `No more blocks can be taken back than are reversible: ${blocks} wanted, ${reversible} reversible.`,
      hint: 'How many stay reversible is set at the start: coopctl sandbox start --allow-trouble --irreversible-after 20.',
    }),
  },
} satisfies ErrorCatalogue<SandboxErrors>;
