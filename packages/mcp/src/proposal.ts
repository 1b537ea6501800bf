import { sensitiveChanges } from '@drawbridge/assistant'
import { applyCommand, describeCommand, type Command } from '@drawbridge/commands'
import { hasErrors, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import { changedFiles, type ChangedFile } from '@drawbridge/source'
import type { Change, Desk, Drawn, Evidence, FileChange } from './desk.ts'

export interface Suggested {
  readonly title: string
  readonly commands: readonly Command[]
}

/** What a list of edits would come to. Nothing has been changed. */
export type Proposal =
  | { readonly ok: false; readonly refused: string; readonly diagnostics?: readonly Diagnostic[] }
  | {
      readonly ok: true
      readonly command: Command
      readonly change: Change
      readonly evidence: Evidence
    }

/** Makes edits on a copy and says everything about them that can be said without running anything. */
export async function proposalOf(
  { manifest }: Drawn,
  { title, commands }: Suggested,
  desk: Desk,
): Promise<Proposal> {
  const changes: string[] = []
  let after: Manifest = manifest
  for (const [at, command] of commands.entries()) {
    changes.push(describeCommand(after, command))
    const applied = applyCommand(after, command)
    if (!applied.ok) return { ok: false, refused: `commands[${at}]: ${applied.reason}` }
    after = applied.manifest
  }
  const [before, compiled] = [await desk.compile(manifest), await desk.compile(after)]
  if (!compiled.ok) {
    const errors = compiled.diagnostics.filter((one) => hasErrors([one]))
    const many = errors.length === 1 ? 'one error' : `${errors.length} errors`
    const refused = `The drawing would have ${many}. Put them right in the same list of edits.`
    return { ok: false, refused, diagnostics: errors }
  }
  const changed = changedFiles(before.ok ? before.tree : [], compiled.tree)
  const sensitive = sensitiveChanges(before, compiled)
  const evidence = {
    changes,
    diagnostics: newOnes(before.diagnostics, compiled.diagnostics),
    files: changed.map(changeOf),
    migration: changed
      .flatMap((one) => (isMigration(one) && one.now ? [one.now.text] : []))
      .join('\n'),
    sensitive,
  }
  const change = { before, compiled, sensitive }
  return { ok: true, command: { type: 'batch', label: title, commands }, change, evidence }
}

function newOnes(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = new Set(before.map((one) => JSON.stringify(one)))
  return after.filter((one) => !known.has(JSON.stringify(one)))
}

const changeOf = ({ path, before, now }: ChangedFile): FileChange => ({
  path,
  change: before === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
})

const isMigration = ({ path }: ChangedFile): boolean => /^migrations\/.*\.sql$/.test(path)
