import type { SourceFile } from './sources.ts'

/** `a/b.test.ts` › “its name” */
const REFERENCE = /^`([^`]+)` › “([^”]+)”$/
const NAMED = /\btest\}?\(\s*(['"`])((?:\\.|(?!\1)[^\\])+)\1/g
const SIDES = ['studio', 'emitted backends'] as const

/** The tests that a table of evidence names are there, and its sums are right. */
export function checkEvidence(
  { path, text }: SourceFile,
  read: (path: string) => string | undefined,
): readonly string[] {
  const rows = [...text.matchAll(/^\| (V\S+) [^|]*\| ([^|]*) \| ([^|]*) \|$/gm)]
  const missing = rows.flatMap(([, item = '', ...cells]) =>
    cells.flatMap((cell) => faultsOf(cell, read).map((fault) => `${path}: ${item} ${fault}`)),
  )
  const wrong = SIDES.flatMap((side, index) => {
    const cells = rows.map((row) => row[index + 2] ?? '').filter((cell) => !cell.startsWith('—'))
    const proven = cells.filter((cell) => cell.startsWith('`')).length
    const sum = `| ${side} | ${cells.length} | ${proven} | ${cells.length - proven} |`
    return text.includes(sum) ? [] : [`${path} should say ${sum}`]
  })
  return [...missing, ...wrong]
}

function faultsOf(cell: string, read: (path: string) => string | undefined): readonly string[] {
  if (/^(?:— \S|not proven yet(?:$|: \S))/.test(cell)) return []
  return cell.split('<br>').flatMap((reference) => {
    const [, file = '', name = ''] = REFERENCE.exec(reference) ?? []
    if (file === '') return [`names a test as ${reference}, not as \`file\` › “name”`]
    const source = read(file)
    if (source === undefined) return [`names ${file}, which is not there`]
    return testsIn(source).has(name) ? [] : [`names “${name}”, which is no test of ${file}`]
  })
}

/** By name; one that runs only sometimes proves nothing. */
function testsIn(source: string): ReadonlySet<string> {
  return new Set(
    [...source.matchAll(NAMED)]
      .filter(({ index }) => !isConditional(source.slice(0, index)))
      .map(([, , name = '']) => name),
  )
}

/** Whether something around the end of this text asks first; what is around it stands further left. */
function isConditional(before: string): boolean {
  const [own = '', ...earlier] = before.split('\n').toReversed()
  let indent = indentOf(own)
  if (CONDITION.test(own)) return true
  for (const line of earlier) {
    if (line.trim() === '' || indentOf(line) >= indent) continue
    if (CONDITION.test(line)) return true
    indent = indentOf(line)
  }
  return false
}

const CONDITION = /^\s*(?:\} )?(?:if|else|switch|case)\b|\b(?:skip|todo)\b/

const indentOf = (line: string): number => line.length - line.trimStart().length
