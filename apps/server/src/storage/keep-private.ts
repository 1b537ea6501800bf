import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'

const STICKY = 0o1000

/**
 * Nobody else may look into the folder, or into one that an earlier studio left open. Where code can
 * be given a user of its own, that user walks through, to its own part and to nothing else.
 */
export function keepFolderPrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // One that is shared by design, such as /tmp, is left as it is: the files in it are closed.
  if ((statSync(folder).mode & STICKY) !== 0) return
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

/** A database and what SQLite keeps beside it: with the rights of the database, once it is there. */
export function keepDatabasePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
  for (const each of files.filter((path) => existsSync(path))) chmodSync(each, 0o600)
}
