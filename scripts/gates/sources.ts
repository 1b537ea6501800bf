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
  /** Those of them that are there when it runs: not types alone. */
  readonly valueImports: readonly string[]
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
  const all = /\.(ts|tsx|js)$/.test(path) ? importsOf(path, text) : []
  const names = (imports: readonly Import[]) => [...new Set(imports.map((one) => one.from))]
  return {
    path,
    text,
    imports: names(all),
    valueImports: names(all.filter((one) => !one.type)),
  }
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

interface Import {
  readonly from: string
  readonly type: boolean
}

function importsOf(path: string, text: string): readonly Import[] {
  const { module } = parseSync(path, text)
  const exported = module.staticExports.flatMap((one) =>
    one.entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: moduleRequest.value, type: isType }] : [],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const argument = text.slice(start, end)
    const quoted = /^(['"`])[^'"`$]+\1$/.test(argument)
    return quoted ? [{ from: argument.slice(1, -1), type: false }] : []
  })
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    type: entries.length > 0 && entries.every((entry) => entry.isType),
  }))
  return [...imported, ...exported, ...dynamic]
}
