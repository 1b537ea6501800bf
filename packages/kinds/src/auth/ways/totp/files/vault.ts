import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

declare module 'fastify' {
  interface FastifyInstance {
    readonly vault: Vault
  }
}

/** Keeps secrets so that the database alone does not tell them. */
export interface Vault {
  /** `owner`: whose it is. It opens for nobody else. */
  seal(secret: Buffer, owner: string): string
  /** Throws where it was sealed with another key, for somebody else, or changed since. */
  open(sealed: string, owner: string): Buffer
}

/** By AES-256-GCM, with a key that is made from this passphrase. */
export function createVault(passphrase: string): Vault {
  const bytes = hkdfSync('sha256', passphrase, '', 'secrets of authenticator apps', 32)
  const key = createSecretKey(Buffer.from(bytes))
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(owner))
      const content = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([nonce, content, cipher.getAuthTag()]).toString('base64url')
    },

    open(sealed, owner) {
      const bytes = Buffer.from(sealed, 'base64url')
      const nonce = bytes.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(owner))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      const content = bytes.subarray(NONCE_BYTES, -TAG_BYTES)
      return Buffer.concat([decipher.update(content), decipher.final()])
    },
  }
}
