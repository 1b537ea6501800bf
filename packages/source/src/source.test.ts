import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { code, defaultRef, from, name, ref, spaced, typeRef, type Hole } from './code.ts'
import { format, UnparsableOutput } from './format.ts'
import { comment, doc, key, lit } from './literal.ts'
import { renderModule } from './render-module.ts'

const text = async (body: Hole, path = 'src/tasks/routes.ts'): Promise<string> =>
  (await renderModule(path, body, format)).text

test('mentioning a symbol imports it, once, sorted, relative to the file', async () => {
  const body = code`
    export async function ${name('tasks')}(app: ${typeRef('FastifyInstance', 'fastify')}) {
      const server = ${defaultRef('fastify', 'fastify')}()
      ${ref('listTasks', 'src/tasks/queries.ts')}(${ref('readConfig', 'src/config.ts')}, ${ref('randomUUID', 'node:crypto')}())
      return ${ref('listTasks', 'src/tasks/queries.ts')}
    }`
  assert.equal(
    await text(body),
    `import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { readConfig } from '../config.ts'
import { listTasks } from './queries.ts'

export async function tasks(app: FastifyInstance) {
  const server = fastify()
  listTasks(readConfig, randomUUID())
  return listTasks
}
`,
  )
})

test('an empty hole leaves no line, a list alone on its line is a line an item, else commas', async () => {
  const fields = ['title', 'done'].map((each) => code`${key(each)}: ${lit(each)},`)
  const body = code`
    export const a = {
      first: 1,
      ${false}
      ${fields}
    }
    export const b = [${[lit(1), false, lit(2)]}]
    ${spaced([code`export const c = 1`, undefined, code`export const d = 2`])}`
  assert.equal(
    await text(body),
    `export const a = {
  first: 1,
  title: 'title',
  done: 'done',
}
export const b = [1, 2]
export const c = 1

export const d = 2
`,
  )
})

test('text is refused as code, even past the types', () => {
  const hostile: unknown = 'x; evil()'
  assert.throws(() => code`${hostile as Hole}`, TypeError)
  assert.throws(() => code`${[hostile] as unknown as Hole}`, TypeError)
  for (const word of ['class', 'x; evil()', '', '1a', 'a-b', 'await'])
    assert.throws(() => name(word), TypeError)
})

test('any text comes back out of its literal as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue(), async (string, json) => {
      const body = code`export const value = ${lit({ [string]: string, json: JSON.parse(JSON.stringify(json)) })}`
      const source = await text(body)
      const module = await import(`data:text/javascript,${encodeURIComponent(source)}`)
      assert.deepEqual(
        { ...module.value },
        { [string]: string, json: JSON.parse(JSON.stringify(json)) },
      )
    }),
    { numRuns: 50 },
  )
})

test('no text ends a comment', async () => {
  for (const hostile of [
    '*/ evil() /*',
    'a\nevil()',
    'b\u2028evil()',
    '\u202Eevil()',
    '`${evil()}`',
  ])
    for (const door of [comment, doc]) {
      const source = await text(code`
        ${door(hostile)}
        export const a = 1`)
      const bare = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
      assert.equal(bare.trim(), 'export const a = 1')
    }
})

test('every line of a traced piece maps to its node, however it was laid out', async () => {
  const route = (node: string, path: string) =>
    from(
      node,
      code`app.route({ method: 'GET', url: ${lit(path)}, handler: (request, reply) => reply.send({ path: ${lit(path)}, query: request.query }) })`,
    )
  const { text, origins } = await renderModule(
    'src/a.ts',
    code`const head = 1
      ${[route('n1', "/it's"), route('n2', '/two')]}
      const tail = 2`,
    format,
  )
  const all = text.split('\n')
  for (const { node, from: first, to: last } of origins) {
    assert.equal(all[first - 1], 'app.route({')
    assert.equal(all[last - 1], '})')
    assert.match(all.slice(first, last).join('\n'), node === 'n1' ? /it's/ : /two/)
  }
  assert.deepEqual(
    origins.map(({ node }) => node),
    ['n1', 'n2'],
  )
})

test('output that does not parse is our bug and stops', async () => {
  await assert.rejects(text(code`export const = 1`), UnparsableOutput)
})
