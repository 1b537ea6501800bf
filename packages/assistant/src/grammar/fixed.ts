import { formsOf } from './verb-forms.ts'

/**
 * Words that mean one thing together, by the one word that stands for them in a token. Data: a line
 * is `same: way of saying / way of saying`.
 */
const SAID = `
signed-in: signed in / signed-in / logged in / logged-in / logged on / signed on / registered / authenticated / logged into the app
anonymous: not signed in / not logged in / not registered / not authenticated / logged out / logged-out / signed out / signed-out / unauthenticated / unregistered / anonymous / not-logged-in / non-registered / unsigned
logging-in: having to log in / having to sign in / having to sign up / having to register
log-in: log-in / sign-in
looks-after: is responsible for / is in charge of
look-after: be responsible for / be in charge of / are responsible for / are in charge of
logged-in-before: have logged in / has logged in / have signed in / has signed in / have registered / has registered / having logged in / having signed in / have an account / has an account / have a login / has a login
nobody: no one / no-one / noone / none / not a soul / not anybody / not anyone
as-long-as: as long as / so long as / provided that / provided / providing that / on condition that / on the condition that / only if / only when / only while / only once / only after / in case / assuming
except: except for / except / other than / apart from / with the exception of / aside from / besides / excluding / save for / but for
and: as well as / along with / together with / plus
also: as well / in addition / on top of that / likewise
so-that: so that / so as to / in order to / in order that / because / since / as they / so they / so we / so i / so nobody / so no one
anymore: any more / any longer / anymore
no-longer: no longer / not any more
from-now-on: from now on / in return / in exchange / just like before / from then on / going forward / as before / at any time / any time / at all / whatsoever / of course / obviously / by themselves / on their own / for themselves / in the system / in the app / in the api / through the api / via the api / over the api / through the app / in here / whenever they want / whenever they like / if they want / if they like / as needed / for example / in general / by default / at the end / in full / in detail / as they wish / as they like  / anywhere / full stop / end of story / period
read-only: read only / read-only / readonly / view only / view-only
own: very own
everything-else: everything else / anything else / all else / the rest / all the rest / all other things / all others
everybody-else: everybody else / everyone else / anybody else / anyone else / all others / all other people / all other users / the others / other people / the rest of the world / all the others / any other user / any other person / everyone other / the rest of us / others
whole-world: the whole world / whole world / all the world / the world / the whole internet / the internet / the web / the general public / the public / members of the public / the outside world / the outside / outsiders
off-limits: off limits / off-limits / out of bounds / out of reach / taboo
full-control: full control / complete control / total control / full access / full rights / all rights / all the rights / all permissions / all the permissions / complete access / total access / full permissions / unrestricted access / unlimited access / crud access / crud rights / a free hand / free rein
read-access: read access / read-access / view access / viewing rights / reading rights / read rights / read permission / read permissions / viewing access / read-only access / read only access / read-only rights / access
write-access: write access / write-access / write rights / writing rights / edit access / edit rights / editing rights / write permission / write permissions / edit permissions / edit permission / editing access
no-access: no access / no rights / no permission / no permissions / no business
each-other: each other / one another
nobody-else: nobody else / no one else / no-one else / none else
log-ins: log-ins / sign-ins
up-to: up to / down to / left to
ie: i . e . , / i . e . / ie , / that is to say , / that is to say / in other words , / in other words / namely , / namely
`

/** Verbs of several words, each by one that is said in the same forms: `gets rid of` as `takes-down`. */
const VERBS = `
look-at: look at / have a look at / take a look at / look into / look through / look over / look up / look for / go through / peek at / check on / listen to / listen / look
take-down: take down / get rid of / throw away / throw out / take off / strike off / clear out / clean up
bring-back: bring back / put back
hand-in: hand in / fill in / fill out / put up / put in / set up / type in / key in / write down / write up / put down / check in / note down / sign up for / apply for / apply to
look-after: look after / take care of / deal with / work with / see to / keep an eye on / have charge of
sign-off: sign off / tick off / mark off / sign off on
log-in: log in / sign in / log on / sign on / sign up / enter with his account / enter with her account / enter with their account
`

/** The longest way of saying each, from its first word: what may follow it, and what stands for all of it. */
export const FIXED: ReadonlyMap<
  string,
  readonly (readonly [rest: readonly string[], same: string])[]
> = fixed()

function fixed() {
  const all = new Map<string, (readonly [rest: readonly string[], same: string])[]>()
  const add = (way: string, same: string): void => {
    const [first = '', ...rest] = way.split(' ')
    all.set(first, [...(all.get(first) ?? []), [rest, same]])
  }
  for (const [same, ways] of linesOf(SAID)) for (const way of ways) add(way, same)
  for (const [same, ways] of linesOf(VERBS))
    for (const way of ways) {
      const [verb = '', ...rest] = way.split(' ')
      const [as = '', ...behind] = same.split('-')
      for (const [word, form] of formsOf(verb)) {
        if (form === 'past' && word === verb) continue
        const said = formsOf(as).findLast(([, one]) => one === form)?.[0] ?? as
        add([word, ...rest].join(' '), [said, ...behind].join('-'))
      }
    }
  for (const ways of all.values()) ways.sort(([one], [other]) => other.length - one.length)
  return all
}

function linesOf(data: string): readonly (readonly [same: string, ways: readonly string[]])[] {
  return data
    .trim()
    .split('\n')
    .map((line) => {
      const [same = '', ways = ''] = line.split(/:\s+/)
      return [same, ways.split(' / ')]
    })
}
