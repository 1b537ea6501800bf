/** Why nothing came of asking a language model, in words for a person. */
export class Trouble extends Error {}
