/** Text as part of a pattern in which every sign means itself: what somebody typed to search for is never a pattern. */
export function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
}
