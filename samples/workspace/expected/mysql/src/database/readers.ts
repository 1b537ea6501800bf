import type { Reader } from './columns.ts'
import { utc } from './times.ts'
import { toDatetime } from './values.ts'

export const boolean: Reader = (value) =>
  value === 'true' || value === 'false' ? value === 'true' : undefined

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

export const datetime: Reader = (value) =>
  TIME.test(value) && !Number.isNaN(Date.parse(value)) ? toDatetime(utc(value)) : undefined
