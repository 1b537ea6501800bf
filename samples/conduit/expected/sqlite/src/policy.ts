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

  'POST /api/users': ['public'],
  'POST /api/users/login': ['public'],
  'GET /api/user': ['signedIn'],
  'PUT /api/user': ['signedIn'],
  'GET /api/profiles/:username': ['public'],
  'POST /api/profiles/:username/follow': ['signedIn'],
  'DELETE /api/profiles/:username/follow': ['signedIn'],
  'GET /api/articles': ['public'],
  'GET /api/articles/feed': ['signedIn'],
  'GET /api/articles/:slug': ['public'],
  'POST /api/articles': ['signedIn'],
  'PUT /api/articles/:slug': ['signedIn'],
  'DELETE /api/articles/:slug': ['signedIn'],
  'POST /api/articles/:slug/favorite': ['signedIn'],
  'DELETE /api/articles/:slug/favorite': ['signedIn'],
  'GET /api/articles/:slug/comments': ['public'],
  'POST /api/articles/:slug/comments': ['signedIn'],
  'DELETE /api/articles/:slug/comments/:id': ['signedIn'],
  'GET /api/tags': ['public'],
}
