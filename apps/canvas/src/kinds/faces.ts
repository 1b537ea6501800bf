import {
  Building2,
  Database,
  Frame,
  Group,
  KeyRound,
  Mail,
  Plug,
  Puzzle,
  Route,
  Server,
  StickyNote,
  Table2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'
import { faceOf } from '@drawbridge/kinds/faces'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  database: Database,
  'table-2': Table2,
  'key-round': KeyRound,
  'building-2': Building2,
  mail: Mail,
  waypoints: Waypoints,
  route: Route,
  plug: Plug,
  server: Server,
  'sticky-note': StickyNote,
  group: Group,
  frame: Frame,
}

/** The picture of a kind of part. */
export const iconOf = (kind: string): LucideIcon => ICONS[faceOf(kind)?.about.icon ?? ''] ?? Puzzle
