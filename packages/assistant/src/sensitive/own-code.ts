import { faceOf, stepFaceOf } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'

/** A text in a drawing that is run as it stands. */
export interface OwnCode {
  /** Node, item and setting. */
  readonly key: string
  readonly node: string
  /** What the step is called, or what sort of step it is. */
  readonly name: string
  readonly language: string
  readonly text: string
}

/** Formats of settings that hold such texts. */
const LANGUAGES: Readonly<Record<string, string>> = { typescript: 'TypeScript', sql: 'SQL' }

/** All code of people's own, wherever a kind has a setting for it. */
export function ownCode({ nodes }: Manifest): readonly OwnCode[] {
  return nodes.flatMap((node) => codeIn(node, node.id))
}

interface Drawn {
  readonly id?: unknown
  readonly kind?: unknown
  readonly name?: unknown
  readonly settings?: object
}

function codeIn(value: unknown, node: string): readonly OwnCode[] {
  if (typeof value !== 'object' || value === null) return []
  return [...codeOf(value, node), ...Object.values(value).flatMap((one) => codeIn(one, node))]
}

type Formats = Readonly<Record<string, { readonly format?: string }>>

function codeOf({ id, kind, name, settings }: Drawn, node: string): readonly OwnCode[] {
  if (settings === undefined || typeof settings !== 'object' || settings === null) return []
  const face = stepFaceOf(String(kind)) ?? faceOf(String(kind))
  const shape: object = face?.settings ?? {}
  const properties = 'properties' in shape ? (shape.properties as Formats) : {}
  return Object.entries(settings).flatMap(([setting, text]) => {
    const language = LANGUAGES[properties[setting]?.format ?? '']
    if (language === undefined || typeof text !== 'string') return []
    const key = `${node} ${String(id)} ${setting}`
    return [{ key, node, name: typeof name === 'string' ? name : String(kind), language, text }]
  })
}
