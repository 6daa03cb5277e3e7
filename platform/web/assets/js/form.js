// Forms that lose nothing: what is typed is kept on the device until the server has it, sent again
// when the network comes back, and sent once (the hidden key `once` says so to the server).
import { $, $$, enhance, say, words } from './page.js'
import { morph, show } from './morph.js'

const shelf = form => form.dataset.keep && 'gf:' + form.dataset.keep
const read = key => { try { return JSON.parse(localStorage.getItem(key)) } catch (e) { return null } }
const write = (key, value) => { try { value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key) } catch (e) { /* a private window keeps nothing */ } }

// Tells the person where their words are: on this device, on the way, delivered.
export function tell(form, state, text) {
  const el = $('[data-kept]', form)
  if (!el) return
  el.dataset.state = state
  el.textContent = text || words[state] || ''
}

const typed = form => $$('input, select, textarea', form).filter(f => f.name && f.name !== 'once' && !/^(file|password|hidden|submit)$/.test(f.type))

const values = form => typed(form).filter(f => !/^(checkbox|radio)$/.test(f.type) || f.checked).map(f => [f.name, f.value])

function keep(form, pending) {
  const key = shelf(form)
  if (key) write(key, { values: values(form), once: form.elements.once && form.elements.once.value, pending, at: Date.now() })
}

function restore(form) {
  const kept = shelf(form) && read(shelf(form))
  if (!kept) return
  const left = kept.values.slice()
  for (const f of typed(form)) {
    const box = /^(checkbox|radio)$/.test(f.type)
    const i = left.findIndex(([name, value]) => name === f.name && (!box || value === f.value))
    if (box) f.checked = i >= 0
    else if (i >= 0) { f.value = left[i][1]; left.splice(i, 1) }
    if (i >= 0) f.dispatchEvent(new Event('input'))
  }
  // The server may have it already: the same key makes sure that it acts once.
  if (kept.pending && kept.once && form.elements.once) {
    form.elements.once.value = kept.once
    send(form)
    if (kept.draft) write(shelf(form), { ...read(shelf(form)), draft: kept.draft })
    return
  }
  tell(form, 'restored')
}

// Takes the words that were handed in. The key stands for these words and no others, whatever is typed while they
// wait: handed in again with other words, they get another key, for the first may have arrived though nobody said so.
function take(form, button) {
  const now = String(values(form))
  if (form.dataset.sending) {
    if (form.taken.words === now) return
    if (form.elements.once) form.elements.once.value = Date.now() + Math.random().toString(36)
  }
  const url = (button && button.getAttribute('formaction')) || form.getAttribute('action') || location.href
  const data = new FormData(form)
  if (button && button.name) data.append(button.name, button.value)
  form.taken = { words: now, url, body: form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data) }
  keep(form, true)
}

async function send(form, button) {
  if (form.dataset.sending) return take(form, button)
  take(form, button)
  form.dataset.sending = 1
  tell(form, 'sending')
  if (button) { button.classList.add('busy'); button.setAttribute('aria-busy', 'true') }
  try {
    await attempt(form)
  } finally {
    delete form.dataset.sending
    if (button) { button.classList.remove('busy'); button.removeAttribute('aria-busy') }
  }
}

async function attempt(form) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 20000)) {
    const taken = form.taken
    let answer
    try {
      answer = await fetch(taken.url, { method: 'POST', body: taken.body, headers: { Accept: 'text/html', 'X-Region': '1' } })
    } catch (e) {
      tell(form, 'offline')
      await back(wait)
      continue
    }
    if (answer.status === 503) { await back(wait); continue }
    // Handed in again meanwhile: what was said last counts.
    if (taken === form.taken) return receive(form, answer)
  }
}

async function receive(form, answer) {
  const html = await answer.text()
  const next = new DOMParser().parseFromString(html, 'text/html')
  const same = form.id && next.getElementById(form.id)
  if (answer.status === 422) {
    keep(form)
    if (!same) return show(html, location.href)
    delete form.dataset.sending
    const summary = $('.error-summary', next)
    morph(form, same)
    if (summary && !$('.error-summary', form)) form.prepend(document.importNode(summary, true))
    enhance()
    tell(form, 'kept')
    const first = $('.error-summary', form) || $('[aria-invalid]', form)
    if (first) first.focus()
    return
  }
  if (answer.ok) {
    // What was typed since then was not handed in: it stays on the device for the next time.
    const kept = shelf(form) && read(shelf(form))
    if (shelf(form)) write(shelf(form), kept && kept.draft && { values: kept.draft, at: Date.now() })
    tell(form, 'sent')
    if (form.dataset.said) say(form.dataset.said)
    delete form.dataset.sending
    // Delivered: what the server shows next counts, not what is still in the fields.
    if (form.contains(document.activeElement)) document.activeElement.blur()
    form.reset()
  }
  // Followed to where the server sent us (or an error page): shown as fetched, so that it is asked for once.
  if (!/html/.test(answer.headers.get('content-type') || '')) return
  show(html, answer.redirected || !answer.ok ? answer.url : location.href)
  if (answer.ok && document.contains(form)) tell(form, 'sent')
}

const back = wait => new Promise(again => {
  const timer = setTimeout(go, wait)
  function go() { clearTimeout(timer); removeEventListener('online', go); again() }
  addEventListener('online', go)
})

export function start(form) {
  let pressed
  form.addEventListener('click', event => { pressed = event.target.closest('button, input[type=submit]') })
  form.addEventListener('input', () => {
    const kept = form.dataset.sending && shelf(form) && read(shelf(form))
    // Beside what waits to be sent, not over it.
    if (kept) return write(shelf(form), { ...kept, draft: values(form) })
    keep(form)
    if (shelf(form)) tell(form, 'kept')
  })
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return
    event.preventDefault()
    send(form, event.submitter || pressed)
    pressed = null
  })
  restore(form)
}
