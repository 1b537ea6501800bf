import type { Reader } from './columns.ts'
import { utc } from './times.ts'
import { toBoolean } from './values.ts'

export const boolean: Reader = (value) =>
  value === 'true' || value === 'false' ? toBoolean(value === 'true') : undefined

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

export const datetime: Reader = (value) =>
  TIME.test(value) && !Number.isNaN(Date.parse(value)) ? utc(value) : undefined
