import type { KeyboardEvent } from 'react'

interface PromptTextProps {
  readonly value: string
  readonly placeholder: string
  readonly readOnly: boolean
  readonly onChange: (value: string) => void
}

/** Characters that surely stand beside the buttons on one line. */
const BESIDE = 48

/**
 * Where a change is described: one line beside the buttons, which grows to six above them and is
 * scrolled from there.
 */
export function PromptText({ value, onChange, ...rest }: PromptTextProps) {
  return (
    // The same words below, unseen, are what makes it grow: not every browser sizes a field by what it holds.
    // The room above and below is its border: what is scrolled is cut there, between two lines.
    <div
      data-text={`${value} `}
      data-many={value.length > BESIDE || value.includes('\n') || undefined}
      className="my-0.5 grid max-h-31 min-w-0 flex-1 text-13 data-many:order-first data-many:mt-1 data-many:mr-2 data-many:basis-full after:invisible after:col-start-1 after:row-start-1 after:max-h-31 after:min-w-0 after:border-y-2 after:border-transparent after:overflow-hidden after:wrap-anywhere after:whitespace-pre-wrap after:content-[attr(data-text)]"
    >
      <textarea
        id="prompt"
        aria-label="Describe a change"
        rows={1}
        maxLength={4000}
        autoComplete="off"
        className="col-start-1 row-start-1 min-w-0 resize-none border-y-2 border-transparent bg-transparent wrap-anywhere whitespace-pre-wrap outline-none placeholder-shown:mr-2 placeholder-shown:overflow-hidden placeholder-shown:text-ellipsis placeholder-shown:whitespace-nowrap"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKey}
        {...rest}
      />
    </div>
  )
}

function onKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Escape') event.currentTarget.blur()
  // Enter that ends a word of an input method is not meant for us.
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
