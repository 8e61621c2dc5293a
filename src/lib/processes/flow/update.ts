import type {HistoryAction} from '../../domain/records.js';
import type {Registry} from '../../registry/index.js';
import {DocumentVerifier} from './documents.js';
import {foldPackage, type FoundWrong} from './fold.js';
import {decisionIn, processIn, ruleOf} from './rules.js';

/** Actions of one package that are looked at; a general meeting has a ballot of each member. */
const MOST_ACTIONS = 100_000;
/** Actions that are carried over at a time when everything is made anew. */
const PAGE = 500;
/** Setting with the edition of the rules by which the packages were made. */
const EDITION = 'history.flow';
/** Raised whenever the rules change: the packages are then made anew. */
const CURRENT = '1';

/**
 * Carries actions that the history has over to what is kept of documents and packages. A package is told anew from all its
 * actions, so that it does not matter in which order, or how often, they were read.
 */
export function updateFlow(
  registry: Registry,
  actions: readonly HistoryAction[],
  verifier = new DocumentVerifier(),
): void {
  const processes = new Set<string>();
  for (const action of actions) {
    for (const document of verifier.verify(action)) registry.packages.saveDocument(document);
    for (const process of processesOf(registry, action)) processes.add(process);
  }
  for (const process of processes) tellAnew(registry, process);
}

/** Makes all packages anew from the history; bounded in memory. `onProgress` hears how many actions are done. */
export async function rebuildFlow(registry: Registry, onProgress?: (done: number) => void): Promise<void> {
  const verifier = new DocumentVerifier();
  registry.transaction(() => {
    registry.packages.clear();
    registry.settings.set(EDITION, '');
  });
  let done = 0;
  for (let after: number | undefined; ;) {
    const page = registry.history.list({limit: PAGE, ...(after === undefined ? {} : {after})});
    registry.transaction(() => {
      updateFlow(registry, page, verifier);
    });
    done += page.length;
    onProgress?.(done);
    after = page.at(-1)?.place;
    if (after === undefined) break;
    // Ctrl-C gets its turn.
    await new Promise((resume) => setImmediate(resume));
  }
  registry.settings.set(EDITION, CURRENT);
}

/** True when the packages were made by these rules. */
export function isFlowCurrent(registry: Registry): boolean {
  return registry.settings.get(EDITION) === CURRENT;
}

/** Processes that an action speaks of: it names one by its hash, or by its decision. */
export function processesOf(registry: Registry, action: HistoryAction): string[] {
  const {coopname} = registry.identity;
  const rule = ruleOf(action, coopname);
  if (rule === undefined) return [];
  const named = processIn(action, rule);
  if (named !== undefined) return [named];
  const decision = rule.hash === undefined ? decisionIn(action) : undefined;
  return decision === undefined ? [] : processesOfDecision(registry, decision);
}

/** The chain's own word, else what the registry has read of the decision when it was open. */
function processesOfDecision(registry: Registry, decision_id: number): string[] {
  const {coopname} = registry.identity;
  const submitted = registry.history
    .list({decision_id, account: 'soviet', name: 'newsubmitted', limit: 10})
    .flatMap((action) => {
      const rule = ruleOf(action, coopname);
      return (rule && processIn(action, rule)) ?? [];
    });
  const known = registry.decisions.get(decision_id)?.hash.toLowerCase();
  return submitted.length > 0 || known === undefined ? submitted : [known];
}

function tellAnew(registry: Registry, process: string): void {
  const {coopname} = registry.identity;
  const actions = actionsOf(registry, process);
  const documentAt = ({place}: HistoryAction, field: string): FoundWrong | undefined =>
    registry.packages.documentsAt(place).find((document) => document.field === field);
  const record = foldPackage(process, {coopname, actions, documentAt});
  const [first] = actions;
  if (record && first) registry.packages.save(record, first.place);
  else registry.packages.remove(process);
}

/** All actions that speak of a process, by its hash and by its decisions, in the chain's order. */
function actionsOf(registry: Registry, process: string): HistoryAction[] {
  const {coopname} = registry.identity;
  const named = registry.history.list({hash: process, limit: MOST_ACTIONS}).filter((action) => {
    const rule = ruleOf(action, coopname);
    return rule !== undefined && processIn(action, rule) === process;
  });
  const told = named.flatMap((action) => decisionIn(action) ?? []);
  const known = told.length > 0 ? undefined : registry.decisions.findByHash(process)?.decision_id;
  const decisions = new Set(known === undefined ? told : [known]);
  const decided = [...decisions].flatMap((decision_id) =>
    registry.history
      .list({decision_id, account: 'soviet', limit: MOST_ACTIONS})
      .filter((action) => ruleOf(action, coopname)?.hash === undefined),
  );
  const all = new Map([...named, ...decided].map((action) => [action.place, action]));
  return [...all.values()].sort((a, b) => a.place - b.place);
}
