import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { suite, test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import type { CompiledOk } from '../backend.ts'
import { createRuns, type Run } from '../trace/runs.ts'
import { readTraces } from './read-traces.ts'
import { runOfTrace } from './run-of-trace.ts'
import { sourceVersion } from './source-version.ts'

const manifest = await readFile(
  new URL('../../../../samples/shop/manifest.json', import.meta.url),
  'utf8',
)
const compiled = await shop()
const FLOW = 'src/flows/place-order/place-order.ts'
const ROOT = { traceId: 'a'.repeat(32), startTimeUnixNano: '1700000000000000000' }

suite('a trace from elsewhere', () => {
  test('is a request with its steps, statements and calls, and those of others', () => {
    const [trace] = readTraces(
      document([
        span('1', undefined, 'POST /orders', {
          kind: 2,
          attributes: attributes({
            'http.request.method': 'POST',
            'http.route': '/orders',
            'http.response.status_code': 201,
          }),
        }),
        span('2', '1', 'placeOrder'),
        span('3', '2', 'SELECT orders', statementAt('findKnown(db')),
        span('4', '2', 'transaction', at('db.transaction(')),
        span('5', '4', 'SELECT cart_items', statementAt('findItems(tx')),
        span('6', '4', 'DELETE cart_items', statementAt('deleteEmptied(tx')),
        span('7', '2', 'billing', {
          kind: 3,
          attributes: attributes({ 'http.request.method': 'GET', 'server.address': 'b.example' }),
        }),
      ]),
    )
    assert.ok(trace)
    const run = runOfTrace(trace, { compiled, version: 4, known: true })
    assert.equal(run.route?.name, 'placeOrder')
    assert.deepEqual([run.status, run.method, run.path], [201, 'POST', '/orders'])
    assert.equal(run.elsewhere?.release, sourceVersion(compiled.tree))
    const told = run.moments.map((one) => {
      const above = one.within === null ? '' : run.moments[one.within]?.sort
      return `${above} > ${one.sort} ${'text' in one ? one.text : 'step' in one ? nameOf(one) : ''}`
    })
    assert.deepEqual(told, [
      ' > span ',
      'span > step known',
      'step > statement SELECT orders',
      'span > step placed',
      'step > transaction ',
      'transaction > step items',
      'step > statement SELECT cart_items',
      'transaction > step emptied',
      'step > statement DELETE cart_items',
      'span > call ',
    ])
  })

  test('says where it was refused', () => {
    const thrown = lineOf('The cart is empty')
    const [trace] = readTraces(
      document([
        span('1', undefined, 'POST /orders', {
          kind: 2,
          attributes: attributes({
            'http.request.method': 'POST',
            'http.route': '/orders',
            'http.response.status_code': 409,
          }),
          events: [
            {
              name: 'exception',
              attributes: attributes({
                'exception.type': 'Problem',
                'exception.stacktrace': `    at placeOrder (${FLOW}:${thrown})`,
              }),
            },
          ],
        }),
      ]),
    )
    assert.ok(trace)
    const { failed, moments } = runOfTrace(trace, { compiled, version: 1, known: false })
    assert.equal(failed?.file, FLOW)
    assert.equal(failed.line, thrown)
    assert.ok(failed.node)
    assert.equal(moments.at(-1)?.failed, 'Problem')
  })

  test('as Jaeger and Tempo write it is the same', () => {
    const jaeger = {
      data: [
        {
          processes: { p1: { serviceName: 'shop', tags: [] } },
          spans: [
            {
              traceID: 'f'.repeat(32),
              spanID: '1'.repeat(16),
              operationName: 'GET /cart',
              references: [],
              startTime: 1_700_000_000_000_000,
              duration: 1500,
              processID: 'p1',
              tags: [
                { key: 'span.kind', type: 'string', value: 'server' },
                { key: 'http.route', type: 'string', value: '/cart' },
                { key: 'http.request.method', type: 'string', value: 'GET' },
                { key: 'http.response.status_code', type: 'int64', value: 200 },
              ],
            },
          ],
        },
      ],
    }
    const id = Buffer.from('a'.repeat(32), 'hex').toString('base64')
    const [group] = document([span('1', undefined, 'GET /cart')]).resourceSpans
    const tempo = { batches: [JSON.parse(JSON.stringify(group).replaceAll('a'.repeat(32), id))] }
    const [first] = readTraces(jaeger)
    assert.ok(first)
    const run = runOfTrace(first, { compiled, version: 1, known: false })
    assert.deepEqual([run.route?.path, run.ms, run.status], ['/cart', 1.5, 200])
    assert.equal(run.elsewhere?.service, 'shop')
    assert.equal(readTraces(tempo)[0]?.spans[0].trace, 'a'.repeat(32))
  })

  test('that comes in pieces is one request, the last hundred are kept, and the others counted', () => {
    const code = { compiled, version: 1, known: true }
    const told: Run[] = []
    const runs = createRuns((run) => told.push(run))
    const receive = (...spans: readonly Fields[]) => {
      const [piece] = readTraces(document(spans))
      assert.ok(piece)
      const trace = runs.join(piece)
      return runs.add(runOfTrace(runs.joined(trace), code))
    }
    const root = span('1', undefined, 'POST /orders', {
      kind: 2,
      attributes: attributes({ 'http.request.method': 'POST', 'http.route': '/orders' }),
    })
    const cart = span('3', '2', 'SELECT cart_items', statementAt('findItems(tx'))
    assert.equal(receive(cart).route, undefined)
    const whole = receive(span('2', '1', 'placeOrder'), cart, root)
    assert.deepEqual([whole.id, whole.route?.name], [1, 'placeOrder'])
    assert.equal(whole.moments.filter(({ sort }) => sort === 'statement').length, 1)
    assert.deepEqual(runs.all, [whole])
    assert.equal(told.length, 2)

    for (let one = 0; one < 105; one += 1)
      receive({ ...root, traceId: String(one).padStart(32, 'b') })
    assert.deepEqual([runs.all.length, runs.left], [100, 6])
    const crowd = Array.from({ length: 500 }, (_, at) => span(String(at + 10), '1', 'x'))
    const last = receive(...crowd, root)
    assert.deepEqual([last.route?.name, last.left], ['placeOrder', 101])
    runs.empty()
    assert.deepEqual([runs.all, runs.left], [[], 0])
  })

  test('that is nonsense, hostile or huge is cut, and nothing hangs', () => {
    for (const nonsense of [null, 1, [], {}, { resourceSpans: 1 }, { data: [1, null, 'x'] }])
      assert.deepEqual(readTraces(nonsense), [])
    const ring = [
      span('1', '2', 'one'),
      span('2', '1', 'two'),
      span('3', '3', '<script>'.repeat(99)),
    ]
    const [looped] = readTraces(document(ring))
    assert.ok(looped)
    const { moments } = runOfTrace(looped, { compiled, version: 1, known: false })
    assert.deepEqual(
      moments.map(({ within }, place) => within === null || within < place),
      moments.map(() => true),
    )
    const many = Array.from({ length: 100_000 }, (_, index) => span(String(index), undefined, 'x'))
    const [trace] = readTraces(document(many))
    assert.ok(trace)
    assert.equal(trace.spans.length + trace.left, 100_000)
    assert.ok(runOfTrace(trace, { compiled, version: 1, known: false }).moments.length <= 400)
    const [odd] = readTraces({
      resourceSpans: [
        {
          resource: { attributes: 'x' },
          scopeSpans: [
            {
              spans: [
                {
                  ...ROOT,
                  spanId: '1',
                  name: {},
                  kind: 'x',
                  endTimeUnixNano: 'soon',
                  attributes: 7,
                },
              ],
            },
          ],
        },
      ],
    })
    assert.ok(odd)
    assert.equal(runOfTrace(odd, { compiled: undefined, version: 1, known: false }).status, 0)
  })
})

type Fields = Readonly<Record<string, unknown>>

function document(spans: readonly Fields[]) {
  const resource = {
    attributes: attributes({
      'service.name': 'shop',
      'service.version': sourceVersion(compiled.tree),
    }),
  }
  return { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }
}

function span(id: string, parent: string | undefined, name: string, more: Fields = {}): Fields {
  const spanId = id.padStart(16, '0')
  const parentSpanId = parent?.padStart(16, '0')
  return { ...ROOT, spanId, parentSpanId, name, endTimeUnixNano: '1700000000001000000', ...more }
}

const attributes = (of: Readonly<Record<string, string | number>>) =>
  Object.entries(of).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))

const at = (text: string) => ({
  attributes: attributes({ 'code.stacktrace': `    at placeOrder (${FLOW}:${lineOf(text)})` }),
})

function statementAt(text: string) {
  const where = attributes({
    'db.system.name': 'sqlite',
    'code.stacktrace': [
      '    at findItems (src/flows/place-order/queries.ts:9999)',
      `    at async placeOrder (${FLOW}:${lineOf(text)})`,
    ].join('\n'),
  })
  return { kind: 3, attributes: where }
}

function lineOf(text: string): number {
  const file = compiled.tree.find(({ path }) => path === FLOW)
  return (file?.text.split('\n').findIndex((line) => line.includes(text)) ?? -1) + 1
}

function nameOf({ step }: { readonly step: string }): string {
  return (
    new RegExp(`"id": "${step}",\\s+"kind": "\\w+",\\s+"name": "(\\w+)"`).exec(manifest)?.[1] ??
    step
  )
}

async function shop(): Promise<CompiledOk> {
  const made = await compile(manifest, { dialect: 'sqlite' })
  assert.ok(made.ok)
  return made
}
