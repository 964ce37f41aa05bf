// What pointers do on a timeline. The plain wheel stays with the page; Ctrl or Cmd with the wheel, and two fingers, zoom
// around the pointer; Shift with the wheel, a sideways wheel and dragging move along; a double click zooms in.

export interface Pointing {
  /** x: pixels from the left edge; none for the middle. */
  zoom: (factor: number, x?: number) => void;
  /** A step nearer, or farther with `out`. */
  nearer: (x: number, out: boolean) => void;
  /** Positive to the right. */
  pan: (pixels: number) => void;
  /** y null: nothing is pointed at. */
  over: (x: number, y: number | null) => void;
  press: (x: number, y: number) => void;
}

/** Pixels after which a press is a drag. */
const DRAG = 4;

/** Listens until the function that it gives is called. */
export function pointing(root: SVGSVGElement, act: Pointing): () => void {
  const down = new Map<number, { x: number; y: number }>();
  let begun = { x: 0, y: 0 };
  let dragged = false;
  let spread = 0;
  const place = (event: MouseEvent) => {
    const box = root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const listeners: Partial<{ [K in keyof SVGElementEventMap]: (event: SVGElementEventMap[K]) => void }> = {
    wheel(event) {
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!event.ctrlKey && !event.metaKey && !sideways) return;
      event.preventDefault();
      act.over(0, null);
      // Lines and pages, where the system counts in them, as pixels.
      const unit = [1, 16, 400][event.deltaMode] ?? 1;
      if (event.ctrlKey || event.metaKey)
        act.zoom(Math.exp(Math.max(-0.4, Math.min(0.4, event.deltaY * unit * 0.003))), place(event).x);
      else act.pan(-(event.deltaX || event.deltaY) * unit);
    },
    pointerdown(event) {
      if (event.button !== 0) return;
      const at = place(event);
      down.set(event.pointerId, at);
      if (down.size === 1) {
        begun = at;
        dragged = false;
      }
      spread = apart();
    },
    pointermove(event) {
      const at = place(event);
      const before = down.get(event.pointerId);
      if (!before) return act.over(at.x, down.size === 0 && event.pointerType !== 'touch' ? at.y : null);
      down.set(event.pointerId, at);
      if (!dragged && Math.hypot(at.x - begun.x, at.y - begun.y) < DRAG) return;
      if (!dragged) {
        dragged = true;
        act.over(0, null);
        // Held only from here on, so that a click still goes to what was pressed.
        root.setPointerCapture?.(event.pointerId);
      }
      if (down.size === 1) return act.pan(at.x - before.x);
      const now = apart();
      if (spread > 0 && now > 0)
        act.zoom(spread / now, [...down.values()].reduce((sum, { x }) => sum + x, 0) / down.size);
      spread = now;
    },
    pointerup: (event) => void down.delete(event.pointerId),
    pointercancel: (event) => void down.delete(event.pointerId),
    pointerleave: () => act.over(0, null),
    click(event) {
      if (dragged) return void (dragged = false);
      const at = place(event);
      // A click that assistive technology makes has no place; then it is the element's own.
      const own = event.detail === 0 && event.target instanceof Element ? event.target.getBoundingClientRect() : null;
      const box = root.getBoundingClientRect();
      if (own) act.press(own.left + own.width / 2 - box.left, own.top + own.height / 2 - box.top);
      else act.press(at.x, at.y);
    },
    dblclick(event) {
      event.preventDefault();
      act.nearer(place(event).x, event.shiftKey);
    },
  };
  const apart = (): number => {
    const [one, other] = [...down.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  };
  // Two fingers on a trackpad, as WebKit on a Mac tells it.
  let last = 1;
  const gesture = (event: Event) => {
    event.preventDefault();
    const { scale, clientX } = event as Event & { scale?: number; clientX?: number };
    if (event.type === 'gesturechange' && scale)
      act.zoom(last / scale, clientX === undefined ? undefined : clientX - root.getBoundingClientRect().left);
    last = event.type === 'gesturestart' ? 1 : (scale ?? 1);
  };

  const all: [string, EventListener][] = [
    ...Object.entries(listeners).map(([name, listener]): [string, EventListener] => [name, listener as EventListener]),
    ['gesturestart', gesture],
    ['gesturechange', gesture],
  ];
  // By hand, because a wheel listener must say that it stops the page from scrolling.
  for (const [name, listener] of all) root.addEventListener(name, listener, { passive: false });
  return () => {
    for (const [name, listener] of all) root.removeEventListener(name, listener);
  };
}
