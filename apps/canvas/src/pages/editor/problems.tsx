import {
  CircleAlert,
  CircleCheck,
  CodeXml,
  Info,
  MessageCircleQuestion,
  TriangleAlert,
} from 'lucide-react'
import type { Diagnostic } from '@drawbridge/manifest'
import { goToProblem } from '../../actions/problem-walk.ts'
import { showLines } from '../../code/run-lines.ts'
import { AccessButtons } from '../../details/table/access-buttons.tsx'
import { NOTHING_DRAWN, problemsOf } from '../../document/problems.ts'
import { useDocument } from '../../stores/document.ts'
import { MendButton } from '../../proposal/mend-button.tsx'
import { show } from '../../stores/session.ts'
import { WithoutSignIn } from './without-sign-in.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Prose } from '../../ui/prose.tsx'

const LOOKS = {
  error: [CircleAlert, 'text-error'],
  warning: [TriangleAlert, 'text-warning'],
  information: [Info, 'text-text-3'],
} as const

/** A rule of a table that only sign-in can keep, where there is none. */
const needsSignIn = ({ code, field = '' }: Diagnostic): boolean =>
  code === 'owner-needs-auth' ||
  (code === 'rule-needs-auth' && /^\/settings\/(?:access|fields)\//.test(field))

/** What is wrong, the worst first; each leads to its part and field. */
export function Problems() {
  const diagnostics = useDocument(problemsOf)
  const nodes = useDocument((document) => document.manifest.nodes)
  // Nothing is written while something is wrong.
  const hasCode = diagnostics.every(({ severity }) => severity !== 'error')
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  if (nodes.length === 0) return <p className="p-4 text-text-2">{NOTHING_DRAWN}</p>
  if (diagnostics.length === 0)
    return (
      <p className="flex items-center gap-2 p-4 text-text-2">
        <CircleCheck size={16} className="text-ok" /> Nothing is wrong with this drawing.
      </p>
    )
  const order = Object.keys(LOOKS)
  const sorted = diagnostics.toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  )
  const needing = sorted.filter(needsSignIn)
  const grouped = needing.length > 1
  const shown = grouped ? sorted.filter((one) => !needsSignIn(one)) : sorted
  return (
    <ul className="py-1">
      {grouped && <WithoutSignIn count={needing.length} />}
      {shown.map((diagnostic) => {
        const { code, severity, message, cure, node, field } = diagnostic
        const [Icon, colour] = LOOKS[severity]
        return (
          <li key={`${code} ${node} ${field} ${message}`} className="flex flex-wrap items-start">
            <button
              type="button"
              className="flex min-w-0 flex-1 items-start gap-2.5 px-3 py-1.5 text-left hover:bg-hover"
              onClick={() => goToProblem(diagnostic)}
            >
              <Icon size={16} className={`mt-0.5 shrink-0 ${colour}`} aria-label={severity} />
              <span className="min-w-0 flex-1">
                <span className="block">
                  <Prose text={message} />
                </span>
                <span className="block text-12 text-text-2">
                  <Prose text={cure} />
                </span>
              </span>
              <span className="shrink-0 text-12 text-text-3">{names.get(node ?? '')}</span>
            </button>
            {hasCode && node && (
              <IconButton
                label="Show its lines"
                size={24}
                onClick={() => {
                  goToProblem(diagnostic)
                  showLines()
                }}
              >
                <CodeXml size={14} />
              </IconButton>
            )}
            {node && (
              <IconButton
                label="Explain where it is"
                size={24}
                onClick={() =>
                  show({
                    type: 'explain',
                    subject: { node, ...(field !== undefined && { within: field }) },
                  })
                }
              >
                <MessageCircleQuestion size={14} />
              </IconButton>
            )}
            {code === 'missing-access' && node && (
              <div className="w-full pb-1.5 pl-[38px]">
                <AccessButtons table={node} />
              </div>
            )}
            {severity === 'error' && (
              <div className="w-full pb-1.5 pl-[38px] empty:hidden">
                <MendButton diagnostic={diagnostic} />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
