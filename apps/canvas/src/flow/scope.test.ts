import { stepFaceOf } from '@drawbridge/kinds/faces'
import { isObject, type Json, type Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readShape, type Shape } from '../details/shape.ts'
import { problemsIn } from '../formula/judge.ts'
import { scopeOf } from './seen.ts'
import { flowsIn, textIn, type OpenFlow } from './place.ts'
import { seenAt } from './scope.ts'
import { scopesIn } from './scopes-in.ts'
import { withSeen } from './sees.ts'
import { everyStep, treeOf } from './tree.ts'

const samples = join(import.meta.dirname, '../../../../samples')

interface Found {
  readonly formula: string
  readonly path: string
  readonly sees: string | undefined
}

/** Every formula in some settings, by what their schema says, with what it names besides. */
function formulas(shape: Shape, value: Json | undefined, path: string, sees?: string): Found[] {
  const inside = shape.sees ?? sees
  if (shape.format === 'formula')
    return typeof value === 'string' ? [{ formula: value, path, sees: inside }] : []
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) =>
      formulas(shape.items ?? {}, item, `${path}/${index}`, inside),
    )
  if (!isObject(value)) return []
  const inner = Object.values(shape.patternProperties ?? {})[0]
  return Object.entries(value).flatMap(([key, one]: [string, Json]) =>
    formulas(shape.properties?.[key] ?? inner ?? {}, one, `${path}/${key}`, inside),
  )
}

function problemsOf(manifest: Manifest, flow: OpenFlow): readonly string[] {
  const tree = treeOf(flow)
  const scopes = scopesIn(manifest, flow)
  return everyStep(tree).flatMap(({ step }) => {
    const face = stepFaceOf(step.kind)
    assert.ok(face, step.kind)
    const seen = seenAt(scopes, tree, step.id)
    assert.ok(seen.isSure, `${textIn(flow.holder, 'path')} ${step.id}`)
    return formulas(readShape(face.settings), step.settings, '').flatMap(
      ({ formula, path, sees }) =>
        problemsIn(formula, scopeOf(withSeen(seen, sees, step.settings))).map(
          ({ message }) => `${textIn(flow.holder, 'path')} ${step.kind}${path}: ${message}`,
        ),
    )
  })
}

for (const file of globSync('*/manifest.json', { cwd: samples }))
  test(`formulas that the checker passes are not found fault with: ${file}`, () => {
    const manifest: Manifest = JSON.parse(readFileSync(join(samples, file), 'utf8'))
    const problems = manifest.nodes
      .flatMap((node) => flowsIn(node))
      .flatMap((flow) => problemsOf(manifest, flow))
    assert.deepEqual(problems, [])
  })
