import { accountRoutes } from './accounts/account.routes.ts'
import { signInRoutes } from './accounts/sign-in.routes.ts'
import { homeRoutes } from './home/home.routes.ts'
import { approvalRoutes } from './hours/approval.routes.ts'
import { hourEntryRoutes } from './hours/hour-entry.routes.ts'
import { noticeRoutes } from './notices/notice.routes.ts'
import { hostContactRoutes } from './partners/host-contact.routes.ts'
import { partnerRoutes } from './partners/partner.routes.ts'
import { placementFormRoutes } from './placements/placement-form.routes.ts'
import { placementRoutes } from './placements/placement.routes.ts'
import { registerRoutes } from './registers/register.routes.ts'
import { classListRoutes } from './schools/class-list-import.routes.ts'
import { classRoutes } from './schools/school-class.routes.ts'
import { schoolRoutes } from './schools/school.routes.ts'
import { studentRoutes } from './schools/student.routes.ts'
import type { Route } from './web/route.ts'

/** Every URL of the site with its gate, in feature order; a fixed address stands before one with a parameter. */
export const routes: readonly Route[] = [
  ...noticeRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...schoolRoutes,
  ...classRoutes,
  ...studentRoutes,
  ...classListRoutes,
  ...partnerRoutes,
  ...hostContactRoutes,
  ...placementFormRoutes,
  ...placementRoutes,
  ...hourEntryRoutes,
  ...approvalRoutes,
  ...registerRoutes,
  ...homeRoutes,
]
