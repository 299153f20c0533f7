import { AccountLinks, Accounts } from './accounts/account.model.ts'
import { StudentDays } from './hours/student-day.model.ts'
import { Notices } from './notices/notice.model.ts'
import { Partners } from './partners/partner.model.ts'
import { Placements } from './placements/placement.model.ts'
import type { Indexed } from './platform/database.ts'
import { UploadedClassLists } from './schools/class-list-import.model.ts'
import { IssuedRegisters } from './registers/issued-register.model.ts'
import { Enrolments } from './schools/enrolment.model.ts'
import { SchoolClasses } from './schools/school-class.model.ts'
import { Schools } from './schools/school.model.ts'
import { Students } from './schools/student.model.ts'

/** Every model, for building indexes at start. */
export const models: readonly Indexed[] = [
  Notices,
  Accounts,
  AccountLinks,
  Schools,
  SchoolClasses,
  Students,
  Enrolments,
  UploadedClassLists,
  Partners,
  Placements,
  StudentDays,
  IssuedRegisters,
]
