import { faceOf, OPERATIONS, settled, spokenValue, type Operation } from '@drawbridge/kinds/faces'
import { isObject, listed, type JsonObject, type Manifest, type Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { typeInWords } from '../field-meaning.ts'
import { allFlows, flowsOf, nameOfFlow, stepsWithin } from './drawn-flows.ts'
import { lines, told, type Explained, type Line } from './explained.ts'
import { isOpen, peopleOf } from './people.ts'
import { inOrder, mentions, stepSays, wordsIn } from './step-words.ts'

/** What a part is, what it holds, who may do what with it, what uses it, and how that can fail. */
export function explainPart(manifest: Manifest, node: Node): Explained {
  const title = faceOf(node.kind)?.about.title.toLowerCase() ?? `part of the kind ${node.kind}`
  return {
    title: `${node.name}, ${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}`,
    sections: told([
      { title: 'What it is', lines: lines(...whatItIs(manifest, node)) },
      { title: 'What a row holds', lines: lines(...held(manifest, node)) },
      { title: 'Who may do what', lines: lines(...whoMay(node)) },
      { title: 'What happens in it', lines: happenings(manifest, node) },
      { title: 'What reads and writes it', lines: uses(manifest, node) },
      { title: 'What can go wrong', lines: lines(...failures(manifest, node)) },
    ]),
  }
}

function whatItIs(manifest: Manifest, node: Node): readonly string[] {
  const about = faceOf(node.kind)?.about
  const live = about && settled(() => about.sentence({ node, settings: node.settings }), '')
  return [
    ...(about ? [about.summary] : []),
    ...(live ? [`${live}.`] : []),
    ...(node.description === undefined ? [] : [`Its note says: “${node.description}”`]),
    ...joinedTo(manifest, node),
  ]
}

/** `api serves products and orders.` */
function joinedTo(manifest: Manifest, node: Node): readonly string[] {
  const meant = new Map<string, readonly string[]>()
  for (const { from, to } of manifest.connections) {
    if (from !== node.id && to !== node.id) continue
    const [one, other] = [from, to].map((id) => manifest.nodes.find((part) => part.id === id))
    const port = faceOf(one?.kind ?? '')?.ports.find((port) => port.to === other?.kind)
    if (!port || !one || !other) continue
    const does = `${one.name} ${port.meaning}`
    meant.set(does, [...(meant.get(does) ?? []), other.name])
  }
  return [...meant].map(([does, others]) => `${does} ${listed(others, 'and')}.`)
}

const BESIDES: Readonly<Record<string, string>> = {
  owner: 'Each row has an owner: whoever adds it.',
  timestamps: 'When it was added and last changed is kept.',
  softDelete: 'What is deleted is hidden, and can be restored.',
  version: 'A change has to name the version that it saw, so that nobody overwrites another’s.',
}

/** What a row of a table holds, a sentence each. */
export function held(manifest: Manifest, node: Node): readonly string[] {
  const fields = named(node, 'fields').map((field) => `${field.name}: ${fieldSays(field)}.`)
  const relations = named(node, 'relations').map(({ name, type, target, required }) => {
    const other = manifest.nodes.find(({ id }) => id === target)?.name ?? 'a table that is gone'
    const many = type === 'manyToMany' ? `any number of ${other}` : `one of ${other}`
    return `${name}: ${many}${required === true ? ', required' : ''}.`
  })
  const { computed } = node.settings
  const workedOut = Array.isArray(computed)
    ? computed
        .filter(isObject)
        .map(
          ({ name, formula }) =>
            `${String(name)}: worked out when it is read, ${spokenValue(String(formula))}.`,
        )
    : []
  const besides = Object.entries(BESIDES).filter(([key]) => node.settings[key] === true)
  return [...fields, ...relations, ...workedOut, ...besides.map(([, says]) => says)]
}

export function fieldSays(field: JsonObject): string {
  const { required, unique, values, minLength, maxLength, minimum, maximum, visibility } = field
  const { readRule, writeRule } = field
  return [
    typeInWords(field),
    ...(Array.isArray(values) ? [`one of ${values.map(String).join(', ')}`] : []),
    required === true ? 'required' : 'may be empty',
    ...(unique === true ? ['no two rows have the same'] : []),
    ...(minLength === undefined ? [] : [`no shorter than ${String(minLength)}`]),
    ...(maxLength === undefined ? [] : [`no longer than ${String(maxLength)}`]),
    ...(minimum === undefined ? [] : [`at least ${String(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${String(maximum)}`]),
    ...beginning(field),
    ...(readRule === undefined ? [] : [`told only to ${peopleOf([readRule])}`]),
    ...(writeRule === undefined ? [] : [`set only by ${peopleOf([writeRule])}`]),
    ...(visibility === 'hidden' ? ['told to nobody'] : []),
    ...(visibility === 'readOnly' ? ['not taken from callers'] : []),
    ...(visibility === 'writeOnly' ? ['taken, and never told'] : []),
  ].join(', ')
}

/** What it is where nobody says otherwise. */
function beginning({ default: first }: JsonObject): readonly string[] {
  if (!isObject(first)) return []
  return [
    first['kind'] === 'now'
      ? 'at first when it was added'
      : first['kind'] === 'literal'
        ? `at first ${first['value'] === false ? 'no' : first['value'] === true ? 'yes' : String(first['value'])}`
        : 'filled in by itself',
  ]
}

export const DOES: Readonly<Record<Operation, string>> = {
  list: 'Listing them',
  read: 'Reading one',
  create: 'Adding one',
  update: 'Changing one',
  delete: 'Deleting one',
  bulkCreate: 'Adding many at once',
  restore: 'Restoring one',
}

function whoMay({ settings }: Node): readonly string[] {
  const { access } = settings
  if (!isObject(access)) return []
  const offered = OPERATIONS.filter((one) => access[one] !== undefined)
  const absent = OPERATIONS.filter((one) => access[one] === undefined)
  const rest = absent.map((one) => DOES[one].toLowerCase())
  return [
    ...offered.map((one) => `${DOES[one]}: ${peopleOf(access[one])}.`),
    ...(rest.length > 0 ? [`Not offered by itself: ${listed(rest, 'and')}.`] : []),
  ]
}

/** Its own flows: endpoints by what they are called, events and a flow step by step. */
function happenings(manifest: Manifest, node: Node): readonly Line[] {
  const words = wordsIn(manifest)
  return flowsOf(node).flatMap((flow) => {
    const { holder, steps } = flow
    if (typeof holder['path'] !== 'string') {
      const own = holder === node.settings ? [] : [{ says: `${nameOfFlow(flow)}:` }]
      return [...own, ...inOrder(steps, words, own.length)]
    }
    const note = typeof holder['description'] === 'string' ? `, “${holder['description']}”` : ''
    return [{ says: `${nameOfFlow(flow)}${note}: ${peopleOf(holder['access'])}.` }]
  })
}

/** Steps anywhere that speak of it, by the flow that they stand in. */
function uses(manifest: Manifest, node: Node): readonly Line[] {
  const words = wordsIn(manifest)
  const ready = offers(node)
  const flows = allFlows(manifest).flatMap((flow) => {
    const steps = stepsWithin(flow.steps).filter(({ step }) => mentions(step, node.id))
    if (steps.length === 0) return []
    const said = [...new Set(steps.map(({ step }) => stepSays(step, words)))]
    return [
      { says: `${nameOfFlow(flow)}:` },
      ...said.map((says) => ({ says: `${says}.`, depth: 1 })),
    ]
  })
  const pointed = manifest.nodes.flatMap((other) =>
    named(other, 'relations')
      .filter(({ target }) => target === node.id)
      .map(({ name }) => ({ says: `${other.name} point to it by ${name}.` })),
  )
  return [...ready, ...flows, ...pointed]
}

function offers({ settings: { access } }: Node): readonly Line[] {
  const offered = isObject(access) ? OPERATIONS.filter((one) => access[one] !== undefined) : []
  return offered.length === 0
    ? []
    : [{ says: `Ready-made calls of the api: ${listed(offered, 'and')}.` }]
}

function failures(manifest: Manifest, node: Node): readonly string[] {
  const { access, version } = node.settings
  if (!isObject(access) || Object.keys(access).length === 0) return []
  const fields = named(node, 'fields')
  const unique = fields.filter((field) => field['unique'] === true).map(({ name }) => name)
  const isGuarded = Object.values(access).some((rules) => !isOpen(rules))
  const kept = manifest.nodes.filter((other) =>
    named(other, 'relations').some(
      ({ target, type, onDelete }) =>
        target === node.id && type !== 'manyToMany' && (onDelete ?? 'restrict') === 'restrict',
    ),
  )
  return [
    ...(isGuarded ? ['401: where nobody is signed in, and somebody has to be.'] : []),
    '404: where there is no such row, or it is not one that the caller may reach.',
    ...(access['create'] || access['update'] ? ['400: where a value does not fit its field.'] : []),
    ...(unique.length > 0 ? [`409: where ${listed(unique, 'or')} is taken already.`] : []),
    ...(version === true ? ['409: where somebody else changed the row meanwhile.'] : []),
    ...(kept.length > 0 && access['delete']
      ? [
          `409: where a row is to be deleted that ${listed(
            kept.map(({ name }) => name),
            'or',
          )} still point to.`,
        ]
      : []),
  ]
}
