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
  'POST /auth/email/confirmation': ['public'],
  'GET /auth/email/confirm': ['public'],
  'POST /auth/email/confirm': ['public'],
  'POST /auth/invitations': ['signedIn'],
  'GET /auth/invitations': ['signedIn'],
  'POST /auth/invitations/:id/resend': ['signedIn'],
  'DELETE /auth/invitations/:id': ['signedIn'],
  'POST /auth/invitations/accept': ['signedIn'],
  'GET /auth/invitations/register': ['public'],
  'POST /auth/invitations/register': ['public'],
  'POST /auth/keys': ['signedIn'],
  'GET /auth/keys': ['signedIn'],
  'DELETE /auth/keys/:id': ['signedIn'],

  'GET /users': [
    'owner',
    'signedIn when row.memberships.some(mine => mine.organisation.memberships.some(one => one.user == user))',
  ],
  'GET /users/:id': [
    'owner',
    'signedIn when row.memberships.some(mine => mine.organisation.memberships.some(one => one.user == user))',
  ],
  'PATCH /users/:id': ['owner'],

  'GET /organisations': ['signedIn when row.memberships.some(member => member.user == user)'],
  'GET /organisations/:id': ['signedIn when row.memberships.some(member => member.user == user)'],
  'POST /organisations': ['signedIn'],
  'PATCH /organisations/:id': [
    "signedIn when row.memberships.some(member => member.user == user && member.role == 'owner')",
  ],
  'DELETE /organisations/:id': [
    "signedIn when row.memberships.some(member => member.user == user && member.role == 'owner')",
  ],

  'GET /memberships': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'GET /memberships/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'PATCH /memberships/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && member.role == 'owner')",
  ],
  'DELETE /memberships/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && member.role == 'owner')",
    'signedIn when row.organisation.memberships.some(member => member.user == user) && (row.user == user)',
  ],

  'GET /projects': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'GET /projects/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'POST /projects': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],
  'PATCH /projects/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],
  'DELETE /projects/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && member.role == 'owner')",
  ],

  'GET /labels': ['signedIn when row.organisation.memberships.some(member => member.user == user)'],
  'GET /labels/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'POST /labels': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'DELETE /labels/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],

  'GET /issues': ['signedIn when row.organisation.memberships.some(member => member.user == user)'],
  'GET /issues/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'POST /issues': [
    'signedIn when row.organisation.memberships.some(member => member.user == user) && row.project.organisation == row.organisation && row.labels.every(one => one.organisation == row.organisation) && (!row.project.archived && (row.assignee == null || row.organisation.memberships.some(one => one.user == row.assignee)))',
  ],
  'PATCH /issues/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user) && row.project.organisation == row.organisation && row.labels.every(one => one.organisation == row.organisation) && (!row.project.archived && (row.assignee == null || row.organisation.memberships.some(one => one.user == row.assignee)))',
  ],
  'DELETE /issues/:id': [
    'owner when row.organisation.memberships.some(member => member.user == user)',
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],
  'POST /issues/bulk': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'admin' || member.role == 'owner')) && row.project.organisation == row.organisation && row.labels.every(one => one.organisation == row.organisation)",
  ],
  'POST /issues/:id/restore': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],

  'GET /comments': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'GET /comments/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'POST /comments': [
    'signedIn when row.organisation.memberships.some(member => member.user == user) && row.issue.organisation == row.organisation',
  ],
  'PATCH /comments/:id': [
    'owner when row.organisation.memberships.some(member => member.user == user) && row.issue.organisation == row.organisation',
  ],
  'DELETE /comments/:id': [
    'owner when row.organisation.memberships.some(member => member.user == user)',
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],

  'GET /attachments': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'GET /attachments/:id': [
    'signedIn when row.organisation.memberships.some(member => member.user == user)',
  ],
  'POST /attachments': [
    'signedIn when row.organisation.memberships.some(member => member.user == user) && row.issue.organisation == row.organisation',
  ],
  'DELETE /attachments/:id': [
    'owner when row.organisation.memberships.some(member => member.user == user)',
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],

  'GET /audit-entries': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],
  'GET /audit-entries/:id': [
    "signedIn when row.organisation.memberships.some(member => member.user == user && (member.role == 'owner' || member.role == 'admin'))",
  ],
}
