import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { findProgram, run } from './command.ts'
import type { Need } from './debian.ts'
import { dataFolder } from './folder.ts'
import { freePort, runAs, type Server, startServer } from './server.ts'

export const POSTGRES: Need = {
  what: 'PostgreSQL server',
  debian: 'postgresql',
  find: () => findTool('postgres'),
}

/** A PostgreSQL with empty data, on a free port of the loopback address, without a password. */
export async function startPostgres(): Promise<Server> {
  const folder = await dataFolder('postgres', 'postgres')
  const data = join(folder, 'data')
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const initdb = [findTool('initdb') ?? 'initdb', '-D', data, ...INSTALL]
  await run(runAs('postgres', initdb))
  const stop = await startServer({
    name: 'PostgreSQL',
    folder,
    command: runAs('postgres', [
      findTool('postgres') ?? 'postgres',
      '-D',
      data,
      ...settings(folder, port),
    ]),
    probe: () => ping(url),
    signal: 'SIGINT',
  })
  return { url, stop }
}

/** Debian keeps the server's programs out of the PATH, in one folder for each version. */
function findTool(name: string): string | undefined {
  const folder = '/usr/lib/postgresql'
  return findProgram(name, ...versions(folder).map((version) => join(folder, version, 'bin', name)))
}

function versions(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted((a, b) => Number(b) - Number(a))
  } catch {
    return []
  }
}

async function ping(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  await client.end()
}

const INSTALL = ['-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C']

/** Data that lives for minutes need not survive a power cut. */
function settings(folder: string, port: number): readonly string[] {
  return [
    `--port=${port}`,
    '--listen-addresses=127.0.0.1',
    `--unix-socket-directories=${folder}`,
    '--fsync=off',
    '--synchronous-commit=off',
    '--full-page-writes=off',
    '--max-connections=300',
  ]
}
