import { code, template, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { columnSql } from '../../../table/emit/resource.ts'
import { aliveSql } from '../../../table/emit/statements.ts'
import { statementsOf } from '../../emit/statement.ts'
import type { Parts } from './parts.ts'

/** `src/auth/invitations/queries.ts` */
export function queriesFile(parts: Parts): Code {
  const { accounts, keyType, roleType } = parts
  const { dialect } = accounts
  const sql = statementsOf(dialect)
  const as = (column: string, name: string): string =>
    `${column} AS ${dialect === 'postgres' ? `"${name}"` : name}`
  const columns = template`
  id, ${as('organisation_id', 'organisationId')}, email, ${roleType ? 'role, ' : ''}${as('invited_by', 'invitedBy')},
  ${as('created_at', 'createdAt')}, ${as('expires_at', 'expiresAt')}, ${as('accepted_at', 'acceptedAt')}`
  return code`
    /** An invitation as the database has it; times are milliseconds since 1970. */
    export interface Invitation {
      readonly id: string
      readonly organisationId: ${keyType}
      readonly email: string
      ${roleType && code`readonly role: ${roleType}`}
      readonly invitedBy: ${refs.Caller}['id']
      readonly createdAt: number
      readonly expiresAt: number
      readonly acceptedAt: number | null
    }

    const COLUMNS = ${columns}

    ${memberStatements(parts)}

    const INSERT = ${
      roleType
        ? sql`
  INSERT INTO auth_invitations
    (id, organisation_id, email, role, invited_by, created_at, expires_at, digest)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
        : sql`
  INSERT INTO auth_invitations (id, organisation_id, email, invited_by, created_at, expires_at, digest)
  VALUES (?, ?, ?, ?, ?, ?, ?)`
    }

    const LIST = ${sql`
  SELECT ${code`COLUMNS`} FROM auth_invitations
  WHERE organisation_id = ? AND accepted_at IS NULL
  ORDER BY created_at DESC, id
  LIMIT 100`}

    const READ = ${sql`SELECT ${code`COLUMNS`} FROM auth_invitations WHERE id = ?`}
    const FIND = ${sql`SELECT ${code`COLUMNS`} FROM auth_invitations WHERE digest = ?`}
    const FIND_TO = ${sql`SELECT ${code`COLUMNS`} FROM auth_invitations WHERE organisation_id = ? AND email = ?`}

    const RENEW = ${sql`
  UPDATE auth_invitations SET digest = ?, invited_by = ?, expires_at = ?
  WHERE id = ? AND accepted_at IS NULL`}

    const ACCEPT = ${sql`UPDATE auth_invitations SET accepted_at = ? WHERE id = ? AND accepted_at IS NULL`}
    const DELETE = ${sql`DELETE FROM auth_invitations WHERE id = ? AND accepted_at IS NULL`}
    const REMOVE = ${sql`DELETE FROM auth_invitations WHERE id = ?`}
    const REMOVE_OVER = ${sql`DELETE FROM auth_invitations WHERE expires_at <= ?`}

    ${memberFunctions(parts)}

    export async function insertInvitation(db: ${refs.Database}, invitation: Invitation, digest: string): Promise<void> {
      const { id, organisationId, email, ${roleType && code`role, `}invitedBy, createdAt, expiresAt } = invitation
      await db.run(INSERT, [id, organisationId, email, ${roleType && code`role, `}invitedBy, createdAt, expiresAt, digest])
    }

    /** Those that nobody has accepted, the latest hundred. */
    export function readPending(db: ${refs.Database}, organisationId: ${keyType}): Promise<Invitation[]> {
      return db.all<Invitation>(LIST, [organisationId])
    }

    export function readInvitation(db: ${refs.Database}, id: string): Promise<Invitation | undefined> {
      return db.get<Invitation>(READ, [id])
    }

    export function findInvitation(db: ${refs.Database}, digest: string): Promise<Invitation | undefined> {
      return db.get<Invitation>(FIND, [digest])
    }

    /** The one that an address was sent, of one organisation. */
    export function findInvitationTo(
      db: ${refs.Database},
      organisationId: ${keyType},
      email: string,
    ): Promise<Invitation | undefined> {
      return db.get<Invitation>(FIND_TO, [organisationId, email])
    }

    /** Its link of before is no good any more. */
    export async function renewInvitation(db: ${refs.Database}, { id, invitedBy, expiresAt }: Invitation, digest: string): Promise<boolean> {
      const { changes } = await db.run(RENEW, [digest, invitedBy, expiresAt, id])
      return changes === 1
    }

    /** Of many who bring the same one at once, one is told that it was good. */
    export async function noteAccepted(db: ${refs.Database}, id: string): Promise<boolean> {
      const { changes } = await db.run(ACCEPT, [Date.now(), id])
      return changes === 1
    }

    export async function deleteInvitation(db: ${refs.Database}, id: string): Promise<boolean> {
      const { changes } = await db.run(DELETE, [id])
      return changes === 1
    }

    /** Whatever has become of it. */
    export async function removeInvitation(db: ${refs.Database}, id: string): Promise<void> {
      await db.run(REMOVE, [id])
    }

    /** Those that were over by then, accepted or not. */
    export async function removeOver(db: ${refs.Database}, before: number): Promise<void> {
      await db.run(REMOVE_OVER, [before])
    }`
}

function memberStatements({ accounts, columns, organisations, memberships }: Parts): Code {
  const { auth, dialect } = accounts
  const sql = statementsOf(dialect)
  const home = columnSql(memberships, columns.home)
  const account = columnSql(memberships, columns.account)
  const alive = aliveSql(memberships)
  return code`
    const MEMBER = ${sql`
  SELECT ${columns.role ? columnSql(memberships, columns.role) : home}
  FROM ${memberships.sql}
  JOIN ${organisations.sql} ON ${columnSql(organisations, organisations.key)} = ${home}${aliveSql(organisations)}
  WHERE ${home} = ? AND ${account} = ?${alive}`}

    const MEMBER_AT = ${sql`
  SELECT ${home}
  FROM ${memberships.sql}
  JOIN ${accounts.sql} ON ${columnSql(accounts, accounts.key)} = ${account}
  WHERE ${home} = ? AND ${columnSql(accounts, auth.identifier)} = ?${alive}`}`
}

function memberFunctions({ keyType, roleType }: Parts): Code {
  const parameters = code`db: ${refs.Database}, organisationId: ${keyType}, user: ${refs.Caller}['id']`
  const member = roleType
    ? code`
      /** What somebody is in an organisation, or undefined where they are no member. */
      export async function roleIn(${parameters}): Promise<${roleType} | undefined> {
        return (await db.get<{ role: ${roleType} }>(MEMBER, [organisationId, user]))?.role
      }`
    : code`
      export async function isMember(${parameters}): Promise<boolean> {
        return (await db.get(MEMBER, [organisationId, user])) !== undefined
      }`
  return code`
    ${member}

    /** Whether a member signs in with this address. */
    export async function isMemberAt(db: ${refs.Database}, organisationId: ${keyType}, email: string): Promise<boolean> {
      return (await db.get(MEMBER_AT, [organisationId, email])) !== undefined
    }`
}
