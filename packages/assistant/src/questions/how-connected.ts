import { isObject } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { tableIn } from './table-in.ts'
import { asPattern } from '../text/as-pattern.ts'

/** “How are posts and comments connected?” */
export function howConnected(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:connected|related|relation|relations|relationship|linked|joined|belong|point|refer)\b/i.test(
      said,
    )
  )
    return undefined
  const names = draft
    .playing('rows')
    .filter(({ name }) =>
      new RegExp(`\\b${asPattern(name.slice(0, -1))}`, 'i').test(said.replaceAll(/\s/g, ' ')),
    )
  const [one] = names
  if (one === undefined) return undefined
  const lines = draft.playing('rows').flatMap((from) =>
    named(from, 'relations').flatMap(({ name, target, type }) => {
      const to = draft.playing('rows').find(({ id }) => id === target)
      if (!to || (!names.includes(from) && !names.includes(to))) return []
      if (names.length > 1 && !(names.includes(from) && names.includes(to))) return []
      if (type === 'manyToMany')
        return [`${from.name} have many ${to.name}, and ${to.name} many ${from.name}.`]
      return [
        `Each of ${from.name} belongs to one of ${to.name} (${name}), and each of ${to.name} has ${type === 'oneToOne' ? 'one' : 'many'} of ${from.name}.`,
      ]
    }),
  )
  return lines.length === 0
    ? `${names.map(({ name }) => name).join(' and ')} are not related.`
    : lines.join(' ')
}

/** “What depends on products?” */
export function whatDepends(said: string, draft: Draft): string | undefined {
  const isAsked =
    /\b(?:depends? on|uses?|points? to|refers? to|is used (?:by|in)|relies? on|need(?:s)?|breaks?)\b/i.test(
      said,
    )
  const table =
    isAsked && /^(?:what|which|who|where)\b/i.test(said) ? tableIn(said, draft) : undefined
  if (table === undefined) return undefined
  const pointing = draft
    .playing('rows')
    .flatMap((other) =>
      named(other, 'relations').flatMap(({ target, name }) =>
        target === table.id && other.id !== table.id ? [`${other.name} (${name})`] : [],
      ),
    )
  const mentions = (one: unknown): boolean => JSON.stringify(one).includes(`"table":"${table.id}"`)
  const flows = draft.manifest.nodes.flatMap(({ name, settings }) => {
    const items = [settings['events'], settings['endpoints']].flatMap((list) =>
      Array.isArray(list) ? list : [],
    )
    return items.flatMap((one) =>
      isObject(one) && mentions(one['steps']) ? [`${String(one['name'])} of ${name}`] : [],
    )
  })
  if (pointing.length + flows.length === 0) return `Nothing depends on ${table.name}.`
  const parts = [
    ...(pointing.length > 0 ? [`${pointing.join(', ')} point to ${table.name}`] : []),
    ...(flows.length > 0 ? [`the flows ${flows.join(', ')} use them`] : []),
  ]
  return `${parts.join('; ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`
}
