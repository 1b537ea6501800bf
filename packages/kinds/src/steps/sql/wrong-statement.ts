import type { Piece } from './pieces.ts'

/**
 * What reads and changes rows. All else would end or begin a transaction, as changes of tables do
 * on MySQL, or change the connection, which others use next.
 */
const ALLOWED: ReadonlySet<string> = new Set(
  'select with values table insert replace update delete merge explain show'.split(' '),
)

type Wrong = { readonly found: string } | { readonly isSeveral: true }

/** What a statement is that doesn't read or change rows; undefined where it does, and is one. */
export function wrongStatement(pieces: readonly Piece[]): Wrong | undefined {
  const said = pieces.filter(({ kind, text }) => kind !== 'comment' && text.trim() !== '')
  const first = said.find(({ text }) => text !== '(')
  if (first?.kind !== 'word' || !ALLOWED.has(first.text.toLowerCase()))
    return { found: first?.text ?? '' }
  // What the database runs although it looks like a comment, or what nobody can see the end of.
  const unclear = said.find(({ kind, text }) => kind === 'other' && text.startsWith('/*'))
  if (unclear !== undefined) return { found: unclear.text }
  const end = said.findIndex(({ kind, text }) => kind === 'other' && text === ';')
  const isSeveral = end !== -1 && said.slice(end).some(({ text }) => text !== ';')
  return isSeveral ? { isSeveral } : undefined
}
