import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { UploadedClassList } from '../../src/schools/uploaded-list.rules.ts'
import { testNow } from './borgo-database.ts'

/** A class list that an office has uploaded and not confirmed yet: one new student of 3A. */
export function aClassList(_id: string, schoolId: string): UploadedClassList {
  return {
    _id,
    schoolId,
    uploadedBy: 'segreteria',
    uploadedAt: testNow,
    fileName: '3A.csv',
    schoolYear: schoolYear('2026/27'),
    effective: day('2026-11-25'),
    defaultClass: null,
    siteCode: 'ZZTF00101T',
    sites: [],
    students: [
      {
        sheet: '',
        row: 2,
        surname: 'Nuovi',
        givenName: 'Nadia',
        taxCode: null,
        birthDate: day('2010-05-05'),
        sex: 'F',
        class: '3A INF',
        leaving: null,
      },
    ],
    problems: [],
    droppedColumns: [],
    state: 'draft',
    claimedAt: null,
    decisions: [],
    plan: null,
    result: null,
    appliedAt: null,
  }
}
