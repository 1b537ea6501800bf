/** What moves a cursor, names a window, or turns the order of what is read. Lines may end. */
const UNSEEN = /(?!\n)(?:\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/gu

/** A text for a terminal: parts of it were written by others, who may want it to say something else. */
export function printable(text: string): string {
  return text.replaceAll('\t', '  ').replaceAll(UNSEEN, '\ufffd')
}
