import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A file of this repository, as the gates see it. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** What it imports and re-exports, as written. */
  readonly imports: readonly string[]
}

/** Every file that is in the repository or about to be, with these endings. */
export function readFiles(root: string, endings: RegExp): readonly SourceFile[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard']
  const paths = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\n')
  return paths
    .filter((path) => endings.test(path) && existsSync(join(root, path)))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')))
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, imports: /\.(ts|tsx|js)$/.test(path) ? importsOf(path, text) : [] }
}

/** The golden samples are repositories of their own, with their own rules. */
export function isOurs(file: SourceFile): boolean {
  return !/^samples\/[^/]+\/expected\//.test(file.path)
}

/** `packages/sql/src/a.ts` → `packages/sql` */
export function packageOf(path: string): string | undefined {
  return /^(?:packages|apps)\/[^/]+/.exec(path)?.[0]
}

/** Path of the file that a relative import means. */
export function target(file: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(file.path), specifier)
}

function importsOf(path: string, text: string): readonly string[] {
  const { module } = parseSync(path, text)
  const exported = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const argument = text.slice(start, end)
    return /^(['"`])[^'"`$]+\1$/.test(argument) ? [argument.slice(1, -1)] : []
  })
  const imported = module.staticImports.map((one) => one.moduleRequest.value)
  return [...new Set([...imported, ...exported, ...dynamic])]
}
