import type { IndexOptions } from '#cls';
import { invalidParameter } from '../failure';
import type { ParameterKind } from '../actions/action-rule';
import type { IndexSettings } from '../store/topic-record';

export const INDEX_OPTIONS: Readonly<Record<keyof IndexOptions, ParameterKind>> = {
  Status: 'boolean',
  IncludeInternalFields: 'boolean',
  MetadataFlag: 'integer',
  CoverageField: 'string',
};

/** Defaults of CreateIndex. */
export const NEW_SETTINGS: IndexSettings = {
  status: true,
  includeInternalFields: false,
  metadataFlag: 0,
  coverageField: '',
};

/** What a request says of the settings; what it leaves out stays as it is. */
export function indexSettings(options: IndexOptions, before: IndexSettings): IndexSettings {
  const { Status, IncludeInternalFields, MetadataFlag = before.metadataFlag, CoverageField } = options;
  if (MetadataFlag !== 0 && MetadataFlag !== 1 && MetadataFlag !== 2) {
    throw invalidParameter('MetadataFlag must be 0, 1 or 2.');
  }
  if (CoverageField?.startsWith('_')) {
    throw invalidParameter('CoverageField must not begin with _.');
  }
  return {
    status: Status ?? before.status,
    includeInternalFields: IncludeInternalFields ?? before.includeInternalFields,
    metadataFlag: MetadataFlag,
    coverageField: CoverageField ?? before.coverageField,
  };
}
