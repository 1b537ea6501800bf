import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './errors.ts'
import { createAjv } from './validation.ts'

/** A file as flows see it. */
interface Upload {
  readonly name: string
  /** By what it begins with, whatever its sender says of it. */
  readonly type: string
  readonly size: number
  /** Base64 */
  readonly content: string
}

/** The routes of this instance take forms with files, and nothing else. */
export function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, readForm)
  // Fields of a form are text, so their numbers are read.
  const ajv = createAjv(true)
  app.setValidatorCompiler<object>(({ schema }) => ajv.compile(schema))
}

async function readForm({ headers }: FastifyRequest, body: Buffer): Promise<object> {
  const type = headers['content-type'] ?? ''
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new Problem(400, 'The form can’t be read.')
    })
  const values = new Map<string, string | Upload>()
  for (const [name, value] of form) {
    if (values.has(name)) throw new Problem(400, 'The form names something twice.')
    if (typeof value === 'string') values.set(name, value)
    // A box for a file that nobody chose.
    else if (value.name !== '' || value.size > 0) values.set(name, await uploadOf(value))
  }
  return Object.fromEntries(values)
}

async function uploadOf(file: File): Promise<Upload> {
  const bytes = Buffer.from(await file.arrayBuffer())
  const name = file.name.split(/[\\/]/).at(-1) ?? ''
  return { name, type: typeOf(bytes), size: bytes.length, content: bytes.toString('base64') }
}

/** How files of a type begin. */
const BEGINNINGS: readonly (readonly [type: string, beginning: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1A\n/],
  ['image/jpeg', /^\xFF\xD8\xFF/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['application/pdf', /^%PDF-/],
  ['application/zip', /^PK\x03\x04/],
]

function typeOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 16).toString('latin1')
  const known = BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0]
  if (known !== undefined) return known
  const isText = !bytes.includes(0) && !bytes.toString().includes('\uFFFD')
  return isText ? 'text/plain' : 'application/octet-stream'
}
