import { Trouble } from './trouble.ts'

/** Of an answer with all that is written around its words. */
const MOST_BYTES = 40_000_000
/** Of what is said with an error. */
const MOST_OF_ERROR = 64_000

export const tooMuch = (): Trouble =>
  new Trouble('The model answered with more than can be taken, and was stopped.')

/** A `fetch` whose answers have an end: what comes after it is not read, and the connection closes. */
export function bounded(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.body === null) return response
    const { status, statusText, headers } = response
    const most = response.ok ? MOST_BYTES : MOST_OF_ERROR
    const body = firstBytes(response.body, most, response.ok)
    return new Response(body, { status, statusText, headers })
  }
}

/** @param isAll whether a cut answer is none; what is said with an error is cut without a word */
function firstBytes(
  body: ReadableStream<Uint8Array>,
  most: number,
  isAll: boolean,
): ReadableStream<Uint8Array> {
  let left = most
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength
        if (left >= 0) return controller.enqueue(chunk)
        if (isAll) controller.error(tooMuch())
        else controller.terminate()
      },
    }),
  )
}
