import { Method } from '../../ui/method.tsx'
import { lettersOf, saidOf } from './answer-words.ts'
import { CallerHeads, Part, Verdict, type TableProps } from './table-parts.tsx'

/** A line for each endpoint, a column for each sort of caller. */
export function RouteTable({ view, search, onShow }: TableProps) {
  const wanted = search.trim().toLowerCase()
  const rows = view.routes.filter(({ method, path, rules }) =>
    `${method} ${path} ${rules}`.toLowerCase().includes(wanted),
  )
  if (rows.length === 0) return null
  return (
    <table className="w-full border-collapse text-12">
      <caption className="pb-1 text-left text-13 font-semibold">Endpoints</caption>
      <CallerHeads first="Endpoint" callers={view.callers} />
      <tbody>
        {rows.map(({ method, path, node, rules, told }) => (
          <tr key={`${method} ${path}`} className="border-t align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              <Part node={node} onShow={onShow}>
                <Method method={method} />
                <code className="font-mono break-all">{path}</code>
              </Part>
              <p className="mt-0.5 pl-[54px] text-text-3">{rules}</p>
            </th>
            {told.map((answers, index) => {
              const { words, tone } = saidOf(answers)
              return (
                <td key={view.callers[index]?.name} className="py-1.5 pr-3">
                  <Verdict words={words} tone={tone} title={lettersOf(answers)} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
