import type { Readable } from 'node:stream'

/** A conversation with a language server: JSON documents, each with its length before it. */
export interface Rpc {
  ask(method: string, params: object): Promise<unknown>
  tell(method: string, params: object): void
  /** Whoever still waits for an answer hears that there will be none. */
  end(reason: Error): void
}

interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: { readonly items?: readonly unknown[] }
  readonly result?: unknown
  readonly error?: { readonly message?: string }
}

const HEAD_END = '\r\n\r\n'
const MOST_BYTES = 8 * 1024 ** 2

export function openRpc(input: Readable, write: (text: string) => void): Rpc {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let rest = Buffer.alloc(0)
  let last = 0
  let ended: Error | undefined

  function send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    write(`Content-Length: ${Buffer.byteLength(text)}${HEAD_END}${text}`)
  }
  function end(reason: Error): void {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  function hear({ id, method, params, result, error }: Message): void {
    // What it asks of an editor has no answer here: nothing is configured, all is allowed.
    if (method !== undefined && id !== undefined) {
      send({ id, result: params?.items?.map(() => null) ?? null })
    }
    if (method !== undefined || typeof id !== 'number') return
    const waiter = waiting.get(id)
    waiting.delete(id)
    if (error) waiter?.reject(new Error(error.message))
    else waiter?.resolve(result)
  }
  function read(): void {
    for (;;) {
      const head = rest.indexOf(HEAD_END)
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, head))?.[1])
      if (!(length <= MOST_BYTES)) return end(new Error('It said something that is no message.'))
      const from = head + HEAD_END.length
      if (rest.length < from + length) return
      const text = rest.toString('utf8', from, from + length)
      rest = rest.subarray(from + length)
      hear(JSON.parse(text))
    }
  }

  input.on('data', (chunk: Buffer) => {
    if (ended) return
    rest = Buffer.concat([rest, chunk])
    try {
      read()
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)))
    }
  })
  return {
    end,
    tell: (method, params) => send({ method, params }),
    ask(method, params) {
      if (ended) return Promise.reject(ended)
      last += 1
      const answer = Promise.withResolvers<unknown>()
      waiting.set(last, answer)
      send({ id: last, method, params })
      return answer.promise
    },
  }
}
