export { MOST_PICTURE, PICTURE_FILES } from './picture.ts'
export { readPicture } from './read-picture.ts'
