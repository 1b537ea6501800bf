import type { Compiled } from '@drawbridge/compiler'
import { secretsOf } from '@drawbridge/kinds'
import {
  createCallers,
  createPreviews,
  type Applied,
  type Isolation,
  NoCaller,
  type OutsideHost,
  type Problem,
  type SignedIn,
} from '@drawbridge/preview'
import { dependencies } from '@drawbridge/workspace'
import { createServer, type Server } from 'node:http'
import { UsageError } from '../command.ts'
import { sharedModules } from './shared-modules.ts'
import { assertTrusted } from './trust.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

export interface RunOptions {
  /** Rows and code lie below it. */
  readonly folder: string
  readonly port: number
  readonly databaseUrl?: string
  readonly acceptLosses: boolean
  /** Hosts of other services that it may call. */
  readonly outside: readonly OutsideHost[]
  /** Names of variables of the environment that it may have as its secrets. */
  readonly secrets: readonly string[]
  /** Whether its code may run also where it can't be shut in. */
  readonly isTrusted: boolean
}

/** A backend that runs as the studio runs it: isolated, at one address from version to version. */
export interface RunningBackend {
  /** `http://127.0.0.1:3000` */
  readonly address: string
  readonly isolation: Isolation
  readonly started: Applied
  /** Swaps another version in; the old one answers until then, and on if it cannot be. */
  swap(compiled: CompiledOk): Promise<Applied>
  /** Someone to be while trying it; undefined where nobody can register. */
  signIn(compiled: CompiledOk): Promise<SignedIn | undefined>
  close(): Promise<void>
}

const ID = 'run'

/** Starts a backend. `tell` gets what it prints as warnings and errors, and why it ended. */
export async function runBackend(
  compiled: CompiledOk,
  options: RunOptions,
  tell: (line: string) => void,
): Promise<RunningBackend> {
  const shared = sharedModules()
  const previews = createPreviews({
    dataDir: options.folder,
    dependencies: (tree) => dependencies(tree, shared === undefined ? {} : { shared }),
  })
  let held: string[] | undefined
  previews.events.on('log', (_, { level, text }) => {
    if (level === 'info') return
    if (held) held.push(text)
    else tell(text)
  })
  previews.events.on('state', (_, { problem }) => {
    if (problem && !held) tell(describeProblem(problem))
  })
  /** What hinders a version is the answer to whoever wants it, and not told besides. */
  async function begin(applying: Promise<Applied>): Promise<Applied> {
    const lines: string[] = (held = [])
    const applied = await applying.finally(() => (held = undefined))
    const answer = 'problem' in applied ? applied.problem.message : undefined
    lines.filter((line) => line !== answer).forEach((line) => tell(line))
    return applied
  }
  const server = createServer((request, response) => {
    previews.forward(ID, request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy()
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
      response.end(error instanceof Error ? error.message : 'No answer.')
    })
  })
  try {
    const isolation = await previews.isolation()
    assertTrusted(compiled, isolation, options.isTrusted)
    const port = await listen(server, options.port)
    const { databaseUrl, acceptLosses, outside, secrets } = options
    const started = await begin(
      previews.start(ID, compiled, {
        acceptLosses,
        outside,
        environment: secretsHere(compiled, secrets, tell),
        ...(databaseUrl !== undefined && { databaseUrl }),
      }),
    )
    return {
      address: `http://127.0.0.1:${port}`,
      isolation,
      started,
      swap: async (next) => {
        assertTrusted(next, isolation, options.isTrusted)
        return begin(previews.apply(ID, next, { acceptLosses }))
      },
      signIn: (running) =>
        createCallers(previews)
          .signIn(ID, running, 'user')
          .catch((error: unknown) => {
            if (error instanceof NoCaller) return undefined
            throw error
          }),
      close: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    server.close()
    server.closeAllConnections()
    await previews.close()
  }
}

/** Of the secrets that the drawing names, those that whoever runs it hands to it by name. */
function secretsHere(
  { model }: CompiledOk,
  given: readonly string[],
  tell: (line: string) => void,
): Readonly<Record<string, string>> {
  const wanted = [...secretsOf(model).keys()]
  const kept = wanted.filter((name) => !given.includes(name))
  if (kept.length > 0)
    tell(
      `The drawing names secrets that it was not given: ${kept.join(', ')}. If they are for it, set them ` +
        `in the environment and add: --secret ${wanted.join(',')}`,
    )
  const handed = wanted.filter((name) => given.includes(name))
  const found = handed.map((name) => [name, process.env[name]] as const)
  return Object.fromEntries(found.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** `The backend could not start: … (src/tasks/routes.ts:12, tasks)` */
export function describeProblem({ message, file, line, node }: Problem): string {
  const code = file === undefined ? [] : [`${file}:${line}`]
  const place = [...code, ...(node === undefined ? [] : [node])]
  return place.length === 0 ? message : `${message} (${place.join(', ')})`
}

function listen(server: Server, wanted: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', () => {
    reject(
      new UsageError(`Port ${wanted} is taken, or not yours to use. Choose another: --port N.`),
    )
  })
  server.listen(wanted, '127.0.0.1', () => {
    const address = server.address()
    resolve(typeof address === 'object' && address !== null ? address.port : wanted)
  })
  return promise
}
