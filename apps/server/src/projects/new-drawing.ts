import { readManifest } from '@drawbridge/compiler'
import { FORMAT, type Manifest } from '@drawbridge/manifest'
import { TEMPLATES, type Sample } from '@drawbridge/workspace'
import { Refused } from '../http/problem.ts'

export interface NewDrawing {
  /** What the history begins with. */
  readonly origin: string
  readonly manifest: Manifest
  readonly samples: readonly Sample[]
  /** Drawn here, so that nobody has to be asked before it runs. */
  readonly isTrusted: boolean
}

/** What a new project begins with. @throws Refused for what can't be read as a drawing */
export function newDrawing(given: {
  readonly name?: string
  readonly template?: string
  readonly manifest?: unknown
}): NewDrawing {
  const { manifest, ...rest } = begin(given)
  const isTrusted = given.manifest === undefined
  const name = given.name?.trim()
  return { manifest: name ? { ...manifest, name } : manifest, ...rest, isTrusted }
}

function begin(given: {
  readonly template?: string
  readonly manifest?: unknown
}): Omit<NewDrawing, 'isTrusted'> {
  if (given.manifest !== undefined)
    return {
      origin: 'Created from a drawing that was brought in',
      manifest: readImport(given.manifest),
      samples: [],
    }
  if (given.template === undefined) return { origin: 'Created', manifest: BLANK, samples: [] }
  const template = TEMPLATES.get(given.template)
  if (!template) throw new Refused(422, 'There is no template of this name.')
  return { ...template, origin: `Created from the template “${template.title}”` }
}

const BLANK: Manifest = { drawbridge: FORMAT, name: 'Untitled', nodes: [], connections: [] }

/** Full or compact form. Whether the drawing makes sense is not asked: it may be unfinished. */
function readImport(input: unknown): Manifest {
  const read = readManifest(input)
  if (read.ok) return read.value.manifest
  const errors = read.diagnostics.map(({ field, message, cure }) => ({
    field: field ?? '',
    message: `${message} ${cure}`,
  }))
  throw new Refused(422, 'This is not a drawing that can be read.', { errors })
}
