import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { nameInWords } from '../words.ts'

/** The roles that words name, `an admin or staff`: none where something else is named beside them. */
export function rolesSaid(words: string, draft: Draft): readonly string[] {
  const said = words
    .toLowerCase()
    .split(/\s*(?:,|\band\b|\bor\b|&)\s*/i)
    .map((one) =>
      one.replace(
        /^(?:(?:an?|the|our|one|any|some|all|every|each|whole|entire|team|of|signed-in)\s+)+/,
        '',
      ),
    )
    .filter((one) => one !== '')
  const names = new Set(said.flatMap((one) => [one, singularOf(one)]))
  const isNamed = (role: string): boolean =>
    // “bee inspectors” are those of the role beeInspector.
    [role, nameInWords(role)].some((one) => names.has(one.toLowerCase()))
  const roles = draft.roles().filter(isNamed)
  return roles.length === said.length ? roles : []
}
