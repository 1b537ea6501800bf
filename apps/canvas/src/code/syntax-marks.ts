import { syntaxTree } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'
import { Decoration, ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view'

const WRONG = Decoration.mark({ class: 'cm-wrong' })
/** Text far below is looked at when somebody gets there. */
const MOST = 100

/** Underlines what the grammar can't make sense of, while it is typed. */
export const syntaxMarks: Extension = ViewPlugin.fromClass(
  class {
    decorations
    constructor(view: EditorView) {
      this.decorations = marksOf(view.state)
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || syntaxTree(update.startState) !== syntaxTree(update.state))
        this.decorations = marksOf(update.state)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function marksOf(state: EditorState) {
  const marks: ReturnType<typeof WRONG.range>[] = []
  syntaxTree(state).iterate({
    enter: ({ type, from, to }) => {
      if (!type.isError || marks.length >= MOST) return
      const end = Math.min(state.doc.length, Math.max(to, from + 1))
      const start = Math.min(from, Math.max(0, end - 1))
      if (start < end) marks.push(WRONG.range(start, end))
    },
  })
  return Decoration.set(marks, true)
}
