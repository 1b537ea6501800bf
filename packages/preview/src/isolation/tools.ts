import { accessSync, constants, existsSync, readlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Full path of a program, `undefined` when this machine does not have it. */
export function findTool(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin']
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** `--ro-bind` and `--symlink` for the folders of the shared libraries that Node needs. */
export function libraryMounts(): string[] {
  return ['/usr/lib', '/usr/lib64', '/lib', '/lib64'].flatMap((folder) => {
    if (!existsSync(folder)) return []
    const target = linkOf(folder)
    return target === undefined ? ['--ro-bind', folder, folder] : ['--symlink', target, folder]
  })
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}
