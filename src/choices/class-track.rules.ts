// Which track (indirizzo) of the programme a class belongs to. Class registers write a short code after the section, each
// school its own: INF, AFM, LSA; offers name the tracks of the programme. The code is that of the programme, begins its
// name, or is made of the first letters of its words; where none or several could be meant the track is not known, and
// only the kind of school is: somebody is kept from an offer for what is known of them, not for what is not.

import type { SchoolKind } from '../norms/required-hours.rules.ts'

interface KnownTrack {
  code: string
  name: { it: string }
  kind: SchoolKind
}

const fewestLetters = 3
const smallWords = new Set(['e', 'ed', 'di', 'del', 'della', 'delle', 'dei', 'per', 'la', 'il', 'lo', 'opzione'])

/** The code of the only track that a class can mean; null when it names none, or several could be meant. */
export function trackOfClass(
  { track, kind }: { track: string | null; kind: SchoolKind },
  tracks: readonly KnownTrack[],
): string | null {
  if (track === null || track === '') return null
  const written = lettersOf(track)
  const sameKind = kind === 'other' ? tracks : tracks.filter((each) => each.kind === kind)
  for (const means of [isCode, isInitials, isBeginning]) {
    const meant = sameKind.filter((each) => means(written, each))
    if (meant.length > 0) return meant.length === 1 ? (meant[0]?.code ?? null) : null
  }
  return null
}

/** Whether an offer for these tracks takes a class; `kinds` are the kinds of school of the tracks. */
export function takesTrack(
  { tracks, kinds }: { tracks: readonly string[]; kinds: readonly SchoolKind[] },
  { track, kind }: { track: string | null; kind: SchoolKind },
): boolean {
  if (tracks.length === 0) return true
  if (track !== null) return tracks.includes(track)
  return kind === 'other' || kinds.length === 0 || kinds.includes(kind) || kinds.includes('other')
}

function isCode(written: string, { code }: KnownTrack): boolean {
  return lettersOf(code) === written
}

function isInitials(written: string, { name }: KnownTrack): boolean {
  return written.length >= 2 && initialsOf(name.it) === written
}

function isBeginning(written: string, { code, name }: KnownTrack): boolean {
  if (written.length < fewestLetters) return false
  return lettersOf(code).startsWith(written) || lettersOf(name.it).startsWith(written)
}

function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== '' && !smallWords.has(word.toLowerCase()))
  return lettersOf(words.map((word) => word[0] ?? '').join(''))
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}
