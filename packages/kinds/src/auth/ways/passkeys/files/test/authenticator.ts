import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

interface Options {
  readonly challenge: string
}

/** What a test lets a device do wrong. */
interface Fault {
  readonly origin?: string
  readonly host?: string
  readonly type?: string
  /** Of the header of authenticator data: 1 for present, 4 for verified. */
  readonly flags?: number
  readonly counter?: number
}

const USED = 1 | 4
const WITH_KEY = 64

/** A passkey of software: what the device of somebody would answer to the pages of an origin. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const counted = { signatures: 0 }

  const clientData = (type: string, { challenge }: Options, fault: Fault): Buffer => {
    const data = { type: fault.type ?? type, challenge, origin: fault.origin ?? origin }
    return Buffer.from(JSON.stringify({ ...data, crossOrigin: false }))
  }

  const header = (flags: number, fault: Fault): Buffer => {
    const host = createHash('sha256').update(fault.host ?? new URL(origin).hostname)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(fault.counter ?? (counted.signatures += 1))
    return Buffer.concat([host.digest(), Buffer.of(fault.flags ?? flags), counter])
  }

  const credential = (response: Readonly<Record<string, Buffer>>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
    ),
  })

  return {
    /** As `navigator.credentials.create`. */
    create(options: Options, fault: Fault = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const data = Buffer.concat([
        header(USED | WITH_KEY, fault),
        Buffer.alloc(16),
        length,
        id,
        coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
      ])
      return credential({
        clientDataJSON: clientData('webauthn.create', options, fault),
        attestationObject: Buffer.concat([
          Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
          Buffer.of(0x58, data.length),
          data,
        ]),
      })
    },

    /** As `navigator.credentials.get`. */
    get(options: Options, fault: Fault = {}) {
      const clientDataJSON = clientData('webauthn.get', options, fault)
      const authenticatorData = header(USED, fault)
      const digest = createHash('sha256').update(clientDataJSON).digest()
      const signature = sign('sha256', Buffer.concat([authenticatorData, digest]), privateKey)
      return credential({ clientDataJSON, authenticatorData, signature })
    },
  }
}

/** A point of P-256 as COSE writes it, in CBOR. */
const coseKey = (x: Buffer, y: Buffer): Buffer =>
  Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y])
