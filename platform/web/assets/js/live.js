// A page that follows what happens: the server sends a region already rendered, it takes its place.
// When the line drops, the page says since when it has stood still, and catches up afterwards.
// Where events do not get through (some hotels, some apps), it asks for the same frames one by one.
import { $$, enhance, say, words } from './page.js'
import { morph, refresh } from './morph.js'

const clock = () => new Date().toTimeString().slice(0, 5)
// A hall that comes back at once would knock on the door at once.
const soon = most => new Promise(done => setTimeout(done, Math.random() * most))

// What arrives while the page is fetched may be newer than the page: it is put in its place once more.
const meanwhile = new Map()
let running, next
const later = wait => new Promise(done => setTimeout(done, wait))

async function fetchOnce() {
  try {
    for (let wait = 500; document.querySelector('[data-live]'); wait = Math.min(wait * 2, 15000)) {
      try { return await refresh() } catch (e) { await later(wait) }
    }
  } finally {
    meanwhile.forEach(place)
    meanwhile.clear()
  }
}

// One after the other: of two pages asked for at once the older could come last. Whoever asks meanwhile is answered
// by a page that is asked for afterwards.
function fetched() {
  if (running) return next = next || running.then(() => { next = null; return fetched() })
  running = fetchOnce()
  running.finally(() => { running = null })
  return running
}

function place(frame) {
  const el = document.getElementById(frame.region)
  const box = document.createElement('template')
  box.innerHTML = frame.html.trim()
  if (!el || !box.content.firstElementChild) return
  morph(el, box.content.firstElementChild)
  enhance()
}

export function start(root) {
  let source, turn = 0, fails = 0, polls = 20000, wait = 1000, since = '', lost = false, seen = clock()

  const state = name => $$('[data-live-state]').forEach(el => {
    if (el.dataset.on === undefined) el.dataset.on = el.textContent
    el.dataset.state = name
    el.textContent = name === 'lost' ? words.lost + ' ' + seen : el.dataset.on
  })

  function address(poll) {
    const url = new URL(root.dataset.live, location.href)
    if (poll) url.searchParams.set('poll', '')
    if (since) url.searchParams.set('since', since)
    return url
  }

  function close() {
    turn++
    if (source) source.close()
    source = null
  }

  function put(frame) {
    seen = clock()
    if (frame.reload) return soon(300).then(fetched)
    if (running) meanwhile.set(frame.region, frame)
    place(frame)
  }

  function drop() {
    if (source) fails++
    close()
    if (!lost) { lost = true; state('lost') }
    const mine = turn
    setTimeout(() => { if (mine === turn) open() }, wait * (1 + Math.random() / 2))
    wait = Math.min(wait * 1.7, 15000)
  }

  // Who says where it left off is sent what it missed; who cannot, fetches the page.
  async function back() {
    const mine = turn
    wait = 1000
    if (!lost) return state('on')
    if (!since) {
      await soon(1500)
      if (!await fetched() || mine !== turn) return
    }
    lost = false
    seen = clock()
    state('on')
    say(words.back)
  }

  function events() {
    source = new EventSource(address())
    const mine = source
    source.onerror = drop
    source.onopen = () => { fails = 0; polls = 20000; back().catch(drop) }
    source.onmessage = message => {
      if (!document.contains(root)) return close()
      if (message.lastEventId) since = message.lastEventId
      put(JSON.parse(message.data))
    }
    // A proxy that holds events back neither opens nor fails.
    setTimeout(() => { if (mine === source && mine.readyState === 0) drop() }, 10000)
  }

  // For a while, longer each time; then events are tried again: perhaps the server was only away.
  async function poll() {
    const mine = turn, until = Date.now() + polls
    fails = 1
    while (Date.now() < until && document.contains(root)) {
      const answer = await fetch(address(true))
      if (mine !== turn) return
      if (!answer.ok) throw answer.status
      const [told] = await Promise.all([answer.json(), back()])
      if (mine !== turn) return
      since = told.since
      told.frames.forEach(put)
      if (!told.frames.length) await soon(500)
    }
    polls = Math.min(polls * 2, 300000)
    open()
  }

  function open() {
    close()
    if (!document.contains(root)) return
    fails < 2 ? events() : poll().catch(drop)
  }

  open()
  addEventListener('online', () => { if (lost && !source) open() })
  addEventListener('pagehide', close)
  addEventListener('pageshow', event => { if (event.persisted) { lost = true; open() } })
}
