/** A piece of the document of a kind, as the details show it. */
export type DocumentBlock =
  | { readonly kind: 'heading' | 'text' | 'code'; readonly text: string }
  | {
      readonly kind: 'list'
      readonly items: readonly { readonly title: string; readonly text: string }[]
    }

/** What leads to pages of docs/ is for those who read there. */
const ELSEWHERE = '## What may be wrong'

/** The pieces of a document, without its title, which stands above it already. */
export function blocksOf(page: string): readonly DocumentBlock[] {
  const [own = ''] = page.split(ELSEWHERE)
  return own
    .split('\n\n')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !piece.startsWith('# '))
    .map(blockOf)
}

function blockOf(piece: string): DocumentBlock {
  if (piece.startsWith('## ')) return { kind: 'heading', text: piece.slice(3) }
  if (piece.startsWith('```'))
    return { kind: 'code', text: piece.replace(/^```\w*\n/, '').replace(/\n```$/, '') }
  if (piece.startsWith('- ')) return { kind: 'list', items: piece.split('\n').map(itemOf) }
  return { kind: 'text', text: withoutLinks(piece) }
}

/** `- **Table** (`table`): The table …` */
function itemOf(line: string): { readonly title: string; readonly text: string } {
  const [, title = '', text = line.slice(2)] = /^- \*\*(.+?)\*\* \(`\w+`\): (.*)$/.exec(line) ?? []
  return { title, text: withoutLinks(text) }
}

const withoutLinks = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
