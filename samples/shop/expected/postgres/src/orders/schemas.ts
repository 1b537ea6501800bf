import { page, params } from '../http/schemas.ts'
import { orderLineProperties } from '../order-lines/order-line.ts'
import { userProperties } from '../users/user.ts'
import { orderProperties } from './order.ts'

const order = {
  type: 'object',
  properties: {
    ...orderProperties,
    owner: { type: ['object', 'null'], properties: userProperties },
    lines: { type: 'array', items: { type: 'object', properties: orderLineProperties } },
  },
}

export const listOrders = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: order }, page } },
  },
}

export const readOrder = { params, response: { 200: order } }
