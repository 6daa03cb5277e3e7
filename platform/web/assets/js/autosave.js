// Saves a text while it is written: on the device at once, on the server after a pause. If somebody
// else saved in between, both texts are shown and the person chooses; nothing is overwritten silently.
import { $, words } from './page.js'
import { tell } from './form.js'

export function start(el) {
  const form = el.form || el
  const url = el.dataset.autosave
  const key = 'gf:auto:' + url
  const fields = () => Array.from(form.elements).filter(f => f.name && f.name !== 'once' && /^(text|textarea|select-one|number|search)$/.test(f.type))
  const values = () => Object.assign({}, ...fields().map(f => ({ [f.name]: f.value })))
  let base = el.dataset.version, timer, running = false, dirty = false, choosing = false

  const store = v => { try { v ? localStorage.setItem(key, JSON.stringify(v)) : localStorage.removeItem(key) } catch (e) { /* a private window keeps nothing */ } }

  async function save(leaving) {
    clearTimeout(timer)
    if (!dirty || running || choosing) return
    running = true
    dirty = false
    tell(form, 'sending')
    const mine = values()
    const body = new URLSearchParams(mine)
    body.append('base', base)
    let answer
    try {
      answer = await fetch(url, { method: 'POST', body, keepalive: leaving === true, headers: { Accept: 'application/json', 'X-Region': '1' } })
    } catch (e) { answer = null }
    running = false
    if (!answer || answer.status === 503) { dirty = true; tell(form, 'offline'); timer = setTimeout(save, 5000); return }
    const said = await answer.json().catch(() => ({}))
    if (answer.ok) {
      base = said.version === undefined ? base : said.version
      if (!dirty) store()
      tell(form, 'saved', said.said)
    } else if (answer.status === 409) {
      choose(mine, said)
    } else {
      tell(form, 'kept', said.detail)
    }
    if (dirty && !choosing) timer = setTimeout(save, 1200)
  }

  function choose(mine, theirs) {
    choosing = true
    tell(form, 'offline', words.conflict)
    const box = document.createElement('section')
    box.className = 'card gold'
    box.setAttribute('role', 'alert')
    const title = document.createElement('h2')
    title.textContent = words.conflict
    const pair = document.createElement('div')
    pair.className = 'two-texts'
    const differs = Object.keys(theirs.fields || {}).filter(name => mine[name] !== theirs.fields[name])
    const side = (label, texts, pick) => {
      const div = document.createElement('div')
      const pre = document.createElement('pre')
      pre.textContent = differs.map(name => texts[name]).join('\n\n')
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'btn'
      button.textContent = label
      button.onclick = () => { box.remove(); choosing = false; base = theirs.version; pick() }
      div.append(pre, button)
      pair.appendChild(div)
    }
    side(words.mine, mine, () => { dirty = true; save() })
    side(words.theirs + (theirs.who ? ' · ' + theirs.who : ''), theirs.fields || {}, () => {
      fields().forEach(f => { if (f.name in theirs.fields) f.value = theirs.fields[f.name] })
      dirty = false
      store()
      tell(form, 'saved')
    })
    box.append(title, pair)
    form.prepend(box)
    $('button', box).focus()
  }

  form.addEventListener('input', () => {
    dirty = true
    store({ base, values: values() })
    tell(form, 'kept')
    clearTimeout(timer)
    timer = setTimeout(save, 1200)
  })
  form.addEventListener('submit', () => { clearTimeout(timer); dirty = false })
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(true) })
  addEventListener('online', () => save())

  let kept = null
  try { kept = JSON.parse(localStorage.getItem(key)) } catch (e) { /* nothing kept */ }
  if (kept && fields().some(f => f.name in kept.values && kept.values[f.name].trim() !== f.value.trim())) {
    fields().forEach(f => { if (f.name in kept.values) f.value = kept.values[f.name] })
    base = kept.base
    dirty = true
    tell(form, 'restored')
    save()
  }
}
