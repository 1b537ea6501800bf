import {
  Fingerprint,
  KeySquare,
  LogIn,
  MailCheck,
  MonitorSmartphone,
  Puzzle,
  RotateCcwKey,
  Smartphone,
  WandSparkles,
  type LucideIcon,
} from 'lucide-react'
import type { WayFace } from '@drawbridge/kinds/faces'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  fingerprint: Fingerprint,
  'key-square': KeySquare,
  'log-in': LogIn,
  'mail-check': MailCheck,
  'monitor-smartphone': MonitorSmartphone,
  'rotate-ccw-key': RotateCcwKey,
  smartphone: Smartphone,
  'wand-sparkles': WandSparkles,
}

/** The picture of a way in. */
export const wayIconOf = ({ about }: WayFace): LucideIcon => ICONS[about.icon] ?? Puzzle
