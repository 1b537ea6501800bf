import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { removeFolder } from './folder.ts'
import { setTimeout as delay } from 'node:timers/promises'

/** A database server that runs for the tests alone. */
export interface Server {
  readonly url: string
  stop(): Promise<void>
}

export interface ServerCommand {
  readonly name: string
  /** Its data: gone when it stops. */
  readonly folder: string
  readonly command: readonly string[]
  /** Resolves once the server answers; called again and again until then. */
  readonly probe: () => Promise<unknown>
  /** Asks the server to stop at once, without waiting for its clients. */
  readonly signal: NodeJS.Signals
}

const PATIENCE = 60_000
const STEP = 100

/** Starts a server and waits until it answers. Returns the function that stops it. */
export async function startServer(server: ServerCommand): Promise<() => Promise<void>> {
  const [program = '', ...args] = server.command
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const log: string[] = []
  child.stdout.on('data', (chunk: Buffer) => log.push(String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => log.push(String(chunk)))
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`${server.name} stopped (${code}):\n${log.join('').slice(-2000)}`)),
    )
  })
  failed.catch(() => {})
  const stop = async (): Promise<void> => {
    await stopChild(child, server.signal)
    await removeFolder(server.folder)
  }
  try {
    await Promise.race([failed, answers(server)])
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Puts a command under another account where this one is root, as database servers demand; and
 * lets the server be ended by the system if this process dies without stopping it.
 */
export function runAs(
  user: string,
  command: readonly string[],
  signal = 'KILL',
): readonly string[] {
  if (process.platform !== 'linux') return command
  const account = [`--reuid=${user}`, `--regid=${user}`, '--init-groups']
  const root = process.getuid?.() === 0
  return ['setpriv', ...(root ? account : []), `--pdeathsig=${signal}`, ...command]
}

async function answers(server: ServerCommand): Promise<void> {
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      await server.probe()
      return
    } catch (error) {
      if (Date.now() > end)
        throw new Error(`${server.name} does not answer: ${String(error)}`, { cause: error })
      await delay(STEP)
    }
  }
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}
