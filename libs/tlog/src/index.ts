export {
  cosignersOf,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseSignedCheckpoint,
  QuorumMissed,
  type Checkpoint,
  type LogPolicy,
  type VerifiedCheckpoint,
} from './checkpoint';
export {
  appendToRange,
  EMPTY_RANGE,
  rangeRoot,
  restoreRange,
  serializeRange,
  type CompactRange,
} from './compact-range';
export { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature';
export { entriesOfBundle, formatBundle, MAX_ENTRY_BYTES, parseBundle } from './entry-bundles';
export { EMPTY_TREE, growTree, type GrowingTree, type GrownTree, type TileContent } from './growing-tiles';
export { EMPTY_ROOT, equalHashes, HASH_BYTES, leafHash, nodeHash, type Hash } from './hashes';
export {
  formatNote,
  isBy,
  MAX_SIGNATURES,
  openNote,
  parseNote,
  signNote,
  signText,
  type Note,
  type NoteSignature,
  type VerifiedNote,
} from './note';
export {
  encodeKeys,
  generateKeys,
  noteSigner,
  noteVerifier,
  verifierKeyOf,
  type EncodedKeys,
  type NoteSigner,
  type NoteVerifier,
  type SignatureType,
} from './note-keys';
export { MAX_NUMBER } from './numbers';
export { proveConsistency, proveInclusion, type HashReader } from './proofs';
export { MAX_TEXT_BYTES, type TextInput } from './strict-text';
export { tileHashReader, type TileReader } from './tile-hash-reader';
export { bundlePath, parseTilePath, tilePath, type TileResource } from './tile-paths';
export {
  hashesOfTile,
  newBundles,
  newTiles,
  placeOf,
  TILE_WIDTH,
  tilesOf,
  tileWidth,
  type EntryBundle,
  type Tile,
  type TilePlace,
} from './tiles';
export { isTlogError, TLOG_ERRORS, TlogError, type TlogErrorCode } from './tlog-error';
export {
  formatTlogProof,
  parseTlogProof,
  TLOG_PROOF_EXTENSION,
  verifyTlogProof,
  type ProvenEntry,
  type TlogProof,
} from './tlog-proof';
export { consistencyParts, inclusionParts, type TreeNode, type TreePart } from './tree-nodes';
export { logPolicyIn, parseTrustPolicy, type PolicyWitness, type TrustPolicy } from './trust-policy';
export { verifyConsistency, verifyInclusion, type Consistency, type Inclusion } from './verification';
export { verifyGrowth, type GrowthVerification } from './verify-growth';
export { verifyLog, type LogReader, type LogVerification } from './verify-log';
export {
  formatAddCheckpoint,
  formatCosignatures,
  formatKnownSize,
  MAX_WITNESS_PROOF,
  openCosignatures,
  parseAddCheckpoint,
  parseKnownSize,
  SIZE_MEDIA_TYPE,
  type AddCheckpointRequest,
} from './witness-messages';
