import type { FastifyInstance } from 'fastify'
import { keepRawBody } from '../http/raw-body.ts'
import { cancelOrder } from './cancel-order/cancel-order.ts'
import { cancelOrderSchema } from './cancel-order/schemas.ts'
import { payOrder } from './pay-order/pay-order.ts'
import { payOrderSchema } from './pay-order/schemas.ts'
import { paymentTold } from './payment-told/payment-told.ts'
import { paymentToldSchema } from './payment-told/schemas.ts'
import { placeOrder } from './place-order/place-order.ts'
import { placeOrderSchema } from './place-order/schemas.ts'
import { putInCart } from './put-in-cart/put-in-cart.ts'
import { putInCartSchema } from './put-in-cart/schemas.ts'
import { refundOrder } from './refund-order/refund-order.ts'
import { refundOrderSchema } from './refund-order/schemas.ts'
import { showCartSchema } from './show-cart/schemas.ts'
import { showCart } from './show-cart/show-cart.ts'
import { stockUpSchema } from './stock-up/schemas.ts'
import { stockUp } from './stock-up/stock-up.ts'
import { takeFromCartSchema } from './take-from-cart/schemas.ts'
import { takeFromCart } from './take-from-cart/take-from-cart.ts'

export async function flowRoutes(app: FastifyInstance): Promise<void> {
  app.get('/cart', { schema: showCartSchema }, showCart)
  app.put('/cart/:product', { schema: putInCartSchema }, putInCart)
  app.delete('/cart/:product', { schema: takeFromCartSchema }, takeFromCart)
  app.post('/orders', { schema: placeOrderSchema }, placeOrder)
  app.post('/orders/:id/payment', { schema: payOrderSchema }, payOrder)
  app.post('/orders/:id/cancel', { schema: cancelOrderSchema }, cancelOrder)
  app.post('/orders/:id/refund', { schema: refundOrderSchema }, refundOrder)
  app.post('/products/:id/stock', { schema: stockUpSchema }, stockUp)
  app.post(
    '/webhooks/payments',
    {
      schema: paymentToldSchema,
      preParsing: (request, _reply, payload) => keepRawBody(request, payload),
    },
    paymentTold,
  )
}
