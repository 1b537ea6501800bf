import {
  kindOf,
  mailNeeds,
  outsideNeeds,
  type Model,
  type Needs,
  type Variable,
} from '@drawbridge/kinds'

/** What one part asks of whoever runs the backend. */
export interface PartNeeds extends Needs {
  /** Absent where no part of the drawing says it, as for a database chosen when building. */
  readonly node?: string
}

/** What a backend needs beside what every backend does, part by part. */
export function needsOf(model: Model): readonly PartNeeds[] {
  const { auth, apis, dialect, mail } = model
  return [
    ...asked('database', { dialect }),
    ...(auth ? asked('auth', auth.settings, auth.node) : []),
    ...(mail ? asked('mail', {}, mail.node) : []),
    ...apis.flatMap(({ node, settings }) => asked('api', settings, node)),
    ...mailNeeds(model),
    ...outsideNeeds(model),
  ]
}

/** The variables that they read: several may read the same. */
export function variablesOf(model: Model): readonly Variable[] {
  const all = needsOf(model).flatMap(({ environment }) => environment)
  return [...new Map(all.map((one) => [one.name, one])).values()]
}

function asked(name: string, settings: unknown, node?: string): readonly PartNeeds[] {
  const needs = kindOf(name)?.needs(settings)
  return needs === undefined ? [] : [{ ...needs, ...(node !== undefined && { node }) }]
}
