import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { STEP_KINDS } from '@drawbridge/kinds'
import { VERIFICATION, type Json } from '@drawbridge/manifest'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'

const KINDS = fileURLToPath(new URL('../../kinds/src', import.meta.url))
const DIAGNOSTICS = fileURLToPath(new URL('../../../docs/diagnostics', import.meta.url))

const folderOf = (kind: string): string =>
  kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The codes under “What may be wrong” on the page of a kind of step. */
function listed(kind: string): ReadonlySet<string> {
  const folder = folderOf(kind)
  const page = readFileSync(join(KINDS, 'steps', folder, `${folder}.md`), 'utf8')
  return new Set([...page.matchAll(/^- \[([a-z-]+)\]\(/gm)].map(([, code = '']) => code))
}

interface Module {
  readonly codes: readonly string[]
  readonly imports: readonly string[]
}

const known = new Map<string, Module>()

/** What a module reports by itself, and the modules of flows and steps that it is made of. */
function moduleAt(path: string): Module {
  const before = known.get(path)
  if (before !== undefined) return before
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gms)]
    .map(([, file = '']) => join(dirname(path), file))
    .filter((file) => /\/(flow|steps)\//.test(file) && !file.endsWith('steps/registry.ts'))
  const codes = [...text.matchAll(/(?:report|diagnose)\(\s*'([a-z-]+)'/g)].map(
    ([, code = '']) => code,
  )
  const found = { codes, imports }
  known.set(path, found)
  return found
}

/** What a module and those that it is made of can report. */
function reachable(path: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(path)) return []
  seen.add(path)
  const { codes, imports } = moduleAt(path)
  return [...codes, ...imports.flatMap((one) => reachable(one, seen))]
}

/** What is said of any step, by whatever goes through the steps of a flow. */
const OF_ALL = ['check-body', 'check-flows', 'step-check', 'names', 'secrets'].flatMap((file) =>
  reachable(join(KINDS, `flow/${file}.ts`)),
)

/** What is said of a step once its code is written, or tried. */
const LATER = ['wrong-code', ...Object.keys(VERIFICATION)]

/** What is wrong with a step as a piece of a drawing, whatever it is. */
const OF_ANY = new Set([
  'too-many-steps',
  ...['check-body', 'step-check', 'names'].flatMap(
    (file) => moduleAt(join(KINDS, `flow/${file}.ts`)).codes,
  ),
  // Of what a flow gives away, by whichever of its steps.
  ...moduleAt(join(KINDS, 'rights/check-role-flows.ts')).codes,
])

for (const { face } of STEP_KINDS)
  test(`the page of ${face.kind} lists what its kind says, and nothing that it can't`, () => {
    const folder = join(KINDS, 'steps', folderOf(face.kind))
    const page = listed(face.kind)
    const own = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => moduleAt(join(folder, file)).codes)
    assert.deepEqual(
      own.filter((code) => !page.has(code)),
      [],
    )
    const all = new Set([...reachable(join(folder, 'kind.ts')), ...OF_ALL, ...LATER])
    assert.deepEqual(
      [...page].filter((code) => !all.has(code)),
      [],
    )
  })

/** The kind of the innermost step that a place in a manifest lies in. */
function kindAt(manifest: Json, node: string, field: string): string | undefined {
  const nodes = Reflect.get(Object(manifest), 'nodes') as readonly Json[]
  let at: unknown = nodes.find((one) => Reflect.get(Object(one), 'id') === node)
  let kind: string | undefined
  let isInSteps = false
  for (const piece of field.split('/').slice(1)) {
    at = Reflect.get(Object(at), piece)
    isInSteps ||= piece === 'steps'
    const found: unknown = isInSteps ? Reflect.get(Object(at), 'kind') : undefined
    if (typeof found === 'string') kind = found
  }
  return kind
}

test('what the example of a diagnostic has said of a step stands on the page of its kind', () => {
  const kinds = new Set(STEP_KINDS.map(({ face }) => face.kind))
  const missing = readdirSync(DIAGNOSTICS).flatMap((file) => {
    const page = readFileSync(join(DIAGNOSTICS, file), 'utf8')
    return [...page.matchAll(/```json\n([^]*?)\n```/g)].flatMap(([, text = '']) => {
      const read = readManifest(text)
      if (!read.ok) return []
      const { manifest } = read.value
      return checkManifest(manifest).diagnostics.flatMap(({ code, node, field }) => {
        if (OF_ANY.has(code) || `${code}.md` !== file || node === undefined || field === undefined)
          return []
        const kind = kindAt(manifest as unknown as Json, node, field)
        return kind !== undefined && kinds.has(kind) && !listed(kind).has(code)
          ? [`${kind}: ${code}`]
          : []
      })
    })
  })
  assert.deepEqual([...new Set(missing)].toSorted(), [])
})

test('every page that is listed is there', () => {
  for (const { face } of STEP_KINDS)
    for (const code of listed(face.kind)) assert(existsSync(join(DIAGNOSTICS, `${code}.md`)), code)
})
