import { formatHours, formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, type Status, status } from '../web/parts.ts'
import { rollCallWords } from './roll-call.text.ts'
import type { RollCallMark, RollLine } from './roll-call.rules.ts'
import type { SheetLine } from './roll-sheet.rules.ts'

/** The names that a page of a roll call shows, as far as its reader may know them. */
export interface RollNames {
  /** Surname and name by the id of the student. */
  students: ReadonlyMap<string, string>
  schools: ReadonlyMap<string, string>
  /** Class or group by the id of the group. */
  groups: ReadonlyMap<string, string>
}

/** Who a line is about: the student, or the guest as somebody typed it. */
export function lineName(
  line: Pick<RollLine, 'studentId' | 'guestName'>,
  names: RollNames,
  language: Language,
): string {
  return line.guestName ?? names.students.get(line.studentId ?? '') ?? rollCallWords(language).somebody
}

/** The class of a line, and of a guest that it is one. */
export function lineClass(line: RollLine, names: RollNames, language: Language): string {
  const t = rollCallWords(language)
  if (line.guestName !== null)
    return [t.guest, line.guestClass, names.schools.get(line.schoolId)].filter(Boolean).join(' · ')
  return names.groups.get(line.groupId ?? '') ?? ''
}

/** By the name of the student, guests last. */
export function sortedLines<Line extends RollLine>(lines: readonly Line[], names: RollNames): Line[] {
  const nameOf = (line: Line) => `${line.guestName === null ? '0' : '1'}${lineName(line, names, 'it')}`
  return lines.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)))
}

const collator = new Intl.Collator('it')

/** 'present', 'late:15 early:20' and their like, as people read them. */
export function wordText(word: string, language: Language): string {
  const t = rollCallWords(language)
  const texts: Partial<Record<string, string>> = {
    present: t.present,
    absent: t.absent,
    justified: t.justified,
    unjustified: t.unjustified,
    undecided: t.undecided,
    guest: t['guest-line'],
    merged: t.merged,
    removed: t.removed,
  }
  const minutesText = (part: string): string => {
    const minutes = Number(part.slice(part.indexOf(':') + 1))
    return part.startsWith('late:') ? t.lateBy(minutes) : t.earlyBy(minutes)
  }
  const parts = word.split(' ').map((part) => (/^(late|early):\d+$/u.test(part) ? minutesText(part) : null))
  return texts[word] ?? (parts.every((part) => part !== null) ? parts.join(', ') : word)
}

/** Present, absent, late: a status with its minutes. */
export function presenceStatus(line: Pick<RollLine, 'state' | 'late' | 'early'>, language: Language): Status {
  const t = rollCallWords(language)
  if (line.state === 'absent') return status(t.absent, 'danger')
  if (line.late === 0 && line.early === 0) return status(t.present, 'success')
  const parts = [line.late > 0 ? t.lateBy(line.late) : '', line.early > 0 ? t.earlyBy(line.early) : '']
  return status(parts.filter(Boolean).join(', '), 'warning')
}

/** Whether an absence is justified, and for school and student why. */
export function justificationOf(line: RollLine, language: Language): ContentOf {
  const t = rollCallWords(language)
  if (line.state === 'present' && line.late === 0 && line.early === 0) return null
  if (line.justified === null) return { text: t.undecided }
  return { text: line.justified ? t.justified : t.unjustified, note: line.reason }
}

/** What somebody has said of this absence beforehand; null: nothing. */
export function announcedNote({ announced }: Pick<SheetLine, 'announced'>, language: Language): string | null {
  const t = rollCallWords(language)
  if (announced === null) return null
  return { waiting: t.announcedWaiting, accepted: t.announcedAccepted, refused: t.announcedRefused }[announced]
}

export function markText({ name, at }: RollCallMark, language: Language): string {
  return rollCallWords(language).by(name, formatInstant(at, language))
}

export function hoursText(line: Pick<RollLine, 'minutes'>): string {
  return formatHours(line.minutes)
}
