import { error, listed, quoted, warning } from './entry.ts'

/** About flows: the steps behind an endpoint, an event or a call. */
export const FLOWS = {
  'unknown-step': error<{ kind: string; known: readonly string[] }>(
    (x) => `There is no kind of step called ${quoted(x.kind)}.`,
    (x) => `Use one of ${listed(x.known, 'or')}.`,
  ),
  'unknown-slot': error<{ step: string; slot: string; known: readonly string[] }>(
    (x) => `The step ${x.step} holds no steps called ${quoted(x.slot)}.`,
    (x) =>
      x.known.length === 0
        ? 'Take them out of it: it holds no steps.'
        : `Put them into ${listed(x.known.map(quoted), 'or')}.`,
  ),
  'unknown-choice': error<{ what: string; found: string; known: readonly string[] }>(
    (x) => `There is no ${x.what} ${quoted(x.found)}.`,
    (x) =>
      x.known.length === 0
        ? `There is no ${x.what} here at all: add one first.`
        : `Choose ${listed(x.known.map(quoted), 'or')}.`,
  ),
  'not-changeable': error<{ step: string; name: string }>(
    (x) => `The step ${x.step} can't change ${quoted(x.name)} from here.`,
    'A step changes what a “Set” named before it, in the same steps or around them, and in the same transaction: set it there, and give its value at the end.',
  ),
  'wrong-formula': error<{ step: string; problem: string; cure: string }>(
    (x) => `In the step ${x.step}: ${x.problem}`,
    (x) => x.cure,
  ),
  'wrong-code': error<{ step: string; problem: string }>(
    (x) => `The code of the step ${x.step} can't be read: ${x.problem}.`,
    'Write the body of a function, whose brackets all close again.',
  ),
  'no-answer': error<{ name: string }>(
    (x) => `There is a way through ${quoted(x.name)} that ends without an answer.`,
    'Put a step “Respond” or “Fail” at the end, or at the end of each branch.',
  ),
  'after-the-end': error<{ step: string }>(
    (x) =>
      `The step ${quoted(x.step)} is never reached: before it, all has been answered or given.`,
    'Remove it, or move it before the step that ends the flow.',
  ),
  'never-otherwise': warning<{ step: string }>(
    (x) => `The step ${x.step} never goes the way “Otherwise”: its cases are all that there is.`,
    'Remove what stands there; where another choice is added to the field one day, a case for it is asked for.',
  ),
  'no-answer-here': error<{ step: string; why: string }>(
    (x) => `The step ${x.step} can't answer here: ${x.why}.`,
    'Give a value instead, and answer behind the step that holds this one.',
  ),
  'nobody-asks': error<{ step: string }>(
    (x) => `The step ${x.step} gives a value, but nothing around it has a name to keep it under.`,
    'Name the step that holds it, or answer instead. In an event before a row is created or changed, make it the last step, outside of any branch.',
  ),
  'gives-nothing': error<{ step: string }>(
    (x) => `The step ${x.step} has a name, but nothing in it gives a value.`,
    'Put a step “Give” into it, or take the name away.',
  ),
  'names-nothing': error<{ step: string }>(
    (x) => `The step ${x.step} has a name, but it has no value that the name could stand for.`,
    'Take the name away.',
  ),
  'not-a-list': error<{ step: string }>(
    (x) => `The step ${x.step} goes through something that is no list.`,
    'Choose a list, such as the rows that a step “Find many” found.',
  ),
  'not-a-key': error<{ step: string; table: string; mayBeNothing?: true }>(
    (x) =>
      x.mayBeNothing
        ? `In the step ${x.step}: this may be nothing, and a row of ${quoted(x.table)} is needed.`
        : `In the step ${x.step}: this is neither a row of ${quoted(x.table)} nor the id of one.`,
    (x) =>
      x.mayBeNothing
        ? 'Check with an “If” before that it is there, or let the step that finds it fail where it is missing.'
        : 'Choose a row that was found or created, or its id.',
  ),
  'not-unique': error<{ step: string; table: string }>(
    (x) =>
      `The step ${x.step} can't know a row of ${quoted(x.table)} by this: several may have it.`,
    'Choose a field that is unique, or add a unique index over the fields.',
  ),
  'not-fixed': error<{ found: string }>(
    (x) => `${quoted(x.found)} is no fixed value.`,
    'Write a text in quotes, a number, true or false; for conditions use the step “If”.',
  ),
  'needs-auth': error<{ step: string }>(
    (x) => `The step ${x.step} is about signing in, but there is no sign-in.`,
    'Add a sign-in and connect it to a table of accounts and to the api.',
  ),
  'anybody-mails': warning<{ step: string }>(
    (x) => `The step ${x.step} sends mail to whatever address anybody on the internet names.`,
    'Take the address from a row, or let only people who are signed in call this endpoint.',
  ),
  'needs-mail': error<{ step: string }>(
    (x) => `The step ${x.step} sends mail, and nothing says how.`,
    'Add a part “Mail”: it needs no settings.',
  ),
  'needs-request': error<{ step: string }>(
    (x) => `The step ${x.step} needs a request, and there is none where it stands.`,
    'Put it into the endpoint that this begins with.',
  ),
  'one-at-a-time': error<{ step: string }>(
    (x) => `The step ${x.step} stands in a transaction, whose statements go one after another.`,
    'Take it out of the transaction, or put its steps one behind the other.',
  ),
  'inside-another': error<{ step: string }>(
    (x) => `The transaction ${x.step} stands inside another one, which holds it together already.`,
    'Remove the inner one and keep its steps.',
  ),
  'nothing-held': warning<{ step: string }>(
    (x) =>
      `The step ${x.step} holds rows for itself, and lets go of them at once: it is in no transaction.`,
    'Put it into a transaction, together with what relies on it.',
  ),
  'calls-itself': error<{ name: string }>(
    (x) => `The flow ${quoted(x.name)} calls itself, directly or by others, and would never end.`,
    'Use a loop instead, or take the call out.',
  ),
  'events-without-end': error<{ name: string }>(
    (x) =>
      `What the event ${quoted(x.name)} writes starts it again, directly or by others, and it would never end.`,
    'Write another table, or make the value a computed field.',
  ),
  'secret-leaks': error<{ field: string; where: string }>(
    (x) => `${quoted(x.field)} must not leave the server, and it would with ${x.where}.`,
    'Leave it out: name the members that are to be given.',
  ),
  'secret-out-of-place': error<{ step: string }>(
    (x) => `A secret can’t stand here, in the step ${x.step}: it could end up where it is read.`,
    'Use secrets.NAME in an HTTP request or as the key of a signature, and nowhere else.',
  ),
  'secret-not-usable': error<{ name: string }>(
    (x) => `A secret can’t be called ${quoted(x.name)}.`,
    'Use capital letters, digits and underscores, as in PAYMENT_KEY, and no name that the backend has a use for itself.',
  ),
  'two-versions': error<{ name: string; versions: readonly string[] }>(
    (x) =>
      `The package ${quoted(x.name)} is asked for as ${listed(x.versions)}, and a project has one.`,
    'Give all steps that need it the same version.',
  ),
  'package-not-named': error<{ step: string; name: string }>(
    (x) =>
      `The code of the step ${x.step} imports ${quoted(x.name)}, which is not among its packages.`,
    'Add it to the packages of the step, with its exact version.',
  ),
  'file-out-of-place': error<{ name: string }>(
    (x) => `${quoted(x.name)} is a file, and files come in by the body of an endpoint alone.`,
    'Put it into the body itself, beside its other members, or choose bytes.',
  ),
  'header-not-yours': error<{ step: string; name: string }>(
    (x) => `The step ${x.step} sets the header ${quoted(x.name)}, which follows from the request.`,
    'Remove it: the connection sees to it.',
  ),
  'address-not-encrypted': warning<{ step: string }>(
    (x) =>
      `The step ${x.step} sends a secret without encryption, for everybody on the way to read.`,
    'Begin the address with https://.',
  ),
  'open-address': warning<{ step: string }>(
    (x) => `The host that the step ${x.step} calls comes out of a value.`,
    'Begin the address with the host, as in `https://api.example.com/${params.id}`, unless callers are meant to choose it.',
  ),
  'host-continued': error<{ step: string }>(
    (x) =>
      `In the address that the step ${x.step} calls, a value follows the secret and could make another host of it.`,
    'Put a slash after the secret, as in `${secrets.PARTNER_URL}/${params.id}`.',
  ),
  'too-many-steps': error<{ most: number; deepest: number }>(
    (x) =>
      `A flow has at most ${x.most} steps, which stand at most ${x.deepest} deep in each other.`,
    'Move a part of it to a flow of its own, and call that.',
  ),
  'statement-out-of-place': error<{ step: string; found?: string; isSeveral?: true }>(
    (x) =>
      x.isSeveral
        ? `The step ${x.step} holds several statements, and it runs one.`
        : `The step ${x.step} says ${quoted(x.found ?? '')}, and a statement of your own only reads or changes rows.`,
    (x) =>
      x.isSeveral
        ? 'Give each a step of its own, inside of a step “Transaction” where they belong together.'
        : 'Begin it with SELECT, WITH, INSERT, UPDATE or DELETE. What belongs together goes into a step “Transaction”, and tables are changed in the drawing.',
  ),
  'value-too-large': error<{ step: string; most: number }>(
    (x) =>
      `What the step ${x.step} makes has more than ${x.most} members, with those of all that it is made of.`,
    'Take only the members that are needed, or keep what grows in a table.',
  ),
  'not-in-path': error<{ name: string; path: string }>(
    (x) => `The path ${quoted(x.path)} has no ${quoted(`:${x.name}`)}.`,
    'Write it into the path with a colon before it, or remove it here.',
  ),
  'body-of-get': error<{ name: string }>(
    (x) => `${quoted(x.name)} is a GET, which has no body.`,
    'Take the values into the query, or choose POST.',
  ),
  'get-that-writes': error<{ name: string }>(
    (x) =>
      `${quoted(x.name)} is a GET and writes. Where a cookie says who is signed in, a link on any page could make people do it.`,
    'Make it a POST.',
  ),
  'list-without-bound': warning<{ step: string }>(
    (x) => `The step ${x.step} reads every row there is, however many.`,
    'Say how many at the most.',
  ),
  'slow-in-transaction': warning<{ step: string }>(
    (x) => `The step ${x.step} takes its time in a transaction, whose rows stay locked meanwhile.`,
    'Take it out: where others get in the way of the transaction, it would be done twice.',
  ),
  'statement-in-loop': warning<{ step: string }>(
    (x) => `The step ${x.step} asks the database once for each item of a list.`,
    'Read or write all of them with one step before the loop, if the list can be long.',
  ),
  'answers-more': warning<{ step: string; table: string; field: string }>(
    (x) =>
      `Anybody may call this, and ${x.step} answers with whole ${x.table}: “${x.field}” is among them, which only some may read.`,
    (x) => `Name the fields that it answers with, and “${x.field}” only if everybody may see it.`,
  ),
  'writes-apart': warning<{ step: string; name: string }>(
    (x) =>
      `${quoted(x.name)} writes several times. If it stops before ${x.step}, half of it has happened.`,
    'Put the steps that belong together into a transaction.',
  ),
} as const
