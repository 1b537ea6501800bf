import type { CallToolResult } from '@modelcontextprotocol/server'

/** Characters of one answer: more than this is no help to whoever reads it. */
const LONGEST = 100_000

/** An answer as JSON, and for a program as structured content where it is one whole object. */
export function answer(content: object): CallToolResult {
  const text = JSON.stringify(content)
  if (text.length <= LONGEST) return { content: [{ type: 'text', text }] }
  const cut = `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters are left out: ask for less at once.`
  return { content: [{ type: 'text', text: cut }] }
}

/** A text as it is, by lines, from one on. */
export function page(text: string, from: number): CallToolResult {
  const rest = text.split('\n').slice(from - 1)
  let size = 0
  const shown = rest.filter((line) => (size += line.length + 1) <= LONGEST)
  const left = rest.length - shown.length
  const more = left > 0 ? `\n… ${left} more lines, from line ${from + shown.length} on.` : ''
  return { content: [{ type: 'text', text: `${shown.join('\n')}${more}` }] }
}

/** Nothing was done, and why. */
export function refusal(reason: string, details: object = {}): CallToolResult {
  return {
    isError: true,
    content: [{ type: 'text', text: JSON.stringify({ refused: reason, ...details }) }],
  }
}
