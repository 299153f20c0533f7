import type { Ctx } from '../access/actor.ts'
import { entryName, type MachineKind } from '../programme/programme.rules.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import type { Edition } from './edition.rules.ts'
import type { Obstacle, ObstacleReason } from './lab-enrolment.rules.ts'
import { enrolmentWords } from './lab-enrolment.text.ts'

export interface AroundObstacles {
  edition: Pick<Edition, 'module'>
  /** Of the own school. */
  students: ReadonlyMap<string, Pick<Student, 'surname' | 'givenName'>>
  machineKinds: readonly MachineKind[]
  /** How many were to be enrolled, and how many seats there were. */
  asked: number
  free: number
}

type Words = ReturnType<typeof enrolmentWords>
type Sentence = (t: Words, obstacle: Obstacle, around: AroundObstacles & { names: string; ctx: Ctx }) => string

const sentences: Record<ObstacleReason, Sentence> = {
  'not-open': (t) => t['not-open'],
  'enrolment-ended': (t) => t['enrolment-ended'],
  locked: (t) => t.locked,
  'no-session-ahead': (t) => t['no-session-ahead'],
  'no-students': (t) => t['no-students'],
  'not-in-class': (t) => t['not-in-class'],
  'class-already-in': (t) => t['class-already-in'],
  'already-in': (t, _, { names }) => t['already-in'](names),
  'too-young': (t, _, { names, edition }) => t['too-young'](names, edition.module.ages?.from ?? 0),
  'too-old': (t, _, { names, edition }) => t['too-old'](names, edition.module.ages?.to ?? 0),
  'module-missing': (t, { codes }, { names }) => t['module-missing'](names, codes.join(', ')),
  'authorisation-missing': (t, { codes }, { names, machineKinds, ctx }) =>
    t['authorisation-missing'](names, codes.map((code) => entryName(machineKinds, code, ctx.language)).join(', ')),
  'no-seats': (t, _, { asked, free }) => t['no-seats'](asked, free),
}

/** One sentence for each obstacle, with the names of the students it is about. */
export function obstacleLines(obstacles: readonly Obstacle[], around: AroundObstacles, ctx: Ctx): string[] {
  const t = enrolmentWords(ctx.language)
  const listing = new Intl.ListFormat(ctx.language)
  return obstacles.map((obstacle) => {
    const known = obstacle.studentIds.flatMap((id) => around.students.get(id) ?? [])
    return sentences[obstacle.reason](t, obstacle, { ...around, names: listing.format(known.map(fullName)), ctx })
  })
}
