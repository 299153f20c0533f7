import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runInThisContext } from 'node:vm'
import Handlebars from 'handlebars'
import type { Frame } from './frame.ts'

/**
 * Our Handlebars engine. Templates are stricter than Handlebars is by itself:
 * - a name that the page does not have throws, also inside #if and #each (a value of null or undefined is fine);
 * - an unknown helper or partial, or unescaped output outside a layout, is refused when it is compiled;
 * - a partial sees only what it is given (`{{> field name}}`), and the frame as `@frame`.
 */
export interface Views {
  readonly render: (template: string, page: object, frame: Frame) => string
}

interface ViewOptions {
  /** Read the templates again before each page (development). */
  reload: boolean
  /** Compile every template now, so that a wrong one stops the program at start; otherwise each when it is first used. */
  ahead: boolean
  /** Where an asset lives, with its version: `app.css` → `/app.css?v=…`. */
  asset: (name: string) => string
}

type Template = HandlebarsTemplateDelegate<object>
/** Each compiles itself once, when it is asked for. */
type Templates = Map<string, () => Template>

const compileOptions = {
  strict: true,
  preventIndent: true,
  explicitPartialContext: true,
  knownHelpersOnly: true,
  knownHelpers: { asset: true, log: false, lookup: false, with: false },
}

/** The templates are all .hbs under `root`; `render` puts the page into the layout that the frame names. */
export function createViews(root: string, options: ViewOptions): Views {
  let templates = templatesOf(root, options.asset)
  if (options.ahead) for (const compiled of templates.values()) compiled()
  return {
    render(name, page, frame) {
      if (options.reload) templates = templatesOf(root, options.asset)
      const body = renderOne(templates, name, { context: page, data: { frame } })
      return renderOne(templates, `layouts/${frame.layout}`, { context: { ...frame, body }, data: { frame } })
    },
  }
}

function renderOne(templates: Templates, name: string, { context, data }: { context: object; data: object }): string {
  const compiled = templates.get(name)
  if (!compiled) throw new Error(`There is no template ${name}.hbs`)
  const template = compiled()
  try {
    return template(context, { data })
  } catch (error) {
    throw new Error(`${name}.hbs: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function templatesOf(root: string, asset: ViewOptions['asset']): Templates {
  const engine = Handlebars.create()
  engine.registerHelper('asset', (name: string) => asset(name))
  const sources = readTemplates(root)
  const templates: Templates = new Map()
  for (const [name, source] of sources) {
    const compiled = once(() => compileOne(engine, sources, { name, source }))
    templates.set(name, compiled)
    if (name.startsWith('partials/'))
      engine.registerPartial(name.slice('partials/'.length), (context: object, given) => compiled()(context, given))
  }
  return templates
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function readTemplates(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.name.endsWith('.hbs'))
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name)
      return [relative(root, path).replaceAll('\\', '/').slice(0, -'.hbs'.length), readFileSync(path, 'utf8')]
    }),
  )
}

function compileOne(
  engine: typeof Handlebars,
  sources: Map<string, string>,
  { name, source }: { name: string; source: string },
): Template {
  try {
    const program = engine.parse(source)
    makeStrict(program, name, sources)
    // Handlebars.compile would wait for the first use; a precompiled template is checked now, and its
    // file name appears in stack traces.
    const code: unknown = engine.precompile(program, compileOptions)
    return engine.template(runInThisContext(`(${code as string})`, { filename: `views/${name}.hbs` }))
  } catch (error) {
    throw new Error(`${name}.hbs: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Makes every name in a parsed template strict, and refuses what a template must not hold. */
function makeStrict(program: hbs.AST.Program, template: string, sources: Map<string, string>): void {
  const visitor = new Handlebars.Visitor()
  visitor.PathExpression = (path) => {
    // Handlebars is strict only for a plain {{name}}, but its compiler honours this mark on any other name too.
    if (path.parts.length > 0) Object.assign(path, { strict: true })
  }
  visitor.MustacheStatement = (statement) => {
    if (!statement.escaped && !template.startsWith('layouts/')) throw new Error('unescaped output')
    Handlebars.Visitor.prototype.MustacheStatement.call(visitor, statement)
  }
  visitor.PartialStatement = (statement) => {
    const partial = 'original' in statement.name ? String(statement.name.original) : '(computed)'
    if (!sources.has(`partials/${partial}`)) throw new Error(`there is no partial ${partial}`)
    // The partial's name is no value: only what it is given is visited.
    for (const given of statement.params) visitor.accept(given)
    if (statement.hash) visitor.Hash(statement.hash)
  }
  visitor.accept(program)
}
