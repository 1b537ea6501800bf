import { LINK_NEEDS } from '../mailed/needs.ts'
import type { Way } from '../way.ts'
import { checkInvitations } from './check.ts'
import { emitInvitations } from './emit.ts'
import { invitationsFace } from './face.ts'
import type { InvitationsSettings } from './settings.ts'
import { INVITATION_TABLES, invitationTables } from './tables.ts'

export const invitations: Way<InvitationsSettings> = {
  ...invitationsFace,
  needs: () => LINK_NEEDS,
  check: checkInvitations,
  tableNames: INVITATION_TABLES,
  tables: invitationTables,
  emit: emitInvitations,
}
