import { kindOf, type Drawing } from '@drawbridge/kinds'
import { diagnose, type Diagnostic } from '@drawbridge/manifest'

/** Whether each connection has two ends, and says something that their kinds know. */
export function checkConnections({ manifest, nodes }: Drawing): readonly Diagnostic[] {
  const seen = new Set<string>()
  return manifest.connections.flatMap(({ id, from, to }) => {
    const first = nodes.get(from)
    const second = nodes.get(to)
    if (first === undefined || second === undefined) {
      const end = first === undefined ? 'from' : 'to'
      const place = { node: id, field: `/${end}` }
      return [diagnose('dangling-connection', place, { end, id: end === 'from' ? from : to })]
    }
    const ports = kindOf(first.kind)?.ports
    if (ports === undefined || kindOf(second.kind) === undefined) return []
    if (!ports.some((port) => port.to === second.kind)) {
      const allowed = ports.map((port) => `${first.kind} → ${port.to}`)
      const back = kindOf(second.kind)?.ports.some((port) => port.to === first.kind) === true
      const facts = {
        from: first.kind,
        to: second.kind,
        allowed: back ? [`${second.kind} → ${first.kind}`, ...allowed] : allowed,
      }
      return [diagnose('wrong-connection', { node: id }, facts)]
    }
    const key = `${from} ${to}`
    if (seen.has(key)) {
      return [diagnose('duplicate-connection', { node: id }, { from: first.name, to: second.name })]
    }
    seen.add(key)
    return []
  })
}
