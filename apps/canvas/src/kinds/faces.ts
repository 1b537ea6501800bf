import {
  Database,
  Group,
  KeyRound,
  Puzzle,
  StickyNote,
  Table2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  database: Database,
  table: Table2,
  auth: KeyRound,
  api: Waypoints,
  note: StickyNote,
  group: Group,
}

/** The picture of a kind of part. */
export const iconOf = (kind: string): LucideIcon => ICONS[kind] ?? Puzzle
