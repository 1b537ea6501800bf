import type { WatchedPoint } from './words.ts'

/**
 * The text of a file that tells when a step begins and what it gave. No line moves, so that places
 * in a stack are those of the file on disk.
 */
export function watchedText(
  text: string,
  points: readonly WatchedPoint[],
  watcher: string,
): string {
  const lines = text.split('\n')
  // The outer ones first: what begins on the same line begins in that order, and ends in reverse.
  for (const { id, to, value } of points) {
    const given = value === undefined ? '' : `, { ${value} }`
    const end = endOf(lines, to)
    lines[end] = `${lines[end] ?? ''};$gave(${id}${given});`
  }
  for (const point of points.toReversed()) {
    const { id, from } = point
    const item = aroundOf(point, points)?.item
    const given = item === undefined ? '' : `, { ${item} }`
    lines[from - 1] = `$began(${id}${given});${lines[from - 1] ?? ''}`
  }
  lines[0] = `import { began as $began, gave as $gave, scope as $scope } from ${JSON.stringify(watcher)};${lines[0] ?? ''}`
  return lines.join('\n')
}

/** The step that another one is the nearest inside of. */
export function aroundOf(
  { from, to, id }: WatchedPoint,
  points: readonly WatchedPoint[],
): WatchedPoint | undefined {
  const around = points.filter(
    (one) => one.from <= from && to <= one.to && (one.id < id || one.from < from || to < one.to),
  )
  return around.toSorted((a, b) => b.from - a.from || a.to - b.to)[0]
}

/** The formatter may close a call on lines of their own, after the last one that is the step's. */
function endOf(lines: readonly string[], to: number): number {
  let end = to - 1
  while (lines[end]?.endsWith(',') === true || /^\s*[)\]]/.test(lines[end + 1] ?? '')) end += 1
  return end
}

/** The text of the file that opens the database, which can then be asked to take back what is done. */
export function watchedClient(text: string, watcher: string): string {
  const opening = 'export function openDatabase('
  const wrapped = `import { watchedDatabase as $watched } from ${JSON.stringify(watcher)};export const openDatabase = (url) => $watched($open(url));function $open(`
  return text.replace(opening, () => wrapped)
}
