import { type Bound } from './bound';
import { columnHint } from './column-hint';
import { placeOf, queryErrorAt } from './position';
import { type SqlNode } from './tree';

/** A column by its name in the statement; `node` is how the engine's statement names it. */
export interface Column extends Bound {
  name: string;
}

/** One table of FROM. */
export interface Relation {
  name: string | undefined;
  columns: readonly Column[];
  /** Keys of a topic that statements cannot name. */
  withoutStatistics?: readonly string[];
  /** The records of a topic that the statement names by its id. */
  isOtherTopic?: boolean;
}

/** What a name may mean in one SELECT. Names are compared without case. */
export class Scope {
  constructor(
    readonly relations: readonly Relation[],
    private readonly sql: string,
    /** Parameters of the lambdas around an expression, the innermost first; they hide columns. */
    private readonly parameters: readonly Column[] = [],
    /** Columns of the SELECT itself, which ORDER BY may name; they hide those of its tables. */
    private readonly outputs: readonly Column[] = [],
  ) {}

  withParameters(parameters: readonly Column[]): Scope {
    return new Scope(this.relations, this.sql, [...parameters, ...this.parameters], this.outputs);
  }

  withOutputs(outputs: readonly Column[]): Scope {
    return new Scope(this.relations, this.sql, this.parameters, outputs);
  }

  /** The column or parameter that `column` or `relation.column` names. Throws as Presto does when there is not one. */
  resolve(node: SqlNode): Column {
    const names = node['column_names'] as string[];
    const found = this.find(names);
    if (found.length === 1) {
      return found[0]!;
    }
    const name = names.join('.');
    if (found.length > 1) {
      throw queryErrorAt(this.sql, node, `Column '${name}' is ambiguous`);
    }
    const hint = columnHint(this.sql, names, placeOf(node) ?? 0, this.relations);
    throw queryErrorAt(this.sql, node, `Column '${name}' cannot be resolved${hint}`);
  }

  has(name: string): boolean {
    return this.find([name]).length > 0;
  }

  /** Whether a name, with or without its relation, may stand for a column. */
  mayName(names: readonly string[]): boolean {
    return this.has(names.at(-1)!) || this.find(names).length > 0;
  }

  /** Whether the name is a column of this SELECT or a parameter, which GROUP BY does not restrict. */
  isLocal(node: SqlNode): boolean {
    const names = node['column_names'] as string[];
    return names.length === 1 && this.locals(names[0]!).length > 0;
  }

  private locals(name: string): Column[] {
    const parameter = this.parameters.find((column) => same(column.name, name));
    return parameter === undefined ? this.outputs.filter((column) => same(column.name, name)).slice(0, 1) : [parameter];
  }

  private find(names: readonly string[]): Column[] {
    const local = names.length === 1 ? this.locals(names[0]!) : [];
    if (local.length > 0) {
      return local;
    }
    const named = names.length === 1 ? [] : this.relations.filter(({ name }) => same(name ?? '', names[0]!));
    return named.length > 0 ? columnsOf(named, names.slice(1).join('.')) : columnsOf(this.relations, names.join('.'));
  }
}

/** Keys of JSON logs hold points, which need no quotes: `apple.instant` (614/43566). */
function columnsOf(relations: readonly Relation[], name: string): Column[] {
  return relations.flatMap(({ columns }) => columns.filter((column) => same(column.name, name)));
}

export function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
