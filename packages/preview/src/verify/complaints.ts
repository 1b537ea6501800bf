import { diagnose } from '@drawbridge/manifest'
import type { EmittedFile, FileTree } from '@drawbridge/source'
import { nodeAt } from '../problem.ts'
import type { Finding } from './verification.ts'

const COMPLAINT = /^(.+?)\((\d+),\d+\): error TS\d+: (.+)$/
/** More are said by the compiler itself, once the code is at home. */
const MOST = 20

/** What the compiler complains of, at the nodes that the lines were written for. */
export function readComplaints(lines: readonly string[], tree: FileTree): readonly Finding[] {
  return lines.flatMap((text) => complaint(text, tree) ?? []).slice(0, MOST)
}

function complaint(text: string, tree: FileTree): Finding | undefined {
  const [, printed = '', digits, reason = ''] = COMPLAINT.exec(text) ?? []
  const found = fileNamed(printed, tree)
  if (found === undefined) return undefined
  const line = Number(digits)
  const { path: file } = found
  return { ...diagnose('type-mismatch', nodeAt(found, line), { file, line, reason }), file, line }
}

/** The compiler prints paths as they are seen from where it was started. */
function fileNamed(printed: string, tree: FileTree): EmittedFile | undefined {
  const fitting = tree.filter(({ path }) => printed === path || printed.endsWith(`/${path}`))
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0]
}
