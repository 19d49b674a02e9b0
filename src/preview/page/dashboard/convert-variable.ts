import {
  AdHocFiltersVariable,
  CustomVariable,
  DataSourceVariable,
  QueryVariable,
  TextBoxVariable,
  type SceneVariable,
} from '@grafana/scenes';
import { VariableHide, type VariableModel } from '@grafana/schema';

/** The classic model's type leaves out what lists of values carry. */
type ClassicVariable = VariableModel & { allValue?: string | null };

function asText(query: ClassicVariable['query']): string {
  return typeof query === 'string' ? query : '';
}

/** One variable, or none where its type is not used by our dashboards. */
export function convertVariable(variable: ClassicVariable, dataSource: string): SceneVariable[] {
  const { name, label, description, multi: isMulti, includeAll } = variable;
  const shared = { name, label: label ?? undefined, description, hide: variable.hide };
  const value = variable.current?.value ?? '';
  const text = variable.current?.text ?? '';
  const list = { value, text, isMulti, includeAll, allValue: variable.allValue ?? undefined };
  switch (variable.type) {
    case 'datasource':
      // Chosen in the page's top bar and kept there in the URL.
      return [
        new DataSourceVariable({
          ...shared,
          pluginId: asText(variable.query),
          value: dataSource,
          hide: VariableHide.hideVariable,
          skipUrlSync: true,
        }),
      ];
    case 'custom':
      return [new CustomVariable({ ...shared, ...list, query: asText(variable.query) })];
    case 'query':
      return [
        new QueryVariable({
          ...shared,
          ...list,
          datasource: variable.datasource,
          query: variable.query as string,
          refresh: variable.refresh,
          sort: variable.sort,
        }),
      ];
    case 'adhoc':
      return [
        new AdHocFiltersVariable({
          ...shared,
          datasource: variable.datasource,
          layout: 'horizontal',
          applyMode: 'auto',
          supportsMultiValueOperators: true,
          allowCustomValue: true,
        }),
      ];
    case 'textbox':
      return [new TextBoxVariable({ ...shared, value: asText(variable.query) })];
    default:
      return [];
  }
}
