/**
 * The CLS API as a contract, for the client and for the local server: wire types, error codes, signature check.
 * Field names are spelt as CLS spells them. Knows neither the plugin nor the engine.
 * Start at `actions.ts`.
 */
export * from './actions';
export * from './describe-cls-error';
export * from './error-codes';
export * from './read-actions';
export * from './reading';
export {
  parseTc3Authorization,
  utcDate,
  verifyTc3Signature,
  type SignedRequest,
  type Tc3Authorization,
} from './tc3-signature';
export * from './vpc-actions';
export * from './vpc-error-codes';
export * from './write-actions';
