import { error, information, listed, meant, quoted, warning } from './entry.ts'

/** About parts and connections. */
export const MAP = {
  'unknown-kind': error<{ kind: string; known: readonly string[] }>(
    (x) => `There is no kind of part called ${quoted(x.kind)}.`,
    (x) => meant(x.kind, x.known, `Use one of ${listed(x.known, 'or')}.`),
  ),
  'dangling-connection': error<{ end: 'from' | 'to'; id: string }>(
    (x) =>
      `A connection ${x.end === 'from' ? 'starts at' : 'leads to'} ${quoted(x.id)}, which is not there.`,
    'Remove the connection, or add the part.',
  ),
  'wrong-connection': error<{ from: string; to: string; allowed: readonly string[] }>(
    (x) => `A connection from ${x.from} to ${x.to} means nothing.`,
    (x) =>
      x.allowed.length === 0
        ? 'Remove the connection.'
        : `Remove it, or connect in one of these ways: ${listed(x.allowed, 'or')}.`,
  ),
  'duplicate-connection': warning<{ from: string; to: string }>(
    (x) => `${quoted(x.from)} and ${quoted(x.to)} are connected twice.`,
    'Remove one of the two connections; one says it all.',
  ),
  'no-database': error<void>(
    'There is no database, so there is nowhere to keep the rows.',
    'Add a database part.',
  ),
  'two-databases': error<{ names: readonly string[] }>(
    (x) =>
      `There are ${x.names.length} databases (${listed(x.names.map(quoted))}); a backend has one.`,
    'Keep one database and remove the others. The tables stay.',
  ),
  'two-auths': error<{ names: readonly string[] }>(
    (x) =>
      `There are ${x.names.length} sign-ins (${listed(x.names.map(quoted))}); a backend has one.`,
    'Keep one sign-in and remove the others.',
  ),
  'two-mails': error<{ names: readonly string[] }>(
    (x) =>
      `There are ${x.names.length} parts for mail (${listed(x.names.map(quoted))}); a backend has one.`,
    'Keep one and remove the others. Whatever sends mail shares it.',
  ),
  'way-without-mail': error<{ way: string; auth: string }>(
    (x) => `${quoted(x.way)} sends mail, and ${quoted(x.auth)} has nothing to send it by.`,
    'Add a part Mail, and connect the sign-in to it.',
  ),
  'way-without-address': error<{ way: string; identifier: string }>(
    (x) =>
      `${quoted(x.way)} writes to people, and ${quoted(x.identifier)}, by which they sign in, is not an e-mail address.`,
    'Let people sign in with a field “email”, or give the field the format email.',
  ),
  'no-tables': error<void>(
    'There is no table, so there is nothing to store or to serve.',
    'Add a table and give it fields.',
  ),
  'test-out-of-date': warning<{ name: string; gone: string }>(
    (x) =>
      `The test ${quoted(x.name)} needs ${x.gone}, which is not there any more: it is left out.`,
    'Save the request as a test again, or remove the test.',
  ),
  'unserved-table': information<{ name: string }>(
    (x) => `No api serves ${quoted(x.name)}: it is kept in the database and cannot be reached.`,
    'Connect an api to it if callers are to reach it. Otherwise this is fine.',
  ),
  'api-without-tables': warning<{ name: string }>(
    (x) => `The api ${quoted(x.name)} serves nothing.`,
    'Connect it to a table, or to the database to serve all tables.',
  ),
  'two-apis-one-table': error<{ table: string; apis: readonly string[] }>(
    (x) => `${quoted(x.table)} is served by ${listed(x.apis.map(quoted))} at once.`,
    'Let one api serve it: remove the other connection.',
  ),
  'errors-differ': error<{ api: string; other: string }>(
    (x) => `${quoted(x.api)} has another shape of errors than ${quoted(x.other)}.`,
    'A backend has one shape of errors. Say the same at both, or at one of them alone.',
  ),
  'path-clash': error<{ path: string; first: string; second: string }>(
    (x) => `${x.first} and ${x.second} would both answer at ${quoted(x.path)}.`,
    'Rename one of them, or give one of the apis another prefix.',
  ),
  'wrong-path': error<{
    what: string
    found: string
    /** Names in it may stand for what varies. */
    mayVary?: boolean
  }>(
    (x) => `${quoted(x.what)} can't be ${quoted(x.found)}.`,
    (x) =>
      x.mayVary === true
        ? 'Write a path such as /books/:id/lend: small letters, digits and hyphens between slashes, and a colon before a name that varies.'
        : 'Write a path such as /api or /api/v1: small letters, digits and hyphens between slashes.',
  ),
  'wrong-origin': error<{ found: string }>(
    (x) => `${quoted(x.found)} is not the address of a web site.`,
    'Write the scheme and the host and nothing else, such as https://app.example.com.',
  ),
  'unknown-member': warning<{ id: string }>(
    (x) => `The group holds ${quoted(x.id)}, which is not there.`,
    'Take it out of the group.',
  ),
} as const
