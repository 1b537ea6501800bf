import type { Scope } from '../scope.ts'

/** What a condition has told of the value at a path. */
export interface Fact {
  readonly presence?: 'there' | 'nothing'
  /** It is one of these literals, if it is there. */
  readonly only?: ReadonlySet<string>
  /** It is none of these. */
  readonly not?: ReadonlySet<string>
}

/** By path: `article.author`. */
export type Facts = ReadonlyMap<string, Fact>

/** The paths that are there, with all else that conditions have told. */
class Known extends Set<string> {
  readonly facts: Facts

  constructor(facts: Facts) {
    super([...facts].flatMap(([path, { presence }]) => (presence === 'there' ? [path] : [])))
    this.facts = facts
  }
}

/** The scope, and what is known in it. */
export const knowing = (scope: Scope, facts: Facts): Scope => ({
  ...scope,
  present: new Known(facts),
})

/** What is known in a scope. A set of paths that somebody else made says that they are there. */
export function factsIn({ present }: Scope): Facts {
  if (present instanceof Known) return present.facts
  return new Map([...(present ?? [])].map((path) => [path, { presence: 'there' }]))
}
