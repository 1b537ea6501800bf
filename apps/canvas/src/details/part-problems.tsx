import type { Diagnostic } from '@drawbridge/manifest'
import { CircleAlert, CircleDashed, TriangleAlert, type LucideIcon } from 'lucide-react'
import { goToProblem } from '../actions/problem-walk.ts'
import { Prose } from '../ui/prose.tsx'
import { useDocument } from '../stores/document.ts'
import { AccessButtons } from './table/access-buttons.tsx'

interface PartProblemsProps {
  readonly id: string
  /** Only what stands below this JSON pointer. */
  readonly within?: string
}

/** What is wrong with one part, above its settings. */
export function PartProblems({ id, within = '' }: PartProblemsProps) {
  const diagnostics = useDocument((document) => document.diagnostics)
  const about = diagnostics.filter(
    ({ node, field = '', severity }) =>
      node === id &&
      severity !== 'information' &&
      (within === '' || field === within || field.startsWith(`${within}/`)),
  )
  if (about.length === 0) return null
  return (
    <ul className="mx-4 mb-3 flex flex-col gap-1.5">
      {about.map((diagnostic) => {
        const [Icon, look, colour] = lookOf(diagnostic)
        return (
          <li key={`${diagnostic.code}${diagnostic.field}${diagnostic.message}`}>
            <button
              type="button"
              className={`flex w-full gap-2 rounded-control px-2.5 py-2 text-left ${look}`}
              onClick={() => goToProblem(diagnostic)}
            >
              <Icon size={16} className={`mt-0.5 shrink-0 ${colour}`} />
              <span>
                <Prose text={diagnostic.message} />{' '}
                <span className="text-text-2">
                  <Prose text={diagnostic.cure} />
                </span>
              </span>
            </button>
            {diagnostic.code === 'missing-access' && (
              <div className="pt-1.5">
                <AccessButtons table={id} />
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What is only not said yet is told quietly. */
function lookOf({ code, severity }: Diagnostic): readonly [LucideIcon, string, string] {
  if (code === 'missing-value') return [CircleDashed, 'bg-sunken', 'text-text-2']
  return severity === 'error'
    ? [CircleAlert, 'bg-error/10', 'text-error']
    : [TriangleAlert, 'bg-warning/10', 'text-warning']
}
