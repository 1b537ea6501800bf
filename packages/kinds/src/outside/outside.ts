import { code, ref, type Code } from '@drawbridge/source'
import { isAsked } from '../auth/ways/drawn-faces.ts'
import type { Contribution } from '../contribution.ts'
import type { Model } from '../model.ts'
import { wordsOf } from '../names/words.ts'
import type { Needs, Variable } from '../part-kind.ts'

/** What a backend asks of its surroundings because its flows turn to other services. */
export interface OutsideNeeds extends Needs {
  readonly node: string
}

const allowHosts = ref('allowHosts', 'src/http/hosts.ts')
const allowOnly = ref('allowOnly', 'src/http/hosts.ts')
const keepSecrets = ref('keepSecrets', 'src/secrets.ts')

/** Variables of the environment that hold secrets, in order, with the part that uses each first. */
export function secretsOf({ flows, integrations }: Model): ReadonlyMap<string, string> {
  const found = [
    ...integrations.flatMap(({ node, settings: { urlFrom, auth } }) =>
      [urlFrom, auth?.secret].flatMap((name): [string, string][] => (name ? [[name, node]] : [])),
    ),
    ...flows.flatMap(({ node, secrets }) =>
      [...secrets].map((name): [string, string] => [name, node]),
    ),
  ]
  const first = new Map(found.toReversed())
  return new Map([...first].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** A part because of which calls go out. */
function callerIn({ flows, integrations, auth }: Model): string | undefined {
  const service = integrations.find(({ operations }) => operations.length > 0)
  const flow = flows.find(({ callsOutside }) => callsOutside)
  const door = auth && isAsked(auth.settings, 'egress') ? auth : undefined
  return (service ?? flow ?? door)?.node
}

/** What is done once, for all flows together. */
export function outsideContributions(model: Model): readonly Contribution[] {
  const caller = callerIn(model)
  const [user] = secretsOf(model).values()
  return [
    ...(caller === undefined ? [] : callsOf(caller)),
    ...(user === undefined
      ? []
      : [{ type: 'setup', node: user, code: code`${keepSecrets}(config)` } as const]),
  ]
}

function callsOf(node: string): readonly Contribution[] {
  const setting = (name: string, read: Code) =>
    ({ type: 'setting', node, name, valueType: 'string', read }) as const
  return [
    setting('egressAllow', code`env['EGRESS_ALLOW'] ?? ''`),
    setting('egressOnly', code`env['EGRESS_ONLY'] ?? ''`),
    { type: 'setup', node, code: code`${allowHosts}(config.egressAllow)` },
    { type: 'setup', node, code: code`${allowOnly}(config.egressOnly)` },
  ]
}

export function outsideNeeds(model: Model): readonly OutsideNeeds[] {
  const caller = callerIn(model)
  const purposes = purposesOf(model)
  return [
    ...[...secretsOf(model)].map(([name, node]) => needing(node, secret(name, purposes.get(name)))),
    ...(caller === undefined ? [] : EGRESS.map((variable) => needing(caller, variable))),
  ]
}

const needing = (node: string, variable: Variable): OutsideNeeds => ({
  node,
  environment: [variable],
  services: [],
  packages: [],
})

/** What each secret is for, as far as the drawing says it; of several purposes, the first. */
function purposesOf({ flows, integrations }: Model): ReadonlyMap<string, string> {
  const services = integrations.flatMap(({ title, settings: { urlFrom, auth } }) => {
    const service = wordsOf(title).join(' ')
    return [
      ...(urlFrom
        ? [[urlFrom, `Where the service ${service} answers, such as https://example.com.`]]
        : []),
      ...(auth?.secret
        ? [[auth.secret, `What the service ${service} gave you, to sign in there.`]]
        : []),
    ]
  })
  const steps = flows.flatMap(({ secrets, name }) =>
    [...secrets].map((one) => [
      one,
      `What another service gave you, or agreed on with you, for ${name}.`,
    ]),
  )
  return new Map(
    [...services, ...steps].toReversed().map(([name = '', words = '']) => [name, words]),
  )
}

const secret = (name: string, purpose = 'What another service gave you.'): Variable => ({
  name,
  holds: purpose,
  example: '',
  required: true,
})

const EGRESS: readonly Variable[] = [
  {
    name: 'EGRESS_ALLOW',
    holds: 'Hosts of a private network that may be called all the same: intranet:8080,10.0.0.5:80',
    example: '',
    required: false,
  },
  {
    name: 'EGRESS_ONLY',
    holds:
      'The hosts of the internet that may be called at all, with commas between: api.example.com',
    example: '',
    required: false,
  },
]
