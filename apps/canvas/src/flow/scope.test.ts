import { stepFaceOf } from '@drawbridge/kinds/faces'
import { isObject, type Json, type Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readShape, type Shape } from '../details/shape.ts'
import { problemsIn } from '../formula/judge.ts'
import { scopeOf, withName, type Seen } from './seen.ts'
import { flowsIn, textIn, type OpenFlow } from './place.ts'
import { seenAt } from './scope.ts'
import { seenBySetting } from './setting-names.ts'
import { everyStep, treeOf, type Placed } from './tree.ts'

const samples = join(import.meta.dirname, '../../../../samples')

interface Found {
  readonly formula: string
  readonly path: string
}

/** Every formula in some settings, by what their schema says. */
function formulas(shape: Shape, value: Json | undefined, path: string): readonly Found[] {
  if (shape.format === 'formula') return typeof value === 'string' ? [{ formula: value, path }] : []
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) =>
      formulas(shape.items ?? {}, item, `${path}/${index}`),
    )
  if (!isObject(value)) return []
  const inner = Object.values(shape.patternProperties ?? {})[0]
  return Object.entries(value).flatMap(([key, one]: [string, Json]) =>
    formulas(shape.properties?.[key] ?? inner ?? {}, one, `${path}/${key}`),
  )
}

/** What formulas of a setting see beyond the step: a row of its table too. */
function more({ step }: Placed, path: string, seen: Seen): Seen {
  const table = textIn(step.settings, 'table')
  const type = { kind: 'row', table } as const
  const asking = table === '' ? seen : withName(seen, { name: 'row', type, step: null })
  return seenBySetting(asking, step.settings, path.split('/')[1] ?? '')
}

function problemsOf(manifest: Manifest, flow: OpenFlow): readonly string[] {
  const tree = treeOf(flow)
  return everyStep(tree).flatMap((placed) => {
    const { step } = placed
    const face = stepFaceOf(step.kind)
    assert.ok(face, step.kind)
    const seen = seenAt(manifest, { flow, tree }, step.id)
    return formulas(readShape(face.settings), step.settings, '').flatMap(({ formula, path }) =>
      problemsIn(formula, scopeOf(more(placed, path, seen))).map(
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
