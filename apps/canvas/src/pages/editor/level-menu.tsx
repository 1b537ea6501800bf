import { LEVELS } from '@drawbridge/manifest'
import { Check, SlidersHorizontal } from 'lucide-react'
import { LEVEL_WORDS, setLevel } from '../../preferences.ts'
import { useSession } from '../../stores/session.ts'
import { Menu } from '../../ui/menu.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'

/** How much is shown at once: a choice of the person, which changes nothing that is drawn. */
export function LevelMenu() {
  const level = useSession((session) => session.level)
  const [name, shows] = LEVEL_WORDS[level]
  return (
    <Menu
      align="end"
      rows={[
        LEVELS.map((one) => ({
          label: LEVEL_WORDS[one][0],
          hint: LEVEL_WORDS[one][1],
          icon: one === level && <Check size={14} />,
          checked: one === level,
          onSelect: () => setLevel(one),
        })),
      ]}
    >
      <button
        type="button"
        aria-label={`How much is shown: ${name}`}
        className="flex h-7 items-center gap-1.5 rounded-control px-2 text-12 font-medium text-text-2 hover:bg-hover hover:text-text"
      >
        <Tooltip label={shows}>
          <span className="flex items-center gap-1.5">
            <SlidersHorizontal size={16} aria-hidden />
            <span className="max-[1279px]:sr-only">{name}</span>
          </span>
        </Tooltip>
      </button>
    </Menu>
  )
}
