// The script every page starts with. It brings in the others where a page needs them; without any of
// them every page still works.

export const words = (() => {
  try { return JSON.parse(document.getElementById('words').textContent) } catch (e) { return {} }
})()
export const $ = (sel, root) => (root || document).querySelector(sel)
export const $$ = (sel, root) => Array.from((root || document).querySelectorAll(sel))

// One sentence at the bottom, read out politely, gone after a while.
export function say(text) {
  const box = document.getElementById('toast')
  if (!box || !text) return
  const p = document.createElement('p')
  p.className = 'toast'
  p.textContent = text
  box.textContent = ''
  box.appendChild(p)
  fade(p)
}
const fade = p => { setTimeout(() => p.classList.add('gone'), 6000); setTimeout(() => p.remove(), 6300) }

const once = () => { const done = new WeakSet(); return el => !done.has(el) && done.add(el) }
const fresh = once()
const taken = {}
const modules = {
  'form[data-keep], form[data-form]': './form.js',
  '[data-live]': './live.js',
  '[data-autosave]': './autosave.js',
  'form[data-move]': './drag.js',
  '[data-deadline]': './countdown.js',
  '[data-rail]': './rail.js',
  'table[data-table], input[data-filter]': './table.js',
}

// Run at start and after every piece of page that came later; each element is taken once.
export function enhance() {
  $$('[data-print]').forEach(b => { b.hidden = false })
  $$('#toast .toast').filter(fresh).forEach(fade)
  $$('.error-summary a').filter(fresh).forEach(a => {
    const field = document.getElementById(a.hash.slice(1))
    const label = field && ($('legend', field) || $(`label[for="${field.id}"]`))
    if (label) a.textContent = label.textContent.trim() + '：' + a.textContent
  })
  Object.keys(modules).forEach(sel => {
    const first = taken[sel] = taken[sel] || once()
    if ($(sel)) import(modules[sel]).then(m => $$(sel).filter(first).forEach(m.start))
  })
}

document.addEventListener('click', event => {
  const on = sel => event.target.closest && event.target.closest(sel)
  const asked = on('[data-confirm]')
  if (asked && !asked.dataset.agreed) {
    event.preventDefault()
    event.stopPropagation()
    import('./ask.js').then(m => m.ask(asked))
    return
  }
  if (on('[data-print]')) print()
  const opens = on('[data-open]')
  const dialog = opens && document.getElementById(opens.dataset.open)
  if (dialog) dialog.showModal ? dialog.showModal() : dialog.setAttribute('open', '')
  const copies = on('[data-copy]')
  if (copies && navigator.clipboard) navigator.clipboard.writeText(copies.dataset.copy).then(() => say(copies.dataset.said))
}, true)

document.addEventListener('change', event => {
  const form = event.target.form
  if (form && event.target.hasAttribute('data-submit')) form.requestSubmit ? form.requestSubmit() : form.submit()
})

// What was wrong is no longer said of a field that is being put right.
document.addEventListener('input', event => {
  const box = event.target.closest('.has-error')
  if (!box) return
  box.classList.remove('has-error')
  event.target.removeAttribute('aria-invalid')
  $$('.field-error', box).forEach(said => { said.hidden = true })
})

// A remote or a keyboard presses the button that names its key.
document.addEventListener('keydown', event => {
  const in_field = /^(INPUT|TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(event.target.tagName)
  if (in_field || event.altKey || event.ctrlKey || event.metaKey) return
  const button = $(`[data-key~="${CSS.escape(event.key === ' ' ? 'Space' : event.key)}"]`)
  if (button) { event.preventDefault(); button.click() }
})

// A second tap on a button that is already sending does nothing.
document.addEventListener('submit', event => {
  const form = event.target
  if (event.defaultPrevented || /^(dialog|get)$/.test(form.method)) return
  if (form.dataset.sending) return event.preventDefault()
  form.dataset.sending = 1
  setTimeout(() => { delete form.dataset.sending }, 8000)
})
addEventListener('pageshow', () => $$('form[data-sending]').forEach(form => { delete form.dataset.sending }))

enhance()
