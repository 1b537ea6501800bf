import type { FileTree } from '@drawbridge/source'
import { strToU8, zipSync } from 'fflate'

/** The earliest time that the format knows, so that equal trees give equal bytes. */
const EPOCH = new Date(1980, 0, 1)

/** The tree as a zip archive; with `folder`, below one folder of that name. */
export function zipTree(tree: FileTree, folder?: string): Uint8Array {
  const prefix = folder === undefined ? '' : `${folder}/`
  const entries = tree.map((file) => [prefix + file.path, strToU8(file.text)] as const)
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: EPOCH })
}
