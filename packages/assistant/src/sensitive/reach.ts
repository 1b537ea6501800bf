import { itemsOf, type Json, type Manifest, type Node } from '@drawbridge/manifest'
import type { SensitiveChange } from './sensitive-change.ts'

/** Requests a minute where a drawing says nothing. */
const USUAL_RATE = 600

/** Who reaches what was there from more places, or more often, and which rows go along with others. */
export function reach(before: Manifest | undefined, after: Manifest): readonly SensitiveChange[] {
  return after.nodes.flatMap((node) => {
    const was = before?.nodes.find(({ id }) => id === node.id)
    return [
      ...sites(was, node),
      ...cookies(was, node),
      ...pace(was, node),
      ...takenAlong(was, node),
    ]
  })
}

function sites(was: Node | undefined, { id: node, settings }: Node): readonly SensitiveChange[] {
  const known = new Set(texts(was?.settings['origins']))
  return texts(settings['origins'])
    .filter((origin) => !known.has(origin))
    .map((origin) => ({
      sort: 'opens',
      key: `opens ${node} origin ${origin}`,
      says: `Pages of ${origin} may call it from people’s browsers.`,
      node,
    }))
}

function cookies(was: Node | undefined, { id: node, settings }: Node): readonly SensitiveChange[] {
  if (settings['credentials'] !== true || was?.settings['credentials'] === true) return []
  const says = 'Pages of other sites may have browsers send cookies along.'
  return [{ sort: 'opens', key: `opens ${node} credentials`, says, node }]
}

function pace(was: Node | undefined, { id: node, settings }: Node): readonly SensitiveChange[] {
  const rate = rateOf(settings['rateLimit'])
  if (was === undefined || rate <= rateOf(was.settings['rateLimit'])) return []
  const says = `One address may call ${rate.toLocaleString('en')} times a minute, which is more than before.`
  return [{ sort: 'opens', key: `opens ${node} rate ${rate}`, says, node }]
}

const rateOf = (value: Json | undefined): number => (typeof value === 'number' ? value : USUAL_RATE)

/** Rows that were kept, and are deleted from now on with those that they belong to. */
function takenAlong(
  was: Node | undefined,
  { id, name, settings }: Node,
): readonly SensitiveChange[] {
  const known = new Map(itemsOf(was?.settings['relations']).map((one) => [one['id'], one]))
  return itemsOf(settings['relations']).flatMap((relation) => {
    const old = known.get(relation['id'])
    if (old === undefined || relation['onDelete'] !== 'cascade' || old['onDelete'] === 'cascade')
      return []
    const says = `Rows of ${name} are deleted along with their ${String(relation['name'])}.`
    return [{ sort: 'loses', key: `loses ${id} ${String(relation['id'])} cascade`, says, node: id }]
  })
}

const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
