import { wordsOfShell } from './words-of-shell.ts'

/** A request as a line of cURL says it. */
export interface CurlRequest {
  readonly method: string
  readonly url: URL
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | undefined
  readonly isJson: boolean
  readonly user: string | undefined
}

export type CurlRead =
  | { readonly ok: true; readonly request: CurlRequest }
  | { readonly ok: false; readonly problem: string }

const LONGEST = 100_000

/** Flags that are followed by something of no interest here. */
const WITH_VALUE = new Set(
  '-o --output -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout --retry -x --proxy -w --write-out --cacert --cert --key -E --resolve --limit-rate -T --upload-file'.split(
    ' ',
  ),
)
const NAMES: Readonly<Record<string, string>> = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '--data-raw': '--data',
  '--data-binary': '--data',
  '--data-ascii': '--data',
  '-u': '--user',
  '-F': '--form',
  '-G': '--get',
  '-I': '--head',
}

/** Reads a line such as people copy out of documentation. Nothing of it is run. */
export function readCurl(line: string): CurlRead {
  if (line.length > LONGEST) return refused('This is too long.')
  const words = wordsOfShell(line.trim())
  if (words === undefined) return refused('A quotation mark is not closed.')
  const [command, ...rest] = words[0] === '$' ? words.slice(1) : words
  if (command !== 'curl' && command !== 'curl.exe') return refused('This does not begin with curl.')
  const found = collected(rest)
  if (found.form) return refused('Forms with files can’t be taken over yet.')
  const url = URL.parse(/^[a-z]+:\/\//i.test(found.url) ? found.url : `https://${found.url}`)
  if (found.url === '' || url === null || !/^https?:$/.test(url.protocol))
    return refused('There is no address in it.')
  const data = found.data.join('&')
  if (found.isGet && data !== '') url.search = [url.search.slice(1), data].filter(Boolean).join('&')
  const body = found.isGet || found.data.length === 0 ? undefined : data
  const method = (found.method ?? (body === undefined ? 'GET' : 'POST')).toUpperCase()
  const isJson =
    found.isJson ||
    found.headers.some(([name, value]) => /^content-type$/i.test(name) && /json/i.test(value))
  const { headers, user } = found
  return { ok: true, request: { method, url, headers, body, isJson, user } }
}

const refused = (problem: string): CurlRead => ({ ok: false, problem })

interface Collected {
  url: string
  method: string | undefined
  readonly headers: [string, string][]
  readonly data: string[]
  user: string | undefined
  isGet: boolean
  isJson: boolean
  form: boolean
}

function collected(words: readonly string[]): Collected {
  const found: Collected = {
    url: '',
    method: undefined,
    headers: [],
    data: [],
    user: undefined,
    isGet: false,
    isJson: false,
    form: false,
  }
  for (let at = 0; at < words.length; at += 1) {
    const { flag, own } = split(words[at] ?? '')
    if (flag === undefined) {
      if (found.url === '') found.url = words[at] ?? ''
      continue
    }
    const value = (): string => {
      if (own === undefined) at += 1
      return own ?? words[at] ?? ''
    }
    take(flag, value, found)
  }
  return found
}

function take(flag: string, value: () => string, found: Collected): void {
  switch (flag) {
    case '--request':
      found.method = value()
      break
    case '--url':
      found.url = value()
      break
    case '--header': {
      const [, name = '', text = ''] = /^([^:]+):\s*(.*)$/s.exec(value()) ?? []
      if (name !== '') found.headers.push([name.trim(), text])
      break
    }
    case '--data':
      found.data.push(value())
      break
    case '--data-urlencode': {
      const [name = '', ...text] = value().split('=')
      found.data.push(`${name}=${encodeURIComponent(text.join('='))}`)
      break
    }
    case '--json':
      found.data.push(value())
      found.isJson = true
      break
    case '--user':
      found.user = value()
      break
    case '--get':
      found.isGet = true
      break
    case '--form':
      value()
      found.form = true
      break
    default:
      if (WITH_VALUE.has(flag)) value()
  }
}

/** `-XPOST`, `--request=POST`, `-X` */
function split(word: string): { readonly flag?: string; readonly own?: string } {
  if (word.startsWith('--')) {
    const [flag = '', ...own] = word.split('=')
    return { flag: NAMES[flag] ?? flag, ...(own.length > 0 && { own: own.join('=') }) }
  }
  if (!/^-[A-Za-z]/.test(word)) return {}
  const short = word.slice(0, 2)
  const flag = NAMES[short] ?? short
  const isAlone = word.length === 2 || !(NAMES[short] !== undefined || WITH_VALUE.has(short))
  return { flag, ...(!isAlone && { own: word.slice(2) }) }
}
