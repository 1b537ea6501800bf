import { diagnose, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import { authFields } from '../auth/columns.ts'
import type { Drawing, TablePart } from '../drawing.ts'
import { checkFieldName, checkMemberName } from '../names/possible.ts'
import { folded } from '../names/words.ts'
import { idsName, keyName } from './relation-names.ts'

/** Whether everything that a row holds has a name, a possible one, and one of its own. */
export function checkNames(part: TablePart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const found: Diagnostic[] = []
  /** Folded name → what has it, in words. */
  const taken = new Map<string, string>()
  for (const [name, what] of ownNames(part, drawing)) {
    taken.set(folded(name), what)
  }
  settings.fields.forEach(({ name }, index) => {
    const place = { node: node.id, field: pointer('settings', 'fields', index, 'name') }
    found.push(...checkFieldName('A field', name, place))
    found.push(...claim([name], 'The field', place))
  })
  settings.computed?.forEach(({ name }, index) => {
    const place = { node: node.id, field: pointer('settings', 'computed', index, 'name') }
    found.push(...checkFieldName('A computed field', name, place))
    found.push(...claim([name], 'The computed field', place))
  })
  settings.relations?.forEach(({ name, type }, index) => {
    const place = { node: node.id, field: pointer('settings', 'relations', index, 'name') }
    found.push(...checkMemberName('A relation', name, place))
    const second = type === 'manyToMany' ? idsName(name) : keyName(name)
    found.push(...claim([name, second], 'The relation', place))
  })
  for (const { from, relation, index } of drawing.relationsTo(node.id)) {
    const { inverse } = relation
    if (inverse === undefined) continue
    const place = {
      node: from.node.id,
      field: pointer('settings', 'relations', index, 'inverse'),
    }
    found.push(...checkMemberName('The other side of a relation', inverse, place))
    const other = taken.get(folded(inverse))
    if (other !== undefined) {
      const facts = { name: inverse, table: node.name, other }
      found.push(diagnose('inverse-name-clash', place, facts))
    }
    taken.set(folded(inverse), `the other side of “${relation.name}” of “${from.node.name}”`)
  }
  return found

  function claim(names: readonly string[], what: string, place: Place): readonly Diagnostic[] {
    const [name = ''] = names
    const other = names.map((one) => taken.get(folded(one))).find((one) => one !== undefined)
    for (const one of names) taken.set(folded(one), `${what.toLowerCase()} “${name}”`)
    return other === undefined ? [] : [diagnose('duplicate-name', place, { what, name, other })]
  }
}

/** Names that the settings of the table, or auth, give away by themselves. */
function ownNames(part: TablePart, { accounts }: Drawing): readonly (readonly [string, string])[] {
  const { settings } = part
  const names: (readonly [string, string])[] = []
  if (settings.owner === true) names.push(['owner', 'the owner'], ['ownerId', 'the owner'])
  if (settings.timestamps === true) {
    names.push(['createdAt', 'the time of creation'], ['updatedAt', 'the time of the last change'])
  }
  if (settings.softDelete === true) names.push(['deletedAt', 'the time of deletion'])
  if (settings.version === true) names.push(['version', 'the version of the row'])
  if (accounts?.table === part) {
    const added = authFields(accounts.auth.settings)
    names.push(...added.map((name): [string, string] => [name, 'what sign-in adds']))
  }
  return names
}
