import { compile } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledOk } from '../backend.ts'
import { previewsFor } from '../fixture.ts'
import { emptyDatabase } from '../testing/servers.ts'
import { stepsIn } from '../testing/steps-in.ts'
import type { Run } from './runs.ts'

const create = (id: string, label: string) => ({
  id,
  kind: 'create',
  settings: { table: 'boxes', values: { label } },
})

const STEPS = [
  { ...create('first', 'body.label'), name: 'box' },
  {
    id: 'tried',
    kind: 'try',
    name: 'again',
    settings: {},
    bodies: {
      body: [create('twice', 'body.label'), { id: 'g1', kind: 'give', settings: { value: '0' } }],
      recover: [{ id: 'g2', kind: 'give', settings: { value: '409' } }],
    },
  },
  {
    id: 'both',
    kind: 'parallel',
    settings: {
      branches: [
        { id: 'a', name: 'left' },
        { id: 'b', name: 'right' },
      ],
    },
    bodies: {
      a: [{ id: 't1', kind: 'transaction', settings: {}, bodies: { body: [create('l', "'l'")] } }],
      b: [{ id: 't2', kind: 'transaction', settings: {}, bodies: { body: [create('r', "'r'")] } }],
    },
  },
  { id: 'counted', kind: 'count', name: 'n', settings: { table: 'boxes' } },
  create('late', "'late'"),
  { id: 'last', kind: 'respond', settings: { status: 200, body: '{ n }' } },
]

for (const dialect of ['sqlite', 'mysql', 'postgres'] as const)
  test(`a request that stops at a step leaves nothing in the database, on ${dialect}`, async (t) => {
    const previews = await previewsFor(t)
    const own = dialect === 'sqlite' ? {} : { databaseUrl: await emptyDatabase(t, dialect) }
    const compiled = await boxes(dialect)
    assert.deepEqual(await previews.start('a', compiled, own), { ok: true, version: 1 })
    const rows = () => previews.query('a', ['SELECT COUNT(*) FROM boxes'])
    const request = {
      method: 'POST',
      path: '/fill',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ label: 'blue' }),
    }
    const place = { node: 'api', item: 'e_fill', step: 'counted' }

    // Twice: had the first one left its row, the second could not make it.
    for (const _ of ['first', 'second']) {
      const { run, status } = await previews.watch('a', request, { until: place })
      assert.equal(status, 499)
      const seen = new Map(stepsIn(run).map(({ step, value }) => [step, value]))
      assert.equal(seen.get('tried'), 409, 'what was refused breaks nothing that comes after it')
      assert.equal(seen.get('counted'), 3, 'it sees what it has written itself')
      assert.ok(!seen.has('late'))
      assert.deepEqual(await rows(), [0])
    }
    const nowhere = await previews.watch('a', request, { until: { ...place, step: 'g1' } })
    assert.equal(nowhere.status, 200, 'it goes to its end where it does not come to the step')
    assert.deepEqual(await rows(), [0])

    const dry = await previews.watch('a', request, { dry: true })
    assert.deepEqual([dry.status, JSON.parse(dry.body)], [200, { n: 3 }])
    assert.deepEqual(await rows(), [0])

    const { status, body, run } = await previews.watch('a', request)
    assert.deepEqual([status, JSON.parse(body)], [200, { n: 3 }])
    assert.deepEqual(partsOf(run, 't1'), ['transaction', 'l'])
    assert.deepEqual(partsOf(run, 'r'), ['statement'], 'what runs beside it is not mixed up')
    assert.deepEqual(await rows(), [4], 'a request that goes to its end writes as always')
  })

/** What a step had done, by the names of steps and the sorts of the rest. */
function partsOf(run: Run | undefined, step: string): readonly string[] {
  const all = run?.moments ?? []
  const at = all.findIndex((one) => one.sort === 'step' && one.step === step)
  const parts = all.filter(({ within }) => within === at)
  return parts.map((one) => (one.sort === 'step' ? one.step : one.sort))
}

async function boxes(dialect: Dialect): Promise<CompiledOk> {
  const label = { id: 'f_1', name: 'label', type: 'string', required: true, unique: true }
  const fill = {
    id: 'e_fill',
    name: 'fill',
    method: 'POST',
    path: '/fill',
    access: ['public'],
    body: [{ id: 'p_1', name: 'label', type: 'string', required: true }],
    steps: STEPS,
  }
  const nodes = [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect } },
    { id: 'boxes', kind: 'table', name: 'boxes', settings: { fields: [{ ...label, length: 40 }] } },
    { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [fill] } },
  ]
  const manifest = { drawbridge: 1, name: 'Boxes', nodes, connections: [] }
  const compiled = await compile(JSON.stringify(manifest), { dialect })
  assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
  return compiled
}
