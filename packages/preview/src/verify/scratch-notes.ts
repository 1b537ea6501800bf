import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Context } from '../context.ts'
import { isAlive } from '../sweep.ts'

type Here = Pick<Context, 'dataDir' | 'runDir'>

/** Of a database that is made to try something on. Which server it is on is told by a digest alone. */
interface Note {
  readonly server: string
  /** Who made it; absent once they have given up taking it away. */
  readonly studio?: string
}

/** More than this at once would keep somebody waiting. */
const MOST = 20

/** Written before it is made: whoever is killed leaves a database and this. */
export async function noteScratch(here: Here, name: string, url: string): Promise<void> {
  await write(here, name, { server: digest(url), studio: basename(here.runDir) })
}

/** @param isGone false where it may still be there: then another is to look */
export async function endNote(
  here: Here,
  name: string,
  url: string,
  isGone: boolean,
): Promise<void> {
  if (isGone) await rm(pathOf(here, name), { force: true })
  else await write(here, name, { server: digest(url) })
}

/** Names of databases on that server that nobody is at work on any more. */
export async function leftScratch(here: Here, url: string): Promise<readonly string[]> {
  const server = digest(url)
  const names = await readdir(pathOf(here)).catch(() => [])
  const notes = await Promise.all(
    names.map(async (name) => ({ name, note: await read(here, name) })),
  )
  return notes
    .filter(({ note }) => note?.server === server && (!note.studio || !isAlive(note.studio)))
    .map(({ name }) => name)
    .slice(0, MOST)
}

async function write(here: Here, name: string, note: Note): Promise<void> {
  await mkdir(pathOf(here), { recursive: true, mode: 0o700 })
  await writeFile(pathOf(here, name), JSON.stringify(note))
}

async function read(here: Here, name: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(pathOf(here, name), 'utf8'))
  } catch {
    // It is being written, or was cut as the machine went down.
    return undefined
  }
}

const pathOf = ({ dataDir }: Here, name = ''): string => join(dataDir, 'scratch', name)

/** Whoever signs in there, with whichever password: the same server. */
const digest = (url: string): string =>
  createHash('sha256').update(new URL(url).host).digest('hex').slice(0, 32)
