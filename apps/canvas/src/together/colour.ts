import type { Present } from '@drawbridge/protocol'

/** Colours of the token file that people are told apart by. */
const COLOURS = ['endpoint', 'table', 'auth', 'job', 'integration', 'logic'] as const

/**
 * One of them for an account, so that two who are here have different ones while there are enough:
 * one's own first, then the others' as they came. Who is not here has that of whoever comes next.
 */
export function colourAmong(
  { people, you }: { readonly people: readonly Present[]; readonly you: string | null },
  account: string,
): string {
  const self = people.find(({ id }) => id === you)
  const accounts = [...new Set([...(self ? [self] : []), ...people].map((one) => one.account))]
  const at = accounts.indexOf(account)
  return `var(--${COLOURS[(at < 0 ? accounts.length : at) % COLOURS.length]})`
}

/** `Grace Hopper` and `grace.hopper@example.com` are both GH. */
export function initialsOf(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter((word) => word !== '')
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return [first, last ?? '']
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}
