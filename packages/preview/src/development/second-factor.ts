import { createHmac } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30

/** What an authenticator app with this secret shows; `ahead`: so many codes later. */
export function codeOf(secret: string, ahead = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / STEP_SECONDS) + ahead))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** From base 32, as secrets are typed into apps. */
function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) =>
    LETTERS.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** The secret that setting up an app was answered with. */
export function secretIn(body: string): string | undefined {
  try {
    const { secret }: { readonly secret?: unknown } = Object(JSON.parse(body))
    return typeof secret === 'string' && /^[A-Z2-7]{16,64}$/.test(secret) ? secret : undefined
  } catch {
    return undefined
  }
}
