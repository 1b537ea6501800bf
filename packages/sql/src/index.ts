export {
  DIALECTS,
  type Column,
  type ColumnDefault,
  type ColumnType,
  type Dialect,
  type ForeignKey,
  type Index,
  type OnDelete,
  type Schema,
  type Table,
} from './schema.ts'
