import { diagnose, pointer, type Diagnostic, type Json } from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { explain } from '../explain.ts'
import { shapeOf } from '../shape.ts'
import { PropertyShape } from './property-schema.ts'
import type { Property } from './property.ts'
import { StepShape } from './step-schema.ts'
import type { Step } from './step.ts'

type Path = readonly (string | number)[]

/** Steps and properties inside each other, at the most. */
const DEEPEST = 24
const MOST_STEPS = 2_000

/** What is wrong with the shape of steps and of what they hold. Their settings are looked at later. */
export function checkStepShapes(
  steps: readonly Step[],
  node: string,
  path: Path,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const ids = new Set<string>()
  let count = 0
  visit(steps, path, 0)
  return found

  function visit(all: readonly Step[], at: Path, depth: number): void {
    for (const [index, step] of all.entries()) {
      const here = [...at, index]
      count += 1
      if (count > MOST_STEPS || depth > DEEPEST) {
        found.push(
          diagnose(
            'too-many-steps',
            { node, field: pointer(...at) },
            { most: MOST_STEPS, deepest: DEEPEST },
          ),
        )
        return
      }
      const problems = shapeProblems(StepShape, step, node, here)
      found.push(...problems)
      if (problems.length > 0) continue
      if (ids.has(step.id)) {
        const place = { node, field: pointer(...here, 'id') }
        found.push(diagnose('duplicate-id', place, { id: step.id, what: 'steps' }))
      }
      ids.add(step.id)
      for (const [slot, body] of Object.entries(step.bodies ?? {}))
        visit(body, [...here, 'bodies', slot], depth + 1)
    }
  }
}

/** The same of properties. */
export function checkProperties(
  properties: readonly Property[],
  node: string,
  path: Path,
  depth = 0,
): readonly Diagnostic[] {
  const names = new Set<string>()
  return properties.flatMap((property, index) => {
    const here = [...path, index]
    const found = [...checkProperty(property, node, here, depth)]
    if (found.length === 0 && names.has(property.name)) {
      const place = { node, field: pointer(...here, 'name') }
      const facts = { what: 'The value', name: property.name, other: 'another value here' }
      found.push(diagnose('duplicate-name', place, facts))
    }
    names.add(property.name)
    return found
  })
}

function checkProperty(
  property: Property,
  node: string,
  path: Path,
  depth: number,
): readonly Diagnostic[] {
  if (depth > DEEPEST) {
    const place = { node, field: pointer(...path) }
    return [diagnose('too-many-steps', place, { most: MOST_STEPS, deepest: DEEPEST })]
  }
  const problems = shapeProblems(PropertyShape, property, node, path)
  if (problems.length > 0) return problems
  const { type, values, properties = [], items } = property
  const isInForm = depth === 0 && path[1] === 'endpoints' && path.at(-2) === 'body'
  if (type === 'file' && !isInForm)
    return [
      diagnose(
        'file-out-of-place',
        { node, field: pointer(...path, 'type') },
        { name: property.name },
      ),
    ]
  if (type === 'enum' && (values ?? []).length === 0) {
    const place = { node, field: pointer(...path, 'values') }
    return [diagnose('missing-value', place, { what: 'Choices', where: `in “${property.name}”` })]
  }
  if (type === 'list' && items === undefined) {
    const place = { node, field: pointer(...path, 'items') }
    return [diagnose('missing-value', place, { what: 'Items', where: `in “${property.name}”` })]
  }
  return [
    ...checkProperties(properties, node, [...path, 'properties'], depth + 1),
    ...(items === undefined ? [] : checkProperty(items, node, [...path, 'items'], depth + 1)),
  ]
}

function shapeProblems(
  schema: TSchema,
  value: unknown,
  node: string,
  path: Path,
): readonly Diagnostic[] {
  if (Value.Check(schema, value)) return []
  const found = explain(shapeOf(schema), value as Json, node, path)
  if (found.length > 0) return found
  const facts = { what: 'This', expected: 'what belongs here', found: value }
  return [diagnose('wrong-value', { node, field: pointer(...path) }, facts)]
}
