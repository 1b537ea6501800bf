import { code, lit, typeRef, type Code } from '@drawbridge/source'
import type { Contribution } from '../../../contribution.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { text } from '../mailed/emit.ts'
import { wayModules } from '../way-modules.ts'
import { invitingFile, joiningFile } from './joining.ts'
import { membershipFile, partsOf } from './parts.ts'
import { queriesFile } from './queries.ts'
import { routesFile } from './routes.ts'
import { schemasFile } from './schemas.ts'
import type { InvitationsSettings } from './settings.ts'
import { testsFile } from './tests.ts'

const Message = typeRef('Message', 'src/mail/mail.ts')

export function emitInvitations(
  accounts: Accounts,
  settings: InvitationsSettings,
): readonly Contribution[] {
  const parts = partsOf(accounts)
  if (parts === undefined) return []
  const member = membershipFile(parts)
  return wayModules(accounts, 'invitations', {
    plugin: 'invitationRoutes',
    files: {
      routes: routesFile(parts, settings, member),
      inviting: invitingFile(parts, settings),
      joining: joiningFile(parts, member),
      membership: member.code,
      queries: queriesFile(parts),
      schemas: schemasFile(parts),
      message: messageFile(accounts, settings.days ?? 7),
    },
    test: testsFile(parts, settings),
  })
}

const messageFile = ({ model }: Accounts, days: number): Code => code`
  export const invitationMessage = (to: string, link: string): ${Message} => ({
    to,
    subject: ${lit(`You are invited to ${model.name}`)},
    text: ${text`Somebody invited you to work with them at ${model.name}. You can accept it here:

${code`link`}

The link is good once, for ${String(days)} days. If you know of no such thing, there is nothing to do.
`},
  })`
