import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'

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
  const roles = draft.roles().filter((role) => names.has(role.toLowerCase()))
  return roles.length === said.length ? roles : []
}
