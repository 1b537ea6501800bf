import { memo, useState } from 'react'
import { fittedName, NAME_SIZE } from './fitted-name.ts'
import { OnPaper } from './on-paper.tsx'
import { isPlain } from './plain.ts'
import type { FlowNode } from './to-flow.ts'

/**
 * Cards as they are seen from far away, all in one picture: drawn one by one each would be a layer
 * of its own for the browser, to be put together for every frame. It also stands in for cards that
 * come into view before they are drawn.
 */
export function Plates({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const now = nodes.filter(({ selected, type, data }) => isPlain(type, data, selected))
  const [plain, setPlain] = useState(now)
  const isSame = now.length === plain.length && now.every((node, at) => node === plain[at])
  if (!isSame) setPlain(now)
  return (
    <OnPaper>
      <Picture nodes={plain} />
    </OnPaper>
  )
}

const Picture = memo(function Picture({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const wrong = Map.groupBy(nodes, ({ data }) => data.errors > 0)
  return (
    <svg className="map-plates" aria-hidden>
      {[...wrong].map(([isWrong, alike]) => (
        <path
          key={String(isWrong)}
          data-errors={isWrong || undefined}
          d={alike.map(outline).join('')}
        />
      ))}
      {nodes.map((node) => (
        <Name key={node.id} node={node} />
      ))}
    </svg>
  )
})

const PADDING = 10

const Name = memo(function Name({ node }: { readonly node: FlowNode }) {
  const { position, width, height, data } = node
  return (
    <text x={position.x + PADDING} y={position.y + height / 2} fontSize={NAME_SIZE}>
      {fittedName(data.part.name, width - 2 * PADDING)}
    </text>
  )
})

const ROUND = 12

const outline = ({ position: { x, y }, width, height }: FlowNode): string =>
  `M${x + ROUND} ${y}h${width - 2 * ROUND}${corner(1, 1)}v${height - 2 * ROUND}${corner(-1, 1)}` +
  `h${2 * ROUND - width}${corner(-1, -1)}v${2 * ROUND - height}${corner(1, -1)}z`

const corner = (x: 1 | -1, y: 1 | -1): string =>
  `a${ROUND} ${ROUND} 0 0 1 ${x * ROUND} ${y * ROUND}`
