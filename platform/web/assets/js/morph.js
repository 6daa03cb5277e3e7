// Makes one element like another without losing where the reader is: focus, caret, half-typed Chinese,
// open details and dialogs, scroll. Elements with an id are followed wherever they move.
import { $$, enhance } from './page.js'

export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) return from.replaceWith(copy(to))
  if (from.nodeType !== 1) { if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue; return }
  if (from.hasAttribute('data-still') || from.isEqualNode(to)) return
  attributes(from, to)
  if (from.nodeName === 'TEXTAREA') {
    if (to.textContent !== from.defaultValue) { from.defaultValue = to.textContent; if (!busy(from)) from.value = to.textContent }
    return
  }
  children(from, to)
}

const copy = node => document.importNode(node, true)
// What is being typed stays as it is, above all while an input method is composing.
const busy = el => el === document.activeElement

function attributes(from, to) {
  const open = (from.nodeName === 'DETAILS' || from.nodeName === 'DIALOG') && from.open
  const was = from.hasAttribute('checked') || from.hasAttribute('selected')
  for (const { name } of Array.from(from.attributes)) {
    if (!to.hasAttribute(name) && !(open && name === 'open') && !/^data-(sending|state)$/.test(name)) from.removeAttribute(name)
  }
  for (const { name, value } of Array.from(to.attributes)) {
    if (name === 'style' || from.getAttribute(name) === value) continue
    from.setAttribute(name, value)
    if (name === 'value' && !busy(from) && 'value' in from) { from.value = value; from.dispatchEvent(new Event('input')) }
  }
  // What the person chose stays, unless the server says something new.
  const is = to.hasAttribute('checked') || to.hasAttribute('selected')
  if (was !== is) from.nodeName === 'OPTION' ? (from.selected = is) : (from.checked = is)
}

function children(from, to) {
  let at = from.firstChild
  const wanted = Array.from(to.childNodes)
  for (const want of wanted) {
    const known = want.id && find(from, want)
    if (known) {
      // Moving the element that has the focus would lose it: what stands before it moves away instead.
      if (known !== at) known.contains(document.activeElement) ? clear(at, known, to) : from.insertBefore(known, at)
      morph(known, want)
      at = known.nextSibling
      continue
    }
    // What has no counterpart any more goes; what is new comes in before what stays.
    const later = wanted.slice(wanted.indexOf(want))
    while (at && !later.some(one => alike(at, one)) && !(at.id && wanted.some(one => one.id === at.id))) {
      const next = at.nextSibling
      at.remove()
      at = next
    }
    if (at && alike(at, want)) {
      const next = at.nextSibling
      morph(at, want)
      at = next
    } else {
      from.insertBefore(copy(want), at)
    }
  }
  while (at) { const next = at.nextSibling; at.remove(); at = next }
}

const find = (from, want) => Array.from(from.children).find(el => el.id === want.id && el.nodeName === want.nodeName)
// A field of another name, a form that leads elsewhere: another one, not the same one changed.
const mark = el => el.nodeType === 1 && (el.getAttribute('name') || el.getAttribute('action'))
const alike = (a, b) => a.nodeName === b.nodeName && !(a.id || b.id) && mark(a) === mark(b)

function clear(at, known, to) {
  while (at && at !== known) {
    const next = at.nextSibling
    at.id && Array.from(to.children).some(el => el.id === at.id) ? known.parentNode.appendChild(at) : at.remove()
    at = next
  }
}

// What stands in for scripts would come to life where it is parsed apart from a page: there it is not hidden.
function parsed(html) {
  const next = new DOMParser().parseFromString(html, 'text/html')
  $$('noscript', next).forEach(el => el.remove())
  return next
}

// Puts what was fetched in place of what is shown: single parts, this page again, or another page.
export function show(html, url) {
  const next = parsed(html)
  if (!next.getElementById('content')) {
    Array.from(next.body.children).forEach(el => { const at = el.id && document.getElementById(el.id); if (at) morph(at, el) })
  } else if (location.href.split('#')[0] === url.split('#')[0]) {
    document.title = next.title
    morph(document.body, next.body)
  } else {
    history.pushState(null, '', url)
    addEventListener('popstate', () => location.reload(), { once: true })
    document.title = next.title
    document.body.replaceWith(document.adoptNode(next.body))
    scrollTo(0, 0)
    document.getElementById('content').focus()
  }
  enhance()
}

// Fetches this page again and puts its live parts in place (without any, the whole of it). A server in trouble is
// an error: it is worth asking again. Says whether there still is such a page for this reader.
export async function refresh() {
  const answer = await fetch(location.href, { headers: { 'X-Region': '1' } })
  if (answer.status >= 500 || answer.status === 429) throw answer.status
  if (!answer.ok) return false
  const next = parsed(await answer.text())
  const live = $$('[data-region][id]')
  const parts = live.length ? live : $$('#content')
  parts.forEach(el => { const to = next.getElementById(el.id); if (to) morph(el, to) })
  enhance()
  return true
}
