import type { AccessView } from '@drawbridge/protocol'

type Told = AccessView['routes'][number]['told'][number]
type Answer = Extract<Told, { always: unknown }>['always']

/** How an answer reads, and whether it is that of somebody who may. */
export interface Said {
  readonly words: string
  readonly tone: 'yes' | 'some' | 'no'
}

/** What somebody may do, over rows of their own and of others. */
export function saidOf(told: Told): Said {
  if ('always' in told) return saidOfOne(told.always)
  const { own, shared, foreign } = told
  if (shared !== undefined && foreign === 404 && (own !== 404 || shared !== 404)) {
    if (own === shared)
      return own === null || may(own)
        ? {
            words: own === null ? 'some of their organisation' : 'in their organisation',
            tone: 'some',
          }
        : saidOfOne(own)
    return {
      words: may(own) ? 'own in their organisation' : 'some of their organisation',
      tone: 'some',
    }
  }
  if (own === foreign) return saidOfOne(own)
  const isKept = foreign === 404 || foreign === 403
  if (may(own) && isKept) return { words: 'own rows', tone: 'some' }
  if (own === null && isKept) return { words: 'some own rows', tone: 'some' }
  if (may(own) && foreign === null) return { words: 'own and some rows', tone: 'some' }
  return { words: 'some rows', tone: 'some' }
}

function saidOfOne(answer: Answer): Said {
  if (answer === null) return { words: 'some rows', tone: 'some' }
  if (may(answer)) return { words: 'yes', tone: 'yes' }
  return { words: answer === 401 ? 'signs in first' : 'no', tone: 'no' }
}

const may = (answer: Answer): boolean => answer === 'done' || (answer !== null && answer < 300)

/** Every status, for whoever wants it to the letter. */
export function lettersOf(told: Told): string {
  const word = (answer: Answer): string => (answer === null ? 'by the row' : String(answer))
  if ('always' in told) return `Answer: ${word(told.always)}`
  const shared =
    told.shared === undefined ? '' : ` Another row of their organisation: ${word(told.shared)}.`
  return `Own row: ${word(told.own)}.${shared} Somebody else’s: ${word(told.foreign)}. Not there: ${word(told.missing)}.`
}
