import type { CompiledOk } from '../backend.ts'
import type { Context } from '../context.ts'
import { openLanguageServer, type LanguageServer } from './language-server.ts'
import { fileWith, type OwnFile, type OwnPlace, type Spot } from './own-code.ts'
import { readCompletions, readErrors, type CodeError, type Completion } from './read-answers.ts'

export interface CodeQuestion {
  readonly place: OwnPlace
  readonly source: string
  /** Where completions are wanted; else none are looked for. */
  readonly at?: Spot
}

/** What the compiler says of a person's own code while it is typed. */
export interface CodeAdvice {
  readonly errors: readonly CodeError[]
  readonly completions: readonly Completion[]
}

/** Compilers that wait for the next letter, one for each project that somebody writes code in. */
export interface Languages {
  /** `undefined` where there is no compiler, or no such place in the code. */
  ask(id: string, compiled: CompiledOk, question: CodeQuestion): Promise<CodeAdvice | undefined>
  close(): Promise<void>
}

interface Kept {
  readonly server: Promise<LanguageServer | undefined>
  /** What it was started with: other libraries want another one. */
  readonly libraries: string
  /** One question after the other. */
  last: Promise<unknown>
  timer: NodeJS.Timeout | undefined
}

const IDLE_MS = 90_000
const ANSWER_MS = 15_000
/** Each holds some hundred megabytes. */
const MOST = 3

export function createLanguages(context: Context): Languages {
  const kept = new Map<string, Kept>()

  async function drop(id: string): Promise<void> {
    const one = kept.get(id)
    kept.delete(id)
    clearTimeout(one?.timer)
    await (await one?.server.catch(() => undefined))?.close()
  }
  function take(id: string, compiled: CompiledOk): Kept {
    const libraries = textAt(compiled, 'package.json')
    const known = kept.get(id)
    if (known?.libraries === libraries) return known
    if (known) void drop(id)
    const server = openLanguageServer(context, compiled)
    const one: Kept = { server, libraries, last: server, timer: undefined }
    kept.set(id, one)
    server
      .then((opened) => opened?.ended)
      .catch(() => {})
      .then(() => (kept.get(id) === one ? drop(id) : undefined))
      .catch(() => {})
    const [oldest] = kept.keys()
    if (kept.size > MOST && oldest !== undefined) void drop(oldest)
    return one
  }

  return {
    async ask(id, compiled, question) {
      const file = fileWith(compiled.tree, question.place, question.source)
      if (file === undefined) return undefined
      const one = take(id, compiled)
      clearTimeout(one.timer)
      one.timer = setTimeout(() => void drop(id), IDLE_MS).unref()
      const turn = one.last
        .catch(() => {})
        .then(async () => adviceOf(await one.server, compiled, file, question.at))
      one.last = turn
      const late = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => late.resolve(undefined), ANSWER_MS)
      return Promise.race([turn, late.promise]).finally(() => clearTimeout(timer))
    },
    async close() {
      await Promise.all([...kept.keys()].map(drop))
    },
  }
}

async function adviceOf(
  server: LanguageServer | undefined,
  { tree }: CompiledOk,
  file: OwnFile,
  at: Spot | undefined,
): Promise<CodeAdvice | undefined> {
  if (server === undefined) return undefined
  await server.bring(tree)
  if (at !== undefined) {
    return { errors: [], completions: readCompletions(await server.completions(file, at)) }
  }
  return { errors: readErrors(await server.diagnostics(file), file), completions: [] }
}

const textAt = ({ tree }: CompiledOk, path: string): string =>
  tree.find((file) => file.path === path)?.text ?? ''
