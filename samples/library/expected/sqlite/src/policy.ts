import type { Policy } from './http/access.ts'

/**
 * Who may call what: a caller who meets one rule of a list may. `owner` means that only rows of
 * the caller's own are reached. A route that is not in this table keeps the server from starting.
 */
export const policy: Policy = {
  'GET /health/live': ['public'],
  'GET /health/ready': ['public'],
  'GET /openapi.json': ['public'],
  'GET /docs': ['public'],
  'GET /docs/*': ['public'],

  'POST /account/register': ['public'],
  'POST /account/login': ['public'],
  'POST /account/logout': ['signedIn'],
  'GET /account/me': ['signedIn'],
  'POST /account/password': ['signedIn'],

  'GET /api/members': ['role:librarian'],
  'GET /api/members/:id': ['owner', 'role:librarian'],
  'PATCH /api/members/:id': ['owner'],
  'DELETE /api/members/:id': ['role:librarian'],

  'GET /api/reviews': ['public'],
  'GET /api/reviews/:id': ['public'],
  'POST /api/reviews': ['signedIn'],
  'PATCH /api/reviews/:id': ['owner'],
  'DELETE /api/reviews/:id': ['owner', 'role:librarian'],
}
