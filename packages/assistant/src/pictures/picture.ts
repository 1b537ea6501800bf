/** A picture as it is sent to a language model: what is seen in it, and nothing that was kept beside that. */
export interface Picture {
  readonly media: PictureMedia
  /** In pixels, as they lie. */
  readonly width: number
  readonly height: number
  /** Base64. */
  readonly data: string
}

export type PictureMedia = 'image/png' | 'image/jpeg' | 'image/webp'

/** What a file of one format holds. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** The file without what is no part of the picture: where it was taken, by what, when, and notes. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Whether it is to be turned or mirrored before it is looked at. */
  readonly isTurned?: boolean
}

/** Ends of the names of files that are pictures, as a file chooser takes them. */
export const PICTURE_FILES = '.png,.jpg,.jpeg,.webp'

export interface PictureLimits {
  readonly bytes: number
  /** Pixels of the longer side. */
  readonly side: number
  readonly pixels: number
}

/** What every provider takes. */
export const MOST_PICTURE: PictureLimits = { bytes: 3_000_000, side: 8_000, pixels: 40_000_000 }
