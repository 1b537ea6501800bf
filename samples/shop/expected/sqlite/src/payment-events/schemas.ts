import { page, params } from '../http/schemas.ts'
import { paymentEventProperties } from './payment-event.ts'

const paymentEvent = { type: 'object', properties: paymentEventProperties }

export const listPaymentEvents = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: paymentEvent }, page } },
  },
}

export const readPaymentEvent = { params, response: { 200: paymentEvent } }
