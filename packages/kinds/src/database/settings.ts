import { DIALECTS } from '@drawbridge/sql'
import { Type, type Static } from 'typebox'

export const DatabaseSettings = Type.Object(
  { dialect: Type.Enum(DIALECTS, { title: 'Database', default: 'mysql' }) },
  { title: 'Database', additionalProperties: false },
)
export type DatabaseSettings = Static<typeof DatabaseSettings>
