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

  'GET /users': ['signedIn'],
  'GET /users/:id': ['signedIn'],
  'PATCH /users/:id': ['owner', 'can:people:manage'],

  'GET /projects': ['owner', 'signedIn when row.members has user', 'role:admin'],
  'GET /projects/:id': ['owner', 'signedIn when row.members has user', 'role:admin'],
  'POST /projects': ['signedIn'],
  'PATCH /projects/:id': ['owner when !row.archived', 'role:admin'],
  'DELETE /projects/:id': ['owner', 'role:admin'],

  'GET /tasks': ['signedIn when row.project.members has user || row.project.owner == user'],
  'GET /tasks/:id': ['signedIn when row.project.members has user || row.project.owner == user'],
  'POST /tasks': ['signedIn when row.project.owner == user', 'role:admin'],
  'PATCH /tasks/:id': ['signedIn when row.project.members has user || row.project.owner == user'],
  'DELETE /tasks/:id': [
    "signedIn when row.project.owner == user && row.state != 'open'",
    'role:admin',
  ],
  'POST /tasks/bulk': ['signedIn when row.project.owner == user'],
  'POST /tasks/:id/restore': ['signedIn when row.project.owner == user'],

  'GET /articles': ['public when row.published', 'owner', 'role:admin'],
  'GET /articles/:id': [
    'public when row.published',
    'owner',
    'role:admin',
    'can:articles:rate when row.rating == null || row.rating >= 2.5',
  ],
  'POST /articles': ['signedIn'],
  'PATCH /articles/:id': ['owner when !row.published', 'can:articles:publish when row.published'],
  'DELETE /articles/:id': ['owner'],
}
