import { packageOf, type SourceFile, target } from './sources.ts'

/** Imports go to a lower floor; within a floor nobody knows anybody. */
export function checkFloors(
  files: readonly SourceFile[],
  floors: Readonly<Record<string, number>>,
): readonly string[] {
  return files.flatMap((file) => {
    const home = packageOf(file.path)
    if (home === undefined) return []
    if (floors[home] === undefined) return [`${home} has no floor in floors.json`]
    return file.imports.flatMap((specifier) => {
      const other = destination(file, specifier, floors)
      if (other === undefined || other === home) return []
      if (specifier.startsWith('.')) return [`${file.path} reaches into ${other} by path`]
      return (floors[other] ?? Infinity) < (floors[home] ?? 0)
        ? []
        : [
            `${file.path} (${home}, floor ${floors[home]}) imports ${specifier} (floor ${floors[other]})`,
          ]
    })
  })
}

function destination(
  file: SourceFile,
  specifier: string,
  floors: Readonly<Record<string, number>>,
): string | undefined {
  if (specifier.startsWith('.')) return packageOf(target(file, specifier))
  const name = /^@drawbridge\/([^/]+)/.exec(specifier)?.[1]
  if (name === undefined) return undefined
  return [`packages/${name}`, `apps/${name}`].find((path) => path in floors) ?? `packages/${name}`
}
