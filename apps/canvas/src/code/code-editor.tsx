import { javascript } from '@codemirror/lang-javascript'
import { sql } from '@codemirror/lang-sql'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, lineNumbers } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { colours } from './language.ts'
import { useDocument } from '../stores/document.ts'
import { advised, lookAgain, type Adviser } from './adviser.ts'
import { CODE_THEME } from './theme.ts'
import { syntaxMarks } from './syntax-marks.ts'

interface CodeEditorProps {
  readonly label: string
  readonly language: 'typescript' | 'sql'
  readonly value: string
  /** JSON pointer inside the part: problems lead here. */
  readonly field: string
  /** Whoever says what is wrong with it, and how it may go on. */
  readonly adviser?: Adviser | undefined
  readonly onKeep: (text: string) => void
}

/**
 * Code to be written, kept when it is left: one edit, one undo entry. It stands in a shadow root, as
 * the code that is read does.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language, value, field, adviser, onKeep } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const keep = useRef({ value, onKeep })
  useEffect(() => {
    keep.current = { value, onKeep }
    const editor = view.current
    if (!editor || editor.hasFocus) return
    const { length } = editor.state.doc
    if (editor.state.doc.toString() !== value)
      editor.dispatch({ changes: { from: 0, to: length, insert: value } })
  }, [value, onKeep])

  useEffect(() => {
    const element = host.current
    if (!element) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true })
    const parent = root.appendChild(document.createElement('div'))
    const editor = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: keep.current.value,
        extensions: [
          lineNumbers(),
          colours,
          grammar(language),
          bracketMatching(),
          indentOnInput(),
          highlightActiveLine(),
          adviser ? advised(adviser) : language === 'typescript' ? syntaxMarks : [],
          CODE_THEME,
          EDITING,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          EditorView.domEventHandlers({
            blur: (_, left) => {
              const text = left.state.doc.toString()
              if (text !== keep.current.value) keep.current.onKeep(text)
            },
            keydown: indentByTab,
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      const text = editor.state.doc.toString()
      if (editor.hasFocus && text !== keep.current.value) keep.current.onKeep(text)
      editor.destroy()
      parent.remove()
      view.current = null
    }
  }, [label, language, adviser])

  const version = useDocument(({ sync }) => sync.version)
  useEffect(() => {
    if (adviser) view.current?.dispatch({ effects: lookAgain.of(null) })
  }, [version, adviser])

  return (
    <div
      ref={host}
      data-field={field}
      data-testid="code-editor"
      className="max-h-[420px] min-h-48 overflow-auto rounded-control border focus-within:border-accent"
    />
  )
}

const grammar = (language: 'typescript' | 'sql'): Extension =>
  language === 'sql' ? sql() : javascript({ typescript: true })

const EDITING = EditorView.theme({
  '&': { minHeight: '190px' },
  '.cm-content': { minHeight: '186px' },
})

/** Tab leaves the field, as everywhere; Mod+] and Mod+[ move lines in and out. */
function indentByTab(event: KeyboardEvent, editor: EditorView): boolean {
  if (!(event.ctrlKey || event.metaKey) || (event.key !== ']' && event.key !== '[')) return false
  const { from } = editor.state.selection.main
  const line = editor.state.doc.lineAt(from)
  if (event.key === ']') editor.dispatch({ changes: { from: line.from, insert: '  ' } })
  else {
    const spaces = /^ {0,2}/.exec(line.text)?.[0].length ?? 0
    editor.dispatch({ changes: { from: line.from, to: line.from + spaces } })
  }
  event.preventDefault()
  return true
}
