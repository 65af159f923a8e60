const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

/** What a program printed, without colours and movements of the cursor. */
export const withoutColours = (output) => output.replace(COLOURS, '');
