import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import { listFiles } from './problem.ts'

/** Why a build wrote nothing. */
export interface Refusal {
  readonly ok: false
  readonly diagnostics: readonly Diagnostic[]
}

export function blocked(paths: readonly string[]): Refusal {
  return refused(diagnose('file-in-the-way', {}, { files: listFiles(paths) }))
}

export function changed(paths: readonly string[]): Refusal {
  return refused(diagnose('file-changed-by-hand', {}, { files: listFiles(paths) }))
}

export function released(paths: readonly string[]): Refusal {
  return refused(diagnose('migration-released', {}, { files: listFiles(paths) }))
}

export function busy(folder: string): Refusal {
  return refused(diagnose('folder-busy', {}, { folder }))
}

export function unreadable(path: string): Refusal {
  return refused(diagnose('base-unreadable', {}, { path }))
}

function refused(diagnostic: Diagnostic): Refusal {
  return { ok: false, diagnostics: [diagnostic] }
}
