import { named } from '../../fields-of.ts'
import { member, type FlowScene, type Place } from '../scene.ts'

/** A new value: itself, or what becomes of the old one by it. */
export interface Written {
  readonly value: string
  readonly of?: (value: string) => string
}

/** Writes into the row itself, which takes it along when it is written, or into one that it points to. */
export function write(
  { table, path }: Place,
  values: Readonly<Record<string, Written>>,
  scene: FlowScene,
): void {
  const last = path.at(-1)
  if (last === undefined) {
    for (const [name, { value, of }] of Object.entries(values))
      scene.gives.set(name, of?.(value) ?? value)
    return
  }
  const from: Place = scene.places.find(
    (one) => one.path.length === path.length - 1 && one.path.every((step, at) => step === path[at]),
  ) ?? {
    table: scene.table,
    path: [],
  }
  const key = scene.value(member(scene.at(from), `${last.name}Id`), `${last.name} id`)
  const written = Object.entries(values).map(
    ([name, { value, of }]) => [name, of === undefined ? value : of(named_(value, scene))] as const,
  )
  const isThere = path.every(({ required }) => required === true)
  scene.steps.add('changes', {
    table: table.id,
    where: `row.id == ${key}`,
    values: Object.fromEntries(written),
    ...(!isThere && { whenMissing: 'nothing' }),
  })
}

/** In new values `row` is the row that is changed: what is of another gets a name. */
function named_(value: string, scene: FlowScene): string {
  return /^-?\d+(?:\.\d+)?$/.test(value) ? value : scene.value(value, 'amount')
}

/** Writes into all rows that point to the row of the event. */
export function writeChildren(
  table: Place['table'],
  values: Readonly<Record<string, string>>,
  which: string,
  scene: FlowScene,
): boolean {
  const back = named(table, 'relations').find(
    ({ target, type }) => target === scene.table.id && type !== 'manyToMany',
  )
  if (back === undefined || table.id === scene.table.id) return false
  const key = scene.itsId()
  scene.steps.add('changes', {
    table: table.id,
    where: `row.${back.name}Id == ${key}${which === '' ? '' : ` && ${which.includes('||') ? `(${which})` : which}`}`,
    values,
    whenMissing: 'nothing',
  })
  return true
}
