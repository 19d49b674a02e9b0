/**
 * CLS query text as trees: CQL (lexer, parser, printer) and SQL (printer), each with its own escape rules.
 * Pure; imports nothing. Names of the two languages overlap, so their constructors come as two namespaces.
 */
export * as cql from './search/ast';
export * as sql from './sql/ast';
export type { ComparisonOperator, Pattern, SearchNode } from './search/ast';
export type { BinaryOperator, CastType, Expression, Select, SelectItem } from './sql/ast';
export { printSearch } from './search/printer';
export { printExpression, printSelect } from './sql/printer';
