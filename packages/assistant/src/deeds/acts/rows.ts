import type { Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../../fields-of.ts'
import { nameInWords, plainWords } from '../../words.ts'
import type { Act } from '../act.ts'
import { tableSaid } from '../table-said.ts'
import { valueSaid } from '../../people/condition.ts'
import { fieldAt, valueAt } from '../operand.ts'
import { member, oneOf, type FlowScene } from '../scene.ts'
import { text } from '../steps.ts'

/** “add a row to auditLogs”, “log an activity for its project”. */
export function createRow({ object, parts, said }: Act, scene: FlowScene): boolean {
  const { draft, table } = scene
  const words = [parts['to'], parts['into'], parts['in'], object, said].filter(
    (one) => one !== undefined,
  )
  const goal = words
    .map((one) => tableSaid(one.replaceAll(/[()"]/g, ' '), draft))
    .find((one) => one && one.id !== table.id && !hasOwn(one, scene))
  if (goal === undefined) return false
  const values: Record<string, string> = {}
  for (const field of named(goal, 'fields')) {
    const value =
      asItWasOrIs(field, scene) ??
      saidFor(field, said, scene) ??
      valueFor(field, said, values, scene)
    if (value !== undefined) values[field.name] = value
  }
  for (const relation of named(goal, 'relations')) {
    const id = relatedId(relation, scene)
    if (id !== undefined) values[relation.name] = id
  }
  if (goal.settings['owner'] === true) {
    const owner = ownerFor(scene)
    if (owner === undefined) return false
    values['owner'] = owner
  }
  scene.steps.add('adds', { table: goal.id, values })
  return true
}

/** What rows point to is there already. */
function hasOwn(goal: Node, { table }: FlowScene): boolean {
  return named(table, 'relations').some(
    ({ target, type, required }) =>
      target === goal.id && type !== 'manyToMany' && required === true,
  )
}

const UNTIL = String.raw`(?=\s*(?:,|;|\.|$|\band\s+(?:the|its|an?)\s))`

/** “with the text "Done"”, “text is the title of the task”, “the old price as its text”: what is said of one field. */
function saidFor(field: NamedItem, said: string, scene: FlowScene): string | undefined {
  const { name, type } = field
  const called = nameInWords(name)
  const isText = type === 'string' || type === 'text'
  const patterns = [
    String.raw`\b${called}\s+(?:is|being|shall be|should be|must be|set to|:|=|of)?\s*(?!(?:in|into|to|on|at|and|for)\s)(?:the\s+|its\s+)?(?<value>"[^"]+"|[\p{L}_'\d ]+?)${UNTIL}`,
    String.raw`\b(?:with|the)\s+(?<value>"[^"]+"|[\p{L}_' ]+?)\s+as\s+(?:the\s+|its\s+|an?\s+)?${called}\b`,
  ]
  for (const pattern of patterns) {
    const value = new RegExp(pattern, 'iu').exec(said)?.groups?.['value']?.trim() ?? ''
    if (/^".+"$/.test(value)) return isText ? text(value.slice(1, -1)) : undefined
    if (type === 'boolean' && /^(?:yes|no|true|false)$/iu.test(value))
      return String(/^(?:yes|true)$/iu.test(value))
    const choice = valueSaid(value, { ...scene.table, settings: { fields: [field] } })
    if (choice) return text(choice.value)
    const found = value === '' ? undefined : fieldAt(value, scene, (one) => fits(one, field))
    if (found) {
      const { formula, isMaybe } = valueAt(found, scene)
      return isMaybe && field['required'] === true
        ? isText
          ? `${formula} ?? ''`
          : undefined
        : formula
    }
  }
  const quoted = /["“](?<text>[^"”]+)["”]/.exec(said)?.groups?.['text']
  return isText &&
    quoted !== undefined &&
    /^(?:text|title|message|note|body|description|name|content|subject)$/i.test(name)
    ? text(quoted)
    : undefined
}

const fits = (one: NamedItem, goal: NamedItem): boolean =>
  one['type'] === goal['type'] ||
  (/^(?:string|text)$/.test(String(one['type'])) &&
    /^(?:string|text)$/.test(String(goal['type']))) ||
  (one['type'] === 'integer' && goal['type'] === 'decimal')

/** `oldPrice`, `newPrice`: what the row that changes was, or is. */
function asItWasOrIs({ name }: NamedItem, { table, when }: FlowScene): string | undefined {
  const { age = '', rest = '' } =
    /^(?<age>old|previous|former|new|current)(?<rest>[A-Z]\w*)$/.exec(name)?.groups ?? {}
  const source = named(table, 'fields').find((own) => own.name.toLowerCase() === rest.toLowerCase())
  return (
    source &&
    `${/^(?:new|current)$/.test(age) || when !== 'Update' ? 'row' : 'before'}.${source.name}`
  )
}

function valueFor(
  field: NamedItem,
  said: string,
  known: Readonly<Record<string, string>>,
  { table }: FlowScene,
): string | undefined {
  const { type, name } = field
  const same = named(table, 'fields').find(
    (own) => own['type'] === type && own.name.toLowerCase() === name.toLowerCase(),
  )
  const isFilled = same !== undefined && (same['required'] === true || field['required'] !== true)
  if (isFilled && (type === 'string' || !/^(?:date|datetime)$/.test(String(type))))
    return `row.${name}`
  if (type === 'date') return 'today()'
  if (type === 'datetime') return 'now()'
  if (type !== 'string' && type !== 'text') return undefined
  const title = named(table, 'fields').find(
    (own) =>
      own['type'] === 'string' &&
      own['required'] === true &&
      /^(?:title|name|label)$/.test(own.name),
  )
  const isTitled = title && /title|name/i.test(name)
  if (isTitled) return `row.${title.name}`
  const one = oneOf(table)
  return field['required'] === true || !Object.values(known).some((value) => value.startsWith("'"))
    ? text(`${one.charAt(0).toUpperCase()}${one.slice(1)}: ${plainWords(said).slice(0, 60)}`)
    : undefined
}

function relatedId({ target, type }: NamedItem, scene: FlowScene): string | undefined {
  const { table, draft } = scene
  if (type === 'manyToMany') return undefined
  if (target === table.id) return scene.when === 'Delete' ? undefined : 'row.id'
  const place = scene.places.find(({ table: one, path }) => path.length > 0 && one.id === target)
  if (place) {
    const from = scene.places.find(
      ({ path }) =>
        path.length === place.path.length - 1 && path.every((step, at) => step === place.path[at]),
    )
    return from && member(scene.at(from), `${place.path.at(-1)?.name}Id`)
  }
  return target === draft.accounts()?.id && table.settings['owner'] === true
    ? 'row.ownerId'
    : undefined
}

/** Whose it is: the owner of the row, or of what that is part of; else whoever did it. */
function ownerFor(scene: FlowScene): string | undefined {
  const owned = scene.places.find(({ table }) => table.settings['owner'] === true)
  if (owned) return member(scene.at(owned), 'ownerId')
  if (scene.table.id === scene.draft.accounts()?.id) return 'row.id'
  return scene.caller()
}

/** “delete its activities” */
export function deleteRows({ object }: Act, scene: FlowScene): boolean {
  const goal = tableSaid(object.replace(/\b(?:all|its|the|of)\b/gi, ' '), scene.draft)
  const back = goal && named(goal, 'relations').find(({ target }) => target === scene.table.id)
  if (goal && back && back['type'] !== 'manyToMany') {
    const key = scene.itsId()
    const where = `row.${back.name}Id == ${key}`
    scene.steps.add('removes', { table: goal.id, where, whenMissing: 'nothing' })
    return true
  }
  const place = scene.places.find(({ path, table }) => path.length === 1 && table.id === goal?.id)
  if (place === undefined) return false
  const key = scene.value(`row.${place.path[0]?.name}Id`, `${place.path[0]?.name} id`)
  scene.steps.add('removes', {
    table: place.table.id,
    where: `row.id == ${key}`,
    whenMissing: 'nothing',
  })
  return true
}
