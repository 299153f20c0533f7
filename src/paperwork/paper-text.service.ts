import type { TextBlock } from '../agreements/agreement.rules.ts'
import type { Ctx } from '../access/actor.ts'
import { specificMinutes } from '../norms/safety-training.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolOnPaper } from '../schools/school.service.ts'
import { studentNamed } from '../schools/student-facts.service.ts'
import { birthDayOf } from '../schools/student.rules.ts'
import type { Found } from './papers.service.ts'
import type { Paper } from './papers.rules.ts'
import { paperBlocks } from './paper-blocks.text.ts'

/** The text of a paper as it is now, with the name of the school; none before the project is written. */
export async function paperText(
  ctx: Ctx,
  paper: Paper,
  { placement, papers }: Found,
): Promise<{ blocks: TextBlock[]; schoolName: string }> {
  const [school, student, { norms }] = await Promise.all([
    schoolOnPaper(placement.schoolId),
    studentNamed(placement.studentId),
    currentProgramme(),
  ])
  const { project } = papers
  if (!project) return { blocks: [], schoolName: school.name }
  const risk = project.risk === 'banned' ? 'high' : project.risk
  const blocks = paperBlocks(paper, {
    placement,
    project,
    school,
    insurance: school.insurance,
    ofState: school.ofState,
    student: { birth: birthDayOf(student, ctx.today), taxCode: student.taxCode },
    specificMinutes: specificMinutes(risk, norms.specificSafetyHours),
  })
  return { blocks, schoolName: school.name }
}
