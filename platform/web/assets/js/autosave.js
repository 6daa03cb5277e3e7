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

  // A later press of the ordinary button must stand on what was saved meanwhile.
  const on = version => { if (version !== undefined) { base = version; if (form.elements.base) form.elements.base.value = version } }
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
    // Names this open page, so that a save whose answer was lost is not taken for somebody else's.
    if (form.elements.once) body.append('once', form.elements.once.value)
    let answer
    try {
      answer = await fetch(url, { method: 'POST', body, keepalive: leaving === true, headers: { Accept: 'application/json', 'X-Region': '1' } })
    } catch (e) { answer = null }
    running = false
    if (!answer || answer.status === 503) { dirty = true; tell(form, 'offline'); timer = setTimeout(save, 5000); return }
    const said = await answer.json().catch(() => ({}))
    if (answer.ok) {
      on(said.version)
      const late = take(said.fields, mine)
      if (!dirty) store()
      tell(form, 'saved', said.said)
      if (late) choose(values(), { version: said.version, fields: late })
    } else if (answer.status === 409) {
      choose(mine, said)
    } else {
      tell(form, 'kept', said.detail)
    }
    if (dirty && !choosing) timer = setTimeout(save, 1200)
  }

  // Puts what others wrote meanwhile into fields nobody here has touched since; says what is left over.
  function take(texts, since) {
    let late
    for (const f of fields()) {
      const text = (texts || {})[f.name]
      if (text === undefined || f.value === text) continue
      if (f.value === since[f.name]) f.value = text
      else late = Object.assign(late || {}, { [f.name]: text })
    }
    return late
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
      // Whichever text is chosen, what did not clash is put together, and the whole is saved.
      button.onclick = () => { box.remove(); choosing = false; on(theirs.version); take(theirs.merged, mine); pick(); dirty = true; save() }
      div.append(pre, button)
      pair.appendChild(div)
    }
    side(words.mine, mine, () => {})
    side(words.theirs + (theirs.who ? ' · ' + theirs.who : ''), theirs.fields || {}, () => {
      fields().forEach(f => { if (f.name in theirs.fields) f.value = theirs.fields[f.name] })
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
    on(kept.base)
    dirty = true
    tell(form, 'restored')
    save()
  }
}
