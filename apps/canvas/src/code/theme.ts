import { EditorView } from '@codemirror/view'

/** How code looks, read or written. */
export const CODE_THEME = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '12px',
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: "'JetBrains Mono Variable', monospace",
    lineHeight: '20px',
    fontVariantLigatures: 'none',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--text-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 12px 0 16px', cursor: 'pointer' },
  '.cm-line': { padding: '0 16px 0 6px', borderLeft: '3px solid transparent' },
  '.cm-part': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 11%, transparent)',
    borderLeftColor: 'var(--accent)',
  },
  '.cm-ran': { borderLeftColor: 'var(--logic)' },
  '.cm-wrong-line': { borderLeftColor: 'var(--warning)' },
  '.cm-failed': {
    backgroundColor: 'color-mix(in srgb, var(--error) 16%, transparent)',
    borderLeftColor: 'var(--error)',
  },
  '.cm-added': {
    backgroundColor: 'color-mix(in srgb, var(--ok) 13%, transparent)',
    borderLeftColor: 'var(--ok)',
  },
  '.cm-removed': {
    backgroundColor: 'color-mix(in srgb, var(--error) 13%, transparent)',
    borderLeftColor: 'var(--error)',
  },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
  '.cm-lintRange-error, .cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--error) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--border)',
    borderRadius: '6px',
    boxShadow: 'var(--shadow-2)',
    maxWidth: '420px',
    fontFamily: 'inherit',
  },
  '.cm-diagnostic': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', lineHeight: '20px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-solid)',
  },
  '.cm-wrong': { textDecoration: 'underline wavy var(--error) 1px', textUnderlineOffset: '3px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 25%, transparent) !important',
  },
})
