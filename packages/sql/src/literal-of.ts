import { PORTABILITY } from './dialects.ts'
import type { Literal } from './portability.ts'
import type { ColumnType, Dialect } from './schema.ts'

/** A value as it is written for a column of this type. Throws a RangeError where it isn't one. */
export const literalOf = (value: Literal, type: ColumnType, dialect: Dialect): string =>
  PORTABILITY[dialect].literal(value, type)
