import type { CodeFile } from '@drawbridge/protocol'
import type { FileTree } from '@drawbridge/source'
import { sha256 } from '../ids.ts'
import type { StoredGeneration } from './generations.ts'

/**
 * Files with the text that the last generation had, where it was another. Only hashes are kept of
 * a generation: `writeAgain` writes it once more, and what does not have its hash is left out.
 */
export async function withTextsBefore(
  files: readonly CodeFile[],
  last: StoredGeneration | undefined,
  writeAgain: (last: StoredGeneration) => Promise<FileTree>,
): Promise<readonly CodeFile[]> {
  const differ = ({ status }: CodeFile): boolean => status === 'changed' || status === 'removed'
  if (!last || !files.some(differ)) return files
  const texts = new Map(
    (await writeAgain(last))
      .filter(({ path, text }) => last.files.get(path) === sha256(text))
      .map(({ path, text }) => [path, text]),
  )
  return files.map((file) => {
    const before = differ(file) ? texts.get(file.path) : undefined
    return before === undefined ? file : { ...file, before }
  })
}
