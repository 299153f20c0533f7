// The map of hosts. It is drawn from the list beside it: each line with a position becomes a point, and the line and its
// point open one another. Words come from the page, in its language; without tiles the districts are its background.
{
  const canvas = document.getElementById('map')
  const places = [...document.querySelectorAll('.map-place[data-lat]')]
  const { L } = window

  const positionOf = ({ dataset }) => [Number(dataset.lat), Number(dataset.lon)]

  /** A text in an element: never read as HTML. */
  const element = (tag, text, className = '') => {
    const made = document.createElement(tag)
    made.textContent = text
    made.className = className
    return made
  }

  const makeMap = () => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const { zoomIn, zoomOut, tiles } = canvas.dataset
    const map = L.map(canvas, {
      zoomControl: false,
      attributionControl: Boolean(tiles),
      scrollWheelZoom: false,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      markerZoomAnimation: !calm,
    })
    L.control.zoom({ position: 'bottomright', zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map)
    L.control.scale({ imperial: false }).addTo(map)
    // The wheel scrolls the page until somebody is at work on the map.
    canvas.addEventListener('focusin', () => map.scrollWheelZoom.enable())
    canvas.addEventListener('focusout', () => map.scrollWheelZoom.disable())
    return map
  }

  const addBackground = (map) => {
    const { tiles, attribution } = canvas.dataset
    if (tiles) {
      const owed = element('span', attribution).innerHTML
      const referrerPolicy = 'strict-origin-when-cross-origin'
      map.attributionControl.setPrefix(false)
      L.tileLayer(tiles, { attribution: owed, maxZoom: 19, referrerPolicy }).addTo(map)
      return
    }
    canvas.classList.add('map-plain')
    for (const district of document.querySelectorAll('#map-districts li')) {
      const html = element('span', district.textContent)
      const icon = L.divIcon({ className: 'map-district', html, iconSize: null })
      L.marker(positionOf(district), { icon, interactive: false, keyboard: false }).addTo(map)
    }
  }

  const popupOf = (place) => {
    const box = element('div', '', 'map-popup')
    box.append(element('p', place.querySelector('.map-address').firstChild.textContent.trim(), 'map-address'))
    box.append(place.querySelector('.map-partners').cloneNode(true))
    return box
  }

  const markerOf = (place) => {
    const names = [...place.querySelectorAll('.map-partners a')].map((link) => link.textContent)
    const html = element('span', names.length > 1 ? String(names.length) : '')
    const icon = L.divIcon({ className: 'map-pin', html, iconSize: [32, 32], popupAnchor: [0, -12] })
    const marker = L.marker(positionOf(place), { icon, title: names.join(', ') })
    marker.on('add', () => marker.getElement().setAttribute('aria-label', names.join(', ')))
    return marker.bindPopup(popupOf(place), { minWidth: 220 })
  }

  /** Ties a line of the list and its point: opening either shows both, and closing gives the focus back. */
  const tie = (map, place, marker) => {
    const button = place.querySelector('[data-show-place]')
    let opener = null
    button.hidden = false
    button.addEventListener('click', () => {
      opener = button
      canvas.scrollIntoView({ block: 'nearest' })
      if (map.getZoom() < 14) map.setView(marker.getLatLng(), 14)
      marker.openPopup()
    })
    marker.on('popupopen', ({ popup }) => {
      opener ??= marker.getElement()
      place.setAttribute('aria-current', 'true')
      if (matchMedia('(min-width: 992px)').matches) place.scrollIntoView({ block: 'nearest' })
      const box = popup.getElement()
      box.querySelector('.leaflet-popup-close-button').setAttribute('aria-label', canvas.dataset.close)
      box.querySelector('a').focus({ preventScroll: true })
      box.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') map.closePopup()
      })
    })
    marker.on('popupclose', () => {
      place.removeAttribute('aria-current')
      // What had the focus may be gone with the popup.
      const { activeElement, body } = document
      if (activeElement === body || canvas.contains(activeElement)) opener?.focus({ preventScroll: true })
      opener = null
    })
  }

  const draw = () => {
    canvas.hidden = false
    const map = makeMap()
    const markers = places.map(markerOf)
    if (markers.length > 0) {
      // On a plain background one needs to see the districts around to know where one is.
      const maxZoom = canvas.dataset.tiles ? 15 : 13
      map.fitBounds(L.latLngBounds(places.map(positionOf)), { maxZoom, padding: [40, 40], animate: false })
    } else map.setView(positionOf(canvas), Number(canvas.dataset.zoom))
    addBackground(map)
    for (const [index, marker] of markers.entries()) {
      marker.addTo(map)
      tie(map, places[index], marker)
    }
  }

  if (canvas && L && (places.length > 0 || canvas.dataset.lat)) draw()
}
