import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A server under measurement. */
export interface Contender {
  readonly name: string
  readonly pid: number
  readonly port: number
  readonly tokens: readonly string[]
  /** Milliseconds from spawn to the first 200 from the database. */
  readonly coldStart: number
  stop(): Promise<void>
}

/** How a server is started, and known to be there. */
interface Launch {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** An address that is answered from the database. */
  readonly first: string
  tokensOf(port: number, child: ChildProcess): Promise<readonly string[]>
}

const SECRET = 'a secret of the benchmark alone, 32+'

/** Endpoints as they are written by hand, in a file of bench/reference. */
export const byHand = (name: string, url: string, file: string, first: string) =>
  start({
    name,
    args: [join(import.meta.dirname, 'reference', file)],
    cwd: process.cwd(),
    env: { DATABASE_URL: url, JWT_SECRET: SECRET },
    first,
    tokensOf: (_port, child) => printedTokens(child),
  })

/** The backend that the compiler wrote into `folder`, started as its `npm start` does. */
export const emitted = (
  name: string,
  url: string,
  folder: string,
  first: string,
  signIn: (origin: string) => Promise<readonly string[]>,
) =>
  start({
    name,
    args: ['--permission', '--allow-fs-read=*', 'src/main.ts'],
    cwd: folder,
    env: {
      DATABASE_URL: url,
      JWT_SECRET: SECRET,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '1000000000',
    },
    first,
    tokensOf: (port, child) => {
      child.stdout?.resume()
      return signIn(`http://127.0.0.1:${port}`)
    },
  })

/** A server on a port that is free, or was: if somebody else took it meanwhile, on another. */
async function start(launch: Launch): Promise<Contender> {
  return startOnce(launch).catch((error: unknown) => {
    process.stderr.write(`${String(error)} Starting it once more.\n`)
    return startOnce(launch)
  })
}

async function startOnce({ name, args, cwd, env, first, tokensOf }: Launch): Promise<Contender> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  try {
    await answers(port, first, child)
    const coldStart = performance.now() - begun
    const tokens = await tokensOf(port, child)
    return { name, pid: child.pid ?? 0, port, tokens, coldStart, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answers(port: number, path: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  throw new Error(`A server ended with ${child.exitCode} before it answered.`)
}

async function printedTokens(child: ChildProcess): Promise<readonly string[]> {
  if (!child.stdout) throw new Error('The reference has no output to read its tokens from.')
  const [line] = await once(child.stdout, 'data')
  return JSON.parse(String(line)).tokens
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
