import type { FileTree } from '@drawbridge/source'
import { link, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What a running backend never reads. */
const LEFT_OUT = /^(drawbridge|test)\//

/** The files of one version on disk. */
export interface CodeFolder {
  readonly path: string
  readonly texts: ReadonlyMap<string, string>
}

/** What of a tree a running backend reads. */
export const runningPart = (tree: FileTree): FileTree =>
  tree.filter((file) => !LEFT_OUT.test(file.path))

/** Writes files into an empty folder; those that are as before are linked, not written. */
export async function writeCode(
  path: string,
  files: FileTree,
  before: CodeFolder | undefined,
): Promise<CodeFolder> {
  const folders = new Set(files.map((file) => dirname(join(path, file.path))))
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })))
  await Promise.all(files.map((file) => place(path, file.path, file.text, before)))
  return { path, texts: new Map(files.map((file) => [file.path, file.text])) }
}

async function place(
  folder: string,
  path: string,
  text: string,
  before: CodeFolder | undefined,
): Promise<void> {
  const target = join(folder, path)
  if (before?.texts.get(path) !== text) return writeFile(target, text)
  await link(join(before.path, path), target).catch(() => writeFile(target, text))
}
