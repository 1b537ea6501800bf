import type { Node } from '@drawbridge/manifest'
import { flowsIn, itemsOf, textIn, type OpenFlow } from './place.ts'

/** Where the inputs of each sort of flow stand, and what formulas call them. */
export const INPUT_LISTS = [
  ['params', 'params'],
  ['query', 'query'],
  ['headers', 'headers'],
  ['body', 'body'],
  ['inputs', ''],
] as const

export const EVENT_WORDS: Readonly<Record<string, string>> = {
  beforeCreate: 'Before a row is added',
  afterCreate: 'After a row was added',
  beforeUpdate: 'Before a row is changed',
  afterUpdate: 'After a row was changed',
  beforeDelete: 'Before a row is deleted',
  afterDelete: 'After a row was deleted',
}

/** `/articles/:slug`, “After a row was added”, “When it is called”. */
export function beginsWhen({ sort, holder }: OpenFlow): string {
  if (sort === 'endpoint') return textIn(holder, 'path', '/')
  if (sort === 'event') return EVENT_WORDS[textIn(holder, 'when')] ?? 'When a row changes'
  return 'When it is called'
}

/** What a flow is called where there is little room: `POST /articles`. */
export function titleOfFlow(flow: OpenFlow): string {
  if (flow.sort === 'endpoint') return `${textIn(flow.holder, 'method', 'GET')} ${beginsWhen(flow)}`
  return flow.sort === 'event' ? textIn(flow.holder, 'name', 'event') : flow.part.name
}

/** `/articles/:slug` → `slug` */
export const namesInPath = (path: string): readonly string[] =>
  [...path.matchAll(/:([A-Za-z]\w*)/g)].map(([, name]) => name ?? '')

/** “Takes slug, title and body”. */
export function inputWords({ holder, sort }: OpenFlow): string {
  const inPath = namesInPath(textIn(holder, 'path'))
  const named = INPUT_LISTS.flatMap(([list]) =>
    itemsOf(holder[list]).map((property) => textIn(property, 'name')),
  )
  const names = [...new Set([...inPath, ...named])].filter(Boolean)
  if (sort === 'event')
    return textIn(holder, 'when') === 'beforeUpdate'
      ? 'Has the row as it is, and its changes, in the same transaction'
      : 'Has the row, in the same transaction'
  return names.length === 0 ? 'Takes nothing' : `Takes ${names.join(', ')}`
}

/** What a part that is a flow takes. */
export function flowInputs(part: Node): string {
  const [flow] = flowsIn(part)
  return flow ? inputWords(flow) : ''
}
