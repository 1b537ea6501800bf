import { LINK_NEEDS } from '../mailed/needs.ts'
import { mailedStrength } from '../mailed/strength.ts'
import type { Way } from '../way.ts'
import { checkInvitations } from './check.ts'
import { emitInvitations } from './emit.ts'
import { invitationsFace } from './face.ts'
import type { InvitationsSettings } from './settings.ts'
import { INVITATION_TABLES, invitationTables } from './tables.ts'

export const invitations: Way<InvitationsSettings> = {
  ...invitationsFace,
  needs: () => LINK_NEEDS,
  strength: ({ days = 7 }) =>
    mailedStrength(days * 1440, 'whoever reads the mail becomes a member, with that address'),
  check: checkInvitations,
  tableNames: INVITATION_TABLES,
  tables: invitationTables,
  emit: emitInvitations,
}
