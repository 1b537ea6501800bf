import { itemsOf, type Json, type Manifest } from '@drawbridge/manifest'
import { asPattern } from '../text/as-pattern.ts'

/** Something that others mention, and go by. */
interface Mentioned {
  readonly by: RegExp
  readonly drawn: string
}

/**
 * Writes a piece of a drawing down with all that it goes by: flows and operations that it calls, and what the computed
 * fields are worked out of that it names. Whoever changes one of those changes the piece.
 */
export function goesBy(manifest: Manifest): (piece: Json) => string {
  const all = mentionedIn(manifest)
  return (piece) => {
    const whole = JSON.stringify(piece)
    const found = new Set<Mentioned>()
    const look = (text: string): void => {
      for (const one of all)
        if (!found.has(one) && one.by.test(text)) {
          found.add(one)
          look(one.drawn)
        }
    }
    look(whole)
    return [whole, ...[...found].map(({ drawn }) => drawn).toSorted()].join('\n')
  }
}

function mentionedIn({ nodes }: Manifest): readonly Mentioned[] {
  return nodes.flatMap(({ id, settings }) => [
    ...(settings['steps'] === undefined
      ? []
      : [{ by: quoted(id), drawn: JSON.stringify([id, settings['inputs'], settings['steps']]) }]),
    ...itemsOf(settings['operations']).map((one) => ({
      by: quoted(text(one['id'])),
      drawn: JSON.stringify([id, settings['baseUrl'], settings['urlFrom'], one]),
    })),
    ...itemsOf(settings['computed']).map((one) => ({
      by: new RegExp(String.raw`\.\s*${asPattern(text(one['name']))}\b`),
      drawn: text(one['formula']),
    })),
  ])
}

const quoted = (id: string): RegExp => new RegExp(asPattern(JSON.stringify(id)))

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
