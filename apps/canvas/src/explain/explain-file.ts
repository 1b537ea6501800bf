import type { Line, Section } from '@drawbridge/assistant/explain'
import { listed, type Manifest } from '@drawbridge/manifest'
import type { CodeFile } from '@drawbridge/protocol'
import { whyLine } from '../code/why-line.ts'
import { titleOf } from '../kinds/words.ts'
import { counted } from '../ui/counted.ts'
import { exportsOf, importsOf } from './module-of.ts'

/** So much is told of each; the file has all. */
const MOST_TOLD = 30

type File = Pick<CodeFile, 'path' | 'text' | 'origins'>

/** What a file of the code is, from the drawing and the files beside it: offline, and the same each time. */
export function explainFile(
  manifest: Manifest,
  file: File,
  files: readonly File[],
): readonly Section[] {
  const users = files.flatMap((one) => {
    const [used] = importsOf(one).filter(({ from }) => from === file.path)
    return used ? [{ says: `${one.path} uses ${named(used.names)}.` }] : []
  })
  const used = importsOf(file).map(({ from, names }) => ({
    says: capital(`${named(names)} of ${from}.`),
  }))
  const exported = exportsOf(file.text).map(({ name, sort, says }) => ({
    says: says === '' ? `${name}, ${sort}.` : `${name}, ${sort}: ${says}`,
  }))
  const sections = [
    { title: 'What it is', lines: [{ says: whatItIs(manifest, file) }] },
    { title: 'What it offers to other files', lines: exported },
    { title: 'Who uses it', lines: users },
    { title: 'What it uses', lines: used },
    { title: 'Why its lines are there', lines: reasons(manifest, file) },
  ]
  return sections.filter(({ lines }) => lines.length > 0).map(cut)
}

const named = (names: readonly string[]): string =>
  names.length === 0 ? 'it' : listed(names, 'and')

const capital = (text: string): string =>
  text.startsWith('everything') ? `E${text.slice(1)}` : text

const cut = ({ title, lines }: Section): Section =>
  lines.length <= MOST_TOLD
    ? { title, lines }
    : {
        title,
        lines: [
          ...lines.slice(0, MOST_TOLD),
          { says: `And ${(lines.length - MOST_TOLD).toLocaleString()} more.` },
        ],
      }

function whatItIs({ nodes }: Manifest, { text, origins }: File): string {
  const parts = nodes.filter(({ id }) => origins.some(({ node }) => node === id))
  const lines = counted(text.trimEnd().split('\n').length, 'line')
  if (parts.length === 0)
    return `${lines}, the same in every backend: nothing in the drawing changes them.`
  const words = parts.map(({ name, kind }) => `${name} (${titleOf(kind)})`)
  return `${lines}, made from ${listed(words, 'and')}.`
}

/** The settings that lines come from, each once, with where its lines begin and end. */
function reasons(manifest: Manifest, { origins }: File): readonly Line[] {
  const found = new Map<string, [from: number, to: number][]>()
  for (const origin of origins.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const why = whyLine(manifest, origin)
    if (!why) continue
    const ranges = found.get(why.from) ?? []
    const last = ranges.at(-1)
    if (last && origin.from <= last[1] + 1) last[1] = Math.max(last[1], origin.to)
    else ranges.push([origin.from, origin.to])
    found.set(why.from, ranges)
  }
  return [...found].map(([from, ranges]) => ({ says: `${from}: ${linesIn(ranges)}.` }))
}

function linesIn(ranges: readonly (readonly [number, number])[]): string {
  const words = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const isOne = ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1]
  return `${isOne ? 'line' : 'lines'} ${words.join(', ')}`
}
