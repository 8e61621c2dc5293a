import type {ErrorCatalogue} from '../types.js';
import {outboxTexts} from '../texts/words.js';
import {again} from './chain.js';

type OutboxErrors =
  | 'outbox_kept'
  | 'outbox_not_reached'
  | 'outbox_failed'
  | 'outbox_expired'
  | 'outbox_forked'
  | 'outbox_cancelled'
  | 'outbox_dependency_failed'
  | 'outbox_not_cancellable'
  | 'outbox_keys_missing'
  | 'outbox_unprovable';

/** Errors of what is on its way to the chain. */
export const outboxErrors = {
  ru: {
    outbox_kept: ({id, state, url}) => ({
      message:
        state === 'queued'
          ? `Сеть недоступна${at(url)}; исходящее ${id} ждёт отправки, ни один байт ещё не ушёл.`
          : `Узел${at(url)} недоступен; подписанная транзакция сохранена в исходящих под номером ${id} (${state}).`,
      hint: `Ничего не потеряно и не удвоится. Когда узел будет доступен: coopctl outbox send ${id}.`,
    }),
    outbox_not_reached: ({id, state, target, seconds}) => ({
      message: `Исходящее ${id} за ${seconds} с не дошло до состояния ${target}: сейчас ${state}.`,
      hint: `Ждать дальше: coopctl outbox wait ${id}; чего оно ждёт: coopctl outbox show ${id}.`,
    }),
    outbox_failed: ({id, detail}) => ({
      message: `Исходящее ${id} отвергнуто сетью: ${detail}`,
      hint: 'Ничего не изменилось. Устраните причину и повторите команду, которая его создала.',
    }),
    outbox_expired: ({id}) => ({
      message: `Исходящее ${id} не попало ни в один блок, его срок истёк.`,
      hint: again.ru,
    }),
    outbox_forked: ({id}) => ({
      message: `Исходящее ${id} было в блоке, который сеть отбросила, и в блокчейн больше не попадёт.`,
      hint: again.ru,
    }),
    outbox_cancelled: ({id}) => ({
      message: `Исходящее ${id} отозвано.`,
      hint: again.ru,
    }),
    outbox_dependency_failed: ({id, on}) => ({
      message: `Исходящее ${id} не отправлено: не состоялось ${on}, которого оно ждало.`,
      hint: `Посмотрите причину: coopctl outbox show ${on}. Затем повторите обе команды.`,
    }),
    outbox_not_cancellable: ({id, state, until}) => ({
      message: `Исходящее ${id} отозвать нельзя: ${
        state === 'sent' ? 'его байты могли дойти до сети' : `оно уже ${outboxTexts.ru[state]}`
      }.`,
      hint:
        state === 'sent'
          ? `Срок транзакции — ${until} UTC по времени сети; когда блоки после него станут необратимыми, повторите.`
          : `Подробности: coopctl outbox show ${id}.`,
    }),
    outbox_keys_missing: ({authority}) => ({
      message: `В реестре нет ключа ${authority}, которым подписывается это исходящее.`,
      hint: 'Повторите команду, которая его создала, с тем же ключом; или добавьте ключ в реестр.',
    }),
    outbox_unprovable: ({id, block_num, earliest, url}) => ({
      message:
        `Неизвестно, состоялось ли исходящее ${id}: его срок истёк, а узел ${url} не хранит блок ${block_num}` +
        `${earliest > block_num ? ` (хранит с ${earliest})` : ''}.`,
      hint: 'Новая транзакция не составляется, чтобы действие не удвоилось. Укажите узел с полной историей: --profile ИМЯ.',
    }),
  },
  en: {
    outbox_kept: ({id, state, url}) => ({
      message:
        state === 'queued'
          ? `The network is out of reach${at(url)}; outbox entry ${id} is queued, no byte of it has left.`
          : `The node${at(url)} is out of reach; the signed transaction is kept in the outbox as ${id} (${state}).`,
      hint: `Nothing is lost and nothing will be doubled. When the node is back: coopctl outbox send ${id}.`,
    }),
    outbox_not_reached: ({id, state, target, seconds}) => ({
      message: `Outbox entry ${id} did not become ${target} within ${seconds} s: it is ${state}.`,
      hint: `Wait on with coopctl outbox wait ${id}; see what it waits for with coopctl outbox show ${id}.`,
    }),
    outbox_failed: ({id, detail}) => ({
      message: `The chain refused outbox entry ${id}: ${detail}`,
      hint: 'Nothing has changed. Remove the cause and run the command that made it again.',
    }),
    outbox_expired: ({id}) => ({
      message: `Outbox entry ${id} came into no block before it expired.`,
      hint: again.en,
    }),
    outbox_forked: ({id}) => ({
      message: `Outbox entry ${id} was in a block that the chain has dropped, and cannot come into another.`,
      hint: again.en,
    }),
    outbox_cancelled: ({id}) => ({
      message: `Outbox entry ${id} was cancelled.`,
      hint: again.en,
    }),
    outbox_dependency_failed: ({id, on}) => ({
      message: `Outbox entry ${id} was not sent: entry ${on}, which it waited for, came to nothing.`,
      hint: `See why with coopctl outbox show ${on}; then run both commands again.`,
    }),
    outbox_not_cancellable: ({id, state, until}) => ({
      message: `Outbox entry ${id} cannot be cancelled: ${
        state === 'sent' ? 'its bytes may have reached the network' : `it is ${outboxTexts.en[state]}`
      }.`,
      hint:
        state === 'sent'
          ? `Its transaction expires at ${until} UTC by the chain's time; try again when the blocks after that are irreversible.`
          : `See coopctl outbox show ${id}.`,
    }),
    outbox_keys_missing: ({authority}) => ({
      message: `The registry does not have the key of ${authority} that signs this outbox entry.`,
      hint: 'Run the command that made it again with the same key, or add the key to the registry.',
    }),
    outbox_unprovable: ({id, block_num, earliest, url}) => ({
      message:
        `Nobody can tell whether outbox entry ${id} took effect: it has expired, and node ${url} does not keep block ` +
        `${block_num}${earliest > block_num ? ` (only from ${earliest} on)` : ''}.`,
      hint: 'No new transaction is made, lest the act is done twice. Name a node with the full history: --profile NAME.',
    }),
  },
} satisfies ErrorCatalogue<OutboxErrors>;

/** An address as a part of a sentence; nothing when no node was chosen yet. */
function at(url: string): string {
  return url === '' ? '' : ` ${url}`;
}
