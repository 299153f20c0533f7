// Two people may share the work of one tutor (due tutor per parte): the second has a whole percentage of it, the first
// the rest, so that the two always make 100. Both sign, as tutors.rules.ts says.
// Source: D.M. 195/2017, art. 5 (what each tutor answers for).

/** A second tutor as it is typed: who, and how many percent of the work. */
export interface ShareGiven {
  id: string
  percent: number
}

export interface SharesGiven {
  hostTutor: ShareGiven | null
  schoolTutor: ShareGiven | null
}

export type ShareProblem = 'same-tutor-twice' | 'share-out-of-range' | 'second-without-first'

interface Given {
  hostTutorId: string | null
  schoolTutorId: string | null
  second: SharesGiven
}

/** What is wrong with the second tutors of the two sides, each problem once. */
export function shareProblems({ hostTutorId, schoolTutorId, second }: Given): ShareProblem[] {
  const problems = [...sideProblems(hostTutorId, second.hostTutor), ...sideProblems(schoolTutorId, second.schoolTutor)]
  return [...new Set(problems)]
}

function sideProblems(firstId: string | null, second: ShareGiven | null): ShareProblem[] {
  if (!second) return []
  if (!firstId) return ['second-without-first']
  const inRange = Number.isInteger(second.percent) && second.percent >= 1 && second.percent <= 99
  return [
    ...(second.id === firstId ? ['same-tutor-twice' as const] : []),
    ...(inRange ? [] : ['share-out-of-range' as const]),
  ]
}
