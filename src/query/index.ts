/**
 * The saved query and its translation into CLS requests. Pure: no network, no Grafana types, no clock.
 * Start at `model.ts`, then `compile-query.ts`.
 */
export * from './model';
export * from './choices';
export * from './plan';
export * from './sources';
export * from './topic-schema';
export * from './time-buckets';
export * from './quality-query';
export * from './values-query';
export { VALUES } from './compile-values';
export { sidesOf } from './compile-search';
export { fitsQuality } from './parse-quality';
export type { AskedNewest, QualityPlan } from './compile-quality';
export { LOOK_BACK_SECONDS, QUALITY, recentRange } from './quality-requests';
export { InvalidQueryError } from './invalid-query-error';
export { parseQuery } from './parse-query';
export { type AdHocFilter, filtersOfAdHoc } from './ad-hoc-filters';
export { parseFilters } from './parse-filters';
export {
  addFilter,
  fieldOfKey,
  fieldOfSpelling,
  filterOf,
  hasFilter,
  takesFilter,
  toggleFilter,
  type Wish,
} from './edit-filters';
export { keepsBothWays } from './parse-reachability';
export { defaultQuery } from './default-query';
export { compileQuery, type Plan, previewRequests } from './compile-query';
export type { VolumeSteps } from './plan-volume';
export { refuseUnlessGrowing } from './lower-bound';
export { settleSeconds } from './settle-seconds';
export { matrixSides } from './matrix-cells';
export { keptKeys, splitOf, summedKeys, type VolumeQuery } from './volume-query';
export { endsOf } from './reachability-query';
export { REACH } from './reachability-requests';
export type { SecurityPlan } from './compile-security';
export { leastTargets, nearThreshold, thresholdOf } from './security-findings';
export { FOUND } from './security-requests';
export { CELL_SECONDS, type Sought } from './security-spread';
export { DEFAULT_THRESHOLDS, isSpread, SECURITY_CHECKS, type SpreadCheck } from './security-query';
export {
  choosesAction,
  columnsOf,
  countsDeliveredOnly,
  peerFields,
  type RankBy,
  type RankedBy,
  type VolumeColumns,
} from './volume-columns';
export { canBeCapped, type CappedKey, cappedKey } from './capped-keys';
export { ACTIONS, compileActions } from './compile-actions';
export { SHORTEST_WINDOW_SECONDS, compileWindow, jointWindow, readWindow, WINDOW, windowOf } from './capture-window';
export { compileDelay, DELAY, readDelay } from './compile-delay';
export { chooseBlurred } from './blurred-steps';
export { BEAT, type HeartbeatRequest } from './compile-heartbeat';
export { HEARD, namedField, namedIn } from './compile-heard';
export { SENT } from './compile-sent';
export { RECORD_COUNTS } from './compile-record-counts';
export { countedRecords } from './counted-records';
export { type Beat, Heartbeat, type Sent, type TopicBeats, topicName } from './heartbeat';
export { observerRuleOf } from './observer-rule';
export { missedOfOneCcn, overlookedSeconds, tooOftenSilent } from './observer-silences';
export { untoldOf } from './untold';
export { lengthOf } from './stretches';
export { possibleEnds, recordersOf } from './possible-ends';
export * from './slices';
export { isPublicPart, NO_PLACE } from './key-part';
export { KEY_SEPARATOR, type Range, splitKey, VOLUME } from './volume-expressions';
export { type Pasted, type PastedReading, readPasted } from './read-pasted';
export { matchesFilters } from './match-filters';
export { recordsAbout } from './records-about';
export { reverseQuery } from './reverse-query';
export { readFlag, readInteger, readList, readObject, readOneOf, readString, readText } from './read-json';
export { QuerySyntaxError } from '#language';
export { checkSyntax } from './check-syntax';
export type { CodePlan } from './compile-code';
export { writtenPlace } from './written-place';
export { isMacro, MACRO_NAMES } from './macros/read-macros';
export { TIME_FIELDS } from './macros/macro';
