import type { KindFace } from '../part-kind.ts'
import { NoteSettings } from './settings.ts'

export const noteFace: KindFace<NoteSettings> = {
  kind: 'note',
  role: 'notes',
  about: {
    title: 'Note',
    summary: 'A text on the map, for people; it changes nothing.',
    sentence: ({ settings }) => settings.text.split('\n', 1)[0] ?? '',
    icon: 'sticky-note',
    group: 'paper',
    colour: 'paper',
    vocabulary: ['note', 'comment', 'remark', 'text'],
  },
  settings: NoteSettings,
  ports: [],
  defaults: { text: '' },
}
