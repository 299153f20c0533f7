import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { field, problemSummary, radios } from '../web/form-parts.ts'
import { type ContentOf, empty, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { ListedFeed } from './feed.rules.ts'
import { longestFeedName, ownFeed } from './feed.forms.ts'
import { feedWords } from './feed.text.ts'

export interface FeedList {
  feeds: readonly ListedFeed[]
  /** The hat worn now: feeds of another one show other things. */
  hat: string
  /** The classes that can be followed. */
  classes: readonly { id: string; label: string }[]
  /** The address that was just made, shown this once. */
  made: string | null
  typed: Typed
  problems: Problems
}

/** One's own feeds, the form for a new one, and the address that was just made. */
export function feedsPage(list: FeedList, ctx: Ctx) {
  const t = feedWords(ctx.language)
  return {
    title: t.title,
    t,
    made: list.made === null ? null : madePart(list.made),
    table: table({
      caption: t.feeds,
      columns: [t.name, t.about, t.madeOn, t.fetched, { text: t.actions, quiet: true }],
      rows: list.feeds.map((feed) => rowOf(feed, list.hat, ctx)),
      empty: empty(t.none, t.noneAdvice),
    }),
    form: formOf(list, ctx),
  }
}

/** Programs of this device open addresses that begin with webcal. */
function madePart(address: string) {
  return { address, open: address.replace(/^https?:/u, 'webcal:') }
}

function rowOf(feed: ListedFeed, hat: string, { language }: Ctx): ContentOf[] {
  const t = feedWords(language)
  return [
    feed.name,
    { text: feed.about, note: feed.hat === hat ? null : t.otherHat },
    formatInstant(feed.createdAt, language),
    feed.fetchedAt ? formatInstant(feed.fetchedAt, language) : { text: t.never, note: t.neverAdvice },
    {
      actions: [
        postTo(t.revoke, paths.calendarFeedRevocation({ feedId: feed._id }), {
          look: 'plain',
          icon: 'it-close',
          confirm: t.revokeQuestion(feed.name),
        }),
      ],
    },
  ]
}

function formOf({ classes, typed, problems }: FeedList, { language }: Ctx) {
  const t = feedWords(language)
  const form = formState(language, { typed: { mostra: ownFeed, ...typed }, problems }, t)
  const what = radios(form, 'mostra', {
    label: t.of,
    required: true,
    options: [
      { value: ownFeed, text: t.own, hint: t.ownHint },
      ...classes.map(({ id, label }) => ({ value: id, text: t.class(label), hint: t.classHint })),
    ],
  })
  const name = field(form, 'nome', {
    label: t.name,
    hint: t.nameHint,
    required: true,
    maxlength: longestFeedName,
    width: 'medium',
  })
  return {
    action: paths.calendarFeeds(),
    // Without classes there is nothing to choose.
    what: classes.length > 0 ? what : null,
    own: ownFeed,
    name,
    problems: problemSummary(form, classes.length > 0 ? [what, name] : [name]),
    submit: { text: t.make, cancel: null },
  }
}
