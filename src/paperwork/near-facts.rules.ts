// What is known of a placement's papers without asking host, agreement and other placements: the placement, its papers, the
// file of the student, and what covers the school. The rest is asked only where one placement is looked at closely.

import { specificMinutes, type SafetyHours } from '../norms/safety-training.rules.ts'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import { minorsProblems } from '../placements/minor-timetable.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms, timetableProblems } from '../placements/terms.rules.ts'
import { type Day, dayOf } from '../platform/day.ts'
import type { Insurance } from '../schools/school.rules.ts'
import type { StudentFile } from '../student-files/student-file.rules.ts'
import type { Papers } from './papers.rules.ts'
import type { ReadinessFacts } from './readiness.rules.ts'

export interface Near {
  placement: Placement
  papers: Papers
  cover: { insurance: Insurance | null; ofState: boolean }
  file: StudentFile | null
  birth: Day | null
  safetyHours: SafetyHours
  today: Day
}

type FarFact = 'agreement' | 'specificBy' | 'dvrMet' | 'studentsOfTutor'

export function nearFacts(near: Near): Omit<ReadinessFacts, FarFact> {
  const { placement, papers, cover, file, birth, safetyHours, today } = near
  const { from, to } = effectiveTerms(placement)
  const { insurance } = cover
  return {
    today,
    begun: begunOn(placement, today),
    simulated: placement.kind === 'simulated-enterprise',
    period: { from, to },
    birth,
    hasSchoolTutor: placement.schoolTutorId !== null,
    hasHostTutor: placement.hostTutor !== null,
    insurance: {
      covers: insurance !== null && insurance.from <= from && to <= insurance.to,
      inail: cover.ofState || Boolean(insurance?.inailPosition),
    },
    familyNoticeOn: file?.familyNotice?.on ?? null,
    generalSafety: file?.generalSafety ?? null,
    papers: { ...papers, projectSavedOn: projectSavedOn(papers) },
    specificMinutes: specificMinutes(riskOf(papers), safetyHours),
    timetable: [...timetableProblems(placement.terms.timetable), ...minorsProblems(placement, birth)],
  }
}

/** The same, with what was not asked taken as met: what it lacks then is certainly lacking. */
export function certainFacts(near: Near): ReadinessFacts {
  return {
    ...nearFacts(near),
    agreement: near.placement.agreement && { signed: true, numbered: true, coversPeriod: true },
    specificBy: 'host',
    dvrMet: true,
    studentsOfTutor: 1,
  }
}

function riskOf({ project }: Papers): RiskClass {
  return !project ? 'low' : project.risk === 'banned' ? 'high' : project.risk
}

function begunOn({ history }: Placement, today: Day): Day {
  const begun = history.findLast(({ event }) => event === 'documents-begun') ?? history[0]
  return begun ? dayOf(begun.at) : today
}

function projectSavedOn({ history }: Papers): Day | null {
  const saved = history.findLast(({ event }) => event === 'project-saved' || event === 'voided')
  return saved ? dayOf(saved.at) : null
}
