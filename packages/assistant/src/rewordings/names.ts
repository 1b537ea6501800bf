import type { Command } from '@drawbridge/commands'
import { plays, singularOf, wordsOf } from '@drawbridge/kinds/faces'
import { isObject } from '@drawbridge/manifest'
import { PREPOSITIONS } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'

/** Longer names are pieces of sentences. */
const MOST_WORDS = 6
/** No name has these: whatever has them was cut out of a sentence. */
const NEVER = new Set(
  `this that these those they them he she we you i him us it its their our your and but because so then
  whether which who whom whose although though however otherwise elsewhere too also instead please even ever never
  may must should shall could would might cannot nobody everybody everyone somebody anybody anyone
  something anything everything nothing whoever whatever unless if while whereas therefore
  not necessarily there put`.split(/\s+/),
)
const ARTICLE = /^(?:an?|the)$/

/** Whether it is a name, and no piece of a sentence. */
function isName(name: string, isTable = false): boolean {
  const words = wordsOf(name)
  return (
    words.length <= MOST_WORDS &&
    !(words.includes('any') && words.includes('more')) &&
    !(isTable && words.slice(1, -1).some((word) => /^\d+$/.test(word))) &&
    // The number of a house is its “house no”; at the front, “no” denies.
    !words.slice(0, -1).includes('no') &&
    !isDeed(words) &&
    words.every(
      (word, at) =>
        !NEVER.has(word) &&
        !(isTable && NEVER.has(singularOf(word))) &&
        (!ARTICLE.test(word) || (!isTable && PREPOSITIONS.has(words[at - 1] ?? ''))),
    )
  )
}

/** `move a piece to a shelf`: what is done, and to what; but `use by date`. */
const isDeed = ([first = '', ...more]: readonly string[]): boolean =>
  more.some((word) => ARTICLE.test(word) || word === 'into' || word === 'onto') &&
  (DEED_WORDS.get(first) ?? []).some(({ form }) => form === 'base')

/** Commands without what has no name that somebody would give it. */
export interface Named {
  readonly commands: readonly Command[]
  /** Names that were none. */
  readonly none: readonly string[]
}

/** Leaves out fields and relations whose names are pieces of sentences; undefined where a table has such a name. */
export function wellNamed(commands: readonly Command[]): Named | undefined {
  const none: string[] = []
  let all = 0
  const kept: Command[] = []
  const left = new Set<string>()
  for (const command of commands) {
    if (
      command.type === 'addNode' &&
      plays(command.node, 'rows') &&
      !isName(command.node.name, true)
    )
      return undefined
    const path = 'path' in command ? command.path : []
    if (left.size > 0 && path.some((step) => left.has(String(step)))) continue
    const item =
      command.type === 'insertItem' && isKept(path) && isObject(command.item)
        ? command.item
        : undefined
    const name = item?.['name']
    if (item !== undefined) all += 1
    if (typeof name === 'string' && !isName(name)) {
      left.add(`#${String(item?.['id'])}`)
      none.push(name)
    } else kept.push(command)
  }
  // Where much of it is none, the rest is not what somebody asked for either.
  return none.length > 0 && none.length * 3 > all ? undefined : { commands: kept, none }
}

const isKept = (path: readonly unknown[]): boolean =>
  path.length === 1 && (path[0] === 'fields' || path[0] === 'relations')
