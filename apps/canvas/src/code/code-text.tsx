import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { Decoration, EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { colours, languageOf } from './language.ts'
import { CODE_THEME } from './theme.ts'

export interface LineMark {
  /** 1-based. */
  readonly line: number
  readonly look: 'part' | 'added' | 'removed' | 'ran' | 'wrong' | 'failed'
}

interface CodeTextProps {
  readonly path: string
  readonly text: string
  readonly marks: readonly LineMark[]
  /** Brought into view when it changes. */
  readonly scrollTo: number | null
  readonly onLine: (line: number) => void
}

/**
 * A file to be read. It stands in a shadow root, where the editor's styles are adopted sheets: the
 * page's policy allows no style elements. Another text needs another key.
 */
export function CodeText({ path, text, marks, scrollTo, onLine }: CodeTextProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const marking = useRef(new Compartment())
  const choose = useRef(onLine)
  useEffect(() => {
    choose.current = onLine
  }, [onLine])

  useEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const parent = root.appendChild(document.createElement('div'))
    parent.style.height = '100%'
    const editor = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          colours,
          languageOf(path),
          CODE_THEME,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': `Code of ${path}` }),
          EditorView.domEventHandlers({
            click: (event, clicked) => {
              const at = clicked.posAtCoords({ x: event.clientX, y: event.clientY })
              if (at !== null) choose.current(clicked.state.doc.lineAt(at).number)
            },
          }),
          marking.current.of([]),
        ],
      }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      parent.remove()
      view.current = null
    }
  }, [path, text])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const effects = [marking.current.reconfigure(decorate(editor.state, marks))]
    editor.dispatch({ effects })
  }, [marks])

  useEffect(() => {
    const editor = view.current
    if (!editor || scrollTo === null || scrollTo > editor.state.doc.lines) return
    const { from } = editor.state.doc.line(scrollTo)
    editor.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) })
  }, [scrollTo])

  return <div ref={host} className="h-full min-h-0 min-w-0 flex-1" data-testid="code-text" />
}

const CLASSES: Readonly<Record<LineMark['look'], string>> = {
  part: 'cm-part',
  added: 'cm-added',
  removed: 'cm-removed',
  ran: 'cm-ran',
  wrong: 'cm-wrong-line',
  failed: 'cm-failed',
}

function decorate(state: EditorState, marks: readonly LineMark[]): Extension {
  const lines = marks
    .filter(({ line }) => line <= state.doc.lines)
    .map(({ line, look }) =>
      Decoration.line({ class: CLASSES[look] }).range(state.doc.line(line).from),
    )
  return EditorView.decorations.of(Decoration.set(lines, true))
}
