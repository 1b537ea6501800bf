import { Problem } from './errors.ts'
import type { Incoming } from './exchange.ts'
import { OutsideFailure } from './redirects.ts'

/** Tag of an address: each value stays one piece of it, whatever stands in it. */
export function addressOf(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return texts.reduce((url, text, index) => url + encoded(values[index - 1]) + text)
}

function encoded(value: unknown): string {
  const text = String(value)
  if (text === '' || text === '.' || text === '..')
    throw new Problem(400, 'A value does not fit into the address that it is for.')
  return encodeURIComponent(text)
}

/** The answer, if the service did what it was asked to. */
export function accepted(answer: Incoming): Incoming {
  if (isAccepted(answer)) return answer
  throw new OutsideFailure(502, answer.host, `it answered ${answer.status}`)
}

export function answerText({ body }: Incoming): string {
  return body.toString()
}

/** The answer as JSON that has passed the check. */
export function answerBody<Body>(
  answer: Incoming,
  isValid: (value: unknown) => value is Body,
): Body {
  const value = parsed(answer)
  if (isValid(value)) return value
  throw new OutsideFailure(
    502,
    answer.host,
    'its answer does not have the shape that was asked for',
  )
}

function isAccepted({ status }: Incoming): boolean {
  return status >= 200 && status < 300
}

function parsed(answer: Incoming): unknown {
  try {
    return JSON.parse(answerText(answer))
  } catch {
    return undefined
  }
}
