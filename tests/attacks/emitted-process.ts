import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** An emitted backend as its users start it: a process of its own, called over the network. */
export interface EmittedProcess {
  readonly url: string
  readonly child: ChildProcess
  /** Everything that it wrote until now. */
  output(): string
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>
}

export type Environment = Readonly<Record<string, string>>

/** Starts `src/main.ts` with this environment alone. */
export async function startProcess(
  folder: string,
  env: Environment,
  flags: readonly string[] = [],
): Promise<EmittedProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [...flags, 'src/main.ts'], {
    cwd: folder,
    env: { PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  child.stderr.on('data', (chunk) => (text += String(chunk)))
  const exit = once(child, 'close')
  const started: EmittedProcess = {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => text,
    async ended() {
      await exit
      return child.exitCode
    },
  }
  await Promise.race([answering(started), exit])
  return started
}

async function answering({ url, child }: EmittedProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}
