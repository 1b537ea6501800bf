/** A request that a page of another site, or a careless client, makes with somebody's cookie. */
export interface ForgeryAttack {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** In place of JSON. */
  readonly body?: string
}

/**
 * Ways to write in somebody's name with their cookie alone. `token` is the right CSRF token of the
 * session, for those that have it and should be turned away all the same; `host` is the server's.
 */
export function forgeryAttacks(token: string, host: string): readonly ForgeryAttack[] {
  const own = `http://${host}`
  const attack = (
    name: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): ForgeryAttack => ({ name, headers, ...(body !== undefined && { body }) })
  const foreign = (name: string, headers: Readonly<Record<string, string>>): ForgeryAttack =>
    attack(`${name}, with the token`, { 'x-csrf-token': token, ...headers })
  const form = 'application/x-www-form-urlencoded'

  return [
    attack('no token', {}),
    attack('no token from its own page', { origin: own, 'sec-fetch-site': 'same-origin' }),
    attack('an empty token', { 'x-csrf-token': '' }),
    attack('a wrong token', { 'x-csrf-token': 'x'.repeat(token.length) }),
    attack('half a token', { 'x-csrf-token': token.slice(0, 20) }),
    attack('a token and more', { 'x-csrf-token': `${token}x` }),
    attack('the token in other letters', { 'x-csrf-token': token.toUpperCase() }),
    attack('the token twice', { 'x-csrf-token': `${token}, ${token}` }),
    attack('the token under another name', { 'x-xsrf-token': token }),
    attack('the token in a cookie', { 'x-cookie': `csrf=${token}` }),
    attack('plain text', { 'content-type': 'text/plain' }, '{}'),
    attack('a form', { 'content-type': form }, `x-csrf-token=${encodeURIComponent(token)}`),
    attack('a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'),
    attack('another method', { 'x-http-method-override': 'GET' }),
    foreign('another origin', { origin: 'https://evil.example' }),
    foreign('a null origin', { origin: 'null' }),
    foreign('an empty origin', { origin: '' }),
    foreign('a sub-domain', { origin: `http://evil.${host}` }),
    foreign('a look-alike', { origin: `http://${host}.evil.example` }),
    foreign('another port', { origin: 'http://localhost:1' }),
    foreign('its name as user', { origin: `http://${host}@evil.example` }),
    foreign('cross-site', { 'sec-fetch-site': 'cross-site' }),
    foreign('cross-site under its own name', { origin: own, 'sec-fetch-site': 'cross-site' }),
    foreign('same-site', { 'sec-fetch-site': 'same-site' }),
    foreign('typed', { 'sec-fetch-site': 'none' }),
    foreign('another host', { host: 'evil.example', origin: own }),
    foreign('a foreign form', { origin: 'https://evil.example', 'content-type': form }),
  ]
}
