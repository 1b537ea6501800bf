import { asAccounts } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { join, waitingAuth } from '../scaffold.ts'
import { plainWords, sameThing } from '../words.ts'

/** Kinds that may be joined, from one to the other. */
const JOINS = ['auth table', 'auth api', 'api table', 'api database', 'table database']

/** Kinds by the words that people say. */
const KINDS: Readonly<Record<string, string>> = {
  auth: 'auth',
  login: 'auth',
  'log in': 'auth',
  'log-in': 'auth',
  'sign in': 'auth',
  'sign-in': 'auth',
  authentication: 'auth',
  api: 'api',
  database: 'database',
}

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
    if (!first || !last) return { problem: `There is no part ${first ? other : one}.` }
    const [from, to] = JOINS.includes(`${last.kind} ${first.kind}`) ? [last, first] : [first, last]
    if (!JOINS.includes(`${from.kind} ${to.kind}`))
      return { problem: `${from.name} and ${to.name} can't be joined.` }
    if (draft.connected(from.id, to.id))
      return { problem: `${from.name} and ${to.name} are joined already.` }
    const isAccounts = from.kind === 'auth' && to.kind === 'table'
    if (isAccounts && waitingAuth(draft)?.id !== from.id)
      return { problem: `${from.name} keeps accounts in another table already.` }
    return {
      says: `Connect ${from.name} to ${to.name}.`,
      commands: [join(draft, from.id, to.id), ...(isAccounts ? asAccounts(from.settings, to) : [])],
    }
  },
}

function partCalled(words: string, draft: Draft): Node | undefined {
  const plain = plainWords(words).replace(/^(?:table|part)\s+|\s+(?:table|part)$/g, '')
  const kind = KINDS[plain]
  const named = draft.manifest.nodes.find(({ name }) => sameThing(name, plain))
  return named ?? (kind === undefined ? undefined : draft.ofKind(kind)[0])
}
