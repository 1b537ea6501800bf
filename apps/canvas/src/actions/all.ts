import { ALIGN_ACTIONS } from './align.ts'
import type { Action } from './action.ts'
import { accessAction } from './access.ts'
import { addNoteAction } from './add-note.ts'
import { addAction } from './add.ts'
import { commandsAction } from './commands.ts'
import { connectAction } from './connect.ts'
import { copyLinkAction } from './copy-link.ts'
import { copyAction } from './copy.ts'
import { cutAction } from './cut.ts'
import { duplicateAction } from './duplicate.ts'
import { explainAction } from './explain.ts'
import { firstStepsAction } from './first-steps.ts'
import { findAction } from './find.ts'
import { addInsideAction } from './flow/add-inside.ts'
import { addStepAction } from './flow/add-step.ts'
import { breakpointAction } from './flow/breakpoint.ts'
import { extractAction } from './flow/extract.ts'
import { insertAction } from './insert-part.ts'
import { LEVEL_ACTIONS } from './level.ts'
import { leaveFlowAction } from './flow/leave.ts'
import { moveEarlierAction, moveLaterAction } from './flow/move-steps.ts'
import { removeStepsAction } from './flow/remove-steps.ts'
import { runStepAction } from './flow/run-step.ts'
import { renameStepAction } from './flow/rename-step.ts'
import { selectAllStepsAction } from './flow/select-all-steps.ts'
import { stepOutAction } from './flow/step-out.ts'
import {
  copyStepsAction,
  cutStepsAction,
  duplicateStepsAction,
  pasteStepsAction,
} from './flow/step-clipboard.ts'
import { fitSelectionAction } from './fit-selection.ts'
import { fitAction } from './fit.ts'
import { generateAction } from './generate.ts'
import { goCodeAction } from './go-code.ts'
import { goDataAction } from './go-data.ts'
import { goMapAction } from './go-map.ts'
import { groupAction } from './group.ts'
import { historyAction } from './history.ts'
import { logsAction } from './logs.ts'
import { requestsAction } from './requests.ts'
import { nextStepsAction } from './next-steps.ts'
import { minimapAction } from './minimap.ts'
import { moveAction } from './move.ts'
import { bringTraceAction } from './bring-trace.ts'
import { nameVersionAction } from './name-version.ts'
import { outlineAction } from './outline.ts'
import { previewMailboxAction } from './preview-mailbox.ts'
import { otherServicesAction } from './other-services.ts'
import { paletteAction } from './palette.ts'
import { pasteAction, pasteJoinedAction } from './paste.ts'
import { nextProblemAction, previousProblemAction } from './problem-walk.ts'
import { promptAction } from './prompt.ts'
import { problemsAction } from './problems.ts'
import { redoAction } from './redo.ts'
import { removeAction } from './remove.ts'
import { renameAction } from './rename.ts'
import { previewDatabaseAction } from './preview-database.ts'
import { resetRowsAction } from './reset-rows.ts'
import { narrowPanelAction, widenPanelAction } from './resize-panel.ts'
import { keepRequestAction } from './keep-request.ts'
import { runAction } from './run.ts'
import { selectAllAction } from './select-all.ts'
import { shareAction } from './share.ts'
import { assistantsAction } from './assistants.ts'
import { shortcutsAction } from './shortcuts.ts'
import { splitAction } from './split.ts'
import { stopAction } from './stop.ts'
import { testsAction } from './tests.ts'
import { themeAction } from './theme.ts'
import { tidyAction } from './tidy.ts'
import { tryAction } from './try.ts'
import { undoAction } from './undo.ts'
import { ungroupAction } from './ungroup.ts'
import { wheelAction } from './wheel.ts'
import { zoomInAction } from './zoom-in.ts'
import { zoomOutAction } from './zoom-out.ts'
import { zoomResetAction } from './zoom-reset.ts'

/** Everything that a person can do in a project, in the order of the menus. */
export const ACTIONS: readonly Action[] = [
  undoAction,
  redoAction,
  cutAction,
  copyAction,
  pasteAction,
  pasteJoinedAction,
  duplicateAction,
  renameAction,
  connectAction,
  selectAllAction,
  removeAction,
  cutStepsAction,
  copyStepsAction,
  pasteStepsAction,
  duplicateStepsAction,
  renameStepAction,
  moveEarlierAction,
  moveLaterAction,
  extractAction,
  selectAllStepsAction,
  removeStepsAction,
  stepOutAction,
  leaveFlowAction,
  addStepAction,
  addInsideAction,
  explainAction,
  copyLinkAction,
  nameVersionAction,
  bringTraceAction,
  addAction,
  insertAction,
  addNoteAction,
  moveAction,
  groupAction,
  ungroupAction,
  tidyAction,
  ...ALIGN_ACTIONS,
  zoomInAction,
  zoomOutAction,
  zoomResetAction,
  fitAction,
  fitSelectionAction,
  minimapAction,
  wheelAction,
  nextStepsAction,
  themeAction,
  ...LEVEL_ACTIONS,
  paletteAction,
  outlineAction,
  problemsAction,
  requestsAction,
  testsAction,
  logsAction,
  splitAction,
  widenPanelAction,
  narrowPanelAction,
  runAction,
  runStepAction,
  breakpointAction,
  keepRequestAction,
  stopAction,
  previewDatabaseAction,
  otherServicesAction,
  previewMailboxAction,
  accessAction,
  shareAction,
  assistantsAction,
  resetRowsAction,
  generateAction,
  promptAction,
  commandsAction,
  findAction,
  nextProblemAction,
  previousProblemAction,
  goMapAction,
  goCodeAction,
  goDataAction,
  tryAction,
  historyAction,
  shortcutsAction,
  firstStepsAction,
]
