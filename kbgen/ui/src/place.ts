// The reader's place in a page: what stands in the window, and where. Parts of a page come after its first paint, so
// the number of pixels that browsers keep would first show another place and then jump.

export interface Place {
  element: Element;
  top: number;
}

/** What stands in the window now, from its top; nothing at the top of the page. */
export function placesNow(): Place[] {
  return [...(scrollY > 0 ? document.querySelectorAll("article [id]") : [])]
    .map((element) => ({ element, top: element.getBoundingClientRect().top }))
    .filter(({ top }) => top > 0 && top < innerHeight);
}

/** Scrolls, so that the first of `places` that is still there is where it was. */
export function hold(places: readonly Place[]): void {
  const place = places.find(({ element }) => element.getClientRects().length);
  if (place) scrollBy({ top: place.element.getBoundingClientRect().top - place.top, behavior: "instant" });
}

/** Keeps the place with this entry of the history, for a reload or a way back; a part may add a selector of what it
 *  had set aside, which would come between. */
export function keepPlace(): void {
  const [id, top, aside = "_"] = (history.state?.place ?? []) as [string, number, string?];
  for (const one of document.querySelectorAll<HTMLElement>(aside)) one.hidden = true;
  const element = document.getElementById(id);
  if (element) hold([{ element, top }]);
  addEventListener("beforeunload", () => {
    const [place] = placesNow();
    history.scrollRestoration = place ? "manual" : "auto";
    history.replaceState({ ...history.state, place: place && [place.element.id, place.top] }, "");
  });
}
