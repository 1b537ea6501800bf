import type { Compiled } from '@drawbridge/compiler'
import type { FileTree } from '@drawbridge/source'
import { realpath, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { removeFolder, writeAtomically } from './atomic-file.ts'
import { BASE, type Base, BaseUnreadable, readBase } from './base.ts'
import { decide, type Decision, type Past } from './decide.ts'
import { readInside, refuseFolder } from './folder.ts'
import { withLock } from './lock.ts'
import { makeFolder } from './make-folder.ts'
import { blocked, busy, changed, type Refusal, released, unreadable } from './refusals.ts'
import { repositoryOf } from './repository.ts'

/** Becomes the base when everything else is in its place. */
const PENDING = 'drawbridge/pending.json'
const SPOOL = 'drawbridge/.spool'

export interface BuildOptions {
  /** Replace files that a person changed, where our output changed as well. */
  readonly force?: boolean
}

export type BuildResult =
  | {
      readonly ok: true
      readonly written: readonly string[]
      readonly removed: readonly string[]
      /** Changed or deleted by a person, and left so. */
      readonly kept: readonly string[]
    }
  | Refusal

/**
 * Brings `folder` to what was compiled, file by file, without ever taking a person's edit away:
 * either nothing is written, or all of it. A build that was killed is finished by the next one.
 */
export async function buildInto(
  folder: string,
  compiled: Extract<Compiled, { ok: true }>,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const target = resolve(folder)
  try {
    const past = await readPast(target)
    const refused = await refuseFolder(target, Object.keys(past).length > 0)
    if (refused !== undefined) return { ok: false, diagnostics: [refused] }
    await makeFolder(target)
    const root = await realpath(target)
    const marker = await readInside(root, BASE)
    if (marker.kind === 'outside' || marker.kind === 'folder') return blocked([BASE])
    const result = await withLock(root, () => build(root, compiled, options))
    return result ?? busy(folder)
  } catch (error) {
    if (error instanceof BaseUnreadable) return unreadable(error.path)
    throw error
  }
}

async function build(
  root: string,
  compiled: Extract<Compiled, { ok: true }>,
  options: BuildOptions,
): Promise<BuildResult> {
  const past = await readPast(root)
  const repository = repositoryOf(compiled)
  const emitted = repository.filter((file) => file.path !== BASE)
  const steps = await planSteps(root, emitted, past)
  const refusal = refuse(steps, emitted, past.last, options)
  if (refusal !== undefined) return refusal

  const base = repository.find((file) => file.path === BASE)?.text ?? ''
  const done = { written: [] as string[], removed: [] as string[], kept: [] as string[] }
  const texts = new Map(emitted.map((file) => [file.path, file.text]))
  const settled = steps.every(([, decision]) => decision === 'same' || decision.startsWith('keep'))
  const current = await readInside(root, BASE)
  if (settled && current.kind === 'file' && current.text === base) {
    await rm(join(root, PENDING), { force: true })
    return { ok: true, ...done, kept: keptOf(steps) }
  }

  const spool = join(root, SPOOL)
  await writeAtomically(join(root, PENDING), base, spool)
  for (const [path, decision] of steps) {
    const text = texts.get(path)
    if (text !== undefined && (decision === 'write' || decision === 'conflict')) {
      await writeAtomically(join(root, path), text, spool)
      done.written.push(path)
    }
    if (decision === 'remove') {
      await rm(join(root, path), { force: true })
      await removeEmptyParents(root, path)
      done.removed.push(path)
    }
  }
  await rename(join(root, PENDING), join(root, BASE))
  await removeFolder(spool)
  return { ok: true, ...done, kept: keptOf(steps) }
}

type Step = readonly [path: string, decision: Decision]

async function planSteps(root: string, emitted: FileTree, past: Past): Promise<Step[]> {
  const texts = new Map(emitted.map((file) => [file.path, file.text]))
  const before = { ...past.last?.files, ...past.cut?.files }
  const paths = new Set([...texts.keys(), ...Object.keys(before)])
  const steps: Step[] = []
  for (const path of [...paths].toSorted()) {
    const disk = await readInside(root, path)
    steps.push([path, decide(path, texts.get(path), disk, past)])
  }
  return steps
}

function refuse(
  steps: readonly Step[],
  emitted: FileTree,
  last: Base | undefined,
  options: BuildOptions,
): BuildResult | undefined {
  const stuck = pathsWith(steps, 'blocked')
  if (stuck.length > 0) return blocked(stuck)
  const rewritten = emitted.filter(
    ({ path, text }) =>
      path.startsWith('migrations/') &&
      last?.files[path] !== undefined &&
      last.files[path] !== text &&
      steps.some((step) => step[0] === path && step[1] !== 'same'),
  )
  if (rewritten.length > 0) return released(rewritten.map((file) => file.path))
  const conflicts = pathsWith(steps, 'conflict')
  return conflicts.length > 0 && options.force !== true ? changed(conflicts) : undefined
}

async function readPast(root: string): Promise<Past> {
  const last = await readBase(root)
  const cut = await readBase(root, PENDING)
  return { ...(last && { last }), ...(cut && { cut }) }
}

function pathsWith(steps: readonly Step[], ...decisions: readonly Decision[]): string[] {
  return steps.filter((step) => decisions.includes(step[1])).map((step) => step[0])
}

function keptOf(steps: readonly Step[]): string[] {
  return pathsWith(steps, 'keepEdit', 'keepDeleted', 'handOver')
}

async function removeEmptyParents(root: string, path: string): Promise<void> {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder))
    } catch {
      return
    }
  }
}
