import { History, Keyboard, ListTree, Plus } from 'lucide-react'
import { historyAction } from '../../actions/history.ts'
import { useKeys } from '../../actions/keys.ts'
import { outlineAction } from '../../actions/outline.ts'
import { paletteAction } from '../../actions/palette.ts'
import { shortcutsAction } from '../../actions/shortcuts.ts'
import { Outline } from '../../map/outline.tsx'
import { show } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { useRail } from '../../use-rail.ts'
import { HistoryPanel } from './history-panel.tsx'
import { Palette } from './palette.tsx'

const ROWS = [
  ['palette', 'Add parts', paletteAction, Plus],
  ['outline', 'Outline', outlineAction, ListTree],
  ['history', 'History', historyAction, History],
] as const

/** The strip on the left, and the panel that one of its buttons has opened. */
export function Rail() {
  const open = useRail()
  const keyOf = useKeys()
  return (
    <>
      <nav
        aria-label="Panels"
        className="flex w-12 shrink-0 flex-col items-center gap-1 border-r bg-surface py-2"
      >
        {ROWS.map(([name, label, action, Icon]) => (
          <IconButton
            key={name}
            label={label}
            shortcut={keyOf(action)}
            side="right"
            size={32}
            pressed={open === name}
            onClick={action.perform}
          >
            <Icon size={18} />
          </IconButton>
        ))}
        <span className="flex-1" />
        <IconButton
          label="Keyboard shortcuts"
          shortcut={keyOf(shortcutsAction)}
          side="right"
          size={32}
          onClick={() => show({ type: 'shortcuts' })}
        >
          <Keyboard size={18} />
        </IconButton>
      </nav>
      {open && (
        <section className="flex w-60 shrink-0 flex-col overflow-y-auto border-r bg-surface">
          {open === 'palette' && <Palette />}
          {open === 'outline' && <Outline />}
          {open === 'history' && <HistoryPanel />}
        </section>
      )}
    </>
  )
}
