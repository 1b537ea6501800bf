import { type Json, type Manifest, type Node } from '@drawbridge/manifest'

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

export const textsOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
