import type { Database } from '../../database/client.ts'
import type { Membership } from '../../memberships/membership.ts'
import type { Caller } from '../caller.ts'

/** An invitation as the database has it; times are milliseconds since 1970. */
export interface Invitation {
  readonly id: string
  readonly organisationId: number
  readonly email: string
  readonly role: Membership['role']
  readonly invitedBy: Caller['id']
  readonly createdAt: number
  readonly expiresAt: number
  readonly acceptedAt: number | null
}

const COLUMNS = `
  id, organisation_id AS organisationId, email, role, invited_by AS invitedBy,
  created_at AS createdAt, expires_at AS expiresAt, accepted_at AS acceptedAt`

const MEMBER = `
  SELECT memberships.role
  FROM memberships
  JOIN organisations ON organisations.id = memberships.organisation_id
  WHERE memberships.organisation_id = ? AND memberships.user_id = ?`

const MEMBER_AT = `
  SELECT memberships.organisation_id
  FROM memberships
  JOIN users ON users.id = memberships.user_id
  WHERE memberships.organisation_id = ? AND users.email = ?`

const INSERT = `
  INSERT INTO auth_invitations
    (id, organisation_id, email, role, invited_by, created_at, expires_at, digest)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

const LIST = `
  SELECT ${COLUMNS} FROM auth_invitations
  WHERE organisation_id = ? AND accepted_at IS NULL
  ORDER BY created_at DESC, id
  LIMIT 100`

const READ = `SELECT ${COLUMNS} FROM auth_invitations WHERE id = ?`
const FIND = `SELECT ${COLUMNS} FROM auth_invitations WHERE digest = ?`
const FIND_TO = `SELECT ${COLUMNS} FROM auth_invitations WHERE organisation_id = ? AND email = ?`

const RENEW = `
  UPDATE auth_invitations SET digest = ?, invited_by = ?, expires_at = ?
  WHERE id = ? AND accepted_at IS NULL`

const ACCEPT = 'UPDATE auth_invitations SET accepted_at = ? WHERE id = ? AND accepted_at IS NULL'
const DELETE = 'DELETE FROM auth_invitations WHERE id = ? AND accepted_at IS NULL'
const REMOVE = 'DELETE FROM auth_invitations WHERE id = ?'
const REMOVE_OVER = 'DELETE FROM auth_invitations WHERE expires_at <= ?'

/** What somebody is in an organisation, or undefined where they are no member. */
export async function roleIn(
  db: Database,
  organisationId: number,
  user: Caller['id'],
): Promise<Membership['role'] | undefined> {
  return (await db.get<{ role: Membership['role'] }>(MEMBER, [organisationId, user]))?.role
}

/** Whether a member signs in with this address. */
export async function isMemberAt(
  db: Database,
  organisationId: number,
  email: string,
): Promise<boolean> {
  return (await db.get(MEMBER_AT, [organisationId, email])) !== undefined
}

export async function insertInvitation(
  db: Database,
  invitation: Invitation,
  digest: string,
): Promise<void> {
  const { id, organisationId, email, role, invitedBy, createdAt, expiresAt } = invitation
  await db.run(INSERT, [id, organisationId, email, role, invitedBy, createdAt, expiresAt, digest])
}

/** Those that nobody has accepted, the latest hundred. */
export function readPending(db: Database, organisationId: number): Promise<Invitation[]> {
  return db.all<Invitation>(LIST, [organisationId])
}

export function readInvitation(db: Database, id: string): Promise<Invitation | undefined> {
  return db.get<Invitation>(READ, [id])
}

export function findInvitation(db: Database, digest: string): Promise<Invitation | undefined> {
  return db.get<Invitation>(FIND, [digest])
}

/** The one that an address was sent, of one organisation. */
export function findInvitationTo(
  db: Database,
  organisationId: number,
  email: string,
): Promise<Invitation | undefined> {
  return db.get<Invitation>(FIND_TO, [organisationId, email])
}

/** Its link of before is no good any more. */
export async function renewInvitation(
  db: Database,
  { id, invitedBy, expiresAt }: Invitation,
  digest: string,
): Promise<boolean> {
  const { changes } = await db.run(RENEW, [digest, invitedBy, expiresAt, id])
  return changes === 1
}

/** Of many who bring the same one at once, one is told that it was good. */
export async function noteAccepted(db: Database, id: string): Promise<boolean> {
  const { changes } = await db.run(ACCEPT, [Date.now(), id])
  return changes === 1
}

export async function deleteInvitation(db: Database, id: string): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id])
  return changes === 1
}

/** Whatever has become of it. */
export async function removeInvitation(db: Database, id: string): Promise<void> {
  await db.run(REMOVE, [id])
}

/** Those that were over by then, accepted or not. */
export async function removeOver(db: Database, before: number): Promise<void> {
  await db.run(REMOVE_OVER, [before])
}
