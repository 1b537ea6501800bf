import type { AnyTool } from '../tool.ts'
import { apply } from './apply.ts'
import { check } from './check.ts'
import { listFiles, readFile } from './files.ts'
import { plan } from './plan.ts'
import { propose } from './propose.ts'
import { readKind } from './read-kind.ts'
import { readManifest } from './read-manifest.ts'
import { readProject } from './read-project.ts'
import { listRequests, readRequest } from './requests.ts'
import { suggest } from './suggest.ts'
import { whoMay } from './who-may.ts'

/** Every tool, in the order in which they are needed. */
export const TOOLS: readonly AnyTool[] = [
  readProject,
  readManifest,
  readKind,
  check,
  whoMay,
  listFiles,
  readFile,
  listRequests,
  readRequest,
  plan,
  propose,
  suggest,
  apply,
]
