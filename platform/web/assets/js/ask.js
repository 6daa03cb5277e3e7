// A question with its consequence before a button does what cannot be undone.
import { words } from './page.js'

export function ask(asked) {
  const go = () => { asked.dataset.agreed = 1; asked.click(); delete asked.dataset.agreed }
  const d = document.createElement('dialog')
  // Old browsers have no dialog: they ask plainly.
  if (!d.showModal) { if (confirm(asked.dataset.confirm)) go(); return }
  d.className = 'sheet'
  d.setAttribute('aria-labelledby', 'ask')
  const p = document.createElement('p')
  p.id = 'ask'
  p.textContent = asked.dataset.confirm
  const form = document.createElement('form')
  form.method = 'dialog'
  form.className = 'actions'
  const answers = [[words.cancel, '', ''], [asked.textContent.trim() || words.confirm, 'danger solid', 'yes']]
  answers.forEach(([label, kind, value]) => {
    const b = document.createElement('button')
    b.className = 'btn ' + kind
    b.value = value
    b.textContent = label
    form.appendChild(b)
  })
  d.append(p, form)
  document.body.appendChild(d)
  d.addEventListener('close', () => { d.remove(); d.returnValue === 'yes' ? go() : asked.focus() })
  d.showModal()
}
