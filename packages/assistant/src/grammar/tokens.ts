import { FIXED } from './fixed.ts'

/** A word or a mark of a sentence: in lower case, with the words that mean one thing together in one. */
export interface Token {
  readonly word: string
  /** Where it stands in the text. */
  readonly at: number
  readonly end: number
}

const PART = /[-=]>|→|[\p{L}\p{N}_]+(?:[-'][\p{L}\p{N}_]+)*|[^\s]/gu
/** `can't` → `can`, `not`; `author's` → `author`, `'s`. */
const SHORT: readonly (readonly [ending: RegExp, ...parts: readonly string[]])[] = [
  [/^can't$|^cannot$|^cant$/, 'can', 'not'],
  [/^won't$/, 'will', 'not'],
  [/^shan't$/, 'shall', 'not'],
  [/^(.+)n't$/, '$1', 'not'],
  [/^(i)'m$/, '$1', 'am'],
  [/^(.+)'re$/, '$1', 'are'],
  [/^(.+)'ve$/, '$1', 'have'],
  [/^(.+)'ll$/, '$1', 'will'],
  [/^(.+)'d$/, '$1', 'would'],
  [/^(it|that|there|he|she|who|what|here)'s$/, '$1', 'is'],
  [/^(.+)'s$/, '$1', "'s"],
]

/**
 * The words and marks of a text, in order.
 *
 * The first of three layers that read a sentence by its structure: tokens, then phrases
 * (`people` and `things`: noun phrases; `verbs`: verb groups), then clauses. Each function of the
 * upper layers takes tokens and a place, and yields every way to read on from there with the place behind it.
 */
export function tokensOf(text: string): readonly Token[] {
  const parts = [...text.toLowerCase().replaceAll(/[’‘]/g, "'").matchAll(PART)].flatMap(
    ({ 0: word, index }) => parted(word).map((part) => token(part, index, index + word.length)),
  )
  const tokens: Token[] = []
  for (let at = 0; at < parts.length;) {
    const { word, length } = together(parts, at)
    const end = parts[at + length - 1]?.end ?? 0
    tokens.push(token(word, parts[at]?.at ?? 0, end))
    at += length
  }
  return tokens
}

const token = (word: string, at: number, end: number): Token => ({
  word: /^(?:[-=]>|→)$/.test(word)
    ? ':'
    : word === "'"
      ? "'s"
      : word === '&' || word === '+'
        ? 'and'
        : word,
  at,
  end,
})

function parted(word: string): readonly string[] {
  for (const [ending, ...parts] of SHORT)
    if (ending.test(word)) return parts.map((part) => word.replace(ending, part))
  return [word]
}

function together(tokens: readonly Token[], at: number) {
  const first = tokens[at]?.word ?? ''
  for (const [rest, same] of FIXED.get(first) ?? [])
    if (rest.every((word, index) => tokens[at + 1 + index]?.word === word))
      return { word: same, length: rest.length + 1 }
  return { word: first, length: 1 }
}
