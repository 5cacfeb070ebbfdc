// Turns the slides, and shows the speaker's window. Nothing here is asked of the
// network: the two windows speak by messages.
"use strict"
const root = document.documentElement
const slides = [...document.querySelectorAll(".s")]
const talk = location.search === "?notes"
const text = JSON.parse(document.getElementById("text").textContent)
const notesOf = (i) => document.getElementById("n" + (i + 1))
let at = 0
let dark = false
let other = talk ? window.opener : null
let channel = null
try { channel = new BroadcastChannel("kb-deck-" + location.pathname) } catch { /* the opener is enough */ }

function fromHash() {
  const n = Number.parseInt(location.hash.slice(1), 10)
  return n >= 1 && n <= slides.length ? n - 1 : 0
}

function over() { return root.classList.contains("over") }

function show(i, told) {
  at = Math.max(0, Math.min(slides.length - 1, i))
  for (const [n, s] of slides.entries()) {
    s.classList.toggle("on", n === at)
    s.classList.toggle("nx", talk && n === at + 1)
    const notes = notesOf(n)
    if (notes) { notes.classList.toggle("on", n === at); notes.open = talk }
  }
  if (location.hash !== "#" + (at + 1)) history.replaceState(null, "", "#" + (at + 1))
  if (over()) { slides[at].querySelector(".jump").focus(); slides[at].scrollIntoView({ block: "nearest" }) }
  const label = slides[at].getAttribute("aria-label")
  document.getElementById("say").textContent = label
  document.title = label + " – " + text.title
  if (talk) {
    document.getElementById("at").textContent = text.of.replace("{n}", at + 1).replace("{all}", slides.length)
    document.querySelector(".talk .notes.on")?.scrollTo(0, 0)
  }
  if (!told) tell()
}

function setDark(on, told) {
  dark = on
  document.body.classList.toggle("dark", dark)
  if (!told) tell()
}

function tell() {
  const state = { deck: text.id, at, dark }
  try { other?.postMessage(state, "*") } catch { other = null }
  channel?.postMessage(state)
}

function hear(event) {
  const state = event.data
  if (!state || state.deck !== text.id || !Number.isInteger(state.at)) return
  if (state.hello) {
    if (!talk && event.source) other = event.source
    if (!talk) tell()
    return
  }
  if (state.at !== at) show(state.at, true)
  if (Boolean(state.dark) !== dark) setDark(Boolean(state.dark), true)
}
addEventListener("message", hear)
if (channel) channel.onmessage = hear

function setOver(on) {
  root.classList.toggle("over", on)
  for (const s of slides) s.querySelector(".in").inert = on
  if (on) show(at, true)
  else scrollTo(0, 0)
}

function speak() {
  other = window.open(location.href.split(/[?#]/)[0] + "?notes#" + (at + 1), "kb-deck-notes", "width=1200,height=760")
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen()
  else root.requestFullscreen?.().catch(() => {})
}

const help = document.querySelector("dialog")
function helpMe() { if (help.open) help.close(); else help.showModal() }

let typed = ""
function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const onControl = event.target.closest?.("a, button, summary, dialog")
  const k = event.key
  if (help.open && k !== "?") return
  if (onControl && (k === "Enter" || k === " ")) return
  const row = over() ? Math.max(1, Math.round(document.querySelector("main").clientWidth / (slides[0].offsetWidth + 20))) : 1
  const digits = typed
  typed = ""
  const actions = {
    ArrowRight: () => show(at + 1), ArrowDown: () => show(at + row), PageDown: () => show(at + 1), n: () => show(at + 1),
    ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - row), PageUp: () => show(at - 1), Backspace: () => show(at - 1),
    " ": () => show(at + (event.shiftKey ? -1 : 1)), Home: () => show(0), End: () => show(slides.length - 1),
    Enter: () => { if (digits) show(Number(digits) - 1); else if (!over()) show(at + 1) },
    o: () => { if (!talk) setOver(!over()) }, Escape: () => setOver(false),
    p: talk ? undefined : speak, s: talk ? undefined : speak, f: full, "?": helpMe, b: () => setDark(!dark), ".": () => setDark(!dark),
  }
  if (/^[0-9]$/.test(k)) { typed = digits + k; return }
  const act = actions[k.length === 1 ? k.toLowerCase() : k]
  if (!act) return
  event.preventDefault()
  act()
}
addEventListener("keydown", key)
addEventListener("hashchange", () => { if (fromHash() !== at) show(fromHash()) })

let startX = null
let startY = null
addEventListener("touchstart", (event) => {
  // two fingers zoom, and one moves what was zoomed into
  if (event.touches.length !== 1 || over() || visualViewport.scale > 1.01) { startX = null; return }
  startX = event.touches[0].clientX
  startY = event.touches[0].clientY
}, { passive: true })
addEventListener("touchend", (event) => {
  if (startX === null) return
  const dx = event.changedTouches[0].clientX - startX
  const dy = event.changedTouches[0].clientY - startY
  startX = null
  if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) show(at + (dx < 0 ? 1 : -1))
}, { passive: true })

for (const a of document.querySelectorAll(".jump")) {
  a.addEventListener("click", (event) => {
    event.preventDefault()
    at = Number(a.getAttribute("href").slice(1)) - 1
    setOver(false)
    show(at)
  })
}
const press = { back: () => show(at - 1), next: () => show(at + 1), over: () => setOver(!over()), talk: speak, full, help: helpMe, close: () => help.close() }
for (const b of document.querySelectorAll("button[data-do]")) b.addEventListener("click", () => press[b.dataset.do]?.())

const bar = document.querySelector(".bar")
let leave = 0
addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch") return
  bar.classList.add("near")
  clearTimeout(leave)
  leave = setTimeout(() => bar.classList.remove("near"), 1500)
})

// the speaker's clock, and the time since the first turn of a slide
function speaker() {
  const clock = document.getElementById("clock")
  const timer = document.getElementById("timer")
  const pause = document.getElementById("pause")
  let spent = 0
  let since = Date.now()
  let size = 18
  const two = (n) => String(n).padStart(2, "0")
  function tick() {
    const now = new Date()
    clock.value = now.toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" })
    const s = Math.floor((spent + (since ? Date.now() - since : 0)) / 1000)
    timer.value = (s >= 3600 ? Math.floor(s / 3600) + ":" : "") + two(Math.floor(s / 60) % 60) + ":" + two(s % 60)
  }
  press.pause = () => {
    if (since) { spent += Date.now() - since; since = 0 } else since = Date.now()
    pause.textContent = since ? text.pause : text.go
    tick()
  }
  press.reset = () => { spent = 0; if (since) since = Date.now(); tick() }
  const resize = (by) => { size = Math.max(12, Math.min(40, size + by)); document.body.style.setProperty("--notes", size + "px") }
  press.bigger = () => resize(2)
  press.smaller = () => resize(-2)
  tick()
  setInterval(tick, 500)
  for (const to of [other, channel]) {
    try { if (to === channel) to?.postMessage({ deck: text.id, at, hello: true }); else to?.postMessage({ deck: text.id, at, hello: true }, "*") } catch { /* it is gone */ }
  }
}

root.classList.add("js")
root.classList.toggle("talk", talk)
show(fromHash(), true)
if (talk) speaker()
