import { error, listed, quoted, warning } from './entry.ts'

/** A rule as a person chooses it: “signed-in”, “owner”, or the name of a role. */
const rule = (text: string): string =>
  quoted(text.replace(/^signedIn\b/, 'signed-in').replace(/^(role|can):/, ''))

/** About who may do what, and about signing in. */
export const ACCESS = {
  'missing-access': error<{ name: string }>(
    (x) => `An api serves ${quoted(x.name)}, but nobody has said who may use it.`,
    'Choose under “Who can…” who may do what: Everyone, Signed-in, Owner or a role.',
  ),
  'rule-needs-auth': error<{ rule: string; table: string }>(
    (x) => `${quoted(x.table)} has the rule ${rule(x.rule)}, but there is no sign-in.`,
    'Add a sign-in and connect it to the api, or make the operation public.',
  ),
  'rule-needs-guard': error<{ rule: string; table: string; api: string }>(
    (x) =>
      `${quoted(x.table)} has the rule ${rule(x.rule)}, but nothing guards the api ${quoted(x.api)} that serves it.`,
    'Connect the sign-in to the api.',
  ),
  'unknown-role': error<{ role: string; known: readonly string[] }>(
    (x) => `There is no role ${quoted(x.role)}.`,
    (x) => `Use one of ${listed(x.known, 'or')}, or add the role to the sign-in.`,
  ),
  'unknown-permission': error<{ name: string; known: readonly string[] }>(
    (x) => `There is no permission ${quoted(x.name)}.`,
    (x) =>
      x.known.length === 0
        ? 'Add it under “Permissions”, and choose the roles that have it.'
        : `Use ${listed(x.known.map(quoted), 'or')}, or add it under “Permissions”.`,
  ),
  'permission-of-nobody': warning<{ name: string }>(
    (x) => `No role has the permission ${quoted(x.name)}, so nobody may do what asks for it.`,
    'Choose the roles that have it, or remove it.',
  ),
  'owner-rule-without-owner': error<{ table: string }>(
    (x) => `The rule “owner” stands on ${quoted(x.table)}, whose rows have no owner.`,
    'Turn on “Rows have an owner”, or choose another rule.',
  ),
  'create-by-owner': error<{ table: string; operation: string }>(
    (x) =>
      `Nobody owns a row of ${quoted(x.table)} before it is there, so “owner” can't decide who may ${x.operation}.`,
    'Choose “signed-in”: whoever creates a row becomes its owner.',
  ),
  'owner-needs-auth': error<{ table: string }>(
    (x) =>
      `Rows of ${quoted(x.table)} are to have an owner, but there is no sign-in, so there are no users.`,
    'Add a sign-in, or turn off “Rows have an owner”.',
  ),
  'owner-needs-sign-in': error<{ table: string; operation: string }>(
    (x) =>
      `Anybody may ${x.operation} rows of ${quoted(x.table)}, but each row must have an owner.`,
    'Let those who are signed in do it, or turn off “Rows have an owner”.',
  ),
  'redundant-rule': warning<{ rule: string; operation: string }>(
    (x) => `“public” lets everybody in, so ${rule(x.rule)} changes nothing for ${x.operation}.`,
    'Keep one of the two.',
  ),
  'public-write': warning<{ operation: string; table: string }>(
    (x) => `Anybody on the internet may ${x.operation} rows of ${quoted(x.table)}.`,
    'Choose “signed-in”, unless this is what you mean.',
  ),
  'public-email': warning<{ field: string; table: string; operation: string }>(
    (x) =>
      `Anybody on the internet may ${x.operation} ${quoted(x.table)} with the e-mail addresses in ${quoted(x.field)}.`,
    'Choose “signed-in” or “owner”, or make the field hidden.',
  ),
  'wrong-condition': error<{ rule: string; table: string; problem: string; cure: string }>(
    (x) => `The rule ${rule(x.rule)} of ${quoted(x.table)} has a mistake: ${x.problem}`,
    (x) => x.cure,
  ),
  'condition-beyond-database': error<{
    rule: string
    table: string
    problem: string
    cure: string
  }>(
    (x) =>
      `The rule ${rule(x.rule)} of ${quoted(x.table)} chooses rows in the database, and can’t be computed there: ${x.problem}`,
    (x) => x.cure,
  ),
  'rule-never-holds': warning<{ condition: string; table: string }>(
    (x) =>
      `A rule of ${quoted(x.table)} lets nobody do anything: there is no row for which \`${x.condition}\` holds.`,
    'Correct the condition, or remove the rule.',
  ),
  'rule-always-holds': warning<{ condition: string; table: string }>(
    (x) =>
      `A rule of ${quoted(x.table)} looks as if it were for some rows, and is for all of them: \`${x.condition}\` holds whatever the row.`,
    'Correct the condition, or leave it out if all rows are meant.',
  ),
  'decided-by-oneself': warning<{ condition: string; table: string; field: string }>(
    (x) =>
      `A rule of ${quoted(x.table)} goes by ${quoted(x.field)} of whoever calls, and people write that themselves: anybody can meet \`${x.condition}\`.`,
    (x) =>
      `Let only a role or a permission write ${quoted(x.field)}, under “Who can write it”, or make it read-only.`,
  ),
  'role-for-oneself': warning<{ role: string; more: string; table: string }>(
    (x) =>
      `Whoever has the role ${quoted(x.role)} may give roles in ${quoted(x.table)}, and so make themselves or others ${quoted(x.more)}, which may do more.`,
    'Let only the role that may do everything give roles, or say which may be given: by a condition of the rule, or under “Who may invite”.',
  ),
  'shown-to-everybody': warning<{ field: string; table: string; operation: string; who: string }>(
    (x) =>
      `${x.who} may ${x.operation} ${quoted(x.table)} with ${quoted(x.field)}, which looks like something personal or secret.`,
    'Choose who may read the field, make it hidden, or let only the owner or a role read these rows.',
  ),
  'own-account-field': error<{ field: string; table: string }>(
    (x) =>
      `${quoted(x.field)} of ${quoted(x.table)} is not for the owner of an account to read, but whoever signs in is shown their own account.`,
    'Add “owner” to those who may read it, or make the field hidden.',
  ),
  'accounts-own-themselves': error<{ table: string }>(
    (x) => `${quoted(x.table)} keeps the accounts: each row belongs to the account that it is.`,
    'Turn off “Rows have an owner”. The rule “owner” works here all the same.',
  ),
  'accounts-by-anybody': error<{ table: string; operation: string }>(
    (x) =>
      `${quoted(x.table)} keeps the accounts: whoever may ${x.operation} rows of it can make accounts for other people, and take their addresses.`,
    'Let only a role add them; people register by themselves.',
  ),
  'auth-without-table': error<{ name: string }>(
    (x) => `${quoted(x.name)} has no table to keep accounts in.`,
    'Connect it to a table of users.',
  ),
  'auth-with-two-tables': error<{ name: string; tables: readonly string[] }>(
    (x) =>
      `${quoted(x.name)} keeps accounts in ${listed(x.tables.map(quoted))}; it can use one table.`,
    'Remove all but one of these connections.',
  ),
  'auth-guards-nothing': warning<{ name: string }>(
    (x) => `${quoted(x.name)} guards nothing: people can sign in, and it makes no difference.`,
    'Connect it to an api.',
  ),
  'identifier-missing': error<{ identifier: string; table: string }>(
    (x) =>
      `People are to sign in with ${quoted(x.identifier)}, but ${quoted(x.table)} has no such field.`,
    'Add the field (a required, unique string), or choose another in the sign-in.',
  ),
  'identifier-unfit': error<{ identifier: string; problem: string }>(
    (x) => `People can't sign in with ${quoted(x.identifier)}: ${x.problem}.`,
    'Make it a required, unique string of at most 255 characters that callers may write.',
  ),
  'provider-without-issuer': error<{ title: string; issuer: string | undefined }>(
    (x) =>
      x.issuer === undefined
        ? `Nobody knows where ${quoted(x.title)} is.`
        : `${quoted(x.issuer)} is no address at which people can sign in with ${quoted(x.title)}.`,
    'Give the issuer as its own pages name it, as in “https://login.example.com”.',
  ),
  'provider-fills-nothing': error<{ title: string; name: string; table: string }>(
    (x) =>
      `${quoted(x.title)} can't open an account: ${quoted(x.name)} of ${quoted(x.table)} is required, and nothing that it says of people fills it.`,
    'Name the claim that fills it, give the field a default, or let it be empty.',
  ),
  'claim-without-field': error<{ name: string; problem: string }>(
    (x) => `A claim can't be put into ${quoted(x.name)}: ${x.problem}.`,
    'Choose a text of the table of accounts that people may write, or remove the claim.',
  ),
} as const
