import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** A server under measurement. */
export interface Contender {
  readonly name: string
  readonly pid: number
  readonly port: number
  readonly token: string
  readonly ping: string
  /** Milliseconds from spawn to the first 200 from the database. */
  readonly coldStart: number
  stop(): Promise<void>
}

const REFERENCE = join(import.meta.dirname, 'reference', 'server.ts')
const SECRET = 'a secret of the benchmark alone, 32+'

/** The five endpoints as they are written by hand. */
export const byHand = (name: string, url: string): Promise<Contender> =>
  start(
    name,
    [REFERENCE],
    process.cwd(),
    { DATABASE_URL: url, JWT_SECRET: SECRET },
    '/ping',
    handToken,
  )

/** The backend that the compiler wrote into `folder`, started as its `npm start` does. */
export const emitted = (name: string, url: string, folder: string): Promise<Contender> => {
  const env = {
    DATABASE_URL: url,
    JWT_SECRET: SECRET,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    RATE_LIMIT: '1000000000',
  }
  const permissions = ['--permission', '--allow-fs-read=*']
  return start(name, [...permissions, 'src/main.ts'], folder, env, '/health/live', registerAndLogIn)
}

/** A server on a port that is free, or was: if somebody else took it meanwhile, on another. */
async function start(...args: Parameters<typeof startOnce>): Promise<Contender> {
  return startOnce(...args).catch((error: unknown) => {
    process.stderr.write(`${String(error)} Starting it once more.\n`)
    return startOnce(...args)
  })
}

async function startOnce(
  name: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  ping: string,
  tokenOf: (port: number, child: ChildProcess) => Promise<string>,
): Promise<Contender> {
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
    const [token, coldStart] = await Promise.all([
      tokenOf(port, child),
      answers(port, '/posts/1', child).then(() => performance.now() - begun),
    ])
    return { name, pid: child.pid ?? 0, port, token, ping, coldStart, stop }
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

async function handToken(_port: number, child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The reference has no output to read its token from.')
  const [line] = await once(child.stdout, 'data')
  return JSON.parse(String(line)).token
}

async function registerAndLogIn(port: number, child: ChildProcess): Promise<string> {
  child.stdout?.resume()
  await answers(port, '/health/live', child)
  const response = await fetch(`http://127.0.0.1:${port}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `bench-${port}-${process.hrtime.bigint()}@example.com`,
      password: 'quiet harbour lantern',
    }),
  })
  const body: unknown = await response.json()
  if (typeof body === 'object' && body && 'accessToken' in body) return String(body.accessToken)
  throw new Error(`Registering answered ${response.status}.`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
