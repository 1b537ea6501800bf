import type { Command } from '@drawbridge/commands'
import type { JsonObject, Node } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from './draft.ts'
import { readField, typeInWords } from './field-meaning.ts'
import { named } from './fields-of.ts'
import { ACCOUNT_ACCESS, asAccounts, join, scaffold, waitingAuth } from './scaffold.ts'
import { listItems, plainWords, sameThing } from './words.ts'

/** A table whose rows belong to whoever adds them, served by the api, with all that it needs. */
export function newTable(
  name: string,
  fieldWords: string,
  draft: Draft,
): { says: string; commands: Command[] } {
  const fields = withIds(listItems(fieldWords).map(readField))
  const { commands, added } = scaffold(draft)
  const brought = commands.find(isUsers)
  if (brought && sameThing(name, 'users')) return moreOfUsers(brought.node, fields, commands)
  const table = draft.freshId(name)
  const listed = fields.length > 0 ? fields : [{ id: 'name', name: 'name', type: 'string' }]
  const access = ['list', 'read', 'update', 'delete'].map((operation) => [operation, ['owner']])
  const add = {
    type: 'addNode' as const,
    node: {
      id: table,
      kind: 'table',
      name,
      settings: {
        fields: listed,
        owner: true,
        timestamps: true,
        access: Object.fromEntries([...access, ['create', ['signedIn']]]),
      },
    },
  }
  const auth = sameThing(name, 'users') ? waitingAuth(draft) : undefined
  if (auth) return accounts(add.node, auth, draft, commands)
  const [api, ...otherApis] = draft.ofKind('api')
  const serve = otherApis.length > 0 ? [] : [join(draft, api?.id ?? draft.freshId('api'), table)]
  const described = listed.map((field) => `${field.name} (${typeInWords(field)})`).join(', ')
  const also = added.length > 0 ? ` It brings ${added.join(', ')}.` : ''
  return {
    says: `Add a table ${name} with ${described}. Each row belongs to whoever adds it, and nobody else sees it.${also}`,
    commands: [...commands, add, ...serve],
  }
}

const isUsers = (command: Command): command is Extract<Command, { type: 'addNode' }> =>
  command.type === 'addNode' && command.node.name === 'users'

/** Users come with sign-in; what was asked for beside their own fields is added to them. */
function moreOfUsers(
  users: Node,
  fields: ReturnType<typeof withIds>,
  before: readonly Command[],
): { says: string; commands: Command[] } {
  const own = named(users, 'fields')
  const more = fields.filter((field) => !own.some(({ name }) => name === field.name))
  const inserts = more.map((item): Command => {
    return { type: 'insertItem', id: users.id, path: ['fields'], item }
  })
  return {
    says: 'Add sign-in, with a table users that it keeps accounts in. People see and change their own.',
    commands: [...before, ...inserts],
  }
}

/** A table of users for sign-in that waits for one: nobody adds accounts but by registering. */
function accounts(
  node: Node,
  auth: Node,
  draft: Draft,
  before: readonly Command[],
): { says: string; commands: Command[] } {
  const { owner: _owner, ...settings } = node.settings
  const users = { ...node, settings: { ...settings, access: ACCOUNT_ACCESS } }
  const add: Command = { type: 'addNode', node: users }
  return {
    says: `Add a table ${node.name} that ${auth.name} keeps accounts in. People see and change their own.`,
    commands: [...before, add, join(draft, auth.id, node.id), ...asAccounts(users, auth)],
  }
}

/** Fields with ids made of their names; what gives no name, or one twice, is left out. */
export function withIds(
  fields: readonly ReturnType<typeof readField>[],
  taken: ReadonlySet<string> = new Set(),
): readonly (JsonObject & { id: string; name: string })[] {
  const ids = new Set(taken)
  const names = new Set<string>()
  return fields.flatMap((field) => {
    if (!field || names.has(plainWords(field.name)) || field.name === 'id') return []
    names.add(plainWords(field.name))
    const id = unlessTaken(field.name, ids)
    ids.add(id)
    return [{ id, ...field }]
  })
}
