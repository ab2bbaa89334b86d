const is_typing = (target: EventTarget | null) => {
  const field = target instanceof Element ? target.closest('input, textarea, select, [contenteditable]') : null
  return field !== null && !(field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
}
/** A keyboard event of somebody who is composing Chinese belongs to the input method. */
export const is_composing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229

/** The single key pressed as a command, in lower case; null while typing, composing or with Ctrl, Alt or Cmd. */
export function command_key(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || is_composing(event) || event.ctrlKey || event.metaKey || event.altKey || is_typing(event.target)) return null
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}
