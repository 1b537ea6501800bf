import { existsSync, globSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './command.ts'
import { dataFolder } from './folder.ts'
import { pingMysql } from './mariadb.ts'
import { freePort, runAs, type Server, startServer } from './server.ts'

const cache = join(import.meta.dirname, '..', '..', '.cache', 'mysql')

/**
 * A MySQL 9 beside the system: Debian's packages of it, unpacked into a folder and run through
 * their own loader. Nothing is installed. The packages are kept, for unstable moves on.
 */
export async function startMysql(): Promise<Server> {
  const unpacked = await unpackMysql()
  const folder = await dataFolder('mysql', 'mysql')
  const data = join(folder, 'data')
  const port = await freePort()
  const url = `mysql://root@127.0.0.1:${port}/`
  const server = [...serverOf(unpacked), `--datadir=${data}`]
  await run(runAs('mysql', [...server, '--initialize-insecure', '--innodb-redo-log-capacity=16M']))
  await writeFile(join(folder, 'init.sql'), ACCOUNT)
  const stop = await startServer({
    name: 'MySQL',
    folder,
    command: runAs('mysql', [...server, ...settings(folder, port)]),
    probe: () => pingMysql(url),
    signal: 'SIGTERM',
  })
  return { url, stop }
}

/** It makes its root for the socket alone. */
const ACCOUNT = `CREATE USER IF NOT EXISTS 'root'@'127.0.0.1';
GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
`

async function unpackMysql(): Promise<string> {
  const unpacked = join(cache, 'root')
  if (existsSync(unpacked)) return unpacked
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error('MySQL 9 is fetched from Debian unstable, which needs Debian and root.')
  const packages = await downloadPackages()
  // Under another name until it is whole, so that an unpacking that was cut short is seen as none.
  const partial = `${unpacked}.partial`
  await rm(partial, { recursive: true, force: true })
  for (const file of packages) await run(['dpkg-deb', '-x', file, partial])
  await rename(partial, unpacked)
  return unpacked
}

async function downloadPackages(): Promise<readonly string[]> {
  const state = join(cache, 'apt')
  for (const folder of ['lists/partial', 'cache/archives/partial', 'etc'])
    await mkdir(join(state, folder), { recursive: true })
  await writeFile(join(state, 'status'), '')
  await writeFile(join(state, 'etc', 'sources.list'), `${await unstableSource()}\n`)
  const apt = ['apt-get', '-q', ...isolation(state)]
  await run([...apt, 'update'])
  const only = ['--download-only', '--no-install-recommends']
  await run([...apt, 'install', '-y', ...only, 'mysql-server-core'])
  return globSync(join(state, 'cache/archives/*.deb')).filter((file) => !file.includes('perl'))
}

/** Apt keeps its own idea of the system apart from the machine's. */
function isolation(state: string): readonly string[] {
  const settings = {
    'Dir::State::lists': join(state, 'lists'),
    'Dir::Cache': join(state, 'cache'),
    'Dir::Etc::sourcelist': join(state, 'etc', 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::status': join(state, 'status'),
    'APT::Sandbox::User': 'root',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

/** The machine's own Debian mirror, with the suite changed. */
async function unstableSource(): Promise<string> {
  const targets = await run([
    'apt-get',
    'indextargets',
    '--format',
    '$(SITE)',
    'Created-By: Packages',
  ])
  const site = targets.split('\n').find((line) => /debian\/?$/.test(line))
  if (site === undefined) throw new Error('No Debian mirror is configured on this machine.')
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'
  return `deb [signed-by=${keyring}] ${site} sid main`
}

function serverOf(root: string): readonly string[] {
  const loader = globSync(join(root, 'usr/lib/*/ld-linux-*.so.*'))[0] ?? ''
  return [
    loader,
    '--library-path',
    join(loader, '..'),
    join(root, 'usr/sbin/mysqld'),
    '--no-defaults',
    `--basedir=${join(root, 'usr')}`,
    `--lc-messages-dir=${join(root, 'usr/share/mysql')}`,
  ]
}

function settings(folder: string, port: number): readonly string[] {
  return [
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, 's.sock')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    '--secure-file-priv=NULL',
    '--mysqlx=OFF',
    '--skip-log-bin',
    '--skip-name-resolve',
    '--performance-schema=OFF',
    '--innodb-buffer-pool-size=64M',
    '--innodb-redo-log-capacity=16M',
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-doublewrite=OFF',
    '--max-connections=500',
  ]
}
