// Two records of one student in one group: the plan keeps one line of them, the one of which a placement was made that is
// still in the group, else the one that was placed, else that of the record which stays.

import type { GroupLine } from './placement-group.rules.ts'

/** The lines of a plan, those of `from` brought under `to`; `hosts` are those at which the student is placed in the group. */
export function mergedLines(
  lines: readonly GroupLine[],
  { from, to, hosts }: { from: string; to: string; hosts: readonly string[] },
): GroupLine[] {
  const twins = lines.filter(({ studentId }) => studentId === from || studentId === to)
  const [kept] = twins.toSorted((a, b) => rank(b) - rank(a))
  return lines
    .filter((line) => line === kept || !twins.includes(line))
    .map((line) => (line === kept ? own(line) : line))

  function own(line: GroupLine): GroupLine {
    return { ...line, studentId: to }
  }
  function rank({ partnerId, placed, studentId }: GroupLine): number {
    const stands = placed && partnerId !== null && hosts.includes(partnerId)
    return (stands ? 4 : 0) + (placed ? 2 : 0) + (studentId === to ? 1 : 0)
  }
}
