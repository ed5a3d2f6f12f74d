// Which keys open the search: by where they are, whatever the layout types with them.

export interface Pressed {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export function isOpening(pressed: Pressed, inField: boolean, plain: boolean): boolean {
  if (pressed.altKey || pressed.shiftKey) return false;
  if (pressed.ctrlKey || pressed.metaKey) return pressed.code === "KeyK" && pressed.ctrlKey !== pressed.metaKey;
  if (inField || !plain) return false;
  return pressed.code === "Slash" || pressed.code === "KeyS" || pressed.key === "/";
}
