import type { Work } from '../command.ts'
import { serveStudio } from '../serve-studio.ts'

export const studio: Work = (_, terminal) => serveStudio(process.env, terminal)
