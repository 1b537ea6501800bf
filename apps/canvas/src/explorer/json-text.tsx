const TOKENS =
  /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g
const MOST_CHARACTERS = 60_000

/** JSON with its colours; any other text as it is. */
export function JsonText({ text }: { readonly text: string }) {
  if (text === '') return <span className="text-text-3">No body</span>
  const pretty = indent(text)
  if (pretty === null || pretty.length > MOST_CHARACTERS) return pretty ?? text
  const pieces: React.ReactNode[] = []
  let at = 0
  for (const match of pretty.matchAll(TOKENS)) {
    const [whole, quoted, colon, number] = match
    pieces.push(pretty.slice(at, match.index))
    const colour = quoted
      ? colon
        ? 'text-endpoint'
        : 'text-ok'
      : number
        ? 'text-auth'
        : 'text-warning'
    pieces.push(
      <span key={match.index} className={colour}>
        {quoted ?? whole}
      </span>,
    )
    pieces.push(colon)
    at = match.index + whole.length
  }
  pieces.push(pretty.slice(at))
  return <code>{pieces}</code>
}

function indent(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return null
  }
}
