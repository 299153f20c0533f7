/** A name for a file, safe on every system: letters and digits of ASCII, and - between words. */
export function plainFileName(words: readonly string[], extension: string): string {
  const plain = words
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return `${plain.slice(0, 120)}.${extension}`
}
