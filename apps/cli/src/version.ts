import { readFileSync } from 'node:fs'

/** The version of the whole: from the package.json at the root, in a clone as in a package. */
export const VERSION = readVersion()

function readVersion(): string {
  for (const path of ['../../../package.json', '../../../../package.json']) {
    const found = readPackage(new URL(path, import.meta.url))
    if (found?.name === 'drawbridge') return String(found.version)
  }
  return 'unknown'
}

function readPackage(
  url: URL,
): { readonly name?: unknown; readonly version?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(url, 'utf8'))
  } catch {
    return undefined
  }
}
