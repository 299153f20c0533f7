import type { Problems, Typed } from '../platform/form.ts'

/**
 * What forms are made of. Each type is what the partial of the same name in views/partials takes
 * (`{{> field fields.name}}`). The functions take the state of the form, so that a refused form shows
 * again what was typed and what is wrong beside each field.
 */
export interface FormState {
  /** What the fields hold: what was typed, or at first what the record says. */
  typed: Typed
  problems: Problems
  /** The sentence for the code of a problem. */
  say: (code: string) => string
}

interface Control {
  id: string
  name: string
  label: string
  hint: string | null
  /** The finished sentence, or null. */
  problem: string | null
  required: boolean
  /** Ids of hint and problem, for aria-describedby; null when there is neither. */
  describedBy: string | null
}

interface ControlOptions {
  label: string
  hint?: string
  required?: boolean
}

export interface Field extends Control {
  type: 'text' | 'email' | 'password' | 'date' | 'time' | 'number' | 'tel' | 'url' | 'search'
  value: string
  /** What the browser may fill in: 'email', 'current-password', 'new-password', 'off'… */
  autocomplete: string
  inputmode: string | null
  maxlength: number | null
  /** Limits of a number, a day or a time. */
  min: string | null
  max: string | null
  /** For values of a known length, such as a code: narrow | medium | full. */
  width: 'narrow' | 'medium' | 'full'
}

type FieldOptions = ControlOptions &
  Partial<Pick<Field, 'type' | 'autocomplete' | 'inputmode' | 'maxlength' | 'min' | 'max' | 'width'>>

const naturalWidth: Partial<Record<Field['type'], Field['width']>> = {
  date: 'narrow',
  time: 'narrow',
  number: 'narrow',
  tel: 'medium',
}

const bareLine = { autocomplete: 'off', inputmode: null, maxlength: null, min: null, max: null }

/** A line to type in. A password is never shown again. */
export function field(form: FormState, name: string, options: FieldOptions): Field {
  const type = options.type ?? 'text'
  const value = type === 'password' ? '' : typedText(form, name)
  return {
    ...bareLine,
    width: naturalWidth[type] ?? 'full',
    ...options,
    ...control(form, name, options),
    type: canHold(type, value) ? type : 'text',
    value,
  }
}

const held: Partial<Record<Field['type'], RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/u,
  time: /^\d{2}:\d{2}$/u,
  number: /^-?\d+(\.\d+)?$/u,
}

/** A browser empties a date field that is given '31/2': what was typed is shown again in a plain one. */
function canHold(type: Field['type'], value: string): boolean {
  return value === '' || (held[type]?.test(value) ?? true)
}

export interface Textarea extends Control {
  value: string
  rows: number
  maxlength: number | null
}

export function textarea(
  form: FormState,
  name: string,
  options: ControlOptions & { rows?: number; maxlength?: number },
): Textarea {
  return {
    ...control(form, name, options),
    value: typedText(form, name),
    rows: options.rows ?? 4,
    maxlength: options.maxlength ?? null,
  }
}

export interface Choice {
  id: string
  value: string
  text: string
  hint: string | null
  chosen: boolean
  disabled: boolean
}

export interface ChoiceOf {
  value: string
  text: string
  hint?: string
  disabled?: boolean
}

export interface Select extends Control {
  options: Choice[]
  /** First, empty line ('Scegli…'); null when a choice is always made. */
  placeholder: string | null
}

type ChoiceOptions = ControlOptions & { options: readonly ChoiceOf[] }

/** One of many, in a closed list. */
export function select(form: FormState, name: string, options: ChoiceOptions & { placeholder?: string }): Select {
  return { ...choices(form, name, options), placeholder: options.placeholder ?? null }
}

/** Radios (one of few, all seen) or checkboxes (any of them): a fieldset with its legend. */
export interface Choices extends Control {
  options: Choice[]
}

/** One of a few. */
export function radios(form: FormState, name: string, options: ChoiceOptions): Choices {
  return choices(form, name, options)
}

/** Any of a few; arrives as a list. */
export function checkboxes(form: FormState, name: string, options: ChoiceOptions): Choices {
  return choices(form, name, options)
}

export interface Checkbox extends Control {
  checked: boolean
}

/** A yes or no: arrives as `yes`, or not at all. @public */
export function checkbox(form: FormState, name: string, options: ControlOptions): Checkbox {
  return { ...control(form, name, options), checked: ['yes', 'on'].includes(typedText(form, name)) }
}

export interface File extends Control {
  /** '.xlsx,.csv' */
  accept: string
}

/** A file to send: the form around it needs enctype="multipart/form-data". */
export function file(form: FormState, name: string, options: ControlOptions & { accept: string }): File {
  return { ...control(form, name, options), accept: options.accept }
}

/** The list of what is wrong, above a refused form; each line leads to its field. */
export interface ProblemSummary {
  problems: { text: string; label: string | null; href: string | null }[]
}

/** Problems of the controls in their order, then those that belong to no control. */
export function problemSummary(form: FormState, controls: readonly Control[]): ProblemSummary {
  const shown = new Set(controls.map((part) => part.name))
  const ofControls = controls.flatMap((part) =>
    part.problem ? [{ text: part.problem, label: part.label, href: `#${part.id}` }] : [],
  )
  const others = Object.entries(form.problems).filter(([name]) => !shown.has(name))
  return { problems: [...ofControls, ...others.map(([, code]) => ({ text: form.say(code), label: null, href: null }))] }
}

/** The last line of a form: what sending is called, and where one goes without sending. @public */
export interface Submit {
  text: string
  cancel: { text: string; href: string } | null
}

/** Search box and filters above a list; sends them in the address (GET). @public */
/** A filter whose rarer conditions fold away; open when one of them is set. */
export interface FoldedFilter extends Filter {
  more: { open: boolean; fields: Field[]; selects: Select[] }
}

export interface Filter {
  action: string
  fields: Field[]
  selects: Select[]
  /** Set when something is filtered: leads back to the whole list. */
  clearHref: string | null
}

function control(form: FormState, name: string, { label, hint, required }: ControlOptions): Control {
  const id = `f-${name.replaceAll(/[^\w-]/gu, '-')}`
  const code = form.problems[name]
  const ids = [...(hint ? [`${id}-hint`] : []), ...(code ? [`${id}-problem`] : [])]
  return {
    id,
    name,
    label,
    hint: hint ?? null,
    problem: code ? form.say(code) : null,
    required: required ?? false,
    describedBy: ids.join(' ') || null,
  }
}

function choices(form: FormState, name: string, options: ChoiceOptions): Choices {
  const base = control(form, name, options)
  const typed = form.typed[name]
  const chosen = new Set(Array.isArray(typed) ? typed : [typed])
  return {
    ...base,
    options: options.options.map((option, index) => ({
      id: index === 0 ? base.id : `${base.id}-${index}`,
      value: option.value,
      text: option.text,
      hint: option.hint ?? null,
      chosen: chosen.has(option.value),
      disabled: option.disabled ?? false,
    })),
  }
}

function typedText(form: FormState, name: string): string {
  const typed = form.typed[name]
  return (Array.isArray(typed) ? typed[0] : typed) ?? ''
}
