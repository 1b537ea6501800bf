/** A sentence in which names and code stand in backticks, shown as code. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // Pieces have no names of their own: they are what a sentence says, in order.
      <code key={index} className="rounded-chip bg-current/8 px-1 font-mono text-[0.92em]">
        {piece}
      </code>
    ),
  )
}
