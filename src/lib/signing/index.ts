/** Signatures: document envelopes, votes, logins, keys and cards. Libraries of curves load at the first signature. */
import './errors.js';

export {type CardContent, cardText, openCard, type OpenCard, sealCard} from './card.js';
export {type CardFile, readCard} from './card-file.js';
export {type DetachedSignature, isDetached, readDetached, writeDetached} from './detached.js';
export {addSignature, createEnvelope, isSignedAt, mergeEnvelopes} from './envelope.js';
export {canonicalText, documentHash, type HashVersion, metaHash, metaText, signedHash} from './hashes.js';
export {generateKey, type KeyPair, normalizePublicKey, publicKeyEquals} from './keys.js';
export {type ChainEvidence, type Manifest, type ManifestDocument, readManifest, writeManifest} from './manifest.js';
export {loginDigest, signLogin} from './login.js';
export {checkPin, PIN_LENGTH} from './pin.js';
export {readEnvelope, readSingleSignature, type SingleSignature} from './read.js';
export {type Recovery, recovery} from './recovery.js';
export {recoverPublicKey, type Signer, signerFrom, verifyDigest} from './signer.js';
export {ENVELOPE_CHECKS, type Expectations, verifyEnvelope, verifySingleSignature} from './verify.js';
export {signVote, type Vote, voteDigest, type VoteKind} from './vote.js';
