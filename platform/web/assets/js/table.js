// Sorts a table by its heads and shows the rows that hold what was typed.
import { $$ } from './page.js'

export function start(el) {
  el.tagName === 'TABLE' ? sortable(el) : el.addEventListener('input', () => {
    const wanted = el.value.trim().toLowerCase()
    $$('tbody tr', document.getElementById(el.dataset.filter)).forEach(tr => { tr.hidden = !tr.textContent.toLowerCase().includes(wanted) })
  })
}

function sortable(table) {
  $$('th[aria-sort] > button', table).forEach(button => button.addEventListener('click', () => {
    const th = button.parentNode
    const up = th.getAttribute('aria-sort') !== 'ascending'
    $$('th[aria-sort]', table).forEach(t => t.setAttribute('aria-sort', 'none'))
    th.setAttribute('aria-sort', up ? 'ascending' : 'descending')
    const key = tr => { const td = tr.children[th.cellIndex]; return td.dataset.key || td.textContent.trim() }
    const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true })
    const body = table.tBodies[0]
    Array.from(body.rows).sort((a, b) => order.compare(key(a), key(b)) * (up ? 1 : -1)).forEach(tr => body.appendChild(tr))
  }))
}
