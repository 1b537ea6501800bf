import type { Level } from '@drawbridge/manifest'
import type { Preferences } from '@drawbridge/protocol'
import { call, reasonOf } from './server/client.ts'
import { announce, notify, useSession } from './stores/session.ts'

/** Takes over how this person likes the studio; without an answer it stays as it is. */
export async function readPreferences(signal: AbortSignal): Promise<void> {
  const preferences = await call('readPreferences', { signal }).catch(() => null)
  if (preferences) useSession.setState(preferences)
}

/** What each level shows, in words. */
export const LEVEL_WORDS: Readonly<Record<Level, readonly [name: string, shows: string]>> = {
  guided: ['Guided', 'Sentences and choices, with what is seldom needed folded away'],
  standard: ['Standard', 'Limits, rules, types and formulas as well'],
  expert: ['Expert', 'Everything at once, and each part as JSON'],
}

export function setLevel(level: Level): void {
  keep({ level })
  announce(`${LEVEL_WORDS[level][0]}: ${LEVEL_WORDS[level][1]}.`)
}

/** Keeps the keys that somebody gave to actions. */
export const setShortcuts = (shortcuts: Preferences['shortcuts']): void => keep({ shortcuts })

function keep(change: Partial<Preferences>): void {
  useSession.setState(change)
  call('changePreferences', { body: change }).catch((error: unknown) =>
    notify({ tone: 'error', text: `This is so for now, but was not kept. ${reasonOf(error)}` }),
  )
}
