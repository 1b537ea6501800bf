import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodeManifest, type Manifest, parseJson } from '@drawbridge/manifest'
import { Value } from 'typebox/value'
import { Case } from './case.ts'

export type Half = 'dev' | 'held'

/** Every case of one half, in the order of its files; throws at a file that is no case. */
export function readCases(half: Half): readonly Case[] {
  const folder = join(import.meta.dirname, half)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => {
      const read: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'))
      if (!Value.Check(Case, read)) {
        const [first] = Value.Errors(Case, read)
        throw new Error(`${half}/${path}: ${first?.instancePath} ${first?.message}`)
      }
      if (`${read.category}/${read.id}.json` !== path)
        throw new Error(`${half}/${path} is not where its category and id say.`)
      return read
    })
}

const BLANK: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

const PROJECTS = new Map<string, Manifest>()

/** The project that a prompt is said in. */
export function readProject(name: string | undefined): Manifest {
  if (name === undefined) return BLANK
  const known = PROJECTS.get(name)
  if (known !== undefined) return known
  const text = readFileSync(join(import.meta.dirname, 'projects', `${name}.json`), 'utf8')
  const document = parseJson(text)
  const read = document.ok ? decodeManifest(document.value) : document
  if (!read.ok) throw new Error(`The project “${name}” is no manifest.`)
  PROJECTS.set(name, read.value)
  return read.value
}

/** Names of the projects that there are to change. */
export function projectNames(): readonly string[] {
  return readdirSync(join(import.meta.dirname, 'projects')).map((file) => basename(file, '.json'))
}
