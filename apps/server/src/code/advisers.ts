import { segmentsOf, type Json, type Manifest } from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import type { CodeAdvice, CodeQuestion } from '@drawbridge/protocol'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk, Drawings } from '../documents/drawings.ts'
import type { Head } from '../documents/versions.ts'
import type { PreviewHost } from '../preview/preview-host.ts'
import { hasDependencies } from '../preview/settings.ts'

/** Stands in the code where a person types: it fits every type, and says nothing of its own. */
const PLACEHOLDER = 'return undefined as never'
const KEPT = 30

interface Known {
  readonly version: number
  /** What compiled last: while the drawing has errors, the code is seen against that. */
  readonly compiled: Promise<CompiledOk | undefined>
}

/** Answers what the compiler says of code steps, against the drawing around them. */
export class Advisers {
  readonly #drawings: Drawings
  readonly #previews: PreviewHost
  readonly #report: (error: unknown) => void
  readonly #known = new Map<string, Known>()

  constructor(drawings: Drawings, previews: PreviewHost, report: (error: unknown) => void) {
    this.#drawings = drawings
    this.#previews = previews
    this.#report = report
  }

  async advise(
    scope: ProjectScope,
    head: Head,
    { node, field, source, at }: CodeQuestion,
  ): Promise<CodeAdvice> {
    const manifest = withPlaceholder(head.manifest, node, field)
    if (!manifest) return silent('There is no code at this place of the drawing any more.')
    const { projectId } = scope
    const dialect = await this.#previews.dialect(scope)
    const name = `${projectId}/${dialect}/${node}${field}`
    const compiled = await this.#compile(name, head.version, manifest, dialect)
    if (!compiled)
      return silent('TypeScript looks at this as soon as the drawing has no other errors.')
    if (!(await hasDependencies(compiled.tree)))
      return silent('TypeScript looks at this once you have pressed Run, which fetches packages.')
    const question = { place: { node, field }, source, ...(at && { at }) }
    const advice = await this.#previews.previews
      .advise(projectId, compiled, question)
      .catch(this.#report)
    if (!advice) return silent('TypeScript can’t look at this just now.')
    const { errors, completions } = advice
    return { silent: null, errors: [...errors], completions: [...completions] }
  }

  #compile(name: string, version: number, manifest: Manifest, dialect: Dialect): Known['compiled'] {
    const before = this.#known.get(name)
    if (before?.version === version) return before.compiled
    const compiled = this.#drawings
      .compileOnce({ manifest }, { dialect })
      .then((now) => (now.ok ? now : before?.compiled))
    this.#known.delete(name)
    this.#known.set(name, { version, compiled })
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest)
    return compiled
  }
}

const silent = (why: string): CodeAdvice => ({ silent: why, errors: [], completions: [] })

/** The drawing with nothing of the person's own at that place; undefined where no code stands. */
function withPlaceholder(manifest: Manifest, node: string, field: string): Manifest | undefined {
  const [first, ...path] = segmentsOf(field)
  const part = manifest.nodes.find(({ id }) => id === node)
  if (first !== 'settings' || path.at(-1) !== 'source' || !part) return undefined
  const settings = replaced(part.settings, path)
  if (settings === undefined) return undefined
  const nodes = manifest.nodes.map((one) =>
    one === part ? { ...one, settings: settings as typeof part.settings } : one,
  )
  return { ...manifest, nodes }
}

function replaced(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [key, ...rest] = path
  if (key === undefined)
    return value === undefined || typeof value === 'string' ? PLACEHOLDER : undefined
  if (typeof value !== 'object' || value === null) return undefined
  const isList = Array.isArray(value)
  const known = Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, Json>>)[key]
    : undefined
  if (known === undefined && (isList || rest.length > 0)) return undefined
  const inner = replaced(known, rest)
  if (inner === undefined) return undefined
  return isList ? value.with(Number(key), inner) : { ...value, [key]: inner }
}
