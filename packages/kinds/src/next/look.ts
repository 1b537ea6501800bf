import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'

export const ofKind = ({ nodes }: Manifest, kind: string): readonly Node[] =>
  nodes.filter((node) => node.kind === kind)

export const joinedFrom = (
  { nodes, connections }: Manifest,
  to: string,
  kind: string,
): readonly Node[] =>
  nodes.filter(
    (node) =>
      node.kind === kind && connections.some((one) => one.from === node.id && one.to === to),
  )

/** Items of a list in settings that nobody has checked yet. */
export const itemsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []

export const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
