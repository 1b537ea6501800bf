/** Check, emit and format of drawings with 10, 100 and 1,000 tables; then of one changed field of 100. */
import { compile } from '@drawbridge/compiler'
import { median } from './measure.ts'

const FIELDS = ['title', 'body', 'price', 'dueDate', 'done']
const TYPES = ['string', 'text', 'integer', 'date', 'boolean']

/** Tables whose names begin with `prefix`; `longest` is how long a title of the first one may be. */
function drawing(tables: number, prefix: string, longest = 100) {
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
      ...(at === 0 ? { length: i === 0 ? longest : 100, required: true } : {}),
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
      name: `${prefix}_${i}`,
      settings: { fields, relations, access },
    })
  }
  return { drawbridge: 1, name: 'Many tables', nodes, connections }
}

/** Milliseconds of the clock and of the processor. */
async function time(input: object): Promise<readonly [wall: number, cpu: number]> {
  const text = JSON.stringify(input)
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const compiled = await compile(text)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics.slice(0, 3)))
  const wall = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  return [wall, (user + system) / 1000]
}

function say(what: string, laps: readonly (readonly [number, number])[], more = ''): void {
  const wall = median(laps.map(([each]) => each))
  const cpu = median(laps.map(([, each]) => each))
  process.stdout.write(`${what}: ${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of CPU${more}\n`)
}

/** Names that no turn before had, so that nothing which is remembered helps. */
const PREFIXES = ['things', 'matters', 'objects', 'records']

for (const prefix of PREFIXES) await time(drawing(10, prefix))
let previous: number | undefined
for (const tables of [10, 100, 1000]) {
  const laps: (readonly [number, number])[] = []
  for (const prefix of PREFIXES) laps.push(await time(drawing(tables, `${prefix}_of_${tables}`)))
  const cpu = median(laps.map(([, each]) => each))
  const growth =
    previous === undefined ? '' : `, ${(cpu / previous).toFixed(1)} times the line above`
  say(`${tables} tables, ${tables * 5} endpoints`, laps, growth)
  previous = cpu
}

const changes: (readonly [number, number])[] = []
for (let longest = 101; longest <= 120; longest += 1)
  changes.push(await time(drawing(100, 'things_of_100', longest)))
say('100 tables, one field changed', changes.slice(5))
