import { error } from './entry.ts'

/** Why a build wrote nothing into a folder. */
export const BUILD = {
  'folder-is-a-file': error<{ folder: string }>(
    (x) => `${x.folder} is a file, and the backend needs a folder.`,
    'Choose another name for the folder.',
  ),
  'folder-not-empty': error<{ folder: string }>(
    (x) => `${x.folder} already holds other files, and it was not made by Drawbridge.`,
    'Choose an empty folder, or one that Drawbridge built before.',
  ),
  'folder-busy': error<{ folder: string }>(
    (x) => `Another build is writing into ${x.folder} at this moment.`,
    'Wait until it has ended, and build again.',
  ),
  'file-in-the-way': error<{ files: string }>(
    (x) =>
      `Something else stands where these files belong: ${x.files}. It is a folder, or a link that leads out of this folder.`,
    'Move it away, and build again. Nothing was written.',
  ),
  'file-changed-by-hand': error<{ files: string }>(
    (x) => `The drawing now asks for other text in files that were edited by hand: ${x.files}.`,
    'Move your edits aside and build again, or build with --force to replace the files. Nothing was written.',
  ),
  'migration-released': error<{ files: string }>(
    (x) =>
      `These migrations were written before and may have run already: ${x.files}. They are never rewritten.`,
    'To start from an empty database, or to move to another kind of database, build into a new folder.',
  ),
  'base-unreadable': error<{ path: string }>(
    (x) =>
      `${x.path} was changed and can't be read, so there is no telling which files were edited by hand.`,
    'Bring that file back from version control, or build into a new folder.',
  ),
} as const
