import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import { memberPowers } from '../../../rights/member-powers.ts'
import { moreThan } from '../../../rights/powers.ts'
import { checkMailed } from '../mailed/needs.ts'
import type { WayCheck } from '../way.ts'
import { invitationsFace } from './face.ts'
import type { InvitationsSettings } from './settings.ts'

/** Invitations need organisations with members, mail, and somebody who may invite. */
export function checkInvitations(check: WayCheck<InvitationsSettings>): readonly Diagnostic[] {
  const { settings, field, part, drawing } = check
  const place = { node: part.node.id, field }
  const { by = [] } = settings
  const { organisations } = drawing
  const found = [...checkMailed(invitationsFace.about.title, check)]
  if (organisations === undefined) {
    // That it is wrong as it is drawn is said there.
    if (drawing.organisationParts.length === 0)
      found.push(diagnose('invitations-without-organisation', place, { auth: part.node.name }))
    return found
  }
  const { roles, memberships, account } = organisations
  if (roles.length > 0 && by.length === 0)
    found.push(diagnose('invitations-by-nobody', { ...place, field: `${field}/by` }, { roles }))
  for (const [index, { role, gives }] of by.entries())
    for (const [at, name] of [
      ['role', role],
      ...gives.map((one, item) => [`gives/${item}`, one] as const),
    ] as const)
      if (!roles.includes(name)) {
        const where = { ...place, field: `${field}/by/${index}/${at}` }
        found.push(diagnose('unknown-member-role', where, { role: name, known: roles }))
      }
  const powers = memberPowers(organisations, drawing)
  for (const [index, { role, gives }] of by.entries()) {
    const more = roles.includes(role) ? moreThan(role, powers, gives) : undefined
    if (more === undefined) continue
    const where = { ...place, field: `${field}/by/${index}/gives/${gives.indexOf(more)}` }
    found.push(diagnose('role-for-oneself', where, { role, more, table: memberships.node.name }))
  }
  const { fields, relations = [] } = memberships.settings
  const needed = [
    ...fields.filter(({ required, default: given }) => required === true && given === undefined),
    ...relations.filter(({ required, type }) => required === true && type !== 'manyToMany'),
  ].find(
    ({ name, ...one }) =>
      name !== 'role' &&
      name !== account &&
      !('target' in one && one.target === organisations.table.node.id),
  )
  if (needed !== undefined) {
    const facts = { table: memberships.node.name, field: needed.name }
    found.push(diagnose('invitations-lack-a-value', place, facts))
  }
  return found
}
