import type { Question } from './question.ts'

/** Stands where something was that nobody is sent. */
export const LEFT_OUT = '•••'

/** Shorter ones are parts of too many words. */
const SHORTEST = 8

/** What keys of well-known services, and tokens, look like. */
const KEYS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?:sk|rk|whsec|gh[opsu]|github_pat|glpat|xox[abprs]|drawbridge|shpat|dop_v1)[-_][\w-]{8,}/g,
  /\b(?:npm|hf)_\w{20,}/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bAIza[\w-]{30,}/g,
  /\bSG\.[\w-]{10,}\.[\w-]{10,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b[0-9a-f]{32,}\b/gi,
] as const

/** What follows a scheme of sign-in, and what stands before the host of an address. */
const NAMED = [
  /(\b(?:Bearer|Basic)\s+)[\w.+/=~-]{8,}/gi,
  /(:\/\/[^\s/:@'"`]*:)[^\s/@'"`$]+(?=@)/g,
] as const

/** `password = "…"`, `"apiKey": "…"`, also within a text that stands within JSON. */
const ASSIGNED =
  /((?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|private[-_]?key|credential|authorization)\w*(?:\\*["'`])?\s*[:=]+\s*\\*["'`])([^"'`\\]{3,})/gi
/** `params.token`, `secrets.KEY`: where something is taken from is nothing secret. */
const TAKEN = /^\s*\w+(?:\.\w+)+\s*$|^\s*$|\$\{/

/** Letters of both sizes and digits, many of them, or what comes out of such as a key. */
const CODED = /[\w+/-]{16,}={0,2}/g

/**
 * A question without secrets: those that are known, in whichever form they stand there, and whatever
 * looks like one. What is shown to a person beforehand goes through this very function.
 */
export function withoutSecrets(question: Question, known: readonly string[] = []): Question {
  // The longest first: one may begin as another does, whose end would be left.
  const forms = known
    .filter(({ length }) => length >= SHORTEST)
    .flatMap(formsOf)
    .toSorted((one, other) => other.length - one.length)
  const messages = question.messages.map((message) => ({
    ...message,
    content: leftOut(message.content, forms),
  }))
  return { ...question, messages }
}

function leftOut(text: string, forms: readonly string[]): string {
  const unknown = forms.reduce((all, form) => all.replaceAll(form, LEFT_OUT), text)
  const named = NAMED.reduce((all, shape) => all.replace(shape, `$1${LEFT_OUT}`), unknown)
  const free = named.replace(ASSIGNED, (whole, before: string, value: string) =>
    TAKEN.test(value) ? whole : `${before}${LEFT_OUT}`,
  )
  const bare = KEYS.reduce((all, shape) => all.replace(shape, LEFT_OUT), free)
  return bare.replace(CODED, (word) => (isCoded(word, forms) ? LEFT_OUT : word))
}

/** As it is, within JSON, in an address, in Base64 wherever it begins, by its bytes, and backwards. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const shifted = [0, 1, 2].flatMap((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // The edges depend on what stands beside it.
    const core = coded
      .slice(shift === 0 ? 0 : 4)
      .replace(/=+$/, '')
      .slice(0, -1)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...shifted,
  ]
  return [...new Set(forms)].filter(({ length }) => length >= SHORTEST)
}

function isCoded(word: string, forms: readonly string[]): boolean {
  const isLong = word.length >= 40
  if (isLong && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word)) return true
  const said = Buffer.from(word, 'base64').toString('latin1')
  const isText = /^[\x20-\x7e]+$/.test(said)
  if (!isText) return false
  const isKey = [...KEYS, ...NAMED].some((shape) => said.replace(shape, '') !== said)
  return isKey || forms.some((form) => said.includes(form))
}
