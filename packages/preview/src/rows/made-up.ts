import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/** A row that somebody had made up, as it was then. */
export interface MadeUpRow {
  /** The node of its table. */
  readonly table: string
  readonly key: string | number
  readonly mark: string
}

/** Which rows of a database were made up; kept beside what is known of its tables. */
export interface MadeUp {
  read(): Promise<readonly MadeUpRow[]>
  write(rows: readonly MadeUpRow[]): Promise<void>
}

/** `record`: what the database looks like. */
export const madeUpPath = (record: string): string => record.replace(/\.json$/, '-made-up.json')

export function openMadeUp(path: string): MadeUp {
  return {
    async read() {
      const text = await readFile(path, 'utf8').catch(() => '[]')
      const rows: readonly MadeUpRow[] = JSON.parse(text)
      return rows
    },
    async write(rows) {
      if (rows.length === 0) return rm(path, { force: true })
      await writeFile(`${path}.next`, JSON.stringify(rows), { mode: 0o600 })
      await rename(`${path}.next`, path)
    },
  }
}
