import type { EmittedFile, FileTree } from '@drawbridge/source'
import { SilentStart } from './backend.ts'
import { whyNoDatabase } from './database-words.ts'
import type { Phase } from './inside/words.ts'
import { type Ending, InnerEnded, OrderFailed, OrderTimeout } from './inner.ts'
import type { Limits } from './isolation/cell.ts'
import type { LogLine } from './log.ts'

/** Why a preview does not run, for a person; and where in the drawing it comes from. */
export interface Problem {
  readonly message: string
  readonly node?: string
  readonly field?: string
  /** `src/tasks/routes.ts` and its line, for whoever reads code. */
  readonly file?: string
  readonly line?: number
  /** What would be lost, in sentences, when that alone holds the version back. */
  readonly losses?: readonly string[]
}

const SAID: Readonly<Record<Phase, string>> = {
  load: 'The code could not be loaded',
  change: 'The database could not be changed to fit the drawing',
  start: 'The backend could not start',
  query: 'The database refused',
  migrate: 'The migrations could not be applied',
  prepare: 'The database does not understand a statement',
}

export function problemOf(
  error: unknown,
  tree: FileTree,
  limits: Limits,
  lines: readonly LogLine[],
): Problem {
  if (error instanceof OrderFailed) {
    const closed = error.phase === 'query' || error.phase === 'change'
    const why = closed ? whyNoDatabase(error.message) : undefined
    if (why !== undefined) return { message: why }
    const place = placeOf(error.trace, tree)
    return { message: `${SAID[error.phase]}: ${sentence(error.message)}`, ...place }
  }
  if (error instanceof OrderTimeout) {
    return { message: 'The backend took too long to start, and was ended.' }
  }
  if (error instanceof InnerEnded) return endingProblem(error.ending, tree, limits, lines)
  if (error instanceof SilentStart) {
    return { message: 'The backend started, but it answers no request.' }
  }
  if (error instanceof Error && 'cure' in error && typeof error.cure === 'string') {
    return { message: `${error.message} ${error.cure}` }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { message: `The preview could not be started: ${sentence(message)}` }
}

/** What to say about a backend that ended without being asked to. */
export function endingProblem(
  ending: Ending,
  tree: FileTree,
  limits: Limits,
  lines: readonly LogLine[],
): Problem {
  if (ending === 'stopped') return { message: 'The preview was stopped.' }
  if (ending === 'memory') {
    return { message: `The backend used more than ${limits.memory} MB of memory, and was ended.` }
  }
  if (ending === 'disk') {
    return { message: `The backend stored more than ${limits.disk} MB of data, and was ended.` }
  }
  if (ending === 'stuck') {
    return { message: 'The backend was so busy that it answered nothing any more, and was ended.' }
  }
  const said = lines.filter((line) => line.level === 'error').map((line) => line.text)
  if (said.some((text) => text.includes('heap out of memory'))) {
    return { message: `The backend used more than ${limits.heap} MB of memory, and was ended.` }
  }
  const cause = said.findLast((text) => /^(\w*Error\b|Error:)/.test(text))
  const place = placeOf(said.slice(-40).join('\n'), tree)
  return {
    message: `The backend ended by itself${cause === undefined ? '.' : `: ${sentence(cause)}`}`,
    ...place,
  }
}

/** The first place in a stack that is in the emitted code, and the node that it was written for. */
export function placeOf(trace: string, tree: FileTree): Omit<Problem, 'message'> {
  const files = new Map(tree.map((file) => [file.path, file]))
  for (const [, path = '', digits] of trace.matchAll(/\/code\/(?:\d+\/)?([^\s:()]+):(\d+)/g)) {
    const file = files.get(path)
    if (file !== undefined)
      return { file: path, line: Number(digits), ...nodeAt(file, Number(digits)) }
  }
  return {}
}

/** The node, and its field, that a line was written for. */
export function nodeAt(file: EmittedFile, line: number): { node?: string; field?: string } {
  const around = file.origins.filter((origin) => origin.from <= line && line <= origin.to)
  const nearest = around.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
  if (nearest === undefined) return {}
  const { node, field } = nearest
  return field === undefined ? { node } : { node, field }
}

export function sentence(text: string): string {
  const line = text.trim().split('\n')[0]?.slice(0, 500) ?? ''
  return /[.!?]$/.test(line) ? line : `${line}.`
}
