import { compile } from '@drawbridge/compiler'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { CompiledOk } from '../backend.ts'
import { backendOf, previewsFor } from '../fixture.ts'
import type { Previews } from '../previews.ts'
import type { Paused } from '../state.ts'

const PLACE = { node: 'api', item: 'e_fill' }
const REQUEST = {
  method: 'POST',
  path: '/fill',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ label: 'blue', password: 'a very secret word' }),
}

test('a request is held at a step, shows what is known there, and goes on', async (t) => {
  const previews = await previewsFor(t)
  const started = await previews.start('a', await boxes(), {
    environment: { KEY: 'hidden-value-of-the-project' },
  })
  assert.deepEqual(started, { ok: true, version: 1 })
  assert.deepEqual(await previews.debug('a', [{ ...PLACE, step: 'made' }]), started)
  assert.deepEqual(previews.state('a').debug, { paused: null })

  const answer = previews.watch('a', REQUEST)
  const at = await pausedAt(previews, 'made')
  assert.deepEqual(at.values['label'] ?? at.values['body'], { label: 'blue', password: '•••' })
  assert.ok(!JSON.stringify(at).includes('secret word'))
  previews.goOn('a', 'next')
  const after = await pausedAt(previews, 'last')
  assert.equal(JSON.stringify(after.values['box']).includes('blue'), true)
  previews.goOn('a', 'breakpoint')
  assert.equal((await answer).status, 200)
  assert.deepEqual(previews.state('a').debug, { paused: null })
  await previews.debug('a', null)
  assert.equal(previews.state('a').debug, undefined)
})

test('what nobody looks at goes on, what is ended while it is held is gone, and no port is open', async (t) => {
  const previews = await previewsFor(t, { limits: { pause: 0.1 } })
  await previews.start('a', await boxes())
  await previews.debug('a', [{ ...PLACE, step: 'made' }])
  assert.equal((await previews.request('a', REQUEST)).status, 200)

  await previews.start('b', backendOf(PORT))
  assert.ok((await previews.debug('b', [])).ok)
  const port = await previews.request('b', { method: 'GET', path: '/port' })
  assert.deepEqual(JSON.parse(port.body), { port: 'ECONNREFUSED' })

  // Here it is held for as long as it takes.
  const patient = await previewsFor(t)
  await patient.start('a', await boxes())
  await patient.debug('a', [{ ...PLACE, step: 'made' }])
  const held = assert.rejects(patient.request('a', REQUEST), /without an answer/)
  await pausedAt(patient, 'made')
  await patient.stop('a')
  await held
  assert.deepEqual(patient.state('a'), { state: 'stopped', version: null, problem: null })
})

/** Answers with what comes of calling the debugger, by the port that Node has for it. */
const PORT = `
  app.get('/port', async () => {
    const { connect } = await import('node:net')
    return new Promise((resolve) => {
      const socket = connect(process.debugPort, '127.0.0.1')
      socket.once('connect', () => resolve({ port: 'open' }))
      socket.once('error', (error) => resolve({ port: 'code' in error ? error.code : '' }))
    })
  })`

async function pausedAt(previews: Previews, step: string): Promise<Paused> {
  for (;;) {
    const paused = previews.state('a').debug?.paused
    if (paused?.step === step) return paused
    await once(previews.events, 'state')
  }
}

async function boxes(): Promise<CompiledOk> {
  const field = (id: string, name: string) => ({ id, name, type: 'string', required: true })
  const fill = {
    id: 'e_fill',
    name: 'fill',
    method: 'POST',
    path: '/fill',
    access: ['public'],
    body: [field('p_1', 'label'), field('p_2', 'password')],
    steps: [
      {
        id: 'made',
        kind: 'create',
        name: 'box',
        settings: { table: 'boxes', values: { label: 'body.label' } },
      },
      { id: 'last', kind: 'respond', settings: { status: 200, body: '{ label: box.label }' } },
    ],
  }
  const nodes = [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'boxes',
      kind: 'table',
      name: 'boxes',
      settings: { fields: [{ ...field('f_1', 'label'), length: 40 }] },
    },
    { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [fill] } },
  ]
  const manifest = { drawbridge: 1, name: 'Boxes', nodes, connections: [] }
  const compiled = await compile(JSON.stringify(manifest), { dialect: 'sqlite' })
  assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
  return compiled
}
