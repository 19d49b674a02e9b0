/**
 * CLS query text as trees: CQL (lexer, parser, printer) and SQL (printer), each with its own escape rules.
 * Pure; imports nothing. Names of the two languages overlap, so they come as two namespaces.
 */
export * as cql from './search/ast';
export * as sql from './sql/ast';
export type { SearchNode, Pattern } from './search/ast';
export type { Expression, Select } from './sql/ast';
