// An expression cut into what is a name and what is not, so that a field renamed is renamed in it.
const pieces = /'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?|[^A-Za-z_']+|'/g

export const lexed = (text: string) => [...text.matchAll(pieces)].map(([written]) => ({ written, is_name: /^[A-Za-z_]/.test(written) }))
