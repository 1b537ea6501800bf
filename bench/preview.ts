import { compile } from '@drawbridge/compiler'
import { createPreviews } from '@drawbridge/preview'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

// From the last keystroke to the first answer of the new code: compile, write, boot, swap, call.
// One letter of one field changes each time, once in the code alone and once in the schema too.
// The control is the start of an empty Node process between the edits: it tells how busy the machine is.

const EDITS = Number(process.argv[2] ?? 30)
/** Nobody types without a breath; the next process warms up meanwhile. */
const BREATH_MS = Number(process.argv[3] ?? 700)
const BUDGET_MS = 300

const execute = promisify(execFile)
const dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-bench-'))
const modules = fileURLToPath(new URL('../node_modules', import.meta.url))
const previews = createPreviews({ dataDir, dependencies: async () => modules })
const path = new URL('../samples/tasks/manifest.json', import.meta.url)
const drawing = await readFile(path, 'utf8')

try {
  const { level } = await previews.isolation()
  await previews.start('bench', await compiled(drawing))
  print('edit', 'compile', 'swap', 'answer', 'control', 'median', 'p95')
  for (const [name, edit] of [
    ['code alone', (n: number) => drawing.replace('"maxLength": 200', `"maxLength": ${200 + n}`)],
    ['a renamed column', (n: number) => drawing.replaceAll('"dueDate"', `"dueDate${n}"`)],
  ] as const) {
    const laps: Lap[] = []
    for (let n = 1; n <= EDITS; n++) {
      await pause(BREATH_MS)
      laps.push(await once(edit(n)))
    }
    const parts = (['compile', 'swap', 'answer', 'control'] as const).map((key) =>
      at(laps, key, 0.5),
    )
    print(name, ...parts, at(laps, 'total', 0.5), at(laps, 'total', 0.95))
  }
  const verdict = `${EDITS} edits each, in ms; ${level}; the budget is ${BUDGET_MS} ms.`
  process.stdout.write(`${verdict}\n`)
} finally {
  await previews.close()
  await rm(dataDir, { recursive: true, force: true })
}

interface Lap {
  readonly compile: number
  readonly swap: number
  readonly answer: number
  readonly control: number
  readonly total: number
}

async function once(text: string): Promise<Lap> {
  const idle = performance.now()
  await execute(process.execPath, ['-e', '0'])
  const began = performance.now()
  const next = await compiled(text)
  const emitted = performance.now()
  const applied = await previews.apply('bench', next, { acceptLosses: true })
  if (!applied.ok) throw new Error(JSON.stringify(applied))
  const swapped = performance.now()
  const { status } = await previews.request('bench', { method: 'GET', path: '/tasks' })
  if (status !== 401) throw new Error(`It answered ${status}.`)
  const answered = performance.now()
  return {
    compile: emitted - began,
    swap: swapped - emitted,
    answer: answered - swapped,
    control: began - idle,
    total: answered - began,
  }
}

async function compiled(text: string) {
  const result = await compile(JSON.parse(text), { dialect: 'sqlite' })
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'))
  return result
}

function print(name: string, ...cells: readonly (string | number)[]): void {
  const row = cells.map((cell) => String(cell).padStart(8)).join('')
  process.stdout.write(`${name.padEnd(18)}${row}\n`)
}

/** Milliseconds at a quantile. */
function at(laps: readonly Lap[], key: keyof Lap, quantile: number): number {
  const sorted = laps.map((lap) => lap[key]).toSorted((a, b) => a - b)
  return Math.round(sorted[Math.ceil(sorted.length * quantile) - 1] ?? Number.NaN)
}
