/**
 * Server CPU, throughput, latency, memory and cold start of the emitted backend, beside the same
 * endpoints written by hand, in one run. The reference runs twice: how far the two differ is how
 * far any ratio of this run can be trusted.
 */
import { byHand, emitted, type Contender } from './contenders.ts'
import { freshDatabase, fill } from './database.ts'
import { emitBench } from './emit-bench.ts'
import { measure, median, type Sample } from './measure.ts'
import { WORKS } from './works.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const only = process.argv.slice(2)
const works = WORKS.filter(
  ({ name }) => only.length === 0 || only.some((word) => name.includes(word)),
)
const names = ['by hand', 'control', 'emitted'] as const

const database = await freshDatabase()
const tree = await emitBench(database.url)
await fill(database.url)

const starters: readonly (() => Promise<Contender>)[] = [
  () => byHand('by hand', database.url),
  () => byHand('control', database.url),
  () => emitted('emitted', database.url, tree.folder),
]

const cold: Record<string, number[]> = {}
for (let turn = 0; turn < 5; turn += 1)
  for (const start of starters) {
    const contender = await start()
    ;(cold[contender.name] ??= []).push(contender.coldStart)
    await contender.stop()
  }

const contenders = await Promise.all(starters.map((start) => start()))
const samples: Sample[] = []
try {
  for (const work of works) {
    for (const one of contenders) await measure(one, work, Math.max(2, seconds / 3))
    for (let round = 0; round < rounds; round += 1)
      for (const one of round % 2 === 0 ? contenders : contenders.toReversed()) {
        process.stderr.write(`${work.name}, round ${round + 1} of ${rounds}: ${one.name}\n`)
        samples.push(await measure(one, work, seconds))
      }
  }
} finally {
  await Promise.all(contenders.map((one) => one.stop()))
  await tree.remove()
  await database.drop()
}

const of = (
  work: string,
  name: string,
  key: 'cpu' | 'perSecond' | 'p50' | 'p99' | 'memory',
): number =>
  median(samples.filter((s) => s.work === work && s.contender === name).map((s) => s[key]))

say('| work | | CPU µs/request | ratio | requests/s | p50 ms | p99 ms | memory MB |')
say('|---|---|---|---|---|---|---|---|')
for (const { name: work } of works)
  for (const name of names) {
    const cpu = of(work, name, 'cpu')
    const cells = [
      cpu.toFixed(0),
      (cpu / of(work, 'by hand', 'cpu')).toFixed(2),
      of(work, name, 'perSecond').toFixed(0),
      of(work, name, 'p50').toFixed(1),
      of(work, name, 'p99').toFixed(1),
      of(work, name, 'memory').toFixed(0),
    ]
    say(`| ${work} | ${name} | ${cells.join(' | ')} |`)
  }
const start = (name: string): number => median(cold[name] ?? [])
for (const name of names)
  say(
    `cold start, ${name}: ${start(name).toFixed(0)} ms, ratio ${(start(name) / start('by hand')).toFixed(2)}`,
  )
