import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

export interface BackendOptions {
  readonly folder: string
  readonly port: number
  readonly databaseUrl: string
  readonly secret: string
}

export interface RunningBackend {
  /** `http://127.0.0.1:3000` */
  readonly address: string
  /** Settles when the process is gone, for whatever reason. */
  readonly gone: Promise<unknown>
  stop(): Promise<void>
}

/** A backend that did not come up: the end of what it printed. */
export class BackendFailed extends Error {}

const PATIENCE_MS = 60_000
const STEP_MS = 25
const GRACE_MS = 5_000

/** Starts the emitted repository in `folder` and waits until it answers. */
export async function startBackend(options: BackendOptions): Promise<RunningBackend> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: options.folder,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  const log: string[] = []
  const keep = (chunk: Buffer): void => {
    log.push(String(chunk))
    if (log.length > 200) log.shift()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const address = `http://127.0.0.1:${options.port}`
  await answers(child, `${address}/health/live`, log)
  child.stdout.off('data', keep).pipe(process.stdout)
  child.stderr.off('data', keep).pipe(process.stderr)
  return { address, gone, stop: () => stop(child, gone) }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Nothing of this process's environment but what a program needs to run at all. */
function environment(options: BackendOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(options.port),
    DATABASE_URL: options.databaseUrl,
    JWT_SECRET: options.secret,
    LOG_LEVEL: 'warn',
  }
}

async function answers(child: ChildProcess, url: string, log: readonly string[]): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new BackendFailed(log.join('').trim() || 'It stopped without a word.')
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    if (Date.now() > end) {
      child.kill('SIGKILL')
      throw new BackendFailed(`It does not answer.\n${log.join('').trim()}`)
    }
    await delay(STEP_MS)
  }
}

async function stop(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await gone
  clearTimeout(late)
}
