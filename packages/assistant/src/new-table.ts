import { asAccounts, type Command } from '@drawbridge/commands'
import { accountAccess } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import { Draft } from './draft.ts'
import { typeInWords } from './field-meaning.ts'
import { named } from './fields-of.ts'
import { readItems, type NewField } from './read-items.ts'
import type { Reading } from './recipe.ts'
import { join, scaffold, waitingAuth } from './scaffold.ts'
import { sameThing } from './words.ts'

/** A table whose rows belong to whoever adds them, served by the api, with all that it needs. */
export function newTable(name: string, itemWords: string, draft: Draft): Reading {
  const { commands, added } = scaffold(draft)
  const brought = commands.find(isUsers)
  if (brought && sameThing(name, 'users')) {
    const { fields, left } = readItems(itemWords, draft)
    return { ...moreOfUsers(brought.node, fields, commands), left }
  }
  const around = new Draft(draft.manifest)
  around.apply(commands)
  const { fields, mentions, left } = readItems(itemWords, around)
  const auth = sameThing(name, 'users') ? waitingAuth(draft) : undefined
  const listed = fields.length > 0 || mentions.length > 0 ? fields : [NAME]
  const node = tableOf(draft.freshId(name), name, listed)
  const made = auth ? accounts(node, auth, draft) : served(node, draft)
  around.apply(made.commands)
  const related = mentions.map((mention) => mention(node.id, around))
  const described = listed.map((field) => `${field.name} (${typeInWords(field)})`)
  const also = added.length > 0 ? ` It brings ${added.join(', ')}.` : ''
  const relations = related.map(({ says }) => ` ${says}`).join('')
  return {
    says: `${made.says(described.join(', '))}${relations}${also}`,
    commands: [...commands, ...made.commands, ...related.flatMap((each) => each.commands)],
    left: [...left, ...related.flatMap((each) => each.left)],
  }
}

const NAME: NewField = { id: 'name', name: 'name', type: 'string' }

function tableOf(id: string, name: string, fields: readonly NewField[]): Node {
  const access = {
    list: ['owner'],
    read: ['owner'],
    update: ['owner'],
    delete: ['owner'],
    create: ['signedIn'],
  }
  return { id, kind: 'table', name, settings: { fields, owner: true, timestamps: true, access } }
}

interface Made {
  readonly says: (fields: string) => string
  readonly commands: readonly Command[]
}

function served(node: Node, draft: Draft): Made {
  const [api, ...otherApis] = draft.ofKind('api')
  const serve = otherApis.length > 0 ? [] : [join(draft, api?.id ?? draft.freshId('api'), node.id)]
  const withFields = (fields: string) => (fields === '' ? '' : ` with ${fields}`)
  return {
    says: (fields) =>
      `Add a table ${node.name}${withFields(fields)}. Each row belongs to whoever adds it, and nobody else sees it.`,
    commands: [{ type: 'addNode', node }, ...serve],
  }
}

/** A table of users for sign-in that waits for one: nobody adds accounts but by registering. */
function accounts(node: Node, auth: Node, draft: Draft): Made {
  const { owner: _owner, ...rest } = node.settings
  const access: Json = accountAccess(auth.settings)
  const users = { ...node, settings: { ...rest, access } }
  return {
    says: () =>
      `Add a table ${node.name} that ${auth.name} keeps accounts in. People see and change their own.`,
    commands: [
      { type: 'addNode', node: users },
      join(draft, auth.id, node.id),
      ...asAccounts(auth.settings, users),
    ],
  }
}

const isUsers = (command: Command): command is Extract<Command, { type: 'addNode' }> =>
  command.type === 'addNode' && command.node.name === 'users'

/** Users come with sign-in; what was asked for beside their own fields is added to them. */
function moreOfUsers(
  users: Node,
  fields: readonly NewField[],
  before: readonly Command[],
): { readonly says: string; readonly commands: readonly Command[] } {
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
