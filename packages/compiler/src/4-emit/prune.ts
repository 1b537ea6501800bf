import { recent } from '../recent.ts'

/** A file as its paragraphs: imports, and then declarations with a blank line before each. */
interface Paragraphs {
  readonly imports: readonly Import[]
  readonly others: readonly Paragraph[]
}

interface Import {
  /** `type Reader`, `bind`, `* as queries` */
  readonly entries: readonly string[]
  readonly from: string
  readonly statement: string
}

interface Paragraph {
  readonly text: string
  readonly declares: readonly string[]
  readonly words: ReadonlySet<string>
}

const DECLARED = /^(?:export )?(?:async )?(?:const|let|function|interface|type|class) (\w+)/gm
/** A comment on lines of its own: what it speaks of is not used by that. */
const COMMENT = /^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)$/gm
const IMPORT = /^import (type )?(?:\{([^}]*)\}|([^{}']+?)) from '([^']+)'$/gm

/**
 * A fixed module with no more of it than these of its exports need. Its text has to be formatted,
 * as all of ours is; a paragraph that declares nothing stays.
 */
export function prune(text: string, needed: ReadonlySet<string>): string {
  const { imports, others } = paragraphsOf(text)
  const kept = new Set(others.filter(({ declares }) => declares.length === 0))
  const open = others.filter(({ declares }) => declares.some((name) => needed.has(name)))
  open.push(...kept)
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    kept.add(one)
    for (const other of others)
      if (!kept.has(other) && other.declares.some((name) => one.words.has(name))) open.push(other)
  }
  if (kept.size === others.length) return text
  const words = new Set([...kept].flatMap((one) => [...one.words]))
  const head = imports.flatMap((one) => narrowed(one, words)).join('\n')
  const body = others.filter((one) => kept.has(one)).map((one) => one.text)
  return `${[...(head === '' ? [] : [head]), ...body].join('\n\n').trimEnd()}\n`
}

/** What a module takes of others: `['./times.ts', 'utc']`. */
export function importsOf(text: string): readonly (readonly [from: string, name: string])[] {
  return importsIn(text).flatMap(({ entries, from }) =>
    entries.flatMap((entry): [string, string][] => {
      const whole = /\* as (\w+)$/.exec(entry)?.[1]
      if (whole === undefined) return [[from, exportedName(entry)]]
      const members = [...text.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))]
      return [[from, ''], ...members.map(([, name = '']): [string, string] => [from, name])]
    }),
  )
}

const exportedName = (entry: string): string => entry.replace(/^type /, '').split(' as ')[0] ?? ''
const localName = (entry: string): string => entry.split(/ as |^type /).at(-1) ?? ''

const paragraphs = recent<Paragraphs>(200)

const paragraphsOf = (text: string): Paragraphs => paragraphs(text, () => readParagraphs(text))

function readParagraphs(text: string): Paragraphs {
  const imports = importsIn(text)
  const body = imports.reduce((rest, { statement }) => rest.replace(`${statement}\n`, ''), text)
  const others = body
    .trimStart()
    .split(/\n\n(?=\S)/)
    .map((paragraph) => ({
      text: paragraph,
      declares: [...paragraph.matchAll(DECLARED)].map(([, name = '']) => name),
      words: new Set(paragraph.replaceAll(COMMENT, '').match(/\w+/g)),
    }))
  return { imports, others }
}

function importsIn(text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([statement, type = '', named, other = '', from = '']) => ({
    statement,
    from,
    entries:
      named === undefined
        ? [`${type}${other}`]
        : named
            .split(',')
            .map((entry) => entry.trim())
            .filter((entry) => entry !== '')
            .map((entry) => `${type}${entry}`),
  }))
}

/** The import with what is still spoken of; nothing where that is nothing. */
function narrowed({ entries, from, statement }: Import, words: ReadonlySet<string>): string[] {
  const kept = entries.filter((entry) => words.has(localName(entry)))
  if (kept.length === entries.length) return [statement]
  if (kept.length === 0) return []
  const isType = kept.every((entry) => entry.startsWith('type '))
  const names = isType ? kept.map((entry) => entry.replace(/^type /, '')) : kept
  return [`import ${isType ? 'type ' : ''}{ ${names.join(', ')} } from '${from}'`]
}
