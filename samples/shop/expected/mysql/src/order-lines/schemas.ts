import { page, params } from '../http/schemas.ts'
import { orderProperties } from '../orders/order.ts'
import { productProperties } from '../products/product.ts'
import { orderLineProperties } from './order-line.ts'

const orderLine = {
  type: 'object',
  properties: {
    ...orderLineProperties,
    order: { type: ['object', 'null'], properties: orderProperties },
    product: { type: ['object', 'null'], properties: productProperties },
  },
}

export const listOrderLines = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: orderLine }, page } },
  },
}

export const readOrderLine = { params, response: { 200: orderLine } }
