import { paths } from '../../src/paths.ts'
import { withQuery } from '../../src/platform/path.ts'
import { type Case, page, pick } from './cases.ts'
import { partnerIdOf } from './city-hosts.ts'
import { uploadIdOf } from './city-uploads.ts'

const fewExceptions = 'the papers of the placements shown are read, and few have an exception of the principal'
const silentHosts = 'the days that wait for a host are read, and few have waited for too long'

/** The pages under measure: a new page of the site gets a line here. */
export const pages: readonly Case[] = [
  page('sign-in form', 'stranger', () => paths.signIn()),

  page('today', 'city', () => paths.home()),
  page('schools', 'city', () => paths.schools()),
  page('a school', 'city', (_, turn) => paths.school({ schoolId: `school0${turn % 10}` })),
  {
    ...page('partners, searched', 'city', () => withQuery(paths.partners(), { q: 'officina ros' })),
    mayExamine: 'a word may stand anywhere in the name: the names of all partners of the city are read',
  },
  page('people', 'city', () => paths.accounts()),
  page('outbox', 'city', () => paths.notices()),

  page('today', 'office', () => paths.home()),
  page('classes', 'office', () => paths.classes()),
  page('a class', 'office', ({ classIds }, turn) => paths.schoolClass({ classId: pick(classIds, turn) })),
  page('a student', 'office', ({ studentIds }, turn) => paths.student({ studentId: pick(studentIds, turn) })),
  page('class lists', 'office', () => paths.classLists()),
  page('preview of a class list', 'office', ({ schoolId }) => paths.classList({ classListId: uploadIdOf(schoolId) })),
  page('people', 'office', () => paths.accounts()),
  page('new placement: student', 'office', () => paths.newPlacement()),
  page('new placement: host', 'office', ({ studentIds }, turn) =>
    withQuery(paths.newPlacement(), { studente: pick(studentIds, turn) }),
  ),
  page('new placement: form', 'office', ({ studentIds }, turn) =>
    withQuery(paths.newPlacement(), { studente: pick(studentIds, turn), ente: partnerIdOf(1) }),
  ),

  { ...page('today', 'coordinator', () => paths.home()), mayExamine: silentHosts },
  { ...page('placements', 'coordinator', () => paths.placements()), mayExamine: fewExceptions },
  {
    ...page('placements, searched', 'coordinator', () =>
      withQuery(paths.placements(), { q: 'rossi', stato: 'active' }),
    ),
    mayExamine: 'a word may stand anywhere in four names: the placements of the own school are read',
  },
  page('a placement', 'coordinator', ({ placementIds }, turn) =>
    paths.placement({ placementId: pick(placementIds, turn) }),
  ),
  page('amendment form', 'coordinator', ({ placementIds }, turn) =>
    paths.placementAmendments({ placementId: pick(placementIds, turn) }),
  ),
  page('hours of a placement', 'coordinator', ({ placementIds }, turn) =>
    paths.placementHours({ placementId: pick(placementIds, turn) }),
  ),
  { ...page('hours to approve', 'coordinator', () => paths.hoursToApprove()), mayExamine: silentHosts },
  page('register of a placement', 'coordinator', ({ placementIds }, turn) =>
    withQuery(paths.placementRegister({ placementId: pick(placementIds, turn) }), { formato: 'xlsx' }),
  ),
  page('register of a class', 'coordinator', ({ classIds }, turn) =>
    withQuery(paths.classRegister({ classId: pick(classIds, turn) }), { formato: 'xlsx' }),
  ),

  { ...page('today', 'teacher', () => paths.home()), mayExamine: silentHosts },
  page('a class', 'teacher', ({ classIds }, turn) => paths.schoolClass({ classId: pick(classIds, turn) })),
  page('placements', 'teacher', () => paths.placements()),
  { ...page('hours to approve', 'teacher', () => paths.hoursToApprove()), mayExamine: silentHosts },

  page('today', 'host', () => paths.home()),
  page('own profile', 'host', ({ partnerId }) => paths.partner({ partnerId })),
  { ...page('placements', 'host', () => paths.placements()), mayExamine: fewExceptions },
  page('hours of a placement', 'host', ({ placementIds }, turn) =>
    paths.placementHours({ placementId: pick(placementIds, turn) }),
  ),
  page('hours to confirm', 'host', () => paths.hoursToConfirm()),

  page('today', 'student', () => paths.home()),
  page('own placement', 'student', ({ placementIds }, turn) =>
    paths.placement({ placementId: pick(placementIds, turn) }),
  ),
  page('own hours', 'student', ({ placementIds }, turn) =>
    paths.placementHours({ placementId: pick(placementIds, turn) }),
  ),
]
