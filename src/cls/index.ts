/**
 * The CLS API as a contract, for the client and for the local server: wire types, error codes, signature check.
 * Field names are spelt as CLS spells them.
 */
export * from './actions';
