import type { CodeFile } from '@drawbridge/protocol'

export interface Folder {
  readonly name: string
  readonly path: string
  readonly folders: readonly Folder[]
  readonly files: readonly CodeFile[]
}

/** Files in their folders: folders first, each in the order of the alphabet. */
export function folderOf(files: readonly CodeFile[], path = ''): Folder {
  const inside = files.filter((file) => file.path.startsWith(path))
  const rest = (file: CodeFile): string => file.path.slice(path.length)
  const names = new Set(
    inside.filter((file) => rest(file).includes('/')).map((file) => rest(file).split('/')[0] ?? ''),
  )
  return {
    name: path.split('/').at(-2) ?? '',
    path,
    folders: [...names].toSorted().map((name) => folderOf(inside, `${path}${name}/`)),
    files: inside
      .filter((file) => !rest(file).includes('/'))
      .toSorted((a, b) => a.path.localeCompare(b.path)),
  }
}
