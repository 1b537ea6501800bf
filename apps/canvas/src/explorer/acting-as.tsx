import { setCaller, useTrace, type Caller } from '../stores/trace.ts'
import { classNames } from '../ui/class-names.ts'

const CALLERS: readonly (readonly [Caller, string])[] = [
  ['nobody', 'Nobody'],
  ['user', 'A user'],
  ['admin', 'An admin'],
]

/** On whose behalf requests are sent; the studio keeps the tokens. */
export function ActingAs() {
  const caller = useTrace((trace) => trace.caller)
  return (
    <fieldset className="flex items-center justify-between gap-3">
      <legend className="contents">
        <span className="text-12 font-medium text-text-2">Acting as</span>
      </legend>
      <div className="flex rounded-control border bg-sunken p-0.5">
        {CALLERS.map(([name, word]) => (
          <button
            key={name}
            type="button"
            aria-pressed={caller === name}
            className={classNames(
              'h-6 rounded-chip px-2.5 text-12 font-medium',
              caller === name ? 'bg-surface shadow-1' : 'text-text-2 hover:text-text',
            )}
            onClick={() => setCaller(name)}
          >
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
