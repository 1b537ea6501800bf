import type { Schema } from '@drawbridge/sql'
import { readFile, rename, writeFile } from 'node:fs/promises'

/** What a database looks like. */
export interface AppliedSchema {
  /** Counts the changes; SQLite carries it inside, written with the change. */
  readonly number: number
  readonly schema: Schema
}

/** A change that a database without such transactions was left in the middle of. */
export interface HalfChange {
  readonly intended: AppliedSchema
  /** How many of its statements are done. */
  readonly done: number
}

interface Contents extends AppliedSchema {
  readonly intended?: AppliedSchema
  readonly half?: HalfChange
}

/**
 * Remembers what the preview's database looks like. A change is written down as intended before it
 * happens, so that after a crash in the middle the database can be asked which side of it holds.
 */
export interface SchemaRecord {
  /** `ask` gives the number that the database carries. */
  settled(ask: (intended: number) => Promise<number>): Promise<Contents>
  intend(next: AppliedSchema): Promise<void>
  done(): Promise<void>
  undone(): Promise<void>
  /** So many of its statements stay. */
  halfDone(done: number): Promise<void>
}

export async function openSchemaRecord(path: string): Promise<SchemaRecord> {
  let contents = await read(path)
  async function become(next: Contents): Promise<void> {
    if (next === contents) return
    await write(path, next)
    contents = next
  }
  async function settle(success: boolean): Promise<void> {
    const { intended, ...before } = contents
    if (intended !== undefined) await become(success ? intended : before)
  }
  return {
    intend: (intended) => become({ ...contents, intended }),
    done: () => settle(true),
    undone: () => settle(false),
    async halfDone(done) {
      const { number, schema, intended, half } = contents
      if (intended === undefined) return
      await become({ number, schema, half: { intended, done: (half?.done ?? 0) + done } })
    },
    async settled(ask) {
      const { intended } = contents
      if (intended !== undefined) await settle((await ask(intended.number)) === intended.number)
      return contents
    },
  }
}

/** The file is written by this module alone, into a folder that code inside can't write to. */
async function read(path: string): Promise<Contents> {
  const text = await readFile(path, 'utf8').catch(orNothing)
  if (text === '') return { number: 0, schema: { tables: [] } }
  const contents: Contents = JSON.parse(text)
  return contents
}

/** A record that can't be read is no empty one: by that, tables with rows would be made again. */
function orNothing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}

async function write(path: string, contents: Contents): Promise<void> {
  const draft = `${path}.next`
  await writeFile(draft, JSON.stringify(contents), { mode: 0o600 })
  await rename(draft, path)
}
