import { applyCommand, type Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { CodeFile, ProposedCode } from '@drawbridge/protocol'
import { changedFiles, type FileTree } from '@drawbridge/source'
import type { ProjectScope } from '../accounts/scope.ts'
import { lastGeneration } from '../code/generations.ts'
import { intentsBetween, isDrawing } from '../code/intents.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import { readHead } from '../documents/versions.ts'
import { Refused } from '../http/problem.ts'
import type { Studio } from '../studio.ts'

/** What edits would make of the code; nothing where the drawing would have errors. @throws Refused 409 */
export async function proposedCode(
  { storage, drawings }: Studio,
  project: ProjectScope,
  changes: readonly (readonly Command[])[],
): Promise<ProposedCode> {
  const { manifest } = await readHead(storage.queries, project)
  const stages = stagesOf(manifest, changes)
  const end = stages.at(-1)
  const last = await lastGeneration(storage.queries, project)
  const compile = async (drawing: Manifest): Promise<CompiledOk | undefined> => {
    const options = last ? { previous: last.release } : {}
    const compiled = await drawings.compileOnce({ manifest: drawing }, options)
    return compiled.ok ? compiled : undefined
  }
  const after = end && (await compile(end))
  if (!after) return { files: [], intents: [] }
  const before = await compile(manifest)
  const old = before?.tree ?? []
  const intents = await intentsBetween(
    { manifest, tree: old },
    { manifest: end, tree: after.tree },
    stages,
    async (stage) => (await compile(stage))?.tree,
  )
  return { files: filesBetween(old, after.tree), intents: [...intents] }
}

/** The drawing after each of them. */
function stagesOf(
  manifest: Manifest,
  changes: readonly (readonly Command[])[],
): readonly Manifest[] {
  let drawn = manifest
  return changes.map((commands) => {
    const result = applyCommand(drawn, { type: 'batch', label: '', commands })
    if (!result.ok) throw new Refused(409, result.reason)
    drawn = result.manifest
    return drawn
  })
}

function filesBetween(before: FileTree, after: FileTree): CodeFile[] {
  return changedFiles(before, after)
    .filter(({ path }) => !isDrawing(path))
    .map(({ path, before: was, now }): CodeFile => {
      if (!now) return { path, text: '', origins: [], status: 'removed', before: was?.text ?? '' }
      return was ? { ...now, status: 'changed', before: was.text } : { ...now, status: 'added' }
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
