import type { FlowScene } from './scene.ts'

/** What is refused, ready to be drawn. */
export interface Refusal {
  readonly scene: FlowScene
  readonly time: 'before' | 'after'
  readonly condition: string
  /** What becomes of the row whenever it may be refused: a part of the condition. */
  readonly becoming?: string
  /** In which case, in the words of whoever asked. */
  readonly words: string
  /** It may be done in that case alone. */
  readonly isOnly?: boolean
}

/** A case about the very field that changes is about what it was. */
export function asItWas(formula: string, becoming: string): string {
  const field = /row\.(?<name>\w+)/.exec(becoming)?.groups?.['name']
  if (becoming.startsWith(`row.${field} != before.`))
    return formula.replaceAll(/\brow\./g, 'before.')
  return field === undefined
    ? formula
    : formula.replaceAll(new RegExp(String.raw`\brow\.${field}\b`, 'g'), `before.${field}`)
}
