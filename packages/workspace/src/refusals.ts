import type { Diagnostic } from '@drawbridge/manifest'
import { RESTORE } from './base.ts'
import { listFiles, problem } from './problem.ts'

/** Why a build wrote nothing. */
export interface Refusal {
  readonly ok: false
  readonly diagnostics: readonly Diagnostic[]
}

export function blocked(paths: readonly string[]): Refusal {
  return failed(
    'file-in-the-way',
    `Something else stands where these files belong: ${listFiles(paths)}. It is a folder, or a link that leads out of this folder.`,
    'Move it away, and build again. Nothing was written.',
  )
}

export function changed(paths: readonly string[]): Refusal {
  return failed(
    'file-changed-by-hand',
    `The drawing now asks for other text in files that were edited by hand: ${listFiles(paths)}.`,
    'Move your edits aside and build again, or build with --force to replace the files. Nothing was written.',
  )
}

export function released(paths: readonly string[]): Refusal {
  return failed(
    'migration-released',
    `These migrations were written before and may have run already: ${listFiles(paths)}. They are never rewritten.`,
    'To start from an empty database, or to move to another kind of database, build into a new folder.',
  )
}

export function busy(folder: string): Refusal {
  return failed(
    'folder-busy',
    `Another build is writing into ${folder} at this moment.`,
    'Wait until it has ended, and build again.',
  )
}

export function unreadable(path: string): Refusal {
  return failed(
    'base-unreadable',
    `${path} was changed and can't be read, so there is no telling which files were edited by hand.`,
    RESTORE,
  )
}

function failed(code: string, message: string, cure: string): Refusal {
  return { ok: false, diagnostics: [problem(code, message, cure)] }
}
