import { queryErrorAt } from './position';
import { type SqlType } from './sql-type';
import { type SqlNode } from './tree';

export interface Column {
  name: string;
  type: SqlType;
}

/** One table of FROM. */
export interface Relation {
  name: string | undefined;
  columns: readonly Column[];
}

/** What a name may mean in one SELECT. Names are compared without case. */
export class Scope {
  constructor(
    readonly relations: readonly Relation[],
    private readonly sql: string,
    /** Parameters of the lambdas around an expression, the innermost first; they hide columns. */
    private readonly parameters: readonly Column[] = [],
  ) {}

  withParameters(parameters: readonly Column[]): Scope {
    return new Scope(this.relations, this.sql, [...parameters, ...this.parameters]);
  }

  /** The type of `column` or `relation.column`. Throws as Presto does when there is none, or more than one. */
  resolve(node: SqlNode): SqlType {
    const names = node['column_names'] as string[];
    const found = this.find(names);
    if (found.length === 1) {
      return found[0]!.type;
    }
    const name = names.join('.');
    throw queryErrorAt(
      this.sql,
      node,
      found.length === 0 ? `Column '${name}' cannot be resolved` : `Column '${name}' is ambiguous`,
    );
  }

  has(name: string): boolean {
    return this.find([name]).length > 0;
  }

  private find(names: readonly string[]): Column[] {
    if (names.length > 2) {
      return [];
    }
    const parameter = names.length === 1 ? this.parameters.find(({ name }) => same(name, names[0]!)) : undefined;
    if (parameter !== undefined) {
      return [parameter];
    }
    const relations =
      names.length === 1 ? this.relations : this.relations.filter((relation) => same(relation.name ?? '', names[0]!));
    return relations.flatMap((relation) => relation.columns.filter((column) => same(column.name, names.at(-1)!)));
  }
}

export function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
