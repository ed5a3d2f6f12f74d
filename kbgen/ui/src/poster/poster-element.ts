// <kb-poster>: prints the page for users as a poster, on the paper that its links choose where there are no
// scripts, and copies it as a letter.
import type { Words } from "../words";
import { copyRich } from "../take";
import { copyButton } from "../replies/buttons";
import { escapeHtml } from "../replies/formats";

export function posterElement(words: Words): CustomElementConstructor {
  return class PosterElement extends HTMLElement {
    #built = false;

    connectedCallback(): void {
      if (this.#built) return;
      this.#built = true;
      const page = this.closest("article") ?? document.body;
      for (const link of this.querySelectorAll<HTMLAnchorElement>("a[data-size]")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = link.className;
        button.textContent = link.textContent;
        button.addEventListener("click", () => {
          page.dataset["print"] = link.dataset["size"];
          window.print();
        });
        link.replaceWith(button);
      }
      this.prepend(copyButton(words, this.dataset["letter"] ?? "", () => this.#copy(page), "md-button kb-button"));
    }

    async #copy(page: HTMLElement): Promise<boolean> {
      return (await copyRich(letterOf(page))) !== "failed";
    }
  };
}

/** The page as a letter: its title, what leads to the advice, the advice, how to reach us. */
function letterOf(page: HTMLElement): { text: string; html: string } {
  const text: string[] = [];
  const html: string[] = [];
  const put = (first: string, rest: readonly string[], tag: string): void => {
    if (!first && !rest.length) return;
    text.push([first, ...rest].filter(Boolean).join("\n"));
    const lines = rest.map(escapeHtml).join("<br>");
    html.push(tag === "strong" ? `<p><strong>${escapeHtml(first)}</strong><br>${lines}</p>` : `<${tag}>${escapeHtml(first)}</${tag}>`);
  };
  put(wordsOf(page.querySelector("h1")), [], "h2");
  put(wordsOf(page.querySelector(".kb-lead")), [], "p");
  page.querySelectorAll(".kb-advice > ol > li").forEach((item, index) => {
    const title = wordsOf(item.querySelector(".kb-advice-title"));
    const rest = [...item.children].filter((one) => !one.querySelector(".kb-advice-title")).map(wordsOf);
    put(`${index + 1}. ${title || rest.shift() || ""}`, rest, "strong");
  });
  for (const one of page.querySelectorAll(".kb-poster-end > p")) put(wordsOf(one), [], "p");
  return { text: text.join("\n\n"), html: html.join("") };
}

function wordsOf(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const one of copy?.querySelectorAll(".headerlink") ?? []) one.remove();
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}
