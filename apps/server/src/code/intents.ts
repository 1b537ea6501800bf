import { differencesOf } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { Intent } from '@drawbridge/protocol'
import type { FileTree } from '@drawbridge/source'

/** More than these are told together: each costs a whole compilation. */
const MOST = 16

export interface Written {
  readonly manifest: Manifest
  readonly tree: FileTree
}

/**
 * How one output became another, told by what somebody meant: `stages` are the drawings between
 * them, the last of which gives `after`. Each is compiled after the ones before it; one that gives no
 * code by itself is told with the next that does.
 */
export async function intentsBetween(
  before: Written,
  after: Written,
  stages: readonly Manifest[],
  write: (manifest: Manifest) => Promise<FileTree | undefined>,
): Promise<readonly Intent[]> {
  const intents: Intent[] = []
  let last = before
  const tell = (next: Written): void => {
    const sentences = differencesOf(last.manifest, next.manifest).map(({ sentence }) => sentence)
    const files = filesBetween(last.tree, next.tree)
    if (sentences.length > 0 || files.length > 0) intents.push({ sentences, files: [...files] })
    last = next
  }
  for (const manifest of fewer(stages).slice(0, -1)) {
    const tree = await write(manifest)
    if (tree) tell({ manifest, tree })
  }
  tell(after)
  return intents
}

/** So few stages that they can all be compiled: what comes late goes together. */
function fewer(stages: readonly Manifest[]): readonly Manifest[] {
  if (stages.length <= MOST) return stages
  const step = stages.length / MOST
  return Array.from(
    { length: MOST },
    (_, index) => stages[Math.ceil((index + 1) * step) - 1] as Manifest,
  )
}

function filesBetween(before: FileTree, after: FileTree): Intent['files'] {
  const [old, now] = [textsOf(before), textsOf(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  return paths
    .filter((path) => !isDrawing(path) && old.get(path) !== now.get(path))
    .map((path) => ({ path, ...linesBetween(old.get(path) ?? '', now.get(path) ?? '') }))
}

/** The drawing goes with the code, and is no code. */
export const isDrawing = (path: string): boolean => path.startsWith('drawbridge/')

const textsOf = (tree: FileTree): ReadonlyMap<string, string> =>
  new Map(tree.map(({ path, text }) => [path, text]))

/** How many lines came and went; one that only moved did neither. */
function linesBetween(before: string, after: string) {
  const counts = new Map<string, number>()
  for (const line of linesOf(after)) counts.set(line, (counts.get(line) ?? 0) + 1)
  for (const line of linesOf(before)) counts.set(line, (counts.get(line) ?? 0) - 1)
  const left = [...counts.values()]
  return {
    added: left.reduce((sum, count) => sum + Math.max(count, 0), 0),
    removed: left.reduce((sum, count) => sum + Math.max(-count, 0), 0),
  }
}

const linesOf = (text: string): readonly string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n')
