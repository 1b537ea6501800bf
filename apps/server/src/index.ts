export { buildServer, type BuiltServer } from './build-server.ts'
export { LOG_DEPTHS, type Limits, type LogDepth, type StudioConfig } from './config.ts'
export {
  CannotStart,
  resetLink,
  startStudio,
  type RunningStudio,
  type StartOptions,
} from './start-studio.ts'
