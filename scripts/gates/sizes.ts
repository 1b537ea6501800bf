import type { SourceFile } from './sources.ts'

const LIMIT = 400
const MEDIAN = 80
const NINETIETH = 250

/** No file over the limit; the middle and the ninetieth in a hundred within theirs. */
export function checkSizes(files: readonly SourceFile[]): readonly string[] {
  const sizes = sortedSizes(files)
  const tooLong = files
    .filter((file) => lines(file) > LIMIT)
    .map((file) => `${file.path} has ${lines(file)} lines; the limit is ${LIMIT}`)
  const median = percentile(sizes, 0.5)
  const ninetieth = percentile(sizes, 0.9)
  return [
    ...tooLong,
    ...(median > MEDIAN ? [`the median file has ${median} lines; the limit is ${MEDIAN}`] : []),
    ...(ninetieth > NINETIETH
      ? [`one file in ten has more than ${ninetieth} lines; the limit is ${NINETIETH}`]
      : []),
  ]
}

export function describeSizes(files: readonly SourceFile[]): string {
  const sizes = sortedSizes(files)
  const longest = files.reduce((a, b) => (lines(b) > lines(a) ? b : a))
  return (
    `${sizes.length} files, median ${percentile(sizes, 0.5)} lines, ` +
    `nine in ten ≤ ${percentile(sizes, 0.9)}, longest ${lines(longest)} (${longest.path})`
  )
}

function sortedSizes(files: readonly SourceFile[]): readonly number[] {
  return files.map(lines).toSorted((a, b) => a - b)
}

function lines(file: SourceFile): number {
  return file.text.split('\n').length - (file.text.endsWith('\n') ? 1 : 0)
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
