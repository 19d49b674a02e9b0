import { FIELDS, type FlowRecord, LOGICAL_FIELDS, type LogicalField } from '#flowlog';
import type { Cell, CellField, FieldType } from '#plugin-sdk';
import { hasNameColumn, nameOf, type Naming, serviceOf, type ValueOf, valuesOfRecord } from './naming';

/** Every flow-log field that any of the records has as a column, names beside what they name, the service last. */
export function recordColumns(records: readonly FlowRecord[], naming: Naming): CellField[] {
  const values = records.map(valuesOfRecord);
  const isThere = (field: LogicalField) =>
    records.length === 0 || values.some((valueOf) => toCell(valueOf(field), columnType(field)) !== null);
  const text = (name: string, read: (valueOf: ValueOf) => string | undefined): CellField => ({
    name,
    type: 'string',
    values: values.map((valueOf) => read(valueOf) ?? null),
  });
  const fields = LOGICAL_FIELDS.filter(isThere);
  const columns = fields.flatMap((field) => [
    recordColumn(field, values),
    ...(hasNameColumn(naming, field) ? [text(`${field} name`, (valueOf) => nameOf(naming, field, valueOf))] : []),
  ]);
  return fields.includes('protocol') ? [...columns, text('service', serviceOf)] : columns;
}

function recordColumn(name: LogicalField, values: readonly ValueOf[]): CellField {
  const type = columnType(name);
  return {
    name,
    type,
    values: values.map((valueOf) => toCell(valueOf(name), type)),
    config: { filterable: true, ...(name === 'bytes' ? { unit: 'bytes' } : {}) },
  };
}

function columnType(name: LogicalField): FieldType {
  switch (FIELDS[name].kind) {
    case 'number':
    case 'port':
      return 'int64';
    case 'time':
      return 'time';
    default:
      return 'string';
  }
}

function toCell(value: string | undefined, type: FieldType): Cell {
  if (value === undefined || type === 'string') {
    return value ?? null;
  }
  if (!/^\d{1,18}$/.test(value)) {
    return null;
  }
  return type === 'time' ? Number(value) * 1000 : BigInt(value);
}
