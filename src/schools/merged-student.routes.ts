import type { Permission } from '../access/permissions.ts'
import { contextOf, param } from '../web/context.ts'
import type { Handler } from '../web/route.ts'
import { goTo } from '../web/show.ts'
import { mergedStudent } from './student-merge.service.ts'

/** A page about a student whose old address leads on when the record has gone into another one. */
export function leading(path: (of: { studentId: string }) => string, permission: Permission, page: Handler): Handler {
  return async (req, res) => {
    const studentId = await mergedStudent(contextOf(req), permission, param(req, 'studentId'))
    return studentId ? goTo(res, path({ studentId })) : page(req, res)
  }
}
