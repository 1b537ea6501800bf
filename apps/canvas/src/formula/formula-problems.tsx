import type { Type } from '@drawbridge/expressions'
import { useMemo } from 'react'
import { useForm } from '../details/flow/form-context.ts'
import { scopeOf } from '../flow/scope.ts'
import { problemsIn } from './judge.ts'

interface FormulaProblemsProps {
  readonly text: string
  readonly expected?: Type | undefined
}

/** The first thing that is wrong with a formula, while it is being written. */
export function FormulaProblems({ text, expected }: FormulaProblemsProps) {
  const { manifest, named } = useForm()
  const [first] = useMemo(
    () => problemsIn(text, scopeOf(manifest, named), expected),
    [text, manifest, named, expected],
  )
  if (!first) return null
  const { from, to } = first.span
  const piece = text.slice(from, to).trim()
  return (
    <p role="status" className="text-12 text-error">
      {first.message}
      {first.cure && <span className="text-text-2"> {first.cure}</span>}
      {piece !== '' && piece !== text.trim() && !first.message.includes(piece) && (
        <>
          {' '}
          <code className="rounded-chip bg-error/10 px-1 font-mono text-11">
            {piece.slice(0, 60)}
          </code>
        </>
      )}
    </p>
  )
}
