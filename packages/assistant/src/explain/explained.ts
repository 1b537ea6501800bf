/** One sentence; what stands within another is further in. */
export interface Line {
  readonly says: string
  readonly depth?: number
}

export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
}

/** What there is to know of one thing of a drawing, from the drawing alone. */
export interface Explained {
  /** `tasks, a table` */
  readonly title: string
  readonly sections: readonly Section[]
}

export const lines = (...says: readonly string[]): readonly Line[] =>
  says.map((one) => ({ says: one }))

/** Sections of which there is something to say. */
export const told = (sections: readonly Section[]): readonly Section[] =>
  sections.filter((section) => section.lines.length > 0)
