import { error, listed, quoted, warning } from './entry.ts'

/** About rows that belong to organisations, and who is a member of them. */
export const ORGANISATIONS = {
  'two-organisations': error<{ names: readonly string[] }>(
    (x) =>
      `Rows can belong to one sort of organisation, and there are ${listed(x.names.map(quoted))}.`,
    'Remove all but one of them.',
  ),
  'organisation-without-table': error<{ name: string }>(
    (x) => `${quoted(x.name)} has no table to keep its organisations in.`,
    'Connect it to a table of organisations.',
  ),
  'organisation-with-two-tables': error<{ name: string; tables: readonly string[] }>(
    (x) =>
      `${quoted(x.name)} keeps organisations in ${listed(x.tables.map(quoted))}; it can use one table.`,
    'Remove all but one of these connections.',
  ),
  'organisation-without-sign-in': warning<{ name: string }>(
    (x) => `${quoted(x.name)} has members, but nobody can sign in.`,
    'Add a sign-in with a table of users.',
  ),
  'memberships-missing': warning<{ name: string }>(
    (x) => `${quoted(x.name)} has no members yet: no table says who belongs to which.`,
    'Draw a table that leads to the organisations and to the accounts, both required, each pair once.',
  ),
  'memberships-unfit': error<{ table: string; problem: string }>(
    (x) => `${quoted(x.table)} can't say who is a member of which organisation: ${x.problem}.`,
    'A table of members leads to the organisation and to the account, both required, each pair once.',
  ),
  'member-rule-outside': error<{ rule: string; table: string }>(
    (x) =>
      `The rule ${quoted(x.rule)} stands on ${quoted(x.table)}, whose rows belong to no organisation.`,
    'Draw a required relation to the table of organisations, or choose another rule.',
  ),
  'invitations-without-organisation': error<{ auth: string }>(
    (x) => `${quoted(x.auth)} has invitations, and there are no organisations to invite into.`,
    'Add a part “Organisations”, or remove the invitations.',
  ),
  'invitations-by-nobody': error<{ roles: readonly string[] }>(
    () => 'Nobody may invite anybody.',
    (x) => `Say under “Who may invite” which of ${listed(x.roles)} may, and as what.`,
  ),
  'invitations-lack-a-value': error<{ table: string; field: string }>(
    (x) =>
      `Whoever accepts an invitation becomes a row of ${quoted(x.table)}, which needs a value for ${quoted(x.field)} that nobody gives.`,
    (x) => `Give ${quoted(x.field)} a default, or let it be empty.`,
  ),
  'unknown-member-role': error<{ role: string; known: readonly string[] }>(
    (x) => `Members have no role ${quoted(x.role)}.`,
    (x) =>
      x.known.length === 0
        ? 'Give the table of members a required choice called “role”.'
        : `Use one of ${listed(x.known, 'or')}, or add the role to the table of members.`,
  ),
  'organisation-by-member': error<{ table: string; operation: string }>(
    (x) =>
      `Nobody is a member of a row of ${quoted(x.table)} before it is there, so “member” can't decide who may ${x.operation}.`,
    'Choose “signed-in”, and let an event make whoever created it a member.',
  ),
  'public-in-organisation': error<{ operation: string; table: string }>(
    (x) =>
      `Anybody on the internet may ${x.operation} rows of ${quoted(x.table)}, which belong to an organisation.`,
    'Choose “member”, or “signed-in”.',
  ),
  'outside-organisations': warning<{ table: string }>(
    (x) =>
      `Rows of ${quoted(x.table)} belong to no organisation: members of all of them share them.`,
    'Draw a required relation to the table of organisations, or add it to “Shared tables”.',
  ),
  'any-organisation': warning<{ step: string; table: string; field: string }>(
    (x) =>
      `The step ${x.step} creates ${quoted(x.table)} in whichever organisation its caller names.`,
    (x) =>
      `Find a row that only members reach first, such as their membership, and take ${quoted(x.field)} from that.`,
  ),
  'beyond-organisation': warning<{ step: string; table: string; relation: string }>(
    (x) => `The step ${x.step} is about ${quoted(x.table)} of all organisations.`,
    (x) =>
      `Say of which: “row.${x.relation} == …”, or whose: “row.${x.relation}….some(… == user)”.`,
  ),
} as const
