// A slider and a number that say the same. The number is what is sent; untouched means no score yet.
import { $, $$ } from './page.js'

export function start(rail) {
  const slider = $('.rail-slider', rail), number = $('.rail-number', rail)
  const { min, max } = slider
  const paint = () => {
    const set = number.value !== ''
    slider.classList.toggle('unset', !set)
    if (set) slider.value = number.value
    slider.style.setProperty('--fill', (set ? (slider.value - min) / (max - min) * 100 : 0) + '%')
    const form = number.form, sum = form && $('[data-sum]', form)
    if (sum) sum.firstChild.nodeValue = $$('.rail-number', form).reduce((all, n) => all + (+n.value || 0), 0)
    // Of how much: what the rails touched so far could have given.
    const of = form && $('[data-sum-of]', form)
    if (of) of.firstChild.nodeValue = $$('.rail-number', form).reduce((all, n) => all + (n.value === '' ? 0 : +n.max), 0)
  }
  slider.hidden = false
  if (number.value === '') slider.value = min
  slider.addEventListener('input', () => { number.value = slider.value; number.dispatchEvent(new Event('input', { bubbles: true })) })
  number.addEventListener('input', paint)
  paint()
}
