import type { Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../fields-of.ts'
import { member, oneOf, type FlowScene, type Place } from './scene.ts'

/** How rows of one table are tied to a row of an event. */
export interface Tie {
  readonly table: Node
  readonly where: string
}

/** The rows of a table that point to a place; of the same table, those that point to the same one. */
export function tieTo(table: Node, scene: FlowScene, focus?: Place): Tie | undefined {
  const places = [...(focus ? [focus] : []), ...scene.places]
  const isSame = table.id === scene.table.id
  for (const place of places) {
    if (place.path.length === 0 && isSame) continue
    const back = named(table, 'relations').find(({ target }) => target === place.table.id)
    if (back === undefined) continue
    const id =
      place.path.length === 0
        ? 'row.id'
        : member(scene.at({ table: place.table, path: [] }), `${place.path.at(-1)?.name}Id`)
    if (place.path.length > 1) continue
    const key = scene.value(id, `${place.path.at(-1)?.name ?? oneOf(scene.table)} id`)
    return { table, where: pointsTo(back, key) }
  }
  return undefined
}

const pointsTo = (back: NamedItem, key: string): string =>
  back['type'] === 'manyToMany'
    ? `row.${back.name}.some(one => one.id == ${key})`
    : `row.${back.name}Id == ${key}`

/** Counts the rows that are tied, and answers what they are called then. */
export function count(tie: Tie, also: string | undefined, scene: FlowScene): string {
  const isSame = tie.table.id === scene.table.id && scene.when !== 'Create'
  const others = isSame ? [`row.id != ${scene.itsId()}`] : []
  const conditions = [tie.where, ...others, ...(also === undefined ? [] : [also])]
  const where = conditions.map((one) => (one.includes('||') ? `(${one})` : one)).join(' && ')
  const name = scene.steps.freeName(`${oneOf(tie.table).split(' ').at(-1)}Count`)
  scene.steps.add('counts', { table: tie.table.id, where }, name)
  return name
}

/** Tables in the words, with what stands before and behind each. */
export function tablesSaid(
  words: string,
  scene: FlowScene,
): readonly { readonly table: Node; readonly before: string; readonly behind: string }[] {
  const found = [...words.matchAll(/[\p{L}_-]+/gu)]
  return found.flatMap((word, at) =>
    [2, 1].flatMap((many) => {
      const last = found[at + many - 1]
      if (last === undefined) return []
      const end = last.index + last[0].length
      const table = scene.draft.table(words.slice(word.index, end))
      return table ? [{ table, before: words.slice(0, word.index), behind: words.slice(end) }] : []
    }),
  )
}
