import { packageOf, type SourceFile, target } from './sources.ts'

/** A package's index.ts is its door to others; inside, one goes to the file that one means. */
export function checkOwnIndex(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((specifier) => isOwnIndex(file, specifier))
      .map((specifier) => `${file.path} imports its own package's ${specifier}`),
  )
}

function isOwnIndex(file: SourceFile, specifier: string): boolean {
  const home = packageOf(file.path)
  if (home === undefined) return false
  if (specifier === home.replace(/^(packages|apps)/, '@drawbridge')) return true
  return specifier.startsWith('.') && target(file, specifier) === `${home}/src/index.ts`
}
