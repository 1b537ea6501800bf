/**
 * Server CPU, throughput, latency, memory and cold start of emitted backends, beside the same
 * endpoints written by hand, in one run. The reference runs twice: how far the two differ is how
 * far any ratio of this run can be trusted.
 */
import type { Contender } from './contenders.ts'
import { freshDatabase } from './fresh-database.ts'
import { measure, median, type Sample } from './measure.ts'
import type { Subject, Work } from './subject.ts'
import { conduit } from './subjects/conduit.ts'
import { posts } from './subjects/posts.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const only = process.argv.slice(2)
const names = ['by hand', 'control', 'emitted'] as const

for (const subject of [posts, conduit]) {
  const works = subject.works.filter(
    ({ name }) => only.length === 0 || only.some((word) => name.includes(word)),
  )
  if (works.length > 0) await compare(subject, works)
}

async function compare(subject: Subject, works: readonly Work[]): Promise<void> {
  const database = await freshDatabase()
  const tree = await subject.prepare(database.url)
  const starters: readonly (() => Promise<Contender>)[] = [
    () => subject.byHand('by hand', database.url),
    () => subject.byHand('control', database.url),
    () => subject.emitted('emitted', database.url, tree.folder),
  ]
  try {
    const cold = await startOften(starters)
    printSamples(works, await putLoadOn(subject, starters, works))
    printStarts(subject, cold)
  } finally {
    await tree.remove()
    await database.drop()
  }
}

type Starts = Readonly<Record<string, readonly number[]>>

async function startOften(starters: readonly (() => Promise<Contender>)[]): Promise<Starts> {
  const cold: Record<string, number[]> = {}
  for (let turn = 0; turn < 5; turn += 1)
    for (const start of starters) {
      const contender = await start()
      ;(cold[contender.name] ??= []).push(contender.coldStart)
      await contender.stop()
    }
  return cold
}

async function putLoadOn(
  subject: Subject,
  starters: readonly (() => Promise<Contender>)[],
  works: readonly Work[],
): Promise<readonly Sample[]> {
  const contenders = await Promise.all(starters.map((start) => start()))
  const samples: Sample[] = []
  try {
    for (const one of contenders.slice(1))
      if (contenders[0]) await subject.compare?.(contenders[0], one)
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
  }
  return samples
}

function printSamples(works: readonly Work[], samples: readonly Sample[]): void {
  say('| work | | CPU µs/request | ratio | requests/s | p50 ms | p99 ms | memory MB |')
  say('|---|---|---|---|---|---|---|---|')
  for (const { name: work } of works)
    for (const name of names) {
      const of = (key: Measured, who: string = name): number =>
        median(samples.filter((s) => s.work === work && s.contender === who).map((s) => s[key]))
      const cells = [
        of('cpu').toFixed(0),
        (of('cpu') / of('cpu', 'by hand')).toFixed(2),
        of('perSecond').toFixed(0),
        of('p50').toFixed(1),
        of('p99').toFixed(1),
        of('memory').toFixed(0),
      ]
      say(`| ${work} | ${name} | ${cells.join(' | ')} |`)
    }
}

type Measured = 'cpu' | 'perSecond' | 'p50' | 'p99' | 'memory'

function printStarts(subject: Subject, cold: Starts): void {
  const start = (name: string): number => median(cold[name] ?? [])
  for (const name of names) {
    const ratio = (start(name) / start('by hand')).toFixed(2)
    say(`cold start of ${subject.name}, ${name}: ${start(name).toFixed(0)} ms, ratio ${ratio}`)
  }
}
