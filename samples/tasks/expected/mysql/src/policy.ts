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

  'POST /auth/register': ['public'],
  'POST /auth/login': ['public'],
  'POST /auth/refresh': ['public'],
  'POST /auth/logout': ['signedIn'],
  'GET /auth/me': ['signedIn'],
  'POST /auth/password': ['signedIn'],

  'GET /projects': ['owner'],
  'GET /projects/:id': ['owner'],
  'POST /projects': ['signedIn'],
  'PATCH /projects/:id': ['owner'],
  'DELETE /projects/:id': ['owner'],

  'GET /tags': ['public'],
  'GET /tags/:id': ['public'],
  'POST /tags': ['role:admin'],
  'PATCH /tags/:id': ['role:admin'],
  'DELETE /tags/:id': ['role:admin'],

  'GET /tasks': ['owner', 'role:admin'],
  'GET /tasks/:id': ['owner', 'role:admin'],
  'POST /tasks': ['signedIn'],
  'PATCH /tasks/:id': ['owner', 'role:admin'],
  'DELETE /tasks/:id': ['owner', 'role:admin'],
  'POST /tasks/bulk': ['signedIn'],
  'POST /tasks/:id/restore': ['owner', 'role:admin'],

  'GET /users': ['role:admin'],
  'GET /users/:id': ['owner', 'role:admin'],
  'PATCH /users/:id': ['owner'],
  'DELETE /users/:id': ['role:admin'],
}
