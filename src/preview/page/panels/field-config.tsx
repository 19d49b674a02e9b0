/**
 * The field options the panels understand: Grafana keeps this list in its application, not in a package, and drops
 * whatever is not on it when it applies defaults and overrides.
 */
import {
  displayNameOverrideProcessor,
  FieldColorModeId,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardFieldConfigEditorRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  ThresholdsMode,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigEditorBuilder,
  type FieldConfigPropertyItem,
} from '@grafana/data';

/** Options are only read here, never edited. */
const NoEditor = () => null;

type Process = FieldConfigPropertyItem['process'];

const STANDARD: [id: string, process: Process, defaultValue?: unknown, settings?: object][] = [
  ['unit', unitOverrideProcessor],
  ['min', numberOverrideProcessor],
  ['max', numberOverrideProcessor],
  ['decimals', numberOverrideProcessor],
  ['displayName', displayNameOverrideProcessor, undefined, { expandTemplateVars: true }],
  ['noValue', stringOverrideProcessor],
  ['color', identityOverrideProcessor, { mode: FieldColorModeId.PaletteClassic }],
  ['mappings', valueMappingsOverrideProcessor, []],
  [
    'thresholds',
    thresholdsOverrideProcessor,
    { mode: ThresholdsMode.Absolute, steps: [{ value: -Infinity, color: 'green' }] },
  ],
  ['links', identityOverrideProcessor],
  ['filterable', identityOverrideProcessor],
];

export function registerStandardFieldConfig(): void {
  standardFieldConfigEditorRegistry.setInit(() =>
    STANDARD.map(([id, process, defaultValue, settings]) => ({
      id,
      path: id,
      name: id,
      editor: NoEditor,
      override: NoEditor,
      process,
      defaultValue,
      settings,
      shouldApply: () => true,
    })),
  );
}

/** Options of `custom`, each a path and what it is where nothing is saved. */
export type CustomDefaults = Record<string, unknown>;

export function addCustomOptions(builder: FieldConfigEditorBuilder<object>, defaults: CustomDefaults): void {
  for (const [path, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor<object, unknown>({
      id: path,
      path: path as never,
      name: path,
      editor: NoEditor,
      override: NoEditor,
      process: identityOverrideProcessor,
      shouldApply: () => true,
      defaultValue,
    });
  }
}
