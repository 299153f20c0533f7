import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import { offered } from '../programme/programme.rules.ts'
import { checkbox, type ChoiceOf, field, problemSummary, radios, select } from '../web/form-parts.ts'
import type { Partner } from './partner.rules.ts'
import { type PlaceForm, placeFormState, placeSubmit } from './place-form.pages.ts'
import { placeWords } from './place.text.ts'
import type { Space } from './profile.rules.ts'
import { contentOf, type SpaceNode, spaceTree } from './space.rules.ts'

/** One room or machine: a new one, or one that is there; null when there is no such space. */
export function spacePage(ctx: Ctx, of: PlaceForm) {
  const t = placeWords(ctx.language)
  const space = of.partner.spaces.find((each) => each.id === of.id) ?? null
  if (of.id && !space) return null
  const form = placeFormState(ctx, of, space && typedSpace(space))
  const kinds = (['room', 'machine'] as const).map((kind) => ({ value: kind, text: t[kind] }))
  const sites = of.partner.sites.map((site) => ({ value: site.id, text: site.name }))
  const rooms = [{ value: '', text: t.insideNothing }, ...roomChoices(of.partner, space)]
  const kept = space?.machineKind ? [space.machineKind] : []
  const machines = offered(of.machineKinds, kept).map(({ code, name }) => ({ value: code, text: name[ctx.language] }))
  const kindChoices = [{ value: '', text: t.noMachineKind }, ...machines]
  const number = { inputmode: 'numeric', maxlength: 3, width: 'narrow' } as const
  const shown = {
    kind: radios(form, 'kind', { label: t.kind, required: true, options: kinds }),
    name: field(form, 'name', { label: t.spaceName, hint: t.spaceNameHint, required: true, maxlength: 80 }),
    siteId: select(form, 'siteId', { label: t.site, required: true, options: sites }),
    insideId: select(form, 'insideId', { label: t.inside, hint: t.insideHint, options: rooms }),
    machineKind: select(form, 'machineKind', { label: t.machineKind, hint: t.machineKindHint, options: kindChoices }),
    places: field(form, 'places', { label: t.spacePlaces, hint: t.spacePlacesHint, ...number }),
    accessible: checkbox(form, 'accessible', { label: t.accessibleSpace }),
    note: field(form, 'note', { label: t.spaceNote, hint: t.spaceNoteHint, maxlength: 300 }),
  }
  return {
    title: space ? t.editSpace : t.addSpace,
    partnerName: of.partner.name,
    problems: problemSummary(form, Object.values(shown)),
    space: shown,
    id: space?.id ?? '',
    action: paths.partnerSpaces({ partnerId: of.partner._id }),
    submit: placeSubmit(ctx, of.partner),
  }
}

/** The rooms it may stand in, each with those around it: 'Laboratorio: sala grande › angolo laser'. */
function roomChoices({ sites, spaces }: Partner, space: Space | null): ChoiceOf[] {
  const own = new Set(space ? [space.id, ...contentOf(spaces, space.id).map((each) => each.id)] : [])
  const choices = (nodes: SpaceNode[], before: string): ChoiceOf[] =>
    nodes
      .filter((node) => node.space.kind === 'room' && !own.has(node.space.id))
      .flatMap((node) => {
        const text = `${before}${node.space.name}`
        return [{ value: node.space.id, text }, ...choices(node.inside, `${text} › `)]
      })
  const several = sites.length > 1
  return sites.flatMap((site) => choices(spaceTree(spaces, site.id), several ? `${site.name}: ` : ''))
}

function typedSpace({ kind, name, siteId, insideId, machineKind, places, accessible, note }: Space): Typed {
  return {
    kind,
    name,
    siteId,
    insideId: insideId ?? '',
    machineKind: machineKind ?? '',
    places: places === null ? '' : String(places),
    accessible: accessible ? 'yes' : '',
    note: note ?? '',
  }
}
