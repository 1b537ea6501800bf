import { constants } from 'node:crypto'
import {
  asymmetric,
  base64url,
  constant,
  foreignKeys,
  forge,
  hmac,
  none,
  partsOf,
  type Claims,
  type Header,
} from './forge.ts'

/** A value of the `Authorization` header that must be nobody's. */
export interface TokenAttack {
  readonly name: string
  readonly authorization: string
}

const MINUTE = 60

const keys = foreignKeys()

/**
 * Access tokens that must not be accepted: forged without the secret, and, harder, signed with it
 * but saying what ours never say. `token` is a good one.
 */
export function tokenAttacks(
  token: string,
  secret: string | Buffer,
  scheme = 'Bearer',
): readonly TokenAttack[] {
  const { header, claims, signature } = partsOf(token)
  const own = hmac(secret)
  const now = Math.floor(Date.now() / 1000)
  const attacks: TokenAttack[] = []

  const add = (name: string, value: string): void => {
    attacks.push({ name, authorization: `${scheme} ${value}` })
  }
  const withHeader = (name: string, changes: Header, sign: (input: string) => string = own): void =>
    add(name, forge({ ...header, ...changes }, claims, sign))
  const withClaims = (name: string, changes: Claims): void =>
    add(`signed, but ${name}`, forge(header, { ...claims, ...changes }, own))

  for (const alg of ['none', 'None', 'NONE', 'nOnE']) withHeader(`alg ${alg}`, { alg }, none)
  withHeader('alg none with the old signature', { alg: 'none' }, constant(signature))
  withHeader('no alg', { alg: undefined })
  withHeader('empty alg', { alg: '' })
  withHeader('null alg', { alg: null })
  withHeader('alg as a list', { alg: ['HS256'] })
  withHeader('alg in lower case', { alg: 'hs256' })
  withHeader('HS384', { alg: 'HS384' }, hmac(secret, 'sha384'))
  withHeader('HS512', { alg: 'HS512' }, hmac(secret, 'sha512'))
  withHeader('RS256', { alg: 'RS256' }, asymmetric(keys.rsa.privateKey, 'sha256'))
  withHeader(
    'PS256',
    { alg: 'PS256' },
    asymmetric(keys.rsa.privateKey, 'sha256', { padding: constants.RSA_PKCS1_PSS_PADDING }),
  )
  withHeader(
    'ES256',
    { alg: 'ES256' },
    asymmetric(keys.ec.privateKey, 'sha256', { dsaEncoding: 'ieee-p1363' }),
  )
  withHeader('EdDSA', { alg: 'EdDSA' }, asymmetric(keys.ed.privateKey, null))
  withHeader('a psychic signature', { alg: 'ES256' }, constant(base64url(Buffer.alloc(64))))
  withHeader('a public key as the secret', {}, hmac(keys.pem))
  withHeader('a public key with spaces as the secret', {}, hmac(`\n ${keys.pem}`))
  withHeader('an empty secret', {}, hmac(''))
  withHeader('a guessed secret', {}, hmac('secret'))
  withHeader(
    'the secret with a space',
    {},
    hmac(Buffer.concat([Buffer.from(secret), Buffer.from(' ')])),
  )
  withHeader('an empty signature', {}, none)
  withHeader('half a signature', {}, constant(signature.slice(0, 20)))
  withHeader('a turned bit', {}, constant(turned(signature)))

  withHeader('its own key', { jwk: { kty: 'oct', k: base64url('mine') } }, hmac('mine'))
  withHeader('a key elsewhere', { jku: 'http://127.0.0.1:9/keys' }, hmac('mine'))
  withHeader('a certificate elsewhere', { x5u: 'http://127.0.0.1:9/cert' }, hmac('mine'))
  withHeader('its own certificate', { x5c: [base64url('mine')] }, hmac('mine'))
  withHeader('a path as key id', { kid: '../../../../dev/null' }, hmac(''))
  withHeader('SQL as key id', { kid: "' UNION SELECT 'mine' --" }, hmac('mine'))
  withHeader('a null key id', { kid: null }, hmac('\0'))
  withHeader('signed, but with critical exp', { crit: ['exp'] })
  withHeader('signed, but with an unknown critical word', { crit: ['x'], x: 1 })
  withHeader('signed, but with an empty crit', { crit: [] })
  withHeader('signed, but with critical b64', { crit: ['b64'], b64: true })
  withHeader('signed, but not encoded', { crit: ['b64'], b64: false })
  withHeader('signed, but of type JWT', { typ: 'JWT' })
  withHeader('signed, but of no type', { typ: undefined })

  withClaims('it has expired', { exp: now - MINUTE, iat: now - 20 * MINUTE })
  withClaims('it never expires', { exp: undefined })
  withClaims('exp is text', { exp: '9999999999' })
  withClaims('exp is negative', { exp: -1 })
  withClaims('exp is far and iat long ago', { exp: 253_402_300_799, iat: 1 })
  withClaims('it says no time', { iat: undefined })
  withClaims('iat is to come', { iat: now + 60 * MINUTE, exp: now + 70 * MINUTE })
  withClaims('it is not valid yet', { nbf: now + 60 * MINUTE })
  withClaims('nbf is text', { nbf: '0' })
  withClaims('another issued it', { iss: 'someone' })
  withClaims('nobody issued it', { iss: undefined })
  withClaims('it is for another', { aud: 'someone' })
  withClaims('it is for nobody', { aud: undefined })
  withClaims('it is for a list of others', { aud: ['a', 'b'] })
  withClaims('nobody is meant', { sub: undefined })
  withClaims('the user is a number', { sub: 1 })
  withClaims('it is for this and for another', { aud: [claims['aud'], 'someone'] })
  withClaims('it is of another backend with the same secret', {
    iss: 'elsewhere',
    aud: 'elsewhere',
  })
  withClaims('it is of a studio with the same secret', { iss: 'drawbridge', aud: 'drawbridge' })
  withClaims('it is to identify, not to enter', {
    nonce: 'x',
    at_hash: 'x',
    azp: 'someone',
    aud: 'azp',
  })
  withClaims('it has just expired', { exp: now - 1, iat: now - 15 * MINUTE })
  withClaims('exp is infinite and iat long ago', { exp: Number.MAX_VALUE, iat: 1 })
  withClaims('exp is a list', { exp: [now + 10 * MINUTE] })
  withClaims('iat is text', { iat: String(now) })
  withClaims('the user is a list', { sub: [claims['sub']] })
  withClaims('the user is an object', { sub: { toString: 'x' } })
  // What names the sign-in that a token belongs to.
  const session = 'family' in claims ? 'family' : 'sid'
  withClaims('no session is named', { [session]: undefined })
  withClaims('the session is unknown', { [session]: '00000000-0000-4000-8000-000000000000' })
  withClaims('the session is SQL', { [session]: "' OR '1'='1" })
  withClaims('the session is an object', { [session]: { $ne: null } })

  const [head = '', body = '', tail = ''] = token.split('.')
  add('another payload under the old signature', swapped(head, claims, tail))
  add('two parts', `${head}.${body}`)
  add('four parts', `${token}.${tail}`)
  add('five parts, as if encrypted', `${head}.${tail}.${tail}.${body}.${tail}`)
  add('as JSON', JSON.stringify({ protected: head, payload: body, signature: tail }))
  add('claims twice', forge(header, `{"sub":"1",${JSON.stringify(claims).slice(1)}`, hmac('mine')))
  add('no JSON in it', forge('x', 'y', own))
  add('deep JSON', forge(header, `${'['.repeat(300)}${']'.repeat(300)}`, own))
  add('eight megabytes', forge(header, { ...claims, x: 'x'.repeat(8_000_000) }, own))
  add('padding', `${token}=`)
  add('standard base64', `${head}.${body}.${standard(tail)}`)
  add('a line break in it', `${head}.\t${body}.${tail}`)
  add('a comma behind it', `${token},`)
  add('a zip bomb', forge({ ...header, zip: 'DEF' }, claims, own))
  add('another in it', forge({ ...header, cty: 'JWT' }, token, own))
  add('a space in it', `${head} .${body}.${tail}`)
  add('nothing', '')
  attacks.push({ name: 'twice', authorization: `${scheme} ${token}, ${scheme} ${token}` })
  attacks.push({ name: 'another scheme', authorization: `Basic ${token}` })
  attacks.push({ name: 'no scheme', authorization: token })
  return attacks
}

function swapped(head: string, claims: Claims, signature: string): string {
  return `${head}.${base64url(JSON.stringify({ ...claims, sub: `${String(claims['sub'])}0`, role: 'admin' }))}.${signature}`
}

/** In the other alphabet, with the padding that ours leaves out. */
const standard = (signature: string): string =>
  `/${Buffer.from(signature, 'base64url').toString('base64')}`

function turned(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return base64url(bytes)
}
