import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { madeUpPath } from './rows/made-up.ts'

/** Where one project's preview keeps its things. */
export interface Places {
  readonly root: string
  /** One folder a version; written by the studio alone. */
  readonly code: string
  /** The embedded database; written by the code. */
  readonly data: string
  /** Sockets as the code makes them; written by the code. */
  readonly run: string
  /** The same sockets, moved out of the code's reach. */
  readonly sockets: string
}

/** A unix socket's path may have 107 bytes; this leaves room for folder and file names. */
const LONGEST_RUN_ROOT = 70
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

export function placesOf(dataDir: string, runDir: string, id: string): Places {
  if (!ID.test(id)) throw new TypeError('A preview’s id is made of letters, digits, - and _.')
  const root = join(dataDir, 'previews', id)
  const run = join(runDir, digest(id).slice(0, 12))
  return {
    root,
    code: join(root, 'code'),
    data: join(root, 'data'),
    run: join(run, 'in'),
    sockets: join(run, 'out'),
  }
}

/** The folder of sockets of this very studio, named so that a later one knows whose it was. */
export function runDirOf(dataDir: string, studio: string): string {
  const near = join(dataDir, 'run')
  const root =
    near.length <= LONGEST_RUN_ROOT ? near : join(tmpdir(), `drawbridge-${digest(dataDir)}`)
  return join(root, studio)
}

/** Makes the folders, empty of code and sockets; rows stay. */
export async function preparePlaces(places: Places, owner: number | undefined): Promise<void> {
  await rm(places.code, { recursive: true, force: true })
  await rm(join(places.run, '..'), { recursive: true, force: true })
  await mkdir(places.root, { recursive: true, mode: 0o711 })
  await mkdir(join(places.run, '..'), { recursive: true, mode: 0o711 })
  await mkdir(places.sockets, { mode: 0o700 })
  await mkdir(places.code, { mode: 0o755 })
  for (const folder of [places.data, places.run]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    if (owner !== undefined) await giveTo(owner, folder)
  }
}

/**
 * Makes the folder of this studio's sockets. Where it lies in a folder that everybody may write to,
 * nobody else may have been there first.
 */
export async function claimRunDir(runDir: string): Promise<void> {
  const root = dirname(runDir)
  await mkdir(root, { recursive: true, mode: 0o711 })
  const found = await lstat(root)
  const mine = process.getuid === undefined || found.uid === process.getuid()
  if (!found.isDirectory() || !mine || (found.mode & 0o022) !== 0) {
    throw new Error(`${root} belongs to somebody else, so no preview can run.`)
  }
  await mkdir(runDir, { recursive: true, mode: 0o711 })
}

/** Rows may have been written by another user, at another level; links are not followed. */
async function giveTo(owner: number, folder: string): Promise<void> {
  if ((await lstat(folder)).uid === owner) return
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), owner, owner)
  }
  await chown(folder, owner, owner)
}

/** What the embedded database looks like, beside it and out of the code's reach. */
export function embeddedRecord(places: Places): string {
  return join(places.root, 'schema.json')
}

/** Empties the embedded database by taking it away; a database elsewhere is left alone. */
export async function removeRows(places: Places): Promise<void> {
  await rm(embeddedRecord(places), { force: true })
  await rm(madeUpPath(embeddedRecord(places)), { force: true })
  await rm(places.data, { recursive: true, force: true })
}

/** A secret of this preview: the same from one start to the next, known to nobody else. */
export async function secretOf(places: Places): Promise<string> {
  const path = join(places.root, 'secret')
  if (existsSync(path)) return readFile(path, 'utf8')
  const secret = randomBytes(32).toString('hex')
  await writeFile(path, secret, { mode: 0o600 })
  return secret
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
