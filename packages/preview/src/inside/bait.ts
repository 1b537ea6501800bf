/** What an attempt at an escape may try to reach. */
export interface Bait {
  /** A file of another project, and the folder that it lies in. */
  readonly file: string
  readonly folder: string
  /** A database beside it, such as the studio's own. */
  readonly database: string
  /** The studio's process. */
  readonly studio: number
  /** A value in the studio's environment. */
  readonly secret: string
  readonly tcpPort: number
  readonly udpPort: number
  readonly socket: string
  readonly abstractSocket: string
  /** A shared library that is there on both sides. */
  readonly addon: string
  /** Own folders, as seen from inside. */
  readonly code: string
  readonly data: string
  readonly run: string
  readonly scripts: string
}
