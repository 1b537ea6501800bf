import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const MEMORY = 19_456
const PASSES = 2
const LENGTH = 32

/** At most four at a time: more would only fill memory and the thread pool. */
export const SLOTS = 4
let running = 0
const waiting: (() => void)[] = []

/** argon2id, with its parameters, salt and result in one text. The password is taken unmodified. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await compute(password, salt, MEMORY, PASSES)
  return ['argon2id', MEMORY, PASSES, salt.toString('base64url'), hash.toString('base64url')].join(
    '$',
  )
}

/** What is stored for whoever signs in otherwise: no password is right. */
export const NO_PASSWORD = ''

/** Without a stored hash (no such account, or none with a password) it does the same work and says no. */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  const isThere = stored !== undefined && stored !== NO_PASSWORD
  const [, memory, passes, salt, expected] = (isThere ? stored : NOBODY).split('$')
  const hash = await compute(
    password,
    Buffer.from(salt ?? '', 'base64url'),
    Number(memory),
    Number(passes),
  )
  const same = timingSafeEqual(hash, Buffer.from(expected ?? '', 'base64url'))
  return same && isThere
}

const NOBODY = `argon2id$${MEMORY}$${PASSES}$${'A'.repeat(22)}$${'A'.repeat(43)}`

async function compute(
  password: string,
  salt: Buffer,
  memory: number,
  passes: number,
): Promise<Buffer> {
  if (running >= SLOTS) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await derive('argon2id', {
      message: password,
      nonce: salt,
      parallelism: 1,
      tagLength: LENGTH,
      memory,
      passes,
    })
  } finally {
    running--
    waiting.shift()?.()
  }
}
