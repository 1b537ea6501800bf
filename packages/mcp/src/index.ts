export {
  ALLOWED,
  type Allowed,
  type Change,
  type CompiledOk,
  type Desk,
  type Drawn,
  type Suggestion,
  type Tried,
} from './desk.ts'
export { projectServer } from './server.ts'
