import { asAccounts } from '@drawbridge/commands'
import { faceOf, kindFor, plays, type PartRole } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { join, waitingAuth } from '../scaffold.ts'
import { plainWords, sameThing } from '../words.ts'

/** What parts may be called that are mostly the only ones of their kind. */
const CALLED: readonly PartRole[] = ['people', 'callers', 'stores']

export const connect: Recipe = {
  examples: ['connect the database to the api'],
  read(phrase, draft) {
    const match =
      /^(?:connect|join|link|wire)\s+(?<one>.+?)\s+(?:to|with|and)\s+(?<other>.+)$/i.exec(
        phrase,
      )?.groups
    if (!match) return undefined
    const { one = '', other = '' } = match
    const [first, last] = [partCalled(one, draft), partCalled(other, draft)]
    // Of other things it says what they have to do with each other.
    if (!first || !last) return undefined
    const [from, to] = mayJoin(last, first) ? [last, first] : [first, last]
    if (!mayJoin(from, to)) return { problem: `${from.name} and ${to.name} can't be joined.` }
    if (draft.connected(from.id, to.id))
      return { problem: `${from.name} and ${to.name} are joined already.` }
    const isAccounts = plays(from, 'people') && plays(to, 'rows')
    if (isAccounts && waitingAuth(draft)?.id !== from.id)
      return { problem: `${from.name} keeps accounts in another table already.` }
    return {
      says: `Connect ${from.name} to ${to.name}.`,
      commands: [join(draft, from.id, to.id), ...(isAccounts ? asAccounts(from.settings, to) : [])],
    }
  },
}

const mayJoin = (from: Node, to: Node): boolean =>
  faceOf(from.kind)?.ports.some((port) => port.to === to.kind) ?? false

function partCalled(words: string, draft: Draft): Node | undefined {
  const plain = plainWords(words).replace(/^(?:table|part)\s+|\s+(?:table|part)$/g, '')
  const named = draft.manifest.nodes.find(({ name }) => sameThing(name, plain))
  const role = CALLED.find((one) => kindFor(one).about.vocabulary.includes(plain))
  return named ?? (role && draft.playing(role)[0])
}
