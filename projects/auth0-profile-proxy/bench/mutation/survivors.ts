/** Changes that no spec can notice or need notice: a part of the change, and the reason. */
export const SURVIVORS: readonly (readonly [change: string, reason: string])[] = [];
