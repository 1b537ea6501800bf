export { buildServer, type BuiltServer } from './build-server.ts'
export type { Limits, StudioConfig } from './config.ts'
export {
  CannotStart,
  resetLink,
  startStudio,
  type RunningStudio,
  type StartOptions,
} from './start-studio.ts'
