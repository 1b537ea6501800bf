import { spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { Session } from 'node:inspector'
import { connect, createServer, type NetConnectOpts } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { Bait } from './bait.ts'

// Tries to get out of where it runs, and tells on descriptor 3 how each attempt went. An attempt
// counts as held only when it was refused; whatever else happens counts against the wall.

const REPORTS = 3
const PATIENCE_MS = 300
const bait: Bait = JSON.parse(process.argv[2] ?? '')

const attempts: Readonly<Record<string, () => unknown>> = {
  // What must not be held: it shows that the walls stand around a room where code can live.
  useOwnData: () => mustWork(() => writeFileSync(join(bait.data, 'own'), 'x')),
  useOwnCode: () => mustWork(() => readdirSync(bait.code)),
  useOwnSocket: () => mustListen(join(bait.run, 'own.sock')),
  readForeignFile: () => readFileSync(bait.file, 'utf8'),
  readSystemFile: () => readFileSync('/etc/passwd', 'utf8'),
  listForeignFolder: () => readdirSync(bait.folder),
  writeForeignFile: () => writeFileSync(join(bait.folder, 'written'), 'x'),
  writeThroughLink: () => {
    const link = join(mkdtempSync(join(bait.data, 'link-')), 'out')
    symlinkSync(bait.folder, link)
    writeFileSync(join(link, 'linked'), 'x')
  },
  // Node's own rules don't hold what SQLite opens.
  readForeignDatabase: () => {
    new DatabaseSync(bait.database, { readOnly: true }).prepare('SELECT email FROM accounts').all()
  },
  writeForeignDatabase: () => {
    new DatabaseSync(join(bait.folder, 'written.db')).exec('CREATE TABLE written (id INTEGER)')
  },
  attachForeignDatabase: () => {
    const database = new DatabaseSync(':memory:')
    database.prepare('ATTACH ? AS other').run(bait.database)
    database.prepare('SELECT email FROM other.accounts').all()
  },
  changeOwnCode: () => writeFileSync(join(bait.code, 'changed'), 'x'),
  changeScripts: () => writeFileSync(join(bait.scripts, 'changed'), 'x'),
  readStudioEnvironment: () => readFileSync(`/proc/${bait.studio}/environ`),
  seeSecretInOwnEnvironment: () => {
    if (!Object.values(process.env).includes(bait.secret)) throw new Error('not there')
  },
  openStudioMemory: () => closeSync(openSync(`/proc/${bait.studio}/mem`, 'r')),
  seeStudioProcess: () => readlinkSync(`/proc/${bait.studio}/cwd`),
  signalStudio: () => process.kill(bait.studio, 0),
  startProgram: () => refuseUnless(spawnSync('/bin/true').error === undefined),
  startNode: () => refuseUnless(spawnSync(process.execPath, ['-v']).error === undefined),
  startWorker: () => new Worker('', { eval: true }).terminate(),
  useInspector: () => new Session().connect(),
  loadAddon: () => process.dlopen({ exports: {} }, bait.addon),
  becomeRoot: () => process.setuid?.(0),
  connectToStudio: () => reach({ host: '127.0.0.1', port: bait.tcpPort }),
  connectToSocketFile: () => reach({ path: bait.socket }),
  connectToAbstractSocket: () => reach({ path: `\0${bait.abstractSocket}` }),
  connectToInternet: () => reach({ host: '192.0.2.1', port: 443 }, 'ETIMEDOUT'),
  sendDatagram: () => ping(bait.udpPort),
}

for (const [name, attempt] of Object.entries(attempts)) {
  const { held, detail } = await outcome(attempt)
  writeSync(REPORTS, `${JSON.stringify({ name, held, detail })}\n`)
}
process.exit()

async function outcome(attempt: () => unknown): Promise<{ held: boolean; detail: string }> {
  try {
    await attempt()
    return { held: false, detail: 'it went through' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = error instanceof Error ? error.message : String(error)
    // An add-on that is opened and found to be none was opened.
    const opened = message.includes('did not self-register')
    return { held: !opened, detail: (code || message).slice(0, 100) }
  }
}

/** Turned round: held when it works. */
function mustWork(work: () => unknown): void {
  work()
  throw new Error('works')
}

function mustListen(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', () => resolve())
    server.listen(path, () => server.close(() => reject(new Error('works'))))
  })
}

function refuseUnless(success: boolean): void {
  if (!success) throw new Error('refused')
}

/** Resolves when something answers, or when packets are sent that only time tells about. */
function reach(options: NetConnectOpts, silence = 'no answer'): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(options)
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy()
      if (silence === 'ETIMEDOUT') resolve()
      else reject(new Error(silence))
    })
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    // Refused by a machine out there is reached, too.
    socket.once('error', (error) => {
      if ('code' in error && error.code === 'ECONNREFUSED' && silence === 'ETIMEDOUT') resolve()
      else reject(error)
    })
  })
}

function ping(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    const timer = setTimeout(() => {
      socket.close()
      reject(new Error('no answer'))
    }, PATIENCE_MS)
    socket.once('message', () => {
      clearTimeout(timer)
      socket.close()
      resolve()
    })
    socket.once('error', reject)
    socket.send('ping', port, '127.0.0.1', (error) => {
      if (error !== null) reject(error)
    })
  })
}
