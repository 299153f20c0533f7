import type { Ctx } from '../access/actor.ts'
import { clashLines } from '../labs/clash.pages.ts'
import type { Obstacle, ObstacleReason } from '../labs/lab-enrolment.rules.ts'
import { entryName } from '../programme/programme.rules.ts'
import { fullName } from '../schools/student.rules.ts'
import type { RefusalNames } from './class-refusal.rules.ts'
import { classRefusalWords } from './class-refusal.text.ts'
import type { RefusedClass } from './prepared-placement.rules.ts'

/** Why an edition does not take a class, one sentence for each thing in the way. */
export function classRefusalLines(refused: RefusedClass, around: RefusalNames, ctx: Ctx): string[] {
  return [
    ...refused.obstacles.map((obstacle) => obstacleLine(obstacle, { refused, around }, ctx)),
    ...clashLines(refused.clashes, around.names, ctx),
  ]
}

type Words = ReturnType<typeof classRefusalWords>
interface Said {
  refused: RefusedClass
  /** of the students it is about */
  names: string
  machines: string
  codes: string
}

/** The sentences that name somebody or count something. */
const sentences: Partial<Record<ObstacleReason, (t: Words, said: Said) => string>> = {
  'no-seats': (t, { refused: { students, free } }) => t['no-seats'](students.length, free),
  'already-in': (t, { names }) => t['already-in'](names),
  'too-young': (t, { names, refused: { edition } }) => t['too-young'](names, edition.module.ages?.from ?? 0),
  'too-old': (t, { names, refused: { edition } }) => t['too-old'](names, edition.module.ages?.to ?? 0),
  'module-missing': (t, { names, codes }) => t['module-missing'](names, codes),
  'authorisation-missing': (t, { names, machines }) => t['authorisation-missing'](names, machines),
}

function obstacleLine(
  { reason, studentIds, codes }: Obstacle,
  { refused, around }: { refused: RefusedClass; around: RefusalNames },
  { language }: Ctx,
): string {
  const t = classRefusalWords(language)
  const about = refused.students.filter(({ _id }) => studentIds.includes(_id)).map(fullName)
  const said: Said = {
    refused,
    names: new Intl.ListFormat(language).format(about),
    machines: codes.map((code) => entryName(around.machineKinds, code, language)).join(', '),
    codes: codes.join(', '),
  }
  const plain = t[reason]
  return sentences[reason]?.(t, said) ?? (typeof plain === 'string' ? plain : '')
}
