import type { Incoming } from '../../http/exchange.ts'
import { answerBody } from '../../http/outside.ts'
import { createAjv } from '../../http/validation.ts'

const isValid = createAjv(false).compile<{
  id: string
  url: string
}>({
  type: 'object',
  properties: { id: { type: 'string', maxLength: 80 }, url: { type: 'string', maxLength: 500 } },
  required: ['id', 'url'],
})

/** What the service answered, which has this shape: or it is not taken. */
export function readPayment(answer: Incoming): {
  id: string
  url: string
} {
  return answerBody(answer, isValid)
}
