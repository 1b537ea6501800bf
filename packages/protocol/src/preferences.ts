import { LEVELS } from '@drawbridge/manifest'
import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { closed } from './signed.ts'

const Level = Type.Enum(LEVELS)

/** Actions by name, with the keys that somebody gave them: `Mod+Shift+T`, or none. */
const Shortcuts = Type.Record(
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  Type.String({ maxLength: 40 }),
  { additionalProperties: false, maxProperties: 200 },
)

/** How one person likes the studio, wherever they are signed in. */
export const Preferences = Type.Object({ level: Level, shortcuts: Shortcuts }, closed)
export type Preferences = Frozen<Static<typeof Preferences>>

/** Of whoever never said. */
export const FIRST_PREFERENCES: Preferences = { level: 'guided', shortcuts: {} }

export const preferences = {
  readPreferences: contract({
    method: 'GET',
    path: '/preferences',
    summary: 'How the one who asks likes the studio',
    permission: 'account',
    reply: Preferences,
  }),
  changePreferences: contract({
    method: 'PATCH',
    path: '/preferences',
    summary: 'Change how you like the studio; what is left out stays',
    permission: 'account',
    body: Type.Partial(Preferences, closed),
    reply: Preferences,
  }),
} as const
