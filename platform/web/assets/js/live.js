// A page that follows what happens: the server sends a region already rendered, it takes its place.
// When the line drops, the page says since when it has stood still, and catches up afterwards.
import { $$, enhance, say, words } from './page.js'
import { morph, refresh } from './morph.js'

const clock = () => new Date().toTimeString().slice(0, 5)

export function start(root) {
  const url = root.dataset.live
  let source, wait = 1000, lost = false, seen = clock()

  const state = name => $$('[data-live-state]').forEach(el => {
    if (el.dataset.on === undefined) el.dataset.on = el.textContent
    el.dataset.state = name
    el.textContent = name === 'lost' ? words.lost + ' ' + seen : el.dataset.on
  })

  function put(message) {
    if (!document.contains(root)) return source.close()
    seen = clock()
    const frame = JSON.parse(message.data)
    if (frame.reload) return refresh()
    const el = document.getElementById(frame.region)
    const box = document.createElement('template')
    box.innerHTML = frame.html.trim()
    if (!el || !box.content.firstElementChild) return
    morph(el, box.content.firstElementChild)
    enhance()
  }

  function drop() {
    source.close()
    if (!lost) { lost = true; state('lost') }
    setTimeout(open, wait + Math.random() * 500)
    wait = Math.min(wait * 1.7, 15000)
  }

  function open() {
    if (!document.contains(root)) return
    source = new EventSource(url)
    source.onmessage = put
    source.onerror = drop
    source.onopen = async () => {
      wait = 1000
      if (!lost) return state('on')
      try { if (await refresh()) { lost = false; seen = clock(); state('on'); say(words.back) } } catch (e) { drop() }
    }
  }
  open()
  addEventListener('online', () => { if (lost && source.readyState === 2) open() })
  addEventListener('pagehide', () => source.close())
  addEventListener('pageshow', event => { if (event.persisted) { lost = true; open() } })
}
