import { readdirSync, readFileSync } from 'node:fs'

/** A file that stands in every emitted repository with this way to sign in, as it is. */
export interface PlainFile {
  readonly path: string
  readonly text: string
}

/** Read once, when the compiler is loaded. */
export const FILES = {
  jwt: [...filesOf('both'), ...filesOf('jwt')],
  session: [...filesOf('both'), ...filesOf('session')],
  passwords: filesOf('passwords'),
}

function filesOf(folder: 'both' | 'jwt' | 'session' | 'passwords'): readonly PlainFile[] {
  const url = new URL(`../files/${folder}/`, import.meta.url)
  return readdirSync(url)
    .toSorted()
    .map((name) => ({ path: `src/auth/${name}`, text: readFileSync(new URL(name, url), 'utf8') }))
}
