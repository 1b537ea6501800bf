import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Says that a file follows, which is kept and not opened as a page: it may be anybody's. */
export function asDownload(reply: FastifyReply, name: string, type: string): void {
  const isType = /^[\w.+-]+\/[\w.+-]+$/.test(type)
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(name)}`)
    .header('x-content-type-options', 'nosniff')
    .type(isType ? type : 'application/octet-stream')
}

/** Items one by one, each on a line as JSON. */
export function asLines(items: Iterable<unknown>): Readable {
  return Readable.from(lines(items))
}

function* lines(items: Iterable<unknown>): Generator<string> {
  for (const item of items) yield `${JSON.stringify(item)}\n`
}

/** A name as headers have it, without the folders in it. */
function encoded(name: string): string {
  const own = name.split(/[\\/]/).at(-1) ?? ''
  return encodeURIComponent(own.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
