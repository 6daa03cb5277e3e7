// Counts down to a moment the server named, on the server's clock, without a message each second.
import { words } from './page.js'

const two = n => String(n).padStart(2, '0')

function bell() {
  const Audio = window.AudioContext || window.webkitAudioContext
  if (!Audio) return
  const ctx = new Audio(), tone = ctx.createOscillator(), loud = ctx.createGain()
  tone.frequency.value = 880
  loud.gain.setValueAtTime(.4, ctx.currentTime)
  loud.gain.exponentialRampToValueAtTime(.001, ctx.currentTime + 1.6)
  tone.connect(loud).connect(ctx.destination)
  tone.start()
  tone.stop(ctx.currentTime + 1.6)
}

export function start(el) {
  let ahead, seen, rung
  function tick() {
    if (!document.contains(el)) return
    const { deadline, serverNow, bell: at } = el.dataset
    // A region that came later brings a new deadline and the server's clock with it.
    if (seen !== deadline + serverNow) { seen = deadline + serverNow; ahead = serverNow ? serverNow - Date.now() : 0; rung = null }
    if (+deadline) {
      const left = Math.ceil((deadline - Date.now() - ahead) / 1000)
      const s = Math.max(0, left), h = Math.floor(s / 3600)
      const text = left <= 0 && !('count' in el.dataset) && words.time_up ? words.time_up : (h ? h + ':' : '') + two(Math.floor(s / 60) % 60) + ':' + two(s % 60)
      if (el.textContent !== text) el.textContent = text
      el.classList.toggle('soon', left > 0 && left <= 60)
      el.classList.toggle('over', left <= 0)
      if (at !== undefined) for (const mark of [+at || 0, 0]) if (left === mark && rung !== mark) { rung = mark; bell() }
    }
    setTimeout(tick, 250)
  }
  tick()
}
