import { settled, spokenValue, stepFaceOf, type Step, type Words } from '@drawbridge/kinds/faces'
import { isObject, type Json, type Manifest } from '@drawbridge/manifest'
import { stepsWithin } from './drawn-flows.ts'
import type { Line } from './explained.ts'

/** Names of what steps mention by id. */
export function wordsIn({ nodes }: Manifest): Words {
  const name = (id: string): string => nodes.find((node) => node.id === id)?.name ?? '…'
  return { table: name, flow: name }
}

/** What a step does; one whose settings are not right yet gets the words of its kind. */
export function stepSays(step: Step, words: Words): string {
  const face = stepFaceOf(step.kind)
  if (!face) return `A step of a kind that is not known: ${step.kind}`
  return settled(() => face.sentence(step, words), face.summary)
}

/** What is done, step by step: `1. Finds …`, what stands within a step further in. */
export function inOrder(steps: readonly Step[], words: Words, depth = 0): readonly Line[] {
  return steps.flatMap((step, index) => {
    const called = step.name === undefined ? '' : `, called ${step.name} from here on`
    const note = step.note === undefined ? '' : ` (“${step.note}”)`
    const says = `${index + 1}. ${stepSays(step, words)}${called}${note}`
    return [{ says, depth }, ...withinStep(step, words, depth + 1)]
  })
}

function withinStep(step: Step, words: Words, depth: number): readonly Line[] {
  const slots = settled(() => stepFaceOf(step.kind)?.slots(step) ?? [], [])
  return Object.entries(step.bodies ?? {}).flatMap(([name, body]) => {
    if (body.length === 0) return []
    const title = slots.find((slot) => slot.name === name)?.title
    const head = title === undefined ? [] : [{ says: `${title}:`, depth }]
    return [...head, ...inOrder(body, words, depth + head.length)]
  })
}

/** The ways in which steps can break off, and what is answered then. */
export function failuresOf(steps: readonly Step[], words: Words): readonly string[] {
  const all = stepsWithin(steps).flatMap(({ step }) => failureOf(step, words))
  return [...new Set(all)]
}

function failureOf(step: Step, words: Words): readonly string[] {
  const face = stepFaceOf(step.kind)
  const set = (key: string): Json | undefined => step.settings[key] ?? defaultOf(step.kind, key)
  const table =
    typeof step.settings['table'] === 'string' ? words.table(step.settings['table']) : ''
  const message = messageOf(step.settings['message'])
  const found: string[] = []
  const status = step.settings['status']
  if (face?.ends && typeof status === 'number' && status >= 400)
    found.push(`${status}${message}: where it comes to the step “${face.title}”.`)
  if (set('whenMissing') === 'fail')
    found.push(`404${message}: where there is no such row of ${table}.`)
  if (set('whenTaken') === 'fail')
    found.push(`409: where a value of ${table} that has to be unique is taken.`)
  if (set('whenWrong') === 'fail') found.push(`401: where what “${face?.title}” looks at is wrong.`)
  if (set('whenRefused') === 'fail' || (face?.outside && set('whenRefused') === undefined))
    found.push(`502: where the service of “${stepSays(step, words)}” refuses or can’t be reached.`)
  if (face?.unforeseen && !face.outside)
    found.push(`500: where “${face.title}” fails, which its drawing does not tell.`)
  return found
}

function defaultOf(kind: string, key: string): Json | undefined {
  const shape: unknown = stepFaceOf(kind)?.settings
  const properties = isRecord(shape) ? shape['properties'] : undefined
  const one = isRecord(properties) ? properties[key] : undefined
  const first = isRecord(one) ? one['default'] : undefined
  return typeof first === 'string' ? first : undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function messageOf(message: Json | undefined): string {
  if (typeof message !== 'string' || message === '') return ''
  const said = spokenValue(message)
  return said.startsWith('“') ? ` ${said}` : ` “${said}”`
}

/** Whether a step speaks of a part, by whichever setting. */
export const mentions = (step: Step, id: string): boolean =>
  Object.values(step.settings).some(
    (value) => value === id || (isObject(value) && Object.values(value).includes(id)),
  )
