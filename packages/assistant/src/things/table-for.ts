import { asAccounts, type Command } from '@drawbridge/commands'
import { accountAccess, kindFor } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { join, scaffold, signIn, waitingAuth } from '../scaffold.ts'
import { plainWords, sameThing, tableName } from '../words.ts'
import type { Doing } from './doing.ts'

export function nodeOf(id: string, { draft }: Doing): Node | undefined {
  return draft.manifest.nodes.find((node) => node.id === id)
}

/** The table that words name: drawn already, or now. */
export function tableFor(words: string, doing: Doing): Node | undefined {
  const { draft } = doing
  const known = draft.table(plainWords(words))
  if (known) return known
  const name = tableName(words)
  // “I rent out 3 buildings” names none.
  if (name === undefined || /\s\d+\s/.test(words)) return undefined
  const { commands, added } = scaffold(draft)
  doing.do('', commands)
  const brought = draft.table(name)
  if (brought) {
    doing.says.push(`Add sign-in, with a table ${brought.name} that it keeps accounts in.`)
    return brought
  }
  const waiting = sameThing(name, 'users') ? waitingAuth(draft) : undefined
  if (waiting) return accountsTable(name, waiting, doing)
  const node = emptyTable(draft.freshId(name), name)
  const also = added.length > 0 ? ` It brings ${added.join(', ')}.` : ''
  const [api, ...others] = draft.playing('callers')
  const served: Command[] =
    api === undefined || others.length > 0
      ? []
      : [
          {
            type: 'connect',
            connection: {
              id: draft.freshId(`${api.id}_to_${node.id}`.slice(0, 60)),
              from: api.id,
              to: node.id,
            },
          },
        ]
  doing.do(
    `Add a table ${name}: each row belongs to whoever adds it, unless you say otherwise.${also}`,
    [{ type: 'addNode', node }, ...served],
  )
  return draft.table(name)
}

/** The table that sign-in waits for: nobody adds accounts but by registering. */
function accountsTable(name: string, auth: Node, doing: Doing): Node | undefined {
  const { draft } = doing
  const { owner: _owner, ...rest } = emptyTable('', name).settings
  const node = {
    id: draft.freshId(name),
    kind: kindFor('rows').kind,
    name,
    settings: { ...rest, access: accountAccess(auth.settings) },
  }
  doing.do(
    `Add a table ${name} that ${auth.name} keeps accounts in. People see and change their own.`,
    [{ type: 'addNode', node }, join(draft, auth.id, node.id), ...asAccounts(auth.settings, node)],
  )
  return draft.table(name)
}

function emptyTable(id: string, name: string): Node {
  const access = {
    list: ['owner'],
    read: ['owner'],
    update: ['owner'],
    delete: ['owner'],
    create: ['signedIn'],
  }
  return {
    id,
    kind: kindFor('rows').kind,
    name,
    settings: { fields: [], owner: true, timestamps: true, access },
  }
}

/** The table of accounts, with sign-in where there is none. */
export function accountsFor(doing: Doing): Node | undefined {
  const known = doing.draft.accounts()
  if (known) return known
  doing.do(
    'Add sign-in: people register and log in with e-mail and password.',
    missingFor(doing.draft),
  )
  return doing.draft.accounts()
}

/** Database, sign-in and api, as far as they are missing; the table of a sign-in that waits for one. */
function missingFor(draft: Draft): readonly Command[] {
  const { commands } = scaffold(draft)
  return draft.playing('people').length === 0 ? commands : [...commands, ...signIn(draft)]
}
