import type { Type } from '@drawbridge/expressions'
import { useMemo } from 'react'
import { useForm } from '../details/flow/form-context.ts'
import { useDocument } from '../stores/document.ts'
import { scopeOf } from '../flow/seen.ts'
import { classNames } from '../ui/class-names.ts'
import { Prose } from '../ui/prose.tsx'
import { problemsIn } from './judge.ts'

interface FormulaProblemsProps {
  readonly text: string
  readonly expected?: Type | undefined
  /** Where the formula stands; absent while it is still being written. */
  readonly pointer?: string | undefined
}

/**
 * The first thing that is wrong with a formula. While it is written it is looked at here; once it
 * is kept, what the check of the whole drawing says of it counts.
 */
export function FormulaProblems({ text, expected, pointer }: FormulaProblemsProps) {
  const form = useForm()
  const { part } = form
  const checked = useDocument(({ diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const own = errors.find(({ node, field }) => node === part && field === pointer)
    // Where anything is wrong, not everything has been looked at.
    return own ?? (errors.length === 0 ? 'right' : null)
  })
  const told = pointer === undefined ? null : checked
  const [first] = useMemo(
    () => (told === null ? problemsIn(text, form.isSure ? scopeOf(form) : null, expected) : []),
    [told, text, form, expected],
  )
  const wrong = told !== null && told !== 'right' ? told : first
  if (!wrong) return null
  return (
    <p
      role="status"
      className={classNames('text-12', text.trim() === '' ? 'text-text-2' : 'text-error')}
    >
      <Prose text={wrong.message} />
      {wrong.cure && (
        <span className="text-text-2">
          {' '}
          <Prose text={wrong.cure} />
        </span>
      )}
    </p>
  )
}
