// Moves a person to another group, or swaps two: dragged with finger or mouse, onto a group or onto somebody
// in it, or chosen from a menu with the keyboard. All fill in the form that stands in the page and send it.
import { $, $$ } from './page.js'

const name = el => el.dataset.label || ($('h2', el) || el).textContent.trim()

export function start(form) {
  let held, ghost, from, over, met, moved, x, y, swallow

  const post = (person, group, other) => {
    form.elements.person.value = person
    form.elements.group.value = group
    if (form.elements.other) form.elements.other.value = other || ''
    form.requestSubmit ? form.requestSubmit() : form.querySelector('button').click()
  }
  const group = el => el && el.closest('[data-group]')
  const alive = () => document.contains(form)

  document.addEventListener('pointerdown', event => {
    const person = event.target.closest('[data-person]')
    if (!alive() || !person || event.button) return
    held = person; from = group(person); moved = false; x = event.clientX; y = event.clientY
  })
  document.addEventListener('pointermove', event => {
    if (!held) return
    if (!moved) {
      if (Math.hypot(event.clientX - x, event.clientY - y) < 8) return
      moved = true
      shut()
      ghost = document.createElement('div')
      ghost.className = 'ghost'
      ghost.textContent = held.textContent
      document.body.appendChild(ghost)
      held.classList.add('dragged')
    }
    ghost.style.left = event.clientX + 10 + 'px'
    ghost.style.top = event.clientY + 10 + 'px'
    const edge = event.clientY < 60 ? -12 : event.clientY > innerHeight - 60 ? 12 : 0
    if (edge) scrollBy(0, edge)
    const at = document.elementFromPoint(event.clientX, event.clientY)
    const under = group(at)
    const other = form.elements.other && under !== from && at && at.closest('[data-person]')
    if (other !== met) { if (met) met.classList.remove('chosen'); met = other; if (met) met.classList.add('chosen') }
    if (under !== over) { if (over) over.classList.remove('over'); over = under !== from ? under : null; if (over) over.classList.add('over') }
  })
  const drop = send => {
    if (!held) return
    const person = held
    held = null
    if (!moved) return
    ghost.remove()
    person.classList.remove('dragged')
    swallow = true
    setTimeout(() => { swallow = false })
    if (met) met.classList.remove('chosen')
    if (over) { over.classList.remove('over'); if (send) post(person.dataset.person, over.dataset.group, met && met.dataset.person) }
    over = met = null
  }
  document.addEventListener('pointerup', () => drop(true))
  document.addEventListener('pointercancel', () => drop(false))

  let menu, opener
  function shut(focus) {
    if (!menu) return
    menu.remove()
    menu = null
    opener.removeAttribute('aria-expanded')
    if (focus) opener.focus()
  }
  document.addEventListener('click', event => {
    const person = event.target.closest('[data-person]')
    if (menu && !menu.contains(event.target)) { const again = person === opener; shut(); if (again) return }
    if (!alive() || !person || swallow) return
    open(person)
  })

  function open(person) {
    opener = person
    person.setAttribute('aria-expanded', 'true')
    menu = document.createElement('div')
    menu.className = 'popup'
    menu.setAttribute('role', 'menu')
    menu.setAttribute('aria-label', person.textContent.trim())
    const head = document.createElement('p')
    head.textContent = [person.textContent.trim(), person.dataset.note || person.title].filter(Boolean).join(' · ')
    menu.appendChild(head)
    // The form's own choices, so that what it offers beside moving (only to look) is here too.
    const here = group(person)
    const places = Array.from(form.elements.group.options || []).map(o => [o.value, o.textContent.trim()])
    const listed = places.length ? places : $$('[data-group]').map(g => [g.dataset.group, name(g)])
    listed.filter(([value]) => !here || value !== here.dataset.group).forEach(([value, label]) => {
      const b = document.createElement('button')
      b.type = 'button'
      b.setAttribute('role', 'menuitem')
      b.textContent = (value ? '→ ' : '') + label
      b.onclick = () => { shut(); post(person.dataset.person, value) }
      menu.appendChild(b)
    })
    // Inside the page's own landmark, where a screen reader looks for it.
    ;(form.closest('main') || document.body).appendChild(menu)
    const box = person.getBoundingClientRect()
    menu.style.left = Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8)) + scrollX + 'px'
    const below = box.bottom + menu.offsetHeight < innerHeight
    menu.style.top = (below ? box.bottom + 6 : Math.max(8, box.top - menu.offsetHeight - 6)) + scrollY + 'px'
    menu.addEventListener('keydown', event => {
      const all = $$('button', menu)
      const at = all.indexOf(document.activeElement)
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) { event.preventDefault(); all[(at + step + all.length) % all.length].focus() }
      if (event.key === 'Escape' || event.key === 'Tab') { event.preventDefault(); shut(true) }
    })
    const first = $('button', menu)
    if (first) first.focus()
  }
}
