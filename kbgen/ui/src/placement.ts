// Where a tip stands: under its word, above it where there is no room below, never past the window's edge.

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

const GAP = 6;
const MARGIN = 8;

/** The left top corner, in the window's pixels, of a tip of `size` that belongs to the word at `word`. */
export function place(word: Box, size: Size, view: Size): { left: number; top: number } {
  const below = word.top + word.height + GAP;
  const above = word.top - GAP - size.height;
  const fits = below + size.height <= view.height - MARGIN;
  const rightmost = view.width - MARGIN - size.width;
  return {
    left: Math.max(MARGIN, Math.min(word.left, rightmost)),
    top: fits || above < MARGIN ? below : above,
  };
}
