/** A request that a page of another site, or a careless client, makes with somebody's cookie. */
export interface ForgeryAttack {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** In place of JSON. */
  readonly body?: string
  /** In place of the route's. */
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS'
  readonly query?: string
  /** Comes from where it has no business, so that it is turned away even where nobody has signed in. */
  readonly isForeign?: true
}

/** What an attacker knows of whom they attack, and has of their own. */
export interface Known {
  /** The right CSRF token of the session, for those that have it and are turned away all the same. */
  readonly token: string
  /** The victim's. */
  readonly cookie: string
  /** Of a sign-in that is over. */
  readonly oldToken: string
  /** What the attacker's own browser has. */
  readonly ownCookie: string
  readonly ownToken: string
  /** The server's. */
  readonly host: string
}

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

/** Ways to write in somebody's name with their cookie alone, or with more than another site can have. */
export function forgeryAttacks(known: Known): readonly ForgeryAttack[] {
  return [...withoutToken(known), ...fromElsewhere(known), ...inOtherWords(known)]
}

function withoutToken({ token, oldToken, ownToken, cookie, ownCookie, host }: Known) {
  const own = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }
  const attack = (
    name: string,
    headers: ForgeryAttack['headers'],
    body?: string,
  ): ForgeryAttack => ({
    name,
    headers,
    ...(body !== undefined && { body }),
  })
  const sent = (name: string, value: string) => attack(name, { ...own, 'x-csrf-token': value })
  return [
    attack('no token', {}),
    attack('no token from its own page', own),
    attack('its address as the referrer alone', { referer: `http://${host}/` }),
    sent('an empty token', ''),
    sent('a wrong token', 'x'.repeat(token.length)),
    sent('half a token', token.slice(0, 20)),
    sent('a token and more', `${token}x`),
    sent('the token in other letters', token.toUpperCase()),
    sent('the token twice', `${token}, ${token}`),
    sent('the token of another session', ownToken),
    sent('the token of a sign-in that is over', oldToken),
    attack('a cookie tossed behind its own, with the token of that', {
      ...own,
      cookie: `${cookie}; ${ownCookie}`,
      'x-csrf-token': ownToken,
    }),
    attack('the token under another name', { ...own, 'x-xsrf-token': token }),
    attack('the token in a cookie', { ...own, cookie: `${cookie}; x-csrf-token=${token}` }),
    attack('the token in the body', own, JSON.stringify({ csrfToken: token, _csrf: token })),
    { ...attack('the token in the address', own), query: `x-csrf-token=${token}&_csrf=${token}` },
    attack('plain text', { 'content-type': 'text/plain' }, '{}'),
    attack('a form', { 'content-type': FORM }, `x-csrf-token=${encodeURIComponent(token)}`),
    attack('a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'),
    attack('no type at all', { 'content-type': '' }, '{}'),
    attack('another method in a header', { ...own, 'x-http-method-override': 'GET' }),
    { ...attack('another method in the address', own), query: '_method=GET' },
  ] satisfies readonly ForgeryAttack[]
}

function fromElsewhere({ token, host }: Known): readonly ForgeryAttack[] {
  const own = `http://${host}`
  const foreign = (name: string, headers: ForgeryAttack['headers']): ForgeryAttack => ({
    name: `${name}, with the token`,
    headers: { 'x-csrf-token': token, ...headers },
    isForeign: true,
  })
  return [
    foreign('another origin', { origin: 'https://evil.example' }),
    foreign('a null origin', { origin: 'null' }),
    foreign('an empty origin', { origin: '' }),
    foreign('a sub-domain', { origin: `http://evil.${host}` }),
    foreign('a look-alike', { origin: `http://${host}.evil.example` }),
    foreign('another port', { origin: 'http://localhost:1' }),
    foreign('its name as user', { origin: `http://${host}@evil.example` }),
    foreign('two origins', { origin: `${own} https://evil.example` }),
    foreign('no address as origin', { origin: host }),
    foreign('cross-site', { 'sec-fetch-site': 'cross-site' }),
    foreign('cross-site under its own name', { origin: own, 'sec-fetch-site': 'cross-site' }),
    foreign('same-site', { 'sec-fetch-site': 'same-site' }),
    foreign('typed', { 'sec-fetch-site': 'none' }),
    foreign('a word that no browser says', { 'sec-fetch-site': 'same-origin, cross-site' }),
    foreign('another host', { host: 'evil.example', origin: own }),
    foreign('a foreign form', { origin: 'https://evil.example', 'content-type': FORM }),
    foreign('a foreign beacon', { origin: 'https://evil.example', 'content-type': 'text/plain' }),
  ]
}

/** What is no request to write, and what is no JSON: neither gets to what writes. */
function inOtherWords({ token, host }: Known): readonly ForgeryAttack[] {
  const headers = { 'x-csrf-token': token, origin: `http://${host}` }
  const typed = (type: string): ForgeryAttack => ({
    name: `${type === '' ? 'no type' : type}, with the token`,
    headers: { ...headers, 'content-type': type },
  })
  const evil = { origin: 'https://evil.example' }
  return [
    typed('text/plain'),
    typed(FORM),
    typed('multipart/form-data; boundary=x'),
    typed(`${JSON_TYPE}x`),
    typed(`${JSON_TYPE}, text/plain`),
    typed(`text/plain; ${JSON_TYPE}`),
    typed(`${JSON_TYPE}+x`),
    { name: 'a GET that stands for it', headers, method: 'GET', query: '_method=POST' },
    {
      name: 'a GET with the method in a header',
      headers: { ...headers, 'x-http-method-override': 'POST' },
      method: 'GET',
    },
    { name: 'a HEAD', headers, method: 'HEAD' },
    {
      name: 'a preflight of another site',
      headers: {
        ...evil,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, x-csrf-token',
        'access-control-request-private-network': 'true',
      },
      method: 'OPTIONS',
    },
    {
      name: 'a WebSocket of another site',
      headers: {
        ...evil,
        upgrade: 'websocket',
        connection: 'Upgrade',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
      },
      method: 'GET',
    },
  ]
}
