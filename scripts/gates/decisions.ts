import type { SourceFile } from './sources.ts'

const DECISION = /^docs\/decisions\/((\d+)-.*)$/
const LINK = /\]\((\d+-[^)]+)\)/g

/** Decisions are named by their numbers, one each, and all of them are on the list. */
export function checkDecisions(documents: readonly SourceFile[]): readonly string[] {
  const list = documents.find(({ path }) => path === 'docs/decisions/README.md')
  const listed = [...(list?.text ?? '').matchAll(LINK)].map(([, file]) => file)
  const first = new Map<string, string>()
  return documents.flatMap(({ path }) => {
    const [, file, number] = DECISION.exec(path) ?? []
    if (file === undefined || number === undefined) return []
    const other = first.get(number)
    first.set(number, other ?? path)
    const times = listed.filter((one) => one === file).length
    return [
      ...(other === undefined ? [] : [`${path} has the number of ${other}`]),
      ...(times === 1 ? [] : [`${path} is ${times} times in docs/decisions/README.md, not once`]),
    ]
  })
}
