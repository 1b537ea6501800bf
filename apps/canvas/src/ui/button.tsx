import type { ButtonHTMLAttributes, ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'
type Size = 24 | 28 | 32 | 40

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-solid hover:brightness-110 active:brightness-95',
  plain: 'border bg-surface hover:bg-hover hover:border-border-strong',
  quiet: 'text-text-2 hover:bg-hover hover:text-text',
  danger: 'bg-error text-on-solid hover:brightness-110',
}

const SIZES: Readonly<Record<Size, string>> = {
  24: 'h-6 px-2 text-12 gap-1',
  28: 'h-7 px-2.5 text-13 gap-1.5',
  32: 'h-8 px-3 text-13 gap-1.5',
  40: 'h-10 px-4 text-14 gap-2',
}

const BASE =
  'inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none ' +
  'transition-[background-color,border-color,filter] duration-100 disabled:opacity-45 disabled:pointer-events-none'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look
  readonly size?: Size
  readonly icon?: ReactNode
  /** It can be looked at and not be pressed, and says why. */
  readonly whyNot?: string | null
  /** It was pressed and works. It keeps the focus: taken from a button in use, that would be nowhere. */
  readonly busy?: boolean
}

export function Button({
  look = 'plain',
  size = 32,
  icon,
  className,
  children,
  whyNot = null,
  busy = false,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      type="button"
      className={classNames(
        BASE,
        LOOKS[look],
        SIZES[size],
        (busy || whyNot !== null) && DEAD,
        className,
      )}
      {...rest}
      {...(busy && WORKING)}
      {...(whyNot !== null && refusing(whyNot))}
    >
      {icon}
      {children}
    </button>
  )
  return whyNot === null ? button : <Tooltip label={whyNot}>{button}</Tooltip>
}

const DEAD = 'opacity-45 cursor-not-allowed'

const stop = (event: MouseEvent): void => event.preventDefault()

const WORKING = { 'aria-disabled': true, onClick: stop } as const

/** It keeps the focus, so that whoever comes by keys is told why. */
const refusing = (why: string) => ({
  disabled: false,
  title: undefined,
  'aria-disabled': true,
  'aria-description': why,
  onClick: stop,
})

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string
  readonly shortcut?: string | undefined
  readonly size?: 24 | 28 | 32 | 40
  readonly pressed?: boolean | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** It can be looked at and not be pressed, and says why. */
  readonly whyNot?: string | null
}

const SQUARES = { 24: 'size-6', 28: 'size-7', 32: 'size-8', 40: 'size-10' } as const

/** A button that is a picture: its label is its accessible name and its tooltip. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    shortcut,
    size = 28,
    pressed,
    side = 'bottom',
    className,
    children,
    whyNot = null,
    ...rest
  } = props
  return (
    <Tooltip
      label={whyNot === null ? label : `${label}: ${whyNot}`}
      shortcut={shortcut}
      side={side}
    >
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(
          BASE,
          SQUARES[size],
          pressed ? 'bg-accent/14 text-accent' : LOOKS.quiet,
          whyNot !== null && DEAD,
          className,
        )}
        {...rest}
        {...(whyNot !== null && refusing(whyNot))}
      >
        {children}
      </button>
    </Tooltip>
  )
}
