import type { Policy } from './http/access.ts'

/**
 * Who may call what: a caller who meets one rule of a list may. `owner` means that only rows of
 * the caller's own are reached; what stands behind `when` is true of the rows that are reached.
 * A route that is not in this table keeps the server from starting.
 */
export const policy: Policy = {
  'GET /health/live': ['public'],
  'GET /health/ready': ['public'],
  'GET /openapi.json': ['public'],
  'GET /docs': ['public'],
  'GET /docs/*': ['public'],

  'POST /auth/register': ['public'],
  'POST /auth/login': ['public'],
  'POST /auth/refresh': ['public'],
  'POST /auth/logout': ['signedIn'],
  'GET /auth/me': ['signedIn'],
  'POST /auth/password': ['signedIn'],

  'GET /cart': ['signedIn'],
  'PUT /cart/:product': ['signedIn'],
  'DELETE /cart/:product': ['signedIn'],
  'POST /orders': ['signedIn'],
  'POST /orders/:id/payment': ['signedIn'],
  'POST /orders/:id/cancel': ['signedIn'],
  'POST /orders/:id/refund': ['role:staff', 'role:admin'],
  'POST /products/:id/stock': ['role:staff', 'role:admin'],
  'POST /webhooks/payments': ['public'],

  'GET /users': ['role:admin'],
  'GET /users/:id': ['owner', 'role:admin'],
  'PATCH /users/:id': ['owner', 'role:admin'],

  'GET /products': ['public when row.sold', 'role:staff', 'role:admin'],
  'GET /products/:id': ['public when row.sold', 'role:staff', 'role:admin'],
  'POST /products': ['role:staff', 'role:admin'],
  'PATCH /products/:id': ['role:staff', 'role:admin'],
  'DELETE /products/:id': ['role:admin'],

  'GET /orders': ['owner', 'role:staff', 'role:admin'],
  'GET /orders/:id': ['owner', 'role:staff', 'role:admin'],

  'GET /order-lines': ['signedIn when row.order.owner == user', 'role:staff', 'role:admin'],
  'GET /order-lines/:id': ['signedIn when row.order.owner == user', 'role:staff', 'role:admin'],

  'GET /payment-events': ['role:admin'],
  'GET /payment-events/:id': ['role:admin'],
}
