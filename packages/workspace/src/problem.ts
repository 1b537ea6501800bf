/** `a, b and 3 more`: names of files in a sentence. */
export function listFiles(paths: readonly string[], shown = 5): string {
  if (paths.length <= shown) return paths.join(', ')
  return `${paths.slice(0, shown).join(', ')} and ${paths.length - shown} more`
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
