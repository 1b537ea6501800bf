import type { FileTree } from '@drawbridge/source'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startInner } from '../inner.ts'
import type { Cell, Limits } from '../isolation/cell.ts'
import { insideOf, launchProgram } from '../isolation/launch.ts'
import type { Level } from '../isolation/level.ts'
import { createLog } from '../log.ts'
import { readComplaints } from './complaints.ts'
import { cutShort } from './findings.ts'
import type { Finding } from './verification.ts'

const CHECK_MS = 60_000
export const COMPILER_MEMORY_MB = 1500
/** The last thing that the compiler says, and only when it came to the end. */
const FINISHED = /^Total time:/

/**
 * Checks the types of a tree with the compiler and the settings that it brings along. The compiler
 * reads and writes nothing; what it reads is a person's, so it runs where the code would.
 */
export async function checkTypes(
  level: Level,
  cell: Cell,
  limits: Limits,
  tree: FileTree,
): Promise<readonly Finding[]> {
  const compiler = compilerOf(level, cell)
  if (compiler === undefined) {
    return [cutShort('types', 'There is no TypeScript for this machine among the libraries.')]
  }
  const { code } = insideOf(level, cell)
  // On several threads it does much of the work once in each.
  const rules = ['--noEmit', '--singleThreaded', '--pretty', 'false', '--extendedDiagnostics']
  const command = [compiler, '-p', code, ...rules]
  const launch = launchProgram(level, cell, command)
  if (launch === undefined) return [cutShort('types', 'This machine has no way to keep it apart.')]

  const lines: string[] = []
  const finished = Promise.withResolvers<'finished'>()
  const log = createLog(({ text }) => {
    lines.push(text)
    if (FINISHED.test(text)) finished.resolve('finished')
  })
  const inner = startInner(launch, cell.data, { ...limits, memory: COMPILER_MEMORY_MB }, log)
  const timer = setTimeout(() => inner.kill('stuck'), CHECK_MS)
  const ending = await Promise.race([finished.promise, inner.ended])
  clearTimeout(timer)
  inner.kill()
  await inner.ended
  const findings = readComplaints(lines, tree)
  if (findings.length > 0) return findings
  // Of no file of ours: of its own settings, or of a library.
  const elsewhere = lines.find((line) => /\berror TS\d+:/.test(line))
  if (elsewhere !== undefined) return [cutShort('types', elsewhere)]
  return ending === 'finished' ? [] : [cutShort('types', reasonOf(ending, lines))]
}

/** Where the compiler is for whoever is in the cell; `undefined` where there is none. */
export function compilerOf(level: Level, { modules }: Cell): string | undefined {
  const compiler = `@typescript/typescript-${process.platform}-${process.arch}/lib/tsc`
  if (!existsSync(join(modules, compiler))) return undefined
  return join(level === 'isolated' ? '/app/node_modules' : modules, compiler)
}

function reasonOf(ending: string, lines: readonly string[]): string {
  if (ending === 'memory') return `It took more than ${COMPILER_MEMORY_MB} MB of memory.`
  if (ending === 'stuck') return `It took more than ${CHECK_MS / 1000} seconds.`
  return lines.find((line) => line.trim() !== '') ?? 'The compiler ended without a word.'
}
