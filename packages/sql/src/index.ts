export { createSchema } from './create-schema.ts'
export { diffSchema } from './diff-schema.ts'
export { isDestructive, losses, type Loss } from './losses.ts'
export { lossSentence } from './loss-sentence.ts'
export { countEffect } from './effects/count-effect.ts'
export { OUTCOMES, type Effect, type Outcome } from './effects/effect.ts'
export { effectSentence } from './effects/effect-sentence.ts'
export { effectsOf } from './effects/effects.ts'
export { MENDS, mendsFor, mendStatement, type Mend } from './effects/mend.ts'
export { printChanges } from './print-changes.ts'
export type { Alteration, SchemaChange } from './schema-change.ts'
export { limitBreaches, type LimitBreach } from './limit-breaches.ts'
export { LIMITS, type Limits } from './limits.ts'
export { checkName, fitName } from './names.ts'
export { limitChecks } from './column-limits.ts'
export { columnType } from './print-column.ts'
export { literalOf } from './literal-of.ts'
export { identifier, isStorableText, textLiteral } from './quote.ts'
export { RESERVED } from './reserved.ts'
export { formatMigration, type Step } from './migration-text.ts'
export { orderTables } from './order-tables.ts'
export { scaleDecimal } from './scale-decimal.ts'
export {
  DIALECT_TITLES,
  DIALECTS,
  type Column,
  type ColumnDefault,
  type ColumnLimits,
  type ColumnType,
  type Dialect,
  type ForeignKey,
  type Index,
  type OnDelete,
  type Schema,
  type Table,
} from './schema.ts'
export { laidOut, statementOf, type Piece, type Pieces } from './query/pieces.ts'
export {
  printCondition,
  printConjunct,
  printOrder,
  printSelect,
  printValue,
} from './query/print.ts'
export { updateOfGiven, type GivenColumn } from './query/given-rows.ts'
export { isNullable } from './query/nullable.ts'
export type {
  Aggregate,
  Condition,
  Join,
  Order,
  Select,
  Source,
  SqlFunction,
  Value,
} from './query/tree.ts'
export { tablesIn } from './query/tables.ts'
export { replaceParameters } from './query/replace-parameters.ts'
export { typeOf } from './query/type-of.ts'
export { sameType, valueType, widestColumn, type ValueType } from './query/value-type.ts'
