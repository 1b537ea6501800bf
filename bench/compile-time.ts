/** Check, emit and format of drawings with 10, 100 and 1,000 tables; then of one changed field. */
import { compile } from '@drawbridge/compiler'
import { median } from './measure.ts'

const FIELDS = ['title', 'body', 'price', 'dueDate', 'done']
const TYPES = ['string', 'text', 'integer', 'date', 'boolean']

function drawing(tables: number, longest: number) {
  const nodes: object[] = [
    { id: 'db', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
  ]
  const connections: object[] = [{ id: 'c', from: 'api', to: 'db' }]
  for (let i = 0; i < tables; i += 1) {
    const fields = FIELDS.map((name, at) => ({
      id: name,
      name,
      type: TYPES[at],
      ...(at === 0 ? { length: longest, required: true } : {}),
    }))
    const relations =
      i === 0 ? [] : [{ id: 'r', name: 'parent', type: 'manyToOne', target: `t${i - 1}` }]
    const access = {
      list: ['public'],
      read: ['public'],
      create: ['public'],
      update: ['public'],
      delete: ['public'],
    }
    nodes.push({
      id: `t${i}`,
      kind: 'table',
      name: `things_${i}`,
      settings: { fields, relations, access },
    })
  }
  return { drawbridge: 1, name: 'Many tables', nodes, connections }
}

async function time(input: object): Promise<number> {
  const begun = performance.now()
  const compiled = await compile(JSON.stringify(input))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics.slice(0, 3)))
  return performance.now() - begun
}

await time(drawing(10, 100))
let previous: number | undefined
for (const tables of [10, 100, 1000]) {
  const turns: number[] = []
  for (let turn = 0; turn < 3; turn += 1) turns.push(await time(drawing(tables, 100 + turn)))
  const each = median(turns)
  const growth =
    previous === undefined ? '' : `, ${(each / previous).toFixed(1)} times the line above`
  const line = `${tables} tables, ${tables * 5} endpoints: ${each.toFixed(0)} ms${growth}`
  process.stdout.write(`${line}\n`)
  previous = each
}
