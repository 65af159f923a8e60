/** Thrown while reading an application whose source cannot be followed far enough to edit it safely. */
export class NotAnalysable extends Error {
  override readonly name = 'NotAnalysable';

  /**
   * @param reason what could not be followed, as a full sentence
   * @param place where the developer has to make the change instead
   */
  constructor(
    readonly reason: string,
    readonly place: string,
  ) {
    super(`${reason} Place: ${place}.`);
  }
}
