/**
 * CLS query text as trees: CQL (lexer, parser, printer) and SQL (printer, and a lexer for texts people write).
 * Pure; knows no field, topic or panel. Names of the two languages overlap, so their
 * constructors come as two namespaces. `variables/` writes values into texts of people by where they stand. Start at
 * `search/ast.ts`, then `search/parser.ts`.
 */
export * as cql from './search/ast';
export * as sql from './sql/ast';
export type { ComparisonOperator, Pattern, SearchLeaf, SearchNode } from './search/ast';
export { LOGICAL_OPERATORS } from './search/escape';
export { parseLucene } from './search/lucene';
export { type BlankMeaning, parsePlacedSearch, parseSearch, type Place, type PlacedSearch } from './search/parser';
export { printSearch } from './search/printer';
export type { BinaryOperator, CastType, Expression, Select, SelectItem } from './sql/ast';
export { findLimit } from './sql/limit';
export { printExpression, printSelect } from './sql/printer';
export { offsetAt, type Position, positionAt } from './source';
export { type Statement, splitStatement } from './statement';
export { applyEdits, type Edit, originOf, placeBefore } from './variables/edits';
export { fillStatement } from './variables/fill-statement';
export { partsOf, type Part } from './variables/parts';
export { findReferences, type Reference } from './variables/references';
export { protectSigns, type Resolve } from './variables/resolve';
export { type ValuePlace, writeAt } from './variables/write-at';
export { QuerySyntaxError, sayPlace } from './syntax-error';
