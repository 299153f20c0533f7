// A notice keeps only text. What is a list there (sessions of a week, changes of a plan) is kept as lines, the parts of
// each separated by `|`; what people have typed may hold neither, or the letter would read it as something else.

/** Several lines of parts as one text; a bar or a line break inside a part becomes a space. */
export function linesText(lines: readonly (readonly string[])[]): string {
  return lines.map((parts) => parts.map(part).join('|')).join('\n')
}

/** The lines of such a text, each as its parts; none of an empty text. */
export function linesOf(text: string): string[][] {
  return text === '' ? [] : text.split('\n').map((line) => line.split('|'))
}

function part(text: string): string {
  return text.replace(/[|\s]+/gu, ' ').trim()
}
