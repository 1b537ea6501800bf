/** A piece of a text; a link where it is the address of a page. */
export interface Piece {
  readonly text: string
  readonly href?: string
}

/** A text in pieces, its addresses of the web apart. */
export function linked(text: string): readonly Piece[] {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).flatMap((piece, index) => {
    if (piece === '') return []
    const isLink = index % 2 === 1 && URL.canParse(piece)
    return [isLink ? { text: piece, href: piece } : { text: piece }]
  })
}
