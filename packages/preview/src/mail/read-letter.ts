/** What people read of a message. */
export interface Letter {
  readonly from: string
  readonly subject: string
  /** Its plain text; of a message that has none, what is left of its HTML. */
  readonly text: string
}

const LONGEST_TEXT = 100_000
const DEEPEST = 5

/** Reads as much of a message (RFC 5322, MIME) as there is to show. Whatever it is, something comes out. */
export function readLetter(raw: Buffer): Letter {
  // Each byte is a character until its charset is known.
  const { headers, body } = split(raw.toString('latin1'))
  const found = textOf(headers, body, 0)
  return {
    from: decodedWords(headers.get('from') ?? ''),
    subject: decodedWords(headers.get('subject') ?? ''),
    text: (found ?? '').slice(0, LONGEST_TEXT),
  }
}

type Headers = ReadonlyMap<string, string>

function split(text: string): { readonly headers: Headers; readonly body: string } {
  const [head = '', ...rest] = text.replaceAll('\r\n', '\n').split(/\n\n/)
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  const headers = new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  return { headers, body: rest.join('\n\n') }
}

/** The plain text of a part, else the text of its HTML; undefined where it has neither. */
function textOf(headers: Headers, body: string, depth: number): string | undefined {
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (/^multipart\//i.test(type) && boundary !== undefined && depth < DEEPEST) {
    const parts = body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => split(part.trimStart()))
    const plain = parts.find((part) => /^text\/plain/i.test(part.headers.get('content-type') ?? ''))
    const order = plain === undefined ? parts : [plain, ...parts]
    for (const part of order) {
      const found = textOf(part.headers, part.body, depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (!/^text\//i.test(type)) return undefined
  const bytes = decoded(body, headers.get('content-transfer-encoding') ?? '')
  const text = bytes.toString(/charset="?(?:iso-8859-1|us-ascii)/i.test(type) ? 'latin1' : 'utf8')
  return /^text\/html/i.test(type) ? plainOf(text) : text
}

function decoded(body: string, encoding: string): Buffer {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64')
  if (/^quoted-printable$/i.test(encoding)) return unquoted(body.replaceAll('=\n', ''))
  return Buffer.from(body, 'latin1')
}

const unquoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
    'latin1',
  )

/** `=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=` → `Grüße` */
function decodedWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?')
  return joined.replaceAll(/=\?[\w-]+\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
    /b/i.test(how)
      ? Buffer.from(word, 'base64').toString('utf8')
      : unquoted(word.replaceAll('_', ' ')).toString('utf8'),
  )
}

const plainOf = (html: string): string =>
  html
    .replaceAll(/<(style|script)[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<a\s[^>]*href="([^"]*)"[^>]*>/gi, '$1 ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()
