import { completions, type Completion } from '@drawbridge/expressions'
import { useEffect, useId, useRef, useState } from 'react'
import { useForm } from '../details/flow/form-context.ts'
import { scopeOf } from '../flow/seen.ts'
import { classNames } from '../ui/class-names.ts'
import { CONTROL } from '../ui/fields.tsx'
import { CompletionList } from './completion-list.tsx'
import type { ValueProps } from './fixed-value.tsx'
import { FormulaProblems } from './formula-problems.tsx'

const MOST = 40
const MOVES_CARET: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

interface FormulaTextProps extends ValueProps {
  /** A person just asked to write here: what stands there is chosen, so that typing replaces it. */
  readonly isAsked?: boolean
}

/** A formula as it is written, with what may come next, and what is wrong so far. */
export function FormulaText({
  id,
  label,
  value,
  expected,
  pointer,
  isPart,
  isAsked = false,
  onKeep,
}: FormulaTextProps) {
  const form = useForm()
  const area = useRef<HTMLTextAreaElement>(null)
  const own = useId()
  const list = `${id ?? own}-list`
  const [text, setText] = useState(value)
  const [offered, setOffered] = useState<readonly Completion[]>([])
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    if (document.activeElement !== area.current) setText(value)
  }, [value])
  useEffect(() => {
    if (!isAsked) return
    area.current?.focus()
    area.current?.select()
  }, [isAsked])

  const offer = (written: string, offset: number): void => {
    const all = completions(written, offset, scopeOf(form))
    // What stands there whole already needs no offer: Enter then keeps the formula.
    const whole = all.some(({ insert, span }) => insert === written.slice(span.from, span.to))
    setOffered(whole ? [] : all.slice(0, MOST))
    setChosen(0)
  }
  const take = (taken: Completion | undefined): void => {
    const element = area.current
    if (!taken || !element) return
    const { insert } = taken
    const { from, to } = taken.span
    const isOpen = insert.includes('(') && !insert.includes(')')
    setText(`${text.slice(0, from)}${insert}${isOpen ? ')' : ''}${text.slice(to)}`)
    setOffered([])
    requestAnimationFrame(() => {
      element.focus()
      element.setSelectionRange(from + insert.length, from + insert.length)
    })
  }
  const move = (way: 1 | -1): void => setChosen((chosen + way + offered.length) % offered.length)

  return (
    <>
      <div className="relative">
        <textarea
          ref={area}
          id={id}
          role="combobox"
          aria-label={id ? undefined : label}
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={list}
          aria-activedescendant={offered.length > 0 ? `${list}-${chosen}` : undefined}
          data-field={pointer}
          spellCheck={false}
          autoComplete="off"
          rows={Math.min(8, Math.max(1, Math.ceil(text.length / 40), text.split('\n').length))}
          className={classNames(CONTROL, 'resize-none py-1.5 font-mono text-12 leading-[18px]')}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            const { selectionStart: at } = target
            if (/[\w.]$/.test(target.value.slice(0, at))) offer(target.value, at)
            else setOffered([])
          }}
          onBlur={() => {
            setOffered([])
            if (text !== value) onKeep(text)
          }}
          onKeyDown={(event) => {
            const { key, ctrlKey, metaKey } = event
            if (key === ' ' && (ctrlKey || metaKey)) {
              event.preventDefault()
              return offer(text, event.currentTarget.selectionStart)
            }
            if (offered.length > 0) {
              if (key === 'ArrowDown' || key === 'ArrowUp') {
                event.preventDefault()
                return move(key === 'ArrowDown' ? 1 : -1)
              }
              if (key === 'Enter' || key === 'Tab') {
                event.preventDefault()
                return take(offered[chosen])
              }
              if (key === 'Escape') {
                event.stopPropagation()
                return setOffered([])
              }
              // The offers are for where the caret was.
              if (MOVES_CARET.has(key)) setOffered([])
            }
            if (key === 'Enter' && !event.shiftKey) {
              event.preventDefault()
              if (text !== value) onKeep(text)
            }
            if (key === 'Escape') {
              setText(value)
              event.currentTarget.blur()
            }
          }}
        />
        {offered.length > 0 && (
          <CompletionList id={list} offers={offered} chosen={chosen} onTake={take} />
        )}
      </div>
      {!(isPart && text === value) && (
        <FormulaProblems
          text={text}
          expected={expected}
          pointer={text === value ? pointer : undefined}
        />
      )}
    </>
  )
}
