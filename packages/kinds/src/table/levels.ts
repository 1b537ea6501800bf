import type { Levels } from '../levels.ts'
import type { Field, TableSettings } from './settings.ts'

export const TABLE_LEVELS: Levels<TableSettings> = {
  computed: 'standard',
  events: 'standard',
  indexes: 'standard',
  key: 'standard',
  version: 'standard',
}

export const FIELD_LEVELS: Levels<Field> = {
  length: 'standard',
  minLength: 'standard',
  maxLength: 'standard',
  precision: 'standard',
  scale: 'standard',
  minimum: 'standard',
  maximum: 'standard',
  visibility: 'standard',
  readRule: 'standard',
  writeRule: 'standard',
  description: 'standard',
  pattern: 'expert',
}
