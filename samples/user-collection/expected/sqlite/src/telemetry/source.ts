import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Attributes } from './span.ts'

const ROOT = join(import.meta.dirname, '../..')
const OURS = `${pathToFileURL(ROOT).href}/`
/** What stands between a statement and whoever asked for it. */
const BETWEEN = /^src\/(?:telemetry|database)\//
const FRAME = /^ +at (?:async )?(?:(?:(?:Module|Object)\.)?(.+) \()?(file:.+?):(\d+):\d+\)?$/gm

/** By which the code that runs is known: the same files have the same. */
export function sourceVersion(): string {
  const hash = createHash('sha256')
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts'))
    .toSorted((a, b) => (a < b ? -1 : 1))
  for (const file of files) hash.update(`${file}\0${readFileSync(join(ROOT, file), 'utf8')}\0`)
  return hash.digest('hex').slice(0, 12)
}

/** Where in the code this is asked for: the nearest place, and all on the way to it. */
export function callSite(): Attributes {
  const holder = { stack: '' }
  Error.captureStackTrace(holder, callSite)
  const places = placesIn(holder.stack)
  const [first] = places
  if (first === undefined) return {}
  return {
    'code.function.name': first.name,
    'code.file.path': first.file,
    'code.line.number': first.line,
    'code.stacktrace': printed(places),
  }
}

/** The way to a failure through our own code, without what was said of it. */
export const ownStack = ({ stack = '' }: Error): string => printed(placesIn(stack))

interface Place {
  readonly name: string
  readonly file: string
  readonly line: number
}

function placesIn(stack: string): readonly Place[] {
  return [...stack.matchAll(FRAME)].flatMap(([, name = '<anonymous>', url = '', line]) => {
    const file = url.slice(OURS.length)
    const isOurs = url.startsWith(`${OURS}src/`) && !BETWEEN.test(file)
    return isOurs ? [{ name, file, line: Number(line) }] : []
  })
}

const printed = (places: readonly Place[]): string =>
  places.map(({ name, file, line }) => `    at ${name} (${file}:${line})`).join('\n')
