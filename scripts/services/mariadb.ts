import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { findProgram, run } from './command.ts'
import type { Need } from './debian.ts'
import { dataFolder } from './folder.ts'
import { freePort, runAs, type Server, startServer } from './server.ts'

const find = (): string | undefined => findProgram('mariadbd', '/usr/sbin/mariadbd')

export const MARIADB: Need = { what: 'MariaDB server', debian: 'mariadb-server', find }

/** A MariaDB with empty data, on a free port of the loopback address, without a password. */
export async function startMariadb(): Promise<Server> {
  const folder = await dataFolder('mariadb', 'mysql')
  const data = join(folder, 'data')
  const port = await freePort()
  const url = `mysql://root@127.0.0.1:${port}/`
  const install = ['mariadb-install-db', '--no-defaults', `--datadir=${data}`, ...INSTALL]
  await run(runAs('mysql', install))
  const stop = await startServer({
    name: 'MariaDB',
    folder,
    command: runAs('mysql', [find() ?? 'mariadbd', ...settings(folder, port)]),
    probe: () => pingMysql(url),
    signal: 'SIGTERM',
  })
  return { url, stop }
}

/** Fails unless a MySQL-protocol server answers there. */
export async function pingMysql(url: string): Promise<void> {
  const connection = await createConnection(url)
  await connection.query('select 1')
  await connection.end()
}

const INSTALL = [
  '--auth-root-authentication-method=normal',
  '--skip-test-db',
  '--skip-name-resolve',
]

/** Data that lives for minutes need not survive a power cut. */
function settings(folder: string, port: number): readonly string[] {
  return [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, 's.sock')}`,
    '--skip-name-resolve',
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-buffer-pool-size=128M',
    '--performance-schema=off',
    '--max-connections=500',
  ]
}
