import { DropdownMenu } from 'radix-ui'
import type { Action } from '../actions/action.ts'
import { addAction } from '../actions/add.ts'
import { addNoteAction } from '../actions/add-note.ts'
import { connectAction } from '../actions/connect.ts'
import { copyAction } from '../actions/copy.ts'
import { copyLinkAction } from '../actions/copy-link.ts'
import { cutAction } from '../actions/cut.ts'
import { duplicateAction } from '../actions/duplicate.ts'
import { addInsideAction } from '../actions/flow/add-inside.ts'
import { addStepAction } from '../actions/flow/add-step.ts'
import { breakpointAction } from '../actions/flow/breakpoint.ts'
import { extractAction } from '../actions/flow/extract.ts'
import { leaveFlowAction } from '../actions/flow/leave.ts'
import { moveEarlierAction, moveLaterAction } from '../actions/flow/move-steps.ts'
import { runStepAction } from '../actions/flow/run-step.ts'
import { removeStepsAction } from '../actions/flow/remove-steps.ts'
import { renameStepAction } from '../actions/flow/rename-step.ts'
import { selectAllStepsAction } from '../actions/flow/select-all-steps.ts'
import {
  copyStepsAction,
  cutStepsAction,
  duplicateStepsAction,
  pasteStepsAction,
} from '../actions/flow/step-clipboard.ts'
import { explainAction } from '../actions/explain.ts'
import { fitAction } from '../actions/fit.ts'
import { insertAction } from '../actions/insert-part.ts'
import { groupAction } from '../actions/group.ts'
import { keysOf } from '../actions/keys.ts'
import { moveAction } from '../actions/move.ts'
import { pasteAction } from '../actions/paste.ts'
import { removeAction } from '../actions/remove.ts'
import { renameAction } from '../actions/rename.ts'
import { selectAllAction } from '../actions/select-all.ts'
import { tidyAction } from '../actions/tidy.ts'
import { ungroupAction } from '../actions/ungroup.ts'
import { show, type MenuAbout, type Point } from '../stores/session.ts'
import { useLooking } from '../stores/use-looking.ts'
import { MENU_PANEL, menuRows, type MenuRows } from '../ui/menu.tsx'

const MENUS: Readonly<Record<MenuAbout, readonly (readonly Action[])[]>> = {
  pane: [
    [addAction, addNoteAction, pasteAction],
    [selectAllAction, fitAction, tidyAction],
  ],
  node: [
    [renameAction, connectAction, addAction, explainAction],
    [cutAction, copyAction, duplicateAction, copyLinkAction],
    [moveAction, groupAction, ungroupAction],
    [removeAction],
  ],
  edge: [[insertAction], [removeAction]],
  flow: [
    [addStepAction, pasteStepsAction, explainAction],
    [selectAllStepsAction, fitAction],
    [leaveFlowAction],
  ],
  step: [
    [
      addStepAction,
      addInsideAction,
      renameStepAction,
      runStepAction,
      breakpointAction,
      explainAction,
    ],
    [cutStepsAction, copyStepsAction, duplicateStepsAction, pasteStepsAction, copyLinkAction],
    [moveEarlierAction, moveLaterAction, extractAction],
    [removeStepsAction],
  ],
}

interface MenuAtProps {
  readonly at: Point
  readonly about: MenuAbout
  readonly onClose: () => void
}

/** The menu of the map, where the right button was pressed. */
export function MenuAt({ at, about, onClose }: MenuAtProps) {
  const looking = useLooking()
  const rows: MenuRows = MENUS[about].map((group) =>
    group
      .filter(({ isPossible }) => isPossible())
      .map((action) => {
        const { name, label, icon: Icon, perform, edits } = action
        return {
          label,
          icon: <Icon size={14} />,
          shortcut: keysOf(action)[0],
          whyNot: edits ? looking : null,
          danger: name === 'remove' || name === 'remove-steps',
          onSelect: () => {
            onClose()
            if (name === 'add' && about === 'pane') show({ type: 'add', after: null, at })
            else perform()
          },
        }
      }),
  )
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className="fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" collisionPadding={8} className={MENU_PANEL}>
          {menuRows(rows)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
