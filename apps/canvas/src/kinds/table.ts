import type { Node } from '@drawbridge/manifest'

/** What stands in the settings of a table; read leniently, since a drawing may be wrong. */
export type FieldType =
  | 'string'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'json'
  | 'uuid'
  | 'enum'
  | 'bytes'
