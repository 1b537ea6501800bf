import { Code, type Hole, type Name, type Ref } from './code.ts'
import { lit } from './literal.ts'

/**
 * A text with code in it: `` template`SELECT ${columns} FROM ${'tasks'}` ``. Code is put in when
 * it runs; strings are part of the text. What stands between is written as it stands, line by line.
 */
export function template(
  strings: readonly string[],
  ...holes: readonly (string | Code | Name | Ref)[]
): Code {
  const isPlain =
    holes.every((hole) => typeof hole === 'string') && !strings.join('').includes('\n')
  if (isPlain) return lit(strings.map((part, index) => part + (holes[index] ?? '')).join(''))

  const pieces: string[] = []
  const mentions: Hole[] = []
  let piece = '`'
  strings.forEach((part, index) => {
    piece += part.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')
    const hole = holes[index]
    if (hole === undefined) return
    if (typeof hole === 'string') piece += escapedText(hole)
    else {
      pieces.push(`${piece}\${`)
      mentions.push(hole)
      piece = '}'
    }
  })
  pieces.push(`${piece}\``)
  return new Code(pieces, mentions)
}

/** Plain text: a literal where it is one line, else a template of its lines as they stand. */
export function multiline(text: string): Code {
  if (!text.includes('\n')) return lit(text)
  return new Code([`\`${text.split('\n').map(escapedText).join('\n')}\``], [])
}

/** On one line, and nothing in it that a template would take for code. */
function escapedText(text: string): string {
  return lit(text)
    .strings.join('')
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll(/`|\$(?=\{|$)/g, '\\$&')
}

/** The same from parts in their order: texts are written as they stand, code is put in when it runs. */
export function templateOf(parts: readonly (string | Code | Name | Ref)[]): Code {
  const texts = ['']
  const holes: (Code | Name | Ref)[] = []
  for (const part of parts) {
    if (typeof part === 'string') texts[texts.length - 1] += part
    else {
      holes.push(part)
      texts.push('')
    }
  }
  return template(Object.assign(texts, { raw: texts }), ...holes)
}
