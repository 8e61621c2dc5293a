/** The private registry: one encrypted SQLite file (DESIGN, Registry file). */
import './errors.js';

export {createRegistry, openRegistry, APPLICATION_ID, type RegistryKey} from './open.js';
export {clearUnfinished} from './new-file.js';
export {Registry} from './registry.js';
export type {RegistryIdentity, RegistryOwner} from './identity.js';
export {deriveRawKey, isEncrypted} from './sqlcipher.js';
export {forgetKey, recallKey, rememberKey} from './session-key.js';
export type {Change, Version, VersionReader, VersionStore} from './versions.js';
export type {MemberFilter, Members} from './members.js';
export type {DocumentFilter, DocumentScan, Documents} from './documents.js';
export type {DecisionFilter, Decisions} from './decisions.js';
export {payloadHash, type Payloads} from './payloads.js';
export type {PaymentFilter, Payments} from './payments.js';
export type {HistoryFilter, History} from './history.js';
export type {CarriedDocument, PackageFilter, Packages} from './packages.js';
export type {Outbox} from './outbox.js';
export type {AuditLog} from './audit.js';
export type {BulkItem, BulkRun, BulkRuns} from './bulk-runs.js';
export type {Cards} from './cards.js';
export type {Keys} from './keys.js';
export type {Settings} from './settings.js';
export type {Templates} from './templates.js';
