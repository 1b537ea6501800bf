import type { Json, JsonObject, Manifest, Node } from '@drawbridge/manifest'
import type { Expected, ExpectedFlow, ExpectedTable } from '../case.ts'
import type { Planned } from '../compare.ts'
import { accountsOf } from '../facts.ts'
import { alternatives, meant } from '../meaning.ts'
import { keyField } from './key-field.ts'

type Settings = Record<string, Json>

/** A drawing that is just what a reading asks for, so that a reading nobody could draw is found. */
export function answerKey(expected: Expected, start: Manifest): Planned {
  const nodes: Node[] = start.nodes.map((node) => structuredClone(node))
  const connections = [...start.connections]
  const tables = Object.entries(expected.tables ?? {}).filter(([names]) => !names.endsWith('?'))

  if (expected.signIn !== undefined) signIn(expected.signIn)
  for (const [names] of tables) tableOf(names)
  for (const [names, table] of tables) drawTable(tableOf(names), table)
  for (const flow of expected.flows ?? []) drawFlow(flow)
  // Members first, while their tables have the names that they go by.
  const renamed = Object.entries(expected.renamed ?? {})
  for (const isMember of [true, false])
    for (const [what, to] of renamed) if (what.includes('.') === isMember) rename(what, to)
  for (const what of expected.gone ?? []) remove(what)
  return {
    manifest: { ...start, nodes, connections },
    says: (expected.answer?.says ?? []).map((words) => alternatives(words)[0] ?? ''),
    declined: expected.declines === true,
    asks: [],
  }

  function find(name: string): Node | undefined {
    const wanted = name === 'account' ? accountsOf({ ...start, nodes, connections }) : meant(name)
    return nodes.find((node) => node.kind === 'table' && meant(node.name) === wanted)
  }

  /** The first of these names that there is; else one of the first. */
  function tableOf(names: string): Node {
    const [first = ''] = alternatives(names)
    const there = alternatives(names).flatMap((name) => find(name) ?? [])[0]
    return there ?? added(first === 'account' ? 'users' : first, 'table', { fields: [] })
  }

  function added(name: string, kind: string, settings: Settings): Node {
    const node = { id: `new_${nodes.length}`, kind, name, settings }
    nodes.push(node)
    return node
  }

  function change(node: Node, key: string, value: Json): void {
    const at = nodes.findIndex(({ id }) => id === node.id)
    const old = nodes[at] ?? node
    nodes[at] = { ...old, settings: { ...old.settings, [key]: value } }
  }

  function listOf(node: Node, key: string): readonly JsonObject[] {
    const value = nodes.find(({ id }) => id === node.id)?.settings[key]
    return Array.isArray(value) ? value : []
  }

  function add(node: Node, key: string, item: JsonObject): void {
    const list = listOf(node, key)
    change(node, key, [...list, { id: `new_${list.length}`, ...item }])
  }

  function drawTable(node: Node, table: ExpectedTable): void {
    for (const [name, spec] of Object.entries(table.fields ?? {})) {
      if (name.endsWith('?')) continue
      const names = alternatives(name).map(meant)
      const old = listOf(node, 'fields').find((field) =>
        names.includes(meant(String(field['name']))),
      )
      const field = keyField(alternatives(name)[0] ?? '', spec, old)
      if (old === undefined) add(node, 'fields', field)
      else
        change(
          node,
          'fields',
          listOf(node, 'fields').map((one) => (one === old ? field : one)),
        )
    }
    for (const [name, spec] of Object.entries(table.relations ?? {})) {
      const [many = '', ...to] = spec.split(' ').filter((word) => !word.includes('='))
      if (many.endsWith('?')) continue
      const [, onDelete] = /onDelete=(\w+)/.exec(spec) ?? []
      const limits = onDelete === undefined ? {} : { onDelete }
      const type = { one: 'manyToOne', many: 'manyToMany', oneToOne: 'oneToOne' }[many] ?? many
      const isIt = (one: JsonObject): boolean => meant(String(one['name'])) === meant(name)
      const old = listOf(node, 'relations')
      if (old.some(isIt))
        change(
          node,
          'relations',
          old.map((one) => (isIt(one) ? { ...one, ...limits } : one)),
        )
      else add(node, 'relations', { name, type, target: tableOf(to.join(' ')).id, ...limits })
    }
    const access: Record<string, Json> = { ...(node.settings['access'] as JsonObject | undefined) }
    for (const operation of table.offers ?? []) access[operation] = ['signedIn']
    for (const [operations, who] of Object.entries(table.rules ?? {}))
      for (const operation of operations.split(',')) access[operation.trim()] = firstRule(who)
    if (Object.keys(access).length > 0) change(node, 'access', access)
    for (const [name, of] of Object.entries(table.computed ?? {}))
      add(node, 'computed', { name: alternatives(name)[0] ?? '', formula: of })
    for (const kept of table.keeps ?? [])
      change(node, kept === 'uuid' ? 'key' : kept, kept === 'uuid' ? 'uuid' : true)
    for (const fields of table.together ?? [])
      add(node, 'indexes', {
        kind: 'unique',
        fields: fields.map((field) => alternatives(field)[0] ?? ''),
      })
  }

  function signIn({ roles = [], ways = [], ...settings }: NonNullable<Expected['signIn']>): void {
    const old = nodes.find(({ kind }) => kind === 'auth')
    const node = old ?? added('auth', 'auth', {})
    if (old === undefined) {
      const id = tableOf('users').id
      connections.push({ id: 'new_accounts', from: node.id, to: id })
    }
    for (const [key, value] of Object.entries(settings))
      change(node, key, alternatives(value)[0] ?? '')
    const before = node.settings['roles']
    const named = roles.map((role) => alternatives(role)[0] ?? '')
    if (named.length > 0)
      change(node, 'roles', [...new Set([...(Array.isArray(before) ? before : []), ...named])])
    for (const way of ways) add(node, 'ways', { kind: alternatives(way)[0] ?? '' })
  }

  function drawFlow({ on, if: spoken = [], access, does }: ExpectedFlow): void {
    const [first = '', ...words] = (alternatives(on)[0] ?? '').split(' ')
    const wanted = does.filter((text) => !text.startsWith('?'))
    const steps = [
      {
        id: 'new_if',
        kind: 'if',
        settings: { condition: spoken.map((one) => alternatives(one)[0] ?? '').join(' ') },
      },
      ...wanted.map((text, index) => step(alternatives(text)[0] ?? '', `new_${index}`)),
    ]
    if (first !== first.toUpperCase()) {
      const when = `after${first.charAt(0).toUpperCase()}${first.slice(1)}`
      add(tableOf(words.join(' ')), 'events', { name: 'event', when, steps })
      return
    }
    const api = nodes.find(({ kind }) => kind === 'api') ?? added('api', 'api', {})
    const rules = firstRule(access ?? 'signedIn')
    const path = `/${words.join('/')}`
    add(api, 'endpoints', { name: words.join(' '), method: first, path, access: rules, steps })
  }

  function step(text: string, id: string): JsonObject {
    const [verb = '', table, ...fields] = text.split(' ')
    const kind = { mail: 'sendMail', call: 'http', read: 'findMany' }[verb] ?? verb
    const of = table === undefined ? {} : { table: tableOf(table).id }
    const values = Object.fromEntries(fields.map((field) => [field, '1']))
    return { id, kind, settings: { ...of, ...(fields.length > 0 ? { values } : {}) } }
  }

  function rename(what: string, to: string): void {
    const [table = '', member] = what.split('.')
    const node = tableOf(table)
    const name = alternatives(to)[0] ?? ''
    const at = nodes.findIndex(({ id }) => id === node.id)
    if (member === undefined) nodes[at] = { ...node, name }
    for (const key of ['fields', 'relations', 'computed']) {
      const list = listOf(node, key)
      const isIt = (one: JsonObject): boolean => meant(String(one['name'])) === meant(member ?? '')
      if (list.some(isIt))
        change(
          node,
          key,
          list.map((one) => (isIt(one) ? { ...one, name } : one)),
        )
    }
  }

  function remove(what: string): void {
    const [place = '', aspect] = (alternatives(what)[0] ?? '').split(' ')
    const [table = '', member] = place.split('.')
    const node = tableOf(table)
    if (member === undefined && aspect === undefined) {
      nodes.splice(
        nodes.findIndex(({ id }) => id === node.id),
        1,
      )
      return
    }
    if (member === undefined && aspect !== undefined) {
      const { [aspect]: _rule, ...access } = {
        ...(node.settings['access'] as JsonObject | undefined),
      }
      const { [aspect]: _kept, ...settings } = node.settings
      const at = nodes.findIndex(({ id }) => id === node.id)
      nodes[at] = { ...node, settings: { ...settings, access } }
      return
    }
    for (const key of ['fields', 'relations', 'computed']) {
      const without = listOf(node, key).flatMap((one) => {
        if (meant(String(one['name'])) !== meant(member ?? '')) return [one]
        if (aspect === undefined) return []
        const { [NAMED[aspect] ?? aspect]: _gone, ...rest } = one
        return [rest]
      })
      change(node, key, without)
    }
  }
}

/** Settings of a field by what cases call them. */
const NAMED: Readonly<Record<string, string>> = { max: 'maxLength', min: 'minimum' }

function firstRule(who: string): readonly string[] {
  return (alternatives(who)[0] ?? '').split(',').map((rule) => rule.trim())
}
