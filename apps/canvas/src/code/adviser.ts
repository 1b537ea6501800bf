import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete'
import { linter, type Diagnostic } from '@codemirror/lint'
import { StateEffect, type EditorState, type Extension, type Text } from '@codemirror/state'
import type { CodeAdvice, CodeQuestion } from '@drawbridge/protocol'
import { call } from '../server/client.ts'
import { tellTyped, useDocument } from '../stores/document.ts'

type Spot = NonNullable<CodeQuestion['at']>

/** Says what is wrong with a text, or how it may go on at a place. */
export interface Adviser {
  check(source: string): Promise<CodeAdvice['errors']>
  complete(source: string, at: Spot): Promise<CodeAdvice['completions']>
}

const TYPING_MS = 300

/** For the code at one place of the drawing; `hear` is told all that is said of the whole text. */
export function adviserFor(
  node: string,
  field: string,
  hear: (advice: CodeAdvice) => void,
): Adviser {
  const ask = async (source: string, at?: Spot): Promise<CodeAdvice | null> => {
    const { project } = useDocument.getState()
    if (!project) return null
    const body = { node, field, source, ...(at && { at }) }
    return call('adviseCode', { params: { project }, body }).catch(() => null)
  }
  return {
    async check(source) {
      const advice = await ask(source)
      if (!advice) return []
      const { errors, silent } = advice
      hear(advice)
      if (silent === null) tellTyped({ node, field, source, errors })
      return errors
    },
    complete: async (source, at) => (await ask(source, at))?.completions ?? [],
  }
}

/** What the code is given may have changed with the drawing around it. */
export const lookAgain = StateEffect.define<null>()

/** Marks what is wrong while it is typed, and offers what may follow. */
export const advised = (adviser: Adviser): Extension => [
  linter(async ({ state }) => (await adviser.check(textOf(state))).map(shownIn(state.doc)), {
    delay: TYPING_MS,
    needsRefresh: ({ transactions }) =>
      transactions.some(({ effects }) => effects.some((effect) => effect.is(lookAgain))),
  }),
  autocompletion({ override: [(context) => completionsAt(adviser, context)], icons: false }),
]

async function completionsAt(adviser: Adviser, context: CompletionContext) {
  const { state, pos, explicit } = context
  const word = context.matchBefore(/[\w$]+/)
  const afterDot = state.sliceDoc(pos - 1, pos) === '.'
  if (!word && !afterDot && !explicit) return null
  const from = word?.from ?? pos
  const line = state.doc.lineAt(from)
  const at = { line: line.number, column: from - line.from }
  const found = await adviser.complete(textOf(state), at)
  const options = found.map(({ label, kind }): Completion => ({
    label,
    ...(kind && { type: kind, detail: kind }),
  }))
  return { from, options, validFor: /^[\w$]*$/ }
}

const textOf = (state: EditorState): string => state.doc.toString()

const shownIn =
  (doc: Text) =>
  ({ from, to, message, severity }: CodeAdvice['errors'][number]): Diagnostic => {
    const start = offsetOf(doc, from)
    return { from: start, to: Math.max(start, offsetOf(doc, to)), message, severity }
  }

/** The text may have been shortened since. */
function offsetOf(doc: Text, { line, column }: Spot): number {
  const found = doc.line(Math.min(line, doc.lines))
  return Math.min(found.from + column, found.to)
}
