import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { closurePage } from './closure-form.pages.ts'
import { readClosure } from './closure.forms.ts'
import { addClosure, editClosure, removeClosure } from './closure.service.ts'
import { openingPage } from './opening-form.pages.ts'
import { readOpening } from './opening.forms.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import { findPartner } from './partner.service.ts'
import { placeRoutes } from './place-form.routes.ts'
import { placesPage } from './place.pages.ts'
import { placeWords } from './place.text.ts'
import { sitePage } from './site-form.pages.ts'
import { readSite } from './site.forms.ts'
import { addSite, editSite, neighboursOf, removeSite, setOpening } from './site.service.ts'
import { spacePage } from './space-form.pages.ts'
import { contentNames } from './space-list.pages.ts'
import { readSpace } from './space.forms.ts'
import { addSpace, editSpace, removeSpace } from './space.service.ts'

const sites = placeRoutes({
  path: paths.partnerSites,
  gate: 'partner.extend',
  named: 'sede',
  template: 'partners/site',
  page: sitePage,
  read: readSite,
  save: (ctx, partnerId, { id, facts }) =>
    id ? editSite(ctx, partnerId, { ...facts, id }) : addSite(ctx, partnerId, facts),
  saved: (t) => t.siteSaved,
  removal: {
    remove: removeSite,
    removed: (t) => t.siteRemoved,
    refused: ({ spaces }, id, language) => {
      const names = spaces.filter((space) => space.siteId === id).map((space) => space.name)
      return names.length > 0 ? placeWords(language).siteHolds(names.join(', ')) : null
    },
  },
})

const openings = placeRoutes({
  path: paths.partnerOpening,
  gate: 'partner.edit',
  named: 'sede',
  template: 'partners/opening',
  page: openingPage,
  read: readOpening,
  save: setOpening,
  saved: (t) => t.openingSaved,
})

const closures = placeRoutes({
  path: paths.partnerClosures,
  gate: 'partner.extend',
  named: 'chiusura',
  template: 'partners/closure',
  page: closurePage,
  read: readClosure,
  save: (ctx, partnerId, { id, facts }) =>
    id ? editClosure(ctx, partnerId, { ...facts, id }) : addClosure(ctx, partnerId, facts),
  saved: (t) => t.closureSaved,
  beside: { 'no-such-site': 'siteId' },
  removal: { remove: removeClosure, removed: (t) => t.closureRemoved, refused: () => null },
})

const spaces = placeRoutes({
  path: paths.partnerSpaces,
  gate: 'partner.extend',
  named: 'spazio',
  template: 'partners/space',
  page: spacePage,
  preset: (req) => ({ siteId: queryText(req, 'sede'), insideId: queryText(req, 'dentro'), kind: 'room' }),
  read: readSpace,
  save: (ctx, partnerId, { id, facts }) =>
    id ? editSpace(ctx, partnerId, { ...facts, id }) : addSpace(ctx, partnerId, facts),
  saved: (t) => t.spaceSaved,
  beside: {
    'no-such-site': 'siteId',
    'no-such-room': 'insideId',
    'inside-machine': 'insideId',
    'inside-other-site': 'insideId',
    'inside-itself': 'insideId',
    'machine-holds': 'kind',
    'content-stays': 'siteId',
    'no-such-machine-kind': 'machineKind',
  },
  removal: {
    remove: removeSpace,
    removed: (t) => t.spaceRemoved,
    refused: (partner, id, language) => {
      const names = contentNames(partner, id)
      return names ? placeWords(language).holds(names) : null
    },
  },
})

/** The places of a partner. The gate of most is for adding; changing what is there asks for `partner.edit` as well. */
export const partnerPlaceRoutes: Route[] = [
  get(paths.partnerPlaces, 'partner.view', showPlaces),
  ...sites,
  ...openings,
  ...closures,
  ...spaces,
]

async function showPlaces(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', param(req, 'partnerId'))
  const [neighbours, { districts, machineKinds, calendar }] = await Promise.all([
    neighboursOf(ctx, partner),
    currentProgramme(),
  ])
  const patron = calendar.patron?.on ?? null
  const page = placesPage({ partner, neighbours, districts, machineKinds, patron }, ctx)
  show(res, 'partners/places', page, { crumbs: crumbsTo(partner, ctx) })
}
