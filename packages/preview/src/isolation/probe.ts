import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Bait } from '../inside/bait.ts'
import { type Cell, LIMITS, userOf } from './cell.ts'
import { insideOf, isRoot, type Launch, launchAt } from './launch.ts'
import { layBait } from './lay-bait.ts'
import { type Isolation, type Level, LEVELS, type ProbeResult, SENTENCES } from './level.ts'
import { REQUIRED } from './required.ts'

const PROBE_MS = 15_000
const ESCAPE = `escape${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

/** A value that stands in the studio's environment while the probes look for it. */
const CANARY = 'DRAWBRIDGE_CANARY'

export interface ProbeOptions {
  readonly dataDir: string
  readonly runDir: string
  readonly scripts: string
  readonly mark: string
}

/** The best level whose walls hold on this machine, found by running at them. */
export async function findIsolation(
  options: ProbeOptions,
  highest: Level = 'isolated',
  lowest: Level = 'seatBelt',
): Promise<Isolation> {
  for (const level of LEVELS.slice(0, LEVELS.indexOf(highest) + 1).toReversed()) {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(lowest)) break
    const probes = await probe(level, options)
    if (holds(level, probes)) return describe(level, probes)
  }
  return describe('none', [])
}

/** Runs every probe at one level; empty when the machine lacks what the level needs. */
export async function probe(level: Level, options: ProbeOptions): Promise<readonly ProbeResult[]> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o711 })
  await mkdir(options.runDir, { recursive: true, mode: 0o711 })
  const root = await mkdtemp(join(options.dataDir, 'probe-'))
  const sockets = await mkdtemp(join(options.runDir, 'p'))
  const secret = randomBytes(16).toString('hex')
  await Promise.all([root, sockets].map((folder) => chmod(folder, 0o711)))
  process.env[CANARY] = secret
  try {
    const cell = await prepareCell(root, sockets, options)
    const laid = await layBait(root, sockets, secret)
    try {
      const { code, data, run, scripts } = insideOf(level, cell)
      const bait: Bait = { ...laid.bait, code, data, run, scripts }
      const launch = launchAt(level, cell, LIMITS, ESCAPE, [JSON.stringify(bait)])
      return launch === undefined ? [] : await attempt(launch)
    } finally {
      await laid.close()
    }
  } finally {
    delete process.env[CANARY]
    await rm(root, { recursive: true, force: true })
    await rm(sockets, { recursive: true, force: true })
  }
}

function holds(level: Level, probes: readonly ProbeResult[]): boolean {
  const held = new Set(probes.filter((result) => result.held).map((result) => result.name))
  return REQUIRED[level].every((name) => held.has(name))
}

function describe(level: Level, probes: readonly ProbeResult[]): Isolation {
  return { level, number: LEVELS.indexOf(level), sentence: SENTENCES[level], probes }
}

async function prepareCell(root: string, sockets: string, options: ProbeOptions): Promise<Cell> {
  const { scripts, mark } = options
  const user = userOf(root)
  const [code, data, modules] = ['code', 'data', 'modules'].map((name) => join(root, name))
  const cell = { code: code ?? '', data: data ?? '', modules: modules ?? '' }
  const run = join(sockets, 'in')
  for (const folder of [...Object.values(cell), run]) await mkdir(folder)
  if (isRoot()) for (const folder of [cell.data, run]) await chown(folder, user, user)
  return { ...cell, run, scripts, mark, user }
}

async function attempt(launch: Launch): Promise<readonly ProbeResult[]> {
  const child = spawn(launch.command, launch.args, {
    env: launch.environment,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    timeout: PROBE_MS,
    killSignal: 'SIGKILL',
  })
  let text = ''
  const reports = child.stdio[3]
  if (reports instanceof Readable) {
    reports.setEncoding('utf8').on('data', (part: string) => {
      text = (text + part).slice(0, 65_536)
    })
  }
  await new Promise((resolve) => {
    child.once('error', resolve)
    child.once('close', resolve)
  })
  return text.split('\n').flatMap(readResult)
}

function readResult(line: string): ProbeResult[] {
  if (line === '') return []
  const result: ProbeResult = JSON.parse(line)
  return [result]
}
