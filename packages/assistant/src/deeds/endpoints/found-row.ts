import { singularOf, stepFor, stepPlays } from '@drawbridge/kinds/faces'
import { isObject, type Json, type JsonObject, type Node } from '@drawbridge/manifest'
import { fieldName } from '../../words.ts'
import { negated } from '../operand.ts'
import type { FlowScene } from '../scene.ts'
import { text, type DrawnStep } from '../steps.ts'

interface Found {
  readonly table: Node
  readonly where: string
  readonly name: string
}

/** The steps of an event as those of an endpoint: the row is found first, and written at last. */
export function stepsOf(
  scene: FlowScene,
  cases: readonly string[],
  { table, where, name }: Found,
): readonly DrawnStep[] {
  const prefix = `e_${name}`.slice(0, 40)
  let count = 0
  const id = (): string => `${prefix}_${(count += 1)}`
  const row = fieldName(singularOf(table.name)) ?? 'found'
  const renamed = (step: DrawnStep): DrawnStep => asFound({ ...step, id: id() }, row, id)
  const looks = scene.steps.used(...cases, ...scene.gives.values())
  const isFound = cases.length > 0 || looks.length > 0
  const own = scene.steps.isDoing || isFound
  const steps: DrawnStep[] = []
  if (own)
    steps.push({
      id: id(),
      kind: stepFor('finds').kind,
      name: row,
      settings: { table: table.id, where, whenMissing: 'fail', lock: true },
    })
  steps.push(...looks.filter(isLook).map(renamed))
  if (cases.length > 0) {
    const condition = negated(cases.length === 1 ? (cases[0] ?? '') : cases.join(' && '))
    const message = text('This is not possible now.')
    const no = [{ id: id(), kind: stepFor('refuses').kind, settings: { status: 409, message } }]
    steps.push({
      id: id(),
      kind: stepFor('chooses').kind,
      settings: { condition: ofFound(condition, row) },
      bodies: { then: no },
    })
  }
  steps.push(...looks.filter((step) => !isLook(step)).map(renamed))
  if (scene.gives.size > 0) {
    const values = Object.fromEntries(scene.gives)
    const settings = {
      table: table.id,
      where: own ? `row.id == params.${/params\.(\w+)/.exec(where)?.[1] ?? 'id'}` : where,
      values,
      ...(!own && { whenMissing: 'fail' }),
    }
    steps.push({ id: id(), kind: stepFor('changes').kind, settings })
  }
  steps.push({ id: id(), kind: stepFor('answers').kind, settings: { status: 204, as: 'nothing' } })
  return steps
}

const isLook = (step: DrawnStep): boolean => stepPlays(step, 'names', 'finds', 'counts')

const ofFound = (formula: string, row: string): string => formula.replaceAll(/\brow\./g, `${row}.`)

/** Of a query `row` is its own row; everywhere else it is the one that was found. */
function asFound(step: DrawnStep, row: string, id: () => string): DrawnStep {
  const { settings, bodies } = step
  const isQuery = stepPlays(step, 'finds', 'gathers', 'counts', 'changes', 'removes')
  const inner = isObject(bodies)
    ? Object.fromEntries(
        Object.entries(bodies).map(([key, body]) => [
          key,
          Array.isArray(body)
            ? body.filter((one) => isStep(one)).map((one) => asFound({ ...one, id: id() }, row, id))
            : body,
        ]),
      )
    : undefined
  const said = isQuery || !isObject(settings) ? settings : named_(settings, row)
  return { ...step, ...(said !== undefined && { settings: said }), ...(inner && { bodies: inner }) }
}

const isStep = (one: Json): one is DrawnStep =>
  isObject(one) && typeof one['id'] === 'string' && typeof one['kind'] === 'string'

function named_(settings: JsonObject, row: string): JsonObject {
  return JSON.parse(JSON.stringify(settings).replaceAll(/\brow\./g, `${row}.`))
}
