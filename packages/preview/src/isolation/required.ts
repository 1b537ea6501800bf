import type { Level } from './level.ts'

/** What Node's own rules must hold, at the least. */
const SEAT_BELT = [
  'useOwnData',
  'useOwnCode',
  'useOwnSocket',
  'readForeignFile',
  'readSystemFile',
  'listForeignFolder',
  'writeForeignFile',
  'writeThroughLink',
  'changeOwnCode',
  'changeScripts',
  'readStudioEnvironment',
  'seeSecretInOwnEnvironment',
  'openStudioMemory',
  'seeStudioProcess',
  'startProgram',
  'startNode',
  'startWorker',
  'useInspector',
  'loadAddon',
] as const

/** And what a user of its own must add. */
const FENCED = [
  ...SEAT_BELT,
  'readForeignDatabase',
  'writeForeignDatabase',
  'attachForeignDatabase',
  'signalStudio',
  'becomeRoot',
  'connectToSocketFile',
] as const

/** With namespaces of its own, everything that is tried must be held. */
const ISOLATED = [
  ...FENCED,
  'connectToStudio',
  'connectToAbstractSocket',
  'connectToInternet',
  'sendDatagram',
] as const

/** The probes that must be held for a level to be called by its name. */
export const REQUIRED: Readonly<Record<Level, readonly string[]>> = {
  none: [],
  seatBelt: SEAT_BELT,
  fenced: FENCED,
  isolated: ISOLATED,
}
